/** Pairs (from, to) as two typed arrays: compact, and read without allocating. */

export class Links {
  readonly #offsets: Uint32Array
  readonly #targets: Uint32Array

  /**
   * @param size how many there are on the `from` side
   * @param pairs dense numbers; each pair once
   */
  constructor(size: number, pairs: readonly (readonly [from: number, to: number])[]) {
    this.#offsets = new Uint32Array(size + 1)
    this.#targets = new Uint32Array(pairs.length)
    for (const [from] of pairs) this.#offsets[from + 1]!++
    for (let index = 0; index < size; index++) this.#offsets[index + 1]! += this.#offsets[index]!
    const next = this.#offsets.slice()
    for (const [from, to] of pairs) this.#targets[next[from]!++] = to
  }

  get size(): number {
    return this.#offsets.length - 1
  }

  /** A view, not a copy. */
  of(from: number): Uint32Array {
    return this.#targets.subarray(this.#offsets[from], this.#offsets[from + 1])
  }

  /** The same pairs the other way round. @param size how many there are on the `to` side */
  reversed(size: number): Links {
    const pairs: [number, number][] = []
    for (let from = 0; from < this.size; from++)
      for (const to of this.of(from)) pairs.push([to, from])
    return new Links(size, pairs)
  }
}
