import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expectFocus, tabTo } from './focus'
import { expect, test } from './fixtures'
import { answer, goTo, importFiles, inspector, rail } from './steps'

const roleGrid = (page: Page): Locator => page.getByRole('grid', { name: 'Roles' })
const compared = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Permissions side by side' })
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name, level: 1 })
const rows = (page: Page, name: RegExp): Locator =>
  page.getByRole('radiogroup', { name: 'Rows' }).getByRole('radio', { name })
/** Front Desk and Night Shift of the sample: the second is a copy of the first that grew. */
const copies = 'roles?compare=roles&sides=100201,100204'

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test.describe('the sample account', () => {
  test.use({ account: 'sample' })

  test('roles are filtered, sorted and inspected', async ({ page }) => {
    await rail(page).getByRole('link', { name: 'Roles' }).click()
    await expect(heading(page, 'Roles')).toBeVisible()
    await expect(page.getByText('12 roles', { exact: true })).toBeVisible()
    await page.getByRole('columnheader', { name: 'Users' }).getByRole('button').click()
    await page.getByRole('columnheader', { name: 'Users' }).getByRole('button').click()
    await expect(roleGrid(page).locator('[data-row="0"]')).toContainText('Standard (International)')

    await page.getByRole('searchbox', { name: 'Filter roles' }).fill('shift')
    await expect(page.getByText('1 of 12 roles')).toBeVisible()
    await roleGrid(page)
      .getByRole('row', { name: /Night Shift/ })
      .click()
    const panel = inspector(page)
    await expect(panel.getByRole('heading', { name: 'Night Shift' })).toBeVisible()
    await expect(panel.getByText('6 listed')).toBeVisible()
    const included = panel
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'Edit Voicemail' }) })
    await expect(included.getByRole('img', { name: 'included' })).toBeVisible()
    await expect(included).toContainText('through Manage Voicemail')
    const baseline = panel
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'Read Users' }) })
    await expect(baseline).toContainText('no switch')

    await panel.getByRole('link', { name: 'Show them in the user list' }).click()
    await expect(page.getByRole('searchbox', { name: 'Filter users' })).toHaveValue(
      'role:"Night Shift"',
    )
    await expect(page.getByText('34 of 300 users')).toBeVisible()
  })

  test('what differs between two roles, why, and what is behind the other choices', async ({
    page,
  }) => {
    await goTo(page, copies)
    await expect(heading(page, 'Compare roles')).toBeVisible()
    await expect(page.getByText(/“Front Desk” and “Night Shift” both give/)).toBeVisible()
    const grid = compared(page)
    // Only what differs is on show.
    await expect(rows(page, /^Differ 10$/)).toBeChecked()
    await expect(grid.getByRole('row', { name: /^Configure Devices/ })).toContainText('listed')
    await expect(grid.getByText('Configure Presence')).toBeHidden()
    await grid.getByRole('row', { name: /^Edit Devices/ }).click()
    const panel = inspector(page)
    await expect(panel.getByText('They differ here.')).toBeVisible()
    await expect(
      panel.getByText('“Front Desk” lists neither it nor anything that includes it.'),
    ).toBeVisible()
    await expect(
      panel.getByText('“Night Shift” lists “Configure Devices”, which includes it.'),
    ).toBeVisible()

    // By hand only the two switches differ.
    await page.getByText('Listed', { exact: true }).click()
    await expect(rows(page, /^Differ 2$/)).toBeChecked()
    await expect(grid.getByText('Edit Devices')).toBeHidden()
    await expect(page).toHaveURL(/on=listed/)

    await page.getByText(/^Same \d+$/).click()
    const filter = page.getByRole('searchbox', { name: 'Permission' })
    await filter.fill('manage presence')
    const same = grid.getByRole('row', { name: /^Manage Presence/ })
    await expect(same.getByText('listed')).toHaveCount(2)
    await filter.fill('zzz')
    await expect(page.getByText('No permission of these has that in its name or id')).toBeVisible()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await expect(grid.locator('[data-row]').first()).toBeVisible()
    await expect(filter).toHaveValue('')
    await expect(page).toHaveURL(/rows=same/)
  })

  test('sides are added, swapped and taken out, and the address says which', async ({ page }) => {
    await goTo(page, copies)
    const sides = compared(page).getByRole('columnheader').getByRole('link')
    await expect(sides).toHaveText(['Front Desk', 'Night Shift'])
    await page.getByRole('button', { name: 'Swap the two sides' }).click()
    await expect(sides).toHaveText(['Night Shift', 'Front Desk'])
    await expect(page).toHaveURL(/sides=100204,100201/)
    const picker = page.getByRole('combobox', { name: 'Add a role' })
    await picker.fill('super')
    await page.getByRole('option', { name: /Super Admin/ }).click()
    await expect(sides).toHaveText(['Night Shift', 'Front Desk', 'Super Admin'])
    await page.getByRole('button', { name: 'Take Night Shift out' }).click()
    await expect(sides).toHaveText(['Front Desk', 'Super Admin'])
    await page.getByRole('button', { name: 'Take Front Desk out' }).click()
    await expect(page.getByText('Compare Super Admin with…')).toBeVisible()
    await page.goBack()
    await expect(sides).toHaveText(['Front Desk', 'Super Admin'])
    await page.getByRole('link', { name: 'All roles' }).click()
    await expect(page.getByText('2 marked')).toBeVisible()
  })

  test('too many sides are said, and the first eight are a click away', async ({ page }) => {
    await goTo(page, 'roles?compare=roles&sides=1,2,3,4,5,6,7,100201,100204')
    await expect(page.getByText('At most 8 can be compared at once.')).toBeVisible()
    await page.getByRole('button', { name: 'Compare the first 8' }).click()
    await expect(compared(page).getByRole('button', { name: /^Take .* out$/ })).toHaveCount(8)
  })

  test('to compare one role, the next one can be typed at once', async ({ page }) => {
    await goTo(page, 'roles?sel=role:100201')
    await inspector(page).getByRole('link', { name: 'Compare with…' }).click()
    await expectFocus(page.getByRole('combobox', { name: 'Add a role' }))
    await page.keyboard.type('night')
    await expect(page.getByRole('option', { name: /Night Shift/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(compared(page).getByRole('columnheader', { name: /Night Shift/ })).toBeVisible()
  })

  test('a role twice is the same role once; one that is not there is said', async ({ page }) => {
    await goTo(page, 'roles?compare=roles&sides=100201,100201')
    await expect(page.getByText('Compare Front Desk with…')).toBeVisible()
    await goTo(page, 'roles?compare=roles&sides=100201,nothing')
    await expect(page.getByRole('alert')).toContainText('There is no role “nothing”')
  })

  test('users: marked in their list, compared with what the vendor says otherwise', async ({
    page,
  }) => {
    await goTo(page, 'users?filter=anna')
    const grid = page.getByRole('grid', { name: 'Users' })
    await grid.getByRole('checkbox', { name: 'Mark Anna Meyer for comparing' }).check()
    await expect(page.getByText('mark another one to compare')).toBeVisible()
    await expect(inspector(page)).toBeHidden()
    // Marks stay when the filter changes.
    await page.getByRole('searchbox', { name: 'Filter users' }).fill('hana larsen')
    await grid.getByRole('checkbox', { name: 'Mark Hana Larsen for comparing' }).check()
    await page.getByRole('link', { name: 'Compare', exact: true }).click()
    await expect(heading(page, 'Compare users')).toBeVisible()
    await page.getByText(/^All \d+$/).click()
    await page.getByRole('searchbox', { name: 'Permission' }).fill('configure call queues')
    const queues = compared(page).getByRole('row', { name: /^Configure Call Queues/ })
    await expect(queues.getByRole('img', { name: 'differs' })).toBeVisible()
    await page.getByRole('searchbox', { name: 'Permission' }).fill('manage presence')
    await compared(page)
      .getByRole('row', { name: /^Manage Presence/ })
      .click()
    const panel = inspector(page)
    await expect(panel.getByText('“Anna Meyer” holds “Front Desk”, which lists it.')).toBeVisible()
    await panel.getByRole('button', { name: 'Why? Anna Meyer' }).click()
    await expect(panel.getByText('Yes: Anna Meyer has “Manage Presence”.')).toBeVisible()
  })

  test('a comparison is saved as CSV', async ({ page }) => {
    await goTo(page, copies)
    await page.getByRole('button', { name: 'Export CSV…' }).click()
    const exporting = page.getByRole('dialog', { name: 'Export this comparison' })
    await exporting.getByRole('button', { name: 'Write the file' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      exporting.getByRole('link', { name: /\.csv$/ }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.csv$/)
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    expect(text).toContain('Front Desk,Night Shift,differs,reason')
    expect(text).toMatch(
      /EditDevices,Edit Devices,.*no,included,yes,"?“Front Desk” lists neither it nor anything/,
    )
  })

  test('by keyboard alone: mark, compare, read, and back', async ({ page }) => {
    await tabTo(page, rail(page).getByRole('link', { name: 'Roles' }))
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Roles')).toBeVisible()
    await expect(roleGrid(page)).toBeVisible()
    await page.keyboard.press('j')
    const row = (name: RegExp) => roleGrid(page).getByRole('row', { name })
    await expectFocus(row(/^Berlin Site Admin/))
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expectFocus(row(/^Front Desk/))
    await page.keyboard.press('c')
    // Nothing is marked yet, so there is nothing to compare.
    await expect(heading(page, 'Roles')).toBeVisible()
    await page.keyboard.press('x')
    await expect(page.getByText('1 marked')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Front Desk')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    await expect(page.getByText('2 marked')).toBeVisible()
    await page.keyboard.press('c')
    await expect(heading(page, 'Compare roles')).toBeVisible()

    const grid = compared(page)
    await expect(grid).toBeVisible()
    await page.keyboard.press('j')
    await expectFocus(grid.getByRole('row', { name: /^Configure Devices/ }))
    // Headings of groups are passed over.
    for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('j')
    await expectFocus(grid.getByRole('row', { name: /^Configure Voicemail/ }))
    await page.keyboard.press('Enter')
    await expect(inspector(page).getByText('They differ here.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(inspector(page)).toBeHidden()
    await page.keyboard.press('/')
    await expectFocus(page.getByRole('searchbox', { name: 'Permission' }))
    await page.keyboard.type('settings')
    await expect(grid.getByRole('row', { name: /^Configure Devices/ })).toBeHidden()
    await tabTo(page, page.getByRole('combobox', { name: 'Add a role' }))
    await page.keyboard.type('super admin')
    await expect(page.getByRole('option', { name: /Super Admin/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(grid.getByRole('columnheader', { name: /Super Admin/ })).toBeVisible()
  })

  const places: readonly (readonly [place: string, shown: (page: Page) => Locator])[] = [
    ['roles?sel=role:100201&marked=100201,100204', (page) => inspector(page).getByText('Held by')],
    [
      `${copies}&rows=all&sel=permission:EditDevices`,
      (page) => inspector(page).getByText('They differ here.'),
    ],
    ['roles?compare=roles&sides=1,2,3,4,5,6,7,100201', compared],
    [
      'roles?compare=users&sides=63001000,63001003&rows=all&sel=permission:ConfigureCallQueues',
      (page) => inspector(page).getByText(/≠ By what was computed/),
    ],
    ['roles?compare=roles', (page) => page.getByText('Choose what to compare')],
  ]
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [place, shown] of places) {
      test(`there is no barrier in ${place}, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await goTo(page, place)
        await expect(shown(page)).toBeVisible()
        await expectAccessible(page)
      })
    }
  }

  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    test(`at ${width} × ${height} nothing is cut off`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      await goTo(page, 'roles?sel=role:100201&marked=100201,100204')
      await expect(inspector(page).getByText('Held by')).toBeVisible()
      for (const part of [
        page.getByText('12 roles', { exact: true }),
        page.getByRole('columnheader', { name: 'Read' }),
        page.getByRole('link', { name: 'Compare', exact: true }),
      ]) {
        await expect(part).toBeInViewport({ ratio: 1 })
      }
      await goTo(page, `${copies}&sel=permission:EditDevices`)
      await expect(inspector(page).getByText('They differ here.')).toBeVisible()
      for (const part of [
        page.getByRole('button', { name: 'Export CSV…' }),
        page.getByRole('button', { name: 'Take Night Shift out' }),
        page.getByRole('searchbox', { name: 'Permission' }),
      ]) {
        await expect(part).toBeInViewport({ ratio: 1 })
      }
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0)
    })
  }
})

test('of a partial account, nothing partial looks whole', async ({ page }) => {
  const role = (id: string, displayName: string) => ({ id, displayName, autoAssigned: false })
  await importFiles(
    page,
    [
      answer('user-role-7.json', {
        id: '7',
        displayName: 'Front desk',
        custom: true,
        scope: 'Account',
        permissions: [{ id: 'ReadPresence', assignable: true }],
      }),
      answer('assigned-role.json', {
        uri: 'https://platform.ringcentral.com/restapi/v1.0/account/~/extension/500001/assigned-role?showHidden=true',
        records: [role('7', 'Front desk'), role('8', 'Guest')],
        paging: { page: 1, totalPages: 1, perPage: 100, totalElements: 2 },
      }),
    ],
    'Acme',
  )
  await rail(page).getByRole('link', { name: 'Roles' }).click()
  await expect(page.getByText('at least 2 roles')).toBeVisible()
  const guest = roleGrid(page).getByRole('row', { name: /Guest/ })
  await expect(guest.getByRole('img', { name: 'unknown' })).toHaveCount(3)
  await expect(guest).toContainText('not read')
  await expect(guest).toContainText('at least 1')
  await guest.click()
  const panel = inspector(page)
  await expect(panel.getByText(/what the role “Guest” lists \(GET/)).toBeVisible()
  await expect(panel.getByText('Gives at least 0')).toBeVisible()
  await expect(panel.getByText(/^Whether it gives what is not listed here is/)).toBeVisible()

  await goTo(page, 'roles?compare=roles&sides=7,8')
  await expect(page.getByText(/both give at least 0 permissions\./)).toBeVisible()
  await expect(page.getByText('Nothing is known to differ')).toBeVisible()
  await page.getByRole('button', { name: 'Show them' }).click()
  await compared(page)
    .getByRole('row', { name: /ReadPresence/ })
    .click()
  await expect(panel.getByText('Unknown: what “Guest” lists was not read whole.')).toBeVisible()
  await expect(panel.getByText('It is not known whether they differ here.')).toBeVisible()
})
