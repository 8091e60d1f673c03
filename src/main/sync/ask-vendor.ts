/** Asks the vendor about one user, on demand, and stores what it says. */
import type { VendorRequest } from '../connectors/online/question'
import { readVendorAnswer } from '../connectors/online/read'
import type { VendorClient } from '../connectors/online/types'
import { HttpFailure } from '../http/types'
import { AppError } from '../../shared/result'
import type { Part, PartKind } from '../../shared/schemas/common'
import type { OnlineConnector } from '../../shared/schemas/connections'
import type { Asked } from '../../shared/schemas/syncs'
import type { Thread } from '../worker/service'
import type { WriterService } from '../worker/writer-service'
import type { StagedAnswer } from './staging'

export interface QuestionToVendor {
  writer: Thread<WriterService>
  /** Its id. */
  account: string
  connector: OnlineConnector
  externalId: string | undefined
  /** Language of the names: BCP 47. */
  locale: string
  client: VendorClient
  /** Vendor's id of the user who is asked about. */
  user: string
  requests: readonly VendorRequest[]
  now: () => number
  signal: AbortSignal
}

/** @throws AppError `server-failed` where no answer came, and what syncing throws */
export async function askVendor(input: QuestionToVendor): Promise<Asked> {
  const { writer, client, connector, signal, now } = input
  const answers: StagedAnswer[] = []
  const unanswered = new Map<PartKind, string>()
  const waiting = [...input.requests]
  for (let request = waiting.shift(); request; request = waiting.shift()) {
    const given = await client.ask(request.asking, signal).catch(namedFailure)
    const { staged, problem } = readVendorAnswer(given, client.owner)
    if (!staged || !(problem || request.isAnswer(staged.answer))) {
      const why = problem?.reason ?? 'it said something else than was asked'
      throw new AppError('server-failed', `The server did not answer: ${why}.`, {
        hint: 'Try again later. What was known stays as it was.',
      })
    }
    answers.push({ ...staged, step: 'question', number: answers.length })
    if (problem) unanswered.set(request.kind, problem.reason)
    const next = request.next(staged.answer)
    if (next) waiting.unshift(next)
  }
  const asked = await writer.call('storeAsked', {
    account: input.account,
    answers,
    identity: {
      connector,
      server: client.server,
      ...(input.externalId === undefined ? {} : { externalId: input.externalId }),
    },
    locale: input.locale,
    signedInUser: client.owner,
    now: now() + client.clockOffset,
  })
  return { ...asked, parts: answeredParts(asked.parts, unanswered, input.user) }
}

/** An error is stored as something observed, and must not look as if it answered the question. */
function answeredParts(
  parts: readonly Part[],
  unanswered: ReadonlyMap<PartKind, string>,
  user: string,
): Part[] {
  const told = parts.filter(({ kind }) => kind !== 'error-observation')
  const rest = [...unanswered].filter(([kind]) => !told.some((part) => part.kind === kind))
  return [
    ...told,
    ...rest.map(([kind, reason]): Part => {
      return { kind, subject: user, status: 'missing', reason, takenAt: null, count: 0 }
    }),
  ]
}

function namedFailure(thrown: unknown): never {
  if (!(thrown instanceof HttpFailure)) throw thrown
  const code = thrown.kind === 'unreachable' ? 'server-unreachable' : 'server-failed'
  throw new AppError(code, thrown.message, {
    hint: 'Try again later. What was known stays as it was.',
  })
}
