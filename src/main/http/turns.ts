/**
 * Those who wait, and whose turn it is: consumers take turns, and within one it is first come, first
 * served. A consumer is whoever asks on its own account, such as a sync or a question.
 */
export class Turns<Waiter> {
  /** By consumer, compared by identity; the first in the map is the next one. */
  readonly #queues = new Map<unknown, Waiter[]>()
  #size = 0

  get size(): number {
    return this.#size
  }

  add(consumer: unknown, waiter: Waiter): void {
    const queue = this.#queues.get(consumer)
    if (queue) queue.push(waiter)
    else this.#queues.set(consumer, [waiter])
    this.#size++
  }

  /** The first of the consumer whose turn it is; that consumer is then the last one. */
  next(): Waiter | undefined {
    const [turn] = this.#queues
    if (!turn) return undefined
    const [consumer, queue] = turn
    const waiter = queue.shift()
    this.#queues.delete(consumer)
    if (queue.length > 0) this.#queues.set(consumer, queue)
    this.#size--
    return waiter
  }

  /** @returns whether it waited here */
  remove(waiter: Waiter): boolean {
    for (const [consumer, queue] of this.#queues) {
      const place = queue.indexOf(waiter)
      if (place === -1) continue
      queue.splice(place, 1)
      if (queue.length === 0) this.#queues.delete(consumer)
      this.#size--
      return true
    }
    return false
  }

  /** Those that are to wait elsewhere, in their order. */
  moveTo(other: Turns<Waiter>, where: (waiter: Waiter) => boolean): void {
    for (const [consumer, queue] of [...this.#queues]) {
      const staying = queue.filter((waiter) => !where(waiter))
      for (const waiter of queue) if (where(waiter)) other.add(consumer, waiter)
      this.#size -= queue.length - staying.length
      if (staying.length > 0) this.#queues.set(consumer, staying)
      else this.#queues.delete(consumer)
    }
  }
}
