/** How many requests came within the last second. */
export class Pace {
  /** When they came, in milliseconds, oldest first. */
  readonly #times: number[] = []
  #oldest = 0
  /** Most in any second. */
  fastest = 0

  /** @returns how many came within the second that ends now, this one included */
  take(now: number): number {
    this.#times.push(now)
    while (this.#times[this.#oldest]! <= now - 1000) this.#oldest += 1
    const count = this.#times.length - this.#oldest
    if (count > this.fastest) this.fastest = count
    return count
  }
}
