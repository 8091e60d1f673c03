/** Roles with what is known of them. */
import type { RoleBrief } from '../../shared/schemas/access'
import type { Asked } from './reader'

export function roleRows({ index }: Asked): RoleBrief[] {
  const users = new Uint32Array(index.facts.roles.length)
  for (const { role } of index.facts.assignments) users[role]!++
  const everyone =
    index.facts.whole.users && index.facts.users.every((_, user) => index.rolesKnown(user))
  return index.facts.roles
    .map((role, number): RoleBrief => ({
      id: role.id,
      name: role.name,
      custom: role.custom ?? null,
      ...(role.permissionScope === undefined ? {} : { permissionScope: role.permissionScope }),
      hidden: role.hidden,
      listingKnown: role.listingKnown,
      listed: index.roleListed.of(number).length,
      users: { value: users[number]!, is: everyone ? 'total' : 'atLeast' },
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
}
