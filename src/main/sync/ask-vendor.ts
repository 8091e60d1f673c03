/** Asks the vendor about one user, on demand, and stores what it says. */
import { operations } from '../connectors/ringcentral/operations'
import type { RingCentralClient } from '../connectors/ringcentral/get/client'
import { readVendorAnswer } from '../connectors/ringcentral/get/read'
import { HttpFailure } from '../http/types'
import { AppError } from '../../shared/result'
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

type OneRequest = readonly [operation: (typeof operations)[keyof typeof operations], path: string]

/** @throws AppError `server-failed` where no answer came, and what syncing throws */
export async function askVendor(input: QuestionToVendor): Promise<Asked> {
  const { writer, client, signal, now } = input
  const answers: StagedAnswer[] = []
  const waiting = [...requestsOf(input.question)]
  for (let request = waiting.shift(); request; request = waiting.shift()) {
    const [operation, path] = request
    const given = await client.get(operation, path, signal).catch(namedFailure)
    const { staged, problem } = readVendorAnswer(given, client.owner)
    if (!staged) {
      throw new AppError('server-failed', `RingCentral did not answer: ${problem?.reason ?? ''}.`, {
        hint: 'Try again later. What was known stays as it was.',
      })
    }
    answers.push({ ...staged, step: 'question', number: answers.length })
    const next = nextPageOf(staged.answer, path)
    if (next !== undefined) waiting.unshift([operation, next])
  }
  return writer.call('storeAsked', {
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
}

function requestsOf(question: VendorQuestion): readonly OneRequest[] {
  const user = `/restapi/v1.0/account/~/extension/${encodeURIComponent(question.user)}`
  switch (question.kind) {
    case 'permission': {
      const query = new URLSearchParams({ permissionId: question.permission })
      if (question.target !== undefined) query.set('targetExtensionId', question.target)
      return [[operations.check, `${user}/authz-profile/check?${query.toString()}`]]
    }
    case 'profile':
      return [[operations.profile, `${user}/authz-profile`]]
    case 'user':
      return [
        [operations.assignedRolesOfUser, `${user}/assigned-role?showHidden=true`],
        [operations.features, `${user}/features`],
        [operations.grants, `${user}/grant?perPage=1000`],
      ]
  }
}

/** Only grants come in pages; the next one is asked for by its number. */
function nextPageOf(answer: StagedAnswer['answer'], path: string): string | undefined {
  if (answer.type !== 'subjects' || answer.page?.hasNext !== true) return undefined
  const url = new URL(path, 'http://localhost')
  url.searchParams.set('page', String((answer.page.number ?? 1) + 1))
  return `${url.pathname}${url.search}`
}

function namedFailure(thrown: unknown): never {
  if (!(thrown instanceof HttpFailure)) throw thrown
  const code = thrown.kind === 'unreachable' ? 'server-unreachable' : 'server-failed'
  throw new AppError(code, thrown.message, {
    hint: 'Try again later. What was known stays as it was.',
  })
}
