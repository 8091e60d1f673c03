/** What the steps of a sync have in common. */
import { HttpFailure } from '../../http/types'
import type { Answer } from '../files/answers'
import type { StagedAnswer, StagedStep } from '../../sync/staging'
import { AppError } from '../../../shared/result'
import type { PartKind } from '../../../shared/schemas/common'
import { readVendorAnswer, type ReadVendorAnswer } from './read'
import type { Asking, ReadingContext, VendorClient } from './types'

export interface StepContext extends ReadingContext {
  client: VendorClient
}

/** Why a step, or one subject of it, could not be read, although the server can be reached. */
export interface Problem {
  status: 'refused' | 'missing'
  reason: string
  /** Whether it holds for every subject, whomever is asked about. */
  forAll: boolean
  /** HTTP status, and the vendor's code where its body has one. */
  httpStatus?: number
  code?: string
}

export type Asked =
  | { staged: Omit<StagedAnswer, 'step' | 'number'>; json: unknown; problem: undefined }
  | { staged: ReadVendorAnswer['staged']; json: unknown; problem: Problem }

/**
 * One request. What concerns this request alone is a problem to be told; what concerns the sync as a
 * whole (no connection, no sign-in, cancelled, the answers of another account) is thrown.
 * @param says whether an answer says what was asked for: success alone proves nothing
 */
export async function ask(
  { client, signal, account }: Omit<StepContext, 'recorder' | 'stop'>,
  asking: Asking,
  says: (answer: Answer) => boolean,
): Promise<Asked> {
  try {
    const answer = await client.ask(asking, signal)
    const { staged, problem } = readVendorAnswer(answer, client.owner)
    if (staged) mustBeOf(account, staged.answer)
    if (problem) return { staged, json: answer.json, problem }
    if (!says(staged!.answer)) return { staged: undefined, json: answer.json, problem: notAsked }
    return { staged: staged!, json: answer.json, problem: undefined }
  } catch (thrown) {
    if (!(thrown instanceof HttpFailure)) throw thrown
    if (thrown.kind === 'unreachable') {
      throw new AppError('server-unreachable', thrown.message, {
        hint: 'What was read is kept: check the connection and sync again to go on.',
      })
    }
    // Whatever is asked next would be refused as well, and may make it last longer.
    if (thrown.kind === 'rate-limited' || thrown.kind === 'overloaded') {
      throw new AppError('server-failed', thrown.message, {
        hint: 'What was read is kept: sync again later to go on.',
      })
    }
    const problem = { status: 'missing', reason: thrown.message, forAll: false } as const
    return { staged: undefined, json: undefined, problem }
  }
}

const notAsked: Problem = {
  status: 'missing',
  reason: 'the server answered with something else than was asked for',
  forAll: false,
}

/** Says something of this kind about this subject. */
export const saysOf =
  (kind: PartKind, subjects: readonly string[]) =>
  (answer: Answer): boolean =>
    answer.type === 'subjects' &&
    answer.items.some((item) => item.kind === kind && subjects.includes(item.subject))

/**
 * The account must stay the same all the time: facts of two accounts, put together, are of none.
 * @throws AppError `other-account`
 */
function mustBeOf(account: StepContext['account'], { identity }: Answer): void {
  const told = identity.externalId
  account.externalId ??= told
  if (told === undefined || told === account.externalId) return
  throw new AppError(
    'other-account',
    `The server answered for the account ${told} while ${account.externalId} was read.`,
    { hint: 'Nothing of it stands in the account. Sync again, anew if it stays so.' },
  )
}

/** @returns the step's own state; undefined before it wrote one */
export function stateOf<T>(step: StagedStep): T | undefined {
  return step.state === null ? undefined : (JSON.parse(step.state) as T)
}

export const isOver = ({ status }: StagedStep): boolean =>
  status !== 'waiting' && status !== 'reading'
