/** Changes over real files with several imports, some of which are not whole. */
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { sampleImports } from '../../../src/main/connectors/sample/sample-account'
import type { PartDraft } from '../../../src/main/connectors/parts'
import { changes, userChanges } from '../../../src/main/queries/changes/between'
import { changedFacts } from '../../../src/main/queries/changes/facts'
import { grantHistory } from '../../../src/main/queries/changes/grant-history'
import { timeline } from '../../../src/main/queries/changes/timeline'
import { Reader } from '../../../src/main/queries/reader'
import { writeImport } from '../../../src/main/store/write-import'
import { day, TestAccount } from '../../support/account'
import {
  assignment,
  assignmentList,
  check,
  dictionary,
  menuGroups,
  part,
  permission,
  role,
  roleList,
  roleResources,
  user,
  userList,
} from '../../support/parts'

function opened(connector?: 'ringcentral' | 'enos' | 'table') {
  const account = new TestAccount(connector)
  const reader = new Reader(account.folder)
  onTestFinished(() => reader.close())
  return { account, reader, db: () => reader.open('Test').db }
}

const texts = (rows: readonly { text: string }[]): string[] => rows.map(({ text }) => text)

describe('two snapshots', () => {
  test('tell who gained and lost what, and through which changes', () => {
    const { account, reader } = opened('ringcentral')
    account.import([
      dictionary(
        [permission('Edit', ['Read']), permission('Read', []), permission('Call', [])],
        day(1),
      ),
      userList([user('1', 'Anna'), user('2', 'Ben'), user('3', 'Chris')], day(1)),
      roleList([role('A', ['Edit']), role('B', ['Call'])], day(1)),
      assignmentList(
        [assignment('1', ['A']), assignment('2', ['B']), assignment('3', ['B'])],
        day(1),
      ),
    ])
    account.import([
      dictionary([permission('Edit', []), permission('Read', []), permission('Call', [])], day(2)),
      userList([user('1', 'Anna'), user('2', 'Benjamin'), user('4', 'Dora')], day(2)),
      roleList([role('A', ['Edit']), role('B', ['Call', 'Edit'])], day(2)),
      assignmentList(
        [assignment('1', ['A', 'B']), assignment('2', ['B']), assignment('4', ['B'])],
        day(2),
      ),
    ])
    const answer = changes(reader, { account: 'Test' })
    expect(answer.text).toEqual([
      'The effective access of 4 users changed: 3 gained something, 2 lost something.',
      '8 facts changed.',
    ])
    expect(
      answer.changedUsers.map(({ user, is, causes, permissions }) => [
        user.name,
        is,
        permissions.gained,
        permissions.lost,
        texts(causes),
      ]),
    ).toEqual([
      [
        'Anna',
        'both',
        1,
        1,
        ['“Name of Edit” no longer includes “Name of Read”.', 'The role “Role B” was given.'],
      ],
      ['Benjamin', 'both', 1, 0, ['The role “Role B” now lists “Name of Edit”.']],
      ['Chris', 'went', 0, 1, ['The user is gone.']],
      ['Dora', 'came', 2, 0, ['The user is new.']],
    ])
    expect(texts(changedFacts(reader, { account: 'Test' }).changes)).toEqual([
      'The user “Benjamin”: changed, name “Ben” → “Benjamin”.',
      'The user “Dora”: new.',
      'The user “Chris”: gone.',
      'Anna holds the role “Role B”: new.',
      'Dora holds the role “Role B”: new.',
      'Chris holds the role “Role B”: gone.',
      'The role “Role B” lists “Name of Edit”: new.',
      '“Name of Edit” includes “Name of Read”: gone.',
    ])
    const byRole = changes(reader, { account: 'Test', role: 'Role B' })
    expect(byRole.changedUsers.map(({ user }) => user.name)).toEqual([
      'Anna',
      'Benjamin',
      'Chris',
      'Dora',
    ])
    expect(byRole.users.losing).toBe(1)
    const gone = userChanges(reader, { account: 'Test', user: 'Chris' })
    expect(gone.changes.map(({ name, way }) => `${way} ${name}`)).toEqual(['lost Name of Call'])
    expect(texts(gone.facts)).toEqual([
      'The user “Chris”: gone.',
      'Chris holds the role “Role B”: gone.',
    ])
  })

  test('never show what was not read as lost, nor what was not read before as gained', () => {
    const { account, reader, db } = opened('ringcentral')
    // Only one user's roles, and of role A that it lists something.
    account.import([
      dictionary([permission('Edit', []), permission('Call', [])], day(1)),
      part('user', '1', user('1', 'Anna'), { takenAt: day(1) }),
      part('role', 'A', role('A', ['Edit']), { takenAt: day(1) }),
      part('assignment', '1', assignment('1', ['A']), { takenAt: day(1), status: 'partial' }),
    ])
    account.import([
      userList([user('1', 'Anna'), user('2', 'Ben')], day(2)),
      roleList([role('A', ['Edit']), role('B', ['Call'])], day(2)),
      assignmentList([assignment('1', ['A', 'B']), assignment('2', ['B'])], day(2)),
    ])
    // Later, a list that was refused, and one that lost its pages.
    account.import([
      part('user-list', '', null, { takenAt: day(3), status: 'refused', reason: 'no right' }),
      part('assignment-list', '', null, { takenAt: day(3), status: 'partial', reason: 'page 2' }),
    ])
    const first = changes(reader, { account: 'Test', since: '1', at: '2' })
    expect(first.users).toMatchObject({ gaining: 0, losing: 0, perhaps: 2 })
    expect(first.users.affected).toEqual({ value: 0, is: 'atLeast' })
    expect(first.missing.before.length).toBeGreaterThan(0)
    const ways = changedFacts(reader, { account: 'Test', since: '1', at: '2' }).changes
    expect(new Set(ways.map(({ way }) => way))).not.toContain('added')
    expect(texts(ways)).toContain(
      'Ben holds the role “Role B”: first seen; whether it was there before was not read.',
    )

    const later = changes(reader, { account: 'Test', since: '2', at: '3' })
    expect(later.users).toMatchObject({ gaining: 0, losing: 0, perhaps: 0 })
    expect(later.facts).toEqual([])
    expect(timeline(db()).steps[0]!.changes).toEqual({ facts: [], users: 0 })
    expect(timeline(db()).steps[0]!.snapshot.status).toBe('partial')
    const held = grantHistory(reader, { account: 'Test', user: 'Ben', role: 'Role B' })
    expect(held.spans.map(({ answer, snapshots }) => `${answer} ${snapshots}`)).toEqual([
      'unknown 1',
      'yes 2',
    ])
    expect(held.text[0]).toMatch(
      /first seen in snapshot 2 .*; before that it was not read, and today/,
    )
  })

  test('where it was not read which menus groups hold, nobody is said to be all who changed', () => {
    const affected = (groups: PartDraft[]) => {
      const { account, reader } = opened('enos')
      const at = (number: number) => [
        userList([user('1', 'Anna')], day(number)),
        roleList([role('A')], day(number)),
        assignmentList([assignment('1', ['A'])], day(number)),
        roleResources('A', ['wind/Edit', 'wind#G'], day(number)),
      ]
      const identity = { connector: 'enos', externalId: 'o1' } as const
      account.import([...at(1), ...groups], identity)
      account.import(at(2), identity)
      return changes(reader, { account: 'Test' }).users.affected
    }
    expect(affected([menuGroups('wind', { G: ['m'] }, day(1))])).toEqual({ value: 0, is: 'total' })
    expect(affected([])).toEqual({ value: 0, is: 'atLeast' })
  })

  test('count a change of the vendor’s word apart', () => {
    const { account, reader } = opened('ringcentral')
    const base = (taken: number) => [
      dictionary([permission('Edit', [])], taken),
      userList([user('1')], taken),
      roleList([role('A', ['Edit'])], taken),
      assignmentList([assignment('1', ['A'])], taken),
    ]
    account.import([...base(day(1)), check('1', 'Edit', true, day(1))])
    account.import([...base(day(2)), check('1', 'Edit', false, day(2))])
    const answer = changes(reader, { account: 'Test' })
    expect(answer.vendor).toEqual({ came: 0, gone: 0, changed: 1 })
    expect(answer.users.affected).toEqual({ value: 0, is: 'total' })
  })

  test('must be two, the earlier first', () => {
    const { account, reader } = opened('ringcentral')
    account.import([userList([user('1')], day(1))])
    expect(() => changes(reader, { account: 'Test' })).toThrow('has one snapshot')
    account.import([userList([user('1')], day(2))])
    expect(() => changes(reader, { account: 'Test', since: '2', at: '1' })).toThrow('is later than')
    expect(() => changes(reader, { account: 'Test', at: '1' })).toThrow('is the oldest')
  })
})

const names = ['1', '2', '3', '4']
const permissions = ['P', 'Q', 'R', 'S']
const roles = ['A', 'B', 'C']
const some = (of: readonly string[]) => fc.subarray([...of])

/** What one import brings: lists that are whole, lists that are not, and answers about one thing. */
const imports: fc.Arbitrary<((takenAt: number) => PartDraft)[]> = fc.array(
  fc.oneof(
    fc.tuple(some(permissions), fc.array(some(permissions), { minLength: 4, maxLength: 4 })).map(
      ([known, includes]) =>
        (takenAt: number) =>
          dictionary(
            known.map((id, at) => permission(id, includes[at])),
            takenAt,
          ),
    ),
    some(names).map(
      (users) => (takenAt: number) =>
        userList(
          users.map((id) => user(id)),
          takenAt,
        ),
    ),
    fc.array(some(permissions), { minLength: 3, maxLength: 3 }).map(
      (listed) => (takenAt: number) =>
        roleList(
          roles.map((id, at) => role(id, listed[at])),
          takenAt,
        ),
    ),
    fc.array(some(roles), { minLength: 4, maxLength: 4 }).map(
      (held) => (takenAt: number) =>
        assignmentList(
          names.map((id, at) => assignment(id, held[at]!)),
          takenAt,
        ),
    ),
    fc.tuple(fc.constantFrom(...names), some(roles), fc.constantFrom('whole', 'partial')).map(
      ([id, held, status]) =>
        (takenAt: number) =>
          part('assignment', id, assignment(id, held), {
            takenAt,
            status: status as 'whole' | 'partial',
          }),
    ),
    fc.tuple(fc.constantFrom(...roles), some(permissions)).map(
      ([id, listed]) =>
        (takenAt: number) =>
          part('role', id, role(id, listed), { takenAt }),
    ),
  ),
  { minLength: 1, maxLength: 4 },
)

/** One draft a subject in an import. */
function onePerSubject(drafts: PartDraft[]): PartDraft[] {
  return [...new Map(drafts.map((draft) => [`${draft.kind} ${draft.subject}`, draft])).values()]
}

describe('histories and the time line', () => {
  test('say what each snapshot answers', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(fc.array(imports, { minLength: 2, maxLength: 5 }), (all) => {
        const account = new TestAccount('ringcentral')
        const reader = new Reader(account.folder)
        try {
          all.forEach((one, at) =>
            account.import(onePerSubject(one.map((draft) => draft(day(at + 1))))),
          )
          const steps = timeline(reader.open('Test').db).steps.toReversed()
          const newest = reader.ask('Test', undefined)
          const ids = steps.map(({ snapshot }) => String(snapshot.id))
          for (const step of steps.slice(1)) {
            const [before, after] = [ids[steps.indexOf(step) - 1]!, String(step.snapshot.id)]
            const answer = changes(reader, { account: 'Test', since: before, at: after })
            const users = answer.users.affected.value
            met.add(users > 0 ? 'changed' : 'unchanged')
            expect(step.changes!.users).toBe(answer.usersTotal)
            const counted = step.changes!.facts.map(
              ({ kind, began, ended }) => `${kind} +${began} -${ended}`,
            )
            const told = answer.facts
              .filter((fact) => fact.added + fact.firstSeen + fact.removed + fact.noLongerSeen > 0)
              .map(
                ({ kind, added, firstSeen, noLongerSeen, removed }) =>
                  `${kind} +${added + firstSeen} -${removed + noLongerSeen}`,
              )
            expect(counted.filter((line) => !line.endsWith(' +0 -0')).sort()).toEqual(told.sort())
          }
          const { facts } = newest.index
          const asks = ids.map((id) => reader.ask('Test', id).index)
          for (const { id: userId } of facts.users) {
            for (const { id } of facts.permissions) {
              const found = grantHistory(reader, { account: 'Test', user: userId, permission: id })
              const expected = asks.map((index) => {
                const who = index.userByExternalId.get(userId)
                if (who === undefined) return index.facts.whole.holders ? 'no' : 'unknown'
                const what = index.facts.permissions.findIndex((one) => one.id === id)
                if (what >= 0) return index.computed(who, what)
                return index.computedWhole(who) ? 'no' : 'unknown'
              })
              const told = found.spans.flatMap(({ answer, snapshots }) =>
                Array.from({ length: snapshots }, () => answer),
              )
              for (const answer of told) met.add(answer)
              expect(told).toEqual(expected)
              expect(found.now).toBe(expected.at(-1))
            }
          }
        } finally {
          reader.close()
          account.db.close()
        }
      }),
      { numRuns: 40 },
    )
    for (const one of ['yes', 'no', 'unknown', 'changed', 'unchanged']) expect(met).toContain(one)
  }, 60_000)

  test('tell of whoever is gone, and of a role’s permissions', () => {
    const { account, reader } = opened('ringcentral')
    account.import([
      dictionary([permission('Edit')], day(1)),
      userList([user('1', 'Anna'), user('2', 'Ben')], day(1)),
      roleList([role('A', ['Edit'])], day(1)),
      assignmentList([assignment('1', ['A']), assignment('2', ['A'])], day(1)),
    ])
    account.import([userList([user('1', 'Anna')], day(2)), roleList([role('A', [])], day(2))])
    const gone = grantHistory(reader, { account: 'Test', user: '2', permission: 'Edit' })
    expect(gone.now).toBe('no')
    expect(gone.text).toEqual([
      'Ben has “Name of Edit” in effect: since the oldest snapshot, snapshot 1 (1 Jan 2026), last in snapshot 1 (1 Jan 2026); no longer today.',
    ])
    expect(gone.spans[0]!.roles).toEqual([{ id: 'A', name: 'Role A' }])
    const listed = grantHistory(reader, { account: 'Test', role: 'Role A', permission: 'Edit' })
    expect(listed.spans.map(({ answer }) => answer)).toEqual(['yes', 'no'])
    expect(() => grantHistory(reader, { account: 'Test', user: '1' })).toThrow(
      'A history is that of',
    )
  })

  test('the sample account shows a newcomer all of it', () => {
    const { account, reader, db } = opened()
    for (const one of sampleImports(Date.UTC(2026, 10, 20))) {
      writeImport(account.db, account.file, one)
    }
    const answer = changes(reader, { account: 'Test' })
    expect(answer.users.affected.is).toBe('total')
    expect(answer.users.gaining).toBeGreaterThan(0)
    expect(answer.users.losing).toBeGreaterThan(0)
    expect(answer.causes.some(({ cause }) => cause.kind === 'listing')).toBe(true)
    expect(answer.causes.some(({ cause }) => cause.kind === 'assignment')).toBe(true)
    expect(timeline(db()).steps).toHaveLength(2)
  })
})
