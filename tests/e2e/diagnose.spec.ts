import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { dialog, example, goTo, importFiles, inspector, meetings, openView } from './steps'

const field = (page: Page) => page.getByRole('textbox', { name: /^An error body/ })
const start = (page: Page) => page.getByRole('button', { name: 'Diagnose', exact: true })

const refusal = (permission: string): object => {
  const message = `In order to call this API endpoint, user needs to have [${permission}] permission for requested resource.`
  return { errorCode: 'CMN-408', message, permissionName: permission }
}

/** As a person drops a file into the window. */
async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const made = new DataTransfer()
      made.items.add(new File([content!], fileName!, { type: 'application/json' }))
      return made
    },
    [name, text],
  )
  await field(page).dispatchEvent('drop', { dataTransfer: transfer })
}

test.describe('the sample account', () => {
  test.use({ account: 'sample' })

  test('an error is explained for the user concerned, with changes to try out', async ({
    page,
  }) => {
    await openView(page, 'Diagnose')
    await expect(start(page)).toBeDisabled()
    await page.getByRole('button', { name: 'An error body' }).click()

    const item = page.getByRole('article')
    await expect(item.getByText('CMN-408', { exact: true })).toBeVisible()
    await expect(item.getByRole('heading', { name: 'A user permission is missing' })).toBeVisible()
    await expect(item.getByText('Anna Meyer does not have “Read Call Recording”.')).toBeVisible()
    // It has no switch of its own; the nearest one that brings it is named first.
    await expect(item.getByText('No. It comes with another permission')).toBeVisible()
    await expect(
      item.getByRole('link', { name: 'Export Call Recording', exact: true }),
    ).toBeVisible()

    const give = item.getByRole('table', { name: 'Give another role' })
    await expect(give.getByRole('row').nth(1)).toContainText('Give Anna Meyer the role')
    await expect(give.getByRole('row').nth(1)).toContainText('nobody')
    const edit = item.getByRole('table', { name: 'Edit a role' })
    const frontDesk = edit.getByRole('row', {
      name: /Switch “Export Call Recording” on in the role “Front Desk”/,
    })
    await expect(frontDesk).toContainText('22 users')
    await frontDesk.getByText('1 permission', { exact: true }).click()
    await expect(frontDesk.getByRole('listitem')).toHaveText('Export Call Recording')

    await item.getByRole('button', { name: 'Why? Anna Meyer' }).click()
    await expect(item.getByText(/^No: Anna Meyer does not have/)).toBeVisible()

    await frontDesk.getByRole('link', { name: /^Try it in What if/ }).click()
    await expect(page.getByRole('heading', { name: 'What if', level: 1 })).toBeVisible()
    expect(decodeURIComponent(new URL(page.url()).hash)).toContain('"kind":"add-permission"')
    await page.goBack()
    await expect(item.getByText('Anna Meyer does not have “Read Call Recording”.')).toBeVisible()
  })

  test('a short text is in the address; one with a token is not', async ({ page }) => {
    const body = JSON.stringify(refusal('ReadCallRecording'))
    await goTo(page, `diagnose?user=63001000&text=${encodeURIComponent(body)}`)
    await expect(field(page)).toHaveValue(body)
    await expect(page.getByText('Anna Meyer does not have “Read Call Recording”.')).toBeVisible()

    const verbose = `> Authorization: Bearer U0pDMTFQMDFQQVMwMHxBQUE\n< HTTP/1.1 403 Forbidden\n${body}`
    await field(page).fill(verbose)
    await expect(page.getByText('The text was changed since')).toBeVisible()
    await start(page).click()
    await expect(page.getByText(/^This text seems to hold a token/)).toBeVisible()
    await expect(page.getByText('Anna Meyer does not have “Read Call Recording”.')).toBeVisible()
    expect(page.url()).not.toContain('text=')
    expect(page.url()).not.toContain('U0pDMTFQ')

    // Back is the question before, with its text.
    await page.goBack()
    await expect(field(page)).toHaveValue(body)
  })

  test('errors of a log are counted, ranked and opened beside each other by keys', async ({
    page,
  }) => {
    await openView(page, 'Diagnose')
    await page.getByRole('button', { name: 'A log of several errors' }).click()
    await expect(page.getByText('6 errors of 4 kinds.').last()).toBeVisible()

    const changes = page.getByRole('region', { name: 'Changes that clear most' })
    await expect(changes.getByRole('row').nth(1)).toContainText('Anna Meyer')
    await expect(changes.getByRole('cell', { name: '4', exact: true })).toBeVisible()
    await expect(changes.getByText(/^2 errors are left that no change of roles/)).toBeVisible()

    const groups = page.getByRole('grid', { name: 'Errors, grouped' })
    await expect(
      groups.getByRole('row', { name: /ReadCallLog CMN-401|CMN-401 ReadCallLog/ }),
    ).toContainText('no')
    await page.getByRole('heading', { name: 'Diagnose', level: 1 }).click()
    await page.keyboard.press('j')
    await expect(groups.getByRole('row', { name: /Read Call Recording/ })).toBeFocused()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(
      inspector(page).getByText('Anna Meyer does not have “Edit Call Log”.'),
    ).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const scope = inspector(page)
    await expect(scope.getByText('An application scope is missing')).toBeVisible()
    // No role brings an application scope.
    await expect(scope.getByText('What clears it')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(inspector(page)).toHaveCount(0)

    await page.getByText('As a change request').click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^change-request-\d{4}-\d\d-\d\d\.md$/)
    expect(await readFile(await download.path(), 'utf8')).toContain('Anna Meyer')
  })

  test('nonsense is answered with what was looked for, and stays in the field', async ({
    page,
  }) => {
    await openView(page, 'Diagnose')
    await field(page).fill('my cat walked over the keyboard')
    await start(page).click()
    const failure = page.getByRole('alert')
    await expect(failure).toContainText('No error of RingCentral or EnOS was found in this text.')
    await expect(failure).toContainText('Paste the body of the answer')
    await expect(field(page)).toHaveValue('my cat walked over the keyboard')
  })

  test('a dropped HAR says itself whose errors it holds, and is not imported', async ({ page }) => {
    await openView(page, 'Diagnose')
    const server = 'https://platform.ringcentral.com/restapi/v1.0/account/~'
    const entry = (url: string, status: number, body: object) => ({
      request: { method: 'GET', url },
      response: { status, content: { mimeType: 'application/json', text: JSON.stringify(body) } },
    })
    const padding = entry(`${server}/other`, 200, { padding: 'x'.repeat(30_000) })
    const entries = [
      entry(`${server}/extension/~`, 200, { id: 63001000, extensionNumber: '1001' }),
      entry(`${server}/recording/7`, 403, refusal('ReadCallRecording')),
      padding,
    ]
    await dropFile(page, 'portal.har', JSON.stringify({ log: { version: '1.2', entries } }))

    const item = page.getByRole('article')
    await expect(item.getByText('Anna Meyer does not have “Read Call Recording”.')).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    // A file of this size is named; as text in a field it would make the window slow.
    await expect(page.getByText('portal.har, 31 kB')).toBeVisible()
    await item.getByRole('link', { name: /^What does it need\? GET .*recording\/7/ }).click()
    await expect(
      page.getByText('The user needs the user permission “ReadCallRecording”.').last(),
    ).toBeVisible()
    await page.goBack()
    await page.getByRole('button', { name: 'Take the file out' }).click()
    await expect(field(page)).toHaveValue('')
  })

  test('a request is answered with what it needs and who could make it', async ({ page }) => {
    await goTo(page, 'diagnose?tab=request')
    const path = page.getByRole('textbox', { name: 'Path or address of the request' })
    // A line as logs have it brings its method along.
    await path.fill('GET https://platform.ringcentral.com/restapi/v1.0/account/~/recording/42')
    await path.press('Enter')
    await expect(page.getByText(/\/recording\/\{recordingId\}/)).toBeVisible()
    await expect(page.getByText('49 users have what it needs.').last()).toBeVisible()
    const users = page.getByRole('combobox', { name: 'User concerned' })
    await users.fill('Anna Meyer')
    await users.press('Enter')
    await expect(page.getByText('No: Anna Meyer lacks what it needs.')).toBeVisible()
    await page.getByRole('button', { name: 'Why? Anna Meyer' }).click()
    await expect(page.getByText(/^No: Anna Meyer does not have/)).toBeVisible()

    await page
      .getByRole('link', { name: 'Show them in the user list: Read Call Recording' })
      .click()
    await expect(page.getByText(/^49 of /)).toBeVisible()
  })

  test('alternatives, nothing stated and what is not listed are said as such', async ({ page }) => {
    const ask = (method: string, path: string) =>
      goTo(page, `diagnose?tab=request&method=${method}&path=${path}`)
    await ask('PUT', '/restapi/v1.0/account/~/extension/~')
    await expect(page.getByText('EditUserInfo or EditUserCredentials')).toBeVisible()
    // The account's dictionary has neither, so nobody is said not to have it.
    await expect(page.getByText('Nobody is known to.')).toBeVisible()
    await expect(page.getByText('Nobody.', { exact: true })).toHaveCount(0)

    await ask('GET', '/restapi/v1.0/account/~/call-queues/7/presence')
    await expect(
      page.getByText('None stated. That does not say that none is needed.'),
    ).toBeVisible()
    await expect(page.getByText('Who could make it')).toHaveCount(0)

    await ask('GET', '/restapi/v1.0/not-there')
    await expect(page.getByText('Not in the table of the public API')).toBeVisible()
    await page.getByRole('link', { name: 'Diagnose an error body' }).click()
    await expect(field(page)).toBeVisible()
  })
})

test('a refusal becomes a permission with both its names, its switch and its roles', async ({
  page,
}) => {
  await importFiles(page, meetings, 'Acme')
  await openView(page, 'Diagnose')
  const body = await readFile(example('ringcentral-meetings/error-cmn-408.json'), 'utf8')
  await field(page).fill(body)
  await start(page).click()

  const item = page.getByRole('article')
  await expect(item.getByText('CMN-408', { exact: true })).toBeVisible()
  await expect(item.getByText('Yes, in the role’s settings in the admin portal.')).toBeVisible()
  await expect(item.getByText('Host and Schedule Meetings', { exact: true })).toBeVisible()
  await expect(item.getByRole('link', { name: 'Standard (International)' })).toBeVisible()
  // Without a user no change can be tried out.
  await expect(item.getByText('Choose the user first').first()).toBeVisible()
  await expect(item.getByRole('link', { name: /^Try it/ })).toHaveCount(0)

  await item.getByRole('link', { name: 'Meetings App Access' }).click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Meetings App Access')
  // Back at the diagnosis, neither the text nor the answer is lost.
  await page.goBack()
  await expect(field(page)).toHaveValue(body)
  await expect(item.getByRole('heading', { name: 'A user permission is missing' })).toBeVisible()
})

test('what the account’s data does not know is unknown and not no', async ({ page }) => {
  await importFiles(page, meetings, 'Acme')
  await goTo(
    page,
    `diagnose?text=${encodeURIComponent(JSON.stringify(refusal('ReadUserForwardingFlipNumbers')))}`,
  )
  const item = page.getByRole('article')
  await expect(item.getByText('not in what was read of this account')).toBeVisible()
  await expect(item.getByText('Not known: its own record was not read.')).toBeVisible()
  await expect(item.getByText('No role that was read has it.')).toHaveCount(0)
})

test('without anything read of the account, an error is still explained from its text', async ({
  page,
}) => {
  await importFiles(page, meetings, 'Acme')
  await page.getByRole('button', { name: 'Take back' }).click()
  await dialog(page, /^Take/).getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('Nothing was imported into this account yet')).toBeVisible()
  await openView(page, 'Diagnose')
  await page.getByRole('button', { name: 'A missing application scope' }).click()
  await expect(page.getByText(/^Nothing was read of this account yet/)).toBeVisible()
  await expect(page.getByRole('article').getByText('ReadCallLog', { exact: true })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'User concerned' })).toHaveCount(0)

  await page.getByRole('radio', { name: 'Request' }).check()
  await page.getByRole('link', { name: /^GET .*recording/ }).click()
  await expect(page.getByText('ReadCallRecording', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Who could make it', { exact: true })).toHaveCount(0)
})
