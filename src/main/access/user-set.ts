/** A set of users as bits: counted and paged without listing all of them. */
import { ones } from './bits'

export class UserSet {
  readonly #words: Uint32Array
  #size: number | undefined

  /** @param users how many users there are in all */
  constructor(users: number, words = new Uint32Array((users + 31) >>> 5)) {
    this.#words = words
  }

  get size(): number {
    this.#size ??= this.#words.reduce((sum, word) => sum + ones(word), 0)
    return this.#size
  }

  has(user: number): boolean {
    return ((this.#words[user >>> 5]! >>> (user & 31)) & 1) === 1
  }

  add(user: number): void {
    this.#words[user >>> 5]! |= 1 << (user & 31)
    this.#size = undefined
  }

  delete(user: number): void {
    this.#words[user >>> 5]! &= ~(1 << (user & 31))
    this.#size = undefined
  }

  copy(): UserSet {
    return new UserSet(0, this.#words.slice())
  }

  /** Ascending, from the one at place `offset`. */
  page(offset = 0, limit = Infinity): number[] {
    const found: number[] = []
    let place = 0
    for (let word = 0; word < this.#words.length && found.length < limit; word++) {
      let bits = this.#words[word]!
      const count = ones(bits)
      if (place + count <= offset) {
        place += count
        continue
      }
      for (; bits !== 0 && found.length < limit; bits &= bits - 1) {
        if (place++ >= offset) found.push(word * 32 + 31 - Math.clz32(bits & -bits))
      }
    }
    return found
  }
}
