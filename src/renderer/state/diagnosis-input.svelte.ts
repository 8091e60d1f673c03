/** A file that is too long to be shown in a field. */
export interface DiagnosedFile {
  name: string
  bytes: number
  text: string
}

/** Longer texts make a field slow; a file of more is named instead of shown. */
const longestShown = 20_000

/**
 * What was pasted for diagnosis. It belongs to the window: one follows a link of the answer, comes
 * back, and finds both again.
 */
export class DiagnosisInput {
  text = $state('')
  /** In place of the text. */
  file = $state.raw<DiagnosedFile>()
  /** What the answer is about; empty before the first one. */
  asked = $state.raw('')
  /** Grows with each attempt, so that the same text can be tried again. */
  attempts = $state(0)
  #account = ''

  /** What will be asked. */
  get given(): string {
    return this.file?.text ?? this.text
  }

  /** What was pasted for one client is nothing for the next one's eyes. */
  enter(account: string): void {
    if (account === this.#account) return
    this.#account = account
    this.put('')
    this.asked = ''
  }

  put(text: string): void {
    this.text = text
    this.file = undefined
  }

  async read(file: File): Promise<void> {
    const text = await file.text()
    if (text.length <= longestShown) this.put(text)
    else {
      this.text = ''
      this.file = { name: file.name, bytes: file.size, text }
    }
  }

  ask(): void {
    if (this.given.trim() === '') return
    this.asked = this.given
    this.attempts += 1
  }
}
