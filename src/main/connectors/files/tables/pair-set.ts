/**
 * Different pairs of numbers, millions of them: 8 bytes a pair. Repeated pairs are dropped whenever the
 * memory is full, so a file of nothing but repetitions takes no more than one of each.
 */

/** Right numbers stay below this; both together stay exact in a double. */
const RIGHTS = 2 ** 26

export class PairSet {
  private keys = new Float64Array(1024)
  private filled = 0
  /** How many were added, repeated ones too. */
  private taken = 0

  add(left: number, right: number): void {
    if (this.filled === this.keys.length) this.makeRoom()
    this.keys[this.filled] = left * RIGHTS + right
    this.filled += 1
    this.taken += 1
  }

  /** Different pairs. */
  get size(): number {
    this.compact()
    return this.filled
  }

  /** Pairs that were added although they were there. */
  get repeated(): number {
    return this.taken - this.size
  }

  /** By left number, then by right number. */
  *[Symbol.iterator](): Generator<[left: number, right: number]> {
    this.compact()
    for (let index = 0; index < this.filled; index += 1) {
      const key = this.keys[index] ?? 0
      const left = Math.floor(key / RIGHTS)
      yield [left, key - left * RIGHTS]
    }
  }

  private makeRoom(): void {
    this.compact()
    if (this.filled <= this.keys.length / 2) return
    const larger = new Float64Array(this.keys.length * 2)
    larger.set(this.keys)
    this.keys = larger
  }

  private compact(): void {
    const keys = this.keys.subarray(0, this.filled).sort()
    let kept = 0
    for (const key of keys) {
      if (kept > 0 && keys[kept - 1] === key) continue
      keys[kept] = key
      kept += 1
    }
    this.filled = kept
  }
}
