import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectFocus, tabTo } from './focus'
import { chooseFiles, dialog, goTo, inspector, openSample, rail } from './steps'

const csv = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
})

const includes = csv('includes.csv', [
  'permission,includes,permission name',
  'transfer,listen,Transfer calls',
])
const rolesOf = (lines: readonly string[]) =>
  csv('roles.csv', ['role,role name,permission,permission name', ...lines])

/** The desk is called otherwise in Asia, and may not print there. */
const europe = rolesOf([
  'clerk,Front desk,read,Read reports',
  'clerk,Front desk,transfer,Transfer calls',
  'clerk,Front desk,print,Print',
  'night,Night shift,doors,Open doors',
])
const asia = rolesOf([
  'r7,Reception,read,Read reports',
  'r7,Reception,transfer,Transfer calls',
  'r9,Night shift,doors,Open doors',
])

async function importVouched(
  page: Page,
  file: ReturnType<typeof csv>,
  name: string,
): Promise<void> {
  const importing = await chooseFiles(page, [file, includes], name)
  await importing.getByLabel('Permissions that roles list').check()
  await importing.getByLabel('What permissions include').check()
  await importing.getByRole('button', { name: /^Import 2 files/ }).click()
  await dialog(page, 'Import finished').getByRole('button', { name: 'Open the account' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Roles mapped' })

async function mapped(page: Page): Promise<void> {
  await importVouched(page, asia, 'Asia')
  await page.goto(`${page.url().split('#')[0]}#/`)
  await importVouched(page, europe, 'Europe')
  await rail(page).getByRole('link', { name: 'Role map' }).click()
  await expect(page.getByText('Which role is which?')).toBeVisible()
  await page.getByRole('combobox', { name: 'Map to the account' }).selectOption('Asia')
  await expect(grid(page)).toBeVisible()
}

test('roles of two accounts are mapped by what they give, and their drift is compared', async ({
  page,
}) => {
  await mapped(page)
  await expect(
    page.getByText('“Europe” and “Asia”: 1 role gives the same and 1 has drifted.'),
  ).toBeVisible()
  const desk = grid(page).getByRole('row', { name: /^Front desk/ })
  await expect(desk).toContainText('Reception · another name')
  await expect(desk).toContainText('75%')
  await desk.click()
  const panel = inspector(page)
  await expect(panel.getByRole('heading', { name: 'Front desk and Reception' })).toBeVisible()
  await expect(panel.getByText('1 more than Reception (Asia)')).toBeVisible()
  await expect(panel.getByRole('listitem').filter({ hasText: 'Print' })).toBeVisible()

  await page.getByText('This one', { exact: true }).click()
  await expect(panel.getByText('1 less than Front desk (Europe)')).toBeVisible()
  await expect(page).toHaveURL(/on=here/)
  // What stands in the address is a place to come back to.
  await page.reload()
  await expect(panel.getByText('1 less than Front desk (Europe)')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await panel.getByRole('link', { name: 'Compare side by side' }).click()
  await expect(page.getByRole('heading', { name: 'Compare roles', level: 1 })).toBeVisible()
  await expect(
    page.getByText('“Front desk (Europe)” and “Reception (Asia)” both give 3 permissions.'),
  ).toBeVisible()
  await expect(
    page.getByText('Equal but for “Print”, which only “Front desk (Europe)” has.'),
  ).toBeVisible()
  const sides = page.getByRole('grid', { name: 'Permissions side by side' })
  await expect(sides.getByRole('columnheader', { name: /Reception.*Asia/s })).toBeVisible()
  await sides.getByRole('row', { name: /^Print/ }).click()
  await expect(panel.getByText('Asia: All that “Reception” has was read')).toBeVisible()

  // A third side, of the other account again.
  await page.getByRole('combobox', { name: 'Add from the account' }).selectOption('Asia')
  await page.getByRole('combobox', { name: 'Add a role' }).fill('night')
  await page.getByRole('option', { name: /Night shift/ }).click()
  await expect(sides.getByRole('columnheader', { name: /Night shift.*Asia/s })).toBeVisible()
  await page.getByText('How alike each of 3 pairs is').click()
  await expect(
    page.getByRole('row', { name: /Front desk \(Europe\) Reception \(Asia\) 75% 1 0/ }),
  ).toBeVisible()
  await page.reload()
  await expect(sides.getByRole('columnheader', { name: /Night shift.*Asia/s })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test('a map is chosen from by keys, and saved as CSV', async ({ page }) => {
  await mapped(page)
  await tabTo(page, grid(page).getByRole('row', { name: /^Front desk/ }))
  await page.keyboard.press('j')
  await expectFocus(grid(page).getByRole('row', { name: /^Night shift/ }))
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByText('Both give exactly the same.')).toBeVisible()
  await page.getByText(/^Drifted/).click()
  await expect(grid(page).locator('[data-row]')).toHaveCount(1)

  await page.getByRole('button', { name: 'Export…' }).click()
  const exporting = dialog(page, 'Export this map of roles')
  await exporting.getByRole('button', { name: 'Write the file' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    exporting.getByRole('link', { name: /\.csv$/ }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  expect(text).toContain(
    'clerk,Front desk,r7,Reception,drifted,0.750,0.750,0.750,added,,print,Print',
  )
  expect(text).toContain('night,Night shift,r9,Night shift,same,1.000,1.000,1.000,,,,')
})

test('choosing what to compare stands in one place, as fields of one line each', async ({
  page,
}) => {
  await openSample(page)
  await goTo(page, 'roles?compare=roles')
  const snapshot = page.getByRole('combobox', { name: 'Add from the snapshot' })
  await expect(snapshot).toBeVisible()
  expect((await snapshot.boundingBox())!.height).toBeLessThan(40)
})

test('the sample: a role that grew since its earlier snapshot', async ({ page }) => {
  await openSample(page)
  await rail(page).getByRole('link', { name: 'Role map' }).click()
  await page.getByRole('button', { name: /^Map to snapshot 1, / }).click()
  await expect(page.getByText(/11 roles give the same and 1 has drifted/)).toBeVisible()
  await expect(grid(page).getByRole('row', { name: /^Front Desk/ })).toContainText('100%')
  const grown = grid(page).getByRole('row', { name: /drifted/ })
  await grown.click()
  await inspector(page).getByRole('link', { name: 'Compare side by side' }).click()
  const sides = page.getByRole('grid', { name: 'Permissions side by side' })
  await expect(sides.getByRole('columnheader', { name: /Oct 2026/ })).toBeVisible()
  await expect(sides.getByRole('columnheader', { name: /Nov 2026/ })).toBeVisible()
})
