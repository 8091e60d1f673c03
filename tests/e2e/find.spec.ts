import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { inspector, openSample, rail } from './steps'

const find = (page: Page): Locator => page.getByRole('dialog', { name: 'Find anything' })
const field = (page: Page): Locator => find(page).getByRole('combobox', { name: 'Find anything' })
const hit = (page: Page, name: string | RegExp): Locator =>
  find(page).getByRole('option', { name }).first()
const active = (page: Page): Locator => find(page).locator('[aria-selected="true"]')

test.describe('in an account', () => {
  test.use({ account: 'sample' })

  test('a person is found by keyboard alone, opened, and the focus goes back on Esc', async ({
    page,
  }) => {
    const users = rail(page).getByRole('link', { name: 'Users', exact: true })
    await users.focus()
    await page.keyboard.press('Control+k')
    await expect(field(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(find(page)).toBeHidden()
    await expect(users).toBeFocused()

    await page.keyboard.press('Control+k')
    await page.keyboard.type('63001000')
    await expect(active(page)).toContainText('63001000')
    await expect(field(page)).toHaveAttribute('aria-activedescendant', /option-0$/)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/users\?.*sel=user:63001000/)
    await expect(inspector(page)).toBeVisible()
    await expect(find(page)).toBeHidden()
  })

  test('Enter before the answer opens the answer’s best hit', async ({ page }) => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/api/find/ask', async (route) => {
      await held
      await route.continue()
    })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('role:front desk')
    await page.keyboard.press('Enter')
    await expect(find(page)).toBeVisible()
    release()
    await expect(page).toHaveURL(/\/roles\?.*sel=role:/)
    await expect(inspector(page)).toContainText('Front Desk')
  })

  test('what was found by an earlier text cannot be chosen as that of the new one', async ({
    page,
  }) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('ReadPresence')
    await expect(hit(page, /ReadPresence/)).toBeVisible()
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/api/find/ask', async (route) => {
      await held
      await route.continue()
    })
    await page.keyboard.type('zzzz')
    await expect(hit(page, /ReadPresence/)).toHaveAttribute('aria-disabled', 'true')
    await expect(active(page)).toHaveCount(0)
    release()
    await expect(find(page).getByText('Nothing is found by “ReadPresencezzzz”.')).toBeVisible()
  })

  test('mistyped, by its code, and who can do it from its actions', async ({ page }) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('manage presnce')
    const permission = hit(page, /ManagePresence/)
    await expect(permission).toContainText('similar')
    await field(page).fill('ManagePresence')
    await expect(active(page)).toContainText('ManagePresence')
    await page.keyboard.press('Tab')
    const actions = find(page).getByRole('listbox', { name: /^Actions:/ })
    await expect(actions).toBeVisible()
    await page.keyboard.press('ArrowLeft')
    await expect(actions).toBeHidden()
    await page.keyboard.press('ArrowRight')
    await actions.getByRole('option', { name: 'Who can do it' }).click()
    await expect(page).toHaveURL(/\/users\?filter=has:%22ManagePresence%22/)
    await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
  })

  test('Ctrl+Enter leads to the graph from there', async ({ page }) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('@63001000')
    await expect(active(page)).toContainText('63001000')
    await page.keyboard.press('Control+Enter')
    await expect(page).toHaveURL(/\/graph\?.*focus=user:63001000/)
  })

  test('views, commands and where one was, by mouse', async ({ page }) => {
    await rail(page).getByRole('link', { name: 'Roles', exact: true }).click()
    await rail(page).getByRole('link', { name: 'Matrix', exact: true }).click()
    await rail(page).getByRole('button', { name: 'Find anything' }).click()
    const places = find(page).getByRole('group', { name: 'Where you were' })
    await expect(places.getByRole('option').first()).toContainText('Roles')
    await field(page).fill('dark')
    await hit(page, 'Theme: Dark').click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.keyboard.press('Control+k')
    await field(page).fill('differ')
    await expect(find(page).getByRole('group', { name: 'Views' })).toContainText('Differences')
    await field(page).fill('export what')
    await hit(page, 'Export what this view shows…').click()
    const exporting = page.getByRole('dialog', { name: 'Export this matrix' })
    await expect(exporting).toBeVisible()
    await exporting.press('Escape')
    await page.keyboard.press('Control+k')
    await field(page).fill('differ')
    await find(page)
      .getByRole('button', { name: /Commands$/ })
      .click()
    await expect(field(page)).toHaveValue('>differ')
    await expect(field(page)).toBeFocused()
  })

  test('while typing in a filter as well, and nothing keeps anybody out', async ({ page }) => {
    await rail(page).getByRole('link', { name: 'Users', exact: true }).click()
    await page.locator('[data-filter]').first().focus()
    await page.keyboard.press('Control+k')
    await expectAccessible(page, 'Find, empty')
    await field(page).fill('presence')
    await expect(hit(page, /Presence/)).toBeVisible()
    await expectAccessible(page, 'Find, with hits')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await expectAccessible(page, 'Find, actions')
    await page.keyboard.press('Escape')
    await field(page).fill('zzzzzz')
    await expect(find(page).getByText('Nothing is found')).toBeVisible()
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'))
    await expectAccessible(page, 'Find, nothing found, dark')
  })
})

test('at home, accounts are found and opened', async ({ page }) => {
  await openSample(page)
  await page.evaluate(() => (location.hash = '#/'))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sampl')
  await expect(active(page)).toContainText('Sample account')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sample account', level: 1 })).toBeVisible()
})
