/**
 * One snapshot as a graph with edges from above to below: user → role → permission → included permission;
 * role → menu group → menu; and direct grants. What a switch of the role brings along anyway is not an
 * edge of the role, as in docs/access-model.md (“implied”).
 */
import type { EdgeKind, NodeKind } from '../../../shared/schemas/graph'
import type { AccessIndex } from '../access-index'
import { Links } from '../links'
import type { Pairs } from '../model'

export const nodeKinds: readonly NodeKind[] = ['user', 'role', 'permission', 'menu-group', 'menu']

/** Every node has one number: users first, then roles, permissions, menu groups and menus. */
export class AccessGraph {
  readonly size: number
  /** Node → nodes right below it, and right above it, ascending. */
  readonly below: Links
  readonly above: Links
  readonly #starts: readonly number[]

  constructor(index: AccessIndex) {
    const { menuGroups, menus, permissions, roles, users } = index.facts
    const sizes = [users, roles, permissions, menuGroups, menus].map(({ length }) => length)
    const starts = [0]
    for (const size of sizes) starts.push(starts.at(-1)! + size)
    this.#starts = starts
    this.size = starts.at(-1)!
    this.below = new Links(this.size, this.#pairs(index))
    this.above = this.below.reversed(this.size)
  }

  node(kind: NodeKind, number: number): number {
    return this.#starts[nodeKinds.indexOf(kind)]! + number
  }

  kindOf(node: number): NodeKind {
    let kind = 0
    while (node >= this.#starts[kind + 1]!) kind++
    return nodeKinds[kind]!
  }

  /** Position in the facts of its kind. */
  numberOf(node: number): number {
    return node - this.#starts[nodeKinds.indexOf(this.kindOf(node))]!
  }

  /** Of an edge that is there. */
  edgeKind(from: number, to: number): EdgeKind {
    const above = this.kindOf(from)
    const below = this.kindOf(to)
    if (above === 'user') return below === 'role' ? 'holds' : 'direct'
    if (above === 'permission') return 'includes'
    if (above === 'menu-group') return 'contains'
    return below === 'permission' ? 'lists' : 'gives'
  }

  #pairs(index: AccessIndex): Pairs {
    const { directMenus, directPermissions, inclusions, menuGroups, roles } = index.facts
    const from: number[] = []
    const to: number[] = []
    const add = (kind: NodeKind, above: number, other: NodeKind, below: number): void => {
      from.push(this.node(kind, above))
      to.push(this.node(other, below))
    }
    for (let user = 0; user < index.facts.users.length; user++) {
      for (const role of index.rolesOf(user)) add('user', user, 'role', role)
    }
    eachPair(directPermissions.pairs, (user, granted) => add('user', user, 'permission', granted))
    eachPair(directMenus.pairs, (user, menu) => add('user', user, 'menu', menu))
    for (let role = 0; role < roles.length; role++) {
      for (const permission of index.roleListed.of(role)) {
        if (index.isListedBySwitch(role, permission)) add('role', role, 'permission', permission)
      }
      for (const group of index.roleMenus.groupsOf(role)) add('role', role, 'menu-group', group)
      for (const menu of index.roleMenus.ownOf(role)) add('role', role, 'menu', menu)
    }
    for (const [permission, included] of inclusions) {
      if (permission !== included) add('permission', permission, 'permission', included)
    }
    for (const [group, { menus }] of menuGroups.entries()) {
      for (const menu of new Set(menus)) add('menu-group', group, 'menu', menu)
    }
    return { from: Uint32Array.from(from), to: Uint32Array.from(to) }
  }
}

function eachPair({ from, to }: Pairs, visit: (from: number, to: number) => void): void {
  for (let at = 0; at < from.length; at++) visit(from[at]!, to[at]!)
}

const graphs = new WeakMap<AccessIndex, AccessGraph>()

/** Made when it is first asked for, and kept with the index. */
export function graphOf(index: AccessIndex): AccessGraph {
  const graph = graphs.get(index) ?? new AccessGraph(index)
  graphs.set(index, graph)
  return graph
}
