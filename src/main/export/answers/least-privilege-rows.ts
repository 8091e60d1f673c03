/** Choices of roles for what is needed: a line for each permission that a role of a choice gives. */
import { leastPrivilege } from '../../queries/least-privilege'
import type { PermissionBrief } from '../../../shared/schemas/common'
import type { LeastPrivilege } from '../../../shared/schemas/least-privilege'
import type { MakeTable } from './answer-table'

const headings = [
  'choice',
  'role id',
  'role name',
  'is',
  'app id',
  'permission id',
  'permission name',
]

export const leastPrivilegeTable: MakeTable<'least-privilege'> = (asked, input) => {
  const answer = leastPrivilege(asked, input)
  const rows = [...rowsOf(answer)]
  return {
    what: 'least privilege',
    rows: [headings, ...rows],
    total: rows.length,
    whole: answer.missing.length === 0 && answer.proven,
    missing: answer.missing,
    limits: answer.limits,
  }
}

/** At most 200 permissions that are not needed of each role; a line tells how many more there are. */
function* rowsOf({ choices, had, newRole, remainder }: LeastPrivilege): Generator<string[]> {
  for (const permission of had) yield ['', '', '', 'had already', ...cells(permission)]
  for (const [at, choice] of choices.entries()) {
    for (const { covers, extra, id, name } of choice.roles) {
      const about = [String(at + 1), id, name]
      for (const permission of covers) yield [...about, 'needed', ...cells(permission)]
      yield* extraRows(about, extra)
    }
  }
  for (const permission of remainder) yield ['', '', '', 'given by no role', ...cells(permission)]
  if (newRole === undefined) return
  const about = ['new role', '', newRole.name]
  for (const permission of newRole.switches) yield [...about, 'switch', ...cells(permission)]
  yield* extraRows(about, newRole.extra)
  for (const permission of newRole.remainder) {
    yield [...about, 'brought by no switch', ...cells(permission)]
  }
}

function* extraRows(
  about: readonly string[],
  { count, shown }: { count: { value: number }; shown: readonly PermissionBrief[] },
): Generator<string[]> {
  for (const permission of shown) yield [...about, 'extra', ...cells(permission)]
  const more = count.value - shown.length
  if (more > 0) yield [...about, 'extra', '', '', `${more} more`]
}

const cells = ({ app, id, name }: PermissionBrief): string[] => [app ?? '', id, name]
