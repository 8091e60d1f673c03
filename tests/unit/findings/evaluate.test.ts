import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../src/main/access/access-index'
import type { SnapshotFacts } from '../../../src/main/access/model'
import { accessOf } from '../../../src/main/access/vendor'
import { evaluateRule } from '../../../src/main/findings/evaluate'
import type { Place } from '../../../src/main/findings/place'
import { answerOf } from '../../../src/main/findings/rule-result'
import { weighed } from '../../../src/main/findings/weighed'
import type { Answer } from '../../../src/shared/schemas/common'
import type { Rule, RuleException } from '../../../src/shared/schemas/rules'
import { eitherVendor } from '../../support/random-account'
import { factsOfGraph } from '../../support/random-graph'

const now = Date.parse('2026-06-01T12:00:00Z')
const words = { severity: 'high', title: 't', why: 'w', remedy: 'r', source: 's' } as const

const placeOf = (facts: SnapshotFacts): Place => ({
  account: { id: 'a', name: 'A' },
  index: new AccessIndex(facts),
  snapshot: { takenAt: now, notWhole: 0 },
})

const rank: readonly Answer[] = ['no', 'unknown', 'yes']
const least = (answers: readonly Answer[]): Answer =>
  rank[Math.min(...answers.map((answer) => rank.indexOf(answer)))]!
const most = (answers: readonly Answer[]): Answer =>
  rank[Math.max(0, ...answers.map((answer) => rank.indexOf(answer)))]!

/** By the one answer that the window shows about a user and a permission, one after the other. */
function hasAny(index: AccessIndex, user: number, ids: readonly string[]): Answer {
  if (index.isSystemExtension(user)) return 'no'
  const { apps, permissions, whole } = index.facts
  return most(
    ids.map((id) => {
      const named = permissions.flatMap((permission, at) => (permission.id === id ? [at] : []))
      const answers = named.map((at) => accessOf(index, user, at).answer)
      // Of one outside apps its id is the whole key: there is no second one outside.
      const outsideRead =
        whole.permissions || named.some((at) => permissions[at]!.app === undefined)
      const appsRead = whole.apps && apps.every((app) => app.permissionsKnown)
      const others = !(outsideRead && (apps.length === 0 || appsRead))
      return most(others ? [...answers, 'unknown'] : answers)
    }),
  )
}

const ids = fc.array(
  fc.integer({ min: 0, max: 6 }).map((at) => `p${at}`),
  {
    minLength: 1,
    maxLength: 2,
  },
)
const anyOf = (of: readonly string[]) => of.map((permission) => ({ permission }))

describe('a combination', () => {
  test('is had by whom each answer says has a permission of each side', () => {
    const met = new Set<Answer>()
    fc.assert(
      fc.property(eitherVendor, fc.array(ids, { minLength: 2, maxLength: 3 }), (facts, terms) => {
        const place = placeOf(facts)
        const rule: Rule = {
          ...words,
          id: 'x',
          kind: 'toxic-combination',
          terms: terms.map((term) => ({ anyOf: anyOf(term) })),
        }
        const result = evaluateRule(place, rule, now)
        const expected = facts.users.map((_, user) =>
          least(terms.map((term) => hasAny(place.index, user, term))),
        )
        expect(result.found).toEqual(placesOf(expected, 'yes'))
        expect(result.possible).toEqual(placesOf(expected, 'unknown'))
        for (const user of [...result.found, ...result.possible]) {
          expect(result.proofOf(user).length).toBeGreaterThan(0)
        }
        met.add(answerOf(result))
      }),
    )
    expect([...met].sort()).toEqual(['no', 'unknown', 'yes'])
  })

  test('is never said not to be where anybody may have it', () => {
    fc.assert(
      fc.property(eitherVendor, ids, ids, (facts, first, second) => {
        const place = placeOf(facts)
        const terms = [{ anyOf: anyOf(first) }, { anyOf: anyOf(second) }]
        const result = evaluateRule(
          place,
          { ...words, id: 'x', kind: 'toxic-combination', terms },
          now,
        )
        if (answerOf(result) !== 'no') return
        for (const user of facts.users.keys()) {
          const both = [first, second].map((term) => hasAny(place.index, user, term))
          expect(both).toContain('no')
        }
      }),
    )
  })
})

const placesOf = (answers: readonly Answer[], wanted: Answer): number[] =>
  answers.flatMap((answer, at) => (answer === wanted ? [at] : []))

/** The random accounts with what only these rules look at. */
const withMarks: fc.Arbitrary<SnapshotFacts> = fc
  .tuple(eitherVendor, fc.array(fc.nat(3), { minLength: 30, maxLength: 30 }))
  .map(([facts, bits]) => ({
    ...facts,
    assignments: facts.assignments.map((one, at) => ({
      ...one,
      autoAssigned: bits[at % 30]! === 0,
      siteRestricted: bits[(at + 7) % 30]! === 1,
    })),
    roles: facts.roles.map((role, at) => ({
      ...role,
      hidden: bits[(at + 11) % 30]! < 2,
      defined: bits[(at + 13) % 30]! > 0,
    })),
    permissions: facts.permissions.map((permission, at) => ({
      ...permission,
      siteCompatible: ['Independent', 'Compatible', 'Incompatible', undefined][
        bits[(at + 17) % 30]!
      ],
    })),
  }))

const p0 = ['p0', 'p1']
type Judge = (index: AccessIndex, number: number) => Answer
const heldBy = ({ facts }: AccessIndex, role: number) =>
  facts.assignments.filter((one) => one.role === role)
const everyoneKnown = ({ facts }: AccessIndex): boolean =>
  facts.whole.holders && facts.assignedAt.every((at) => at >= 0)
const isOneOf = ({ facts }: AccessIndex, ids: readonly string[]): number[] =>
  facts.permissions.flatMap((one, at) => (ids.includes(one.id) ? [at] : []))
const mayBeMore = ({ facts }: AccessIndex, ids: readonly string[]): boolean =>
  ids.some((id) => {
    const { apps, permissions, whole: read } = facts
    const outsideRead =
      read.permissions || permissions.some((one) => one.id === id && one.app === undefined)
    const appsRead = read.apps && apps.every((app) => app.permissionsKnown)
    return !(outsideRead && (apps.length === 0 || appsRead))
  })
const roleGivesAny: Judge = (index, role) =>
  most([
    ...isOneOf(index, p0).map((permission) => index.roleGives(role, permission)),
    ...(mayBeMore(index, p0) ? (['unknown'] as const) : []),
  ])
const whole = (index: AccessIndex, role: number): boolean =>
  index.roleWhole[role] === 1 && index.roleAppWhole[role] === 1

/** What each kind says of one user or role, told again, without sets and bits. */
const judges: [Rule, 'users' | 'roles', Judge][] = [
  [
    { ...words, id: 'b', kind: 'auto-assigned-permission', anyOf: anyOf(p0) },
    'users',
    (index, user) => {
      const given = index.facts.assignments.filter((one) => one.user === user && one.autoAssigned)
      const by = most([
        ...given.map(({ role }) => roleGivesAny(index, role)),
        ...(index.rolesKnown(user) ? [] : (['unknown'] as const)),
      ])
      return least([by, hasAny(index, user, p0)])
    },
  ],
  [
    { ...words, id: 'c', kind: 'auto-assigned-role-gives', anyOf: anyOf(p0) },
    'roles',
    (index, role) => {
      const gives = roleGivesAny(index, role)
      if (heldBy(index, role).some((one) => one.autoAssigned)) return gives
      return gives === 'no' || everyoneKnown(index) ? 'no' : 'unknown'
    },
  ],
  [
    { ...words, id: 'd', kind: 'disabled-user-with-roles', statuses: ['Enabled'] },
    'users',
    (index, user) => {
      const { status } = index.facts.users[user]!
      const holds = index.facts.assignments.some((one) => one.user === user)
      return least([
        status === undefined ? 'unknown' : status === 'Enabled' ? 'yes' : 'no',
        holds ? 'yes' : index.rolesKnown(user) ? 'no' : 'unknown',
      ])
    },
  ],
  [
    { ...words, id: 'e', kind: 'hidden-role-held' },
    'roles',
    (index, role) => {
      const { defined, hidden } = index.facts.roles[role]!
      return least([
        hidden ? 'yes' : defined ? 'no' : 'unknown',
        heldBy(index, role).length > 0 ? 'yes' : everyoneKnown(index) ? 'no' : 'unknown',
      ])
    },
  ],
  [
    { ...words, id: 'f', kind: 'site-restriction-undone' },
    'users',
    (index, user) => {
      const { assignments, permissions } = index.facts
      const own = assignments.filter((one) => one.user === user)
      const pairs = own.flatMap((from) =>
        own.flatMap((by) => (from.siteRestricted && !by.siteRestricted ? [{ from, by }] : [])),
      )
      const open = (['unknown'] as const).filter(() => !index.rolesKnown(user))
      return most([
        ...open,
        ...pairs.flatMap(({ by, from }) => [
          ...permissions.map(({ siteCompatible }, at) =>
            least([
              siteCompatible === undefined
                ? 'unknown'
                : siteCompatible === 'Independent'
                  ? 'no'
                  : 'yes',
              index.roleHas.has(from.role, at) ? 'yes' : 'no',
              index.roleHas.has(by.role, at) ? 'yes' : 'no',
            ]),
          ),
          whole(index, by.role) && whole(index, from.role) ? ('no' as const) : ('unknown' as const),
        ]),
      ])
    },
  ],
  [
    { ...words, id: 'h', kind: 'user-without-role' },
    'users',
    (index, user) => {
      if (index.isSystemExtension(user)) return 'no'
      if (index.facts.assignments.some((one) => one.user === user)) return 'no'
      // RingCentral's list of extensions holds more than people, and their types tell.
      const type = index.facts.connector === 'enos' ? 'User' : index.facts.users[user]!.type
      return index.rolesKnown(user) && type !== undefined ? 'yes' : 'unknown'
    },
  ],
  [
    { ...words, id: 'i', kind: 'direct-grant' },
    'users',
    (index, user) => {
      const { directMenus, directPermissions } = index.facts
      const granted = [directMenus, directPermissions].some(({ pairs }) =>
        pairs.from.includes(user),
      )
      if (granted) return 'yes'
      return index.grantsKnown(user) && index.menuGrantsKnown(user) ? 'no' : 'unknown'
    },
  ],
  [
    { ...words, id: 'j', kind: 'unused-custom-role' },
    'roles',
    (index, role) => {
      const custom =
        index.facts.roles[role]!.custom ?? (index.facts.connector === 'enos' || undefined)
      return least([
        custom === undefined ? 'unknown' : custom ? 'yes' : 'no',
        heldBy(index, role).length > 0 ? 'no' : everyoneKnown(index) ? 'yes' : 'unknown',
      ])
    },
  ],
  [
    { ...words, id: 'k', kind: 'broad-role', moreThanPercent: 40 },
    'roles',
    (index, role) => {
      const { apps, connector, permissions, roles, whole: read } = index.facts
      const custom = roles[role]!.custom ?? (connector === 'enos' || undefined)
      const gives = permissions.filter((_, at) => index.roleHas.has(role, at)).length
      const broad = gives / permissions.length > 0.4
      const allKnown = read.permissions && apps.every((app) => app.permissionsKnown)
      return least([
        custom === undefined ? 'unknown' : custom ? 'yes' : 'no',
        broad ? (allKnown ? 'yes' : 'unknown') : whole(index, role) ? 'no' : 'unknown',
      ])
    },
  ],
]

describe('every kind of rule', () => {
  test.each(judges)('$0.kind agrees with what is asked of each by itself', (rule, about, judge) => {
    const met = new Set<Answer>()
    fc.assert(
      fc.property(withMarks, (facts) => {
        const place = placeOf(facts)
        const result = evaluateRule(place, rule, now)
        const expected = facts[about].map((_, number) => judge(place.index, number))
        expect(result.found).toEqual(placesOf(expected, 'yes'))
        expect(result.possible).toEqual(placesOf(expected, 'unknown'))
        for (const number of [...result.found, ...result.possible]) {
          const texts = result.proofOf(number).map(({ text }) => text)
          expect(texts.length).toBeGreaterThan(0)
          expect(texts.join()).not.toMatch(/undefined|NaN/)
        }
        expect(() => result.missing()).not.toThrow()
        for (const answer of expected) met.add(answer)
      }),
      { numRuns: 300 },
    )
    expect([...met].sort()).toEqual(['no', 'unknown', 'yes'])
  })

  test.each([
    ...judges.map(([rule]) => rule),
    { ...words, id: 'a', kind: 'admins-by-effect', anyOf: anyOf(p0), moreThan: 1 } as Rule,
  ])('$kind is not said to find nothing where not everybody is known', (rule) => {
    fc.assert(
      fc.property(withMarks, (facts) => {
        const nobody = { ...facts.whole, users: false, holders: false, roles: false }
        // What is in no account at all is had by nobody, whoever there is.
        fc.pre(facts.permissions.some(({ id }) => p0.includes(id)))
        const result = evaluateRule(placeOf({ ...facts, whole: nobody }), rule, now)
        expect(answerOf(result)).not.toBe('no')
      }),
    )
  })
})

describe('more than so many', () => {
  test('is counted without `~`, who may be one of the others', () => {
    const met = new Set<Answer>()
    fc.assert(
      fc.property(eitherVendor, ids, fc.nat(3), fc.boolean(), (facts, of, moreThan, nameless) => {
        const users = nameless
          ? facts.users.with(-1, { ...facts.users.at(-1)!, id: '~' })
          : facts.users
        const place = placeOf({ ...facts, users })
        const rule: Rule = {
          ...words,
          id: 'x',
          kind: 'admins-by-effect',
          anyOf: anyOf(of),
          moreThan,
        }
        const answers = users.map(({ id }, user) => {
          const answer = hasAny(place.index, user, of)
          return id === '~' && answer === 'yes' ? 'unknown' : answer
        })
        const sure = placesOf(answers, 'yes').length
        const perhaps = placesOf(answers, 'unknown').length
        const result = answerOf(evaluateRule(place, rule, now))
        met.add(result)
        if (sure > moreThan) expect(result).toBe('yes')
        else if (sure + perhaps > moreThan) expect(result).toBe('unknown')
        else expect(result).not.toBe('yes')
      }),
    )
    expect(met.has('yes') && met.has('unknown')).toBe(true)
  })
})

describe('an exception', () => {
  test('marks those it names and hides no other; from the day after it counts no more', () => {
    fc.assert(
      fc.property(eitherVendor, ids, fc.nat(20), fc.boolean(), (facts, first, who, expired) => {
        const place = placeOf(facts)
        const rule: Rule = {
          ...words,
          id: 'x',
          kind: 'admins-by-effect',
          moreThan: 0,
          anyOf: anyOf(first),
        }
        const result = evaluateRule(place, rule, now)
        const before = weighed(result, [], now)
        const user = who % facts.users.length
        const exception: RuleException = {
          rule: 'x',
          user: facts.users[user]!.id,
          owner: 'Ada',
          reason: 'Agreed',
          expires: expired ? '2026-05-31' : '2026-06-01',
        }
        const after = weighed(result, [exception], now)
        const stateOf = (all: typeof before, number: number) =>
          all.subjects.find((subject) => subject.number === number)?.state
        expect(after.subjects.map(({ number }) => number).sort()).toEqual(
          before.subjects.map(({ number }) => number).sort(),
        )
        for (const { number, state } of before.subjects) {
          const excepted = number === user && !expired
          expect(stateOf(after, number)).toBe(excepted ? 'excepted' : state)
        }
        const named = before.subjects.some(({ number }) => number === user)
        expect(after.expired).toBe(named && expired ? 1 : 0)
        expect(after.excepted).toBe(named && !expired ? 1 : 0)
      }),
    )
  })
})

describe('none is not said', () => {
  const nothing = factsOfGraph({
    permissions: 1,
    roles: 1,
    users: 1,
    inclusions: [],
    listed: [],
    assigned: [],
  })
  const answered = (facts: SnapshotFacts, rule: Rule): Answer =>
    answerOf(evaluateRule(placeOf(facts), rule, now))

  test('of a permission that only a name is known of, where others may be called the same', () => {
    const rule: Rule = {
      ...words,
      id: 'x',
      kind: 'admins-by-effect',
      moreThan: 0,
      anyOf: [{ permission: 'Permission 0' }],
    }
    expect(answered(nothing, rule)).toBe('no')
    const whole = { ...nothing.whole, permissions: false }
    expect(answered({ ...nothing, whole }, rule)).toBe('unknown')
  })

  test('of users without a role by types that are not the vendor’s own', () => {
    const users = nothing.users.map((user) => ({ ...user, type: 'Employee' }))
    const rule: Rule = { ...words, id: 'x', kind: 'user-without-role' }
    expect(answered({ ...nothing, users, connector: 'table' }, rule)).toBe('yes')
    expect(answered({ ...nothing, users, connector: 'ringcentral' }, rule)).toBe('no')
    // RingCentral's list also holds what is no person; whether this one is was not read.
    expect(answered(nothing, rule)).toBe('unknown')
  })
})
