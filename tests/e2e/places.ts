/** Where a walk through all views goes. */
import { expect, type Page } from '@playwright/test'

/** Of the sample account; a selection shows an inspector, a wrong term an error. */
export const places = [
  'overview',
  'graph',
  'graph?focus=role:Front Desk&sel=role:Front Desk&show=both',
  'users?sel=user:63001225',
  'users?filter=colour:red',
  'users?filter=role:Nobody',
  'roles?sel=role:Front Desk',
  'roles?compare=roles&sides=Front Desk,Night Shift',
  'permissions?sel=permission:ConfigurePresence',
  'permissions?show=picture&picture=icicle',
  'assignments',
  'menus',
  'matrix?order=similar',
  'matrix?rows=roles&row-groups=custom&column-groups=category',
  'differences',
  'diagnose',
  'diagnose?tab=request',
  'changes',
  'changes?tab=facts',
  'changes?tab=who',
  'changes?tab=history',
  'role-map',
  'findings',
  'findings?tab=rules',
  'hygiene?tab=redundant',
  'hygiene?tab=proposal',
  'least-privilege',
  'least-privilege?tab=take-away',
  'what-if',
] as const

/** Leads there and waits until what was asked has come. */
export async function go(page: Page, account: string, place: string): Promise<void> {
  await page.evaluate((address) => void (location.hash = address), `#/a/${account}/${place}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  let before = ''
  await expect
    .poll(
      async () => {
        const now = await page.evaluate(() => document.body.innerText)
        const same = now === before
        before = now
        return same
      },
      { intervals: [200] },
    )
    .toBe(true)
}
