/** Two roles that were meant to be one: what has only one of them? */
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { t } from '../../../src/shared/messages'
import type { Errand } from './errand'

/** Night Shift is Front Desk with all of voicemail, and devices up to configuring them. */
const onlyNightShift = [
  'Manage Voicemail',
  'Configure Voicemail',
  'Export Voicemail',
  'Edit Voicemail',
  'Read Voicemail',
  'Read Settings of Voicemail',
  'Configure Devices',
  'Edit Devices',
  'Read Devices',
  'Read Settings of Devices',
].toSorted()

export const comparedRoles: Errand = {
  name: 'two roles are compared: what has only one of them, on show and in a file',
  from: 'sample',
  async run(page, hands) {
    await hands.open('roles')
    const roles = page.getByRole('grid')
    await hands.mark(roles, 'Front Desk')
    await hands.mark(roles, 'Night Shift')
    await hands.press(page.getByRole('link', { name: t('marked.compare') }))
    await expect(page.getByRole('heading', { name: t('compare.roles'), level: 1 })).toBeVisible()

    const compared = page.getByRole('grid', { name: t('compare.table') })
    const columns = compared.getByRole('columnheader')
    await expect(columns.filter({ hasText: 'Front Desk' })).toContainText(
      t('compare.only', { count: 0 }),
    )
    await expect(columns.filter({ hasText: 'Night Shift' })).toContainText(
      t('compare.only', { count: onlyNightShift.length }),
    )
    const rows = compared.locator('[data-row]')
    await expect(rows).toHaveCount(onlyNightShift.length)
    const names = await rows.locator('[role="gridcell"]:first-child').allInnerTexts()
    expect(names.toSorted()).toEqual(onlyNightShift)

    await hands.press(page.getByRole('button', { name: t('compare.export') }))
    const exporting = page.getByRole('dialog', { name: t('compare.exportTitle') })
    await hands.press(exporting.getByRole('button', { name: t('export.write') }))
    const downloading = page.waitForEvent('download')
    await hands.press(exporting.getByRole('link', { name: /\.csv[^.]*$/ }))
    const text = await readFile(await (await downloading).path(), 'utf8')
    const [head = [], ...lines] = text
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
    const column = (name: string): (string | undefined)[] => {
      const at = head.indexOf(name)
      return lines.map((cells) => cells[at])
    }
    expect(column('permission name').toSorted()).toEqual(onlyNightShift)
    expect(new Set(column('Front Desk'))).toEqual(new Set(['no']))
    expect(column('Night Shift')).not.toContain('no')
  },
}
