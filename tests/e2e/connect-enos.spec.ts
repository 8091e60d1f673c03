/** Connecting to EnOS in the window: guide, fields, several organizations, and what is read of them. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expectAccessible } from './axe'
import {
  beginToConnect,
  connecting,
  connectOnly,
  enterKeys,
  enterOrganization,
  enterReading,
  expect,
  panel,
  test,
} from './enos'
import { expectFocus, tabTo } from './focus'
import { keptInPage } from './ringcentral'
import { dialog } from './steps'

test('the guide says what to prepare and what each grant is for', async ({ page }) => {
  await page.getByRole('button', { name: 'Connect…' }).click()
  await page.getByRole('radio', { name: 'EnOS Application Portal' }).check({ force: true })
  const guide = connecting(page)
  await expect(guide.getByRole('listitem').first()).toBeVisible()
  const roster = guide
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: 'USER', exact: true }) })
  await expect(roster.first()).toContainText('stays unknown')
  await expect(guide.getByRole('columnheader', { name: 'Without it' })).toBeVisible()
  await guide.getByRole('radio', { name: 'RingCentral' }).check({ force: true })
  await expect(dialog(page, 'Connect to RingCentral')).toContainText('redirect URIs')
})

test.describe('several organizations', () => {
  test.use({ simulated: { users: 20, apps: 2, largestMenu: 40, organizations: 2 } })

  test('become accounts of their own that share the keys, and nothing secret stays', async ({
    page,
    app,
    sim,
  }) => {
    const [first, second] = sim.organizations
    const form = await beginToConnect(page)
    await enterKeys(form, sim, 'not-the-right-secret')
    await enterOrganization(form, 0, first!.id, 'Acme Wind')
    await form.getByRole('button', { name: 'Add an organization' }).click()
    await expectFocus(
      form.getByRole('group', { name: 'Organization 2' }).getByLabel('Organization id'),
    )
    await enterOrganization(form, 1, first!.id, 'Acme Solar')
    await expect(form.getByText('This organization stands here twice.')).toBeVisible()
    await expect(form.getByRole('button', { name: 'Connect', exact: true })).toBeDisabled()
    await enterOrganization(form, 1, second!.id, 'Acme Solar')
    await form.getByRole('button', { name: 'Add an organization' }).click()
    await form.getByRole('button', { name: 'Remove organization 3' }).click()
    await enterReading(form, sim)
    await expect(form.getByText('2 apps')).toBeVisible()

    // Refused, it says so and keeps what was typed.
    await form.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(form.getByRole('alert')).toContainText('Not connected')
    await expect(form.getByRole('alert')).not.toContainText('not-the-right-secret')
    await expect(form.getByLabel('Gateway address')).toHaveValue(sim.url)
    await expect(form.getByLabel('Account name').nth(1)).toHaveValue('Acme Solar')
    await expectAccessible(page, 'refused')

    await form.getByLabel('Secret key').fill(sim.secretKey)
    await form.getByRole('button', { name: 'Connect', exact: true }).click()
    const done = dialog(page, 'Connected to EnOS')
    await expect(done.getByRole('status')).toContainText('2 accounts are connected')
    await expect(done).toContainText('Acme Wind')
    await expect(done).toContainText('Acme Solar')
    await done.getByRole('button', { name: 'Sync all…' }).click()
    for (const [name, way] of [
      ['Acme Wind', 'For nobody'],
      ['Acme Solar', 'For a sample'],
    ] as const) {
      const choice = dialog(page, `Sync of ${name}`)
      await expect(choice.getByRole('radio', { name: 'For nobody' })).toBeChecked()
      await choice.getByRole('radio', { name: way }).check()
      await choice.getByRole('button', { name: 'Sync', exact: true }).click()
    }
    for (const name of ['Acme Wind', 'Acme Solar']) {
      const group = page.getByRole('group', { name: `Sync of ${name}` })
      await expect(group).toContainText('Connected')
      await expect(page.getByRole('link', { name: new RegExp(`^${name}`) })).toContainText(
        '20 users',
        {
          timeout: 30_000,
        },
      )
    }

    const kept = await keptInPage(page)
    expect(kept).not.toContain(sim.secretKey)
    for (const file of await readdir(app.dataFolder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue
      const bytes = await readFile(path.join(file.parentPath, file.name), 'latin1')
      expect(bytes).not.toContain(sim.secretKey)
    }
  })
})

test('an organization that the gateway does not know is named', async ({ page, sim }) => {
  const form = await beginToConnect(page)
  await enterKeys(form, sim)
  await enterOrganization(form, 0, 'o-nobody-knows', 'Acme')
  await enterReading(form, sim)
  await form.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(form.getByRole('alert')).toContainText('Not connected')
  await expect(form.getByRole('alert')).toContainText('o-nobody-knows')
})

test('closing the dialog forgets the secret key', async ({ page, sim }) => {
  const form = await beginToConnect(page)
  await enterKeys(form, sim)
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
  expect(await keptInPage(page)).not.toContain(sim.secretKey)
  const again = await beginToConnect(page)
  await expect(again.getByLabel('Secret key')).toHaveValue('')
})

test('what is read is changed without the secret, and the keys are entered again by hand', async ({
  page,
  sim,
}) => {
  await connectOnly(page, sim, 'Acme')
  await expect(panel(page)).toContainText(sim.organizations[0]!.id)
  await expect(panel(page)).toContainText(sim.accessKey)
  await expect(panel(page)).toContainText('American English, Chinese (China)')
  await panel(page).getByRole('button', { name: 'What is read…' }).click()
  const reading = dialog(page, 'What is read of Acme')
  await reading.getByLabel('Apps', { exact: true }).fill(sim.apps[0]!.id)
  await reading.getByRole('checkbox', { name: 'Find apps as well' }).uncheck()
  await reading.getByLabel('Main language').selectOption('zh-CN')
  await reading.getByText('More', { exact: true }).click()
  const ceiling = reading.getByLabel('Requests a second, at most')
  await ceiling.fill('0')
  await expect(reading.getByText('A whole number from 1 to 1,000.')).toBeVisible()
  await expect(
    reading.getByRole('button', { name: 'Read so from the next sync on' }),
  ).toBeDisabled()
  await ceiling.fill('7')
  await expectAccessible(page, 'what is read')
  await reading.getByRole('button', { name: 'Read so from the next sync on' }).click()
  await expect(panel(page)).toContainText('1 app')
  await expect(panel(page)).toContainText('Chinese (China)')
  await expect(panel(page)).toContainText('7 requests a second')

  await panel(page).getByRole('button', { name: 'Sign in again…' }).click()
  const again = dialog(page, 'Sign Acme in to EnOS again')
  await expectFocus(again.getByLabel('Secret key'))
  await expect(again.getByLabel('Gateway address')).toHaveValue(sim.url)
  await expect(again.getByLabel('Organization id')).toHaveValue(sim.organizations[0]!.id)
  await page.keyboard.type(sim.secretKey)
  await page.keyboard.press('Enter')
  await expect(dialog(page, 'Connected to EnOS')).toBeVisible()
  await page.getByRole('button', { name: 'Later' }).click()

  await panel(page).getByRole('button', { name: 'Disconnect…' }).click()
  const asks = dialog(page, 'Disconnect Acme from EnOS?')
  await expect(asks).toContainText('The secret key is removed from this computer')
  await asks.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await expect(panel(page)).toBeHidden()
})

test('connecting by keyboard alone, as far as the first sync', async ({ page, sim }) => {
  await tabTo(page, page.getByRole('button', { name: 'Connect…' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('radio', { name: 'RingCentral' }))
  await page.keyboard.press('ArrowRight')
  const form = connecting(page)
  await tabTo(page, form.getByRole('button', { name: 'Next: sign in' }))
  await page.keyboard.press('Enter')
  await expectFocus(form.getByLabel('Gateway address'))
  await page.keyboard.type(sim.url)
  for (const [label, text] of [
    ['Access key', sim.accessKey],
    ['Secret key', sim.secretKey],
    ['Organization id', sim.organizations[0]!.id],
    ['Account name', 'Acme'],
  ] as const) {
    await tabTo(page, form.getByLabel(label, { exact: true }))
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  const syncNow = dialog(page, 'Connected to EnOS').getByRole('button', { name: 'Sync now…' })
  await expectFocus(syncNow)
  await page.keyboard.press('Enter')
  await expectFocus(dialog(page, 'Sync of Acme').getByRole('radio', { name: 'For nobody' }))
  await page.keyboard.press('Enter')
  const news = page.getByRole('button', { name: /finished: show the report$/ })
  await tabTo(page, news)
  await page.keyboard.press('Enter')
  await expect(dialog(page, 'Sync finished')).toContainText('computed, not confirmed')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no step of connecting has a barrier, ${colorScheme}`, async ({ page, sim }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Connect…' }).click()
    await page.getByRole('radio', { name: 'EnOS Application Portal' }).check({ force: true })
    const form = connecting(page)
    await expect(form.getByRole('table')).toBeVisible()
    await expectAccessible(page, 'guide')
    await form.getByRole('button', { name: 'Next: sign in' }).click()
    await enterKeys(form, sim)
    await enterOrganization(form, 0, sim.organizations[0]!.id, 'Acme')
    await form.getByRole('button', { name: 'Add an organization' }).click()
    await enterOrganization(form, 1, sim.organizations[0]!.id, 'Acme')
    await enterReading(form, sim, 0)
    await expectAccessible(page, 'fields and what is wrong with them')
    await form.getByRole('button', { name: 'Remove organization 2' }).click()
    await form.getByLabel('Requests a second, at most').fill('50')
    await form.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(dialog(page, 'Connected to EnOS')).toBeVisible()
    await expectAccessible(page, 'connected')
    await dialog(page, 'Connected to EnOS').getByRole('button', { name: 'Sync now…' }).click()
    await expect(
      dialog(page, 'Sync of Acme')
        .getByText(/\d+ requests?, at least/)
        .first(),
    ).toBeVisible()
    await expectAccessible(page, 'choice of a sync')
    await page.keyboard.press('Escape')
    await expectAccessible(page, 'overview')
  })
}
