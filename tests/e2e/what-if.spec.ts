/** Trying out changes of roles: live, with undo, refusals at their place, and texts to hand on. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { dialog, inspector, openSample, openView } from './steps'

const editList = (page: Page): Locator => page.getByRole('list', { name: 'Edits' })
const edits = (page: Page): Locator => editList(page).getByRole('listitem')
const table = (page: Page, name: string): Locator => page.getByRole('grid', { name })
const sentence = (page: Page, text: string | RegExp): Locator => page.getByText(text).first()
const chooseRole = (page: Page, name: string | RegExp): Promise<unknown> =>
  page
    .getByRole('region', { name: 'Edits' })
    .getByLabel('Role', { exact: true })
    .selectOption({ label: name as string })
const flip = (page: Page, name: string): Promise<void> =>
  page.getByRole('checkbox', { name, exact: true }).click()

test('a switch flipped in a custom role tells at once who loses what; undo and redo', async ({
  page,
}) => {
  await openSample(page)
  await openView(page, 'What if')
  await expect(page.getByText('What would a change of roles do?')).toBeVisible()
  await expectAccessible(page, 'what if, empty')

  await chooseRole(page, 'Front Desk')
  const presence = page.getByRole('checkbox', { name: 'Manage Presence', exact: true })
  await expect(presence).toBeChecked()
  await presence.click()
  await expect(edits(page)).toHaveCount(1)
  await expect(edits(page)).toContainText('Switch “Manage Presence” off in the role “Front Desk”.')
  await expect(presence).not.toBeChecked()
  await expect(
    sentence(page, /^The effective access of \d+ users changes: nobody gains anything/),
  ).toBeVisible()

  const row = table(page, 'Users').getByRole('row').nth(1)
  await row.click()
  const panel = inspector(page)
  await expect(panel.getByRole('heading', { name: /^Lost \(\d+\)$/ })).toBeVisible()
  await expect(panel.getByRole('link', { name: 'Manage Presence', exact: true })).toBeVisible()
  await expectAccessible(page, 'what if, with a user')
  // What stands in the address is the whole place.
  const address = page.url()
  await page.reload()
  await expect(inspector(page).getByRole('heading', { name: /^Lost/ })).toBeVisible()
  expect(page.url()).toBe(address)
  await expect(edits(page)).toHaveCount(1)

  await flip(page, 'Manage Voicemail')
  await expect(edits(page)).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(edits(page)).toHaveCount(1)
  await page.keyboard.press('Control+Shift+z')
  await expect(edits(page)).toHaveCount(2)
  // Flipped back, nothing of it is left.
  await flip(page, 'Manage Voicemail')
  await expect(edits(page)).toHaveCount(1)
  await page.getByRole('button', { name: /^Remove this edit/ }).click()
  await expect(page.getByText('No edits yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(edits(page)).toHaveCount(1)
})

test('one permission of the answer shows its users', async ({ page }) => {
  await openSample(page)
  await openView(page, 'What if')
  await chooseRole(page, 'Front Desk')
  await flip(page, 'Manage Presence')
  await page.getByRole('radio', { name: /^Permissions/ }).check({ force: true })
  await table(page, 'Permissions')
    .getByRole('row', { name: /^Export Presence/ })
    .click()
  await expect(page.getByText('Only users for whom “Export Presence” changes')).toBeVisible()
  await expect(table(page, 'Users').getByRole('row').nth(1)).toBeVisible()
  await page.getByRole('button', { name: 'Show all users' }).click()
  await expect(page.getByText('Only users for whom')).toBeHidden()
})

test('a standard role changes by way of a copy', async ({ page }) => {
  await openSample(page)
  await openView(page, 'What if')
  await chooseRole(page, 'Manager (standard)')
  await flip(page, 'Manage Presence')
  await expect(edits(page)).toHaveCount(3)
  await expect(edits(page).first()).toContainText('named “Manager, changed”')
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('new:Manager, changed')
  await page
    .getByRole('radio', { name: /^Roles/ })
    .last()
    .check({ force: true })
  await expect(
    table(page, 'Roles').getByRole('row', { name: /^Manager, changed copy of Manager/ }),
  ).toBeVisible()
})

test('an edit that is not possible says why at its place, and what is possible instead', async ({
  page,
}) => {
  await openSample(page)
  await openView(page, 'What if')
  const wrong = [
    { kind: 'remove-permission', role: 'Front Desk', permission: 'Manage Presence' },
    { kind: 'remove-permission', role: 'Manager', permission: 'Manage Presence' },
    { kind: 'delete-role', role: 'Night Shift' },
  ]
  await page.evaluate(
    (json) => (location.hash = `${location.hash.split('?')[0]}?edits=${encodeURIComponent(json)}`),
    JSON.stringify(wrong),
  )
  await expect(edits(page)).toHaveCount(3)
  const refused = edits(page).nth(1)
  await expect(refused.getByRole('alert')).toContainText('“Manager” is a standard role')
  await expect(edits(page).nth(2)).toContainText('Not tried')
  await expect(page.getByText('This is what the first edit changes')).toBeVisible()
  await expectAccessible(page, 'what if, refused')
  await refused.getByRole('button', { name: 'Change a copy and give that instead' }).click()
  await expect(edits(page)).toHaveCount(5)
  await expect(page.getByRole('alert')).toHaveCount(0)

  await page.evaluate(
    (json) => (location.hash = `${location.hash.split('?')[0]}?edits=${encodeURIComponent(json)}`),
    JSON.stringify(wrong.slice(1, 2)),
  )
  await expect(page.getByRole('heading', { name: 'Nothing was tried' })).toBeVisible()
})

test('a user is given and loses roles, beginning at the user', async ({ page }) => {
  await openSample(page)
  await openView(page, 'Users')
  await page.getByRole('grid', { name: 'Users' }).getByRole('row').nth(1).click()
  await inspector(page).getByRole('link', { name: 'What if…' }).click()
  await expect(page.getByRole('heading', { name: 'What if', level: 1 })).toBeVisible()
  await flip(page, 'Super Admin')
  await expect(edits(page)).toContainText('the role “Super Admin”.')
  await expect(sentence(page, /^The effective access of 1 user changes/)).toBeVisible()
})

test('edits are saved, opened and removed with a way back; a change request and a table are made', async ({
  page,
}) => {
  await openSample(page)
  await openView(page, 'What if')
  await chooseRole(page, 'Front Desk')
  await flip(page, 'Manage Presence')
  await page.getByRole('button', { name: 'Saved edits…' }).click()
  const saved = dialog(page, 'Saved edits')
  await saved.getByLabel('Save these edits as').fill('Less presence')
  await saved.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(saved.getByText('Saved as “Less presence”.')).toBeVisible()
  await expectAccessible(page, 'saved edits')
  await saved.getByRole('button', { name: 'Remove “Less presence”' }).click()
  await expect(saved.getByText('Nothing is saved yet.')).toBeVisible()
  await saved.getByRole('button', { name: 'Put it back' }).click()
  await expect(saved.getByRole('button', { name: 'Open: Less presence' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Remove all edits' }).click()
  await page.getByRole('button', { name: 'Saved edits…' }).click()
  await saved.getByRole('button', { name: 'Open: Less presence' }).click()
  await expect(edits(page)).toHaveCount(1)

  await page.getByRole('button', { name: 'Change request…' }).click()
  const request = dialog(page, 'Change request')
  await request.getByLabel('Title').fill('Presence at the desk')
  const text = request.getByLabel('Text')
  await expect(text).toHaveValue(/^# Presence at the desk/)
  await expect(text).toHaveValue(/“Manage Presence” \(ManagePresence\)/)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    request.getByRole('button', { name: 'Save as a file' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('Sample account change request.md')
  expect(await readFile(await file.path(), 'utf8')).toMatch(/^# Presence at the desk/)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Export…' }).click()
  const exporting = dialog(page, 'Export what would change')
  await exporting.getByRole('button', { name: 'Write the file' }).click()
  await expect(exporting.getByRole('link', { name: /^Save/ }).first()).toBeVisible()
})

test('says which findings the edits begin and end', async ({ page }) => {
  await openSample(page)
  const edits = [{ kind: 'give-role', user: '63001100', role: 'Super Admin' }]
  await page.evaluate((text) => {
    const [, account] = location.hash.slice(2).split('/')
    location.hash = `#/a/${account}/what-if?edits=${encodeURIComponent(text)}&tab=findings`
  }, JSON.stringify(edits))
  await expect(table(page, 'Findings')).toContainText('begins')
  await expect(table(page, 'Findings')).toContainText('Anna Haddad')
  await expectAccessible(page, 'what if, findings')
})
