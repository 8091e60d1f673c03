/** Steps that can be taken back and made again; a new step forgets those that were taken back. */
const most = 200

export class StepHistory<Step> {
  #done: Step[] = []
  #undone: Step[] = []

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** @param before what stood before the step that is made now */
  made(before: Step): void {
    this.#done.push(before)
    if (this.#done.length > most) this.#done.shift()
    this.#undone = []
  }

  /** @returns what stood before the last step; undefined: there was none */
  undo(now: Step): Step | undefined {
    const before = this.#done.pop()
    if (before !== undefined) this.#undone.push(now)
    return before
  }

  redo(now: Step): Step | undefined {
    const after = this.#undone.pop()
    if (after !== undefined) this.#done.push(now)
    return after
  }
}
