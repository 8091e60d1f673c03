import { afterEach, describe, expect, it } from 'vitest'
import { speak } from '../../../src/shared/language'
import { formatList, t } from '../../../src/shared/messages'
import { en } from '../../../src/shared/messages/en'
import { ru } from '../../../src/shared/messages/ru'
import { zhCN } from '../../../src/shared/messages/zh-CN'

type Catalogue = Readonly<Record<string, string | Readonly<Record<string, string>>>>

const english: Catalogue = en
const translations: readonly (readonly [string, Catalogue])[] = [
  ['zh-CN', zhCN],
  ['ru', ru],
]

/** Examples of what a person types, file names, and words that the language has taken over. */
const sameOnPurpose = new Set([
  'connect.clientSecret',
  'connect.gatewayExample',
  'connect.organizationExample',
  'connector.enos',
  'diagnose.ask.placeholder',
  'diagnose.request.fileName',
  'menus.url',
])

const formsOf = (catalogue: Catalogue, key: string): readonly string[] => {
  const text = catalogue[key]
  return text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text)
}

const parametersOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort()

/** What is the same word in every language: marks, units, names of products, formats and keys. */
const sameEverywhere =
  /^(Permiscope|RingCentral|EnOS|SQLite|CSV|HAR|JSON|JWT|TSV|SVG|PNG|ID|SHA-256|OK|GET|POST|Enter|Escape|Shift|Ctrl|kB|MB|Access Key|Secret Key|Client ID|Client Secret|[A-Z][\w.]*Portal|[^\p{L}]|\{\w+\})*$/u

describe.each(translations)('the texts in %s', (language, catalogue) => {
  const keys = Object.keys(catalogue)

  it('are texts that the English catalogue has', () => {
    expect(keys.filter((key) => !(key in english))).toEqual([])
  })

  it('have exactly the plural forms that whole numbers need', () => {
    const rules = new Intl.PluralRules(language)
    const needed = new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)))
    for (const key of keys) {
      const text = catalogue[key]!
      expect(typeof text, key).toBe(typeof english[key])
      if (typeof text === 'string') continue
      expect(new Set(Object.keys(text)), key).toEqual(needed)
    }
  })

  it('take the parameters of the English text', () => {
    for (const key of keys) {
      const wanted = new Set(formsOf(english, key).flatMap(parametersOf))
      const given = new Set(formsOf(catalogue, key).flatMap(parametersOf))
      // A form for one may say the number in a word, so forms are looked at together.
      expect(given, key).toEqual(wanted)
    }
  })

  it('are not English', () => {
    const left = keys.filter(
      (key) =>
        !sameOnPurpose.has(key) &&
        formsOf(catalogue, key).some(
          (text) => formsOf(english, key).includes(text) && !sameEverywhere.test(text),
        ),
    )
    expect(left).toEqual([])
  })

  it('keep no blank at an end and no doubled one', () => {
    for (const key of keys) {
      for (const text of formsOf(catalogue, key)) expect(text, key).not.toMatch(/^\s|\s$| {2}/)
    }
  })
})

describe('Chinese', () => {
  it('is punctuated in full width between Chinese characters', () => {
    for (const key of Object.keys(zhCN)) {
      for (const text of formsOf(zhCN, key)) {
        expect(text, key).not.toMatch(/\p{Script=Han}[,;:?!]/u)
      }
    }
  })
})

describe('a text that counts', () => {
  afterEach(() => speak(() => 'en'))

  it.each([
    [1, '1 пользователь'],
    [2, '2 пользователя'],
    [5, '5 пользователей'],
    [11, '11 пользователей'],
    [21, '21 пользователь'],
    [22, '22 пользователя'],
  ])('has its Russian form for %i', (count, said) => {
    speak(() => 'ru')
    expect(t('whoCan.users', { count })).toBe(said)
  })

  it('has one form in Chinese', () => {
    speak(() => 'zh-CN')
    expect([1, 2, 5].map((count) => t('whoCan.users', { count }))).toEqual([
      '1 个用户',
      '2 个用户',
      '5 个用户',
    ])
  })
})

describe('names in a row', () => {
  afterEach(() => speak(() => 'en'))

  it.each([
    ['en', 'Front Desk, Night Shift, Manager'],
    ['zh-CN', 'Front Desk、Night Shift、Manager'],
    ['ru', 'Front Desk, Night Shift, Manager'],
  ] as const)('stand as %s writes them', (language, said) => {
    speak(() => language)
    expect(formatList(['Front Desk', 'Night Shift', 'Manager'])).toBe(said)
    expect(formatList(['Front Desk'])).toBe('Front Desk')
    expect(formatList([])).toBe('')
  })
})
