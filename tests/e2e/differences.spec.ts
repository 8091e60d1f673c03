/** Where the vendor's own answers and what was computed are not the same. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { organizationFile } from './enos-organization'
import { expect, test } from './fixtures'
import { dialog, goTo, importFiles, inspector, meetings, openView } from './steps'

const organization = organizationFile(60)
const { app, given, taken } = organization
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Differences' })
const summary = (page: Page, label: string): Locator =>
  page.getByRole('main').locator('dl > div').filter({ hasText: label }).locator('dd')

test('exactly what differs is listed, with what it may come from and both words', async ({
  page,
}) => {
  await importFiles(page, [organization.file], 'Solar')
  await openView(page, 'Differences')
  for (const [label, number] of [
    ['compared', '3'],
    ['agree', '2'],
    ['differ', '1'],
    ['computed, not confirmed', '1'],
    ['vendor’s word alone', '0'],
  ] as const) {
    await expect(summary(page, label), label).toHaveText(number)
  }
  const ben = grid(page).getByRole('row', { name: /^Ben Okafor Asset Management 1 1 / })
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')
  await expect(ben).toContainText('A user group, a structure or being a sub-admin')

  await ben.focus()
  await page.keyboard.press('Enter')
  const panel = inspector(page)
  await expect(panel.getByRole('heading', { name: 'Ben Okafor in Asset Management' })).toBeVisible()
  await expect(panel.getByRole('heading', { name: 'Only EnOS says yes 1' })).toBeVisible()
  await panel.getByRole('button', { name: new RegExp(given.name) }).click()
  await expect(panel.getByText(`Yes: Ben Okafor has “${given.name}”.`)).toBeVisible()
  await expect(panel.getByText('They are not the same.')).toBeVisible()
  await expect(
    panel.getByRole('button', { name: new RegExp(`^listed ${taken.name}`) }),
  ).toBeVisible()
  // Without a connection nobody can be asked, and it says why.
  await expect(
    panel.getByRole('button', { name: 'Ask EnOS about this app' }).first(),
  ).toBeDisabled()
  await expectAccessible(page, 'differences')

  await panel.getByRole('link', { name: 'To the menu', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`user=ben&sel=menu:${given.id}`))
  await expect(page.getByRole('treegrid').getByRole('row', { selected: true })).toContainText(
    given.name,
  )
})

test('one user or one app: no difference is not the same as nothing compared', async ({ page }) => {
  await importFiles(page, [organization.file], 'Solar')
  await openView(page, 'Differences')
  const picker = page.getByRole('combobox', { name: 'User' })
  await picker.click()
  await picker.pressSequentially('Anna')
  await page.getByRole('option', { name: /Anna Meyer/ }).click()
  await expect(
    page.getByRole('heading', { name: 'What was compared agrees: 1 answer' }),
  ).toBeVisible()
  await goTo(page, 'differences?user=carla')
  await expect(page.getByRole('heading', { name: 'Nothing was compared yet' })).toBeVisible()
  await expect(page.getByText(/computed, and not confirmed/)).toBeVisible()
  await page.getByRole('button', { name: 'Show all differences' }).click()
  await expect(grid(page)).toBeVisible()
  await page.getByRole('combobox', { name: 'App' }).selectOption('Asset Management')
  await expect(page).toHaveURL(new RegExp(`app=${app}`))
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')

  await goTo(page, `differences?sel=difference:anna/${app}`)
  await expect(inspector(page).getByRole('heading', { name: /^Anna Meyer in/ })).toBeVisible()
  await expect(inspector(page).getByText('No difference (any more)')).toBeVisible()
})

test('nothing asked yet, and only the vendor’s word, say what is missing', async ({ page }) => {
  await importFiles(page, [organizationFile(60, []).file], 'Solar')
  await openView(page, 'Differences')
  await expect(page.getByRole('heading', { name: 'Nothing was compared yet' })).toBeVisible()
  await expect(page.getByText(/^Connect this account, or import saved answers/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'To the overview' })).toBeVisible()
  await expectAccessible(page, 'nothing compared')
})

test('all of them are exported, one a line, with where they are from', async ({ page }) => {
  await importFiles(page, [organization.file], 'Solar')
  await openView(page, 'Differences')
  await page.getByRole('button', { name: 'Export…' }).click()
  const exporting = dialog(page, 'Export differences')
  await expect(exporting.getByText('2 differences, one a line.')).toBeVisible()
  // Of Carla EnOS was not asked.
  await expect(exporting.getByText(/^\? Not everything was/)).toBeVisible()
  await exporting.getByRole('button', { name: 'Write the file' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    exporting.getByRole('link', { name: /\.csv$/ }).click(),
  ])
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(
    lines.some((line) => line.includes(`ben,Ben Okafor,${app}`) && line.includes(given.id)),
  ).toBe(true)
  const [from] = await Promise.all([
    page.waitForEvent('download'),
    exporting.getByRole('link', { name: /\.json$/ }).click(),
  ])
  const provenance = JSON.parse(await readFile(await from.path(), 'utf8')) as {
    content: unknown
    whole: boolean
  }
  expect(provenance.content).toMatchObject({ kind: 'differences', compared: 3, notConfirmed: 1 })
  expect(provenance.whole).toBe(false)
})

test('of RingCentral it says how its answers come in, and there are no apps', async ({ page }) => {
  await importFiles(page, meetings, 'Meetings')
  await openView(page, 'Differences')
  await expect(page.getByRole('heading', { name: 'Nothing was compared yet' })).toBeVisible()
  await expect(page.getByText(/^RingCentral can be asked about one permission/)).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'App' })).toBeHidden()
  await expect(page.getByRole('link', { name: 'To the users' })).toBeVisible()
})

test.describe('the sample account', () => {
  test.use({ account: 'sample' })

  test('has one outside all apps, with both words about it', async ({ page }) => {
    await openView(page, 'Differences')
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')
    await grid(page)
      .getByRole('row', { name: /^Anna Meyer outside apps 0 1 / })
      .click()
    await inspector(page)
      .getByRole('button', { name: /^listed Configure Call Queues/ })
      .click()
    await expect(inspector(page).getByText('They are not the same.')).toBeVisible()
    await inspector(page).getByRole('link', { name: 'To the user' }).click()
    await expect(page).toHaveURL(/users\?sel=user:63001000/)
  })
})
