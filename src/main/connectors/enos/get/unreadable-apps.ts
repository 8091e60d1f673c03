/**
 * Of one user, error 31403 means: no access in the app. But a key that may not read an app at all is
 * answered the same, for every user. So where nobody was answered otherwise, it says nothing of anybody.
 */
import type { ItemOf, RefusedPart } from '../../files/answers'
import type { StagedAnswer } from '../../../sync/staging'

type Resources = ItemOf<'user-app-resources'>

interface KnownOfApps {
  /** Apps of which an earlier answer told what somebody has. */
  readable: ReadonlySet<string>
  /** Who is refused everywhere in an app that is switched off is refused for that. */
  switchedOff: ReadonlySet<string>
  hadAccess: (user: string, app: string) => boolean
}

interface AskedInApp {
  users: number
  /** Whether anybody was answered otherwise. */
  answered: boolean
  /** Users who are refused, and had something in the app when EnOS was asked before. */
  lost: number
}

export function withoutUnreadableApps(
  answers: readonly StagedAnswer[],
  known: KnownOfApps,
): StagedAnswer[] {
  const asked = new Map<string, AskedInApp>()
  for (const answer of answers) {
    const resources = resourcesIn(answer)
    if (resources === undefined) continue
    const { app, user } = resources.body
    const so = asked.get(app) ?? { users: 0, answered: false, lost: 0 }
    const refused = resources.toldByError === true
    asked.set(app, {
      users: so.users + 1,
      answered: so.answered || !refused,
      lost: so.lost + (refused && known.hadAccess(user, app) ? 1 : 0),
    })
  }
  return answers.map((staged) => {
    const resources = resourcesIn(staged)
    if (resources?.toldByError !== true) return staged
    const { app } = resources.body
    const so = asked.get(app)!
    return isBelieved(app, so, known) ? staged : withRefusal(staged, resources, so.users)
  })
}

/** An app that could be read once may not be readable any more: then all lose what they had, at once. */
function isBelieved(
  app: string,
  { users, answered, lost }: AskedInApp,
  { readable, switchedOff }: KnownOfApps,
): boolean {
  if (answered || switchedOff.has(app)) return true
  return readable.has(app) && (users === 1 || lost === 0)
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
