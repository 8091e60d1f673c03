import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { goTo, importFiles, inspector, meetings, openSample, rail, strip } from './steps'

async function expectFits(page: Page, ...inside: Locator[]): Promise<void> {
  const sizes = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    high: document.documentElement.scrollHeight - document.documentElement.clientHeight,
  }))
  expect(sizes, 'the page itself does not scroll').toEqual({ wide: 0, high: 0 })
  for (const part of inside) await expect(part).toBeInViewport({ ratio: 1 })
}

for (const [width, height] of [
  [1280, 800],
  [1920, 1080],
] as const) {
  test(`at ${width} × ${height} nothing is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await expectFits(
      page,
      page.getByRole('button', { name: 'Choose files…' }),
      page.getByRole('button', { name: 'Explore the sample account' }),
      strip(page),
    )
    await openSample(page)
    const around = [rail(page), strip(page), page.getByRole('heading', { level: 1 })]
    await expectFits(
      page,
      ...around,
      page.getByText('412', { exact: true }),
      page.getByRole('button', { name: 'Remove' }),
      page.getByRole('table'),
    )
    const close = page.getByRole('button', { name: 'Close the inspector' })
    await goTo(page, 'users?sel=user:63001000')
    await expect(inspector(page).getByText('Effective permissions')).toBeVisible()
    await expectFits(
      page,
      ...around,
      close,
      page.getByText('300 users'),
      page.getByRole('columnheader', { name: 'Status' }),
    )
    await goTo(page, 'permissions?sel=permission:ReadPresence')
    await expect(inspector(page).getByText('Included by')).toBeVisible()
    await expectFits(
      page,
      ...around,
      close,
      page.getByRole('radiogroup', { name: 'Show' }),
      page.getByRole('button', { name: 'Show all of it' }),
    )
    await goTo(page, 'menus?user=63001000&sel=menu:menu-assets_01')
    await expect(inspector(page).getByText('Why')).toBeVisible()
    await expectFits(
      page,
      ...around,
      close,
      page.getByRole('combobox', { name: 'User' }),
      page.getByText('8 menus', { exact: true }),
      page.getByRole('columnheader', { name: 'URL' }),
    )
    await goTo(page, 'diagnose')
    await expectFits(page, ...around, page.getByRole('button', { name: 'A Postman run' }))
  })
}

test('at 1280 × 800 the table of a partial account fits with its reasons', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await importFiles(page, meetings, 'Acme')
  await expectFits(page, page.getByRole('table'), page.getByRole('button', { name: 'Remove' }))
})
