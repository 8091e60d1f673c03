/** Asks one by one where there is no list: roles in detail, assigned roles, administered sites. */
import type { StagedStep } from '../../../sync/staging'
import type { PartKind } from '../../../../shared/schemas/common'
import type { Operation } from '../operations'
import { parsePath, sourceOf } from './request-path'
import { ask, saysOf, stateOf, type Problem, type StepContext } from './step'

/** Requests in flight at once: enough that no latency below five seconds misses the rate limit. */
const atOnce = 4

/** So many refusals in a row that hold for whomever is asked about, and nobody else is asked about. */
const refusalsBelieved = 3

export interface Failed {
  subject: string
  status: 'refused' | 'missing'
  reason: string
}

/** What asking one by one needs to go on after a quit, beside the answers themselves. */
export interface EachState {
  failed: Failed[]
  /** Subjects that were not asked about, because others were refused for a reason that holds for them too. */
  unasked: number
}

/**
 * @param kind of what is asked for
 * @param subjects ids; others, in another order, where what they come from was read anew in between
 * @param path of the request about one of them
 */
export async function readEach(
  context: StepContext,
  step: StagedStep,
  operation: Operation,
  kind: PartKind,
  subjects: readonly string[],
  path: (subject: string) => string,
): Promise<void> {
  const { client, recorder } = context
  const failed = stateOf<EachState>(step)?.failed ?? []
  const bySource = new Map(
    subjects.map((subject) => [sourceOf(parsePath(path(subject))!), subject]),
  )
  let number = 0
  const over = new Set(failed.map(({ subject }) => subject))
  /** Answers about others than whoever signed in: a user may be let see only the own. */
  let readOfOthers = 0
  if (step.status === 'reading') {
    for (const staged of await recorder.staged(step)) {
      number = Math.max(number, staged.number + 1)
      const subject = bySource.get(staged.source)
      if (subject === undefined) continue
      if (!over.has(subject) && subject !== client.owner) readOfOthers += 1
      over.add(subject)
    }
  }
  step.status = 'reading'
  const waiting = subjects.filter((subject) => !over.has(subject))
  step.done = subjects.length - waiting.length
  step.total = subjects.length
  let refusals = 0
  let next = 0
  let stopped = false

  const work = async (): Promise<void> => {
    while (!stopped && next < waiting.length && refusals < refusalsBelieved) {
      const subject = waiting[next++]!
      // Of the signed-in user an answer may say `~`.
      const named = subject === client.owner ? [subject, '~'] : [subject]
      const asked = await ask(context, operation, path(subject), saysOf(kind, named))
      step.done += 1
      if (asked.problem) {
        failed.push(failedOf(subject, asked.problem))
        refusals = asked.problem.forAll && readOfOthers === 0 ? refusals + 1 : 0
        step.state = JSON.stringify({ failed, unasked: 0 } satisfies EachState)
        if (!asked.staged) {
          recorder.changed()
          continue
        }
      } else {
        if (subject !== client.owner) readOfOthers += 1
        refusals = 0
      }
      await recorder.keep(step, { ...asked.staged!, number: number++ })
    }
  }
  const workers = Array.from({ length: Math.min(atOnce, waiting.length) }, () =>
    work().catch((thrown: unknown) => {
      stopped = true
      throw thrown
    }),
  )
  // All have ended when this ends, so that nothing is staged any more.
  const outcomes = await Promise.allSettled(workers)
  const failure = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failure) throw failure.reason

  const unasked = waiting.length - next
  await recorder.update(step, {
    ...ending(subjects.length, failed, unasked),
    state: JSON.stringify({ failed, unasked } satisfies EachState),
  })
}

const failedOf = (subject: string, { status, reason }: Problem): Failed => ({
  subject,
  status,
  reason,
})

function ending(
  total: number,
  failed: readonly Failed[],
  unasked: number,
): Pick<StagedStep, 'status' | 'reason'> {
  const [first] = failed
  if (first === undefined) return { status: 'whole' }
  const rest = unasked === 0 ? '' : `; the other ${unasked} were not asked about`
  const reason = `${failed.length} of ${total} could not be read: ${first.reason}${rest}`
  const none = failed.length + unasked === total
  return { status: none ? first.status : 'partial', reason }
}
