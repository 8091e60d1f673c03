/**
 * Which roles, or which switches of a new one, give what is needed with the least besides. Needs are named,
 * or are all that users effectively have by computation; which of it they use, no vendor tells.
 */
import type { AccessIndex } from '../access/access-index'
import { bitsOf, BitMatrix, ones } from '../access/bits'
import {
  rolesCovering,
  switchesCovering,
  type Needed,
} from '../access/least-privilege/needed-roles'
import { naturalOrder } from '../../shared/natural-order'
import { AppError } from '../../shared/result'
import type { Missing, PermissionBrief } from '../../shared/schemas/common'
import { newRolePrefix, type Edit } from '../../shared/schemas/edits'
import type {
  ExtraAccess,
  LeastPrivilege,
  Minimise,
  NewRoleChoice,
  RoleChoice,
} from '../../shared/schemas/least-privilege'
import { say as sayEdits } from '../../shared/sentences/edits'
import { say } from '../../shared/sentences/least-privilege'
import { permissionBrief, roleNamed, userBrief } from './briefs'
import { findPermission, findUser } from './find'
import { missingForRoles, missingForUser, missingRoleList, onlyOnce } from './missing'
import { freeRoleName, newRoleOf } from './permission-edits'
import type { Asked } from './reader'
import { briefOf } from './snapshots'
import { whatIf } from './what-if'

export interface LeastPrivilegeInput {
  permissions?: readonly { permission: string; app?: string | undefined }[] | undefined
  like?: readonly string[] | undefined
  for?: readonly string[] | undefined
  minimise?: Minimise | undefined
  instead?: boolean | undefined
  name?: string | undefined
}

const permissionsShown = 200
/** As many as a list of edits may hold. */
const mostEdits = 1_000

/** What one question is answered from. */
interface Task {
  asked: Asked
  /** What is to be covered. */
  needs: number[]
  /** Needed, and had by everyone named. */
  had: number[]
  /** All that everyone named has and keeps, needed or not: a role that gives it brings nothing more. */
  free: number[]
  /** Who needs it. */
  users: number[]
  /** Whose access is the measure. */
  like: number[]
  minimise: Minimise
  instead: boolean
  leftOut: LeastPrivilege['leftOut']
  usable: Set<number>
}

/** @throws AppError `not-found`, `ambiguous`, `invalid-argument` where nothing is named, or too much is */
export function leastPrivilege(asked: Asked, input: LeastPrivilegeInput): LeastPrivilege {
  const task = taskOf(asked, input)
  const { had, instead, leftOut, minimise, needs, users } = task
  const { index, snapshot } = asked
  const covering = rolesCovering(
    index,
    needs,
    task.free,
    minimise === 'roles' ? 'count' : 'extra',
    (role) => task.usable.has(role),
  )
  const choices = choicesOf(task, covering)
  const newRole = newRoleChoice(task, input.name ?? say.usualName)
  const missing = missingOf(task, covering)
  const brief = (permission: number) => permissionBrief(index, permission)
  const sorted = (permissions: readonly number[]) => permissions.map(brief).sort(byName)
  const answer: Omit<LeastPrivilege, 'text' | 'limits'> = {
    snapshot: briefOf(snapshot),
    needs: sorted(needs),
    had: sorted(had),
    like: task.like.map((user) => userBrief(index, user)),
    users: users.map((user) => userBrief(index, user)),
    minimise,
    instead,
    choices,
    proven: covering.cover.proven,
    fewest: covering.cover.fewest,
    leastExtra: covering.cover.leastExtra,
    remainder: sorted(covering.remainder),
    ...(newRole === undefined ? {} : { newRole }),
    leftOut,
    missing,
  }
  return { ...answer, text: textOf(task, answer), limits: limitsOf(task) }
}

function taskOf(asked: Asked, input: LeastPrivilegeInput): Task {
  const { index } = asked
  const like = distinct((input.like ?? []).map((user) => findUser(index, user)))
  const system = like.find((user) => index.isSystemExtension(user))
  if (system !== undefined) {
    throw new AppError('invalid-argument', say.systemExtension(index.facts.users[system]!.name), {
      hint: 'Name permissions, or other users who have what is needed.',
    })
  }
  const users = distinct((input.for ?? []).map((user) => findUser(index, user)))
  const { instead = false, minimise = 'roles' } = input
  if (instead && users.length === 0) {
    throw new AppError('invalid-argument', 'It is not said whose other roles are to be taken.', {
      hint: 'Name the users who need it.',
    })
  }
  const named = (input.permissions ?? []).map(({ app, permission }) =>
    findPermission(index, permission, app),
  )
  const effective = like.flatMap((user) => bitsOf(index.holdingHas.row(index.holdingOf[user]!)))
  const wanted = distinct([...named, ...effective])
  if (wanted.length === 0 && like.length === 0) {
    throw new AppError('invalid-argument', say.noNeeds, {
      hint: 'Name permissions, or users who have what is needed.',
    })
  }
  // Whose other roles go, keeps nothing by them.
  const has = (user: number, permission: number) =>
    index.holdingHas.has(index.holdingOf[user]!, permission)
  const isHad = (permission: number) =>
    !instead && users.length > 0 && users.every((user) => has(user, permission))
  const { leftOut, usable } = usableRoles(index)
  return {
    asked,
    needs: wanted.filter((permission) => !isHad(permission)),
    had: wanted.filter(isHad),
    free: index.facts.permissions.flatMap((_, permission) =>
      isHad(permission) ? [permission] : [],
    ),
    users,
    like,
    minimise,
    instead,
    leftOut,
    usable,
  }
}

/** Parts that tell what permissions include, not what a role lists. */
const aboutInclusions = new Set(['permission', 'permission-dictionary', 'inclusion-list'])

/**
 * Roles that can be given and of which it was read what they list. What a table says of a role is taken
 * though nobody vouches that it is all: else an account known from tables had no roles at all.
 */
function usableRoles(index: AccessIndex): Pick<Task, 'leftOut' | 'usable'> {
  const leftOut: LeastPrivilege['leftOut'] = []
  const usable = new Set<number>()
  index.facts.roles.forEach(({ hidden }, role) => {
    const unread = missingForRoles(index, [role]).some(
      ({ kind, status }) => status === 'missing' && !aboutInclusions.has(kind),
    )
    if (hidden || unread) {
      leftOut.push({ role: roleNamed(index, role), because: hidden ? 'hidden' : 'not-read' })
    } else usable.add(role)
  })
  return { leftOut, usable }
}

/** Where nothing can be covered there is no choice, rather than an empty one. */
function choicesOf(task: Task, { candidates, cover }: Needed): RoleChoice[] {
  return cover.choices
    .map(({ chosen }) => chosen.map((place) => candidates[place]!))
    .filter((roles) => roles.length > 0)
    .map((roles) => roleChoice(task, roles))
}

function roleChoice(task: Task, chosen: readonly number[]): RoleChoice {
  const { index } = task.asked
  const { facts } = index
  const roles = [...chosen].sort((a, b) => naturalOrder(facts.roles[a]!.name, facts.roles[b]!.name))
  const rows = new BitMatrix(1, facts.permissions.length)
  for (const role of roles) {
    for (const permission of bitsOf(index.roleHas.row(role))) rows.set(0, permission)
  }
  const edits = editsOf(
    task,
    [],
    roles.map((role) => ({ role, name: facts.roles[role]!.id })),
  )
  return {
    roles: roles.map((role) => ({
      ...roleNamed(index, role),
      custom: facts.roles[role]!.custom ?? null,
      covers: task.needs
        .filter((need) => index.roleHas.has(role, need))
        .map((need) => permissionBrief(index, need))
        .sort(byName),
      extra: extraOf(task, index.roleHas.row(role), isOpen(index, [role])),
      heldBy: task.users.filter((user) => index.rolesOf(user).includes(role)).length,
    })),
    extra: extraOf(task, rows.row(0), isOpen(index, roles)),
    edits,
    effect: effectOf(task, edits),
  }
}

const isOpen = (index: AccessIndex, roles: readonly number[]): boolean =>
  missingForRoles(index, roles).length > 0

function newRoleChoice(task: Task, wished: string): NewRoleChoice | undefined {
  const { index } = task.asked
  const { candidates, cover, remainder } = switchesCovering(index, task.needs, task.free)
  const switches = cover.choices[0]!.chosen.map((place) => candidates[place]!)
  if (switches.length === 0) return undefined
  const given = new BitMatrix(1, index.facts.permissions.length).row(0)
  for (const permission of switches) index.closure.addTo(permission, given)
  const open = bitsOf(given).some(
    (permission) => !index.facts.permissions[permission]!.includesKnown,
  )
  const name = freeRoleName(index, wished)
  const edits = editsOf(
    task,
    [newRoleOf(index, name, switches)],
    [{ role: undefined, name: `${newRolePrefix}${name}` }],
  )
  return {
    name,
    switches: switches.map((permission) => permissionBrief(index, permission)).sort(byName),
    extra: extraOf(task, given, open),
    remainder: remainder.map((permission) => permissionBrief(index, permission)).sort(byName),
    proven: cover.proven,
    edits,
    effect: effectOf(task, edits),
  }
}

/** @param role its number, undefined of one that an edit makes; `name` is what edits call it */
interface Given {
  role: number | undefined
  name: string
}

/** Everyone gets what they do not hold; first given, then taken, so that nobody loses the last role. */
function editsOf(
  { asked: { index }, instead, users }: Task,
  before: readonly Edit[],
  given: readonly Given[],
): Edit[] {
  const edits = [...before]
  for (const user of users) {
    const { id } = index.facts.users[user]!
    const held = index.rolesOf(user)
    for (const { name, role } of given) {
      if (role !== undefined && held.includes(role)) continue
      edits.push({ kind: 'give-role', user: id, role: name })
    }
    if (!instead) continue
    const kept = new Set(given.map(({ role }) => role))
    for (const { autoAssigned, role } of index.assignmentsOf(user)) {
      if (kept.has(role)) continue
      kept.add(role)
      const taken = index.facts.roles[role]!.id
      // What was assigned automatically can be replaced, not taken.
      if (autoAssigned) {
        edits.push({ kind: 'replace-role', role: taken, by: given[0]!.name, users: [id] })
      } else edits.push({ kind: 'take-role', user: id, role: taken })
    }
  }
  if (edits.length > mostEdits) {
    throw new AppError('invalid-argument', 'That would take more than 1,000 edits.', {
      hint: 'Ask for fewer users at a time.',
    })
  }
  return edits
}

const effectOf = ({ asked, users }: Task, edits: readonly Edit[]): string[] =>
  users.length === 0 ? [] : whatIf(asked, { edits, limit: 1 }).text

/** @param gives row of permissions @param open whether it may give more */
function extraOf(
  { asked: { index }, free, needs }: Task,
  gives: Uint32Array,
  open: boolean,
): ExtraAccess {
  const wanted = new BitMatrix(1, index.facts.permissions.length)
  for (const one of [...needs, ...free]) wanted.set(0, one)
  const extra = Uint32Array.from(gives, (word, at) => word & ~wanted.row(0)[at]!)
  return {
    count: {
      value: extra.reduce((sum, word) => sum + ones(word), 0),
      is: open ? 'atLeast' : 'total',
    },
    shown: bitsOf(extra)
      .slice(0, permissionsShown)
      .map((permission) => permissionBrief(index, permission))
      .sort(byName),
  }
}

function missingOf({ asked: { index }, leftOut, like, users }: Task, covering: Needed): Missing[] {
  const chosen = covering.cover.choices.flatMap(({ chosen: places }) =>
    places.map((place) => covering.candidates[place]!),
  )
  const unread = leftOut.flatMap(({ because, role }) =>
    because === 'not-read' ? [index.roleByExternalId.get(role.id)!] : [],
  )
  return onlyOnce([
    ...(index.facts.whole.roles ? [] : [missingRoleList(index)]),
    ...missingForRoles(index, distinct([...chosen, ...unread])),
    ...distinct([...like, ...users]).flatMap((user) => missingForUser(index, user)),
  ])
}

function textOf(task: Task, answer: Omit<LeastPrivilege, 'text' | 'limits'>): string[] {
  const { choices, fewest, had, leastExtra, leftOut } = answer
  const { minimise, needs, newRole, proven, remainder } = answer
  const { index } = task.asked
  const unread = leftOut.filter(({ because }) => because === 'not-read').length
  const open = task.like.some((user) => missingForUser(index, user).length > 0)
  const measure = open ? [say.moreNeeded] : []
  if (needs.length === 0) {
    return [had.length > 0 ? say.allHad(task.users.length) : say.noNeeds, ...measure]
  }
  const [best] = choices
  const names = (permissions: readonly PermissionBrief[]) => permissions.map(({ name }) => name)
  return [
    ...(had.length > 0 ? [say.had(had.length)] : []),
    ...(best === undefined
      ? [say.coveredByNone]
      : [
          say.covered(
            best.roles.map(({ name }) => name),
            needs.length - remainder.length,
            remainder.length === 0,
          ),
          say.extra(best.extra.count.value, best.extra.count.is === 'atLeast'),
          proven
            ? say.proven(minimise, unread > 0 || !index.facts.whole.roles)
            : say.notProven(minimise, {
                roles: best.roles.length,
                fewest,
                extra: best.extra.count.value,
                leastExtra,
              }),
          ...(choices.length > 1 ? [say.alternatives(choices.length - 1)] : []),
          ...(remainder.length > 0 ? [say.remainder(names(remainder))] : []),
        ]),
    ...(leftOut.length > 0 ? [say.leftOut(unread, leftOut.length - unread)] : []),
    ...(newRole === undefined
      ? [say.noNewRole]
      : [
          say.newRole(newRole.switches.length, newRole.extra.count, newRole.proven),
          ...(newRole.remainder.length > 0 ? [say.newRoleRemainder(names(newRole.remainder))] : []),
        ]),
    ...measure,
  ]
}

function limitsOf({ asked: { index }, free, instead }: Task): string[] {
  const { apps, connector } = index.facts
  const isRingCentral = connector !== 'enos' && connector !== 'table'
  return [
    say.limitComputed,
    say.limitUse,
    ...(apps.length > 0 ? [say.limitMenus] : []),
    ...(instead ? [say.limitDirect] : []),
    ...(free.length > 0 ? [say.limitFree] : []),
    ...(isRingCentral ? [say.limitNewRole, say.limitScope] : []),
    ...(connector === 'enos' ? [sayEdits.limitPortalRoles] : []),
    ...(connector === 'table' ? [sayEdits.limitTableRules] : []),
  ]
}

const distinct = (numbers: readonly number[]): number[] => [...new Set(numbers)]

function byName(a: PermissionBrief, b: PermissionBrief): number {
  return naturalOrder(a.name, b.name) || naturalOrder(a.id, b.id)
}
