/** Every view by keyboard alone: no test here touches the mouse. */
import { expect, test } from './fixtures'
import { dialog, fixture, goTo, inspector, meetings, rail, strip } from './steps'
import { expectFocus, tabTo } from './focus'
import type { Page } from '@playwright/test'

async function openSample(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: 'Explore the sample account' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sample account', level: 1 })).toBeVisible()
}

async function openView(page: Page, view: string): Promise<void> {
  await tabTo(page, rail(page).getByRole('link', { name: view }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: view, level: 1 })).toBeVisible()
}

test('home and overview: the sample, the older snapshot and back', async ({ page }) => {
  await openSample(page)
  await tabTo(page, page.getByRole('button', { name: /^read whole 14 Oct 2026/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('note')).toContainText('14 Oct 2026')
  await tabTo(page, page.getByRole('button', { name: 'Back to the newest' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('note')).toBeHidden()
})

test('import: choose, name, vouch, start and open', async ({ page }) => {
  await tabTo(page, page.getByRole('button', { name: 'Choose files…' }))
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles(meetings)
  const importing = dialog(page, 'Import saved answers')
  // The one thing to say has the focus at once.
  await expectFocus(importing.getByLabel('Its name'))
  await page.keyboard.type('Acme')
  await tabTo(page, importing.getByText('More details'))
  await page.keyboard.press('Enter')
  await tabTo(page, importing.getByLabel('Permission dictionary'))
  await page.keyboard.press('Space')
  await tabTo(page, importing.getByRole('button', { name: 'Import 4 files' }))
  await page.keyboard.press('Enter')
  const finished = dialog(page, 'Import finished')
  await tabTo(page, finished.getByRole('button', { name: 'Open the account' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /^Permission dictionary/ })).toContainText(
    'read whole',
  )
})

test('import: a question is answered, and Escape puts it off', async ({ page }) => {
  await tabTo(page, page.getByRole('button', { name: 'Choose files…' }))
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles(fixture('enos/user-app-resources.json'))
  await expectFocus(page.getByLabel('Its name'))
  await page.keyboard.type('Solar')
  await page.keyboard.press('Enter')
  const asks = dialog(page, 'The import has a question')
  await expect(asks).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(asks).toBeHidden()
  await tabTo(page, page.getByRole('button', { name: 'The import waits for an answer' }))
  await page.keyboard.press('Enter')
  await expectFocus(asks.getByLabel('Organization id'))
  await page.keyboard.type('o-1')
  await page.keyboard.press('Tab')
  await page.keyboard.type('u-1')
  await page.keyboard.press('Tab')
  await page.keyboard.type('solar')
  await tabTo(page, asks.getByRole('button', { name: 'Go on' }))
  await page.keyboard.press('Enter')
  await expect(dialog(page, 'Import finished')).toContainText('came into Solar.')
})

test('around the views: keys, parts, settings, rename, remove', async ({ page }) => {
  await openSample(page)
  await page.keyboard.press('?')
  const keys = dialog(page, 'Keys and marks')
  await expect(keys).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()

  const parts = strip(page).getByRole('button', { name: /Show the parts/ })
  await tabTo(page, parts)
  await page.keyboard.press('Enter')
  await expect(dialog(page, 'What this snapshot rests on').getByRole('table')).toBeVisible()
  await page.keyboard.press('Escape')
  await expectFocus(parts)

  await tabTo(page, page.getByRole('button', { name: 'Settings' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('radio', { name: 'System' }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radio', { name: 'System' })).toBeHidden()

  const rename = page.getByRole('button', { name: 'Rename' })
  await tabTo(page, rename)
  await page.keyboard.press('Enter')
  await expectFocus(dialog(page, 'Rename the account').getByLabel('Name'))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Acme')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Acme', level: 1 })).toBeVisible()
  await expectFocus(rename)

  await tabTo(page, page.getByRole('button', { name: 'Remove' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Remove it for good' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('No account yet.')).toBeVisible()
})

test.describe('the sample account', () => {
  test.use({ account: 'sample' })

  test('users: filter, rows, inspector, proof and out again', async ({ page }) => {
    await openView(page, 'Users')
    await page.keyboard.press('/')
    const filter = page.getByRole('searchbox', { name: 'Filter users' })
    await expectFocus(filter)
    await page.keyboard.type('role:"Front Desk" anna')
    const grid = page.getByRole('grid', { name: 'Users' })
    await expect(page.getByText(/^\s*[23] of 300 users/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(filter).not.toBeFocused()
    await expect(filter).toHaveValue('role:"Front Desk" anna')

    await page.keyboard.press('j')
    await expectFocus(grid.getByRole('row', { name: /^Anna Haddad/ }))
    await page.keyboard.press('End')
    const anna = grid.getByRole('row', { name: /^Anna Meyer/ })
    await expectFocus(anna)
    await page.keyboard.press('Enter')
    const panel = inspector(page)
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Anna Meyer')
    // The focus stays in the list, so that the arrows go on to the next row.
    await expectFocus(anna)

    await tabTo(page, panel.getByRole('button', { name: /Configure Call Queues/ }))
    await page.keyboard.press('Enter')
    await expect(
      panel.getByText('No: Anna Meyer does not have “Configure Call Queues”.'),
    ).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    // What was left is where it was entered from.
    await expectFocus(anna)
    await page.keyboard.press('[')
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Anna Meyer')
  })

  test('users: shortcuts go by the place of a key where Cyrillic letters stand on it', async ({
    page,
  }) => {
    const keyboard = await page.context().newCDPSession(page)
    const press = async (key: string, code: string, modifiers = 0) => {
      const at = { key, code, modifiers }
      await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...at })
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...at })
    }
    await openView(page, 'Users')
    const first = page.getByRole('grid', { name: 'Users' }).locator('[data-row="0"]')
    await expect(first).toBeVisible()
    await press('о', 'KeyJ')
    await expectFocus(first)
    await press('ч', 'KeyX')
    await expect(first.getByRole('checkbox')).toBeChecked()
    await press('х', 'BracketLeft')
    await expect(page.getByRole('grid', { name: 'Users' })).toBeHidden()
    await press('л', 'KeyK', 2)
    await expect(page.getByRole('dialog', { name: 'Find anything' })).toBeVisible()
  })

  test('users: headings sort, terms are offered', async ({ page }) => {
    await openView(page, 'Users')
    await tabTo(page, page.getByRole('button', { name: 'Terms' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'roles>1' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('searchbox', { name: 'Filter users' })).toHaveValue('roles>1')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'roles>1' })).toBeHidden()
    await expect(page.getByRole('searchbox', { name: 'Filter users' })).toHaveValue('roles>1')
    const heading = page.getByRole('columnheader', { name: 'Extension' })
    await tabTo(page, heading.getByRole('button'))
    await page.keyboard.press('Enter')
    await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  })

  test('permissions: tree by arrows and letters, inspector, picture', async ({ page }) => {
    await openView(page, 'Permissions')
    const tree = page.getByRole('treegrid', { name: /^Permissions by category/ })
    await expect(tree).toBeVisible()
    await page.keyboard.press('j')
    const row = (name: string) => tree.getByRole('row', { name: new RegExp(name) })
    await expectFocus(row('^Account Administration'))
    await page.keyboard.press('ArrowLeft')
    await expect(row('^Account Administration')).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('Enter')
    await expect(row('^Account Administration')).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('ArrowRight')
    await expectFocus(row('Configure Billing'))
    await page.keyboard.press('ArrowRight')
    await expect(row('Configure Billing').first()).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('ArrowRight')
    await expectFocus(row('Edit Billing').first())
    await page.keyboard.press('Enter')
    const panel = inspector(page)
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Edit Billing')
    await page.keyboard.press('ArrowLeft')
    await expectFocus(row('Configure Billing').first())
    await page.keyboard.press('Home')
    await page.keyboard.type('features')
    await expectFocus(row('^Features'))

    const picture = page.getByRole('group', { name: /^Picture of the inclusions/ })
    await tabTo(page, picture)
    const category = picture.locator('g.node', { has: page.getByText('Features', { exact: true }) })
    const width = async (): Promise<number> => (await category.boundingBox())?.width ?? 0
    const before = await width()
    await page.keyboard.press('+')
    expect(await width()).toBeGreaterThan(before)
    await page.keyboard.press('0')
    expect(await width()).toBeLessThan(before)
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
  })

  test('menus: app, user, search, and the inspector of a menu', async ({ page }) => {
    await openView(page, 'Menus')
    await tabTo(page, page.getByRole('combobox', { name: 'App' }))
    await page.keyboard.press('ArrowDown')
    await expect(page.getByText('29 menus', { exact: true })).toBeVisible()
    const picker = page.getByRole('combobox', { name: 'User' })
    await tabTo(page, picker)
    await page.keyboard.type('hana larsen')
    const options = page.getByRole('listbox', { name: 'User' }).getByRole('option')
    await expect(options).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(picker).toHaveValue('Hana Larsen')
    await expectFocus(picker)
    await expect(page.getByText('Has access')).toBeVisible()

    await tabTo(page, page.getByRole('searchbox', { name: 'Name, code, URL or id' }))
    await page.keyboard.type('portfolio')
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    const tree = page.getByRole('treegrid', { name: 'Menus of the app' })
    await expectFocus(tree.getByRole('row', { name: /Portfolio/ }))
    await page.keyboard.press('Enter')
    await expect(inspector(page).getByText('Yes: Hana Larsen has “Portfolio”.')).toBeVisible()
  })

  test('diagnose: type, start with Ctrl+Enter, follow a link', async ({ page }) => {
    await openView(page, 'Diagnose')
    await page.keyboard.press('/')
    const field = page.getByRole('textbox', { name: /error body/i })
    await expectFocus(field)
    await page.keyboard.insertText(
      '{"errorCode":"CMN-408","message":"user needs to have [ReadPresence] permission"}',
    )
    await page.keyboard.press('Control+Enter')
    const item = page.getByRole('article')
    await tabTo(page, item.getByRole('link', { name: 'Configure Presence' }))
    await page.keyboard.press('Enter')
    await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText(
      'Configure Presence',
    )
  })

  test('Escape closes what is on top first', async ({ page }) => {
    await goTo(page, 'users?sel=user:63001000')
    const panel = inspector(page)
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Anna Meyer')
    await tabTo(page, page.getByRole('button', { name: 'Terms' }))
    await page.keyboard.press('Enter')
    const term = page.getByRole('button', { name: 'roles>1' })
    await expect(term).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(term).toBeHidden()
    await expect(panel).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
  })
})
