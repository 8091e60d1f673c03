/** Permissions as a tree: category, what stands in it, and below each what it includes. */
import { naturalOrder } from '../../../shared/natural-order'
import type { PermissionRow } from '../../../shared/schemas/access'

export interface PermissionNode {
  /** The way to it: a permission that several others include stands in several places. */
  key: string
  name: string
  /** Undefined for a category. */
  permission: PermissionRow | undefined
  parent: PermissionNode | undefined
}

/** Ids are only unique within an app, where permissions have one. */
export const permissionKey = (permission: { id: string; app?: string | undefined }): string =>
  permission.app === undefined ? permission.id : `${permission.app}/${permission.id}`

const byName = (a: PermissionNode, b: PermissionNode): number => naturalOrder(a.name, b.name)

export class PermissionTree {
  readonly roots: PermissionNode[]
  readonly #permissions: ReadonlyMap<string, PermissionRow>
  readonly #children = new Map<PermissionNode, PermissionNode[]>()
  readonly #includedBy = new Map<string, string[]>()

  constructor(
    permissions: readonly PermissionRow[],
    nameOfRest: string,
    appName: (id: string) => string,
  ) {
    this.#permissions = new Map(permissions.map((row) => [permissionKey(row), row]))
    const groups = new Map<string, PermissionNode>()
    for (const permission of permissions) {
      for (const id of permission.includes) {
        const key = permissionKey({ id, app: permission.app })
        const above = this.#includedBy.get(key) ?? []
        above.push(permissionKey(permission))
        this.#includedBy.set(key, above)
      }
      // What has no switch and is included by another is found below that one.
      if (permission.assignable === false && permission.includedBy > 0) continue
      const { category, app } = permission
      const groupKey = category?.id ?? app ?? ''
      let group = groups.get(groupKey)
      if (group === undefined) {
        const name = category?.name ?? (app === undefined ? nameOfRest : appName(app))
        group = { key: `category:${groupKey}`, name, permission: undefined, parent: undefined }
        groups.set(groupKey, group)
        this.#children.set(group, [])
      }
      this.#children.get(group)?.push(this.#node(permission, group))
    }
    this.roots = [...groups.values()].sort(byName)
    for (const children of this.#children.values()) children.sort(byName)
  }

  /** Made on demand: unfolded everywhere, a dense graph of inclusions would not fit into memory. */
  childrenOf = (node: PermissionNode): PermissionNode[] => {
    const known = this.#children.get(node)
    if (known !== undefined) return known
    const children: PermissionNode[] = []
    for (const id of node.permission?.includes ?? []) {
      const row = this.#permissions.get(permissionKey({ id, app: node.permission?.app }))
      if (row !== undefined && !isOnWay(node, row)) children.push(this.#node(row, node))
    }
    children.sort(byName)
    this.#children.set(node, children)
    return children
  }

  /** The nodes from a category down to the permission, by the fewest inclusions. */
  wayTo(key: string): PermissionNode[] {
    const seen = new Set<string>()
    let level: PermissionNode[] = this.roots
    while (level.length > 0) {
      const next: PermissionNode[] = []
      for (const node of level) {
        if (node.permission !== undefined) {
          const own = permissionKey(node.permission)
          if (own === key) return way(node)
          if (seen.has(own)) continue
          seen.add(own)
        }
        next.push(...this.childrenOf(node))
      }
      level = next
    }
    return []
  }

  /** The permissions that match, and all that lead to one of them. */
  search(text: string): { matches: ReadonlySet<string>; leading: ReadonlySet<string> } {
    const wanted = text.toLocaleLowerCase()
    const matches = new Set<string>()
    for (const [key, { id, name }] of this.#permissions) {
      if (`${name}\n${id}`.toLocaleLowerCase().includes(wanted)) matches.add(key)
    }
    const leading = new Set<string>()
    const queue = [...matches]
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      for (const above of this.#includedBy.get(key) ?? []) {
        if (leading.has(above)) continue
        leading.add(above)
        queue.push(above)
      }
    }
    return { matches, leading }
  }

  #node(permission: PermissionRow, parent: PermissionNode): PermissionNode {
    return { key: `${parent.key}>${permission.id}`, name: permission.name, permission, parent }
  }
}

function way(node: PermissionNode): PermissionNode[] {
  return node.parent === undefined ? [node] : [...way(node.parent), node]
}

/** Whether the permission stands already on the way to the node: inclusions may go in a circle. */
function isOnWay(node: PermissionNode, permission: PermissionRow): boolean {
  for (let at: PermissionNode | undefined = node; at !== undefined; at = at.parent) {
    if (at.permission === permission) return true
  }
  return false
}
