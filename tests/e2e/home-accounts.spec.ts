import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { makeSample } from './sample'
import { dialog, rail } from './steps'

/** Two accounts, and their client and colour. */
async function twoAccounts(page: Page, address: string): Promise<[string, string]> {
  const ids: [string, string] = [await makeSample(address), await makeSample(address)]
  await expect(page.getByRole('link', { name: /^.?Sample account 2/ })).toBeVisible()
  return ids
}

async function describeAs(page: Page, name: string, client: string, colour: string): Promise<void> {
  await page.getByRole('button', { name: `Client and colour of “${name}”` }).click()
  const describing = dialog(page, `Client and colour of “${name}”`)
  await describing.getByLabel('Client', { exact: true }).fill(client)
  await describing.getByRole('radio', { name: colour }).check({ force: true })
  await describing.getByRole('button', { name: 'Save' }).click()
  await expect(describing).toBeHidden()
}

test('accounts stand by client, with colours, findings, filter, order and as a table', async ({
  app,
  page,
}) => {
  await twoAccounts(page, app.address)
  await describeAs(page, 'Sample account', 'Zeta', 'Teal circle')
  await describeAs(page, 'Sample account 2', 'Acme', 'Red octagon')
  const groups = page.getByRole('region', { name: 'Accounts on this computer' }).getByRole('region')
  await expect(groups).toHaveCount(2)
  await expect(groups.first()).toHaveAccessibleName('Acme')
  await expect(groups.first()).toContainText('Sample account 2')
  // What rules find comes by itself.
  await expect(groups.first()).toContainText(/Critical|High|Medium|Low|Info/)
  await expectAccessible(page, 'Home by client')

  await page.getByRole('searchbox', { name: 'Filter accounts' }).fill('zeta')
  await expect(groups).toHaveCount(1)
  await expect(page).toHaveURL(/#\/\?filter=zeta/)
  await page.getByRole('searchbox', { name: 'Filter accounts' }).fill('')
  await page.getByRole('radio', { name: 'Table' }).check({ force: true })
  await expect(page.getByRole('table', { name: 'Zeta' }).getByRole('row')).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Order' }).selectOption('By name')
  await expect(page.getByRole('table')).toHaveCount(1)
  await expectAccessible(page, 'Home as a table')
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'))
  await expectAccessible(page, 'Home as a table, dark')
  await page.reload()
  await expect(page.getByRole('table')).toHaveCount(1)
})

test('another account in two keystrokes, in the same view', async ({ app, page }) => {
  const [first, second] = await twoAccounts(page, app.address)
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`#/a/${first}/overview`))
  await rail(page).getByRole('link', { name: 'Roles', exact: true }).click()
  await page.keyboard.press('a')
  await expect(rail(page).getByRole('button', { name: 'Sample account 2' })).toBeVisible()
  await page.keyboard.press('2')
  await expect(page).toHaveURL(new RegExp(`#/a/${second}/roles$`))
  await expect(rail(page).getByRole('button', { name: 'Switch account' })).toContainText(
    'Sample account 2',
  )
})

test('two accounts beside each other, by address and by choice', async ({ app, page }) => {
  const [first, second] = await twoAccounts(page, app.address)
  await page.getByRole('link', { name: 'Two side by side' }).click()
  await expect(page.getByText('Choose the two accounts')).toBeVisible()
  await page.getByRole('combobox', { name: 'Left account' }).selectOption('Sample account')
  await page.getByRole('combobox', { name: 'Right account' }).selectOption('Sample account 2')
  await expect(page).toHaveURL(new RegExp(`#/beside\\?left=${first}&right=${second}`))
  await expect(page.getByRole('row', { name: /^Users 300 300 =/ })).toBeVisible()
  await expect(page.getByText('12 are the same')).toBeVisible()
  await expect(page.getByText('101 in both')).toBeVisible()
  await expectAccessible(page, 'Two accounts')
  await page.getByRole('button', { name: 'Swap the two' }).click()
  await expect(page).toHaveURL(new RegExp(`left=${second}&right=${first}`))
  await page.goBack()
  await expect(page.getByRole('combobox', { name: 'Left account' })).toHaveValue(first)
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'))
  await expectAccessible(page, 'Two accounts, dark')
})
