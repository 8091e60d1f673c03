/** Connecting to RingCentral in the window, both ways. */
import type { Locator } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  beginToConnect,
  connecting,
  connectOnly,
  enterJwt,
  enterServer,
  expect,
  keptInPage,
  signInAtVendor,
  syncNow,
  test,
} from './ringcentral'
import { expectAccessible } from './axe'
import { expectFocus, tabTo } from './focus'
import { dialog } from './steps'

test('the guide says what to register and which rights the user needs', async ({ page }) => {
  await page.getByRole('button', { name: 'Connect…' }).click()
  const guide = connecting(page)
  for (const port of [23881, 23882, 23883]) {
    await expect(guide.getByText(`http://localhost:${port}/oauth2callback`)).toBeVisible()
  }
  await expect(guide.getByRole('listitem').filter({ hasText: 'application scopes' })).toContainText(
    'ReadAccounts',
  )
  const roles = guide.getByRole('row', { name: /^The account’s roles/ })
  await expect(roles).toContainText('ReadUserRoles')
  await expect(roles).toContainText('stays unknown')

  await guide.getByRole('radio', { name: 'JWT credential' }).check({ force: true })
  await expect(guide.getByText('http://localhost:23881/oauth2callback')).toBeHidden()
  await expect(guide.getByText('“JWT auth flow”')).toBeVisible()

  await guide.getByRole('button', { name: 'Next: sign in' }).click()
  const server = guide.getByLabel('Server')
  await expect(server.locator('option').first()).toContainText('https://platform.ringcentral.com')
  await server.selectOption({ label: await sandbox(server.locator('option')) })
  await expect(guide.getByText(/sandbox|deprecated|retired/i).last()).toBeVisible()
})

const sandbox = async (options: Locator): Promise<string> =>
  (await options.allTextContents()).find((text) => text.includes('devtest')) ?? ''

test('by JWT: a refused sign-in says what to do and keeps what was typed, and nothing secret stays', async ({
  page,
  app,
  sim,
}) => {
  const form = await beginToConnect(page)
  await enterServer(form, sim, 'Acme')
  await enterJwt(form, sim, 'not-the-right-credential')
  await form.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(form.getByRole('alert')).toContainText('Not connected')
  await expect(form.getByLabel('Its name')).toHaveValue('Acme')
  await expect(form.getByLabel('Its address')).toHaveValue(sim.url)
  await expect(form.getByLabel('Client secret')).toHaveValue(sim.clientSecret)
  await expect(form.getByRole('alert')).not.toContainText('not-the-right-credential')
  // Said before anything is kept.
  await expect(form.getByText('Secrets are only kept in memory')).toBeVisible()

  await form.getByLabel('JWT', { exact: true }).fill(sim.jwt)
  await form.getByRole('button', { name: 'Sign in', exact: true }).click()
  const done = dialog(page, 'Connected to RingCentral')
  await expect(done.getByRole('status')).toContainText('Acme is connected. Signed in as ')
  await expect(done.getByText(/only kept in memory until Permiscope ends/)).toBeVisible()
  await expect(done.getByRole('button', { name: 'Sync now' })).toBeFocused()
  await done.getByRole('button', { name: 'Later' }).click()
  await expect(page.getByRole('heading', { name: 'Acme', level: 1 })).toBeVisible()
  const panel = page.getByRole('region', { name: 'Connection' })
  await expect(panel).toContainText(sim.url)
  await expect(panel).toContainText('Secrets are only kept in memory until Permiscope ends.')

  const kept = await keptInPage(page)
  for (const secret of [sim.clientSecret, sim.jwt]) expect(kept).not.toContain(secret)
  for (const file of await readdir(app.dataFolder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const bytes = await readFile(path.join(file.parentPath, file.name), 'latin1')
    for (const secret of [sim.clientSecret, sim.jwt]) expect(bytes).not.toContain(secret)
  }
})

test('in the browser: the address is shown, and the dialog goes on by itself', async ({
  page,
  browser,
  sim,
}) => {
  const form = await beginToConnect(page)
  await enterServer(form, sim, 'Acme')
  await form.getByLabel('Client ID').fill(sim.publicClientId)
  await form.getByRole('button', { name: 'Open the sign-in page' }).click()

  const waiting = dialog(page, 'Sign in to RingCentral')
  const address = waiting.getByLabel(/^No page opened/)
  await expect(address).toHaveValue(/code_challenge_method=S256/)

  // Denied there, it is not connected here, and it can be tried again.
  await signInAtVendor(browser, await address.inputValue(), 'Deny')
  await expect(form.getByRole('alert')).toContainText('Not connected')
  await expect(form.getByLabel('Client ID')).toHaveValue(sim.publicClientId)
  await form.getByRole('button', { name: 'Open the sign-in page' }).click()

  // Cancelled here, what was typed is still there.
  await expect(address).toHaveValue(/code_challenge=/)
  await waiting.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(form.getByText('The sign-in was cancelled')).toBeVisible()
  await form.getByRole('button', { name: 'Open the sign-in page' }).click()

  await expect(address).toHaveValue(/code_challenge=/)
  await signInAtVendor(browser, await address.inputValue())
  await expect(dialog(page, 'Connected to RingCentral')).toBeVisible()
  await page.getByRole('button', { name: 'Later' }).click()
  await expect(page.getByRole('region', { name: 'Connection' })).toContainText('In the browser')
})

test('a reload in the middle of a sign-in: the strip leads back to it', async ({
  page,
  browser,
  sim,
}) => {
  const form = await beginToConnect(page)
  await enterServer(form, sim, 'Acme')
  await form.getByLabel('Client ID').fill(sim.publicClientId)
  await form.getByRole('button', { name: 'Open the sign-in page' }).click()
  await expect(page.getByLabel(/^No page opened/)).toHaveValue(/code_challenge=/)
  await page.reload()
  await page.getByRole('button', { name: 'Show the sign-in' }).click()
  const link = await dialog(page, 'Sign in to RingCentral')
    .getByLabel(/^No page opened/)
    .inputValue()
  await signInAtVendor(browser, link)
  await expect(dialog(page, 'Connected to RingCentral')).toBeVisible()
})

test('closing the dialog forgets the secrets', async ({ page, sim }) => {
  const form = await beginToConnect(page)
  await enterServer(form, sim, 'Acme')
  await enterJwt(form, sim)
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
  const kept = await keptInPage(page)
  for (const secret of [sim.clientSecret, sim.jwt]) expect(kept).not.toContain(secret)
  const again = await beginToConnect(page)
  await again.getByRole('radio', { name: 'JWT credential' }).check({ force: true })
  await expect(again.getByLabel('Client secret')).toHaveValue('')
  await expect(again.getByLabel('JWT', { exact: true })).toHaveValue('')
})

test('a session that RingCentral ended asks for a new sign-in, and Home says so', async ({
  page,
  browser,
  sim,
}) => {
  const form = await beginToConnect(page)
  await enterServer(form, sim, 'Acme')
  await form.getByLabel('Client ID').fill(sim.publicClientId)
  await form.getByRole('button', { name: 'Open the sign-in page' }).click()
  const address = page.getByLabel(/^No page opened/)
  await signInAtVendor(browser, await address.inputValue())
  await page.getByRole('button', { name: 'Later' }).click()

  sim.endSessions()
  await page.getByRole('button', { name: 'Sync now' }).click()
  const panel = page.getByRole('region', { name: 'Connection' })
  await expect(panel.getByRole('heading', { name: 'Needs a sign-in' })).toBeVisible()
  await page.evaluate(() => (location.hash = '#/'))
  const card = page.getByRole('group', { name: 'Sync of Acme' })
  await expect(card).toContainText('Needs a sign-in')
  await card.getByRole('button', { name: 'Sign in…' }).click()
  const again = dialog(page, 'Sign Acme in to RingCentral again')
  await expect(again.getByLabel('Client ID')).toHaveValue(sim.publicClientId)
  await expect(again.getByLabel('Its address')).toHaveValue(sim.url)
  await again.getByRole('button', { name: 'Open the sign-in page' }).click()
  await signInAtVendor(browser, await address.inputValue())
  await page.getByRole('button', { name: 'Later' }).click()
  await expect(panel.getByRole('heading', { name: 'Connected' })).toBeVisible()
})

test('language and disconnecting: what was read stays, and a sync needs a new sign-in', async ({
  page,
  sim,
}) => {
  await connectOnly(page, sim, 'Acme')
  const finished = await syncNow(page)
  await finished.getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('button', { name: 'Language…' }).click()
  const language = dialog(page, 'Language of names')
  await language.getByLabel('Language of names').selectOption('de-DE')
  await language.getByRole('button', { name: 'Use it from the next sync on' }).click()
  const panel = page.getByRole('region', { name: 'Connection' })
  await expect(panel).toContainText('German (Germany)')

  await panel.getByRole('button', { name: 'Disconnect…' }).click()
  const asks = dialog(page, 'Disconnect Acme from RingCentral?')
  await expect(asks).toContainText('All that was read stays')
  await asks.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await expect(panel).toBeHidden()
  await expect(page.getByText('Not connected. What stands here')).toBeVisible()
  await expect(page.getByRole('row', { name: /^User list/ })).toContainText('read whole')
})

test('connecting and the first sync by keyboard alone', async ({ page, sim }) => {
  await tabTo(page, page.getByRole('button', { name: 'Connect…' }))
  await page.keyboard.press('Enter')
  await tabTo(page, connecting(page).getByRole('button', { name: 'Next: sign in' }))
  await page.keyboard.press('Enter')
  const form = connecting(page)
  await expectFocus(form.getByLabel('Its name'))
  await page.keyboard.type('Acme')
  await tabTo(page, form.getByLabel('Server'))
  await page.keyboard.press('End')
  await tabTo(page, form.getByLabel('Its address'))
  await page.keyboard.type(sim.url)
  await tabTo(page, form.getByRole('radio', { name: 'In the browser' }))
  await page.keyboard.press('ArrowRight')
  for (const [label, text] of [
    ['Client ID', sim.clientId],
    ['Client secret', sim.clientSecret],
    ['JWT', sim.jwt],
  ] as const) {
    await tabTo(page, form.getByLabel(label, { exact: true }))
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await expectFocus(
    dialog(page, 'Connected to RingCentral').getByRole('button', { name: 'Sync now' }),
  )
  await page.keyboard.press('Enter')
  const news = page.getByRole('button', { name: /finished: show the report$/ })
  await tabTo(page, news)
  await page.keyboard.press('Enter')
  await expect(dialog(page, 'Sync finished')).toContainText('The snapshot of Acme is whole.')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no step of connecting has a barrier, ${colorScheme}`, async ({ page, sim }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const check = (where: string): Promise<void> => expectAccessible(page, where)
    await page.getByRole('button', { name: 'Connect…' }).click()
    await expect(connecting(page).getByRole('table')).toBeVisible()
    await check('guide')
    const form = connecting(page)
    await form.getByRole('button', { name: 'Next: sign in' }).click()
    await enterServer(form, sim, 'Acme')
    await form.getByLabel('Client ID').fill(sim.publicClientId)
    await check('fields')
    await form.getByRole('button', { name: 'Open the sign-in page' }).click()
    await expect(page.getByLabel(/^No page opened/)).toHaveValue(/code_challenge=/)
    await check('waiting')
    await connecting(page).getByRole('button', { name: 'Cancel', exact: true }).click()
    await enterJwt(form, sim)
    await form.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(dialog(page, 'Connected to RingCentral')).toBeVisible()
    await check('connected')
    await page.getByRole('button', { name: 'Later' }).click()
    await check('overview')
    await page.evaluate(() => (location.hash = '#/'))
    await expect(page.getByRole('group', { name: 'Sync of Acme' })).toBeVisible()
    await check('home')
  })
}
