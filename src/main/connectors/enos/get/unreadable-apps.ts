/**
 * Of one user, error 31403 means: no access in the app. But a key that may not read an app at all is
 * answered the same, for every user. So where nobody was answered otherwise, it says nothing of anybody.
 */
import type { ItemOf, RefusedPart } from '../../files/answers'
import type { StagedAnswer } from '../../../sync/staging'

type Resources = ItemOf<'user-app-resources'>

/** @param readable apps of which an earlier answer told what somebody has */
export function withoutUnreadableApps(
  answers: readonly StagedAnswer[],
  readable: ReadonlySet<string>,
): StagedAnswer[] {
  const asked = new Map<string, { users: number; answered: boolean }>()
  for (const answer of answers) {
    const resources = resourcesIn(answer)
    if (resources === undefined) continue
    const { app } = resources.body
    const so = asked.get(app) ?? { users: 0, answered: readable.has(app) }
    asked.set(app, {
      users: so.users + 1,
      answered: so.answered || resources.toldByError !== true,
    })
  }
  return answers.map((staged) => {
    const resources = resourcesIn(staged)
    if (resources?.toldByError !== true) return staged
    const { users, answered } = asked.get(resources.body.app)!
    return answered ? staged : withRefusal(staged, resources, users)
  })
}

function resourcesIn({ answer }: StagedAnswer): Resources | undefined {
  if (answer.type !== 'subjects') return undefined
  const [item] = answer.items
  return item?.kind === 'user-app-resources' ? item : undefined
}

function withRefusal(staged: StagedAnswer, { subject }: Resources, users: number): StagedAnswer {
  const everybody =
    users === 1
      ? 'the one user that was asked about got error 31403, and nobody else is known to have got more'
      : `every one of ${users} users that were asked about got error 31403`
  const refused: RefusedPart = {
    kind: 'user-app-resources',
    subject,
    reason: `probably not readable with this key: ${everybody}`,
  }
  const { identity } = staged.answer
  return { ...staged, answer: { type: 'subjects', identity, items: [], refused: [refused] } }
}
