/** By which ways does a user come to a permission? The answer goes into a mail. */
import { expect } from '@playwright/test'
import type { Language } from '../../../src/shared/language'
import { t } from '../../../src/shared/messages'
import { clipboard, type Errand } from './errand'

/** Anna's role Standard configures presence; her role Front Desk manages it. Shorter ways come first. */
const routes: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Anna Meyer holds the role “Standard (International)”, which lists “Configure Presence”, which includes “Edit Presence”.',
    'Anna Meyer holds the role “Front Desk”, which lists “Manage Presence”, which includes “Configure Presence”, which includes “Edit Presence”.',
  ],
  'zh-CN': [
    '用户“Anna Meyer”持有角色“Standard (International)”，该角色列出权限“Configure Presence”，该权限包含权限“Edit Presence”。',
    '用户“Anna Meyer”持有角色“Front Desk”，该角色列出权限“Manage Presence”，该权限包含权限“Configure Presence”，该权限包含权限“Edit Presence”。',
  ],
  ru: [
    'Пользователь «Anna Meyer» имеет роль «Standard (International)», которая содержит разрешение «Configure Presence», которое включает разрешение «Edit Presence».',
    'Пользователь «Anna Meyer» имеет роль «Front Desk», которая содержит разрешение «Manage Presence», которое включает разрешение «Configure Presence», которое включает разрешение «Edit Presence».',
  ],
}

export const everyRoute: Errand = {
  name: 'from a user to a permission: every route, and the sentence of one is copied',
  from: 'sample',
  async run(page, hands, language) {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await hands.open('graph')
    await hands.pick(
      page.getByRole('combobox', { name: t('graph.addFocus') }),
      'anna meyer',
      /^Anna Meyer/,
    )
    const panel = page.getByRole('complementary', { name: t('inspector.label') })
    await expect(panel.getByRole('heading', { name: 'Anna Meyer' })).toBeVisible()
    await hands.press(panel.getByRole('button', { name: t('graph.do.routesFromHere') }))
    await hands.pick(
      page.getByRole('combobox', { name: t('graph.otherEnd') }),
      'edit presence',
      /^Edit Presence/,
    )
    await expect(panel.getByRole('heading', { name: 'Anna Meyer → Edit Presence' })).toBeVisible()
    const listed = panel.getByRole('list', { name: t('graph.routes') }).getByRole('listitem')
    await expect(listed).toHaveText(routes[language])
    await hands.press(listed.last().getByRole('button', { name: t('graph.routeCopy') }))
    await expect.poll(() => clipboard(page)).toBe(routes[language].at(-1))
  },
}
