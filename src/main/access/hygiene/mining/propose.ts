/** Fewer roles, so that everybody can do exactly what they can do now; proven by trying the edits. */
import { AppError } from '../../../../shared/result'
import { effectsOf } from '../../edits/effects'
import { Sandbox } from '../../edits/sandbox'
import { holdersOf } from '../holders'
import { RoleAccess } from '../role-access'
import type { AccessIndex } from '../../access-index'
import { assigned, servesAll } from './assign'
import { BuildingBlocks } from './building-blocks'
import { lowerBound } from './lower-bound'
import { needsOf, type Needs } from './needs'
import { planOf, type Plan } from './plan'
import { Problem, type Candidate } from './problem'
import { randomFrom } from './random'
import { search, type Found } from './search'
import { pruned } from './solution'

export interface ProposeOptions {
  /** Whether new roles may be made. */
  newRoles: boolean
  /** Whether all holders of roles are known; without, nothing can go. */
  everyone: boolean
  /** Milliseconds after which the best that was found is taken. */
  budget: number
  /** Called between steps; throws where the work is to end. `share`: of what there is to do, from 0 to 1. */
  pause: (share: number, best: number | undefined) => Promise<void>
  seed?: number
}

export interface Proposal extends Plan {
  sandbox: Sandbox
  needs: Needs
  /** Roles after it. */
  roles: number
  /** No set of roles that leaves everybody's access as it is has fewer, whatever it is made of. */
  atLeast: number
  /** Roles that would be left if no new ones were made. */
  withoutNew: number
  /** Whether the time ended before the search did. */
  stopped: boolean
}

/** Shares of the budget for the bound and for roles that exist; new ones have the rest. */
const shares = { bound: 0.15, existing: 0.25 }
const boundTries = 24

/** @throws AppError `internal` where the proof fails: then nothing is proposed */
export async function propose(index: AccessIndex, options: ProposeOptions): Promise<Proposal> {
  const { budget, pause } = options
  const begin = performance.now()
  const access = new RoleAccess(index)
  const needs = needsOf(access, holdersOf(index), options.everyone)
  const problem = new Problem(needs)
  const blocks = new BuildingBlocks(access, needs.columns)
  const random = randomFrom(options.seed ?? 1)
  let ends = 0
  const within = async (best: number | undefined): Promise<boolean> => {
    const gone = performance.now() - begin
    await pause(Math.min(1, gone / budget), best)
    return gone < ends * budget
  }

  await pause(0, undefined)
  ends = shares.bound
  const bound = await lowerBound(
    problem,
    random,
    async (tries) => tries === 0 || (tries < boundTries && (await within(undefined))),
  )
  const stay = needs.stays.size
  const find = (own: boolean, from: readonly Candidate[]): Promise<Found> =>
    search(problem, {
      blocks: own ? blocks : undefined,
      begin: from,
      atLeast: bound,
      random,
      goOn: (best) => within(stay + best),
    })
  ends += shares.existing
  const existing = await find(
    false,
    await pruned(problem, problem.existing, () => within(undefined)),
  )
  ends = 1
  const all = options.newRoles ? await find(true, existing.roles) : undefined
  const best = all ?? existing
  await pause(1, stay + best.roles.length)
  return {
    ...proven(index, access, needs, problem, blocks, best.roles),
    needs,
    atLeast: stay + bound,
    withoutNew: stay + existing.roles.length,
    stopped: existing.stopped || all?.stopped === true,
  }
}

function proven(
  index: AccessIndex,
  access: RoleAccess,
  needs: Needs,
  problem: Problem,
  blocks: BuildingBlocks,
  roles: readonly Candidate[],
): Plan & { sandbox: Sandbox; roles: number } {
  const assignments = assigned(needs, [...roles, ...problem.free])
  const plan = planOf(access, needs, assignments, blocks)
  const sandbox = new Sandbox(index, plan.edits)
  // Two ways to the same: by the edits as they would be made, and by what each user's roles would give.
  if (effectsOf(sandbox).length > 0 || !servesAll(needs, assignments)) {
    throw new AppError('internal', 'The proposal would have changed somebody’s access.', {
      hint: 'Nothing is proposed. Please report this with the kind of account that it happened with.',
    })
  }
  const left = index.facts.roles.length - plan.deleted.length + plan.newRoles.length
  return { ...plan, sandbox, roles: left }
}
