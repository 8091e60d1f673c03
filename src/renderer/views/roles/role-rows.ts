/** Roles as the list shows them: which ones, and in which order. */
import { naturalOrder } from '../../../shared/natural-order'
import type { RoleBrief } from '../../../shared/schemas/access'

export const roleColumns = ['name', 'kind', 'permissionScope', 'listed', 'users'] as const
export type RoleColumn = (typeof roleColumns)[number]

/** Custom roles first: they are the ones that can be changed. */
const kinds = (role: RoleBrief): number => (role.custom === null ? 2 : role.custom ? 0 : 1)

const orders: Record<RoleColumn, (a: RoleBrief, b: RoleBrief) => number> = {
  name: (a, b) => naturalOrder(a.name, b.name),
  kind: (a, b) => kinds(a) - kinds(b),
  permissionScope: (a, b) => naturalOrder(a.permissionScope ?? '', b.permissionScope ?? ''),
  listed: (a, b) => a.listed - b.listed,
  users: (a, b) => a.users.value - b.users.value,
}

/**
 * @param filter words, all of which must be in name, id or permission scope
 * @param sort a column, with `-` in front for descending
 */
export function roleRows(
  roles: readonly RoleBrief[],
  filter: string,
  sort: string,
): readonly RoleBrief[] {
  const words = filter.toLocaleLowerCase().split(/\s+/)
  const column = roleColumns.find((name) => sort.replace(/^-/, '') === name) ?? 'name'
  const turn = sort.startsWith('-') ? -1 : 1
  return roles
    .filter(({ id, name, permissionScope }) => {
      const text = `${name} ${id} ${permissionScope ?? ''}`.toLocaleLowerCase()
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => turn * orders[column](a, b) || orders.name(a, b) || naturalOrder(a.id, b.id))
}
