import type { AccessIndex } from '../../access/access-index'
import type { Edit } from '../../../shared/schemas/edits'

export const takeRoles = (index: AccessIndex, user: number, roles: readonly number[]): Edit[] =>
  roles.map((role) => ({
    kind: 'take-role',
    user: index.facts.users[user]!.id,
    role: index.facts.roles[role]!.id,
  }))
