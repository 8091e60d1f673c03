import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SnapshotFacts } from '../../../src/main/access/model'
import { roleMap, type RoleMapInput } from '../../../src/main/queries/role-map'
import type { RoleMap, RoleMapRow } from '../../../src/shared/schemas/role-map'
import { askedOf, readerOf } from '../../support/asked'
import { factsOfGraph, graphs, type Graph } from '../../support/random-graph'

const [europe, asia] = ['europe', 'asia'] as const

/** @param other the account of the second; the same account's second snapshot where it is the first's */
function mapped(
  here: SnapshotFacts,
  there: SnapshotFacts,
  other: string,
  input: Partial<RoleMapInput> = {},
): RoleMap {
  const first = askedOf(here, { account: europe, snapshot: 1 })
  const second = askedOf(there, { account: other, snapshot: 2 })
  const to = other === europe ? { at: '2' } : { account: other }
  return roleMap(first, { to, ...input }, readerOf(second))
}

const pairsOf = ({ rows }: RoleMap): string[] =>
  rows.flatMap(({ here, there }) => (here && there ? [`${here.id} ${there.id}`] : [])).sort()

/** What each role gives, as text that equal sets share. */
function effectiveSets(graph: Graph): string[] {
  const reach = (from: number, seen = new Set<number>()): Set<number> => {
    if (seen.has(from)) return seen
    seen.add(from)
    for (const [a, b] of graph.inclusions) if (a === from) reach(b, seen)
    return seen
  }
  return Array.from({ length: graph.roles }, (_, role) => {
    const all = new Set<number>()
    for (const [of, permission] of graph.listed) {
      if (of === role) for (const one of reach(permission)) all.add(one)
    }
    return [...all].sort((a, b) => a - b).join(' ')
  })
}

const jaccard = (a: string, b: string): number => {
  const [one, other] = [a, b].map((text) => new Set(text.split(' ').filter((id) => id !== '')))
  const both = [...one!].filter((id) => other!.has(id)).length
  const either = new Set([...one!, ...other!]).size
  return either === 0 ? 1 : both / either
}

/** The same account as another would have it: other ids of roles and users, in another order. */
function foreign(graph: Graph, order: readonly number[]): { facts: SnapshotFacts; of: string[] } {
  const facts = factsOfGraph({
    ...graph,
    listed: graph.listed.map(([role, permission]) => [order.indexOf(role), permission]),
    assigned: [],
  })
  const of = order.map((role, at) => {
    facts.roles[at]!.id = `x${at}`
    return `r${role} x${at}`
  })
  return { facts, of: of.sort() }
}

const shuffled = graphs.chain((graph) =>
  fc.record({
    graph: fc.constant(graph),
    order: fc.shuffledSubarray([...Array(graph.roles).keys()], {
      minLength: graph.roles,
      maxLength: graph.roles,
    }),
  }),
)

describe('a map of roles', () => {
  test('to the same roles is the identity, and all of them are the same', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const found = mapped(factsOfGraph(graph), factsOfGraph(graph), europe)
        expect(pairsOf(found)).toEqual(
          Array.from({ length: graph.roles }, (_, role) => `r${role} r${role}`).sort(),
        )
        expect(found.counts).toEqual({
          same: graph.roles,
          drifted: 0,
          unknown: 0,
          onlyHere: 0,
          onlyThere: 0,
          renamed: 0,
        })
        for (const { likeness } of found.rows) {
          expect(likeness).toEqual({ known: 1, lower: 1, upper: 1 })
        }
      }),
    )
  })

  test('finds distinct roles again in another account, whatever their ids, order and names', () => {
    fc.assert(
      fc.property(
        shuffled,
        fc.array(fc.string(), { minLength: 6, maxLength: 6 }),
        (given, names) => {
          const { graph, order } = given
          const sets = effectiveSets(graph)
          fc.pre(new Set(sets).size === sets.length)
          const { facts, of } = foreign(graph, order)
          const found = mapped(factsOfGraph(graph), facts, asia)
          expect(pairsOf(found)).toEqual(of)
          expect(found.counts.same).toBe(graph.roles)

          facts.roles.forEach((role, at) => (role.name = names[at]!))
          const renamed = mapped(factsOfGraph(graph), facts, asia)
          expect(pairsOf(renamed)).toEqual(of)
          expect(renamed.rows.map(({ likeness }) => likeness)).toEqual(
            found.rows.map(({ likeness }) => likeness),
          )
        },
      ),
    )
  })

  test('says of each pair how alike it is, by plain sets, the same from either side', () => {
    fc.assert(
      fc.property(graphs, graphs, (a, b) => {
        const inclusions = a.inclusions.filter(
          ([from, to]) => from < b.permissions && to < b.permissions,
        )
        // The same dictionary with other roles.
        const [one, other] = [a, b].map((graph) => ({
          ...graph,
          permissions: Math.max(a.permissions, b.permissions),
          inclusions,
        }))
        const [sets, otherSets] = [effectiveSets(one!), effectiveSets(other!)]
        const there = mapped(factsOfGraph(one!), factsOfGraph(other!), asia, { atLeast: 0 })
        const back = mapped(factsOfGraph(other!), factsOfGraph(one!), asia, { atLeast: 0 })
        let sum = 0
        for (const { here, likeness, there: to } of there.rows) {
          if (!here || !to) continue
          const truth = jaccard(sets[Number(here.id.slice(1))]!, otherSets[Number(to.id.slice(1))]!)
          expect(likeness).toEqual({ known: truth, lower: truth, upper: truth })
          sum += truth
        }
        const backwards = back.rows.reduce((all, { likeness }) => all + (likeness?.known ?? 0), 0)
        expect(backwards).toBeCloseTo(sum, 9)
      }),
    )
  })

  test('what one role lost is exactly its drift, and nothing else drifted', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), fc.boolean(), (graph, which, against) => {
        fc.pre(graph.listed.length > 0)
        const [role, permission] = graph.listed[which % graph.listed.length]!
        const after = {
          ...graph,
          listed: graph.listed.filter(([of, one]) => of !== role || one !== permission),
        }
        const had = effectiveSets(graph)[role]!.split(' ')
        const has = effectiveSets(after)[role]!.split(' ')
        const lost = had.filter((id) => !has.includes(id)).map((id) => `p${id}`)
        const baseline = against ? 'there' : 'here'
        const found = mapped(factsOfGraph(after), factsOfGraph(graph), europe, { baseline })
        const drifted = found.rows.filter(({ state }) => state !== 'same')
        if (lost.length === 0) {
          expect(drifted).toEqual([])
          return
        }
        const idsIn = ({ shown }: RoleMapRow['added']) => shown.map(({ id }) => id).sort()
        expect(drifted).toHaveLength(1)
        const [{ added, here, removed, there }] = drifted as [RoleMapRow]
        expect([here!.id, there!.id]).toEqual([`r${role}`, `r${role}`])
        expect([idsIn(against ? removed : added), idsIn(against ? added : removed)]).toEqual([
          lost.sort(),
          [],
        ])
      }),
      { numRuns: 300 },
    )
  })

  test('that is made of less than everything says nothing that is not so', () => {
    fc.assert(
      fc.property(
        shuffled,
        fc.array(fc.nat(5), { maxLength: 3 }),
        fc.array(fc.nat(39), { maxLength: 4 }),
        fc.record({ dictionary: fc.boolean(), roles: fc.boolean() }),
        ({ graph, order }, unreadRoles, unreadPermissions, whole) => {
          const { facts: truth } = foreign(graph, order)
          const sets = effectiveSets(graph)
          const hidden = new Set(unreadRoles.map((role) => role % graph.roles))
          const unread = new Set(unreadPermissions.map((one) => one % graph.permissions))
          const listed = truth.listed.filter(([role], at) => !hidden.has(role) || at % 2 === 0)
          const inclusions = truth.inclusions.filter(
            ([from], at) => !unread.has(from) || at % 2 === 0,
          )
          const mentioned = Math.max(-1, ...listed.map(([, to]) => to), ...inclusions.flat())
          const partial: SnapshotFacts = {
            ...truth,
            listed,
            inclusions,
            // What nothing mentions is not known where the dictionary was not read.
            permissions: whole.dictionary
              ? truth.permissions
              : truth.permissions.slice(0, mentioned + 1),
            whole: { ...truth.whole, permissions: whole.dictionary, roles: whole.roles },
            roles: truth.roles.map((role, at) => ({ ...role, listingKnown: !hidden.has(at) })),
          }
          partial.permissions = partial.permissions.map((permission, at) => ({
            ...permission,
            includesKnown: !unread.has(at),
          }))
          const found = mapped(factsOfGraph(graph), partial, asia)
          const trueSet = { r: sets, x: order.map((role) => sets[role]!) }
          const setOf = (id: string): string => trueSet[id[0] as 'r' | 'x'][Number(id.slice(1))]!
          const taken = new Set(
            found.rows.flatMap(({ here, there }) => (here && there ? [here.id, there.id] : [])),
          )
          for (const { added, here, likeness, removed, state, there } of found.rows) {
            if (here && there) {
              const is = jaccard(setOf(here.id), setOf(there.id))
              expect(is).toBeGreaterThanOrEqual(likeness!.lower)
              expect(is).toBeLessThanOrEqual(likeness!.upper)
              const has = (set: string, { id }: { id: string }) =>
                set.split(' ').includes(id.slice(1))
              for (const one of added.shown) {
                expect([has(setOf(here.id), one), has(setOf(there.id), one)]).toEqual([true, false])
              }
              for (const one of removed.shown) {
                expect([has(setOf(here.id), one), has(setOf(there.id), one)]).toEqual([false, true])
              }
              if (state === 'same') expect(is).toBe(1)
              if (state === 'drifted') expect(is).toBeLessThan(1)
            } else if (state !== 'unknown') {
              if (state === 'only-here') expect(whole.roles).toBe(true)
              const others = found.rows.flatMap((row) => (here ? row.there : row.here) ?? [])
              for (const other of others) {
                const is = jaccard(setOf((here ?? there)!.id), setOf(other.id))
                if (!taken.has(other.id)) expect(is).toBeLessThan(found.atLeast)
              }
            }
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** Front desk, Night shift and Guest. */
function office(more: Partial<Graph> = {}): SnapshotFacts {
  const facts = factsOfGraph({
    permissions: 6,
    roles: 3,
    users: 1,
    inclusions: [[0, 1]],
    listed: [
      [0, 0],
      [0, 2],
      [0, 3],
      [1, 4],
      [1, 3],
      [2, 5],
    ],
    assigned: [],
    ...more,
  })
  ;['Front desk', 'Night shift', 'Guest'].forEach((name, at) => (facts.roles[at]!.name = name))
  return facts
}

const rowOf = ({ rows }: RoleMap, name: string): RoleMapRow =>
  rows.find(({ here, there }) => (here ?? there)!.name === name)!

describe('its words', () => {
  test('tell what drifted against which side, under another name, and what is only here', () => {
    const other = office({
      listed: [
        [0, 0],
        [0, 2],
        [1, 4],
        [1, 3],
      ],
      roles: 3,
    })
    other.roles[0]!.name = 'Reception'
    other.roles.pop()
    const found = mapped(office(), other, asia)
    expect(rowOf(found, 'Front desk')).toMatchObject({
      state: 'drifted',
      there: { name: 'Reception', gives: { value: 3, is: 'total' } },
      likeness: { known: 0.75, lower: 0.75, upper: 0.75 },
      sameName: false,
      added: { count: 1, shown: [{ id: 'p3' }] },
      removed: { count: 0, shown: [] },
      runnersUp: { there: [{ role: { id: 'r1' } }] },
    })
    expect(rowOf(found, 'Guest')).toMatchObject({ state: 'only-here' })
    expect(found.text).toEqual([
      '“europe” and “asia”: 1 role gives the same, 1 has drifted and 1 is only in “europe”.',
      '1 role that goes together has different names.',
      'What was added and removed is told against “asia”.',
    ])
    const turned = mapped(office(), other, asia, { baseline: 'here' })
    expect(rowOf(turned, 'Front desk')).toMatchObject({
      added: { count: 0 },
      removed: { count: 1, shown: [{ id: 'p3' }] },
    })
  })

  test('a role of which nothing was read goes with none, and is unknown', () => {
    const other = office()
    other.roles[2]!.listingKnown = false
    other.listed = other.listed.filter(([role]) => role !== 2)
    const found = mapped(office(), other, asia)
    expect(found.rows.filter(({ state }) => state === 'unknown')).toMatchObject([
      { here: { name: 'Guest' } },
      { there: { name: 'Guest', gives: { value: 0, is: 'atLeast' } } },
    ])
    expect(found.missing).toEqual([expect.objectContaining({ kind: 'role', subject: 'r2' })])
    expect(found.missing[0]!.text).toContain('“asia”: ')
    // Of one account, the id tells which role it is; not whether it changed.
    const later = mapped(office(), other, europe)
    expect(rowOf(later, 'Guest')).toMatchObject({ state: 'unknown', there: { name: 'Guest' } })
  })

  test('in one account a role is itself by its id, however much it changed', () => {
    const shrunk = office({
      listed: [
        [0, 3],
        [1, 4],
        [1, 3],
        [2, 5],
      ],
    })
    const found = mapped(shrunk, office(), europe)
    expect(rowOf(found, 'Front desk')).toMatchObject({
      state: 'drifted',
      likeness: { known: 0.25 },
      removed: { count: 3 },
    })
    expect(found.text[0]).toBe(
      'Snapshot 1 of 1970-01-01 and snapshot 2 of 1970-01-01: 2 roles give the same and 1 has drifted.',
    )
  })

  test('different vendors, and a snapshot with itself, are refused', () => {
    const portal = { ...office(), connector: 'enos' }
    expect(() => mapped(office(), portal, asia)).toThrow(
      '“europe” is of RingCentral and “asia” is of the EnOS Application Portal: their permissions are not the same things, so they cannot be compared.',
    )
    const asked = askedOf(office())
    expect(() => roleMap(asked, { to: {} }, readerOf())).toThrow('mapped to themselves')
  })
})
