/** One question to the vendor, from the press of a button to the answer. */
import type { ErrorValue } from '../../shared/result'
import type { VendorQuestion as Question } from '../../shared/schemas/connections'
import type { Asked } from '../../shared/schemas/syncs'
import type { AppState } from './app.svelte'

export class VendorQuestion {
  asking = $state(false)
  answer = $state.raw<Asked>()
  error = $state.raw<ErrorValue>()

  readonly #app: AppState

  constructor(app: AppState) {
    this.#app = app
  }

  async ask(question: Question): Promise<void> {
    if (this.asking) return
    const { client, router, session } = this.#app
    this.asking = true
    this.answer = undefined
    this.error = undefined
    const started = await client.api.connections.ask({ account: router.account, question })
    if (started.ok) {
      const run = await session.ended(started.value.run)
      this.answer = run.asked
      if (run.asked === undefined) this.error = run.error
    } else this.error = started.error
    this.asking = false
  }
}
