/** What is asked of RingCentral about one user, on demand. */
import { parsePath } from '../../online/request-path'
import { isAboutUser, type VendorRequest } from '../../online/question'
import type { Answer } from '../../files/answers'
import type { PartKind } from '../../../../shared/schemas/common'
import type { VendorQuestion } from '../../../../shared/schemas/connections'
import { operations } from '../operations'
import { asking } from './asking'

type Question = Exclude<VendorQuestion, { kind: 'app-resources' }>

/** Nobody holds more grants than these many pages of a thousand. */
const mostPages = 100

/** @param owner extension id of whoever signed in */
export function ringCentralQuestion(
  question: Question,
  owner: string | undefined,
): readonly VendorRequest[] {
  const user = `/restapi/v1.0/account/~/extension/${encodeURIComponent(question.user)}`
  const named =
    question.user === owner || question.user === '~'
      ? [question.user, '~', ...(owner === undefined ? [] : [owner])]
      : [question.user]
  const request = (
    operation: (typeof operations)[keyof typeof operations],
    path: string,
    kind: PartKind,
  ): VendorRequest => ({
    asking: asking(operation, path),
    kind,
    isAnswer: isAboutUser(kind, named),
    next: (answer) => {
      const next = nextPageOf(answer, path)
      return next === undefined ? undefined : request(operation, next, kind)
    },
  })
  switch (question.kind) {
    case 'permission': {
      const query = new URLSearchParams({ permissionId: question.permission })
      if (question.target !== undefined) query.set('targetExtensionId', question.target)
      const path = `${user}/authz-profile/check?${query.toString()}`
      return [request(operations.check, path, 'permission-check')]
    }
    case 'profile':
      return [request(operations.profile, `${user}/authz-profile`, 'authorization-profile')]
    case 'user':
      return [
        request(
          operations.assignedRolesOfUser,
          `${user}/assigned-role?showHidden=true`,
          'assignment',
        ),
        request(operations.features, `${user}/features`, 'user-features'),
        request(operations.grants, `${user}/grant?perPage=1000`, 'extension-grants'),
      ]
  }
}

/** Only grants come in pages; the next one is asked for by its number. */
function nextPageOf(answer: Answer, path: string): string | undefined {
  if (answer.type !== 'subjects' || answer.page?.hasNext !== true) return undefined
  const url = parsePath(path)!
  // By what was asked for: an answer that says another number must not lead back.
  const page = Number(url.searchParams.get('page') ?? 1) + 1
  if (page > mostPages) return undefined
  url.searchParams.set('page', String(page))
  return `${url.pathname}${url.search}`
}
