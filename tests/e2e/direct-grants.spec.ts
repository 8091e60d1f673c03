import { expect, test } from './fixtures'
import { chooseFiles, dialog, goTo, inspector, openView } from './steps'

const table = (name: string, lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
})

test('what is granted directly stands apart from roles, with its mark, its proof and its filter', async ({
  page,
}) => {
  const importing = await chooseFiles(
    page,
    [
      table('users.csv', [
        'user,name,email',
        'u1,Ada Lovelace,ada@example.com',
        'u2,Bo,bo@example.com',
      ]),
      table('grants.csv', ['user,permission', 'u1,Edit', 'u1,Pay']),
      table('inclusions.csv', ['permission,includes', 'Edit,Read']),
    ],
    'Tables',
  )
  await importing.getByRole('button', { name: /^Import \d+ file/ }).click()
  await dialog(page, 'Import finished').getByRole('button', { name: 'Open the account' }).click()

  await openView(page, 'Users')
  await goTo(page, 'users?filter=direct:Edit&sel=user:u1')
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Bo/ })).toBeHidden()
  // Nobody vouched for the table, so Bo may be granted it as well.
  await expect(page.getByText('1 more may match')).toBeVisible()

  const panel = inspector(page)
  await expect(panel.getByRole('heading', { name: /^Granted directly at least 2/ })).toBeVisible()
  await expect(panel.getByRole('link', { name: 'Edit' })).toBeVisible()
  await panel.getByRole('button', { name: /^included Read/ }).click()
  await expect(
    panel.getByText('“Edit” is granted to Ada Lovelace directly, which includes it.'),
  ).toBeVisible()
  await expect(panel.getByRole('list', { name: 'Ways by which it is granted' })).toContainText(
    'Ada Lovelace→ Edit→ Read',
  )
  await expect(panel.getByText(/What is not listed here is not known/)).toBeVisible()
})
