/**
 * An account whose users need few roles, the planted ones, and hold many: each user has one to three of the
 * planted roles, but in the account they were copied, merged and split over the years. Seeded, and without
 * noise: the planted roles serve everybody exactly.
 */
import type { SnapshotFacts } from '../../src/main/access/model'
import { randomFrom } from '../../src/main/access/hygiene/mining/random'
import { factsOfGraph } from './random-graph'

export interface PlantedSize {
  users: number
  permissions: number
  planted: number
  /** About how many roles the account has. */
  existing: number
  /** Permissions of a planted role at most. */
  most: number
  /**
   * Whether the planted roles only exist within others: each role of the account is two or three of them in
   * one piece, so that none of it can stay if there are to be few.
   */
  buried?: boolean
}

export interface Planted {
  facts: SnapshotFacts
  /** Permissions of each planted role, ascending. */
  planted: number[][]
}

export function plantedAccount(
  { buried = false, existing, most, permissions, planted: count, users }: PlantedSize,
  seed = 1,
): Planted {
  const random = randomFrom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const some = (size: number, limit: number): number[] => {
    const chosen = new Set<number>()
    while (chosen.size < Math.min(size, limit)) chosen.add(below(limit))
    return [...chosen].sort((a, b) => a - b)
  }
  const planted = Array.from({ length: count }, () => some(3 + below(most - 2), permissions))
  const roles: number[][] = []
  /** By planted roles that are needed: roles of the account that together give these. */
  const ways = new Map<string, number[][]>()
  const roleOf = (listed: readonly number[]): number => roles.push([...listed]) - 1
  const union = (of: readonly number[]): number[] =>
    [...new Set(of.flatMap((one) => planted[one]!))].sort((a, b) => a - b)
  const wayFor = (needed: readonly number[]): number[] => {
    const key = needed.join(' ')
    const known = ways.get(key) ?? []
    ways.set(key, known)
    if (known.length > 0 && (roles.length >= existing || random() < 0.6)) {
      return known[below(known.length)]!
    }
    const made = roles.length < existing ? madeFor(needed) : needed.map((one) => single(one))
    known.push(made)
    return made
  }
  const single = (one: number): number => wayFor([one])[0]!
  const madeFor = (needed: readonly number[]): number[] => {
    const whole = union(needed)
    const [first] = needed
    if (needed.length === 1) {
      const known = ways.get(String(first))!
      // A copy under another name, or the role in one piece.
      return known.length === 0 || random() < 0.5 ? [roleOf(whole)] : known[0]!
    }
    if (random() < 0.4) return [roleOf(whole)]
    if (random() < 0.5) return [single(first!), roleOf(union(needed.slice(1)))]
    return needed.map((one) => single(one))
  }

  /** Each planted role is in some role of the account. */
  function buriedRoles(): [number, number][] {
    for (let role = 0; role < existing; role++) {
      roleOf(union([role % count, ...some(1 + below(2), count)]))
    }
    return Array.from({ length: users }, (_, user): [number, number][] => {
      const held = user < existing ? [user] : some(1 + below(2), existing)
      return held.map((role) => [user, role])
    }).flat()
  }

  /** Each planted role is there for somebody. */
  function grownRoles(): [number, number][] {
    return Array.from({ length: users }, (_, user): [number, number][] => {
      const needed = user < count ? [user] : some(1 + below(3), count)
      return [...new Set(wayFor(needed))].map((role) => [user, role])
    }).flat()
  }

  const assigned = buried ? buriedRoles() : grownRoles()
  const facts = factsOfGraph({
    permissions,
    roles: roles.length,
    users,
    inclusions: [],
    listed: roles.flatMap((listed, role) => listed.map((one): [number, number] => [role, one])),
    assigned,
  })
  return { facts, planted }
}
