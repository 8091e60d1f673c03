import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { answer, chooseFiles, dialog, importFiles } from './steps'

const finished = (page: Page): Locator => dialog(page, 'Import finished')

/** `user,role,user name`, with the names in windows-1251. */
const russian = {
  name: 'staff.csv',
  mimeType: 'text/csv',
  buffer: Buffer.concat([
    Buffer.from('user,role,user name\nu1,clerk,'),
    Buffer.from([0xce, 0xeb, 0xfc, 0xe3, 0xe0]),
    Buffer.from('\n'),
  ]),
}

const asksFor = async (page: Page): Promise<Locator> => {
  const importing = await chooseFiles(page, [russian], 'Acme')
  await importing.getByRole('button', { name: 'Import 1 file' }).click()
  return dialog(page, 'The import has a question')
}

test('a table in an old encoding: a person picks the reading that is right', async ({ page }) => {
  const asks = await asksFor(page)
  await expect(asks).toContainText('How is the text of 1 file written?')
  await expect(asks.getByText('line 2: u1,clerk,Ольга')).toBeVisible()
  await expect(asks.getByText('line 2: u1,clerk,Îëüãà')).toBeVisible()
  const choices = asks.getByRole('group', { name: 'Encoding' })
  await choices.getByRole('radio', { name: /^Cyrillic \(windows-1251\)/ }).check()
  await asks.getByRole('button', { name: 'Go on' }).click()

  await expect(finished(page).getByRole('row', { name: /^staff\.csv/ })).toContainText(
    'table of roles that users hold',
  )
  await finished(page).getByRole('button', { name: 'Open the account' }).click()
  await page.getByRole('link', { name: 'Users' }).click()
  await expect(page.getByRole('row', { name: /Ольга/ })).toBeVisible()
})

test('a table in an old encoding that nobody recognises is left out', async ({ page }) => {
  const asks = await asksFor(page)
  const none = asks.getByRole('radio', { name: 'None of these: leave it out' })
  await expect(none).toBeChecked()
  await asks.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog(page, 'Nothing came in')).toContainText('neither UTF-8 nor UTF-16')
})

test('a table that somebody vouches for proves a “no”', async ({ page }) => {
  const importing = await chooseFiles(
    page,
    [
      {
        name: 'grants.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('user,permission\nu1,ReadThings\nu2,WriteThings\n'),
      },
    ],
    'Acme',
  )
  await importing.getByLabel('Permissions granted to users').check()
  await importing.getByRole('button', { name: 'Import 1 file' }).click()
  await expect(finished(page)).toContainText('1 part came into Acme.')
  await expect(finished(page)).not.toContainText('vouch')
})

test('of tables that nobody vouches for, matrix and export say what is missing', async ({
  page,
}) => {
  await importFiles(page, [answer('grants.csv', 'user,permission\nu1,Read\nu2,Write\n')], 'Acme')
  await page.getByRole('link', { name: 'Matrix' }).click()
  const cell = page.getByRole('gridcell', { name: 'u1, Write: unknown' })
  await expect(cell).toBeVisible()
  await page.getByText(/^Not known for certain: \d parts are missing$/).click()
  await expect(page.getByText(/vouch for direct-permission-list/)).toBeVisible()
  await page.getByRole('button', { name: 'Export CSV…' }).click()
  await expect(dialog(page, 'Export this matrix')).toContainText('Not everything was read.')
})
