import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { stepLabels as enosSteps } from '../../../src/main/connectors/enos/get/plan'
import { enosGuide } from '../../../src/main/connectors/enos/manifest'
import { VOUCHED } from '../../../src/main/connectors/files/lists'
import { wholenessOf } from '../../../src/main/connectors/files/whole'
import { HIDDEN_ROLES_NOTE } from '../../../src/main/connectors/parts'
import { stepLabels as ringCentralSteps } from '../../../src/main/connectors/ringcentral/get/plan'
import { ringCentralGuide } from '../../../src/main/connectors/ringcentral/manifest'
import { speak } from '../../../src/shared/language'
import { keptText } from '../../../src/shared/sentences/kept-texts'
import { keptTexts as ru } from '../../../src/shared/sentences/ru/kept-texts'
import { keptTexts as zhCN } from '../../../src/shared/sentences/zh-CN/kept-texts'

afterEach(() => speak(() => 'en'))

/** How each language shows that a text is its own. */
const scripts = { 'zh-CN': /\p{Script=Han}/u, ru: /\p{Script=Cyrillic}/u } as const
const others = ['zh-CN', 'ru'] as const

const guides = [...enosGuide().rights, ...ringCentralGuide().rights].flatMap((right) => [
  right.reads,
  right.hides,
  ...('needs' in right && right.needs !== undefined ? [right.needs] : []),
])

describe('what is kept in English', () => {
  it.each(others)('of guides and steps is said in %s', (language) => {
    speak(() => language)
    const texts = [
      ...guides,
      ...enosGuide().steps,
      ...Object.values(enosSteps),
      ...Object.values(ringCentralSteps),
      VOUCHED,
      HIDDEN_ROLES_NOTE,
    ]
    expect(texts.filter((text) => !scripts[language].test(keptText(text)))).toEqual([])
  })

  it.each(others)('of lists that are not whole is said in %s', (language) => {
    const page = { said: true, held: 1, ids: ['1'] }
    const reasons = [
      wholenessOf([{ ...page, said: false }], 1),
      wholenessOf([{ ...page, number: 1, hasNext: true }], 1),
      wholenessOf([{ ...page, number: 1 }], 1),
      wholenessOf([{ ...page, number: 1, totalPages: 3 }], 1),
      wholenessOf([{ ...page, number: 2, totalPages: 2 }], 1),
    ].flatMap((wholeness) => (wholeness.whole ? [] : [wholeness.reason]))
    expect(reasons).toHaveLength(5)
    speak(() => language)
    expect(reasons.filter((text) => !scripts[language].test(keptText(text)))).toEqual([])
  })

  it('is said remark by remark, and what a vendor said stays as it is', () => {
    speak(() => 'ru')
    expect(keptText(`${VOUCHED}; names in en-US; Something else`)).toBe(
      'полноту подтвердил тот, кто импортировал; язык названий: en-US; Something else',
    )
    expect(keptText('3 of 12 could not be read: the server answered with status 500')).toBe(
      'не прочитано: 3 из 12; сервер ответил со статусом 500',
    )
    speak(() => 'zh-CN')
    expect(keptText('Nobody home')).toBe('Nobody home')
    expect(keptText('constructor')).toBe('constructor')
  })

  it('is kept as it is in English', () => {
    expect(keptText(VOUCHED)).toBe(VOUCHED)
  })

  it('still stands in the code, and in both languages', () => {
    const folder = join(import.meta.dirname, '../../../src/main')
    const code = globSync('**/*.ts', { cwd: folder })
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n')
    expect(Object.keys(ru).filter((text) => !code.includes(text))).toEqual([])
    expect(Object.keys(zhCN)).toEqual(Object.keys(ru))
  })
})
