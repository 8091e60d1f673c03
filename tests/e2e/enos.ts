/**
 * The app beside a simulated EnOS gateway of its own, and what a person does with both.
 *
 *     import { expect, test } from './enos'
 *     test.use({ simulated: { users: 60, apps: 3 } })
 *     test('…', async ({ page, sim }) => { await connectOnly(page, sim, 'Acme'); … })
 */
import type { Locator, Page } from '@playwright/test'
import { startEnos, type EnosSim, type SimOptions } from '../servers/enos'
import { expect, test as base } from './fixtures'
import { dialog, strip } from './steps'

export { expect } from './fixtures'

interface Fixtures {
  simulated: SimOptions
  sim: EnosSim
}

export const test = base.extend<Fixtures>({
  simulated: [{ users: 40, apps: 3, largestMenu: 60 }, { option: true }],
  sim: async ({ simulated }, use) => {
    const sim = await startEnos(simulated)
    await use(sim)
    const { forbidden, unsigned } = sim.stats()
    await sim.close()
    expect(forbidden, 'requests that EnOS is never sent').toEqual([])
    expect(unsigned, 'requests whose signature was refused').toBe(0)
  },
})

/** The connect dialog, whatever step it is at. */
export const connecting = (page: Page): Locator => dialog(page, /EnOS/)
export const panel = (page: Page): Locator => page.getByRole('region', { name: 'Connection' })

/** From Home to the fields: past the guide. */
export async function beginToConnect(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Connect…' }).click()
  await page.getByRole('radio', { name: 'EnOS Application Portal' }).check({ force: true })
  const form = connecting(page)
  await form.getByRole('button', { name: 'Next: sign in' }).click()
  return form
}

export async function enterKeys(
  form: Locator,
  sim: EnosSim,
  secretKey = sim.secretKey,
): Promise<void> {
  await form.getByLabel('Gateway address').fill(sim.url)
  await form.getByLabel('Access key', { exact: true }).fill(sim.accessKey)
  await form.getByLabel('Secret key').fill(secretKey)
}

/** @param index of the row, from 0 */
export async function enterOrganization(
  form: Locator,
  index: number,
  id: string,
  account: string,
): Promise<void> {
  const row = form.getByRole('group', { name: `Organization ${index + 1}` })
  await row.getByLabel('Organization id').fill(id)
  await row.getByLabel('Account name').fill(account)
}

/** All the apps of the first organization, and a ceiling that keeps a test short. */
export async function enterReading(form: Locator, sim: EnosSim, ceiling = 200): Promise<void> {
  await form.getByLabel('Apps', { exact: true }).fill(sim.apps.map(({ id }) => id).join('\n'))
  await form.getByText('More', { exact: true }).click()
  await form.getByLabel('Requests a second, at most').fill(String(ceiling))
}

/** Connects the first organization from Home, and ends on the account's overview without a sync. */
export async function connectOnly(
  page: Page,
  sim: EnosSim,
  name: string,
  ceiling?: number,
): Promise<void> {
  const form = await beginToConnect(page)
  await enterKeys(form, sim)
  await enterOrganization(form, 0, sim.organizations[0]!.id, name)
  await enterReading(form, sim, ceiling)
  await form.getByRole('checkbox', { name: 'Chinese (China)' }).check()
  await form.getByRole('button', { name: 'Connect', exact: true }).click()
  const done = dialog(page, 'Connected to EnOS')
  await expect(done.getByRole('status')).toContainText(`${name} is connected.`)
  await done.getByRole('button', { name: 'Later' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

export type PerUser = 'For nobody' | 'For a sample' | 'For all users'

/** From the overview of a connected account: begins a sync that reads EnOS's own answers so. */
export async function beginSync(page: Page, name: string, perUser: PerUser): Promise<void> {
  await panel(page).getByRole('button', { name: 'Sync now…' }).click()
  const choice = dialog(page, `Sync of ${name}`)
  await choice.getByRole('radio', { name: perUser }).check()
  await choice.getByRole('button', { name: 'Sync', exact: true }).click()
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

/** Syncs, and ends on the overview with the report read. */
export async function sync(page: Page, name: string, perUser: PerUser): Promise<void> {
  await beginSync(page, name, perUser)
  const finished = await report(page)
  await finished.getByRole('button', { name: 'Close' }).last().click()
}
