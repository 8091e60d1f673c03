/** Two ways to do the same: with the mouse, and with the keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test'
import { t } from '../../src/shared/messages'
import type { ViewName } from '../../src/renderer/state/router.svelte'
import { tabTo } from './focus'

export interface Hands {
  /** A button, link, row or tab. */
  press(target: Locator): Promise<void>
  write(field: Locator, text: string): Promise<void>
  check(box: Locator): Promise<void>
  choose(list: Locator, option: string): Promise<void>
  /** Types into a field that offers what fits, and takes the offer. */
  pick(field: Locator, text: string, offer: string | RegExp): Promise<void>
  giveFiles(button: Locator, files: readonly string[]): Promise<void>
  /** Marks a row for comparing. */
  mark(grid: Locator, name: string): Promise<void>
  /** Chooses a cell of the grid on show. */
  cell(row: number, column: number): Promise<void>
  open(view: ViewName): Promise<void>
  /** Find anything, to its first hit. */
  find(text: string, hit: string | RegExp): Promise<void>
}

const rail = (page: Page): Locator => page.getByRole('navigation', { name: t('rail.label') })

async function opened(page: Page, view: ViewName): Promise<void> {
  await expect(page.getByRole('heading', { name: t(`view.${view}`), level: 1 })).toBeVisible()
}

const offerOf = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('option', { name }).first()

/** The dialog of the system is not the page's: the files are given to it by the test. */
async function givenBy(page: Page, files: readonly string[], ask: () => Promise<void>) {
  const asked = page.waitForEvent('filechooser')
  await ask()
  await (await asked).setFiles(files.slice())
}

export function mouse(page: Page): Hands {
  return {
    press: (target) => target.click(),
    async write(field, text) {
      await field.click()
      await page.keyboard.type(text)
    },
    check: (box) => box.click(),
    async choose(list, option) {
      await list.selectOption({ label: option })
    },
    async pick(field, text, offer) {
      await field.click()
      await page.keyboard.type(text)
      await offerOf(page, offer).click()
    },
    giveFiles: (button, files) => givenBy(page, files, () => button.click()),
    mark: (grid, name) => grid.getByRole('checkbox', { name: t('marked.mark', { name }) }).click(),
    cell: (row, column) => page.locator(`[data-cell="${row} ${column}"]`).click(),
    async open(view) {
      await rail(page)
        .getByRole('link', { name: t(`view.${view}`), exact: true })
        .click()
      await opened(page, view)
    },
    async find(text, hit) {
      await rail(page)
        .getByRole('button', { name: t('find.title') })
        .click()
      await page.keyboard.type(text)
      await page.getByRole('option', { name: hit }).first().click()
    },
  }
}

export function keyboard(page: Page): Hands {
  /** What was pressed may go away; whoever has only keys must still be somewhere. */
  async function enter(): Promise<void> {
    await page.keyboard.press('Enter')
    await expect(page.locator(':focus'), 'the focus is not lost').toHaveCount(1)
  }
  async function press(target: Locator): Promise<void> {
    await tabTo(page, target)
    await enter()
  }
  return {
    press,
    async write(field, text) {
      await tabTo(page, field)
      await page.keyboard.type(text)
    },
    async check(box) {
      await tabTo(page, box)
      await page.keyboard.press('Space')
    },
    async choose(list, option) {
      await tabTo(page, list)
      await page.keyboard.press('Home')
      const options = await list.locator('option').allTextContents()
      for (let step = 0; step < options.length; step += 1) {
        if ((await list.locator('option:checked').textContent())?.trim() === option) return
        await page.keyboard.press('ArrowDown')
      }
      await expect(list.locator('option:checked')).toHaveText(option)
    },
    async pick(field, text, offer) {
      await tabTo(page, field)
      await page.keyboard.type(text)
      await expect(offerOf(page, offer)).toHaveAttribute('aria-selected', 'true')
      await enter()
    },
    giveFiles: (button, files) => givenBy(page, files, () => press(button)),
    async mark(grid, name) {
      await tabTo(page, grid.locator('[data-row][tabindex="0"]'))
      await page.keyboard.press('Home')
      const focused = grid.locator('[data-row]:focus')
      const rows = Number(await grid.getAttribute('aria-rowcount')) - 1
      for (let step = 0; step < rows; step += 1) {
        if ((await focused.locator('[data-column="name"]').innerText()) === name) break
        await page.keyboard.press('ArrowDown')
      }
      await expect(focused).toContainText(name)
      await page.keyboard.press('x')
    },
    async cell(row, column) {
      const active = page.locator('[data-cell][tabindex="0"]')
      await tabTo(page, active)
      const at = async (): Promise<number[]> =>
        (await active.getAttribute('data-cell'))!.split(' ').map(Number)
      const [fromRow = 0, fromColumn = 0] = await at()
      const walk = async (key: string, steps: number) => {
        for (let step = 0; step < steps; step += 1) await page.keyboard.press(key)
      }
      await walk(row > fromRow ? 'ArrowDown' : 'ArrowUp', Math.abs(row - fromRow))
      await walk(column > fromColumn ? 'ArrowRight' : 'ArrowLeft', Math.abs(column - fromColumn))
      await page.keyboard.press('Enter')
    },
    async open(view) {
      await tabTo(page, rail(page).getByRole('link', { name: t(`view.${view}`), exact: true }))
      await page.keyboard.press('Enter')
      await opened(page, view)
    },
    async find(text, hit) {
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('combobox').first()).toBeFocused()
      await page.keyboard.type(text)
      const option = page.getByRole('option', { name: hit }).first()
      await expect(option).toHaveAttribute('aria-selected', 'true')
      await enter()
    },
  }
}
