import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures'
import { openSample, rail } from './steps'

test('roles for what is needed are found, and what to take from a role is tried in What if', async ({
  page,
}) => {
  await openSample(page)
  await rail(page).getByRole('link', { name: 'Least privilege' }).click()
  await expect(page.getByText('Which roles give just what is needed?')).toBeVisible()

  await page.getByLabel('Permission', { exact: true }).fill('Manage Presence')
  await page.getByRole('checkbox', { name: 'Manage Presence' }).first().check()
  await expect(page).toHaveURL(/marked=/)
  await expect(page.getByText(/gives the one permission that is needed\./)).toBeVisible()
  await expect(page.getByText(/A new role would need 1 switch/)).toBeVisible()
  await page.reload()
  await expect(page.getByText(/gives the one permission that is needed\./)).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.getByText('Take away', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('Front Desk')
  await page
    .getByRole('combobox', { name: 'Permission to take away' })
    .selectOption('Manage Presence')
  await expect(page.getByText('The role “Front Desk” gives “Manage Presence”.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Changes' })).toContainText('switch off')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.getByRole('link', { name: 'Try it in What if' }).click()
  await expect(page.getByRole('heading', { name: 'What if', level: 1 })).toBeVisible()
  await expect(page.getByText(/Switch “Manage Presence” off/).first()).toBeVisible()
})
