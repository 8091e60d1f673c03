import type { JSHandle, Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import {
  answer,
  chooseFiles,
  chosenBy,
  dialog,
  example,
  fixture,
  goTo,
  importFiles,
  meetings,
} from './steps'

const finished = (page: Page): Locator => dialog(page, 'Import finished')
const fileRow = (page: Page, name: string): Locator =>
  finished(page).getByRole('row', { name: new RegExp(`^${name}`) })

test('chosen files are reported by what they were recognised as', async ({ page }) => {
  const importing = await chooseFiles(page, meetings, 'Acme')
  await expect(importing).toContainText('4 files')
  await importing.getByRole('button', { name: 'Import 4 files' }).click()

  await expect(finished(page)).toContainText('5 parts came into Acme.')
  await expect(fileRow(page, 'authz-profile-check.json')).toContainText(
    'RingCentral permission check',
  )
  await expect(fileRow(page, 'error-cmn-408.json')).toContainText('RingCentral error CMN-408')
  await expect(fileRow(page, 'permission-list.json')).toContainText('RingCentral permission list')
  await expect(fileRow(page, 'user-role-3.json')).toContainText('RingCentral user role')

  await finished(page).getByRole('button', { name: 'Open the account' }).click()
  await expect(page.getByRole('heading', { name: 'Acme', level: 1 })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Permission dictionary/ })).toContainText(
    'read in part',
  )
})

test('a chosen folder comes in whole, named as its files lie in it', async ({ page }) => {
  const chooser = await chosenBy(page, page.getByRole('button', { name: 'Choose a folder…' }))
  await chooser.setFiles(example('ringcentral-presence'))
  const importing = dialog(page, 'Import saved answers')
  // The folder is probably named after the client.
  await expect(importing.getByLabel('Its name')).toHaveValue('ringcentral-presence')
  await importing.getByRole('button', { name: 'Import 3 files' }).click()
  await expect(fileRow(page, 'ringcentral-presence/permission-list.json')).toContainText(
    'RingCentral permission list',
  )
})

test('files dropped anywhere come in; bad ones are listed with what is wrong', async ({ page }) => {
  const transfer = await filesInHand(page, {
    'cut.json': '{"records": [{"id": "3", "displayName": "Standa',
    'login.json': '<!doctype html><html><body>Please sign in</body></html>',
    'user-role-3.json': JSON.stringify({
      uri: 'https://platform.ringcentral.com/restapi/v1.0/dictionary/user-role/3',
      id: '3',
      displayName: 'Standard',
      custom: false,
      permissions: [],
    }),
  })
  await page.getByRole('main').dispatchEvent('dragover', { dataTransfer: transfer })
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: transfer })
  const importing = dialog(page, 'Import saved answers')
  await importing.getByLabel('Its name').fill('Dropped')
  await importing.getByRole('button', { name: 'Import 3 files' }).click()

  await expect(finished(page)).toContainText('2 files could not be used.')
  await expect(fileRow(page, 'cut.json')).toContainText(/ends|cut|truncated/i)
  await expect(fileRow(page, 'login.json')).toContainText(/HTML/)
  await expect(fileRow(page, 'user-role-3.json')).toContainText('RingCentral user role')
  // What needs the eye stands first.
  await expect(finished(page).getByRole('row').nth(1)).toContainText('cut.json')
})

test('nothing usable says so and leaves no account', async ({ page }) => {
  const importing = await chooseFiles(page, [answer('empty.json', '')], 'Nobody')
  await importing.getByRole('button', { name: 'Import 1 file' }).click()
  const nothing = dialog(page, 'Nothing came in')
  await expect(nothing).toContainText('No file could be used.')
  await expect(nothing.getByRole('row', { name: /^empty.json/ })).toContainText(/empty/i)
  await nothing.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(page.getByText('No account yet.')).toBeVisible()
})

test('an EnOS answer asks whose it is; the answered import shows the menu tree', async ({
  page,
}) => {
  const importing = await chooseFiles(page, [example('enos/user-app-resources.json')], 'Windfarm')
  await importing.getByRole('button', { name: 'Import 1 file' }).click()
  const asks = dialog(page, 'The import has a question')
  await expect(asks).toContainText('1 file does not say what was asked')
  await asks.getByLabel('Organization id').fill('o-1001')
  await asks.getByLabel('User id').fill('u-2001')
  await asks.getByLabel('App access key').fill('wind-monitor')

  // Back and forth, what was typed stays.
  await asks.getByRole('button', { name: 'Back' }).click()
  await expect(importing.getByLabel('Its name')).toHaveValue('Windfarm')
  await importing.getByRole('button', { name: 'Import 1 file' }).click()

  await expect(fileRow(page, 'user-app-resources.json')).toContainText('EnOS app resources')
  await finished(page).getByRole('button', { name: 'Open the account' }).click()
  await goTo(page, 'menus?app=wind-monitor&user=u-2001')
  await expect(page.getByText('Has access')).toBeVisible()
  const tree = page.getByRole('treegrid', { name: 'Menus of the app' })
  await expect(tree.getByRole('row', { name: /^Wind Farm/ })).toHaveAttribute(
    'aria-expanded',
    'true',
  )
  await expect(tree.getByRole('row', { name: /^Map/ })).toHaveAttribute('aria-level', '2')
})

test('the question can wait: the strip brings it back with what was typed', async ({ page }) => {
  const importing = await chooseFiles(page, [example('enos/user-app-resources.json')], 'Windfarm')
  await importing.getByRole('button', { name: 'Import 1 file' }).click()
  const asks = dialog(page, 'The import has a question')
  await asks.getByLabel('User id').fill('u-2001')
  await asks.getByRole('button', { name: 'Close' }).click()
  await expect(asks).toBeHidden()
  await page.getByRole('button', { name: 'The import waits for an answer' }).click()
  await expect(asks.getByLabel('User id')).toHaveValue('u-2001')
  // Left empty otherwise, the file stays out and nothing came in.
  await asks.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog(page, 'Nothing came in')).toContainText('organization')
})

const foreign = answer('role-of-another-server.json', {
  uri: 'https://platform.devtest.ringcentral.com/restapi/v1.0/account/999/user-role/100777',
  id: '100777',
  displayName: 'Foreign Role',
  custom: true,
  permissions: [],
})

for (const [choice, came] of [
  ['Leave them out', false],
  ['Bring them in all the same', true],
] as const) {
  test(`answers of another server: ${choice.toLowerCase()}`, async ({ page }) => {
    await importFiles(page, meetings, 'Acme')
    const chooser = await chosenBy(page, page.getByRole('button', { name: 'Import more…' }))
    await chooser.setFiles([foreign])
    const importing = dialog(page, 'Import saved answers')
    await expect(importing.getByLabel('Into account')).toHaveValue(/.+/)
    await importing.getByRole('button', { name: 'Import 1 file' }).click()
    const asks = dialog(page, 'The import has a question')
    await expect(asks).toContainText('This account is RingCentral account 400100')
    await expect(asks).toContainText('platform.devtest.ringcentral.com')
    await asks.getByLabel(choice).check()
    await asks.getByRole('button', { name: 'Go on' }).click()
    if (came) {
      await expect(finished(page)).toContainText('came into Acme.')
      await expect(fileRow(page, 'role-of-another-server.json')).toContainText('user role')
    } else {
      await expect(dialog(page, 'Nothing came in')).toContainText('another account')
    }
  })
}

test('a cancelled import brings nothing in and keeps what was typed', async ({ page }) => {
  // The file is held back on its way, so that there is time to cancel.
  let arrived: () => void = () => undefined
  const sending = new Promise<void>((resolve) => (arrived = resolve))
  await page.route('**/upload/*', () => arrived())
  const importing = await chooseFiles(page, meetings, 'Acme')
  await importing.getByText('More details').click()
  await importing.getByLabel('Taken on').fill('2026-10-01')
  await importing.getByLabel('Permission dictionary').check()
  await importing.getByRole('button', { name: 'Import 4 files' }).click()
  await sending
  await expect(importing).toContainText('Handing over the files')
  await importing.getByRole('button', { name: 'Cancel' }).click()
  await expect(importing.getByRole('status')).toHaveText('Cancelled. Nothing came in.')
  await expect(importing.getByLabel('Its name')).toHaveValue('Acme')
  await importing.getByText('More details').click()
  await expect(importing.getByLabel('Taken on')).toHaveValue('2026-10-01')
  await expect(importing.getByLabel('Permission dictionary')).toBeChecked()

  await page.unroute('**/upload/*')
  await importing.getByRole('button', { name: 'Import 4 files' }).click()
  await expect(finished(page)).toContainText('came into Acme.')
  await finished(page).getByRole('button', { name: 'Open the account' }).click()
  await expect(page.getByRole('row', { name: /^Permission dictionary/ })).toContainText(
    'read whole',
  )
  await expect(page.getByText(/^Taken 1 Oct 2026/)).toBeVisible()
})

test('an import is taken back, from its report and from the overview', async ({ page }) => {
  await importFiles(page, meetings, 'Acme')
  const chooser = await chosenBy(page, page.getByRole('button', { name: 'Import more…' }))
  await chooser.setFiles(fixture('ringcentral/user-role-3.json'))
  await dialog(page, 'Import saved answers').getByRole('button', { name: 'Import 1 file' }).click()
  await finished(page).getByRole('button', { name: 'Take this import back' }).click()
  await expect(finished(page)).toBeHidden()
  const takeBack = page.getByRole('button', { name: 'Take back' })
  await expect(takeBack).toHaveCount(1)

  await takeBack.click()
  const asked = dialog(page, 'Take this import back?')
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await expect(asked).toBeHidden()
  await takeBack.click()
  await asked.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('Nothing was imported into this account yet')).toBeVisible()
})

/** Files as a drag carries them. */
function filesInHand(page: Page, files: Record<string, string>): Promise<JSHandle<DataTransfer>> {
  return page.evaluateHandle((contents) => {
    const transfer = new DataTransfer()
    for (const [name, text] of Object.entries(contents)) {
      transfer.items.add(new File([text], name, { type: 'application/json' }))
    }
    return transfer
  }, files)
}
