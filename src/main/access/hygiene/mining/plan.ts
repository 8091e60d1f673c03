/** The edits that lead from the roles as they are to the roles as proposed. */
import type { NumberedEdit } from '../../edits/edit'
import { overlap } from '../bit-rows'
import type { RoleAccess } from '../role-access'
import type { Assigned } from './assign'
import type { BuildingBlocks } from './building-blocks'
import type { Needs } from './needs'
import type { Candidate } from './problem'
import { say } from '../../../../shared/sentences/hygiene'

export interface NewRole {
  name: string
  /** Where the edits find it: behind the roles of the snapshot. */
  number: number
  permissions: readonly number[]
  menuGroups: readonly number[]
}

export interface Plan {
  edits: NumberedEdit[]
  newRoles: NewRole[]
  deleted: number[]
}

export function planOf(
  access: RoleAccess,
  needs: Needs,
  assignments: readonly Assigned[],
  blocks: BuildingBlocks,
): Plan {
  const numbers = new Map<Candidate, number>()
  const newRoles: NewRole[] = []
  const taken = new Set(access.index.facts.roles.map(({ name }) => name))
  let named = 0
  for (const role of new Set(assignments.flatMap(({ holds }) => holds))) {
    if (role.role !== undefined) {
      numbers.set(role, role.role)
      continue
    }
    const of = blocks.blocksOf(role.row)
    const numbersOf = (kind: 'permission' | 'menu-group') =>
      of.flatMap((block) => (block.kind === kind ? [block.number] : []))
    do named++
    while (taken.has(say.proposedName(named)))
    const number = access.index.facts.roles.length + newRoles.length
    newRoles.push({
      name: say.proposedName(named),
      number,
      permissions: numbersOf('permission'),
      menuGroups: numbersOf('menu-group'),
    })
    numbers.set(role, number)
  }
  const kept = new Set(numbers.values())
  const deleted = access.index.facts.roles.flatMap((_, role) =>
    needs.stays.has(role) || kept.has(role) ? [] : [role],
  )
  return {
    edits: [
      ...newRoles.flatMap(makingOf),
      ...movesOf(needs, assignments, numbers),
      ...deleted.map((role): NumberedEdit => ({ kind: 'delete-role', role })),
    ],
    newRoles,
    deleted,
  }
}

const makingOf = ({ menuGroups, name, number, permissions }: NewRole): NumberedEdit[] => [
  { kind: 'new-role', name, permissions },
  ...menuGroups.map((group): NumberedEdit => ({ kind: 'add-menu-group', role: number, group })),
]

/** What is taken is replaced by what comes, so that nobody is without in between. */
function movesOf(
  needs: Needs,
  assignments: readonly Assigned[],
  numbers: ReadonlyMap<Candidate, number>,
): NumberedEdit[] {
  const replaced = new Map<string, { role: number; by: number; users: number[] }>()
  const given: NumberedEdit[] = []
  const takenAway: NumberedEdit[] = []
  for (const { exchanged, holds, users } of assignments) {
    const after = holds.map((one) => ({ one, number: numbers.get(one)! }))
    const come = after.filter(({ number }) => !exchanged.includes(number))
    const gone = exchanged.filter((role) => !after.some(({ number }) => number === role))
    for (const role of gone) {
      const by = nearest(needs, role, come) ?? nearest(needs, role, after)
      if (by === undefined) {
        for (const user of users) takenAway.push({ kind: 'take-role', user, role })
        continue
      }
      const key = `${role} ${by.number}`
      const same = replaced.get(key)
      if (same) for (const user of users) same.users.push(user)
      else replaced.set(key, { role, by: by.number, users: [...users] })
      if (come.includes(by)) come.splice(come.indexOf(by), 1)
    }
    for (const { number } of come) {
      for (const user of users) given.push({ kind: 'give-role', user, role: number })
    }
  }
  const moves = [...replaced.values()].map(({ users, ...one }): NumberedEdit => {
    return { kind: 'replace-role', ...one, users: users.sort((a, b) => a - b) }
  })
  return [...given, ...moves, ...takenAway]
}

/** The one of some roles that gives most of what `role` gives. */
function nearest<T extends { one: Candidate }>(
  { rows }: Needs,
  role: number,
  among: readonly T[],
): T | undefined {
  return among.toSorted(
    (a, b) => overlap(b.one.row, rows[role]!) - overlap(a.one.row, rows[role]!),
  )[0]
}
