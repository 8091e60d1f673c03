/** Numbers that look random and are the same for the same seed (xorshift, 32 bits). */
export class Dice {
  #state: number

  constructor(seed: number) {
    // Seeds next to each other must not begin alike, and 0 would stay 0.
    this.#state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ 0x5bd1e995) | 0 || 1
    for (let turn = 0; turn < 8; turn += 1) this.#turn()
  }

  #turn(): number {
    let x = this.#state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x
    return x >>> 0
  }

  /** 0 to `below` - 1. */
  under(below: number): number {
    return this.#turn() % below
  }

  /** True once in so many times. */
  onceIn(times: number): boolean {
    return this.under(times) === 0
  }

  oneOf<T>(choices: readonly T[]): T {
    return choices[this.under(choices.length)]!
  }
}
