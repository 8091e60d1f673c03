import type { Locator, Page } from '@playwright/test'
import { organizationFile } from './enos-organization'
import { expect, test } from './fixtures'
import {
  answer,
  chooseFiles,
  chosenBy,
  dialog,
  goTo,
  importFiles,
  inspector,
  openView,
} from './steps'

const tree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Menus of the app' })
const row = (page: Page, name: string): Locator =>
  tree(page).getByRole('row', { name: new RegExp(`(^| )${name}`) })
const picker = (page: Page): Locator => page.getByRole('combobox', { name: 'User' })

async function chooseUser(page: Page, text: string): Promise<void> {
  await picker(page).click()
  await picker(page).pressSequentially(text)
  await page.getByRole('listbox', { name: 'User' }).getByRole('option').first().click()
}

test.describe('the sample account', () => {
  test.use({ account: 'sample' })

  test('an app, a user, and a search as it is typed', async ({ page }) => {
    await openView(page, 'Menus')
    await page.getByRole('combobox', { name: 'App' }).selectOption('Energy Monitor')
    await expect(page.getByText('29 menus', { exact: true })).toBeVisible()
    await expect(row(page, 'Inverters')).toHaveAttribute('aria-level', '3')

    await chooseUser(page, 'Anna Meyer')
    await expect(picker(page)).toHaveValue('Anna Meyer')
    await expect(page.getByText('Has access')).toBeVisible()
    await expect(page.getByText('6 menus', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Show the whole menu of the app' }).click()

    await page.getByRole('searchbox', { name: 'Name, code, URL or id' }).fill('inv')
    await expect(page.getByText('1 of 29 menus')).toBeVisible()
    await expect(row(page, 'Sites')).toHaveAttribute('aria-expanded', 'true')
    await row(page, 'Inverters').click()
    const panel = inspector(page)
    await expect(panel.getByRole('heading', { name: 'Inverters' })).toBeVisible()
    await expect(panel.getByText('ENERGY_02_02_01', { exact: true })).toBeVisible()
    await expect(panel.getByRole('heading', { name: /^Who can \d+ users/ })).toBeVisible()

    await page.getByRole('searchbox', { name: 'Name, code, URL or id' }).fill('no such menu')
    await expect(page.getByRole('heading', { name: /^No menu has that/ })).toBeVisible()
  })

  test('why a user has a menu stands beside it', async ({ page }) => {
    await goTo(page, 'menus?app=5f2c1d00-energy&user=63001007')
    await expect(picker(page)).toHaveValue('Hana Larsen')
    await row(page, 'Portfolio').click()
    await expect(inspector(page).getByText('Yes: Hana Larsen has “Portfolio”.')).toBeVisible()
  })

  test('a menu that was granted without its parent is marked', async ({ page }) => {
    await goTo(page, 'menus?app=5f2c1d00-energy&user=63001007')
    await expect(row(page, 'Portfolio').getByText('without its parent')).toBeVisible()
    await row(page, 'Portfolio').click()
    await expect(
      inspector(page).getByText(
        'Granted although its parent menu is not, so it may not be reachable.',
      ),
    ).toBeVisible()
  })

  test('no access is said as no, not as an empty list', async ({ page }) => {
    await openView(page, 'Menus')
    await chooseUser(page, 'ext:1176')
    await expect(
      page.getByRole('heading', { name: 'No menus: no access in this app' }),
    ).toBeVisible()
    await expect(
      page.getByText('Anna Larsen has no access in the app “Asset Health”'),
    ).toBeVisible()
  })
})

test.describe('an app of 1,441 menus in six levels', () => {
  const organization = organizationFile(1441)
  const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Name, code, URL' })
  const found = (page: Page): Locator => tree(page).locator('mark')

  test.beforeEach(async ({ page }) => {
    await importFiles(page, [organization.file], 'Solar')
    await openView(page, 'Menus')
    await expect(page.getByText('1,441 menus', { exact: true })).toBeVisible()
  })

  test('is searched as one types: matches stand out, with the way to each', async ({ page }) => {
    const { deep } = organization
    await search(page).fill(deep.code)
    await expect(page.getByText('1 of 1,441 menus')).toBeVisible()
    // Only the menu and the five that lead to it.
    await expect(tree(page)).toHaveAttribute('aria-rowcount', '7')
    await expect(row(page, deep.name)).toHaveAttribute('aria-level', '6')
    await expect(found(page)).toHaveText([deep.code])

    // Whatever the case, and in names, URLs and ids.
    await search(page).fill(deep.url.toUpperCase())
    await expect(found(page)).toHaveText([deep.url])
    await search(page).fill(deep.id)
    await expect(found(page).first()).toHaveText(deep.id)
    await search(page).fill('no such menu')
    await page.getByRole('button', { name: 'Clear the search' }).click()
    await expect(page.getByText('1,441 menus', { exact: true })).toBeVisible()
  })

  test('leads from match to match by keys, around the end', async ({ page }) => {
    await search(page).fill('turbines')
    const status = page.getByRole('search').getByRole('status')
    await expect(status).toHaveText('120 matches')
    await search(page).press('Enter')
    await expect(status).toHaveText('1 of 120')
    const selected = tree(page).getByRole('row', { selected: true })
    await expect(selected).toBeInViewport()
    await expect(selected).toContainText('Turbines')
    await expect(search(page)).toBeFocused()
    await search(page).press('Shift+Enter')
    await expect(status).toHaveText('120 of 120')
    await expect(selected).toBeInViewport()
    await tree(page).focus()
    await page.keyboard.press('F3')
    await expect(status).toHaveText('1 of 120')
    await page.keyboard.press('Shift+F3')
    await expect(status).toHaveText('120 of 120')
    await page.getByRole('button', { name: 'Next match' }).click()
    await expect(status).toHaveText('1 of 120')
    // Going through many leaves one step behind.
    await page.goBack()
    await expect(inspector(page)).toBeHidden()
  })

  test('opens down to a level, closes, and opens whole', async ({ page }) => {
    const level = page.getByRole('combobox', { name: 'Open down to' })
    await page.getByRole('button', { name: 'Close all' }).click()
    await expect(tree(page)).toHaveAttribute('aria-rowcount', '13')
    await expect(level).toHaveValue('1')
    await page.getByRole('button', { name: 'Open all' }).click()
    await expect(tree(page)).toHaveAttribute('aria-rowcount', '1442')
    await level.selectOption('Level 2 of 6')
    await expect(row(page, 'Sites 0')).toHaveAttribute('aria-expanded', 'true')
    await expect(tree(page).getByRole('row', { expanded: true }).first()).toHaveAttribute(
      'aria-level',
      '1',
    )
    // What is opened by hand stays open beside it.
    const closed = tree(page).getByRole('row', { expanded: false }).first()
    const name = (await closed.getByRole('gridcell').first().innerText()).trim()
    await closed.focus()
    await page.keyboard.press('ArrowRight')
    await expect(row(page, name).first()).toHaveAttribute('aria-expanded', 'true')
  })

  test('shows at once what an address names, however deep', async ({ page }) => {
    const { deep } = organization
    await goTo(page, `menus?sel=menu:${deep.id}`)
    await expect(row(page, deep.name)).toBeInViewport()
    await expect(inspector(page).getByText('Menu · level 6')).toBeVisible()
    const way = deep.parent!.name
    await expect(inspector(page).getByText(new RegExp(`› ${way}$`))).toBeVisible()
  })

  test('says which menus are granted without their parent, and leads to them', async ({ page }) => {
    await goTo(page, 'menus?user=anna&filter=alarms')
    const line = page.getByRole('button', { name: /menus are granted without their parent$/ })
    const count = Number.parseInt(await line.innerText())
    await line.click()
    await expect(search(page)).toHaveValue('')
    const seen = new Set<string>()
    for (let step = 0; step < count; step += 1) {
      const selected = tree(page).getByRole('row', { selected: true })
      await expect(selected.getByText('without its parent')).toBeInViewport()
      seen.add(await selected.innerText())
      await line.click()
    }
    expect(seen.size).toBe(count)
  })

  test('what is computed and not confirmed says so', async ({ page }) => {
    await goTo(page, 'menus?user=carla')
    await expect(page.getByText('Computed, not confirmed', { exact: true })).toBeVisible()
    await goTo(page, 'menus?user=anna')
    await expect(page.getByText(/^Anna Meyer has .* by the vendor's own answer/)).toBeVisible()
    await expect(page.getByText('Computed, not confirmed', { exact: true })).toBeHidden()
  })
})

const menu = (id: string, name: string, parentId = '', children: unknown[] = []): unknown => ({
  id,
  code: id.toUpperCase(),
  name,
  url: `/${id}`,
  displayOrder: 1,
  parentId,
  children,
})

test('an orphan is marked, and what was not asked is unknown and not no', async ({ page }) => {
  const importing = await chooseFiles(
    page,
    [
      answer('anna.json', {
        code: 0,
        data: { permissions: [], menus: [menu('m-1', 'Reports'), menu('m-9', 'Lost', 'm-gone')] },
      }),
    ],
    'Solar',
  )
  await importing.getByRole('button', { name: 'Import 1 file' }).click()
  await tellRequest(page, { organization: 'o-1', user: 'anna', app: 'solar' })
  await dialog(page, 'Import finished').getByRole('button', { name: 'Open the account' }).click()
  const chooser = await chosenBy(page, page.getByRole('button', { name: 'Import more…' }))
  await chooser.setFiles([
    answer('ben.json', { code: 0, data: { permissions: [], menus: [menu('m-5', 'Turbines')] } }),
  ])
  await dialog(page, 'Import saved answers').getByRole('button', { name: 'Import 1 file' }).click()
  await tellRequest(page, { organization: 'o-1', user: 'ben', app: 'wind' })
  await dialog(page, 'Import finished').getByRole('button', { name: 'Open the account' }).click()

  await goTo(page, 'menus?app=solar&user=anna')
  await expect(row(page, 'Lost').getByText('orphan')).toBeVisible()
  await row(page, 'Lost').click()
  await expect(inspector(page).getByText(/^Its parent is not among these menus/)).toBeVisible()

  await goTo(page, 'menus?app=solar&user=ben')
  await expect(page.getByRole('heading', { name: '? The menus are not known' })).toBeVisible()
  await expect(page.getByText('Not known for certain: 1 part is missing')).toBeVisible()
})

async function tellRequest(
  page: Page,
  request: { organization: string; user: string; app: string },
): Promise<void> {
  const asks = dialog(page, 'The import has a question')
  await asks.getByLabel('User id').fill(request.user)
  // Of an account that is there already, the organization is known.
  const organization = asks.getByLabel('Organization id')
  if (await organization.isVisible()) await organization.fill(request.organization)
  await asks.getByLabel('App access key').fill(request.app)
  await asks.getByRole('button', { name: 'Go on' }).click()
}
