import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SnapshotFacts } from '../../../src/main/access/model'
import { compare, type CompareInput } from '../../../src/main/queries/compare'
import type { Comparison } from '../../../src/shared/schemas/compare'
import { askedOf, readerOf } from '../../support/asked'
import { accounts, eitherVendor } from '../../support/random-account'
import { factsOfGraph } from '../../support/random-graph'

/** Whoever is named of both, the second from another account. */
function across(
  here: SnapshotFacts,
  there: SnapshotFacts,
  input: Partial<CompareInput> = {},
): Comparison {
  return compare(
    askedOf(here, { account: 'Europe', snapshot: 4 }),
    {
      sides: 'roles',
      subjects: ['r0', { subject: 'r0', account: 'Asia' }],
      on: 'effective',
      differencesOnly: false,
      ...input,
    },
    readerOf(askedOf(there, { account: 'Asia', snapshot: 7 })),
  )
}

const questions = fc.record({
  sides: fc.constantFrom('roles' as const, 'users' as const),
  on: fc.constantFrom('listed' as const, 'effective' as const),
})

describe('sides of several accounts', () => {
  test('that hold the same are as alike as they are to themselves: nothing is known to differ', () => {
    fc.assert(
      fc.property(eitherVendor, questions, (facts, { on, sides }) => {
        const id = sides === 'roles' ? 'r0' : 'u0'
        const subjects = [id, { subject: id, account: 'Asia' }]
        const { differing, pairs, rows, total } = across(facts, facts, { on, sides, subjects })
        expect(differing).toBe(0)
        expect(total).toBe(facts.permissions.length)
        for (const { cells } of rows) expect(cells[0]).toEqual(cells[1])
        expect(pairs[0]!.likeness.upper).toBe(1)
      }),
      { numRuns: 300 },
    )
  })

  test('have the cells that each has in its own account, wherever its number for the permission', () => {
    fc.assert(
      fc.property(accounts, accounts, questions, (here, there, { on, sides }) => {
        const id = sides === 'roles' ? 'r0' : 'u0'
        const subjects = [id, { subject: id, account: 'Asia' }]
        const { rows, total } = across(here, there, { on, sides, subjects })
        expect(rows).toHaveLength(total)
        const keyOf = ({ app, id: one }: { app?: string | undefined; id: string }) =>
          `${app ?? ''} ${one}`
        ;[here, there].forEach((facts, at) => {
          // Alone beside itself in an earlier snapshot: the cells that its own account gives.
          const asked = askedOf(facts, { account: 'Own', snapshot: 2 })
          const alone = compare(
            asked,
            { sides, on, subjects: [id, { subject: id, at: '1' }], differencesOnly: false },
            readerOf(askedOf(facts, { account: 'Own', snapshot: 1 })),
          )
          const cells = new Map(
            rows.map(({ permission, cells: both }) => [keyOf(permission), both[at]]),
          )
          for (const { permission, cells: own } of alone.rows) {
            expect(cells.get(keyOf(permission))).toEqual(own[0])
          }
        })
        const known = new Set(
          [here, there].flatMap(({ apps, permissions }) =>
            permissions.map(({ app, id: one }) =>
              keyOf({ id: one, app: app === undefined ? undefined : apps[app]!.id }),
            ),
          ),
        )
        expect(new Set(rows.map(({ permission }) => keyOf(permission)))).toEqual(known)
      }),
      { numRuns: 300 },
    )
  })
})

const small = (more: Partial<SnapshotFacts> = {}) =>
  factsOfGraph(
    {
      permissions: 3,
      roles: 2,
      users: 1,
      inclusions: [],
      listed: [
        [0, 0],
        [0, 2],
        [1, 1],
      ],
      assigned: [[0, 0]],
    },
    more,
  )

const rowOf = ({ rows }: Comparison, id: string) =>
  rows.find(({ permission }) => permission.id === id)!

describe('what only one account’s dictionary knows', () => {
  /** Of another account: it knows nothing of `p2`. */
  function without(more: Partial<SnapshotFacts['whole']>, listingKnown: boolean): SnapshotFacts {
    const facts = small()
    facts.permissions.pop()
    facts.listed = [[0, 0]]
    facts.whole = { ...facts.whole, ...more }
    facts.roles[0]!.listingKnown = listingKnown
    return facts
  }

  test('the other’s whole dictionary denies', () => {
    const found = across(small(), without({}, false))
    expect(rowOf(found, 'p2')).toMatchObject({
      differs: 'yes',
      cells: [{ answer: 'yes' }, { answer: 'no' }],
      reason: [
        'Europe: “Role 0” lists it.',
        'Asia: The account of “Role 0” has no such permission.',
      ],
    })
  })

  test('so does a role that was read whole', () => {
    const found = across(small(), without({ permissions: false }, true))
    expect(rowOf(found, 'p2')).toMatchObject({
      differs: 'yes',
      reason: [{}, 'Asia: All that “Role 0” has was read, and this is not among it.'],
    })
  })

  test('else it is unknown, and there may be more', () => {
    const found = across(small(), without({ permissions: false }, false))
    expect(rowOf(found, 'p2')).toMatchObject({
      differs: 'unknown',
      cells: [{ answer: 'yes' }, { answer: 'unknown', kind: 'unknown' }],
    })
    expect(found.pairs).toEqual([
      {
        left: 0,
        right: 1,
        likeness: { known: 0.5, lower: 0, upper: 1 },
        differing: 0,
        unknown: 2,
      },
    ])
    expect(found.missing).toEqual([expect.objectContaining({ kind: 'role', subject: 'r0' })])
    expect(found.missing[0]!.text).toContain('Asia: ')
  })
})

describe('its words', () => {
  test('say where each side stands, and name what is not equal', () => {
    const other = small()
    other.listed = [
      [0, 0],
      [0, 1],
    ]
    const found = across(small(), other)
    expect(found.text).toEqual([
      '“Role 0 (Europe)” and “Role 0 (Asia)” both give 1 permission.',
      '2 differ.',
      'Equal but for “Permission 2”, which only “Role 0 (Europe)” has, and “Permission 1”, which only “Role 0 (Asia)” has.',
      'Alike: 33%.',
    ])
    expect(found.sides).toMatchObject([
      { account: { name: 'Europe' }, snapshot: { id: 4 } },
      { account: { name: 'Asia' }, snapshot: { id: 7 } },
    ])
    expect(found.limits[0]).toContain('taken for the same if their ids')
  })

  test('of one account tell snapshots apart', () => {
    const asked = askedOf(small(), { snapshot: 5 })
    const before = small()
    before.listed = [[0, 0]]
    const input = { sides: 'roles', on: 'effective', differencesOnly: true } as const
    const found = compare(
      asked,
      { ...input, subjects: ['r0', { subject: 'Role 0', at: '2' }, 'r1'] },
      readerOf(askedOf(before, { snapshot: 2 })),
    )
    expect(found.sides.map(({ snapshot }) => snapshot.id)).toEqual([5, 2, 5])
    expect(found.text.at(-1)).toBe(
      'Most alike are “Role 0 (snapshot 5 of 1970-01-01)” and “Role 0 (snapshot 2 of 1970-01-01)” (50%), least “Role 0 (snapshot 2 of 1970-01-01)” and “Role 1 (snapshot 5 of 1970-01-01)” (0%).',
    )
    expect(found.pairs).toHaveLength(3)
  })

  test('the same side twice, and different vendors, are refused', () => {
    const twice = [
      { subject: 'r0', account: 'Asia' },
      { subject: 'Role 0', account: 'Asia' },
    ]
    expect(() => across(small(), small(), { subjects: twice })).toThrow('are the same: Role 0 (r0)')
    expect(() => across(small(), small({ connector: 'enos' }))).toThrow(
      '“Europe” is of RingCentral and “Asia” is of the EnOS Application Portal',
    )
    // One name twice is two sides where it stands in two accounts.
    expect(across(small(), small()).sides).toHaveLength(2)
  })
})
