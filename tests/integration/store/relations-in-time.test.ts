/** Tables, roles within apps and menu groups: whatever the order they come in, also back-dated or undone. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccountIdentity, PartDraft } from '../../../src/main/connectors/parts'
import { projectAnew } from '../../../src/main/store/project'
import { day, TestAccount } from '../../support/account'
import {
  assignment,
  assignments,
  dictionary,
  directMenus,
  directPermissions,
  inclusions,
  mention,
  menu,
  menuGroups,
  part,
  permission,
  role,
  roleList,
  roleMenus,
  rolePermissions,
  roleResources,
  roleUsers,
  user,
  userList,
} from '../../support/parts'

// Small worlds, so that imports meet the same subjects often.
const permissions = fc.constantFrom('A', 'b', 'app/A', 'app/c', 'other/A')
const menus = fc.constantFrom('app/m', 'app/n', 'other/m')
const users = fc.constantFrom('1', '2', '3')
const roles = fc.constantFrom('10', '20')
const apps = fc.constantFrom('app', 'other')
const some = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { maxLength: 3 })
const rows = (subject: fc.Arbitrary<string>, target: fc.Arbitrary<string>) =>
  fc.dictionary(subject, some(target), { maxKeys: 3 })

const tables: fc.Arbitrary<PartDraft>[] = [
  rows(users, permissions).map((table) => directPermissions(table)),
  rows(users, menus).map((table) => directMenus(table)),
  rows(roles, permissions).map((table) => rolePermissions(table)),
  rows(roles, menus).map((table) => roleMenus(table)),
  rows(permissions, permissions).map((table) => inclusions(table)),
  rows(users, roles).map((table) => assignments(table)),
  some(users).map((all) => userList(all.map((id) => user(id)))),
  some(users).map((all) => userList(all.map((id) => ({ id })))),
  some(roles).map((all) => roleList(all.map((id) => ({ id, name: `Named ${id}` })))),
  some(permissions).map((all) =>
    dictionary(all.map((one) => ({ ...mention(one), names: { '': `Named ${one}` } }))),
  ),
  some(fc.constantFrom('s', 't')).map((all) =>
    part('site-list', '', { records: all.map((id) => ({ id, name: `Site ${id}` })) }),
  ),
].map((drafts) =>
  fc
    .tuple(drafts, fc.boolean())
    .map(([draft, partial]) => (partial ? { ...draft, status: 'partial' } : draft)),
)

const oneMenu = (text: string) => menu(text.split('/')[1]!)
const answers: fc.Arbitrary<PartDraft>[] = [
  fc
    .tuple(roles, some(fc.constantFrom('app/A', 'app/c', 'app#g', 'other#h')))
    .map(([id, gives]) => roleResources(id, gives)),
  fc.tuple(roles, some(users)).map(([id, all]) => roleUsers(id, all)),
  fc
    .tuple(apps, rows(fc.constantFrom('g', 'h'), fc.constantFrom('m', 'n')))
    .map(([app, groups]) => menuGroups(app, groups)),
  fc.tuple(apps, fc.string({ maxLength: 1 })).map(([id, code]) =>
    part('app-info', id, {
      id,
      names: { '': `Info ${id}` },
      ...(code === '' ? {} : { code }),
    }),
  ),
  fc
    .tuple(apps, some(menus))
    .map(([app, all]) => part('app-menus', app, { app, menus: all.map(oneMenu) })),
  fc.tuple(apps, some(fc.constantFrom('A', 'c'))).map(([app, all]) =>
    part('app-permissions', app, {
      app,
      permissions: all.map((id) => ({ id, names: { en_US: id } })),
    }),
  ),
  fc.tuple(apps, some(menus)).map(([id, all]) =>
    part('app', id, {
      id,
      organization: 'o',
      names: { en_US: `App ${id}` },
      menus: all.map(oneMenu),
      permissions: [{ id: 'A', names: {} }],
    }),
  ),
  fc.tuple(users, apps, some(menus), fc.boolean()).map(([id, app, all, withMenus]) =>
    part('user-app-resources', `${id} ${app}`, {
      organization: 'o',
      user: id,
      app,
      resources: {
        permissions: all.map((one) => ({ id: one.slice(-1), names: {} })),
        ...(withMenus ? { menus: all.map(oneMenu) } : {}),
      },
    }),
  ),
  fc
    .tuple(users, some(fc.constantFrom('s', 't')))
    .map(([id, all]) =>
      part('administered-sites', id, { user: id, sites: all.map((one) => ({ id: one })) }),
    ),
  fc
    .constantFrom('s', 't')
    .map((id) => part('site', id, { id, name: `Own ${id}`, code: `c${id}` })),
  users.map((id) => part('user', id, { ...user(id), site: { id: 's' } })),
  fc.tuple(users, some(roles)).map(([id, all]) => part('assignment', id, assignment(id, all))),
  fc
    .tuple(roles, some(fc.constantFrom('A', 'b')))
    .map(([id, all]) => part('role', id, role(id, all))),
  some(fc.constantFrom('A', 'b')).map((all) => part('permission', 'A', permission('A', all))),
  users.map((id) => part('user-features', id, { user: id, features: [] })),
].map((drafts) =>
  fc
    .tuple(drafts, fc.constantFrom('whole', 'whole', 'partial', 'contradicted', 'refused'))
    .map(([draft, state]): PartDraft => {
      if (state === 'whole' || state === 'partial') return { ...draft, status: state }
      const status = state === 'refused' ? 'refused' : 'partial'
      return { ...draft, status, body: null }
    }),
)

/** Drafts of one subject are joined before they come to the store. Some are dated, each by itself. */
const importOf = (drafts: fc.Arbitrary<PartDraft>): fc.Arbitrary<PartDraft[]> =>
  fc
    .tuple(
      fc.uniqueArray(drafts, {
        minLength: 1,
        maxLength: 3,
        selector: ({ kind, subject }) => `${kind} ${subject}`,
      }),
      fc.array(fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }), {
        minLength: 3,
        maxLength: 3,
      }),
    )
    .map(([all, dates]) =>
      all.map((draft, index) => {
        const date = dates[index]!
        return { ...draft, takenAt: date === null ? null : day(date) }
      }),
    )

/** Imports of a few kinds of part, so that they speak of the same things again and again. */
const histories: fc.Arbitrary<PartDraft[][]> = fc
  .subarray([...tables, ...answers], { minLength: 1, maxLength: 3 })
  .chain((kinds) => fc.array(importOf(fc.oneof(...kinds)), { minLength: 2, maxLength: 6 }))

const identities: fc.Arbitrary<AccountIdentity> = fc.constantFrom(
  { connector: 'table' },
  { connector: 'enos', externalId: 'o' },
)

describe('the projection of tables and of roles within apps', () => {
  test('is the same whether parts come one by one or are projected anew', () => {
    fc.assert(
      fc.property(identities, histories, (identity, imports) => {
        const account = new TestAccount()
        for (const drafts of imports) account.import(drafts, identity)
        const before = [account.facts(), account.closed()]
        account.db.transaction(() => projectAnew(account.db))()
        expect([account.facts(), account.closed()]).toEqual(before)
      }),
      { numRuns: 60 },
    )
  }, 240_000)

  test('leaves no trace of an import that is taken back', () => {
    fc.assert(
      fc.property(
        identities,
        histories,
        fc.nat(5),
        fc.boolean(),
        (identity, [extra, ...imports], place, otherIdentity) => {
          const plain = new TestAccount()
          const disturbed = new TestAccount()
          // The import that goes may be the one that said what kind of account this is.
          const said = otherIdentity ? { connector: 'table' as const } : identity
          const at = Math.min(place, imports.length)
          let taken = -1
          imports.forEach((drafts, index) => {
            if (index === at) taken = disturbed.import(extra!, said).import
            plain.import(drafts, identity)
            disturbed.import(drafts, identity)
          })
          if (taken < 0) taken = disturbed.import(extra!, said).import
          disturbed.undo(taken)
          const all = (account: TestAccount) =>
            withoutClock([...account.facts(), ...account.closed()])
          expect(all(disturbed)).toEqual(all(plain))
        },
      ),
      { numRuns: 60 },
    )
  }, 240_000)
})

/** Replaces moments by their order: undated imports stand at the clock's time, which the extra import moved on. */
function withoutClock(facts: string[]): string[] {
  const moments = [...new Set(facts.flatMap((fact) => fact.match(/\d{13}/g) ?? []))].sort()
  return facts
    .map((fact) => fact.replace(/\d{13}/g, (one) => `moment ${moments.indexOf(one)}`))
    .sort()
}
