/** Lines of "how whole is this account": of a list of all subjects, and of answers one by one. */
import type { Coverage } from '../../shared/schemas/accounts'
import type { Count, PartKind } from '../../shared/schemas/common'
import { iso } from '../../shared/time'
import type { AccountState } from './state'
import { newestPart, type StoredPart } from './stored-part'

export function list(
  state: AccountState,
  kind: PartKind,
  read: number,
  more: { whole?: boolean; hides: string },
): Coverage {
  const whole =
    more.whole ??
    (kind === 'permission-dictionary' || kind === 'user-list'
      ? state.allKnown(kind)
      : state.wholeLists.has(kind))
  const newest = state.newestLists.get(kind)
  const of = count(read, whole)
  if (whole) {
    const parts = [...state.wholeLists.values()].filter((part) => part.kind === kind)
    return { kind, status: 'whole', read, of, takenAt: iso(newestPart(parts)?.takenAt ?? null) }
  }
  return {
    kind,
    status: newest?.status === 'refused' ? 'refused' : read > 0 || newest ? 'partial' : 'missing',
    read,
    of,
    takenAt: newest ? iso(newest.takenAt) : null,
    ...(newest?.reason ? { reason: newest.reason } : {}),
    hides: more.hides,
  }
}

export function items(
  kind: PartKind,
  read: number,
  of: Count,
  newest: StoredPart | undefined,
  more: { hides: string; reason?: string },
): Coverage {
  const whole = of.is === 'total' && read >= of.value && read > 0
  return {
    kind,
    status: whole ? 'whole' : read > 0 ? 'partial' : 'missing',
    read,
    of,
    takenAt: newest ? iso(newest.takenAt) : null,
    ...(more.reason === undefined ? {} : { reason: more.reason }),
    ...(whole ? {} : { hides: more.hides }),
  }
}

export const count = (value: number, whole: boolean): Count => ({
  value,
  is: whole ? 'total' : 'atLeast',
})
