/** What to change so that a role no longer gives a permission and keeps all else that it can. */
import type { AccessIndex } from '../access/access-index'
import { bitsOf, BitMatrix } from '../access/bits'
import { switchesWithout, takeAway as takenAway } from '../access/least-privilege/take-away'
import { hasUnknownRules, isEditable } from '../access/portal'
import { naturalOrder } from '../../shared/natural-order'
import { newRolePrefix, type Edit } from '../../shared/schemas/edits'
import type { PermissionBrief } from '../../shared/schemas/common'
import type { TakeAway } from '../../shared/schemas/least-privilege'
import { say } from '../../shared/sentences/least-privilege'
import { permissionBrief, roleNamed } from './briefs'
import { findPermission, findRole } from './find'
import { missingForRoles, onlyOnce } from './missing'
import { freeRoleName, newRoleOf, permissionInEdit } from './permission-edits'
import type { Asked } from './reader'
import { allHoldersKnown } from './roles'
import { briefOf } from './snapshots'
import { whatIf } from './what-if'

export interface TakeAwayInput {
  role: string
  permission: string
  app?: string | undefined
  /** What the changed copy, or new role, would be called. */
  name?: string | undefined
}

/** What is to be done, as numbers of permissions. */
interface Plan {
  by: NonNullable<TakeAway['by']>
  name: string | undefined
  remove: number[]
  add: number[]
  /** The permission itself included. */
  lost: number[]
  stuck: number[]
  edits: Edit[]
}

/** @throws AppError `not-found`, `ambiguous` */
export function takeAway(asked: Asked, input: TakeAwayInput): TakeAway {
  const { index, snapshot } = asked
  const role = findRole(index, input.role)
  const permission = findPermission(index, input.permission, input.app)
  const missing = missingForRoles(index, [role])
  const plan = planOf(index, role, permission, input.name)
  const holders = index.roleHolders.of(role).length
  const sorted = (permissions: readonly number[]) =>
    permissions.map((one) => permissionBrief(index, one)).sort(byName)
  const found = {
    snapshot: briefOf(snapshot),
    role: { ...roleNamed(index, role), custom: index.facts.roles[role]!.custom ?? null },
    permission: permissionBrief(index, permission),
    holders: { value: holders, is: allHoldersKnown(index) ? 'total' : 'atLeast' },
  } as const
  const names: [string, string] = [found.role.name, found.permission.name]
  if (plan === undefined) {
    const gives = index.roleGives(role, permission)
    return {
      ...found,
      gives,
      ...{ remove: [], add: [], lost: [], stuck: [] },
      ...{ keeping: 0, edits: [], effect: [], missing },
      text: [gives === 'no' ? say.givesNot(...names) : say.givesUnknown(...names)],
      limits: [say.limitComputed],
    }
  }
  const effect = whatIf(asked, { edits: plan.edits, limit: 1 })
  const { app, id } = found.permission
  const losing =
    effect.permissions.find(
      (changed) => changed.permission.id === id && changed.permission.app === app,
    )?.lost ?? 0
  const keeping = holders - losing
  const lost = sorted(plan.lost.filter((one) => one !== permission))
  const made = { remove: sorted(plan.remove), add: sorted(plan.add), stuck: sorted(plan.stuck) }
  return {
    ...found,
    ...made,
    gives: 'yes',
    by: plan.by,
    ...(plan.name === undefined ? {} : { name: plan.name }),
    lost,
    keeping,
    edits: plan.edits,
    effect: effect.text,
    missing: onlyOnce([...missing, ...effect.missing]),
    text: [
      say.gives(...names),
      ...waysOf(plan, names[0], made, found.role.custom),
      say.lostBesides(lost.map(({ name }) => name)),
      ...(missing.length > 0 && plan.by !== 'new-role' ? [say.perhapsStill] : []),
      ...effect.text,
      ...(keeping > 0 ? [say.keeping(keeping)] : []),
    ],
    limits: [
      ...effect.limits,
      ...(plan.by === 'new-role' && index.roleMenus.of(role).length > 0
        ? [say.limitMenusOfNewRole]
        : []),
    ],
  }
}

/** @returns undefined where the role is not known to give it */
function planOf(
  index: AccessIndex,
  role: number,
  permission: number,
  wished: string | undefined,
): Plan | undefined {
  const taken = takenAway(index, role, permission)
  if (taken === undefined) return undefined
  const { id, name: roleName } = index.facts.roles[role]!
  const name = freeRoleName(
    index,
    wished ?? `${roleName} without ${index.facts.permissions[permission]!.name}`.slice(0, 190),
  )
  const made = `${newRolePrefix}${name}`
  const held = index.roleHolders.of(role).length > 0 || !allHoldersKnown(index)
  const inPlace: Edit[] = held ? [{ kind: 'replace-role', role: id, by: made }] : []
  if (taken.stuck.length > 0) {
    const add = switchesWithout(index, role, permission)
    return {
      by: 'new-role',
      name,
      remove: [],
      add,
      lost: bitsOf(index.roleHas.row(role)).filter(notGivenBy(index, add)),
      stuck: taken.stuck,
      edits: [newRoleOf(index, name, add), ...inPlace],
    }
  }
  const changes = (changed: string): Edit[] => [
    ...taken.remove.map((one): Edit => ({
      kind: 'remove-permission',
      role: changed,
      ...permissionInEdit(index, one),
    })),
    ...taken.add.map((one): Edit => ({
      kind: 'add-permission',
      role: changed,
      ...permissionInEdit(index, one),
    })),
  ]
  if (isEditable(index, role) ?? hasUnknownRules(index)) {
    return { ...taken, by: 'change', name: undefined, edits: changes(id) }
  }
  return {
    ...taken,
    by: 'copy',
    name,
    edits: [{ kind: 'copy-role', role: id, name }, ...changes(made), ...inPlace],
  }
}

function notGivenBy(
  index: AccessIndex,
  switches: readonly number[],
): (permission: number) => boolean {
  const given = new BitMatrix(1, index.facts.permissions.length)
  for (const one of switches) index.closure.addTo(one, given.row(0))
  return (permission) => !given.has(0, permission)
}

function waysOf(
  { by, name }: Plan,
  role: string,
  { add, remove, stuck }: Pick<TakeAway, 'add' | 'remove' | 'stuck'>,
  custom: boolean | null,
): string[] {
  const named = (permissions: readonly PermissionBrief[]) => permissions.map((one) => one.name)
  if (by === 'new-role') return [say.byNewRole(named(stuck), name!)]
  const copy = custom === false ? say.byCopy(role, name ?? '') : say.byUnreadCopy(role, name ?? '')
  return [...(by === 'copy' ? [copy] : []), say.switchesOff(named(remove), named(add))]
}

function byName(a: PermissionBrief, b: PermissionBrief): number {
  return naturalOrder(a.name, b.name) || naturalOrder(a.id, b.id)
}
