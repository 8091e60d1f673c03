/**
 * What every browser test starts from: the built app on an empty data folder, and its page. A test
 * fails if the page logs an error, breaks its content security policy or asks any other place.
 *
 *     import { expect, test } from './fixtures'
 *     test('…', async ({ page }) => { … })
 *
 * Tests that only look at the sample account share one server and begin on its overview:
 *
 *     test.use({ account: 'sample' })
 *
 * A test that causes an error on purpose takes its report out of `watched.problems`.
 */
import { test as base } from '@playwright/test'
import { makeSample } from './sample'
import { serveApp, type ServedApp } from './serve'
import { watch, type Watch } from './watch'

export { expect } from '@playwright/test'

interface Fixtures {
  /** `none`: a server of its own without any account. `sample`: a shared one that must not be changed. */
  account: 'none' | 'sample'
  app: ServedApp
  watched: Watch
}

interface WorkerFixtures {
  sampleApp: ServedApp & { account: string }
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  account: ['none', { option: true }],
  sampleApp: [
    // Playwright reads the names of what a fixture needs out of a pattern, even an empty one.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const app = await serveApp()
      await use({ ...app, account: await makeSample(app.address) })
      await app.stop()
    },
    { scope: 'worker' },
  ],
  app: async ({ account, sampleApp }, use) => {
    if (account === 'sample') return use(sampleApp)
    const app = await serveApp()
    await use(app)
    await app.stop()
  },
  watched: async ({ app, context }, use) => {
    const watched = await watch(context, app.origin)
    await use(watched)
    base.expect(watched.problems, 'errors, policy reports and foreign requests').toEqual([])
  },
  page: async ({ account, app, page, sampleApp, watched: _watched }, use) => {
    await page.goto(app.address)
    if (account === 'sample') {
      await page.evaluate((id) => (location.hash = `#/a/${id}/overview`), sampleApp.account)
      await base.expect(page.getByRole('table')).toBeVisible()
    }
    await use(page)
    // Ends the event stream before the server goes; a connection that breaks is a logged error.
    await page.close()
  },
})
