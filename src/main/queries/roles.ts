/** Roles with what is known of them. */
import type { AccessIndex } from '../access/access-index'
import type { RoleBrief } from '../../shared/schemas/access'
import { byNameAndId } from '../../shared/natural-order'
import { speaksOf } from './access-cell'
import { matching, type Test } from './filter'
import type { Asked } from './reader'

/** Those that pass a test, such as a filter's, and how many may. */
export function roleRows({ index }: Asked, test: Test): { unknown: number; roles: RoleBrief[] } {
  const found = matching(index.facts.roles.length, test)
  const users = new Uint32Array(index.facts.roles.length)
  for (const { role } of index.facts.assignments) users[role]!++
  const everyone = allHoldersKnown(index)
  return {
    unknown: found.unknown,
    roles: found.matching
      .map((number) => roleBrief(index, number, users[number]!, everyone))
      .sort(byNameAndId),
  }
}

/** @param everyone whether nobody else can hold it */
export function roleBrief(
  index: AccessIndex,
  number: number,
  users: number,
  everyone: boolean,
): RoleBrief {
  const role = index.facts.roles[number]!
  const { outside, inApps } = speaksOf(index, undefined)
  const listed = [...index.roleListed.of(number)].filter((permission) =>
    index.isListedBySwitch(number, permission),
  )
  return {
    id: role.id,
    name: role.name,
    custom: role.custom ?? null,
    ...(role.permissionScope === undefined ? {} : { permissionScope: role.permissionScope }),
    hidden: role.hidden,
    listingKnown: outside ? role.listingKnown : inApps && role.appListingKnown,
    listed: listed.length,
    users: { value: users, is: everyone ? 'total' : 'atLeast' },
  }
}

/** Whether it is known of everyone which roles they hold. */
export const allHoldersKnown = ({ allRolesKnown, facts }: AccessIndex): boolean =>
  facts.whole.holders && allRolesKnown
