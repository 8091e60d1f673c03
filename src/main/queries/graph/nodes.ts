/** Nodes of the access graph by name, and as an answer shows them. */
import { AppError } from '../../../shared/result'
import type { Count } from '../../../shared/schemas/common'
import type { GraphNode, NodeKind, NodeReference } from '../../../shared/schemas/graph'
import type { AccessIndex } from '../../access/access-index'
import { graphOf } from '../../access/graph/access-graph'
import type { DirectGrants } from '../../access/model'
import { defined } from '../briefs'
import { findMenu, findPermission, findRole, findUser } from '../find'

/** @throws AppError `not-found`, `ambiguous` */
export function nodeNamed(index: AccessIndex, { app, id, kind }: NodeReference): number {
  const graph = graphOf(index)
  switch (kind) {
    case 'user':
      return graph.node(kind, findUser(index, id))
    case 'role':
      return graph.node(kind, findRole(index, id))
    case 'permission':
      return graph.node(kind, findPermission(index, id, app))
    case 'menu':
      return graph.node(kind, findMenu(index, id, app))
    case 'menu-group':
      return graph.node(kind, findMenuGroup(index, id, app))
  }
}

function findMenuGroup({ facts }: AccessIndex, id: string, app: string | undefined): number {
  const inApp = facts.menuGroups.flatMap((group, number) =>
    app === undefined || facts.apps[group.app]!.id === app ? [{ ...group, number }] : [],
  )
  const byId = inApp.filter((group) => group.id === id)
  const found = byId.length > 0 ? byId : inApp.filter(({ name }) => name === id)
  if (found.length === 1) return found[0]!.number
  if (found.length > 1) {
    throw new AppError('ambiguous', `“${id}” is ${found.length} menu groups.`, {
      hint: 'Name its id and its app.',
    })
  }
  throw new AppError('not-found', `There is no menu group “${id}” in this snapshot.`, {
    hint: 'A menu group is named by its id or its name. Menu groups are known from EnOS alone.',
  })
}

/** What is not there any more is left out: an address can be older than the snapshot. */
export function nodesThere(index: AccessIndex, named: readonly NodeReference[]): number[] {
  return named.flatMap((reference) => {
    try {
      return [nodeNamed(index, reference)]
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return []
      throw error
    }
  })
}

export interface NodeName {
  kind: NodeKind
  id: string
  app?: string
  name: string
}

export function nameOf(index: AccessIndex, node: number): NodeName {
  const graph = graphOf(index)
  const { apps, menuGroups, menus, permissions, roles, users } = index.facts
  const kind = graph.kindOf(node)
  const number = graph.numberOf(node)
  const inApp = (app: number | undefined) => (app === undefined ? {} : { app: apps[app]!.id })
  switch (kind) {
    case 'user':
      return { kind, id: users[number]!.id, name: users[number]!.name }
    case 'role':
      return { kind, id: roles[number]!.id, name: roles[number]!.name }
    case 'permission': {
      const { app, id, name } = permissions[number]!
      return { kind, id, name, ...inApp(app) }
    }
    case 'menu-group': {
      const { app, id, name } = menuGroups[number]!
      return { kind, id, name, ...inApp(app) }
    }
    case 'menu': {
      const { app, id, name } = menus[number]!
      return { kind, id, name, ...inApp(app) }
    }
  }
}

/** As selections in an address name it too. */
export function keyOf({ app, id, kind }: NodeReference): string {
  return app === undefined ? `${kind}:${id}` : `${kind}:${app}/${id}`
}

export function graphNode(
  index: AccessIndex,
  node: number,
  tier: number,
  focus: boolean,
): GraphNode {
  const graph = graphOf(index)
  const named = nameOf(index, node)
  const known = completeness(index, node)
  const count = (value: number, whole: boolean): Count => ({
    value,
    is: whole ? 'total' : 'atLeast',
  })
  return {
    key: keyOf(named),
    ...named,
    tier,
    focus,
    ...traits(index, node),
    whole: known.below,
    above: count(graph.above.of(node).length, known.above),
    below: count(graph.below.of(node).length, known.below),
  }
}

/** Whether all that stands right above, and right below, is known. */
function completeness(index: AccessIndex, node: number): { above: boolean; below: boolean } {
  const graph = graphOf(index)
  const { facts } = index
  const { apps, menuGroups, menus, permissions, roles, whole } = facts
  const number = graph.numberOf(node)
  const menusRead = whole.roles && roles.every(({ menusKnown }) => menusKnown)
  // Also of users who came after the table of grants.
  const grantsRead = (grants: DirectGrants): boolean => grants.whole && grants.cameAfter.size === 0
  switch (graph.kindOf(node)) {
    case 'user':
      return { above: true, below: index.holdingKnown(number) && index.menuGrantsKnown(number) }
    case 'role': {
      const { appListingKnown, listingKnown, menusKnown } = roles[number]!
      return {
        above: whole.holders && index.allRolesKnown,
        below: listingKnown && appListingKnown && (apps.length === 0 || menusKnown),
      }
    }
    case 'permission': {
      const { app, includesKnown } = permissions[number]!
      const rolesRead = roles.every((role) =>
        app === undefined ? role.listingKnown : role.appListingKnown,
      )
      const inclusionsRead = whole.permissions && permissions.every((one) => one.includesKnown)
      return {
        above: whole.roles && rolesRead && inclusionsRead && grantsRead(facts.directPermissions),
        below: includesKnown,
      }
    }
    case 'menu-group':
      return { above: menusRead, below: apps[menuGroups[number]!.app]!.groupsKnown }
    case 'menu': {
      // Only EnOS has menu groups: of another vendor's apps there are none to be read.
      const groupsRead = facts.connector !== 'enos' || apps[menus[number]!.app]!.groupsKnown
      return { above: menusRead && groupsRead && grantsRead(facts.directMenus), below: true }
    }
  }
}

function traits(
  index: AccessIndex,
  node: number,
): Pick<GraphNode, 'detail' | 'assignable' | 'standard' | 'status'> {
  const graph = graphOf(index)
  const { apps, categories, menuGroups, menus, permissions, roles, users } = index.facts
  const number = graph.numberOf(node)
  switch (graph.kindOf(node)) {
    case 'user': {
      const { email, extensionNumber, status } = users[number]!
      return defined({ detail: extensionNumber ?? email, status })
    }
    case 'role': {
      const { custom } = roles[number]!
      return { standard: custom === undefined ? null : !custom }
    }
    case 'permission': {
      const { app, assignable, category } = permissions[number]!
      const inCategory = category === undefined ? undefined : (categories.get(category) ?? category)
      return {
        ...defined({ detail: inCategory ?? (app === undefined ? undefined : apps[app]!.name) }),
        assignable: assignable ?? null,
      }
    }
    case 'menu-group':
      return { detail: apps[menuGroups[number]!.app]!.name }
    case 'menu':
      return { detail: apps[menus[number]!.app]!.name }
  }
}
