import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { importFiles, inspector, meetings, openView } from './steps'

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Users' })
const filter = (page: Page): Locator => page.getByRole('searchbox', { name: 'Filter users' })
const firstRow = (page: Page): Locator => grid(page).locator('[data-row="0"]')

test.describe('the sample account', () => {
  test.use({ account: 'sample' })

  test('users are filtered by words and terms, and the totals follow', async ({ page }) => {
    await openView(page, 'Users')
    const main = page.getByRole('main')
    await expect(main.getByText('300 users')).toBeVisible()
    for (const [text, shown] of [
      ['anna', 13],
      ['status:Disabled', 20],
      ['role:"Front Desk"', 26],
      ['role:"Front Desk" status:Enabled', 25],
      ['has:ManagePresence', 73],
    ] as const) {
      await filter(page).fill(text)
      await expect(main.getByText(`${shown} of 300 users`)).toBeVisible()
    }
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '74')

    await filter(page).fill('nobody of that name')
    await expect(page.getByRole('heading', { name: 'No user matches this filter' })).toBeVisible()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await expect(main.getByText('300 users')).toBeVisible()
    await expect(filter(page)).toHaveValue('')
  })

  test('choosing a user asks about that user, and not for the list again', async ({ page }) => {
    await openView(page, 'Users')
    await expect(firstRow(page)).not.toHaveAttribute('aria-busy', 'true')
    let lists = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/api/tables/page')) lists += 1
    })
    await firstRow(page).click()
    await expect(inspector(page).getByRole('heading', { name: /^Effective/ })).toBeVisible()
    expect(lists).toBe(0)
  })

  test('a filter that cannot be read says what can be asked and keeps what was typed', async ({
    page,
  }) => {
    await openView(page, 'Users')
    await filter(page).fill('colour:blue')
    const said = page.getByRole('status').filter({ hasText: 'This filter cannot be applied' })
    await expect(said).toContainText('A filter cannot ask for “colour:”.')
    await expect(said).toContainText('role:, has:')
    await expect(filter(page)).toHaveValue('colour:blue')
  })

  test('terms are chosen from the list instead of typed', async ({ page }) => {
    await openView(page, 'Users')
    await page.getByRole('button', { name: 'Terms' }).click()
    await page.getByRole('button', { name: 'Night Shift' }).click()
    await expect(filter(page)).toHaveValue('role:"Night Shift"')
    await expect(firstRow(page)).toContainText('Night Shift')
  })

  test('headings sort, up and down', async ({ page }) => {
    await openView(page, 'Users')
    await expect(firstRow(page)).toContainText('Anna Dubois')
    const extension = page.getByRole('columnheader', { name: 'Extension' })
    await extension.getByRole('button').click()
    await expect(extension).toHaveAttribute('aria-sort', 'ascending')
    await expect(firstRow(page)).toContainText('1001')
    await extension.getByRole('button').click()
    await expect(extension).toHaveAttribute('aria-sort', 'descending')
    await expect(firstRow(page)).toContainText('1308')
  })

  test('Anna Meyer: effective access, a proof in sentences, the route and what takes it away', async ({
    page,
  }) => {
    await openView(page, 'Users')
    await grid(page)
      .getByRole('row', { name: /^Anna Meyer/ })
      .click()
    const panel = inspector(page)
    await expect(panel.getByRole('heading', { name: 'Anna Meyer' })).toBeVisible()
    await expect(panel.getByRole('link', { name: 'Front Desk' })).toBeVisible()
    await expect(panel.getByText('Everything that is not listed here is “no”')).toBeVisible()

    await panel.getByRole('searchbox', { name: 'Search these permissions' }).fill('call queues')
    const read = panel.getByRole('button', { name: /Read Call Queues/ })
    await expect(read.getByRole('img', { name: 'included' })).toBeVisible()
    await read.click()
    await expect(panel.getByText('Yes: Anna Meyer has “Read Call Queues”.')).toBeVisible()
    await expect(panel.getByText(/^To take it away: remove “Configure Call Queues”/)).toBeVisible()
    const route = panel.getByRole('list', { name: 'Ways by which it is granted' })
    await expect(route.getByRole('listitem')).toHaveText([
      /Front Desk\s*→\s*Configure Call Queues\s*→\s*Edit Call Queues\s*→\s*Read Call Queues/,
    ])
  })

  test('where the vendor says otherwise, the permission is marked ≠ and both words stand there', async ({
    page,
  }) => {
    await openView(page, 'Users')
    await grid(page)
      .getByRole('row', { name: /^Anna Meyer/ })
      .click()
    const panel = inspector(page)
    await expect(panel.getByText('1 differs from the vendor’s word')).toBeVisible()
    const queues = panel.getByRole('button', { name: /Configure Call Queues/ })
    await expect(queues.getByRole('img', { name: 'differs' })).toBeVisible()
    await queues.click()
    await expect(
      panel.getByText(
        "The vendor's word (no) and what was computed from roles and grants (yes) differ.",
      ),
    ).toBeVisible()
    await expect(panel.getByText("RingCentral's permission check says no.")).toBeVisible()
  })

  test('the list keeps its place when a row far down is inspected', async ({ page }) => {
    await openView(page, 'Users')
    await grid(page).hover()
    await page.mouse.wheel(0, 4000)
    const row = grid(page).locator('[data-row="150"]')
    await expect(row).toBeInViewport()
    const before = await row.boundingBox()
    await row.click()
    await expect(inspector(page).getByRole('heading', { level: 2 })).toBeVisible()
    expect((await row.boundingBox())?.y).toBe(before?.y)
    await inspector(page).getByRole('button', { name: 'Close the inspector' }).click()
    await expect(inspector(page)).toBeHidden()
    expect((await row.boundingBox())?.y).toBe(before?.y)
  })
})

test('of a partial account, unknown is said, and which part is missing', async ({ page }) => {
  await importFiles(page, meetings, 'Acme')
  await openView(page, 'Users')
  const row = grid(page).getByRole('row', { name: /^400142/ })
  await expect(row).toContainText('roles not read')
  await row.click()
  const panel = inspector(page)
  await expect(panel.getByText('Not known for certain: 1 part is missing').first()).toBeVisible()
  await expect(panel.getByText('The roles of this user were not read.')).toBeVisible()
  await expect(panel.getByText('What is not listed here is not known')).toBeVisible()
  const meetingsAccess = panel.getByRole('button', { name: /Meetings App Access/ })
  await expect(meetingsAccess.getByRole('img', { name: 'vendor’s word' })).toBeVisible()
  await meetingsAccess.click()
  await expect(panel.getByText('Yes: 400142 has “Meetings App Access”.')).toBeVisible()
  await expect(
    panel.getByText(/Not read: the roles of user 400142 \(GET .*assigned-role/),
  ).toBeVisible()
  // Whoever got the error was signed in, but nobody said who that was.
  await expect(grid(page).getByRole('row', { name: 'Signed-in user (~)' })).toBeVisible()
})
