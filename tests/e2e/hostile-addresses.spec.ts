/** An address can be mistyped, cut, or made by somebody else: every view opens all the same, or says why not. */
import type { Parameter } from '../../src/renderer/state/router.svelte'
import { expect, test } from './fixtures'
import { rail } from './steps'

test.use({ account: 'sample' })

/** All but `at`: a snapshot that is not there is told of before anything else is looked at. */
const parameters: readonly Parameter[] = [
  ...(['filter', 'sel', 'sort', 'app', 'user', 'with', 'show', 'rows', 'marked'] as const),
  ...(['compare', 'sides', 'on', 'columns', 'column-filter', 'differing', 'edits'] as const),
  ...(['role', 'tab', 'since', 'permission', 'other', 'text', 'method', 'path', 'focus'] as const),
  ...(['hops', 'direction', 'unfolded', 'expanded', 'hidden', 'only', 'pinned', 'from'] as const),
  ...(['to', 'picture', 'fields', 'folded', 'order', 'row-groups', 'column-groups'] as const),
  ...(['left', 'right'] as const),
]

const anEdit = { kind: 'give-role', user: 'nobody', role: 'nothing' }
const values: readonly [string, string][] = [
  ['a word of Object', '__proto__'],
  ['another', 'constructor'],
  ['a number', '-1e309'],
  ['markup', '"><img src=x onerror=alert(1)>'],
  ['half a filter', '"has: -'],
  ['half JSON', '[{"kind":"give-role","user":'],
  ['edits of nobody', JSON.stringify([anEdit, { ...anEdit, kind: '__proto__' }])],
  ['deep JSON', '['.repeat(1_000)],
  ['a selection of nothing', 'user:,role:,permission:/,menu:%'],
  ['half a character', 'cell:%/%E4%BD/x'],
  ['hundreds of nothing', Array.from({ length: 200 }, (_, at) => `user:${at}`).join(',')],
  ['characters of control', 'a\u0000b\u202Ec\uD800'],
]

for (const [what, value] of values) {
  test(`every view stands an address with ${what}`, async ({ page }) => {
    const links = await rail(page)
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
    const views = links.filter((link) => link.startsWith('#/a/'))
    expect(views.length).toBeGreaterThan(10)
    for (const view of views) {
      await test.step(view.split('/').at(-1)!, async () => {
        await page.evaluate(
          ([address, names, given]) => {
            const query = new URLSearchParams(names.map((name) => [name, given]))
            location.hash = `${address}?${query}`
          },
          [view.split('?')[0]!, parameters, value] as const,
        )
        const main = page.getByRole('main')
        await expect(main.getByRole('heading').or(main.getByRole('alert')).first()).toBeVisible()
        await expect(main.locator('[aria-busy="true"]'), 'nothing loads for ever').toHaveCount(0)
        await expect(rail(page)).toBeVisible()
      })
    }
    // What was said of one place is not said of the next.
    await page.evaluate((address) => (location.hash = address), views[0]!)
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  })
}
