/** Findings: what the rules find, exceptions with undo, the file of rules. */
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { dialog, goTo, inspector } from './steps'

test.use({ account: 'sample' })

test('a finding with its proof, excepted, undone, and tried in What if', async ({ page }) => {
  await goTo(page, 'findings')
  await expect(page.getByRole('main')).toContainText(/rules find something: 1 critical/)
  const grid = page.getByRole('grid', { name: 'Findings' })
  const first = grid.getByRole('row', { name: /^Critical Found Creates users/ })
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=finding/)
  const panel = inspector(page)
  await expect(panel).toContainText('“Manage Users” through Super Admin.')
  await expectAccessible(page, 'findings')

  await panel.getByRole('button', { name: 'Make an exception…' }).first().click()
  const asking = dialog(page, 'Make an exception')
  await asking.getByRole('textbox', { name: 'Who answers for it' }).fill('Ada')
  await asking.getByRole('textbox', { name: 'Why it may stay' }).fill('Agreed')
  await asking.getByLabel('Last day').fill('2099-12-31')
  await expectAccessible(page, 'an exception')
  await asking.getByRole('button', { name: 'Save exception' }).click()
  await expect(panel).toContainText('Excepted by Ada until 2099-12-31: Agreed')
  await expect(first).toContainText(/1$/)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(panel).not.toContainText('Excepted by Ada')

  await panel.getByRole('link', { name: 'Try it in What if' }).last().click()
  await expect(page.getByRole('heading', { name: 'What if', level: 1 })).toBeVisible()
})

test('the file of rules: switched off, broken, mended', async ({ page }) => {
  await goTo(page, 'findings?tab=rules')
  const off = page.getByRole('checkbox', { name: 'Rule Granted to users beside all roles' })
  await off.uncheck()
  await expect(off).not.toBeChecked()
  await expectAccessible(page, 'rules')
  await page.getByRole('button', { name: 'Edit the file…' }).click()
  const editing = dialog(page, 'The file of rules')
  const text = editing.getByRole('textbox')
  await expect(text).toHaveValue(/direct-grants/)
  await text.fill('{ "version": 1, "exeptions": [] }')
  await editing.getByRole('button', { name: 'Check and save' }).click()
  await expect(editing).toContainText('“exeptions”: There is no such key.')
  await text.fill('{ "version": 1 }')
  await editing.getByRole('button', { name: 'Check and save' }).click()
  await expect(editing).toBeHidden()
  await expect(off).toBeChecked()
})

test('all rules, filtered, over all accounts, exported', async ({ page }) => {
  await goTo(page, 'findings?show=all&filter=hidden')
  const grid = page.getByRole('grid', { name: 'Findings' })
  await expect(grid).toHaveAttribute('aria-rowcount', '2')
  await expect(grid).toContainText('None')
  await page.getByRole('checkbox', { name: 'All accounts' }).check()
  await expect(page).toHaveURL(/other=all/)
  await expect(grid).toContainText('Sample account')
  await page.getByRole('button', { name: 'Export…' }).click()
  const writing = dialog(page, 'Export findings')
  await writing.getByRole('button', { name: /^Write/ }).click()
  await expect(writing.getByRole('link', { name: /findings.*\.csv$/ })).toBeVisible()
})
