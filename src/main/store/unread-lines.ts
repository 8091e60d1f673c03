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
  assignment: ['assignment', 'assignment-list'],
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
function wasReadBefore(
  { roles, listed, users, assigned }: AccountState,
  part: StoredPart,
): boolean {
  const { kind, subject } = part
  const known =
    kind === 'role' && roles.has(subject)
      ? listed.outside.by(subject)
      : kind === 'assignment' && users.has(subject)
        ? assigned.newestOf(subject)
        : undefined
  return known !== undefined && part.at > known.at
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
