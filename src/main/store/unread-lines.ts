/**
 * What was asked for and did not come. Where an older answer is known, it still counts, but an account
 * of which a part was not read again does not look whole.
 */
import type { Coverage } from '../../shared/schemas/accounts'
import type { PartKind } from '../../shared/schemas/common'
import { iso } from '../../shared/time'
import type { AccountState } from './state'
import { isList, newestPart, type StoredPart } from './stored-part'

/** Kinds of part that a line of the coverage stands on, where that is not its own kind alone. */
const standsOn: Partial<Record<PartKind, readonly PartKind[]>> = {
  assignment: ['assignment', 'assignment-list', 'role-users'],
  'authorization-profile': [],
  'permission-check': [],
}

/** Kinds that need not have a line of their own, and what stays unknown without them. */
const hidden: Partial<Record<PartKind, string>> = {
  'site-list': 'Which sites there are stays unknown.',
  'permission-category-list': 'Which categories permissions belong to stays unknown.',
  'administered-sites': 'For which sites some restricted roles hold stays unknown.',
  'user-app-resources': 'What EnOS itself says stays unknown: what roles tell is not confirmed.',
  'account-info': 'Main number, service plan and brand stay unknown.',
}

/** @param lines of an account at a vendor */
export function withUnread(lines: readonly Coverage[], state: AccountState): Coverage[] {
  const unread = [...state.unread.values()]
  const known = lines.map((line) => {
    const kinds = standsOn[line.kind] ?? [line.kind]
    const ofLine = unread.filter(({ kind }) => kinds.includes(kind))
    if (line.status !== 'whole') return withReason(line, ofLine)
    const since = ofLine.filter(
      (part) => part.at > moment(line.takenAt) || wasReadBefore(state, part),
    )
    return notReadAgain(line, newestPart(since))
  })
  const others = (Object.keys(hidden) as PartKind[]).flatMap((kind): Coverage[] => {
    const newest = newestPart(unread.filter((part) => part.kind === kind))
    if (!newest || lines.some((line) => line.kind === kind)) return []
    return [
      {
        kind,
        status: newest.status,
        read: 0,
        takenAt: iso(newest.takenAt),
        ...(newest.reason === null ? {} : { reason: newest.reason }),
        hides: hidden[kind]!,
      },
    ]
  })
  return [...known, ...others]
}

/** Of one subject that is still there: others of its line may have been read since, it was not. */
function wasReadBefore(state: AccountState, part: StoredPart): boolean {
  if (tellsOfUsersRoles.has(part.kind)) return !rolesOfUsersReadSince(state, part)
  const known = lastRead(state, part)
  return known !== undefined && part.at > known.at
}

const tellsOfUsersRoles: ReadonlySet<PartKind> = new Set<PartKind>([
  'assignment-list',
  'role-users',
])

/** The newest word on the part's subject, as long as that is there. */
function lastRead(state: AccountState, { kind, subject }: StoredPart): StoredPart | undefined {
  const { appMenuGroups, appMenus, assigned, listed, roles, userApps, users } = state
  switch (kind) {
    case 'role':
      return roles.has(subject) ? listed.outside.by(subject) : undefined
    case 'role-resources':
      return roles.has(subject) ? listed.inApps.by(subject) : undefined
    case 'assignment':
      return users.has(subject) ? assigned.newestOf(subject) : undefined
    case 'app':
      return appMenus.by(subject)
    case 'menu-groups':
      return appMenuGroups.by(subject)
    case 'user-app-resources': {
      const said = userApps.get(subject)
      return said && users.has(said.record.user) ? said.by : undefined
    }
    default:
      return undefined
  }
}

/** Of every user, be it user by user or role by role. */
function rolesOfUsersReadSince(state: AccountState, { at }: StoredPart): boolean {
  const byRoles = state.assignmentsKnownByRoles()
  if (byRoles && byRoles.at >= at) return true
  return [...state.users.keys()].every((user) => {
    const said = state.assigned.newestOf(user)
    return said !== undefined && said.at >= at
  })
}

const moment = (takenAt: string | null): number =>
  takenAt === null ? -Infinity : Date.parse(takenAt)

/** Why it is not whole, where nothing nearer says it: a list that was refused before single subjects. */
function withReason(line: Coverage, unread: StoredPart[]): Coverage {
  const part = newestPart(unread.filter(({ kind }) => isList(kind))) ?? newestPart(unread)
  if (line.reason !== undefined || part?.reason == null) return line
  return { ...line, reason: part.reason }
}

function notReadAgain(line: Coverage, part: StoredPart | undefined): Coverage {
  if (!part) return line
  return {
    ...line,
    status: 'partial',
    reason: `not read again: ${part.reason ?? part.status}`,
    hides: 'What changed since it was read stays unknown.',
  }
}
