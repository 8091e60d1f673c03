import { expect, test } from './fixtures'
import { goTo } from './steps'

test.use({ account: 'sample', colorScheme: 'dark' })

test('on paper a table stands light, with its evidence and how much of it there is', async ({
  page,
}) => {
  await goTo(page, 'users?sel=user:63001225')
  await expect(page.getByRole('grid').first()).toBeVisible()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('navigation')).toBeHidden()
  await expect(page.getByText(/Rows 1 to \d+ of 300, as on the screen/)).toBeVisible()
  await expect(page.getByText(/Snapshot 14 Nov 2026/)).toBeVisible()
  const background = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--surface').trim(),
  )
  expect(background).toBe('#ffffff')
  const rows = page.getByRole('grid').first().locator('[data-row]')
  const [first, second] = [await rows.nth(0).boundingBox(), await rows.nth(1).boundingBox()]
  expect(second!.y).toBeGreaterThan(first!.y)
})
