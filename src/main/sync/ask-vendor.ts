/** Asks the vendor about one user, on demand, and stores what it says. */
import { operations } from '../connectors/ringcentral/operations'
import type { RingCentralClient } from '../connectors/ringcentral/get/client'
import { readVendorAnswer } from '../connectors/ringcentral/get/read'
import { parsePath } from '../connectors/ringcentral/get/request-path'
import { HttpFailure } from '../http/types'
import { AppError } from '../../shared/result'
import type { Part, PartKind } from '../../shared/schemas/common'
import type { VendorQuestion } from '../../shared/schemas/connections'
import type { Asked } from '../../shared/schemas/syncs'
import type { Thread } from '../worker/service'
import type { WriterService } from '../worker/writer-service'
import type { StagedAnswer } from './staging'

export interface QuestionToVendor {
  writer: Thread<WriterService>
  /** Its id. */
  account: string
  server: string
  externalId: string | undefined
  locale: string
  client: RingCentralClient
  question: VendorQuestion
  now: () => number
  signal: AbortSignal
}

type OneRequest = readonly [
  operation: (typeof operations)[keyof typeof operations],
  path: string,
  kind: PartKind,
]

/** Success alone proves nothing: an error may come with it, or an answer about somebody else. */
function isAbout(
  answer: StagedAnswer['answer'],
  kind: PartKind,
  { user }: VendorQuestion,
  owner: string | undefined,
): boolean {
  const named = user === owner || user === '~' ? [user, '~', owner] : [user]
  return (
    answer.type === 'subjects' &&
    answer.items.some(
      (item) =>
        item.kind === kind &&
        'user' in item.body &&
        item.body.user !== undefined &&
        named.includes(item.body.user),
    )
  )
}

/** Nobody holds more grants than these many pages of a thousand. */
const mostPages = 100

/** @throws AppError `server-failed` where no answer came, and what syncing throws */
export async function askVendor(input: QuestionToVendor): Promise<Asked> {
  const { writer, client, signal, now } = input
  const answers: StagedAnswer[] = []
  const unanswered = new Map<PartKind, string>()
  const waiting = [...requestsOf(input.question)]
  for (let request = waiting.shift(); request; request = waiting.shift()) {
    const [operation, path, kind] = request
    const given = await client.get(operation, path, signal).catch(namedFailure)
    const { staged, problem } = readVendorAnswer(given, client.owner)
    if (!staged || !(problem || isAbout(staged.answer, kind, input.question, client.owner))) {
      const why = problem?.reason ?? 'it said something else than was asked'
      throw new AppError('server-failed', `RingCentral did not answer: ${why}.`, {
        hint: 'Try again later. What was known stays as it was.',
      })
    }
    answers.push({ ...staged, step: 'question', number: answers.length })
    if (problem) unanswered.set(kind, problem.reason)
    const next = nextPageOf(staged.answer, path)
    if (next !== undefined) waiting.unshift([operation, next, kind])
  }
  const asked = await writer.call('storeAsked', {
    account: input.account,
    answers,
    identity: {
      connector: 'ringcentral',
      server: input.server,
      ...(input.externalId === undefined ? {} : { externalId: input.externalId }),
    },
    locale: input.locale,
    signedInUser: client.owner,
    now: now() + client.clockOffset,
  })
  return { ...asked, parts: answeredParts(asked.parts, unanswered, input.question.user) }
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

function requestsOf(question: VendorQuestion): readonly OneRequest[] {
  const user = `/restapi/v1.0/account/~/extension/${encodeURIComponent(question.user)}`
  switch (question.kind) {
    case 'permission': {
      const query = new URLSearchParams({ permissionId: question.permission })
      if (question.target !== undefined) query.set('targetExtensionId', question.target)
      return [
        [operations.check, `${user}/authz-profile/check?${query.toString()}`, 'permission-check'],
      ]
    }
    case 'profile':
      return [[operations.profile, `${user}/authz-profile`, 'authorization-profile']]
    case 'user':
      return [
        [operations.assignedRolesOfUser, `${user}/assigned-role?showHidden=true`, 'assignment'],
        [operations.features, `${user}/features`, 'user-features'],
        [operations.grants, `${user}/grant?perPage=1000`, 'extension-grants'],
      ]
  }
}

/** Only grants come in pages; the next one is asked for by its number. */
function nextPageOf(answer: StagedAnswer['answer'], path: string): string | undefined {
  if (answer.type !== 'subjects' || answer.page?.hasNext !== true) return undefined
  const url = parsePath(path)!
  // By what was asked for: an answer that says another number must not lead back.
  const page = Number(url.searchParams.get('page') ?? 1) + 1
  if (page > mostPages) return undefined
  url.searchParams.set('page', String(page))
  return `${url.pathname}${url.search}`
}

function namedFailure(thrown: unknown): never {
  if (!(thrown instanceof HttpFailure)) throw thrown
  const code = thrown.kind === 'unreachable' ? 'server-unreachable' : 'server-failed'
  throw new AppError(code, thrown.message, {
    hint: 'Try again later. What was known stays as it was.',
  })
}
