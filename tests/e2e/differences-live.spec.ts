/** Differences beside a gateway that can be asked again. */
import type { Locator, Page } from '@playwright/test'
import type { TruthOfUserInApp } from '../servers/enos/types'
import { connectOnly, expect, sync, test } from './enos'
import { goTo, inspector, openView } from './steps'

const rows = (page: Page): Locator => page.getByRole('grid', { name: 'Differences' })
const differs = ({ permissions, menus, byRoles }: TruthOfUserInApp): boolean =>
  JSON.stringify([permissions, menus]) !== JSON.stringify([byRoles.permissions, byRoles.menus])

test('what changes at EnOS behind our back is listed once it is asked again, and nothing else', async ({
  page,
  sim,
}) => {
  await connectOnly(page, sim, 'Acme')
  await openView(page, 'Overview')
  await sync(page, 'Acme', 'For all users')
  await openView(page, 'Differences')
  const { access } = sim.truth()
  const before = access.filter(differs).length
  expect(before).toBeGreaterThan(0)
  // The line of headings is counted as well.
  await expect(rows(page)).toHaveAttribute('aria-rowcount', String(before + 1))

  const agreeing = access.find((pair) => !differs(pair) && pair.menus.length > 1)!
  const { user, app, menus, permissions } = agreeing
  sim.change({ change: 'answer', user, app, data: { permissions: [], menus: [] } })
  await goTo(page, `differences?sel=difference:${user}/${app}`)
  await expect(inspector(page).getByText('No difference (any more)')).toBeVisible()
  const ask = inspector(page).getByRole('button', { name: 'Ask EnOS about this app' })
  await ask.click()
  const count = menus.length + permissions.length
  await expect(
    inspector(page).getByRole('heading', { name: `Computed yes; EnOS says no ${count}` }),
  ).toBeVisible()
  await expect(inspector(page).getByText('EnOS answered.', { exact: true })).toBeVisible()
  await expect(ask).toBeFocused()
  await expect(rows(page)).toHaveAttribute('aria-rowcount', String(before + 2))
})

test('a sync for nobody leaves nothing to compare, and offers to ask', async ({ page, sim }) => {
  await connectOnly(page, sim, 'Acme')
  await sync(page, 'Acme', 'For nobody')
  await openView(page, 'Differences')
  await expect(page.getByRole('heading', { name: 'Nothing was compared yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Sync with EnOS’s own answers…' }).click()
  await expect(page.getByRole('dialog', { name: 'Sync of Acme' })).toBeVisible()
})
