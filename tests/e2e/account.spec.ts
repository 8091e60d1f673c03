import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures'
import { dialog, importFiles, meetings, openSample, strip } from './steps'

test.describe('the sample account', () => {
  test.use({ account: 'sample' })

  test('the strip opens the list of parts, each with its time and file', async ({ page }) => {
    await strip(page)
      .getByRole('button', { name: /Show the parts/ })
      .click()
    const parts = dialog(page, 'What this snapshot rests on')
    const dictionary = parts.getByRole('row', { name: /Permission dictionary/ })
    await expect(dictionary).toContainText('14 Nov 2026')
    await expect(dictionary).toContainText('90')
    await expect(dictionary).toContainText('sample: permission-dictionary')
    await expect(parts.getByText('Showing 500 of 639 parts.')).toBeVisible()
    await parts.getByRole('button', { name: 'Show 139 more' }).click()
    await expect(parts.getByRole('row')).toHaveCount(640)
    await page.keyboard.press('Escape')
    await expect(parts).toBeHidden()
  })
})

test('of a partial account, the list says what is missing in which part', async ({ page }) => {
  await importFiles(page, meetings, 'Acme')
  await strip(page)
    .getByRole('button', { name: /parts not whole/ })
    .click()
  const parts = dialog(page, 'What this snapshot rests on')
  const first = parts.getByRole('row').nth(1)
  await expect(first.getByRole('img', { name: 'read in part' })).toBeVisible()
  await expect(first).toContainText('the answer has no paging')
  await expect(first).toContainText('time unknown')
  await expect(first).toContainText('permission-list.json')
})

test('an account is renamed', async ({ page }) => {
  await openSample(page)
  await page.getByRole('button', { name: 'Rename' }).click()
  const rename = dialog(page, 'Rename the account')
  await expect(rename.getByLabel('Name')).toHaveValue('Sample account')
  await rename.getByLabel('Name').fill('  Acme Energy  ')
  await rename.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('heading', { name: 'Acme Energy', level: 1 })).toBeVisible()
  await expect(page.getByRole('navigation')).toContainText('Acme Energy')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Acme Energy', level: 1 })).toBeVisible()
})

test('a copy is saved: one SQLite file', async ({ page }) => {
  await openSample(page)
  await page.getByRole('button', { name: 'Save a copy' }).click()
  const saving = dialog(page, 'Save a copy of the account')
  await expect(saving.getByText(/^The copy is ready: one file of/)).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    saving.getByRole('link', { name: /^Save .*\.sqlite$/ }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^Sample account.*\.sqlite$/)
  const file = await readFile(await download.path())
  expect(file.subarray(0, 15).toString('latin1')).toBe('SQLite format 3')
  await expect(saving).toBeHidden()
})

test('an account is removed only after a question', async ({ page }) => {
  await openSample(page)
  await page.getByRole('button', { name: 'Remove' }).click()
  const remove = dialog(page, 'Remove Sample account?')
  await expect(remove).toContainText('This cannot be undone.')
  await remove.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Sample account', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Remove' }).click()
  await remove.getByRole('button', { name: 'Remove it for good' }).click()
  await expect(
    page.getByText('No account yet. The first connection or import makes one.'),
  ).toBeVisible()
})
