import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import Papa from 'papaparse'
import { expect, test } from './fixtures'
import { expectFocus } from './focus'
import { dialog, goTo, inspector, openView } from './steps'

const grid = (page: Page): Locator => page.getByRole('grid', { name: /^Matrix of/ })
const cell = (page: Page, row: number, column: number): Locator =>
  grid(page).locator(`[data-cell="${row} ${column}"]`)
const rowFilter = (page: Page): Locator => page.getByRole('searchbox', { name: 'Filter rows' })
const columnFilter = (page: Page): Locator =>
  page.getByRole('searchbox', { name: 'Filter columns' })

async function readBack(download: Download): Promise<Record<string, string>[]> {
  const text = await readFile(await download.path(), 'utf8')
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  expect(errors).toEqual([])
  return data
}

test.use({ account: 'sample' })

test('users and permissions cross, and the filters narrow both sides', async ({ page }) => {
  await openView(page, 'Matrix')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '301')
  await rowFilter(page).fill('role:"Front Desk"')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '27')
  await columnFilter(page).fill('ConfigurePresence')
  await expect(grid(page)).toHaveAttribute('aria-colcount', '2')
  await expect(grid(page).getByRole('columnheader', { name: 'Configure Presence' })).toBeVisible()

  await columnFilter(page).fill('colour:blue')
  await expect(page.getByText('This filter cannot be applied')).toBeVisible()
  await expect(columnFilter(page)).toHaveValue('colour:blue')
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '301')
})

test('terms are offered for rows and columns', async ({ page }) => {
  await openView(page, 'Matrix')
  await page.getByRole('button', { name: 'Terms: Filter rows' }).click()
  await page.getByRole('button', { name: 'Front Desk' }).click()
  await expect(rowFilter(page)).toHaveValue('role:"Front Desk"')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Terms: Filter columns' }).click()
  await page.getByRole('button', { name: 'assignable:no' }).click()
  await expect(columnFilter(page)).toHaveValue('assignable:no')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '27')
  await expect(grid(page).getByRole('columnheader', { name: 'Edit Presence' })).toBeVisible()

  await page.keyboard.press('Escape')
  await goTo(page, 'matrix?columns=menus')
  await page.getByRole('button', { name: 'Terms: Filter columns' }).click()
  await page.getByRole('button', { name: 'Asset Health' }).click()
  await expect(columnFilter(page)).toHaveValue('app:"Asset Health"')
})

test('a cell says how it is granted, and its proof says why', async ({ page }) => {
  await goTo(page, 'matrix?column-filter=id:ConfigurePresence&filter=role:"Front+Desk"')
  await expect(grid(page)).toHaveAttribute('aria-colcount', '2')
  await cell(page, 0, 0).click()
  const proof = inspector(page)
  await expect(proof.getByRole('heading', { level: 2 })).toContainText('Configure Presence')
  await expect(proof.getByText(/^(Yes|No|Unknown)/).first()).toBeVisible()
  await expect(cell(page, 0, 0)).toHaveAttribute('aria-selected', 'true')

  await page.reload()
  await expect(proof.getByRole('heading', { level: 2 })).toContainText('Configure Presence')
  await page.keyboard.press('Escape')
  await expect(proof).toBeHidden()
})

test('everything is reached by keys, to the last corner and back', async ({ page }) => {
  await openView(page, 'Matrix')
  await expect(cell(page, 0, 0)).toBeVisible()
  await page.keyboard.press('j')
  await expectFocus(cell(page, 0, 0))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expectFocus(cell(page, 1, 2))
  await page.keyboard.press('Control+End')
  const last = Number(await grid(page).getAttribute('aria-colcount')) - 2
  await expectFocus(cell(page, 299, last))
  await expect(cell(page, 299, last)).toHaveAttribute('aria-label', /.+, .+: .+/)
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Home')
  await expectFocus(cell(page, 0, 0))
  await expect(grid(page).locator('[data-cell][tabindex="0"]'), 'one stop for Tab').toHaveCount(1)
})

test('headings stay in view when cells are scrolled', async ({ page }) => {
  await openView(page, 'Matrix')
  await expect(cell(page, 0, 0)).toBeVisible()
  const head = grid(page).getByRole('columnheader').nth(1)
  const before = await head.boundingBox()
  await grid(page).evaluate((element) => element.scrollTo({ top: 3000 }))
  await expect(grid(page).getByRole('row').nth(20)).toHaveAttribute('aria-rowindex', /\d{3}/)
  expect((await head.boundingBox())?.y).toBe(before?.y)
})

test('“differing only” leaves out what is the same for all', async ({ page }) => {
  await goTo(page, 'matrix?rows=roles')
  await expect(grid(page)).toBeVisible()
  const all = Number(await grid(page).getAttribute('aria-colcount'))
  await page.getByRole('checkbox', { name: 'Differing only' }).check()
  await expect
    .poll(async () => Number(await grid(page).getAttribute('aria-colcount')))
    .toBeLessThan(all)
})

test('the export holds what is on the screen, with its source beside it', async ({ page }) => {
  await goTo(page, 'matrix?rows=roles&column-filter=Presence')
  await expect(cell(page, 0, 0)).toHaveAttribute('aria-label', /.+/)
  const labels = await grid(page)
    .locator('[data-cell]')
    .evaluateAll((cells) => cells.map((one) => one.getAttribute('aria-label') ?? ''))
  await page.getByRole('button', { name: 'Export CSV…' }).click()
  const exporting = dialog(page, 'Export this matrix')
  await expect(exporting).toContainText('All 12 rows')
  await expect(exporting).not.toContainText('Not everything was read.')
  await exporting.getByRole('button', { name: 'Write the file' }).click()
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    exporting.getByRole('link', { name: /^Save .*\.csv$/ }).click(),
  ])
  const rows = await readBack(csv)
  expect(labels.length).toBeGreaterThan(rows.length)
  for (const label of labels) {
    const [, name = '', column = '', mark = ''] = /^(.+), (.+): (.+)$/.exec(label) ?? []
    const row = rows.find((one) => one['role name'] === name)
    const found = Object.entries(row ?? {}).find(([head]) => head.startsWith(column))
    expect(found?.[1], label).toBe(mark)
  }

  const [provenance] = await Promise.all([
    page.waitForEvent('download'),
    exporting.getByRole('link', { name: /^Save .*\.provenance\.json$/ }).click(),
  ])
  const said = JSON.parse(await readFile(await provenance.path(), 'utf8')) as unknown
  expect(JSON.stringify(said)).toContain('Sample account')
})
