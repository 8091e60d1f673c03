/**
 * Why a user has a permission. A route is (role, listed permission), or a permission granted
 * directly, with its shortest chain of inclusions and the number of chains; all chains are never
 * listed, a dense account has millions. Menus have routes of their own, by menu group.
 */
import type { AccessIndex } from './access-index'

export interface RouteFound {
  /** Undefined where it begins with a direct grant. */
  role: number | undefined
  /** Permissions from the listed or granted one down to the one in question. */
  chain: number[]
  /** Chains from the listed permission; saturates at 2^53 - 1. A cycle counts as one step. */
  chains: number
}

export interface RoutesFound {
  /** How many there are. */
  total: number
  /** Ordered: short before long, direct grants before roles, then by the role's name. */
  routes: RouteFound[]
}

/** @param most how many routes to work out; the others are only counted */
export function routesOf(
  index: AccessIndex,
  user: number,
  permission: number,
  most = Infinity,
): RoutesFound {
  if (!index.holdingHas.has(index.holdingOf[user]!, permission)) return { total: 0, routes: [] }
  const { next, distance } = stepsTowards(index, permission)
  const roles = byName(
    index,
    index.rolesOf(user).filter((role) => index.roleHas.has(role, permission)),
  )
  // Sorting keeps this order among routes of the same length.
  const found = [
    ...directStartsOf(index, user, permission).map((start) => ({ role: undefined, start })),
    ...roles.flatMap((role) => startsOf(index, role, permission).map((start) => ({ role, start }))),
  ]
  found.sort((a, b) => distance.get(a.start)! - distance.get(b.start)!)
  const count = chainCounter(index, permission)
  const routes = found.slice(0, most).map(({ role, start }) => ({
    role,
    chain: chainFrom(start, next),
    chains: count(start),
  }))
  return { total: found.length, routes }
}

function byName(index: AccessIndex, roles: readonly number[]): number[] {
  const { roles: facts } = index.facts
  return [...roles].sort(
    (a, b) =>
      facts[a]!.name.localeCompare(facts[b]!.name) || facts[a]!.id.localeCompare(facts[b]!.id),
  )
}

/** The listed permissions of a role that lead to a permission, leaving out those that others imply. */
export function startsOf(index: AccessIndex, role: number, permission: number): number[] {
  return [...index.roleListed.of(role)].filter(
    (listed) => index.closure.reaches(listed, permission) && index.isListedBySwitch(role, listed),
  )
}

/** Permissions granted to the user directly that lead to a permission. */
export function directStartsOf(index: AccessIndex, user: number, permission: number): number[] {
  return index.directOf(user).filter((granted) => index.closure.reaches(granted, permission))
}

export interface MenuRoute {
  /** Undefined where the menu was granted directly. */
  role: number | undefined
  /** Undefined where the role gives the menu by itself. */
  group: number | undefined
}

/** Ordered: direct grants before roles, then by the role's name and that of the menu group. */
export function menuRoutesOf(index: AccessIndex, user: number, menu: number): MenuRoute[] {
  const { menuGroups } = index.facts
  const byRole = byName(index, index.rolesOf(user)).flatMap((role): MenuRoute[] => [
    ...(index.roleMenus.givesByItself(role, menu) ? [{ role, group: undefined }] : []),
    ...index.roleMenus
      .groupsGiving(role, menu)
      .sort((a, b) => menuGroups[a]!.name.localeCompare(menuGroups[b]!.name) || a - b)
      .map((group) => ({ role, group })),
  ])
  return [
    ...(index.directMenus.has(user, menu) ? [{ role: undefined, group: undefined }] : []),
    ...byRole,
  ]
}

/** For everything that includes `permission`, the next step of a shortest chain to it, and its length. */
function stepsTowards(index: AccessIndex, permission: number) {
  const next = new Map<number, number>()
  const distance = new Map([[permission, 0]])
  let front = [permission]
  for (let steps = 1; front.length > 0; steps++) {
    const further: number[] = []
    for (const reached of front) {
      for (const parent of index.includedBy.of(reached)) {
        if (distance.has(parent)) continue
        distance.set(parent, steps)
        next.set(parent, reached)
        further.push(parent)
      }
    }
    front = further
  }
  return { next, distance }
}

function chainFrom(start: number, next: Map<number, number>): number[] {
  const chain = [start]
  for (let step = next.get(start); step !== undefined; step = next.get(step)) chain.push(step)
  return chain
}

/**
 * Counts chains on the graph with its cycles condensed, where components of successors have smaller
 * numbers: every component's count is then ready when it is needed, without recursion.
 */
function chainCounter(index: AccessIndex, permission: number): (start: number) => number {
  const { component } = index.closure
  const goal = component[permission]!
  const inside = new Map<number, Set<number>>()
  const queue = [permission]
  const seen = new Set(queue)
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const parent of index.includedBy.of(node)) {
      const from = component[parent]!
      const to = component[node]!
      if (from !== to) {
        if (!inside.has(from)) inside.set(from, new Set())
        inside.get(from)!.add(to)
      }
      if (!seen.has(parent)) {
        seen.add(parent)
        queue.push(parent)
      }
    }
  }
  const counts = new Map<number, number>([[goal, 1]])
  for (const from of [...inside.keys()].sort((a, b) => a - b)) {
    if (from === goal) continue
    let sum = 0
    for (const to of inside.get(from)!) sum += counts.get(to) ?? 0
    counts.set(from, Math.min(sum, Number.MAX_SAFE_INTEGER))
  }
  return (start) => counts.get(component[start]!) ?? 0
}
