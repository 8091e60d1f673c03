/** What changed between two snapshots: time line, effect with causes, facts, who could, and histories. */
import { readFile } from 'node:fs/promises'
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { dialog, goTo, inspector } from './steps'

test.use({ account: 'sample' })

test('a newcomer sees what changed in the sample account, for whom, and through what', async ({
  page,
}) => {
  await goTo(page, 'changes')
  const line = page.getByRole('region', { name: 'Time line' })
  await expect(line.getByRole('button')).toHaveCount(2)
  await expect(
    line.getByRole('button', { name: /^Snapshot 2, .*whole, from an import/ }),
  ).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText(/^The effective access of \d+ users changed/)).toBeVisible()
  await page.getByText(/^Through \d+ changes$/).click()
  await expect(
    page.getByText('The role “Reports Viewer” now lists “Manage Call Recording”.').first(),
  ).toBeVisible()

  // One role, one of its users, and what that user gained through it.
  const effect = page.getByRole('grid', { name: 'Effect' })
  const all = (await effect.getAttribute('aria-rowcount'))!
  await page.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'Reports Viewer' })
  await expect(effect, 'only its users are left').not.toHaveAttribute('aria-rowcount', all)
  const row = effect.getByRole('row', { name: /Ben Varga/ })
  await row.focus()
  await page.keyboard.press('Enter')
  const panel = inspector(page)
  await expect(panel.getByRole('heading', { name: /^Gained/ })).toBeVisible()
  await expect(
    panel.getByText('The role “Reports Viewer” now lists “Manage Call Recording”.').first(),
  ).toBeVisible()
  await expect(page).toHaveURL(/role=100203&sel=changed-user:63001076/)
  await expectAccessible(page, 'changes')

  // Since when: the history of one of these grants.
  await panel.getByRole('link', { name: 'Grant history' }).first().click()
  await expect(
    page.getByText(/first in snapshot 2 .*; in the one before not, and today/),
  ).toBeVisible()
  await expectAccessible(page, 'grant history')

  await goTo(page, 'changes?tab=facts&show=listing')
  await expect(page.getByRole('grid', { name: 'Facts' })).toContainText(
    'The role “Reports Viewer” lists “Manage Call Recording”: new.',
  )
  await expectAccessible(page, 'changed facts')
  await goTo(page, 'changes?tab=who&permission=ManageCallRecording')
  await expect(page.getByText(/^Then, 14 Oct 2026/)).toBeVisible()
  await expectAccessible(page, 'who could')

  await goTo(page, 'changes?role=100203')
  await page.getByRole('button', { name: 'Export…' }).click()
  const exporting = dialog(page, 'Export changes')
  await exporting.getByRole('button', { name: 'Write the file' }).click()
  const download = page.waitForEvent('download')
  await exporting.getByRole('link', { name: /\.csv$/ }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('Manage Call Recording,gained,The role “Reports Viewer” now lists')
})

test('a snapshot without an earlier one says so', async ({ page }) => {
  await goTo(page, 'changes?at=1')
  await expect(page.getByRole('heading', { name: 'The oldest snapshot' })).toBeVisible()
})
