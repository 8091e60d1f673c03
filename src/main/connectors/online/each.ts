/** Asks one by one where there is no list: roles in detail, assigned roles, administered sites. */
import type { Answer } from '../files/answers'
import type { StagedStep } from '../../sync/staging'
import { sourceOf } from './request-path'
import { ask, stateOf, type Problem, type StepContext } from './step'
import type { Asking } from './types'

/** So many refusals in a row that hold for all of a group, and nothing else of it is asked about. */
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
  /** What the step was begun for, as it wrote that itself. */
  choice?: unknown
}

export interface Each {
  /** Ids; others, in another order, where what they come from was read anew in between. */
  subjects: readonly string[]
  /** The request about one of them. */
  asking(subject: string): Asking
  /** Whether an answer says what was asked about that one. */
  says(answer: Answer, subject: string): boolean
  /** Requests in flight at once: enough that no usual latency misses the rate limit. */
  atOnce: number
  /** Subjects that a refusal of one speaks for; absent: all of them. */
  groupOf?: (subject: string) => string
  /** Whether a problem with one subject is one with its group; absent: as the problem says. */
  holdsForGroup?: (problem: Problem) => boolean
}

/** How asking about one group goes. */
interface Group {
  /** In a row. */
  refusals: number
  /** Answers about others than whoever signed in: a user may be let see only the own. */
  readOfOthers: number
}

export async function readEach(context: StepContext, step: StagedStep, each: Each): Promise<void> {
  const { client, recorder } = context
  const { subjects, groupOf = () => '', holdsForGroup = ({ forAll }) => forAll } = each
  const { failed: before = [], choice } = stateOf<EachState>(step) ?? {}
  const isAskedAbout = new Set(subjects)
  // What failed of others, that an earlier run was about, is no part of this one.
  const failed = before.filter(({ subject }) => isAskedAbout.has(subject))
  const groups = new Map<string, Group>()
  const groupWith = (subject: string): Group => {
    const name = groupOf(subject)
    const known = groups.get(name) ?? { refusals: 0, readOfOthers: 0 }
    groups.set(name, known)
    return known
  }
  const stateNow = (unasked: number): string =>
    JSON.stringify({
      failed,
      unasked,
      ...(choice === undefined ? {} : { choice }),
    } satisfies EachState)
  const over = new Set(failed.map(({ subject }) => subject))
  let number = 0
  if (step.status === 'reading') {
    const bySource = new Map(subjects.map((subject) => [sourceOf(each.asking(subject)), subject]))
    for (const staged of await recorder.staged(step)) {
      number = Math.max(number, staged.number + 1)
      const subject = bySource.get(staged.source)
      if (subject === undefined) continue
      if (!over.has(subject) && subject !== client.owner) groupWith(subject).readOfOthers += 1
      over.add(subject)
    }
  }
  step.status = 'reading'
  const waiting = subjects.filter((subject) => !over.has(subject))
  step.done = subjects.length - waiting.length
  step.total = subjects.length
  let next = 0
  let unasked = 0
  let failure: { reason: unknown } | undefined

  const read = async (subject: string): Promise<void> => {
    const group = groupWith(subject)
    if (group.refusals >= refusalsBelieved) {
      unasked += 1
      return
    }
    const asked = await ask(context, each.asking(subject), (answer) => each.says(answer, subject))
    step.done += 1
    if (asked.problem) {
      failed.push(failedOf(subject, asked.problem))
      const believed = holdsForGroup(asked.problem) && group.readOfOthers === 0
      group.refusals = believed ? group.refusals + 1 : 0
      step.state = stateNow(0)
    } else {
      if (subject !== client.owner) group.readOfOthers += 1
      group.refusals = 0
    }
    if (asked.staged) await recorder.keep(step, { ...asked.staged, number: number++ })
    else recorder.changed()
  }
  const work = async (): Promise<void> => {
    while (!failure && next < waiting.length) await read(waiting[next++]!)
  }
  const workers = Array.from({ length: Math.min(each.atOnce, waiting.length) }, () =>
    work().catch((thrown: unknown) => {
      failure ??= { reason: thrown }
      // Whoever waits for the limit or the server waits in vain.
      context.stop(thrown)
    }),
  )
  // All have ended when this ends, so that nothing is staged any more.
  await Promise.all(workers)
  if (failure) throw failure.reason

  await recorder.update(step, {
    ...ending(subjects.length, failed, unasked),
    state: stateNow(unasked),
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
