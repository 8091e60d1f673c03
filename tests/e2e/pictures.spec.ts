import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { organizationFile } from './enos-organization'
import { expect, test } from './fixtures'
import { goTo, importFiles, inspector, openView } from './steps'

const permissionTree = (page: Page): Locator =>
  page.getByRole('treegrid', { name: /^Permissions by category/ })
const menuTree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Menus of the app' })
const cell = (page: Page, name: string): Locator =>
  page.locator('g.cell', { has: page.locator(`text:text-is("${name}")`) })
const node = (page: Page, name: string): Locator =>
  page.locator('g.node', { has: page.locator(`text:text-is("${name}")`) })
const legend = (page: Page): Locator => page.getByLabel('What the marks mean, and how many')

async function saved(page: Page, how: 'As SVG' | 'As PNG'): Promise<Download> {
  await page.getByRole('button', { name: 'Save picture' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: how }).click(),
  ])
  return file
}

test.describe('the inheritance picture of the sample', () => {
  test.use({ account: 'sample' })

  test('by mouse: what a role has lights up, and beside it another, in words with counts', async ({
    page,
  }) => {
    await openView(page, 'Permissions')
    await page.getByRole('combobox', { name: 'Role or user', exact: true }).click()
    await page.getByRole('option', { name: /^Front Desk/ }).click()
    await expect(legend(page)).toContainText('listed 4')
    await expect(legend(page)).toContainText('included 13')
    await expect(legend(page)).toContainText('not had 84')
    await expect(node(page, 'Configure Presence')).toHaveClass(/listed|included/)
    await expect(node(page, 'Configure Billing')).toHaveClass(/\bno\b/)

    await page.getByRole('combobox', { name: 'Role or user beside it' }).fill('night')
    await page.getByRole('option', { name: /^Night Shift/ }).click()
    await expect(legend(page)).toContainText('only Night Shift 10')
    await expect(legend(page)).toContainText('both 17')
    await expect(node(page, 'Configure Presence')).toHaveClass(/\bboth\b/)
    // The list beside it says the same to everybody.
    await page.getByRole('searchbox', { name: 'Name or id' }).fill('ConfigurePresence')
    await expect(
      permissionTree(page)
        .getByRole('row', { name: /Configure Presence/ })
        .getByRole('img', { name: /^Front Desk: included/ })
        .first(),
    ).toBeVisible()

    // It is a place: it can be left and come back to.
    await page.getByRole('radio', { name: 'Icicle' }).check({ force: true })
    await page.reload()
    await expect(legend(page)).toContainText('both 17')
    await expect(page.locator('g.cell').first()).toBeVisible()
  })

  test('by keyboard: a user is chosen, and what is opened in the list opens in the picture', async ({
    page,
  }) => {
    await goTo(page, 'permissions?picture=radial')
    const field = page.getByRole('combobox', { name: 'Role or user', exact: true })
    await field.focus()
    await page.keyboard.type('Anna Meyer')
    await expect(page.getByRole('option', { name: /^Anna Meyer/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(legend(page)).toContainText('listed')

    const tree = permissionTree(page)
    await page.getByRole('button', { name: 'Close all' }).press('Enter')
    await expect(node(page, 'Configure Fax')).toHaveCount(0)
    await tree.getByRole('row').first().focus()
    // The asterisk opens all that stand beside it; letters go to a row; Enter inspects it.
    await page.keyboard.press('*')
    await expect(node(page, 'Configure Fax')).toBeAttached()
    await page.keyboard.type('configure fax')
    await expect(tree.getByRole('row', { name: /Configure Fax/ })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Configure Fax')
    await expect(node(page, 'Configure Fax')).toHaveClass(/selected/)
    await page.keyboard.press('ArrowRight')
    await expect(tree.getByRole('row', { name: /Configure Fax/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    )
    await page.keyboard.press('End')
    await expect(tree.getByRole('row').last()).toBeFocused()
    await page.keyboard.press('Home')
    await expect(tree.getByRole('row').first()).toBeFocused()
  })

  test('a shared permission is one, wherever it stands: pointed at once, all of it lights up', async ({
    page,
  }) => {
    await openView(page, 'Permissions')
    await page.getByRole('button', { name: 'Open all' }).click()
    const places = node(page, 'Read Users')
    const count = await places.count()
    expect(count).toBeGreaterThan(1)
    await expect(places.first()).toContainText(`×${count}`)
    await expect(page.locator('.caption')).toContainText('the same one')
    await permissionTree(page)
      .getByRole('row', { name: /Read Users/ })
      .first()
      .hover()
    for (const place of await places.all()) await expect(place).toHaveClass(/same/)
  })

  test('a radial picture is seen whole at first, also when its room changes', async ({ page }) => {
    await goTo(page, 'permissions?picture=radial&show=picture')
    const stage = page.getByRole('group', { name: /^Picture of the inclusions/ })
    for (const show of ['Picture', 'Both']) {
      await page.getByRole('radio', { name: show, exact: true }).check({ force: true })
      await expect
        .poll(async () => {
          const room = (await stage.boundingBox())!
          const boxes = await page.locator('g.node').evaluateAll((nodes) =>
            nodes.map((one) => {
              const { bottom, left, right, top } = one.getBoundingClientRect()
              return { bottom, left, right, top }
            }),
          )
          return boxes.every(
            ({ bottom, left, right, top }) =>
              left >= room.x &&
              right <= room.x + room.width &&
              top >= room.y &&
              bottom <= room.y + room.height,
          )
        })
        .toBe(true)
    }
  })

  test('an icicle zooms into a branch, and leads back out', async ({ page }) => {
    await goTo(page, 'permissions?picture=icicle')
    await cell(page, 'Features').click()
    const path = page.getByRole('navigation', { name: 'What the picture is zoomed to' })
    await expect(path).toContainText('Features')
    await expect(cell(page, 'Phone System')).toHaveCount(0)
    await cell(page, 'Configure Presence').click()
    await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText(
      'Configure Presence',
    )
    await page.goBack()
    await path.getByRole('button', { name: 'All' }).click()
    await expect(path).toHaveCount(0)
    await expect(cell(page, 'Phone System')).toBeVisible()
  })

  test('each picture is saved with what it shows, from which snapshot and when', async ({
    page,
  }) => {
    for (const kind of ['tree', 'icicle', 'radial']) {
      await goTo(page, `permissions?picture=${kind}&show=picture&sides=role:100201`)
      await expect(legend(page)).toContainText('listed')
      const text = await readFile(await (await saved(page, 'As SVG')).path(), 'utf8')
      expect(text).toContain('<svg xmlns="http://www.w3.org/2000/svg"')
      expect(text).toContain('Permissions by category')
      expect(text).toContain('What Front Desk has')
      expect(text).toContain('Sample account · snapshot')
      expect(text).toContain('User Data')
      expect(text).not.toContain('var(--')
    }
    const png = await readFile(await (await saved(page, 'As PNG')).path())
    expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
  })

  test('axe finds nothing in either theme', async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const address of [
        'permissions?picture=icicle&sides=role:100201,role:100204',
        'menus?picture=both&app=5f2c1d00-energy&user=63001007&with=63001001',
      ]) {
        await goTo(page, address)
        await expect(legend(page)).toBeVisible()
        await expectAccessible(page, `${address} ${colorScheme}`)
      }
    }
  })
})

test.describe('the menus of an app as a picture', () => {
  test('two users over each other, in the list and in the picture', async ({ page }) => {
    const organization = organizationFile(1441)
    await importFiles(page, [organization.file], 'Solar')
    await openView(page, 'Menus')
    await page.getByRole('radio', { name: 'Both' }).check({ force: true })
    await expect(page.locator('g.cell').first()).toBeVisible()
    // Six levels, and so many that the smallest stand together and are counted.
    await expect(page.locator('g.cell.together').first()).toBeVisible()
    const shown = await page.locator('g.cell').count()
    expect(shown).toBeLessThan(1441)

    await menuTree(page)
      .getByRole('row', { name: /Sites 0/ })
      .click()
    await expect(page.locator('g.cell.selected')).toHaveCount(1)
    await cell(page, 'Sites 0').click()
    await expect(
      page.getByRole('navigation', { name: 'What the picture is zoomed to' }),
    ).toContainText('Sites 0')
    await expect(menuTree(page).getByRole('row', { selected: true })).toContainText('Sites 0')

    // Closed in the list, it is closed in the picture.
    const closed = await page.locator('g.cell').count()
    await menuTree(page).getByRole('row', { selected: true }).focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(async () => page.locator('g.cell').count()).toBeLessThan(closed)
    await expect(cell(page, 'Sites 0')).toContainText('+')
  })
})

test.describe('menus of the sample', () => {
  test.use({ account: 'sample' })

  test('what only one of two has, both, and neither', async ({ page }) => {
    await goTo(page, 'menus?picture=icicle&app=5f2c1d00-energy&user=63001007&with=63001001')
    await expect(legend(page)).toContainText('only Ben Moreau 6')
    await expect(legend(page)).toContainText('both 23')
    await expect(cell(page, 'Overview')).toHaveClass(/\bright\b/)
    await expect(cell(page, 'Portfolio')).toHaveClass(/\bboth\b/)
    await cell(page, 'Portfolio').click()
    await expect(inspector(page).getByRole('heading', { name: 'Why: Hana Larsen' })).toBeVisible()
  })

  test('the menus of a role', async ({ page }) => {
    await goTo(page, 'menus?app=5f2c1d00-energy')
    await page.getByRole('radio', { name: 'Roles' }).check({ force: true })
    await page.getByRole('combobox', { name: 'Role', exact: true }).click()
    await page.getByRole('option', { name: /^Front Desk/ }).click()
    await expect(legend(page)).toContainText(/unknown|not had/)
    await expect(menuTree(page).getByRole('columnheader', { name: 'Has it' })).toBeVisible()
  })
})
