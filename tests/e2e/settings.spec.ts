import { expect, test } from './fixtures'
import { inspector, openView } from './steps'

test.use({ account: 'sample' })

test('theme and row height stay over a reload', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await openView(page, 'Users')
  const root = page.locator('html')
  const background = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const row = page.locator('[data-row="0"]')
  const light = await background()
  const comfortable = (await row.boundingBox())!.height

  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  await page.getByRole('radio', { name: 'Compact' }).check({ force: true })
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Escape')

  await page.reload()
  await expect(root).toHaveAttribute('data-theme', 'dark')
  expect(await background()).not.toBe(light)
  await expect(row).toBeVisible()
  expect((await row.boundingBox())!.height).toBeLessThan(comfortable)

  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: 'System' }).check({ force: true })
  expect(await background()).toBe(light)
})

test('back and forward go through views and selections', async ({ page }) => {
  await openView(page, 'Users')
  await page.getByRole('row', { name: /^Anna Meyer/ }).click()
  await expect(inspector(page)).toBeVisible()
  await openView(page, 'Menus')
  await page.goBack()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Anna Meyer')
  await page.goBack()
  await expect(inspector(page)).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  await page.goForward()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Anna Meyer')
})

test('an address that was copied opens the same place: view, filter, order and selection', async ({
  page,
  context,
  app,
}) => {
  await openView(page, 'Users')
  await page.getByRole('searchbox', { name: 'Filter users' }).fill('role:"Front Desk" anna')
  await expect(page.getByText('2 of 300 users').or(page.getByText('3 of 300 users'))).toBeVisible()
  await page.getByRole('columnheader', { name: 'Site' }).getByRole('button').click()
  // Berlin comes first: only then are the rows where they stay, and a click meets the one it is meant for.
  await expect(page.getByRole('row', { name: /^Anna/ }).first()).toContainText('Anna Meyer')
  await page.getByRole('row', { name: /^Anna Meyer/ }).click()
  await expect(page).toHaveURL(/63001000/)
  const place = new URL(page.url()).hash

  // A tab that was never here: the key first, the place behind it.
  const second = await context.newPage()
  await second.goto(`${app.address}${place.slice(1)}`)
  await expect.poll(() => new URL(second.url()).hash).toBe(place)
  await expect(second.getByRole('searchbox', { name: 'Filter users' })).toHaveValue(
    'role:"Front Desk" anna',
  )
  await expect(second.getByRole('columnheader', { name: 'Site' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(inspector(second).getByRole('heading', { level: 2 })).toHaveText('Anna Meyer')
  await second.reload()
  await expect(inspector(second).getByRole('heading', { level: 2 })).toHaveText('Anna Meyer')
  await second.close()
})

test('an address of an account that is not here says so', async ({ page }) => {
  await page.evaluate(() => (location.hash = '#/a/0000/users'))
  await expect(page.getByRole('heading', { name: 'There is no such account' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'All accounts' }).click()
  await expect(page.getByRole('heading', { name: 'Permiscope' })).toBeVisible()
})
