/** Somebody asks what a user of EnOS may do in an app, and sends the vendor's answer along. */
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { t } from '../../../src/shared/messages'
import { example } from '../steps'
import type { Errand } from './errand'

interface SavedMenu {
  name: string
  code: string
  children: SavedMenu[]
}
interface SavedAnswer {
  data: { permissions: { name: string }[]; menus: SavedMenu[] }
}

const file = example('enos/user-app-resources.json')
const levels = (menus: readonly SavedMenu[], level = 1): { menu: SavedMenu; level: number }[] =>
  menus.flatMap((menu) => [{ menu, level }, ...levels(menu.children, level + 1)])

export const accessInAnApp: Errand = {
  name: 'from nothing: which permissions and which menus a user of EnOS has in an app',
  from: 'none',
  async run(page, hands) {
    await hands.giveFiles(page.getByRole('button', { name: t('home.chooseFiles') }), [file])
    const importing = page.getByRole('dialog', { name: t('import.title') })
    await hands.write(importing.getByLabel(t('import.newName')), 'Windfarm')
    await hands.press(importing.getByRole('button', { name: t('import.start', { count: 1 }) }))
    // What was asked stands in no answer of EnOS.
    const asks = page.getByRole('dialog', { name: t('import.questionsTitle') })
    await hands.write(asks.getByLabel(t('import.enos.organization')), 'o-1001')
    await hands.write(asks.getByLabel(t('import.enos.user')), 'li.wei')
    await hands.write(asks.getByLabel(t('import.enos.app')), 'wind-monitor')
    await hands.press(asks.getByRole('button', { name: t('import.goOn') }))
    const done = page.getByRole('dialog', { name: t('import.doneTitle') })
    await hands.press(done.getByRole('button', { name: t('import.openAccount') }))
    await expect(page.getByRole('heading', { name: 'Windfarm', level: 1 })).toBeVisible()

    const { data } = JSON.parse(await readFile(file, 'utf8')) as SavedAnswer
    await hands.open('menus')
    await hands.pick(page.getByRole('combobox', { name: t('menus.user') }), 'li', 'li.wei')
    await expect(page.getByText(t('menus.access.yes'), { exact: true })).toBeVisible()
    const rows = page.getByRole('treegrid').locator('[role="row"][aria-level]')
    const expected = levels(data.menus)
    await expect(rows).toContainText(expected.map(({ menu }) => menu.name))
    await expect(rows).toContainText(expected.map(({ menu }) => menu.code))
    for (const [at, { level }] of expected.entries()) {
      await expect(rows.nth(at)).toHaveAttribute('aria-level', String(level))
    }

    await hands.open('users')
    await hands.press(page.getByRole('grid').locator('[data-row="0"]'))
    const access = page
      .getByRole('complementary', { name: t('inspector.label') })
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: t('effective.title') }) })
    const names = data.permissions.map(({ name }) => name)
    await expect(access.getByRole('listitem')).toContainText(names.toSorted())
    await expect(access.getByText(t('effective.rest.unknown'))).toBeVisible()
  },
}
