import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../src/main/access/access-index'
import { accessOf } from '../../../src/main/access/vendor'
import type { PermissionFact, SnapshotFacts } from '../../../src/main/access/model'
import { compare, type CompareInput } from '../../../src/main/queries/compare'
import type { Comparison } from '../../../src/shared/schemas/compare'
import { askedOf, readerOf } from '../../support/asked'
import { factsOfGraph, graphs, type Graph } from '../../support/random-graph'

function compareIn(facts: SnapshotFacts, input: Partial<CompareInput>): Comparison {
  return compare(
    askedOf(facts),
    {
      sides: 'roles',
      subjects: ['r0', 'r1'],
      on: 'effective',
      differencesOnly: false,
      ...input,
    },
    readerOf(),
  )
}

/** A graph with at least two roles and users, a way to compare them, and subjects in any order. */
const questions = fc
  .tuple(
    graphs.filter(({ roles, users }) => roles > 1 && users > 1),
    fc.constantFrom('roles' as const, 'users' as const),
    fc.constantFrom('listed' as const, 'effective' as const),
  )
  .chain(([graph, sides, on]) => {
    const size = graph[sides]
    const all = Array.from({ length: size }, (_, number) => `${sides[0]}${number}`)
    return fc.record({
      graph: fc.constant(graph),
      input: fc.record({
        sides: fc.constant(sides),
        on: fc.constant(on),
        subjects: fc.shuffledSubarray(all, { minLength: 2, maxLength: Math.min(8, size) }),
      }),
    })
  })

/** Takes away what roles list and permissions include, and says that it was not read. */
function unread(graph: Graph, roles: Set<number>, permissions: Set<number>): SnapshotFacts {
  const facts = factsOfGraph({
    ...graph,
    listed: graph.listed.filter(([role], at) => !roles.has(role) || at % 2 === 0),
    inclusions: graph.inclusions.filter(([from], at) => !permissions.has(from) || at % 2 === 0),
  })
  for (const role of roles) facts.roles[role]!.listingKnown = false
  for (const permission of permissions) facts.permissions[permission]!.includesKnown = false
  return facts
}

describe('a comparison', () => {
  test('is symmetric: the order of the sides changes the order of the cells and nothing else', () => {
    fc.assert(
      fc.property(questions, ({ graph, input }) => {
        const facts = factsOfGraph(graph)
        const there = compareIn(facts, input)
        const back = compareIn(facts, { ...input, subjects: [...input.subjects].reverse() })
        expect(back).toEqual({
          ...there,
          text: there.text.map((sentence, at) => (at === 1 ? sentence : expect.any(String))),
          pairs: there.pairs
            .map((pair) => ({
              ...pair,
              left: input.subjects.length - 1 - pair.right,
              right: input.subjects.length - 1 - pair.left,
            }))
            .sort((a, b) => a.left - b.left || a.right - b.right),
          sides: [...there.sides].reverse(),
          rows: there.rows.map((row) => ({
            ...row,
            cells: [...row.cells].reverse(),
            reason: [...row.reason].reverse(),
          })),
        })
      }),
    )
  })

  test('counts every permission once, and leaves out only what is the same', () => {
    fc.assert(
      fc.property(questions, fc.nat(40), fc.nat(6), ({ graph, input }, permission, role) => {
        const facts = unread(
          graph,
          new Set([role % graph.roles]),
          new Set([permission % graph.permissions]),
        )
        const all = compareIn(facts, input)
        expect(all.rows).toHaveLength(all.total)
        expect(all.total).toBe(graph.permissions)
        expect(all.same + all.differing + all.unknown).toBe(all.total)
        const only = compareIn(facts, { ...input, differencesOnly: true })
        expect(only).toEqual({ ...all, rows: all.rows.filter(({ differs }) => differs !== 'no') })
        expect(only.rows).toHaveLength(all.differing + all.unknown)
        for (const { differs, reason } of all.rows) {
          expect(reason).toHaveLength(differs === 'no' ? 0 : input.subjects.length)
        }
      }),
    )
  })

  test('agrees with each role and user asked alone', () => {
    fc.assert(
      fc.property(questions, ({ graph, input }) => {
        const facts = factsOfGraph(graph)
        const index = new AccessIndex(facts)
        const numbers = input.subjects.map((subject) => Number(subject.slice(1)))
        const answerOf = (subject: number, permission: number) => {
          if (input.on === 'effective') {
            return input.sides === 'roles'
              ? index.roleGives(subject, permission)
              : accessOf(index, subject, permission).answer
          }
          const roles = input.sides === 'roles' ? [subject] : index.rolesOf(subject)
          const lists = graph.listed.some(
            ([role, listed]) => roles.includes(role) && listed === permission,
          )
          return lists ? 'yes' : 'no'
        }
        const { rows, sides } = compareIn(facts, input)
        for (const { permission, cells } of rows) {
          const number = Number(permission.id.slice(1))
          expect(cells.map(({ answer }) => answer)).toEqual(
            numbers.map((subject) => answerOf(subject, number)),
          )
        }
        sides.forEach((side, at) => {
          expect(side.has).toBe(rows.filter(({ cells }) => cells[at]!.answer === 'yes').length)
          expect(side.whole).toBe(true)
        })
      }),
    )
  })

  test('of those who hold the same, nothing differs', () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom('listed' as const, 'effective' as const), (graph, on) => {
        const held = graph.assigned.filter(([user]) => user === 0)
        const facts = factsOfGraph({
          ...graph,
          users: 2,
          assigned: [...held, ...held.map(([, role]): [number, number] => [1, role])],
        })
        const found = compareIn(facts, { sides: 'users', subjects: ['u0', 'u1'], on })
        expect(found).toMatchObject({ differing: 0, unknown: 0, same: graph.permissions })
        expect(found.text[1]).toBe('They do not differ.')
      }),
    )
  })

  test('what was not read makes neither a difference nor a sameness that is not there', () => {
    fc.assert(
      fc.property(
        questions,
        fc.array(fc.nat(5), { maxLength: 3 }),
        fc.array(fc.nat(39), { maxLength: 5 }),
        ({ graph, input }, roles, permissions) => {
          const whole = compareIn(factsOfGraph(graph), input)
          const partial = compareIn(
            unread(
              graph,
              new Set(roles.map((role) => role % graph.roles)),
              new Set(permissions.map((permission) => permission % graph.permissions)),
            ),
            input,
          )
          partial.rows.forEach((row, at) => {
            const truth = whole.rows[at]!
            expect(truth.permission.id).toBe(row.permission.id)
            if (row.differs !== 'unknown') expect(row.differs).toBe(truth.differs)
            row.cells.forEach(({ answer }, side) => {
              if (answer !== 'unknown') expect(answer).toBe(truth.cells[side]!.answer)
            })
          })
          partial.sides.forEach((side, at) => {
            if (side.whole) expect(side.has).toBe(whole.sides[at]!.has)
            expect(side.only).toBeLessThanOrEqual(whole.sides[at]!.only)
          })
        },
      ),
    )
  })
})

/** Three roles: Front desk, Night shift and Guest, of which it was not read what it lists. */
function office(more: Partial<SnapshotFacts> = {}): SnapshotFacts {
  const facts = factsOfGraph({
    permissions: 4,
    roles: 3,
    users: 3,
    // Configure (0) includes Edit (1), which includes Read (2); Export (3) stands alone.
    inclusions: [
      [0, 1],
      [1, 2],
    ],
    listed: [
      [0, 0],
      [0, 1],
      [0, 3],
      [1, 3],
      [1, 2],
    ],
    assigned: [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  })
  const named = ['Configure Presence', 'Edit Presence', 'Read Presence', 'Export Log']
  named.forEach((name, at) => (facts.permissions[at]!.name = name))
  facts.permissions[1]!.assignable = false
  facts.permissions[2]!.assignable = false
  ;['Front desk', 'Night shift', 'Guest'].forEach((name, at) => (facts.roles[at]!.name = name))
  ;['Anna', 'Ben', 'Cleo'].forEach((name, at) => (facts.users[at]!.name = name))
  facts.roles[2]!.listingKnown = false
  return { ...facts, ...more }
}

const rowOf = (comparison: Comparison, id: string) =>
  comparison.rows.find(({ permission }) => permission.id === id)!

describe('its reasons', () => {
  test('say on each side through what it comes, and that nothing gives it', () => {
    const found = compareIn(office(), { subjects: ['Front desk', 'night SHIFT'] })
    expect(rowOf(found, 'p1')).toMatchObject({
      differs: 'yes',
      cells: [{ kind: 'included' }, { kind: 'no' }],
      reason: [
        '“Front desk” lists “Configure Presence”, which includes it.',
        '“Night shift” lists neither it nor anything that includes it.',
      ],
    })
    expect(rowOf(found, 'p2')).toMatchObject({
      differs: 'no',
      cells: [{ kind: 'included' }, { kind: 'listed' }],
      reason: [],
    })
    expect(found.text).toEqual([
      '“Front desk” and “Night shift” both give 2 permissions.',
      '2 differ.',
      'Equal but for “Configure Presence” and “Edit Presence”, which only “Front desk” has.',
      'Alike: 50%.',
    ])
    expect(found.sides.map(({ has, only, whole }) => ({ has, only, whole }))).toEqual([
      { has: 4, only: 2, whole: true },
      { has: 2, only: 0, whole: true },
    ])
  })

  test('on what is listed, what a switch implies is not listed by itself', () => {
    const found = compareIn(office(), { on: 'listed' })
    expect(rowOf(found, 'p1')).toMatchObject({ differs: 'no', cells: [{ answer: 'no' }, {}] })
    expect(rowOf(found, 'p2')).toMatchObject({
      differs: 'yes',
      reason: [
        '“Front desk” does not list it by itself, but lists “Configure Presence”, which includes it.',
        '“Night shift” lists it by itself, without a switch.',
      ],
    })
    expect(found.text[0]).toBe('“Front desk” and “Night shift” both list 1 permission.')
  })

  test('name what was not read; unknown is no difference', () => {
    const found = compareIn(office(), { subjects: ['r0', 'Guest'] })
    expect(found).toMatchObject({ differing: 0, unknown: 4, same: 0 })
    expect(rowOf(found, 'p3')).toMatchObject({
      differs: 'unknown',
      reason: ['“Front desk” lists it.', 'Unknown: what “Guest” lists was not read whole.'],
    })
    expect(found.sides[1]).toMatchObject({ has: 0, only: 0, whole: false })
    expect(found.sides[0]!.only).toBe(0)
    expect(found.missing).toEqual([expect.objectContaining({ kind: 'role', subject: 'r2' })])
    expect(found.text).toEqual([
      '“Front desk” and “Guest” both give at least 0 permissions.',
      'None is known to differ; of 4 it is not known.',
      'Alike, as far as was read: 0–100%.',
    ])
  })

  test('a known difference stays one beside a third side that is not known', () => {
    const found = compareIn(office(), { subjects: ['r0', 'r1', 'r2'] })
    expect(rowOf(found, 'p0').differs).toBe('yes')
    expect(rowOf(found, 'p3').differs).toBe('unknown')
    expect(found.text).toEqual([
      '“Front desk”, “Night shift” and “Guest” all give at least 0 permissions.',
      '2 differ; of 2 it is not known.',
      'Most alike are “Front desk” and “Night shift” (50%), least “Night shift” and “Guest” (0–100%).',
    ])
  })

  test('of users: roles, direct grants and the vendor’s word, with ≠ where the words differ', () => {
    const facts = office()
    facts.directPermissions = {
      pairs: { from: Uint32Array.of(1), to: Uint32Array.of(0) },
      whole: true,
      cameAfter: new Set(),
      at: 1,
    }
    facts.vendor = [
      {
        kind: 'permission-check',
        user: 0,
        at: 5,
        part: 1,
        whole: true,
        target: '',
        permission: 3,
        answer: 'no',
        grant: { role: undefined, permissionScopes: undefined },
      },
    ]
    const input = { sides: 'users' as const, subjects: ['Anna', 'Ben'] }
    const found = compareIn(facts, input)
    expect(rowOf(found, 'p0')).toMatchObject({
      differs: 'no',
      cells: [{ kind: 'listed' }, { kind: 'direct' }],
    })
    expect(rowOf(found, 'p3')).toMatchObject({
      differs: 'yes',
      cells: [
        { answer: 'no', kind: 'no', differs: true },
        { answer: 'yes', kind: 'listed', differs: false },
      ],
      reason: [
        "“Anna”: RingCentral's permission check says no. ≠ By what was computed from roles it is yes.",
        '“Ben” holds “Night shift”, which lists it.',
      ],
    })
    const listed = compareIn(facts, { ...input, on: 'listed' })
    expect(rowOf(listed, 'p0')).toMatchObject({
      cells: [{ kind: 'listed' }, { kind: 'direct' }],
    })
    expect(listed.text[0]).toBe('“Anna” and “Ben” both were given 2 permissions by hand.')
    const unknown = compareIn(facts, { ...input, subjects: ['Ben', 'Cleo'] })
    expect(rowOf(unknown, 'p0').reason).toEqual([
      '“Ben” was granted it directly.',
      'Unknown: “Cleo” holds “Guest”, and not all that it gives was read.',
    ])
  })

  test('the vendor’s word that names a role counts where the role was not read', () => {
    const profile = {
      kind: 'authorization-profile' as const,
      user: 2,
      at: 5,
      part: 1,
      whole: true,
      target: '',
      granted: new Map([[3, { role: 'r2', permissionScopes: undefined }]]),
    }
    const found = compareIn(office({ vendor: [profile] }), { subjects: ['r0', 'r2'] })
    expect(rowOf(found, 'p3')).toMatchObject({ differs: 'no', cells: [{}, { kind: 'vendor' }] })
    expect(rowOf(found, 'p0').differs).toBe('unknown')
  })
})

describe('what cannot be compared', () => {
  test('a role with itself, however it is named', () => {
    const facts = office()
    expect(() => compareIn(facts, { subjects: ['r0', 'r0'] })).toThrow('“r0” is named twice.')
    expect(() => compareIn(facts, { subjects: ['r0', 'r1', 'front desk'] })).toThrow(
      '“r0” and “front desk” are the same: Front desk (r0).',
    )
  })

  test('a name that nothing has, or several', () => {
    const facts = office()
    facts.roles[1]!.name = 'Front desk'
    expect(() => compareIn(facts, { subjects: ['r0', 'Desk'] })).toThrow(
      expect.objectContaining({ code: 'not-found' }) as Error,
    )
    expect(() => compareIn(facts, { subjects: ['r2', 'Front desk'] })).toThrow(
      expect.objectContaining({ code: 'ambiguous' }) as Error,
    )
  })
})

test('permissions of apps stand apart, and one app can be asked about alone', () => {
  const facts = office()
  const permission = (app: number, id: string): PermissionFact => ({
    ...facts.permissions[3]!,
    id,
    app,
  })
  const app = (id: string, name: string): SnapshotFacts['apps'][number] => ({
    id,
    name,
    names: {},
    code: undefined,
    organization: undefined,
    enabled: undefined,
    created: undefined,
    menusKnown: true,
    permissionsKnown: true,
    groupsKnown: true,
    groupsAt: 1,
  })
  facts.apps = [app('solar-key', 'Solar'), app('wind-key', 'Wind')]
  facts.permissions.push(permission(0, 'p3'), permission(1, 'p3'))
  facts.listed.push([0, 4], [1, 4], [0, 5])
  facts.roles[0]!.appListingKnown = true
  facts.roles[1]!.appListingKnown = true
  const found = compareIn(facts, {})
  expect(found.rows.map(({ permission: { id, app: of }, differs }) => [of, id, differs])).toEqual([
    [undefined, 'p0', 'yes'],
    [undefined, 'p1', 'yes'],
    [undefined, 'p3', 'no'],
    [undefined, 'p2', 'no'],
    ['solar-key', 'p3', 'no'],
    ['wind-key', 'p3', 'yes'],
  ])
  expect(compareIn(facts, { app: 'Wind' })).toMatchObject({ total: 1, differing: 1 })
  facts.roles[1]!.appListingKnown = false
  expect(compareIn(facts, { app: 'Wind' })).toMatchObject({ total: 1, differing: 0, unknown: 1 })
  expect(compareIn(facts, { app: 'Wind' }).sides.map(({ whole }) => whole)).toEqual([true, false])
  // What makes it unknown is named, also where no role of the account tells of apps.
  facts.roles[0]!.appListingKnown = false
  expect(compareIn(facts, {}).missing.map(({ subject }) => subject)).toEqual(['r0', 'r1'])
})
