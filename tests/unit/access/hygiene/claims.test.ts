import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../../src/main/access/access-index'
import { computedIndex, editedIndex } from '../../../../src/main/access/edits/apply'
import type { SnapshotFacts } from '../../../../src/main/access/model'
import { hygiene } from '../../../../src/main/queries/hygiene'
import { sandboxOf } from '../../../../src/main/queries/number-edits'
import type { HygieneKind } from '../../../../src/shared/schemas/hygiene'
import { askedOf } from '../../../support/asked'
import { factsOfGraph, graphs, type Graph } from '../../../support/random-graph'
import { everywhere, heldAccounts, wordsOf } from './held-accounts'

const hygieneOf = (facts: SnapshotFacts, claim?: HygieneKind, similarity?: number) =>
  hygiene(askedOf(facts), { claim, similarity, limit: 10_000 })

const textsOf = (facts: SnapshotFacts, claim: HygieneKind, similarity?: number) =>
  hygieneOf(facts, claim, similarity).claims.map(({ text }) => text)

/** Roles by what they list, users by what they hold. */
function accountOf(
  listed: number[][],
  held: number[][],
  more: Partial<SnapshotFacts> = {},
  graph: Partial<Graph> = {},
): SnapshotFacts {
  return factsOfGraph(
    {
      permissions: 6,
      roles: listed.length,
      users: held.length,
      inclusions: [],
      listed: listed.flatMap((of, role) => of.map((one): [number, number] => [role, one])),
      assigned: held.flatMap((of, user) => of.map((role): [number, number] => [user, role])),
      ...graph,
    },
    more,
  )
}

/** The same with other ways of holding. */
function held(facts: SnapshotFacts, user: number, role: number, how: object): SnapshotFacts {
  return {
    ...facts,
    assignments: facts.assignments.map((one) =>
      one.user === user && one.role === role ? { ...one, ...how } : one,
    ),
  }
}

describe('what could be less', () => {
  test('changes nobody’s access where it can be done, by an index built from scratch', () => {
    const met = new Map<string, number>()
    fc.assert(
      fc.property(heldAccounts, fc.constantFrom(undefined, 'table'), (given, connector) => {
        const facts = connector === undefined ? given : { ...given, connector }
        const { claims } = hygieneOf(facts)
        const index = new AccessIndex(facts)
        const words = wordsOf(computedIndex(index))
        const everywhereBefore = wordsOf(new AccessIndex(everywhere({ ...facts, vendor: [] })))
        for (const { edits, kind } of claims) {
          if (edits.length === 0) continue
          met.set(kind, (met.get(kind) ?? 0) + 1)
          const after = editedIndex(sandboxOf(index, edits).sandbox)
          expect(wordsOf(after)).toEqual(words)
          expect(wordsOf(new AccessIndex(everywhere(after.facts)))).toEqual(everywhereBefore)
        }
        // Taking from one user alone is as good as from all.
        for (const { edits, kind } of claims) {
          if (kind !== 'redundant') continue
          for (const edit of edits) {
            expect(wordsOf(editedIndex(sandboxOf(index, [edit]).sandbox))).toEqual(words)
          }
        }
      }),
      { numRuns: 600 },
    )
    for (const kind of ['twins', 'dominated', 'empty', 'unused', 'redundant']) {
      expect(met.get(kind) ?? 0, kind).toBeGreaterThan(0)
    }
  })

  test('twins give the same, listed or included, and the one that must stay stays', () => {
    const facts = accountOf(
      [[0], [0, 1], [2], [1]],
      [[0], [1], [1], [3]],
      {},
      { inclusions: [[0, 1]] },
    )
    const roles = facts.roles.map((role, at) => (at === 0 ? { ...role, custom: false } : role))
    const [twins] = hygieneOf({ ...facts, roles }, 'twins').claims
    expect(twins!.roles.map(({ name }) => name)).toEqual(['Role 0', 'Role 1'])
    expect(twins!.text).toBe('“Role 0” and “Role 1” give exactly the same.')
    expect(twins!.edits).toEqual([
      { kind: 'replace-role', role: 'r1', by: 'r0' },
      { kind: 'delete-role', role: 'r1' },
    ])
  })

  test('a copy of a role is found, whatever role it is', () => {
    fc.assert(
      fc.property(graphs, fc.nat(100), (graph, choice) => {
        const role = choice % graph.roles
        const copied = graph.listed.filter(([from]) => from === role)
        fc.pre(copied.length > 0)
        const facts = factsOfGraph({
          ...graph,
          roles: graph.roles + 1,
          listed: [...graph.listed, ...copied.map(([, to]): [number, number] => [graph.roles, to])],
        })
        const groups = hygieneOf(facts, 'twins').claims.map(({ roles }) =>
          roles.map(({ id }) => id),
        )
        expect(
          groups.some((ids) => ids.includes(`r${role}`) && ids.includes(`r${graph.roles}`)),
        ).toBe(true)
      }),
    )
  })

  test('menus tell twins apart', () => {
    const apps = [
      {
        id: 'a',
        name: 'App',
        names: {},
        code: undefined,
        organization: undefined,
        enabled: true,
        created: undefined,
        menusKnown: true,
        permissionsKnown: true,
        groupsKnown: true,
        groupsAt: 1,
      },
    ]
    const menus = ['m0', 'm1'].map((id) => ({
      id,
      app: 0,
      code: id,
      name: id,
      url: '',
      order: undefined,
      parent: undefined,
      sourceApp: undefined,
      inCatalogue: true,
    }))
    const menuGroups = menus.map(({ id }, at) => ({ id: `g${at}`, app: 0, name: id, menus: [at] }))
    const facts = accountOf([[0], [0], [0]], [[0], [1], [2]], { apps, menus, menuGroups })
    const apart = {
      ...facts,
      connector: 'enos',
      roleMenuGroups: [
        [0, 0],
        [1, 1],
        [2, 1],
      ],
    }
    expect(textsOf(apart as SnapshotFacts, 'twins')).toEqual([
      '“Role 1” and “Role 2” give exactly the same.',
    ])
    const ungrouped = { ...apart, apps: [{ ...apps[0]!, groupsKnown: false }] }
    expect(textsOf(ungrouped as SnapshotFacts, 'twins')).toEqual([])
  })

  test('a smaller role has its nearest larger ones, and is dominated only if all hold one', () => {
    const listed = [[0], [0, 1], [0, 1, 2], [0, 3]]
    const facts = accountOf(listed, [[0, 2], [0, 1], [1]])
    expect(textsOf(facts, 'subset')).toEqual([
      '“Role 1” gives all that “Role 0” gives, and 1 more permission or menu.',
      '“Role 3” gives all that “Role 0” gives, and 1 more permission or menu.',
      '“Role 2” gives all that “Role 1” gives, and 1 more permission or menu.',
    ])
    expect(textsOf(facts, 'dominated')).toEqual([])
    const all = accountOf(listed, [[0, 1], [0, 1, 3], [1]])
    expect(textsOf(all, 'dominated')).toEqual([
      'All 2 users who hold “Role 0” also hold “Role 1”, which gives all of it.',
    ])
    expect(textsOf(held(all, 0, 1, { siteRestricted: true }), 'dominated')).toEqual([])
    const whole = { ...all.whole, holders: false }
    expect(hygieneOf({ ...all, whole }, 'dominated')).toMatchObject({
      claims: [],
      counts: { dominated: { value: 0, is: 'atLeast' } },
    })
  })

  test('an assignment for certain sites makes none redundant that holds for all', () => {
    const facts = accountOf([[0], [0, 1]], [[0, 1]])
    const redundant =
      '“Role 0” could be taken from 1 user without any change: “Role 1”, which they hold too, gives the same.'
    expect(textsOf(facts, 'redundant')).toEqual([redundant])
    expect(textsOf(held(facts, 0, 1, { siteRestricted: true }), 'redundant')).toEqual([])
    expect(textsOf(held(facts, 0, 0, { siteRestricted: true }), 'redundant')).toEqual([redundant])
    expect(textsOf(held(facts, 0, 0, { autoAssigned: true }), 'redundant')).toEqual([])
  })

  test('several roles together can make one redundant', () => {
    const facts = accountOf(
      [
        [0, 1],
        [0, 2],
        [1, 3],
      ],
      [
        [0, 1, 2],
        [0, 1, 2],
        [0, 1],
      ],
    )
    expect(hygieneOf(facts, 'redundant')).toMatchObject({
      usersWithRedundant: 2,
      claims: [
        {
          text: '“Role 0” could be taken from 2 users without any change: “Role 1” and “Role 2”, which they hold too, give the same.',
          edits: [
            { kind: 'take-role', user: 'u0', role: 'r0' },
            { kind: 'take-role', user: 'u1', role: 'r0' },
          ],
        },
      ],
    })
  })

  test('direct grants that a role gives too are named, with no edit', () => {
    const facts = accountOf(
      [[0]],
      [[0], [0], []],
      {},
      {
        granted: [
          [0, 0],
          [1, 0],
          [2, 0],
        ],
      },
    )
    expect(hygieneOf({ ...facts, connector: 'table' }, 'direct').claims).toMatchObject([
      {
        text: '“Permission 0” is granted to 2 users directly although “Role 0”, which they hold, gives it.',
        edits: [],
        usersTotal: 2,
      },
    ])
  })

  test('what was not read is left out and named', () => {
    const facts = accountOf([[], [], [0], [0]], [[2], [3]])
    const roles = facts.roles.map((role, at) =>
      at === 1 || at === 3 ? { ...role, listingKnown: false } : role,
    )
    const answer = hygieneOf({ ...facts, roles })
    expect(answer.counts).toMatchObject({
      twins: { value: 0, is: 'atLeast' },
      empty: { value: 1, is: 'atLeast' },
      unused: { value: 2, is: 'total' },
    })
    expect(answer.missing.map(({ subject }) => subject)).toEqual(['r1', 'r3'])
    expect(answer.text.join(' ')).toContain('Of 2 roles it was not read whole what they give')
    const unknown = hygieneOf({ ...facts, assignedAt: Float64Array.from([1, -1]) })
    expect(unknown.counts.unused).toEqual({ value: 0, is: 'atLeast' })
  })

  test('what one role gives beyond another is counted by permission and menu', () => {
    let met = 0
    fc.assert(
      fc.property(heldAccounts, (facts) => {
        const index = new AccessIndex(facts)
        const given = (id: string) => {
          const role = index.roleByExternalId.get(id)!
          return new Set([
            ...index.roleHas.columnsOf(role).map((one) => `permission ${one}`),
            ...[...index.roleMenus.of(role)].map((one) => `menu ${one}`),
          ])
        }
        for (const { by, extra, near, roles } of hygieneOf(facts, undefined, 0.5).claims) {
          if (extra !== undefined) {
            expect(extra).toBe(given(by[0]!.id).difference(given(roles[0]!.id)).size)
          }
          if (near === undefined) continue
          met++
          const [first, second] = [given(roles[0]!.id), given(roles[1]!.id)]
          expect(near).toEqual({
            similarity: first.intersection(second).size / first.union(second).size,
            onlyFirst: first.difference(second).size,
            onlySecond: second.difference(first).size,
          })
        }
      }),
      { numRuns: 300 },
    )
    expect(met).toBeGreaterThan(0)
  })

  test('nearly twins are those that have enough in common and are not the same', () => {
    const facts = accountOf([[0, 1, 2, 3], [0, 1, 2, 3, 4], [0, 1, 2, 3], [5]], [[0]])
    expect(textsOf(facts, 'near', 0.8)).toEqual([
      '“Role 0” and “Role 1” have 80 percent of what either gives in common.',
      '“Role 1” and “Role 2” have 80 percent of what either gives in common.',
    ])
    expect(textsOf(facts, 'near', 0.81)).toEqual([])
  })

  test('a role that is somebody’s last one is not deleted for being empty', () => {
    const facts = accountOf([[], [0]], [[0], [0, 1]])
    const [claim] = hygieneOf(facts, 'empty').claims
    expect(claim).toMatchObject({ edits: [] })
    expect(claim!.whyNot).toContain('the last role')
    expect(hygieneOf({ ...facts, connector: 'table' }, 'empty').claims[0]!.edits).toHaveLength(1)
  })
})
