/** What is asked of EnOS about one user, on demand. */
import type { VendorRequest } from '../../online/question'
import { saysOf } from '../../online/step'
import { subjectOf } from '../../parts'
import type { VendorQuestion } from '../../../../shared/schemas/connections'
import { EnosRequests } from './asking'

type Question = Extract<VendorQuestion, { kind: 'app-resources' }>

/** @param locale BCP 47, of the names */
export function enosQuestion(
  { user, app }: Question,
  organization: string,
  locale: string,
): readonly VendorRequest[] {
  return [
    {
      asking: new EnosRequests(organization, locale).resourcesOfUser(user, app),
      kind: 'user-app-resources',
      isAnswer: saysOf('user-app-resources', [subjectOf(user, app)]),
      next: () => undefined,
    },
  ]
}
