import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Nothing in the page keeps anybody out, by axe's rules. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const axe = new AxeBuilder({ page })
  // The themes differ in nothing but colours, and the rest takes long.
  if ((await page.locator('html').getAttribute('data-theme')) === 'dark') {
    axe.withRules('color-contrast')
  }
  const { violations } = await axe.analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n    ')}`,
  )
  expect.soft(found, where).toEqual([])
}
