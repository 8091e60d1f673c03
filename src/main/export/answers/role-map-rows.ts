/** A map of roles as rows: one role or pair of roles a line, or one permission that differs. */
import { roleMapParts, type RoleMapParts } from '../../queries/role-map'
import type { RoleMapRow } from '../../../shared/schemas/role-map'
import type { MakeTable } from './answer-table'

const headings = [
  'role id',
  'role name',
  'other role id',
  'other role name',
  'state',
  'alike, known',
  'alike, at least',
  'alike, at most',
  'change',
  'app id',
  'permission id',
  'permission name',
]

const changes = [
  { way: 'added', words: 'added' },
  { way: 'removed', words: 'removed' },
  { way: 'perhaps', words: 'unknown' },
] as const

export const roleMapTable: MakeTable<'role-map'> = (asked, input, reader) => {
  const parts = roleMapParts(asked, input, reader)
  const { answer, drifts } = parts
  return {
    what: 'role map',
    rows: rowsOf(parts),
    total: drifts.reduce(
      (sum, drift) => sum + 1 + changes.reduce((all, { way }) => all + drift[way].length, 0),
      0,
    ),
    whole:
      answer.missing.length === 0 &&
      answer.rows.every(({ perhaps, state }) => state !== 'unknown' && perhaps.count === 0),
    missing: answer.missing,
    limits: answer.limits,
  }
}

/** A line for each row of the map, and under it one for each permission that differs. */
function* rowsOf({ answer, brief, drifts }: RoleMapParts): Generator<string[]> {
  yield headings
  for (const [at, row] of answer.rows.entries()) {
    const about = aboutRow(row)
    yield [...about, '', '', '', '']
    for (const { way, words } of changes) {
      for (const permission of drifts[at]![way]) {
        const { app, id, name } = brief(permission)
        yield [...about, words, app ?? '', id, name]
      }
    }
  }
}

function aboutRow({ here, likeness, state, there }: RoleMapRow): string[] {
  const share = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(3))
  return [
    here?.id ?? '',
    here?.name ?? '',
    there?.id ?? '',
    there?.name ?? '',
    state,
    share(likeness?.known),
    share(likeness?.lower),
    share(likeness?.upper),
  ]
}
