/** An account with planted roles as tables that a person would have saved. */
import { plantedAccount, type PlantedSize } from './planted-roles'

/** Kinds of table to vouch for, so that all is known. */
export const plantedKinds = [
  'role-list',
  'role-permission-list',
  'assignment-list',
  'inclusion-list',
]

export function plantedTables(size: PlantedSize, seed = 1): Record<string, string> {
  const { facts } = plantedAccount(size, seed)
  const lines = (heading: string, rows: readonly string[]): string =>
    `${[heading, ...rows].join('\n')}\n`
  return {
    'roles.csv': lines(
      'role,permission,role name',
      facts.listed.map(([role, permission]) => `r${role},p${permission},Role ${role}`),
    ),
    'users.csv': lines(
      'user,role',
      facts.assignments.map(({ role, user }) => `u${user},r${role}`),
    ),
    'role-list.csv': lines(
      'role,role name',
      facts.roles.map((_, role) => `r${role},Role ${role}`),
    ),
    'inclusions.csv': lines('permission,includes', ['p0,p0']),
  }
}
