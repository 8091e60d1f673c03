/** Role hygiene: what could be less, and a proposal for fewer roles that changes nobody's access. */
import type { Locator, Page } from '@playwright/test'
import { plantedTables } from '../support/planted-tables'
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { chooseFiles, dialog, goTo, inspector } from './steps'

const size = { users: 60, permissions: 30, planted: 6, existing: 20, most: 8, buried: true }

const tab = (page: Page, name: RegExp): Locator =>
  page.getByRole('radiogroup', { name: 'What could be less' }).getByRole('radio', { name })

test.describe('the sample', () => {
  test.use({ account: 'sample' })

  test('what users would not miss, tried in What if', async ({ page }) => {
    await goTo(page, 'hygiene')
    await expect(page.getByRole('main')).toContainText(/users hold a role that adds nothing/)
    await expect(tab(page, /^Redundant/)).toBeChecked()
    const grid = page.getByRole('grid', { name: 'Redundant' })
    const first = grid.getByRole('row', { name: /^Front Desk Night Shift/ })
    await first.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/tab=redundant/)
    const panel = inspector(page)
    await expect(panel).toContainText('could be taken from')
    await expect(panel.getByRole('link', { name: 'Front Desk' })).toBeVisible()
    await expectAccessible(page, 'role hygiene')
    await panel.getByRole('link', { name: 'Try it in What if' }).click()
    await expect(page.getByRole('heading', { name: 'What if', level: 1 })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('Nobody’s effective access changes.')
  })

  test('a table with nothing in it says whether all was read', async ({ page }) => {
    await goTo(page, 'hygiene?tab=twins')
    await expect(page.getByRole('heading', { name: 'There is none' })).toBeVisible()
    await expect(page.getByText('All that it rests on was read.')).toBeVisible()
  })

  test('nearly twins by similarity, exported', async ({ page }) => {
    await goTo(page, 'hygiene?tab=near')
    const grid = page.getByRole('grid', { name: 'Nearly twins' })
    await expect(grid).toHaveAttribute('aria-rowcount', '2')
    await page.getByRole('combobox', { name: 'In common at least' }).selectOption('0.5')
    await expect(page).toHaveURL(/on=0\.5/)
    await expect(grid).not.toHaveAttribute('aria-rowcount', '2')
    await page.getByRole('button', { name: 'Export…' }).click()
    const writing = dialog(page, 'Export role hygiene')
    await writing.getByRole('button', { name: /^Write/ }).click()
    await expect(writing.getByRole('link', { name: /role hygiene.*\.csv$/ })).toBeVisible()
  })
})

test('fewer roles are found, shown with their proof, and tried', async ({ page }) => {
  const files = Object.entries(plantedTables(size)).map(([name, text]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  }))
  const importing = await chooseFiles(page, files, 'Acme')
  for (const list of [
    'Role list',
    'Permissions that roles list',
    'Assignments of all users',
    'What permissions include',
  ]) {
    await importing.getByLabel(list).check()
  }
  await importing.getByRole('button', { name: /^Import/ }).click()
  await dialog(page, 'Import finished').getByRole('button', { name: 'Open the account' }).click()

  await goTo(page, 'hygiene?tab=proposal')
  await page.getByRole('button', { name: 'Look for fewer roles' }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText('Proven by trying: nobody gains or loses any permission or menu')
  await expect(main).toContainText('Fewer are impossible')
  await expect(page.getByRole('table', { name: 'Proposed roles' })).toContainText('Proposed role 1')
  await expectAccessible(page, 'proposal')
  // The address keeps the proposal.
  await page.goBack()
  await page.goForward()
  await expect(main).toContainText('Fewer are impossible')
  await page.getByRole('button', { name: 'Change request' }).click()
  await expect(dialog(page, /./).getByRole('textbox').last()).toHaveValue(/Proposed role 1/)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Try it in What if' }).click()
  await expect(main).toContainText('Nobody’s effective access changes.')
})
