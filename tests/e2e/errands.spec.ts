/**
 * What people come to Permiscope for, each from start to end: by mouse and by keyboard alone, in every
 * language of the interface. Each ends in a result that is checked.
 */
import type { Locator, Page } from '@playwright/test'
import { languages, speak, type Language } from '../../src/shared/language'
import { t } from '../../src/shared/messages'
import { accessInAnApp } from './errands/access-in-an-app'
import { comparedRoles } from './errands/compared-roles'
import { copiedRows } from './errands/copied-rows'
import type { Errand } from './errands/errand'
import { everyRoute } from './errands/routes'
import { expect, test } from './fixtures'
import { keyboard, mouse } from './hands'

const locales: Readonly<Record<Language, string>> = { en: 'en-US', 'zh-CN': 'zh-CN', ru: 'ru-RU' }
const inspector = (page: Page): Locator =>
  page.getByRole('complementary', { name: t('inspector.label') })

const errands: readonly Errand[] = [
  {
    name: 'an error is diagnosed: which permission, and which role to change',
    from: 'sample',
    async run(page, hands) {
      await hands.open('diagnose')
      await hands.press(page.getByRole('button', { name: t('diagnose.example.body') }))
      const item = page.getByRole('article')
      await expect(item.getByText('CMN-408', { exact: true })).toBeVisible()
      await expect(item.getByText(/Anna Meyer/).first()).toBeVisible()
      await expect(
        item.getByRole('link', { name: 'Export Call Recording', exact: true }),
      ).toBeVisible()
      await expect(item.getByRole('row', { name: /Front Desk/ }).first()).toBeVisible()
    },
  },
  {
    name: 'a permission without a switch: which one brings it',
    from: 'sample',
    async run(page, hands) {
      await hands.find('edit presense', /Edit Presence/)
      const panel = inspector(page)
      await expect(panel.getByRole('heading', { name: 'Edit Presence' })).toBeVisible()
      await expect(panel.getByText(t('switch.none')).first()).toBeVisible()
      await expect(
        panel.getByRole('link', { name: 'Configure Presence', exact: true }).first(),
      ).toBeVisible()
    },
  },
  {
    name: 'users are narrowed by what they hold, and one is looked at',
    from: 'sample',
    async run(page, hands) {
      await hands.open('users')
      await hands.write(
        page.getByRole('searchbox', { name: t('tables.filter.users') }),
        'role:"Front Desk"',
      )
      const users = page.getByRole('grid').first()
      await expect(users).toHaveAttribute('aria-rowcount', '27')
      await hands.press(users.locator('[data-row="0"]'))
      await expect(
        inspector(page).getByRole('link', { name: 'Front Desk', exact: true }).first(),
      ).toBeVisible()
    },
  },
  {
    name: 'a switch is tried out, and a change request made',
    from: 'sample',
    async run(page, hands) {
      await hands.open('what-if')
      const role = page.getByRole('combobox', { name: t('whatIf.role'), exact: true })
      await hands.choose(role, 'Front Desk')
      await hands.check(page.getByRole('checkbox', { name: 'Manage Presence', exact: true }))
      await hands.press(page.getByRole('button', { name: t('whatIf.request') }))
      const request = page.getByRole('dialog', { name: t('whatIf.requestTitle') })
      await expect(request.getByLabel(t('whatIf.requestText'))).toHaveValue(
        /Manage Presence.*ManagePresence/s,
      )
    },
  },
  {
    name: 'patterns of roles are seen, and one cell is proved',
    from: 'sample',
    async run(page, hands) {
      await hands.open('matrix')
      await hands.choose(page.getByLabel(t('matrix.order')).first(), t('matrix.order.similar'))
      await expect(page).toHaveURL(/order=similar/)
      await hands.choose(page.getByLabel(t('matrix.groupRows')).first(), t('matrix.group.roles'))
      await hands.press(page.getByRole('button', { name: t('matrix.foldRows') }))
      await expect(page.getByRole('rowheader', { name: /Billing Admin/ }).first()).toBeVisible()
      await hands.cell(0, 0)
      await hands.cell(1, 0)
      await expect(inspector(page)).toContainText(/Berlin Site Admin/)
    },
  },
  {
    name: 'findings are read, and the worst is looked into',
    from: 'sample',
    async run(page, hands) {
      await hands.open('findings')
      await hands.press(page.getByRole('grid').first().locator('[data-row="0"]'))
      await expect(
        inspector(page)
          .getByRole('button', { name: t('findings.except') })
          .first(),
      ).toBeVisible()
    },
  },
  accessInAnApp,
  copiedRows,
  comparedRoles,
  everyRoute,
]

for (const language of languages) {
  for (const [way, handsOf] of [
    ['mouse', mouse],
    ['keyboard', keyboard],
  ] as const) {
    for (const { from, name, run } of errands) {
      test.describe(`${language}, by ${way}`, () => {
        test.use({ account: from, locale: locales[language] })
        test.beforeEach(() => speak(() => language))
        test.afterEach(() => speak(() => 'en'))
        test(name, ({ page }) => run(page, handsOf(page), language))
      })
    }
  }
}
