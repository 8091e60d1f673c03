/** Pairs (from, to) as two typed arrays, targets ascending: compact, and read without allocating. */
import type { Pairs } from './model'

export class Links {
  readonly #offsets: Uint32Array
  readonly #targets: Uint32Array

  /**
   * @param size how many there are on the `from` side
   * @param pairs dense numbers; each pair once
   */
  constructor(size: number, given: readonly (readonly [from: number, to: number])[] | Pairs) {
    const pairs = 'from' in given ? given : pairsOf(given)
    this.#offsets = new Uint32Array(size + 1)
    this.#targets = new Uint32Array(pairs.from.length)
    for (const from of pairs.from) this.#offsets[from + 1]!++
    for (let index = 0; index < size; index++) this.#offsets[index + 1]! += this.#offsets[index]!
    const next = this.#offsets.slice()
    pairs.from.forEach((from, index) => {
      this.#targets[next[from]!++] = pairs.to[index]!
    })
    for (let from = 0; from < size; from++) sortIfNeeded(this.of(from))
  }

  get size(): number {
    return this.#offsets.length - 1
  }

  /** A view, not a copy; ascending. */
  of(from: number): Uint32Array {
    return this.#targets.subarray(this.#offsets[from], this.#offsets[from + 1])
  }

  has(from: number, to: number): boolean {
    const end = this.#offsets[from + 1]!
    let low = this.#offsets[from]!
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#targets[middle]! < to) low = middle + 1
      else high = middle
    }
    return low < end && this.#targets[low] === to
  }

  /** The same pairs the other way round. @param size how many there are on the `to` side */
  reversed(size: number): Links {
    const pairs: Pairs = {
      from: this.#targets.slice(),
      to: new Uint32Array(this.#targets.length),
    }
    for (let from = 0; from < this.size; from++) {
      pairs.to.fill(from, this.#offsets[from], this.#offsets[from + 1])
    }
    return new Links(size, pairs)
  }
}

/** Facts mostly come in order. */
function sortIfNeeded(targets: Uint32Array): void {
  for (let index = 1; index < targets.length; index++) {
    if (targets[index - 1]! > targets[index]!) {
      targets.sort()
      return
    }
  }
}

/** @param pairs dense numbers */
export function pairsOf(pairs: readonly (readonly [from: number, to: number])[]): Pairs {
  return {
    from: Uint32Array.from(pairs, ([from]) => from),
    to: Uint32Array.from(pairs, ([, to]) => to),
  }
}
