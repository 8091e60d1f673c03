/** What an account of tables says is missing: the tables that a person can vouch for. */
import { describe, expect, test } from 'vitest'
import { matrixPage } from '../../../src/main/queries/matrix'
import { whoCan } from '../../../src/main/queries/who-can'
import type { Missing } from '../../../src/shared/schemas/common'
import { TestAccount } from '../../support/account'
import {
  assignments,
  inclusions,
  menu,
  part,
  roleMenus,
  rolePermissions,
} from '../../support/parts'

const table = { connector: 'table' } as const

function accountOf(...drafts: Parameters<TestAccount['import']>[0]): TestAccount {
  const account = new TestAccount('table')
  account.import(drafts, table)
  return account
}

const vouchable = (missing: readonly Missing[]): string[] =>
  missing.flatMap(({ text }) => /vouch for ([a-z-]+)/.exec(text)?.[1] ?? `not said: ${text}`)

describe('an account of tables', () => {
  const roles = { r: ['P'], s: ['Q'] }

  test('names the table of inclusions where only that is not vouched for', () => {
    const account = accountOf(
      assignments({ u: ['r'], v: ['s'] }),
      rolePermissions(roles),
      inclusions({ P: ['R'] }, { partial: true }),
    )
    for (const rows of ['users', 'roles'] as const) {
      const { missing } = matrixPage(account.ask(), { rows, columns: 'permissions' })
      const named = vouchable(missing)
      expect(named).toContain('inclusion-list')
      expect(named).not.toContain('role-permission-list')
      expect(named.join()).not.toContain('not said')
    }
    const holders = whoCan(account.ask(), { permission: 'R' })
    expect(vouchable(holders.missing)).toContain('inclusion-list')
  })

  test('names the table of what roles list where that is not vouched for', () => {
    const account = accountOf(
      assignments({ u: ['r'], v: ['s'] }),
      rolePermissions(roles, { partial: true }),
    )
    const { missing } = matrixPage(account.ask(), { rows: 'users', columns: 'permissions' })
    expect(vouchable(missing)).toContain('role-permission-list')
  })

  test('names the tables of menus, and counts the menus that were read', () => {
    const account = accountOf(
      assignments({ u: ['r'], v: ['s'] }),
      roleMenus({ r: ['app/m'], s: ['app/n'] }, { partial: true }),
      part(
        'app-menus',
        'app',
        { app: 'app', menus: [menu('m'), menu('n', 'm')] },
        { status: 'partial' },
      ),
    )
    const { missing } = matrixPage(account.ask(), { rows: 'users', columns: 'menus' })
    expect(vouchable(missing)).toEqual(expect.arrayContaining(['role-menu-list', 'app-menus']))
    const line = account.ask().snapshot.coverage.find(({ kind }) => kind === 'app-menus')
    expect(line).toMatchObject({ status: 'partial', read: 2, of: { value: 2, is: 'atLeast' } })
  })
})
