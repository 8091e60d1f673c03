import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures'
import { example, importFiles, inspector, meetings, openView } from './steps'

test.describe('the sample account', () => {
  test.use({ account: 'sample' })

  test('the example is diagnosed with a click', async ({ page }) => {
    await openView(page, 'Diagnose')
    await expect(page.getByRole('button', { name: 'Diagnose', exact: true })).toBeDisabled()
    await page.getByRole('button', { name: 'Try an example' }).click()
    const item = page.getByRole('article')
    await expect(item.getByText('CMN-408', { exact: true })).toBeVisible()
    // The example is one that the account can explain.
    await expect(item.getByRole('link', { name: 'Read Presence' })).toBeVisible()
    await expect(item.getByRole('link', { name: 'Configure Presence' })).toBeVisible()
  })

  test('nonsense is answered with what was looked for, and stays in the field', async ({
    page,
  }) => {
    await openView(page, 'Diagnose')
    const field = page.getByRole('textbox', { name: /error body/i })
    await field.fill('my cat walked over the keyboard')
    await page.getByRole('button', { name: 'Diagnose', exact: true }).click()
    const failure = page.getByRole('alert')
    await expect(failure).toContainText('No error of RingCentral or EnOS was found in this text.')
    await expect(failure).toContainText('Paste the body of the answer')
    await expect(field).toHaveValue('my cat walked over the keyboard')
  })

  test('a dropped file is diagnosed, not imported', async ({ page }) => {
    await openView(page, 'Diagnose')
    const transfer = await page.evaluateHandle(() => {
      const made = new DataTransfer()
      const body =
        '{"errorCode":"CMN-408","message":"user needs to have [ReadPresence] permission"}'
      made.items.add(new File([body], 'error.json', { type: 'application/json' }))
      return made
    })
    await page
      .getByRole('textbox', { name: /error body/i })
      .dispatchEvent('drop', { dataTransfer: transfer })
    await expect(page.getByRole('article').getByText('CMN-408', { exact: true })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})

test('a refusal becomes a permission, its switch and the roles that have it', async ({ page }) => {
  await importFiles(page, meetings, 'Acme')
  await openView(page, 'Diagnose')
  const body = await readFile(example('ringcentral-meetings/error-cmn-408.json'), 'utf8')
  const field = page.getByRole('textbox', { name: /error body/i })
  await field.fill(body)
  await page.getByRole('button', { name: 'Diagnose', exact: true }).click()

  const item = page.getByRole('article')
  await expect(page.getByRole('heading', { name: '1 error found' })).toBeVisible()
  await expect(item.getByText('CMN-408', { exact: true })).toBeVisible()
  await expect(item.getByRole('heading', { name: 'A user permission is missing' })).toBeVisible()
  await expect(item.getByText('Yes, in the role’s settings in the admin portal.')).toBeVisible()
  await expect(item.getByRole('link', { name: 'Standard (International)' })).toBeVisible()

  await item.getByRole('link', { name: 'Meetings App Access' }).click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Meetings App Access')
  // Back at the diagnosis, neither the text nor the answer is lost.
  await page.goBack()
  await expect(field).toHaveValue(body)
  await expect(item.getByRole('heading', { name: 'A user permission is missing' })).toBeVisible()
})
