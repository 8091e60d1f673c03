/**
 * In another language no text of the interface is left in English. What stands in Latin letters is data of
 * the account, which is taken out as the server tells it, or a word that no language translates.
 */
import type { Page } from '@playwright/test'
import type { Input, Output } from '../../src/shared/contract'
import type { Result } from '../../src/shared/result'
import { tableColumns, tableNames } from '../../src/shared/tables'
import { expect, test } from './fixtures'
import { go, places } from './places'
import type { ServedApp } from './serve'

test.use({ account: 'sample', viewport: { width: 1280, height: 800 } })

/** Products, formats, standards, units and keys; what is typed into filters keeps its words too. */
const sameEverywhere = new RegExp(
  [
    'Permiscope|RingCentral|EnOS|Postman|NIST|SP|RBAC|AC',
    'API|CSV|HAR|ID|JSON|JWT|PNG|SVG|URL|ZIP|SHA',
    'Ctrl|Alt|Enter|Esc|Shift|Tab|Home|End|Page Up|Page Down',
    // The vendor's own words: for which sites a permission holds, and for what a rule rests on.
    'Independent',
    'AuditTrail|List Extensions|siteRestricted|siteCompatible|Roles and permissions|status|hidden',
    // A file's name of the sample account.
    'sample: [a-z-]+',
  ]
    .flatMap((line) => line.split('|'))
    .sort((a, b) => b.length - a.length)
    .map((word) => `(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`)
    .join('|'),
  'gu',
)

/** Terms of filters, addresses, paths, e-mails and ids. */
const written =
  /\S*@\S+\.\S+|[\w-]+(?::|>=?|<=?)(?:"[^"]*"|[\w-]*)|[\w-]*\d[\w-]*|(?:https?:\/)?\/\S+/gu

async function call<Value>(app: ServedApp, name: string, input: unknown): Promise<Value> {
  const response = await fetch(`${app.origin}/api/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-permiscope-token': new URL(app.address).hash.slice('#token='.length),
    },
    body: JSON.stringify(input),
  })
  const result = (await response.json()) as Result<Value>
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
  return result.value
}

/** Every text of the account's tables, and names that are in none of them. */
async function dataOf(app: ServedApp & { account: string }): Promise<Set<string>> {
  // The second is what a filter below asks for.
  const data = new Set(['Sample account', 'Nobody'])
  const snapshots = await call<Output<'accounts', 'snapshots'>>(app, 'accounts/snapshots', {
    account: app.account,
  })
  for (const { id } of snapshots.snapshots) {
    for (const table of tableNames) {
      const input: Input<'tables', 'page'> = {
        account: app.account,
        at: String(id),
        table,
        fields: tableColumns[table].flatMap(({ kind, name }) =>
          kind === 'text' || kind === 'code' ? [name] : [],
        ),
        offset: 0,
        limit: 1000,
      }
      const { rows } = await call<Output<'tables', 'page'>>(app, 'tables/page', input)
      for (const cell of rows.flatMap(({ cells }) => cells)) {
        if (typeof cell === 'string' && cell !== '') data.add(cell)
      }
    }
  }
  return data
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Longest first, so that a name goes before one that it begins with. */
const anyOf = (texts: ReadonlySet<string>): RegExp =>
  new RegExp(
    [...texts]
      .sort((a, b) => b.length - a.length)
      .map((text) => `(?<![\\p{L}\\d])${escaped(text)}(?![\\p{L}\\d])`)
      .join('|'),
    'gu',
  )

/** What a person sees or hears but for what is set as code: texts, and attributes that are spoken. */
const shown = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isShown = (element: Element | null): element is Element =>
      element !== null &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest('code, kbd, .code, script, style, title, textarea') === null
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      if (isShown(node.parentElement)) texts.push(node.data.replace(/\s+/g, ' ').trim())
    }
    for (const element of document.body.querySelectorAll('[title], [aria-label], [placeholder]')) {
      if (!isShown(element)) continue
      for (const name of ['title', 'aria-label', 'placeholder']) {
        texts.push(element.getAttribute(name) ?? '')
      }
    }
    return [...new Set(texts)]
  })

const leftover = (texts: readonly string[], data: RegExp): string[] =>
  texts.filter((text) =>
    /\p{Script=Latin}{2,}/u.test(
      text.replaceAll(data, '').replaceAll(sameEverywhere, '').replaceAll(written, ''),
    ),
  )

for (const locale of ['zh-CN', 'ru-RU']) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale })

    test('no view says anything in English', async ({ page, sampleApp }) => {
      test.setTimeout(180_000)
      const data = anyOf(await dataOf(sampleApp))
      for (const place of places) {
        await go(page, sampleApp.account, place)
        expect.soft(leftover(await shown(page), data), place).toEqual([])
      }
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
      expect.soft(leftover(await shown(page), data), 'find').toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
      expect.soft(leftover(await shown(page), data), 'keys').toEqual([])
    })
  })
}

test('English is found where it is: each view is full of it in English', async ({
  page,
  sampleApp,
}) => {
  const data = anyOf(await dataOf(sampleApp))
  for (const place of ['overview', 'users', 'findings', 'what-if']) {
    await go(page, sampleApp.account, place)
    expect(leftover(await shown(page), data).length, place).toBeGreaterThan(20)
  }
})
