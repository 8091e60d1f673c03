import { zipSync, strToU8 } from 'fflate'
import { expect, test } from './fixtures'
import { chooseFiles, dialog, goTo, inspector, openView } from './steps'

/** What somebody may have for a name who wants others to read or run something else. */
const turning = 'Ada \u202Edesrever'
const markup = '<img src=x onerror="document.title=1">'

const table = [
  'user,user name,permission,permission name',
  `u1,${turning},Read,"${markup.replaceAll('"', '""')}"`,
  `"=cmd|' /C calc'!A0",__proto__,constructor,\u001b[31mred`,
].join('\r\n')

test('names that are made to mislead are shown as text, and turn nothing around them', async ({
  page,
}) => {
  const importing = await chooseFiles(
    page,
    [{ name: 'grants.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }],
    'Tables',
  )
  await importing.getByRole('button', { name: /^Import \d+ file/ }).click()
  await dialog(page, 'Import finished').getByRole('button', { name: 'Open the account' }).click()

  await openView(page, 'Users')
  await goTo(page, 'users?sel=user:u1')
  await inspector(page)
    .getByRole('button', { name: /^direct / })
    .click()
  const proof = inspector(page).getByText(/^Yes: Ada /)
  await expect(proof).toContainText('Ada \\u202edesrever')
  await expect(proof).toContainText(markup)
  await expect(proof).not.toContainText('\u202E')

  await openView(page, 'Matrix')
  await expect(page.getByRole('columnheader', { name: markup })).toBeVisible()
  await expect(page.getByRole('row', { name: /__proto__/ })).toBeVisible()
  expect(await page.title()).not.toBe('1')
})

test('two files of one name in an archive are two lines of the report', async ({ page }) => {
  // What no tool packs, a hand can: both entries get the name of the first.
  const bytes = Buffer.from(
    zipSync({
      'a.csv': strToU8('user,role\r\nu1,r1\r\n'),
      'b.csv': strToU8('user,role\r\nu2,r2\r\n'),
    }),
  )
  for (let at = bytes.indexOf('b.csv'); at !== -1; at = bytes.indexOf('b.csv', at)) {
    bytes.write('a.csv', at, 'latin1')
  }
  const importing = await chooseFiles(
    page,
    [{ name: 'two.zip', mimeType: 'application/zip', buffer: bytes }],
    'Twice',
  )
  await importing.getByRole('button', { name: /^Import \d+ file/ }).click()
  const finished = dialog(page, 'Import finished')
  await expect(finished.getByRole('row', { name: /two\.zip › a\.csv/ })).toHaveCount(2)
})
