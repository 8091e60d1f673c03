import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { expectFocus } from './focus'
import { goTo, inspector, openView } from './steps'

const grid = (page: Page): Locator => page.getByRole('grid', { name: /^Matrix of/ })
const cell = (page: Page, row: number, column: number): Locator =>
  grid(page).locator(`[data-cell="${row} ${column}"]`)
const tip = (page: Page): Locator => page.getByRole('tooltip')

test.use({ account: 'sample' })

test('rows are grouped by their roles, folded, and unfolded one by one', async ({ page }) => {
  await openView(page, 'Matrix')
  await page.getByLabel('Group rows').selectOption('By set of roles')
  await page.getByRole('button', { name: 'Fold rows' }).click()
  const group = grid(page).getByRole('rowheader', { name: /^Unfold Billing Admin Billing Admin 7/ })
  await expect(group).toBeVisible()
  const before = Number(await grid(page).getAttribute('aria-rowcount'))
  await group.getByRole('button').click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(before + 7))
  await page.reload()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(before + 7))
})

test('by keyboard: columns fold at a sum, which says how many it stands for', async ({ page }) => {
  await goTo(page, 'matrix?rows=roles&column-groups=category&row-groups=custom')
  await cell(page, 0, 0).focus()
  await expect(cell(page, 0, 0)).toHaveAccessibleName(
    /^Custom roles, Account Administration: \d+ of/,
  )
  await page.keyboard.press('ArrowDown')
  await expectFocus(cell(page, 1, 0))
  const before = Number(await grid(page).getAttribute('aria-colcount'))
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => Number(await grid(page).getAttribute('aria-colcount')))
    .toBeLessThan(before)
  await expectFocus(cell(page, 1, 0))
})

test('a cell proves itself where the pointer or the focus rests, and Esc closes that', async ({
  page,
}) => {
  await goTo(page, 'matrix?rows=roles')
  await cell(page, 0, 1).hover()
  await expect(tip(page)).toContainText('Berlin Site Admin')
  await page.mouse.move(5, 5)
  await expect(tip(page)).toHaveCount(0)
  await cell(page, 1, 1).focus()
  await expect(tip(page)).toContainText('Billing Admin')
  await expect(cell(page, 1, 1)).toHaveAccessibleDescription(/Billing Admin/)
  await page.keyboard.press('Escape')
  await expect(tip(page)).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(inspector(page)).toContainText('Billing Admin')
})

test('alike rows stand together, and the order is of the address', async ({ page }) => {
  await openView(page, 'Matrix')
  const first = grid(page).getByRole('rowheader').first()
  const byName = await first.textContent()
  await page.getByLabel('Order').selectOption('Alike together')
  await expect(first).not.toHaveText(byName!)
  await expect(page).toHaveURL(/order=similar/)
  await page.getByLabel('Order').selectOption('By name')
  await expect(first).toHaveText(byName!)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing keeps people out, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await goTo(page, 'matrix?rows=roles&row-groups=custom&column-groups=category&folded=c:*')
    await expect(cell(page, 0, 0)).toBeVisible()
    await expectAccessible(page, 'grouped matrix')
  })
}
