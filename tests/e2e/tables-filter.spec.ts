import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { answer, goTo, importFiles, inspector, rail } from './steps'

const grid = (page: Page, name: string): Locator => page.getByRole('grid', { name, exact: true })
const filter = (page: Page, name: string): Locator => page.getByRole('searchbox', { name })
const clipboard = (page: Page): Promise<string> =>
  page.evaluate(() => navigator.clipboard.readText())

test.describe('the tables of the sample account', () => {
  test.use({ account: 'sample' })

  test('are filtered by access and by number, each by the same grammar', async ({ page }) => {
    for (const [address, label, text, said] of [
      ['users', 'Filter users', 'is:disabled roles>0', '20 of 300 users'],
      ['users', 'Filter users', 'roles>1', '98 of 300 users'],
      ['roles', 'Filter roles', 'is:custom', '5 of 12 roles'],
      ['permissions?show=table', 'Filter permissions', 'users:300', ' of 101 permissions'],
      ['assignments', 'Filter assignments', 'is:site-restricted', ' of 412 assignments'],
      ['menus?tab=table', 'Filter menus', 'is:top', ' of 52 menus'],
    ] as const) {
      await goTo(page, address)
      await filter(page, label).fill(text)
      await expect(page.getByRole('main')).toContainText(said)
      await expect(page.locator('[data-row="0"]')).toBeVisible()
    }
  })

  test('offer keys and then what the account has, by keys alone', async ({ page }) => {
    await goTo(page, 'users')
    const field = filter(page, 'Filter users')
    await field.pressSequentially('rol')
    await expect(page.getByRole('option', { name: /^role:/ })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('role:')
    await field.pressSequentially('night')
    await expect(page.getByRole('option', { name: /Night Shift/ })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('role:"Night Shift" ')
    await expect(page.getByText('34 of 300 users')).toBeVisible()
  })

  test('show the columns that were chosen, also where the address no longer says so', async ({
    page,
  }) => {
    await goTo(page, 'users')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Number of roles' }).check()
    await page.keyboard.press('Escape')
    const heading = page.getByRole('columnheader', { name: 'Number of roles' })
    await expect(heading).toBeVisible()
    await goTo(page, 'users')
    await heading.getByRole('button').click()
    await heading.getByRole('button').click()
    await expect(heading).toHaveAttribute('aria-sort', 'descending')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('button', { name: 'As at first' }).click()
    await expect(heading).toBeHidden()
  })

  test('are gone through by keys: letters, ranges, and copying what is selected', async ({
    context,
    page,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await goTo(page, 'users?fields=name,ext')
    const rows = grid(page, 'Users')
    await rows.locator('[data-row="0"]').focus()
    await page.keyboard.type('Hana')
    await expect(page.locator('[data-row]:focus')).toContainText('Hana')
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByText('3 rows selected')).toBeVisible()
    await page.keyboard.press('Control+c')
    await expect(page.getByText('Copied 3 rows with headings')).toBeVisible()
    const text = await clipboard(page)
    expect(text.split('\n')).toHaveLength(4)
    expect(text).toMatch(/^Name\tExtension\nAnna Dubois\t1226\n/)
    await page.getByRole('button', { name: 'Copy the table' }).click()
    await expect(page.getByText('Copied 300 rows with headings')).toBeVisible()
    expect((await clipboard(page)).split('\n')).toHaveLength(301)
  })

  test('what is selected in one view stands in the next, in view', async ({ page }) => {
    await goTo(page, 'assignments')
    await filter(page, 'Filter assignments').fill('role:"Night Shift"')
    await expect(page.getByText('34 of 412 assignments')).toBeVisible()
    await grid(page, 'Assignments').locator('[data-row="0"] [data-column="role"]').click()
    await expect(inspector(page).getByRole('heading', { name: 'Night Shift' })).toBeVisible()
    await rail(page).getByRole('link', { name: 'Roles' }).click()
    const row = grid(page, 'Roles').getByRole('row', { name: /^Night Shift/ })
    await expect(row).toHaveAttribute('aria-selected', 'true')
    await goTo(page, 'graph?sel=user:63001150')
    await rail(page).getByRole('link', { name: 'Users' }).click()
    const user = grid(page, 'Users').locator('[aria-selected="true"]')
    await expect(user).toBeInViewport()
    await expect(inspector(page).getByRole('heading', { level: 2 })).toBeVisible()
    // The matrix inspects cells alone, but goes on from there.
    await rail(page).getByRole('link', { name: 'Matrix' }).click()
    const row150 = page
      .getByRole('grid', { name: /^Matrix of/ })
      .getByRole('row')
      .filter({ has: page.locator('[title$="63001150"]') })
    await expect(row150.getByRole('rowheader')).toBeInViewport()
    await row150.getByRole('gridcell').first().click()
    await expect(inspector(page).getByRole('heading', { level: 2 })).toBeVisible()
    await rail(page).getByRole('link', { name: 'Users' }).click()
    await expect(page).toHaveURL(/sel=user:63001150/)
    await expect(user).toBeInViewport()
  })

  test('are saved as CSV with where it is from', async ({ page }) => {
    await goTo(page, 'assignments?filter=is:site-restricted')
    await page.getByRole('button', { name: 'Export CSV…' }).click()
    const exporting = page.getByRole('dialog', { name: 'Export this table' })
    await exporting.getByRole('button', { name: 'Write the file' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      exporting.getByRole('link', { name: /\.csv$/ }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    expect(text).toContain('user,ext,role,kind,site restricted')
    expect(text).toContain('Berlin Site Admin')
    expect(text).not.toContain('Night Shift')
  })
})

test('50,000 users and their assignments are gone through from one end to the other', async ({
  page,
}) => {
  test.slow()
  const lines = Array.from({ length: 50_000 }, (_, user) => `u${user},r${user % 300}`)
  await importFiles(page, [answer('roles.csv', `user,role\n${lines.join('\n')}\n`)], 'Acme')
  for (const view of ['Users', 'Assignments']) {
    await rail(page).getByRole('link', { name: view }).click()
    const rows = grid(page, view)
    await expect(rows).toHaveAttribute('aria-rowcount', '50001')
    await rows.locator('[data-row="0"]').focus()
    await page.keyboard.press('End')
    await expect(rows.locator('[data-row="49999"]')).toContainText('u49999')
    await rows.hover()
    await page.mouse.wheel(0, -400_000)
    await expect(rows.locator('[data-row]:not([aria-busy="true"])').first()).toBeVisible()
    await page.keyboard.press('Home')
    await expect(page.locator('[data-row]:focus')).toContainText('u0')
  }
})
