/**
 * Asks the account while a person types: one question at a time, so that a quick hand leaves no queue
 * behind it, and an answer is only ever shown as that of its own text.
 */
import type { Api } from '../../../shared/contract'
import type { ErrorValue } from '../../../shared/result'
import type { FoundThings } from '../../../shared/schemas/find'

const limit = 24

export class FindQuestion {
  /** The newest answer, and to which text. */
  answer = $state.raw<{ text: string; found: FoundThings }>()
  error = $state.raw<ErrorValue>()
  readonly #api: Api
  readonly #place: { account: string; at?: string } | undefined
  #wanted = $state('')
  #asking = false
  #closed = false

  /** @param place undefined: there is no account to ask */
  constructor(api: Api, place: { account: string; at?: string } | undefined) {
    this.#api = api
    this.#place = place
  }

  get waiting(): boolean {
    return (
      this.#place !== undefined &&
      this.error === undefined &&
      this.#wanted.trim() !== '' &&
      this.answer?.text !== this.#wanted
    )
  }

  /** @param text empty: nothing is shown, but the account is made ready to be searched */
  ask(text: string): void {
    this.#wanted = text
    this.error = undefined
    if (this.#place !== undefined && !this.#asking) void this.#askOn(this.#place)
  }

  close(): void {
    this.#closed = true
  }

  async #askOn(place: { account: string; at?: string }): Promise<void> {
    this.#asking = true
    let text: string
    do {
      text = this.#wanted
      const result = await this.#api.find.ask({ ...place, text, limit })
      // Another text was typed meanwhile: what was found by this one is nobody's answer any more.
      if (text !== this.#wanted) continue
      this.error = result.ok ? undefined : result.error
      this.answer = result.ok ? { text, found: result.value } : undefined
    } while (text !== this.#wanted && !this.#closed)
    this.#asking = false
  }
}
