import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HIDDEN_ROLES_NOTE, type PartDraft } from '../../../src/main/connectors/parts'
import { project } from '../../../src/main/store/project'
import { day, TestAccount } from '../../support/account'
import {
  assignment,
  assignmentList,
  check,
  dictionary,
  part,
  permission,
  profile,
  role,
  roleList,
  user,
  userList,
} from '../../support/parts'

/** Small worlds, so that imports meet the same subjects often. */
const ids = fc.constantFrom('A', 'B', 'c', 'd')
const some = fc.uniqueArray(ids, { maxLength: 4 })
const people = fc.constantFrom('1', '2', '3', '~')
const roleIds = fc.constantFrom('10', '20')
const unique = <T>(arbitrary: fc.Arbitrary<T>, key: (value: T) => string) =>
  fc.uniqueArray(arbitrary, { maxLength: 3, selector: key })

const permissionRecord = fc
  .tuple(ids, fc.option(some, { nil: undefined }))
  .map(([id, includes]) => permission(id, includes))
const roleRecord = fc
  .tuple(roleIds, fc.option(some, { nil: undefined }), fc.boolean())
  .map(([id, listed, custom]) => role(id, listed, custom))
const assignmentRecord = fc
  .tuple(people, fc.uniqueArray(roleIds))
  .map(([id, roles]) => assignment(id, roles))

const damaged = (draft: PartDraft): PartDraft => ({ ...draft, status: 'partial' })

const anyPart: fc.Arbitrary<PartDraft> = fc.oneof(
  unique(permissionRecord, (one) => one.id).map((records) => dictionary(records)),
  permissionRecord.map((record) =>
    part('permission', record.id, record, { status: record.includes ? 'whole' : 'partial' }),
  ),
  unique(roleRecord, (one) => one.id).map((records) => roleList(records)),
  roleRecord.map((record) =>
    part('role', record.id, record, { status: record.listed ? 'whole' : 'partial' }),
  ),
  unique(people, (one) => one).map((list) => userList(list.map((id) => user(id)))),
  people.map((id) => part('user', id, user(id))),
  unique(assignmentRecord, (one) => one.user).map((records) => assignmentList(records)),
  assignmentRecord.map((record) => part('assignment', record.user, record)),
  fc.tuple(people, some).map(([id, list]) => profile(id, list)),
  fc.tuple(people, ids, fc.boolean()).map(([id, one, yes]) => check(id, one, yes)),
  people.filter((id) => id !== '~').map((id) => part('signed-in-user', '', { user: id })),
  fc.constant(part('role-list', 'all', null, { status: 'refused', reason: 'CMN-408' })),
  // Answers that lost something, that contradict each other, or that were not asked for hidden roles.
  fc.tuple(roleIds, some).map(([id, listed]) => damaged(part('role', id, role(id, listed)))),
  fc
    .tuple(fc.constantFrom('role', 'permission', 'assignment', 'authorization-profile'), ids)
    .map(([kind, id]) => part(kind as 'role', id, null, { status: 'partial' })),
  assignmentRecord.map((record) => damaged(part('assignment', record.user, record))),
  roleIds.map((id) => part('role', id, { ...role(id, ['A']), hidden: true })),
  assignmentRecord.map((record) => ({
    ...part('assignment', record.user, record),
    note: HIDDEN_ROLES_NOTE,
  })),
  unique(assignmentRecord, (one) => one.user).map((records) => ({
    ...assignmentList(records),
    note: HIDDEN_ROLES_NOTE,
  })),
)

/** An import has one date, or none. */
const anyImport = fc
  .tuple(
    fc.array(anyPart, { minLength: 1, maxLength: 3 }),
    fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
  )
  .map(([drafts, date]) =>
    drafts.map((draft) => ({ ...draft, takenAt: date === null ? null : day(date) })),
  )

describe('the projection', () => {
  test('is the same whether parts come one by one or are projected anew', () => {
    fc.assert(
      fc.property(fc.array(anyImport, { minLength: 1, maxLength: 5 }), (imports) => {
        const account = new TestAccount()
        for (const drafts of imports) account.import(drafts)
        const before = account.facts()
        account.db.transaction(() => project(account.db, 0))()
        expect(account.facts()).toEqual(before)
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  test('an import that is taken back leaves every other answer as if it had never come', () => {
    fc.assert(
      fc.property(
        fc.array(anyImport, { minLength: 1, maxLength: 4 }),
        anyImport,
        fc.nat(4),
        (imports, extra, place) => {
          const plain = new TestAccount()
          const disturbed = new TestAccount()
          const at = Math.min(place, imports.length)
          let taken = -1
          imports.forEach((drafts, index) => {
            if (index === at) taken = disturbed.import(extra).import
            plain.import(drafts)
            disturbed.import(drafts)
          })
          if (taken < 0) taken = disturbed.import(extra).import
          disturbed.undo(taken)
          // Undated imports stand at the clock's time, which the extra import moved on.
          expect(withoutClock(disturbed.facts())).toEqual(withoutClock(plain.facts()))
        },
      ),
      { numRuns: 40 },
    )
  }, 120_000)
})

/** Replaces moments by their order, which is all that may differ. */
function withoutClock(facts: string[]): string[] {
  const moments = [...new Set(facts.flatMap((fact) => fact.match(/\d{13}/g) ?? []))].sort()
  return facts
    .map((fact) => fact.replace(/\d{13}/g, (one) => `moment ${moments.indexOf(one)}`))
    .sort()
}

test('a back-dated import shows at its date and leaves what is newer as it was', () => {
  const account = new TestAccount()
  account.import([
    roleList([role('10', ['A'])], day(10)),
    dictionary([permission('A', [])], day(10)),
  ])
  const newest = account.ask().index
  account.import([part('role', '10', role('10', ['B']), { takenAt: day(5) })])
  const after = account.ask().index
  expect(after.facts.listed).toEqual(newest.facts.listed)
  const old = account.ask('2026-01-05').index
  expect([...old.roleListed.of(0)].map((number) => old.facts.permissions[number]!.id)).toEqual([
    'B',
  ])
})

test('an unchanged import writes no fact and no body', () => {
  const account = new TestAccount()
  const drafts = [
    dictionary([permission('A', ['c']), permission('c', [])], day(1)),
    roleList([role('10', ['A'])], day(1)),
    userList([user('1')], day(1)),
    assignmentList([assignment('1', ['10'])], day(1)),
  ]
  account.import(drafts)
  const facts = account.facts()
  const bodies = account.db.prepare('SELECT count(*) FROM part_body').pluck().get()
  account.import(drafts.map((draft) => ({ ...draft, takenAt: day(8) })))
  expect(account.facts()).toEqual(facts)
  expect(account.db.prepare('SELECT count(*) FROM part_body').pluck().get()).toBe(bodies)
})

test('an undone import leaves nothing of it in the file', () => {
  const account = new TestAccount()
  account.import([userList([user('1', 'Anna')])])
  account.import([part('user', '9', user('9', 'Canary Person'))])
  account.undo()
  const everything =
    JSON.stringify(account.db.prepare('SELECT * FROM user').all()) + account.facts().join('')
  expect(everything).not.toContain('Canary')
  expect(
    account.db.prepare("SELECT count(*) FROM user WHERE external_id = '9'").pluck().get(),
  ).toBe(0)
})
