import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { makeSample } from './sample'

test.use({ account: 'sample', viewport: { width: 1280, height: 800 } })

const views = [
  'overview',
  'graph',
  'users',
  'roles',
  'permissions',
  'assignments',
  'menus',
  'matrix',
  'differences',
  'diagnose',
  'changes',
  'findings',
  'hygiene',
  'least-privilege',
  'role-map',
  'what-if',
] as const

const goTo = (page: Page, account: string, place: string): Promise<void> =>
  page.evaluate((address) => void (location.hash = address), `#/a/${account}/${place}`)

async function choose(page: Page, opener: string, field: string, language: string): Promise<void> {
  await page.getByRole('button', { name: opener, exact: true }).click()
  await page.getByRole('combobox', { name: field, exact: true }).selectOption({ label: language })
  await page.keyboard.press('Escape')
}

/** Buttons, tabs and headings, also of columns, whose text is cut off, and a page wider than the window. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate((parts) => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page'] : []
    const cut = [...document.querySelectorAll<HTMLElement>(parts)]
      .filter((element) => {
        const box = element.getBoundingClientRect()
        const seen = box.width > 0 && getComputedStyle(element).visibility === 'visible'
        return seen && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
      })
      .map((element) => element.textContent.trim())
      .filter((text) => text !== '')
    return [...wide, ...cut]
  }, 'button, nav a, h1, h2, label, legend, [role=columnheader]:not(:has(.label)), .sort .label')
}

for (const { lang, loading, locale, users } of [
  { locale: 'zh-CN', lang: 'zh-CN', loading: /正在加载/, users: '用户' },
  { locale: 'ru-RU', lang: 'ru', loading: /Загрузка/, users: 'Пользователи' },
] as const) {
  test.describe(`on a system that speaks ${locale}`, () => {
    test.use({ locale })

    test('the window speaks so, and every view has room for it', async ({ page, sampleApp }) => {
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.getByRole('navigation').getByText(users, { exact: true })).toBeVisible()
      for (const view of views) {
        await goTo(page, sampleApp.account, view)
        await expect(page.getByRole('main')).toBeVisible()
        await expect(page.getByText(loading)).toHaveCount(0)
        expect.soft(await cutOff(page), `${view} in ${lang}`).toEqual([])
      }
      await goTo(page, sampleApp.account, 'users')
      await expectAccessible(page, `Users in ${lang}`)
    })
  })
}

test('a language that is chosen is spoken at once, in answers too, and stays', async ({
  page,
  sampleApp,
}) => {
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await goTo(page, sampleApp.account, 'findings')
  const main = page.getByRole('main')
  await expect(main).toContainText(/rules? finds? something/)
  await expect(main).toContainText('More than five people can change roles')

  await choose(page, 'Settings', 'Language', 'Русский')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await expect(main).toContainText(/Что-то находи?я?т/)
  await expect(main).toContainText('Менять роли может больше пяти человек')
  await expect(main).not.toContainText(/finds? something/)

  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await expect(main).toContainText('Менять роли может больше пяти человек')

  await choose(page, 'Настройки', 'Язык', '简体中文')
  await expect(main).toContainText('能更改角色的人超过五个')
  await expect(page.getByRole('navigation')).toContainText('用户')

  await choose(page, '设置', '语言', 'English')
  await expect(main).toContainText('More than five people can change roles')
})

test('two windows of one program are answered each in its own language', async ({
  app,
  browser,
  page,
  sampleApp,
}) => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const chinese = await context.newPage()
  await chinese.goto(app.address)
  await goTo(chinese, sampleApp.account, 'hygiene')
  await goTo(page, sampleApp.account, 'hygiene')
  await expect(chinese.getByRole('main')).toContainText('每条结论单独成立')
  await expect(page.getByRole('main')).toContainText('Each claim is true by itself')
  await chinese.close()
  await context.close()
})

test.describe('an account whose names were read in several languages', () => {
  test.use({ account: 'none' })

  test('has the language of its names among the settings', async ({ app, page }) => {
    const account = await makeSample(app.address)
    await goTo(page, account, 'overview')
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    const names = page.getByRole('combobox', { name: 'Language of this account’s names' })
    const chosen = await names.locator('option').last().textContent()
    await names.selectOption({ label: chosen! })
    await page.keyboard.press('Escape')
    await expect(page.getByText(`Names in ${chosen!}.`)).toBeVisible()
  })
})
