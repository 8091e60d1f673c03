/**
 * Why a user has a permission. A route is (role, listed permission) with its shortest chain of
 * inclusions and the number of chains; all chains are never listed, a dense account has millions.
 */
import type { AccessIndex } from './access-index'

export interface RouteFound {
  role: number
  /** Permissions from the listed one down to the one in question. */
  chain: number[]
  /** Chains from the listed permission; saturates at 2^53 - 1. A cycle counts as one step. */
  chains: number
}

/** Ordered: short before long, then by the role's name. */
export function routesOf(index: AccessIndex, user: number, permission: number): RouteFound[] {
  return routesOfRoles(index, index.rolesOf(user), permission)
}

export function routesOfRoles(
  index: AccessIndex,
  roles: readonly number[],
  permission: number,
): RouteFound[] {
  const holding = roles.filter((role) => index.roleHas.has(role, permission))
  if (holding.length === 0) return []
  const next = stepsTowards(index, permission)
  const count = chainCounter(index, permission)
  const names = index.facts.roles
  return holding
    .flatMap((role) =>
      startsOf(index, role, permission).map((start) => ({
        role,
        chain: chainFrom(start, next),
        chains: count(start),
      })),
    )
    .sort(
      (a, b) =>
        a.chain.length - b.chain.length || names[a.role]!.name.localeCompare(names[b.role]!.name),
    )
}

/** The listed permissions of a role that lead to a permission, leaving out those that others imply. */
export function startsOf(index: AccessIndex, role: number, permission: number): number[] {
  return [...index.roleListed.of(role)].filter(
    (listed) => index.closure.reaches(listed, permission) && index.isListedBySwitch(role, listed),
  )
}

/** For everything that includes `permission`, the next step of a shortest chain to it. */
function stepsTowards(index: AccessIndex, permission: number): Map<number, number> {
  const next = new Map<number, number>()
  let front = [permission]
  const seen = new Set(front)
  while (front.length > 0) {
    const further: number[] = []
    for (const reached of front) {
      for (const parent of index.includedBy.of(reached)) {
        if (seen.has(parent)) continue
        seen.add(parent)
        next.set(parent, reached)
        further.push(parent)
      }
    }
    front = further
  }
  return next
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
