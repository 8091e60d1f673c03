/** What would tell who has what a rule names. */
import type { AccessIndex } from '../../access/access-index'
import {
  missingDictionary,
  missingDirectGrants,
  missingForHolders,
  missingInclusionsOfGrants,
  missingUserApps,
  missingUserList,
  onlyOnce,
  rolesTellOfApps,
} from '../../queries/missing'
import type { Missing } from '../../../shared/schemas/common'
import type { NamedPermissions } from '../named-permissions'

/** @param open users of whom it is not known */
export function missingAbout(
  index: AccessIndex,
  named: readonly NamedPermissions[],
  open: readonly number[],
): Missing[] {
  const { permissions } = index.facts
  const apps = new Set(
    named.flatMap((one) => one.permissions.map((each) => permissions[each]!.app)),
  )
  return onlyOnce([
    ...(named.some(({ unread }) => unread.length > 0) ? [missingDictionary(index)] : []),
    ...(open.length > 0 ? [...apps].flatMap((app) => missingIn(index, app, open)) : []),
    ...(index.facts.whole.holders ? [] : [missingUserList(index)]),
  ])
}

function missingIn(
  index: AccessIndex,
  app: number | undefined,
  open: readonly number[],
): Missing[] {
  const whole = app === undefined ? index.roleWhole : index.roleAppWhole
  const roles = [...new Set(open.flatMap((user) => index.rolesOf(user)))]
  const unread = roles.filter((role) => whole[role] === 0)
  const where = { outside: app === undefined, inApps: app !== undefined }
  return [
    ...(app === undefined ? [] : missingUserApps(index, app, open)),
    ...(app === undefined || rolesTellOfApps(index)
      ? missingForHolders(index, 'permissions', open, unread)
      : []),
    ...missingDirectGrants(index, open),
    ...missingInclusionsOfGrants(index, open, where),
  ]
}

/** What would tell who holds which roles. @param open users of whom it is not known */
export const missingAssignments = (index: AccessIndex, open: readonly number[]): Missing[] =>
  onlyOnce([
    ...missingForHolders(
      index,
      'permissions',
      open.filter((user) => !index.rolesKnown(user)),
      [],
    ),
    ...(index.facts.whole.holders ? [] : [missingUserList(index)]),
  ])
