import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { answer, chooseFiles, dialog, goTo, importFiles, inspector, meetings } from './steps'

const places: readonly (readonly [place: string, shown: (page: Page) => Promise<void>])[] = [
  ['overview', async (page) => expect(page.getByRole('table')).toBeVisible()],
  [
    'users?sel=user:63001000',
    async (page) => {
      await inspector(page)
        .getByRole('button', { name: /Configure Call Queues/ })
        .click()
      await expect(inspector(page).getByText(/^The vendor's word/)).toBeVisible()
    },
  ],
  [
    'users?filter=colour:blue',
    async (page) => expect(page.getByText('This filter cannot be applied')).toBeVisible(),
  ],
  ['users?filter=zzz', async (page) => expect(page.getByText('No user matches')).toBeVisible()],
  [
    'permissions?filter=ReadPresence&sel=permission:ReadPresence',
    async (page) => expect(inspector(page).getByText('Included by')).toBeVisible(),
  ],
  ['permissions?show=list', async (page) => expect(page.getByRole('treegrid')).toBeVisible()],
  [
    'menus?app=5f2c1d00-energy&user=63001007&sel=menu:menu-energy_01_01',
    async (page) => expect(inspector(page).getByText(/^Yes: Hana Larsen/)).toBeVisible(),
  ],
  [
    'menus?app=5f2c1d00-energy&user=63001007&with=63001000&filter=o',
    async (page) => expect(page.getByRole('treegrid').locator('mark').first()).toBeVisible(),
  ],
  [
    'differences?sel=difference:63001000',
    async (page) => {
      await expect(page.getByRole('grid', { name: 'Differences' })).toBeVisible()
      await expect(inspector(page).getByText('1 difference')).toBeVisible()
    },
  ],
  [
    'matrix?filter=id:63001000&sel=cell:63001000/ConfigureCallQueues/',
    async (page) => {
      await expect(page.getByRole('grid', { name: /^Matrix of/ })).toBeVisible()
      await expect(inspector(page).getByText(/^The vendor's word/)).toBeVisible()
    },
  ],
  [
    'matrix?rows=roles&columns=menus',
    async (page) => expect(page.getByRole('grid', { name: /^Matrix of/ })).toBeVisible(),
  ],
  [
    'matrix?filter=colour:blue',
    async (page) => expect(page.getByText('This filter cannot be applied')).toBeVisible(),
  ],
  [
    'diagnose',
    async (page) => {
      await page.getByRole('button', { name: 'An error body' }).click()
      await page.getByRole('button', { name: 'Why? Anna Meyer' }).click()
      await expect(page.getByRole('table', { name: 'Edit a role' })).toBeVisible()
    },
  ],
  [
    'diagnose?sel=error:0',
    async (page) => {
      await page.getByRole('button', { name: 'A log of several errors' }).click()
      await page.getByRole('row', { name: /Read Call Recording/ }).click()
      await page.getByText('As a change request').click()
      await expect(inspector(page).getByRole('article')).toBeVisible()
    },
  ],
  [
    'diagnose?tab=request&method=GET&path=/restapi/v1.0/account/~/recording/400142&user=63001000',
    async (page) => expect(page.getByRole('heading', { name: /^Who could make it/ })).toBeVisible(),
  ],
  [
    'diagnose?tab=request',
    async (page) => expect(page.getByRole('textbox', { name: /^Path or/ })).toBeVisible(),
  ],
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ account: 'sample' })

    for (const [place, shown] of places) {
      test(`there is no barrier in ${place}, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await goTo(page, place)
        await shown(page)
        await expectAccessible(page, place)
      })
    }

    test(`neither a dialog nor the settings have a barrier, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const [opener, name] of [
        ['Keys and marks', 'Keys and marks'],
        ['Rename', 'Rename the account'],
        ['Save a copy', 'Save a copy of the account'],
        ['Remove', 'Remove Sample account?'],
      ] as const) {
        await page.getByRole('button', { name: opener }).click()
        await expect(dialog(page, name)).toBeVisible()
        await expectAccessible(page, name)
        await page.keyboard.press('Escape')
        await expect(dialog(page, name)).toBeHidden()
      }
      await page.getByRole('button', { name: 'Settings' }).click()
      await expectAccessible(page, 'settings')
    })

    test(`neither the terms of a filter nor an export have a barrier, ${colorScheme}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await goTo(page, 'matrix?filter=Anna&column-filter=Presence')
      await page.getByRole('button', { name: 'Terms: Filter columns' }).click()
      await expectAccessible(page, 'terms')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Export CSV…' }).click()
      const exporting = dialog(page, 'Export this matrix')
      await expect(exporting).toBeVisible()
      await expectAccessible(page, 'export')
      await exporting.getByRole('button', { name: 'Write the file' }).click()
      await expect(exporting.getByText('The file is written.')).toBeVisible()
      await expectAccessible(page, 'export written')
    })
  })

  test(`neither an import's questions nor a matrix of partial tables have a barrier, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const old = Buffer.concat([Buffer.from('user,role\nu1,'), Buffer.from([0xce, 0xeb, 0x0a])])
    const tables = [
      { name: 'old.csv', mimeType: 'text/csv', buffer: old },
      answer('grants.csv', 'user,permission\nu1,Read\nu2,Write\n'),
    ]
    const importing = await chooseFiles(page, tables, 'Acme')
    await expect(importing.getByText(/^A table does not say/)).toBeVisible()
    await expectAccessible(page, 'choice')
    await importing.getByRole('button', { name: 'Import 2 files' }).click()
    const asks = dialog(page, 'The import has a question')
    await expect(asks.getByRole('group', { name: 'Encoding' })).toBeVisible()
    await expectAccessible(page, 'encoding')
    await asks.getByRole('radio', { name: /^Cyrillic \(windows-1251\)/ }).check()
    await asks.getByRole('button', { name: 'Go on' }).click()
    const finished = dialog(page, 'Import finished')
    await expect(finished).toBeVisible()
    await expectAccessible(page, 'report')
    await finished.getByRole('button', { name: 'Open the account' }).click()
    await goTo(page, 'matrix')
    await page.getByText(/^Not known for certain/).click()
    await expect(page.getByText(/vouch for direct-permission-list/)).toBeVisible()
    await expectAccessible(page, 'matrix of partial tables')
  })

  test(`neither Home nor a view of a partial account has a barrier, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectAccessible(page, 'home')
    await importFiles(page, meetings, 'Acme')
    await expectAccessible(page, 'overview')
    await goTo(page, 'users?sel=user:400142')
    await inspector(page)
      .getByRole('button', { name: /Meetings App Access/ })
      .click()
    await expect(inspector(page).getByText(/^Not read: the roles/)).toBeVisible()
    await expectAccessible(page, 'user')
    await goTo(page, 'permissions?sel=permission:Meetings')
    await expect(inspector(page).getByText('Who can')).toBeVisible()
    await expectAccessible(page, 'permission')
    await goTo(page, 'menus')
    await expect(page.getByText('No apps with menus in this account')).toBeVisible()
    await expectAccessible(page, 'menus')
  })
}
