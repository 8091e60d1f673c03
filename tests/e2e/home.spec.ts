import { expect, test } from './fixtures'
import { openSample, rail, strip } from './steps'

test('an empty start says what belongs here, and the sample account opens with its numbers', async ({
  page,
}) => {
  await expect(page.getByRole('heading', { name: 'Drop saved answers here' })).toBeVisible()
  await expect(
    page.getByText('No account yet. The first connection or import makes one.'),
  ).toBeVisible()
  await expect(strip(page)).toContainText('Everything stays on this computer')

  await page.getByRole('button', { name: 'Explore the sample account' }).click()
  await expect(page.getByRole('heading', { name: 'Sample account', level: 1 })).toBeVisible()

  const counts = page.getByRole('main').getByRole('list').first().getByRole('listitem')
  await expect(counts).toHaveText([
    /^\s*300\s*users\s*$/,
    /^\s*12\s*roles\s*$/,
    /^\s*101\s*permissions\s*$/,
    /^\s*412\s*assignments\s*$/,
    /^\s*2\s*apps\s*$/,
    /^\s*52\s*menus\s*$/,
  ])
  const dictionary = page.getByRole('row', { name: /^Permission dictionary/ })
  await expect(dictionary).toContainText('read whole')
  await expect(dictionary).toContainText('90 of 90')
  await expect(page.getByText('In 1 permission or menu the vendor’s own word')).toBeVisible()
  await expect(rail(page).getByRole('button', { name: 'Switch account' })).toContainText('whole')
  await expect(strip(page)).toContainText('Snapshot 14 Nov 2026')
  await expect(page).toHaveTitle(/Sample account/)
})

test.describe('the sample account', () => {
  test.use({ account: 'sample' })

  test('an older snapshot is looked at under a banner, across views and back to the newest', async ({
    page,
  }) => {
    await page.getByRole('button', { name: /^read whole 14 Oct 2026/ }).click()
    const banner = page.getByRole('note')
    await expect(banner).toContainText('You are looking at an older snapshot: 14 Oct 2026')
    await expect(page.getByText('401', { exact: true })).toBeVisible()
    await expect(strip(page)).toContainText('Snapshot 14 Oct 2026')

    await rail(page).getByRole('link', { name: 'Users' }).click()
    await expect(banner).toBeVisible()
    await expect(page).toHaveURL(/at=1/)

    await banner.getByRole('button', { name: 'Back to the newest' }).click()
    await expect(banner).toBeHidden()
    await expect(strip(page)).toContainText('Snapshot 14 Nov 2026')
  })
})

test('accounts are switched between, and Home lists them all', async ({ page }) => {
  await openSample(page)
  const switcher = rail(page).getByRole('button', { name: 'Switch account' })
  await switcher.click()
  await page.getByRole('button', { name: 'All accounts' }).click()
  const card = page.getByRole('link', { name: /Sample account/ })
  await expect(card).toContainText('300 users')
  await page.getByRole('button', { name: 'Explore the sample account' }).click()
  await expect(switcher).toBeVisible()
  await switcher.click()
  // The second sample has a name of its own, so there is something to choose.
  await page.getByRole('button', { name: 'Sample account', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sample account', level: 1 })).toBeVisible()
})
