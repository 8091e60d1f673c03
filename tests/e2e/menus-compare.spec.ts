/** Two users' menus in one app, side by side. */
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { organizationFile } from './enos-organization'
import { expect, test } from './fixtures'
import { goTo, importFiles, inspector, openView } from './steps'

const organization = organizationFile(300)
const { both, anna, given, taken } = {
  both: organization.operating - 1,
  anna: organization.planning + 1,
  given: organization.given.name,
  taken: organization.taken.name,
}

const tree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Menus of the app' })
const row = (page: Page, name: string): Locator =>
  tree(page).getByRole('row', { name: new RegExp(`^${name} `) })
const choices = (page: Page): Locator => page.getByRole('radiogroup', { name: 'Menus to show' })
const choice = (page: Page, name: string): Locator =>
  choices(page).getByRole('radio', { name: new RegExp(`^${name.replace('?', '\\?')} \\d`) })
const beside = (page: Page): Locator => page.getByRole('combobox', { name: 'Compare with' })

async function choose(page: Page, picker: Locator, text: string): Promise<void> {
  await picker.click()
  await picker.pressSequentially(text)
  await page.getByRole('option', { name: new RegExp(text) }).click()
}

test('only here, only there, both: the tree, the counts and the proofs agree', async ({ page }) => {
  await importFiles(page, [organization.file], 'Solar')
  await openView(page, 'Menus')
  await choose(page, page.getByRole('combobox', { name: 'User' }), 'Anna')
  await choose(page, beside(page), 'Ben')
  await expect(page).toHaveURL(/user=anna&with=ben/)

  await expect(choice(page, 'All')).toBeChecked()
  for (const [name, count] of [
    ['All', both + anna + 1],
    ['Only Anna Meyer', anna],
    ['Only Ben Okafor', 1],
    ['Both', both],
    ['Differing', anna + 1],
  ] as const) {
    await expect(choice(page, name), name).toHaveAccessibleName(`${name} ${count}`)
  }
  // Of both, all is known.
  await expect(choice(page, '? Not known')).toHaveCount(0)
  await expect(row(page, 'Sites 0')).toHaveAccessibleName(/^Sites 0 yes yes 1 /)

  await choice(page, 'Only Ben Okafor').check({ force: true })
  await expect(tree(page)).toHaveAttribute('aria-rowcount', '2')
  await row(page, given).click()
  const panel = inspector(page)
  await expect(panel.getByRole('heading', { name: 'Why: Anna Meyer' })).toBeVisible()
  await expect(panel.getByText(`No: Anna Meyer does not have “${given}”.`)).toBeVisible()
  await expect(panel.getByText(`Yes: Ben Okafor has “${given}”.`)).toBeVisible()
  await expectAccessible(page, 'comparison')

  // What Ben lacks has its way with it, which is none of Anna's alone.
  await choice(page, 'Only Anna Meyer').check({ force: true })
  await expect(row(page, taken)).toHaveAccessibleName(new RegExp(`^${taken} yes no \\d`))
  await expect(page.getByRole('search').getByRole('status')).toContainText(String(anna))

  // Swapped, the same menus are on show from the other side.
  await page.getByRole('button', { name: 'Swap the two users' }).click()
  await expect(page).toHaveURL(/user=ben&with=anna/)
  await expect(choice(page, 'Only Anna Meyer')).toBeChecked()
  await expect(row(page, taken)).toHaveAccessibleName(new RegExp(`^${taken} no yes \\d`))

  // Search and choice work together, and the counts are of what is searched.
  await page.getByRole('searchbox').fill(taken)
  await expect(choice(page, 'Only Anna Meyer')).toHaveAccessibleName('Only Anna Meyer 1')
  await expect(choice(page, 'Both')).toHaveAccessibleName('Both 0')
  await choice(page, 'Both').check({ force: true })
  await expect(page.getByRole('heading', { name: /^No menu has that/ })).toBeVisible()
})

test('without a mouse: c chooses whom to compare with, F3 goes through what differs', async ({
  page,
}) => {
  await importFiles(page, [organization.file], 'Solar')
  await goTo(page, 'menus?user=ben')
  await row(page, 'Sites 0').focus()
  await page.keyboard.press('c')
  await expect(beside(page)).toBeFocused()
  await page.keyboard.type('Anna')
  const offered = page.getByRole('listbox', { name: 'Compare with' }).getByRole('option')
  await expect(offered).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/user=ben&with=anna/)
  await goTo(page, 'menus?user=ben&with=anna&show=differing')
  await expect(choice(page, 'Differing')).toBeChecked()
  await tree(page).focus()
  await page.keyboard.press('F3')
  await expect(page.getByRole('search').getByRole('status')).toHaveText(`1 of ${anna + 1}`)
  await expect(tree(page).getByRole('row', { selected: true })).toBeInViewport()

  // Nobody is beside oneself.
  await beside(page).click()
  await beside(page).pressSequentially('Ben')
  await expect(page.getByText('No user matches')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Compare no longer with this user' }).last().click()
  await expect(page).not.toHaveURL(/with=/)
  await expect(choices(page)).toBeHidden()
})

test('neither has access, and computed is not confirmed', async ({ page }) => {
  await importFiles(page, [organization.file], 'Solar')
  await goTo(page, 'menus?user=carla&with=dora')
  await expect(page.getByText('Computed, not confirmed', { exact: true })).toHaveCount(1)
  await choice(page, 'Both').check({ force: true })
  await expect(
    page.getByRole('heading', { name: 'No menu is both Carla Ruiz’s and Dora Lind’s' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(choice(page, 'Only Carla Ruiz')).toHaveAccessibleName(
    `Only Carla Ruiz ${organization.operating}`,
  )
  await goTo(page, 'menus?user=dora&with=nobody-of-that-name')
  await expect(page.getByRole('alert')).toContainText('nobody-of-that-name')
})

test('what is not known of one is neither only the other’s nor of both', async ({ page }) => {
  const partly = organizationFile(300, ['anna'])
  const { log } = JSON.parse(partly.file.buffer.toString()) as {
    log: { entries: { request: { url: string } }[] }
  }
  log.entries = log.entries.filter(({ request }) => !/v2\.3\/role/.test(request.url))
  const buffer = Buffer.from(JSON.stringify({ log }))
  await importFiles(page, [{ ...partly.file, buffer }], 'Solar')
  await goTo(page, 'menus?user=anna&with=ben')
  await expect(page.getByText(/^Not known for certain/).first()).toBeVisible()
  for (const name of ['Only Anna Meyer', 'Both', 'Differing']) {
    await expect(choice(page, name)).toHaveAccessibleName(`${name} 0`)
  }
  await choice(page, '? Not known').check({ force: true })
  await expect(row(page, 'Sites 0')).toHaveAccessibleName(/^Sites 0 yes unknown /)
  await choice(page, 'Differing').check({ force: true })
  await expect(page.getByRole('heading', { name: /are not known to differ$/ })).toBeVisible()
})
