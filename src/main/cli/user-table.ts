import type { UserBrief } from '../../shared/schemas/access'
import type { Column } from './table'

export const userColumns: readonly Column[] = [
  { title: 'name' },
  { title: 'id' },
  { title: 'ext.' },
  { title: 'email' },
  { title: 'type' },
  { title: 'status' },
  { title: 'site' },
]

export function userCells(user: UserBrief): string[] {
  return [
    user.name,
    user.id,
    user.extensionNumber ?? '',
    user.email ?? '',
    user.type ?? '',
    user.status ?? '',
    user.site ?? '',
  ]
}
