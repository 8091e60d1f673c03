/** Why one side of a comparison has a permission, has it not, or nobody knows: a sentence. */
import { startsOf } from '../access/routes'
import { accessOf } from '../access/vendor'
import type { AccessIndex } from '../access/access-index'
import { naturalOrder } from '../../shared/natural-order'
import { say } from '../../shared/sentences/access'
import { listingKnown, type Cell } from './access-cell'
import { vendorWord } from './vendor-word'

/** How many of the listed permissions that include it are named; the rest is counted. */
const throughNamed = 2

export function roleReason(
  index: AccessIndex,
  role: number,
  permission: number,
  { answer, kind }: Cell,
): string {
  const { name } = index.facts.roles[role]!
  if (kind === 'vendor') return say.sideNamedByVendor(name)
  if (answer === 'yes') {
    if (kind !== 'listed') return say.sideIncludes(name, ...through(index, role, permission))
    const baseline = index.facts.permissions[permission]!.assignable === false
    return baseline ? say.sideListsBaseline(name) : say.sideLists(name)
  }
  if (answer === 'no') return say.sideListsNothing(name)
  return listingKnown(index, role, permission)
    ? say.sideInclusionsUnread(name)
    : say.sideListingUnread(name)
}

export function roleListedReason(
  index: AccessIndex,
  role: number,
  permission: number,
  cell: Cell,
): string {
  if (cell.answer !== 'no') return roleReason(index, role, permission, cell)
  const { name } = index.facts.roles[role]!
  return index.roleHas.has(role, permission)
    ? say.sideOnlyIncludes(name, ...through(index, role, permission))
    : say.sideDoesNotList(name)
}

export function userReason(index: AccessIndex, user: number, permission: number): string {
  const { name } = index.facts.users[user]!
  const { answer, computed, differs, vendor, word } = accessOf(index, user, permission)
  const said = word === undefined ? '' : vendorWord(index, word).text
  if (differs) return say.holderDiffers(name, said, computed)
  if (answer === 'yes' && computed === 'yes') return computedYes(index, user, permission)
  if (answer === 'no' && computed === 'no') {
    return say.holderNothing(name, roleNames(index, index.rolesOf(user)))
  }
  // Where nothing could be computed, only the vendor's word can have answered.
  if (word !== undefined && (word.contradictory || vendor === answer)) {
    return say.holderVendor(name, said)
  }
  return unknownReason(index, user, permission)
}

export function userListedReason(
  index: AccessIndex,
  user: number,
  permission: number,
  { answer, kind }: Cell,
): string {
  const { name } = index.facts.users[user]!
  const roles = index.rolesOf(user)
  if (kind === 'direct') return say.holderGranted(name)
  if (answer === 'yes') {
    const listing = roles.filter((role) => index.isListedBySwitch(role, permission))
    return say.holderLists(name, roleNames(index, listing))
  }
  if (answer === 'no') return say.holderDoesNotList(name, roleNames(index, roles))
  return unknownReason(index, user, permission)
}

function computedYes(index: AccessIndex, user: number, permission: number): string {
  const { name } = index.facts.users[user]!
  const roles = index.rolesOf(user).filter((role) => index.roleHas.has(role, permission))
  const listing = roles.filter((role) => index.isListedBySwitch(role, permission))
  if (listing.length > 0) return say.holderLists(name, roleNames(index, listing))
  const direct = index.directOf(user)
  if (direct.includes(permission)) return say.holderGranted(name)
  const [first] = roles
  if (first !== undefined) {
    const role = index.facts.roles[first]!.name
    return say.holderIncludes(name, role, ...through(index, first, permission))
  }
  const granted = direct.filter((one) => index.closure.reaches(one, permission))
  if (granted.length > 0) {
    return say.holderGrantedThrough(name, ...nearest(index, granted, permission))
  }
  return say.holderSystem(name)
}

function unknownReason(index: AccessIndex, user: number, permission: number): string {
  const { name } = index.facts.users[user]!
  if (!index.rolesKnown(user)) return say.holderRolesUnread(name)
  const inApp = index.facts.permissions[permission]!.app !== undefined
  const whole = inApp ? index.roleAppWhole : index.roleWhole
  const unread = index.rolesOf(user).filter((role) => whole[role] === 0)
  return unread.length > 0
    ? say.holderRoleUnread(name, roleNames(index, unread))
    : say.holderDirectUnread(name)
}

const roleNames = (index: AccessIndex, roles: readonly number[]): string[] =>
  roles.map((role) => index.facts.roles[role]!.name)

function through(index: AccessIndex, role: number, permission: number): [string[], number] {
  const others = startsOf(index, role, permission).filter((start) => start !== permission)
  return nearest(index, others, permission)
}

/** Those that include it directly come first. */
function nearest(
  index: AccessIndex,
  starts: readonly number[],
  permission: number,
): [named: string[], more: number] {
  const parents = index.includedBy.of(permission)
  const nameOf = (number: number): string => index.facts.permissions[number]!.name
  const ordered = [...starts].sort(
    (a, b) =>
      Number(parents.includes(b)) - Number(parents.includes(a)) ||
      naturalOrder(nameOf(a), nameOf(b)),
  )
  return [ordered.slice(0, throughNamed).map(nameOf), Math.max(0, ordered.length - throughNamed)]
}
