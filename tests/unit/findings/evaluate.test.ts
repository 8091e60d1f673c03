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
      const outside = named.filter((at) => permissions[at]!.app === undefined)
      const answers = (outside.length > 0 ? outside : named).map(
        (at) => accessOf(index, user, at).answer,
      )
      const others =
        outside.length === 0 &&
        !(
          whole.permissions &&
          (apps.length === 0 || (whole.apps && apps.every((app) => app.permissionsKnown)))
        )
      return most(others ? [...answers, 'unknown'] : answers)
    }),
  )
}

const ids = fc.array(fc.integer({ min: 0, max: 6 }).map((at) => `p${at}`), {
  minLength: 1,
  maxLength: 2,
})
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

const everyKind: Rule[] = [
  { ...words, id: 'a', kind: 'admins-by-effect', anyOf: anyOf(['p0', 'p1']), moreThan: 1 },
  { ...words, id: 'b', kind: 'auto-assigned-permission', anyOf: anyOf(['p0', 'p1']) },
  { ...words, id: 'c', kind: 'auto-assigned-role-gives', anyOf: anyOf(['p0', 'p1']) },
  { ...words, id: 'd', kind: 'disabled-user-with-roles', statuses: ['Enabled'] },
  { ...words, id: 'e', kind: 'hidden-role-held' },
  { ...words, id: 'f', kind: 'site-restriction-undone' },
  { ...words, id: 'g', kind: 'vendor-differs' },
  { ...words, id: 'h', kind: 'user-without-role' },
  { ...words, id: 'i', kind: 'direct-grant' },
  { ...words, id: 'j', kind: 'unused-custom-role' },
  { ...words, id: 'k', kind: 'broad-role', moreThanPercent: 40 },
]

describe('every kind of rule', () => {
  test('says “no” only of accounts of which it was all read, and proves what it finds', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(eitherVendor, fc.constantFrom(...everyKind), (facts, rule) => {
        const result = evaluateRule(placeOf(facts), rule, now)
        const answer = answerOf(result)
        met.add(`${rule.kind} ${answer}`)
        for (const number of [...result.found, ...result.possible]) {
          const texts = result.proofOf(number).map(({ text }) => text)
          expect(texts.length).toBeGreaterThan(0)
          expect(texts.join()).not.toMatch(/undefined|NaN/)
        }
        expect(() => result.missing()).not.toThrow()
        if (answer !== 'no') return
        // What is known to be no finding is none either where less was read or users come to light.
        const less = { ...facts, whole: { ...facts.whole, users: false, holders: false, roles: false } }
        const named = placeOf(less)
        expect(evaluateRule(named, rule, now).found.length).toBeLessThanOrEqual(result.moreThan)
      }),
      { numRuns: 600 },
    )
    for (const { kind } of everyKind) {
      expect([...met].some((one) => one.startsWith(`${kind} yes`)) || kind === 'hidden-role-held' || kind === 'site-restriction-undone', kind).toBe(true)
    }
  })

  test('gives the same for an account with more people, as far as these have nothing to do with it', () => {
    fc.assert(
      fc.property(eitherVendor, fc.constantFrom(...everyKind), (facts, rule) => {
        const before = evaluateRule(placeOf(facts), rule, now)
        const again = evaluateRule(placeOf(structuredClone(facts)), rule, now)
        expect(again.found).toEqual(before.found)
        expect(again.possible).toEqual(before.possible)
      }),
      { numRuns: 50 },
    )
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
