/** No view keeps anybody out: each of the sample account, and each of an account of which little was read. */
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { go, places } from './places'
import { importFiles, meetings, rail } from './steps'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } })
    test.beforeEach(({ page }) => page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }))

    test.describe(() => {
      test.use({ account: 'sample' })
      test('no view of the sample has a barrier', async ({ page, sampleApp }) => {
        test.setTimeout(240_000)
        for (const place of places) {
          await go(page, sampleApp.account, place)
          await expectAccessible(page, place)
        }
        for (const key of ['Control+k', '?']) {
          await page.keyboard.press(key)
          await page.getByRole('dialog').waitFor()
          await expectAccessible(page, key)
          await page.keyboard.press('Escape')
        }
      })
    })

    test('no view has a barrier where little was read', async ({ page }) => {
      test.setTimeout(240_000)
      await importFiles(page, meetings, 'Acme')
      const links = await rail(page)
        .getByRole('link')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
      const views = links.flatMap((link) => /^#\/a\/([^/]+)\/([^?]+)/.exec(link)?.slice(1) ?? [])
      expect(views.length).toBeGreaterThan(20)
      for (let at = 0; at < views.length; at += 2) {
        await go(page, views[at]!, views[at + 1]!)
        await expectAccessible(page, views[at + 1]!)
      }
    })
  })
}
