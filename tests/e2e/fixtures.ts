/**
 * What every browser test starts from: the built app on an empty data folder, and its page. A test
 * fails if the page logs an error, breaks its content security policy or asks any other place.
 *
 *     import { expect, test } from './fixtures'
 *     test('…', async ({ page }) => { … })
 *
 * A test that causes an error on purpose takes its report out of `watched.problems`.
 */
import { test as base } from '@playwright/test'
import { serveApp, type ServedApp } from './serve'
import { watch, type Watch } from './watch'

export { expect } from '@playwright/test'

interface Fixtures {
  app: ServedApp
  watched: Watch
}

export const test = base.extend<Fixtures>({
  // Playwright reads the names of what a fixture needs out of a pattern, even an empty one.
  // eslint-disable-next-line no-empty-pattern
  app: async ({}, use) => {
    const app = await serveApp()
    await use(app)
    await app.stop()
  },
  watched: async ({ app, context }, use) => {
    const watched = await watch(context, app.origin)
    await use(watched)
    base.expect(watched.problems, 'errors, policy reports and foreign requests').toEqual([])
  },
  page: async ({ app, page, watched: _watched }, use) => {
    await page.goto(app.address)
    await use(page)
    // Ends the event stream before the server goes; a connection that breaks is a logged error.
    await page.close()
  },
})
