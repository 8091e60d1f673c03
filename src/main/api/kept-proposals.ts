/** The newest proposals for fewer roles, each under the run that found it: too large to travel with events. */
import { AppError } from '../../shared/result'
import type { RoleProposal } from '../../shared/schemas/hygiene'

const kept = 5

export class KeptProposals {
  readonly #byRun = new Map<string, RoleProposal>()

  keep(run: string, proposal: RoleProposal): void {
    this.#byRun.set(run, proposal)
    if (this.#byRun.size > kept) this.#byRun.delete(this.#byRun.keys().next().value!)
  }

  /** @throws AppError `not-found` */
  of(run: string): RoleProposal {
    const proposal = this.#byRun.get(run)
    if (proposal) return proposal
    throw new AppError('not-found', 'This proposal is not kept any more.', {
      hint: 'Look for fewer roles again.',
    })
  }
}
