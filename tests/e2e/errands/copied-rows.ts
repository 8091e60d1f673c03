/** A list for somebody else's spreadsheet: whose access should have ended with their work. */
import { expect } from '@playwright/test'
import { people } from '../../../src/main/connectors/sample/users'
import { t } from '../../../src/shared/messages'
import { clipboard, type Errand } from './errand'

/** Only Super Admin, Manager and Reports Viewer give Export Analytics. */
const giving = ['1', '7', '100203']

export const copiedRows: Errand = {
  name: 'disabled users who still hold a permission are listed, sorted and copied',
  from: 'sample',
  async run(page, hands) {
    const { assignments, users } = people(true)
    const holders = new Set(
      assignments
        .filter(({ roles }) => roles.some(({ role }) => giving.includes(role)))
        .map(({ user }) => user),
    )
    const expected = users
      .filter(({ id, status }) => status === 'Disabled' && holders.has(id))
      .toSorted((a, b) => Number(b.extensionNumber) - Number(a.extensionNumber))
    expect(expected.length, 'some to tell apart from the others').toBeGreaterThan(1)

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await hands.open('users')
    await hands.write(
      page.getByRole('searchbox', { name: t('tables.filter.users') }),
      'has:ExportAnalytics is:disabled',
    )
    const grid = page.getByRole('grid').first()
    await expect(grid).toHaveAttribute('aria-rowcount', String(expected.length + 1))
    const extension = grid.getByRole('columnheader', { name: t('tables.column.ext') })
    await hands.press(extension.getByRole('button'))
    await expect(extension).toHaveAttribute('aria-sort', 'ascending')
    await hands.press(extension.getByRole('button'))
    await expect(extension).toHaveAttribute('aria-sort', 'descending')
    await hands.press(page.getByRole('button', { name: t('tables.copy') }))
    await expect(page.getByText(t('tables.copied', { count: expected.length }))).toBeVisible()

    const [head = [], ...rows] = (await clipboard(page)).split('\n').map((line) => line.split('\t'))
    const column = (name: 'users.name' | 'ext' | 'status'): string[] => {
      const at = head.indexOf(t(`tables.column.${name}`))
      return rows.map((cells) => cells[at] ?? '')
    }
    expect(column('users.name')).toEqual(expected.map(({ name }) => name))
    expect(column('ext')).toEqual(expected.map(({ extensionNumber }) => extensionNumber))
    expect(column('status')).toEqual(expected.map(({ status }) => status))
  },
}
