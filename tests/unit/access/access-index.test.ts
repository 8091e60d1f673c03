import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../src/main/access/access-index'
import { cutOf } from '../../../src/main/access/cut'
import { routesOf } from '../../../src/main/access/routes'
import { holderCounts, holdersOf } from '../../../src/main/queries/who-can'
import { accessBySql, factsOfGraph, grantingGraphs, type Graph } from '../../support/random-graph'

function accessByIndex(graph: Graph): string[] {
  const index = new AccessIndex(factsOfGraph(graph))
  const found: string[] = []
  for (let user = 0; user < graph.users; user++) {
    for (let permission = 0; permission < graph.permissions; permission++) {
      if (index.computed(user, permission) === 'yes') found.push(`${user} ${permission}`)
    }
  }
  return found.sort()
}

describe('the index', () => {
  test('agrees with plain recursive SQL on random graphs, cycles included', () => {
    fc.assert(
      fc.property(grantingGraphs, (graph) => {
        expect(accessByIndex(graph)).toEqual(accessBySql(graph))
      }),
      { numRuns: 400 },
    )
  })

  test('is monotone: what is added never takes access away', () => {
    fc.assert(
      fc.property(grantingGraphs, fc.nat(), fc.nat(), (graph, a, b) => {
        const more: Graph = {
          ...graph,
          inclusions: [...graph.inclusions, [a % graph.permissions, b % graph.permissions]],
          listed: [...graph.listed, [a % graph.roles, b % graph.permissions]],
          granted: [...graph.granted!, [a % graph.users, b % graph.permissions]],
        }
        const after = new Set(accessByIndex(more))
        expect(accessByIndex(graph).filter((pair) => !after.has(pair))).toEqual([])
      }),
    )
  })

  test('who can and the counts agree with each user asked alone', () => {
    fc.assert(
      fc.property(grantingGraphs, (graph) => {
        const index = new AccessIndex(factsOfGraph(graph))
        const counts = holderCounts(index)
        for (let permission = 0; permission < graph.permissions; permission++) {
          const alone = index.facts.users.flatMap((_, user) =>
            index.computed(user, permission) === 'yes' ? [user] : [],
          )
          const { yes, unknown } = holdersOf(index, permission)
          expect(yes.page()).toEqual(alone)
          expect(yes.size).toBe(alone.length)
          expect(yes.page(1, 2)).toEqual(alone.slice(1, 3))
          expect(unknown.page()).toEqual([])
          expect(counts[permission]).toEqual({ value: alone.length, is: 'total' })
        }
      }),
    )
  })
})

describe('routes', () => {
  test('there is one for each listed or granted permission that leads to it, with a real chain', () => {
    fc.assert(
      fc.property(grantingGraphs, (graph) => {
        const index = new AccessIndex(factsOfGraph(graph))
        const included = new Set(graph.inclusions.map((pair) => pair.join(' ')))
        const listed = new Set(graph.listed.map((pair) => pair.join(' ')))
        const granted = new Set(graph.granted!.map((pair) => pair.join(' ')))
        for (let permission = 0; permission < graph.permissions; permission++) {
          const { routes } = routesOf(index, 0, permission)
          expect(routes.length > 0).toBe(index.computed(0, permission) === 'yes')
          for (const { role, chain, chains } of routes) {
            if (role === undefined) expect(granted).toContain(`0 ${chain[0]}`)
            else expect(listed).toContain(`${role} ${chain[0]}`)
            chain.slice(1).forEach((step, at) => expect(included).toContain(`${chain[at]} ${step}`))
            expect(chain.at(-1)).toBe(permission)
            expect(chains).toBeGreaterThan(0)
          }
        }
      }),
    )
  })

  test('a million chains are counted, not walked', () => {
    // Twenty diamonds in a row: 2^20 ways from the first to the last.
    const inclusions: [number, number][] = []
    for (let step = 0; step < 20; step++) {
      const top = step * 3
      inclusions.push([top, top + 1], [top, top + 2], [top + 1, top + 3], [top + 2, top + 3])
    }
    const graph: Graph = {
      permissions: 61,
      roles: 1,
      users: 1,
      inclusions,
      listed: [[0, 0]],
      assigned: [[0, 0]],
    }
    const [route] = routesOf(new AccessIndex(factsOfGraph(graph)), 0, 60).routes
    expect(route?.chains).toBe(2 ** 20)
    expect(route?.chain).toHaveLength(41)
  })

  test('a chain of 100,000 inclusions does not overflow', () => {
    const length = 100_000
    const graph: Graph = {
      permissions: length,
      roles: 1,
      users: 1,
      // Rows of the closure are as wide as there are permissions, so one long cycle shares one row.
      inclusions: Array.from({ length }, (_, at) => [at, (at + 1) % length]),
      listed: [[0, 0]],
      assigned: [[0, 0]],
    }
    const index = new AccessIndex(factsOfGraph(graph))
    expect(index.computed(0, length - 1)).toBe('yes')
    expect(routesOf(index, 0, length - 1).routes[0]?.chain).toHaveLength(length)
  })
})

describe('the cut', () => {
  test('one option for each role and every direct grant together take it away, and none may be left out', () => {
    fc.assert(
      fc.property(grantingGraphs, (graph) => {
        const index = new AccessIndex(factsOfGraph(graph))
        for (let permission = 0; permission < graph.permissions; permission++) {
          if (index.computed(0, permission) !== 'yes') continue
          const cut = cutOf(index, 0, permission)
          const off = [
            ...cut.roles.flatMap(({ role, options }) => {
              const option = options.find((one) => one.action === 'remove-permissions')
              return option ? option.permissions.map((one) => `lists ${role} ${one}`) : []
            }),
            ...cut.direct.map((one) => `granted 0 ${one}`),
          ]
          const after = (taken: string[]) =>
            new AccessIndex(
              factsOfGraph({
                ...graph,
                listed: graph.listed.filter((pair) => !taken.includes(`lists ${pair.join(' ')}`)),
                granted: graph.granted!.filter(
                  (pair) => !taken.includes(`granted ${pair.join(' ')}`),
                ),
              }),
            ).computed(0, permission)
          expect(after(off)).toBe('no')
          for (const one of off) expect(after(off.filter((other) => other !== one))).toBe('yes')
        }
      }),
      { numRuns: 60 },
    )
  })

  const small: Graph = {
    permissions: 2,
    roles: 2,
    users: 3,
    inclusions: [[0, 1]],
    listed: [
      [0, 0],
      [1, 1],
    ],
    assigned: [
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 1],
    ],
  }

  test('counts the others who would lose it too', () => {
    const index = new AccessIndex(factsOfGraph(small))
    expect(cutOf(index, 0, 1).roles[0]?.options[0]).toEqual({
      action: 'remove-permissions',
      permissions: [0],
      others: { value: 1, is: 'total' },
    })
  })

  test('a standard role is not edited but replaced by a changed copy', () => {
    const facts = factsOfGraph(small)
    facts.roles[0]!.custom = false
    const actions = cutOf(new AccessIndex(facts), 0, 1).roles[0]?.options.map((one) => one.action)
    expect(actions).toEqual(['replace-standard-role', 'unassign-role'])
  })

  test('taking the last role says whether the role that the vendor then assigns has it', () => {
    const facts = factsOfGraph(small)
    facts.assignments.push({
      user: 1,
      role: 1,
      autoAssigned: true,
      siteRestricted: false,
    })
    const options = cutOf(new AccessIndex(facts), 0, 1).roles[0]!.options
    expect(options.at(-1)).toEqual({
      action: 'unassign-role',
      lastRole: true,
      autoAssignedHasIt: 'yes',
    })
  })

  test('what belongs to the baseline of a role has no switch', () => {
    const facts = factsOfGraph(small)
    facts.permissions[1]!.assignable = false
    const [, other] = cutOf(new AccessIndex(facts), 2, 1).roles
    expect(other?.options.map((one) => one.action)).toEqual(['unassign-role'])
  })
})
