/**
 * What was pasted for diagnosis. It belongs to the window: one follows a link of the answer, comes
 * back, and finds both again.
 */
export class DiagnosisInput {
  text = $state('')
  /** What the answer is about; empty before the first one. */
  asked = $state('')
  /** Grows with each attempt, so that the same text can be tried again. */
  attempts = $state(0)
  #account = ''

  /** What was pasted for one client is nothing for the next one's eyes. */
  enter(account: string): void {
    if (account === this.#account) return
    this.#account = account
    this.text = ''
    this.asked = ''
  }

  ask(): void {
    if (this.text.trim() === '') return
    this.asked = this.text
    this.attempts += 1
  }
}
