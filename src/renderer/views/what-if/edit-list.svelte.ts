/** The edits, which stand in the address, with undo and redo over them. */
import type { Edit } from '../../../shared/schemas/edits'
import { editsOf } from '../../state/edits-address'
import type { Router } from '../../state/router.svelte'

export class EditList {
  readonly #router: Router
  #before = $state.raw<readonly string[]>([])
  #after = $state.raw<readonly string[]>([])

  constructor(router: Router) {
    this.#router = router
  }

  /** Undefined where the address holds something else. */
  readonly edits: readonly Edit[] | undefined = $derived.by(() => editsOf(this.#text))

  get #text(): string {
    return this.#router.parameter('edits')
  }

  get canUndo(): boolean {
    return this.#before.length > 0
  }

  get canRedo(): boolean {
    return this.#after.length > 0
  }

  set(edits: readonly Edit[]): void {
    this.#before = [...this.#before, this.#text]
    this.#after = []
    this.#show(edits.length === 0 ? '' : JSON.stringify(edits))
  }

  undo(): void {
    const last = this.#before.at(-1)
    if (last === undefined) return
    this.#before = this.#before.slice(0, -1)
    this.#after = [...this.#after, this.#text]
    this.#show(last)
  }

  redo(): void {
    const next = this.#after.at(-1)
    if (next === undefined) return
    this.#after = this.#after.slice(0, -1)
    this.#before = [...this.#before, this.#text]
    this.#show(next)
  }

  #show(edits: string): void {
    this.#router.set({ edits, sel: '', show: '' })
  }
}
