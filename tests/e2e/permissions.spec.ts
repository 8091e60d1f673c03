import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { goTo, inspector, openView } from './steps'

const tree = (page: Page): Locator =>
  page.getByRole('treegrid', { name: /^Permissions by category/ })
const row = (page: Page, name: string): Locator =>
  tree(page).getByRole('row', { name: new RegExp(`(^|switch|own) ?${name}`) })
const picture = (page: Page): Locator =>
  page.getByRole('group', { name: /^Picture of the inclusions/ })
/** Nodes of the picture are for the eye only; the list beside it says the same to everybody. */
const node = (page: Page, name: string): Locator =>
  picture(page).locator('g.node', { has: page.locator(`text:text-is("${name}")`) })

test.use({ account: 'sample' })

test('a search finds a permission, and the inspector says what includes it', async ({ page }) => {
  await openView(page, 'Permissions')
  await expect(page.getByText('101 permissions')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Name or id' }).fill('ReadPresence')
  await expect(page.getByText('2 of 101')).toBeVisible()
  await row(page, 'Read Presence').first().click()

  const panel = inspector(page)
  await expect(panel.getByRole('heading', { name: 'Read Presence', level: 2 })).toBeVisible()
  await expect(panel.getByText('ReadPresence', { exact: true })).toBeVisible()
  const includedBy = panel
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Included by' }) })
  await expect(includedBy.getByRole('link', { name: 'Configure Presence' })).toBeVisible()
  await expect(panel.getByText('“Read Presence” is not assignable')).toBeVisible()

  await includedBy.getByRole('link', { name: 'Configure Presence' }).click()
  await expect(panel.getByRole('heading', { name: 'Configure Presence', level: 2 })).toBeVisible()
})

test('categories and permissions open and close: one by one, all at once', async ({ page }) => {
  await openView(page, 'Permissions')
  const features = row(page, 'Features')
  await expect(features).toHaveAttribute('aria-expanded', 'true')
  // A click chooses the row; only the arrow before it, a double click or the keyboard folds.
  await features.click()
  await expect(features).toHaveAttribute('aria-expanded', 'true')
  await features.locator('.twist').click()
  await expect(features).toHaveAttribute('aria-expanded', 'false')
  await expect(row(page, 'Configure Presence')).toHaveCount(0)
  await features.dblclick()
  await expect(features).toHaveAttribute('aria-expanded', 'true')

  await page.getByRole('button', { name: 'Close all' }).click()
  await expect(tree(page)).toHaveAttribute('aria-rowcount', '8')
  await expect(node(page, 'Features')).toBeVisible()
  await expect(node(page, 'Configure Fax')).toHaveCount(0)
  await page.getByRole('button', { name: 'Open all' }).click()
  await expect(tree(page)).not.toHaveAttribute('aria-rowcount', '8')
  await expect(tree(page).locator('[aria-level="4"]').first()).toBeVisible()
})

test('the picture and the list choose the same permission', async ({ page }) => {
  await openView(page, 'Permissions')
  await node(page, 'Configure Users').click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Configure Users')
  await expect(row(page, 'Configure Users')).toHaveAttribute('aria-selected', 'true')
  await expect(row(page, 'Configure Users')).toBeInViewport()

  await row(page, 'Export Fax').click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Export Fax')
  await expect(node(page, 'Export Fax')).toHaveClass(/selected/)
  await expect(node(page, 'Configure Users')).not.toHaveClass(/selected/)
})

test('a click in the picture moves neither the picture nor the list', async ({ page }) => {
  await openView(page, 'Permissions')
  const label = node(page, 'Export Billing').locator('text').first()
  /** Within the picture, which the inspector makes narrower. */
  const place = async (): Promise<{ x: number; y: number; height: number }> => {
    const stage = (await picture(page).boundingBox())!
    const box = (await label.boundingBox())!
    return { x: box.x - stage.x, y: box.y - stage.y, height: box.height }
  }
  const before = await place()
  await label.click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Export Billing')
  expect(await place()).toEqual(before)

  // The same permission stands in several rows; the one that was clicked is the one that stays.
  await page.getByRole('button', { name: 'Open all' }).click()
  await tree(page).hover()
  await page.mouse.wheel(0, 700)
  const last = row(page, 'Read Users').last()
  await expect(last).toBeInViewport()
  const top = (await last.boundingBox())?.y
  await last.click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Read Users')
  expect((await last.boundingBox())?.y).toBe(top)
})

test('the picture zooms, moves and fits', async ({ page }) => {
  await openView(page, 'Permissions')
  await page.getByRole('radio', { name: 'Picture' }).check({ force: true })
  const category = node(page, 'Account Administration')
  const width = async (): Promise<number> => (await category.boundingBox())?.width ?? 0
  const atFirst = await width()
  await page.getByRole('button', { name: 'Nearer' }).click()
  expect(await width()).toBeGreaterThan(atFirst)
  await page.getByRole('button', { name: 'Further' }).click()
  await page.getByRole('button', { name: 'Further' }).click()
  expect(await width()).toBeLessThan(atFirst)

  await page.getByRole('button', { name: 'Show all of it' }).click()
  const stage = (await picture(page).boundingBox())!
  for (const name of ['Account Administration', 'User Data']) {
    const box = (await node(page, name).boundingBox())!
    expect(box.y).toBeGreaterThanOrEqual(stage.y)
    expect(box.y + box.height).toBeLessThanOrEqual(stage.y + stage.height)
  }

  const y = (await category.boundingBox())!.y
  await picture(page).hover()
  await page.mouse.wheel(0, 60)
  await expect.poll(async () => (await category.boundingBox())!.y).toBeLessThan(y)
})

test('permissions of apps have no switch mark, and the legend lists what is drawn', async ({
  page,
}) => {
  await openView(page, 'Permissions')
  const ofApp = tree(page).getByRole('row', { name: /Edit Alarms/ })
  await expect(ofApp).toBeVisible()
  await expect(ofApp.getByRole('img')).toHaveCount(0)
  await expect(row(page, 'Configure Fax').getByRole('img', { name: 'has a switch' })).toBeVisible()
  await ofApp.click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Edit Alarms')
  await expect(inspector(page).getByText('not known whether it has a switch')).toHaveCount(0)

  await page.keyboard.press('?')
  const legend = page.getByRole('dialog', { name: 'Keys and marks' })
  for (const mark of [
    'listed',
    'included',
    'direct',
    'vendor’s word',
    'unknown',
    'differs',
    'has a switch',
    'no switch of its own',
    'not known whether it has a switch',
    'read whole',
    'read in part',
    'refused by the vendor',
    'not read',
  ]) {
    await expect(legend.getByText(mark, { exact: true })).toBeVisible()
  }
})

test('who can is shown, and leads to the filtered list of users', async ({ page }) => {
  await goTo(page, 'permissions?sel=permission:ManagePresence')
  const panel = inspector(page)
  await expect(panel.getByRole('heading', { name: /^Who can 73 users/ })).toBeVisible()
  await panel.getByRole('link', { name: 'Show them in the user list' }).click()
  await expect(page.getByText('73 of 300 users')).toBeVisible()
})
