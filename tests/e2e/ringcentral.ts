/**
 * The app beside a simulated RingCentral of its own, and what a person does with both.
 *
 *     import { expect, test } from './ringcentral'
 *     test.use({ simulated: { users: 60 } })
 *     test('…', async ({ page, sim }) => { await connect(page, sim, 'Acme'); … })
 */
import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { startRingCentral, type RingCentralSim, type SimOptions } from '../servers/ringcentral'
import { test as base } from './fixtures'
import { dialog, strip } from './steps'

export { expect } from './fixtures'

interface Fixtures {
  simulated: SimOptions
  sim: RingCentralSim
}

export const test = base.extend<Fixtures>({
  simulated: [{ users: 60, window: 1 }, { option: true }],
  sim: async ({ simulated }, use) => {
    const sim = await startRingCentral(simulated)
    await use(sim)
    const { forbidden, penalties } = sim.stats()
    await sim.close()
    base.expect(forbidden, 'calls that RingCentral is never sent').toEqual([])
    base.expect(penalties, 'limits that were run into').toBe(0)
  },
})

/** The connect dialog, whatever step it is at. */
export const connecting = (page: Page): Locator =>
  dialog(page, /^(Connect(ed)? |Sign in to |Sign .* in to )/)

/** From Home to the fields: past the guide. */
export async function beginToConnect(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Connect…' }).click()
  const form = connecting(page)
  await form.getByRole('button', { name: 'Next: sign in' }).click()
  return form
}

/** Names the simulator as the server, and the account. */
export async function enterServer(form: Locator, sim: RingCentralSim, name: string): Promise<void> {
  await form.getByLabel('Its name').fill(name)
  await form.getByLabel('Server').selectOption('Another server…')
  await form.getByLabel('Its address').fill(sim.url)
}

export async function enterJwt(form: Locator, sim: RingCentralSim, jwt = sim.jwt): Promise<void> {
  await form.getByRole('radio', { name: 'JWT credential' }).check({ force: true })
  await form.getByLabel('Client ID').fill(sim.clientId)
  await form.getByLabel('Client secret').fill(sim.clientSecret)
  await form.getByLabel('JWT', { exact: true }).fill(jwt)
}

/** Connects a new account by JWT from Home; the dialog offers the first sync. */
export async function connectByJwt(page: Page, sim: RingCentralSim, name: string): Promise<void> {
  const form = await beginToConnect(page)
  await enterServer(form, sim, name)
  await enterJwt(form, sim)
  await form.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog(page, 'Connected to RingCentral')).toBeVisible()
}

/** The same, and ends on the account's overview without a sync. */
export async function connectOnly(page: Page, sim: RingCentralSim, name: string): Promise<void> {
  await connectByJwt(page, sim, name)
  await connecting(page).getByRole('button', { name: 'Later' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** From the overview of a connected account: syncs, and ends with the report on show. */
export async function syncNow(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Sync now' }).click()
  return report(page)
}

/** @param within milliseconds until the running sync ends */
export async function report(page: Page, within = 30_000): Promise<Locator> {
  await strip(page)
    .getByRole('button', { name: /finished: show the report$/ })
    .click({ timeout: within })
  const finished = dialog(page, 'Sync finished')
  await expect(finished).toBeVisible()
  return finished
}

/** What a person does in a browser of their own, which is another one than the app's. */
export async function signInAtVendor(
  browser: Browser,
  link: string,
  answer: 'Sign in' | 'Deny' = 'Sign in',
): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  await page.getByRole('link', { name: answer }).click()
  await page.waitForURL(/^http:\/\/(localhost|127\.0\.0\.1):\d+\/oauth2callback/)
  await context.close()
}

/** Every place in a page where a text can be kept. */
export const keptInPage = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      location.href,
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea, select')].map(
        (field) => (field as HTMLInputElement).value,
      ),
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      JSON.stringify(history.state),
      document.cookie,
    ].join('\n'),
  )
