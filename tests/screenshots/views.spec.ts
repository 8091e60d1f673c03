/** All views as pictures; see scripts/screenshots.mjs. Nothing is asserted but that each view is there. */
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { makeSample } from '../e2e/sample'
import { serveApp } from '../e2e/serve'

const folder = process.env['PERMISCOPE_SCREENSHOTS']!
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]
/** Of the sample account; a selection shows the inspector too. */
const views: readonly (readonly [name: string, place: string])[] = [
  ['overview', 'overview'],
  ['graph', 'graph?focus=role:Front Desk&sel=role:Front Desk'],
  ['graph-path', 'graph?focus=user:63001000&sel=permission:ConfigurePresence'],
  ['users', 'users?sel=user:63001225'],
  ['roles', 'roles'],
  ['compare', 'roles?compare=roles&sides=Front Desk,Night Shift'],
  ['permissions', 'permissions?sel=permission:ConfigurePresence'],
  [
    'permissions-radial',
    'permissions?show=picture&picture=radial&sides=role:Front Desk,role:Night Shift',
  ],
  ['permissions-icicle', 'permissions?show=both&picture=icicle'],
  ['assignments', 'assignments'],
  ['menus', 'menus'],
  ['matrix', 'matrix?order=similar'],
  ['matrix-groups', 'matrix?rows=roles&row-groups=custom&column-groups=category'],
  ['diagnose', 'diagnose'],
  ['changes', 'changes'],
  ['differences', 'differences'],
  ['role-map', 'role-map'],
  ['findings', 'findings'],
  ['hygiene', 'hygiene'],
  ['least-privilege', 'least-privilege'],
  ['what-if', 'what-if'],
]

test('every view, light and dark, in two sizes', async ({ browser }) => {
  const app = await serveApp()
  const account = await makeSample(app.address)
  try {
    for (const viewport of sizes) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
        const page = await context.newPage()
        const shoot = async (name: string) => {
          // What comes over the wire or out of a worker is drawn a moment later.
          await page.waitForTimeout(900)
          const file = `${name}-${colorScheme}-${viewport.width}.png`
          await page.screenshot({ path: path.join(folder, file) })
        }
        await page.goto(app.address)
        await expect(page.getByRole('heading').first()).toBeVisible()
        await shoot('home')
        for (const [name, place] of views) {
          await page.evaluate((to) => (location.hash = to), `#/a/${account}/${place}`)
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
          await shoot(name)
        }
        await page.keyboard.press('Control+k')
        await page.keyboard.type('presence')
        await shoot('find')
        await context.close()
      }
    }
  } finally {
    await app.stop()
  }
})
