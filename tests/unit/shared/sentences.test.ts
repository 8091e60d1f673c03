import { afterEach, describe, expect, it } from 'vitest'
import { CODES } from '../../../src/main/diagnose/codes'
import { starterRules } from '../../../src/main/findings/rules-text'
import { languages, speak, type Language } from '../../../src/shared/language'
import { say as access } from '../../../src/shared/sentences/access'
import { say as changeRequest } from '../../../src/shared/sentences/change-request'
import { say as changes } from '../../../src/shared/sentences/changes'
import { say as edits } from '../../../src/shared/sentences/edits'
import { say as findings } from '../../../src/shared/sentences/findings'
import { say as hygiene } from '../../../src/shared/sentences/hygiene'
import { inSpokenLanguage } from '../../../src/shared/sentences/known-texts'
import { knownTexts as ru } from '../../../src/shared/sentences/ru/known-texts'
import { knownTexts as zhCN } from '../../../src/shared/sentences/zh-CN/known-texts'

const parts = [
  'access',
  'change-request',
  'changes',
  'compare',
  'diagnose',
  'edits',
  'filter',
  'finding-named',
  'findings',
  'graph',
  'hygiene',
  'least-privilege',
  'role-map',
] as const

type Words = Readonly<Record<string, unknown>>

const wordsOf = async (language: Language, part: string): Promise<Words> =>
  (await import(`../../../src/shared/sentences/${language}/${part}.ts`)) as Words

afterEach(() => speak(() => 'en'))

describe.each(parts)('the sentences of %s', (part) => {
  it('are there in every language, each with the same values', async () => {
    const english = await wordsOf('en', part)
    for (const language of languages) {
      const own = await wordsOf(language, part)
      expect(Object.keys(own).sort(), language).toEqual(Object.keys(english).sort())
    }
  })

  it('are not English in another language', async () => {
    const english = await wordsOf('en', part)
    for (const language of ['zh-CN', 'ru'] as const) {
      const script = language === 'ru' ? /\p{Script=Cyrillic}/u : /\p{Script=Han}/u
      const own = await wordsOf(language, part)
      for (const [name, words] of Object.entries(own)) {
        if (typeof words !== 'string') continue
        expect(words, name).not.toBe(english[name])
        expect(words, name).toMatch(script)
      }
    }
  })
})

describe('a sentence', () => {
  it('is said in the language that is spoken when it is made', () => {
    let spoken: Language = 'en'
    speak(() => spoken)
    const said = languages.map((language) => {
      spoken = language
      return access.whyAnswer('Ada', 'Roles', 'no')
    })
    expect(said).toEqual([
      'No: Ada does not have “Roles”.',
      '否：Ada 没有“Roles”。',
      'Нет: у пользователя Ada нет «Roles».',
    ])
  })

  it('never says no where it is unknown', () => {
    for (const language of languages) {
      speak(() => language)
      const unknown = access.whyAnswer('Ada', 'Roles', 'unknown')
      const no = { en: 'No', 'zh-CN': '否', ru: 'Нет:' }[language]
      expect(unknown.startsWith(no)).toBe(false)
    }
  })

  it('says "at least" in every language where not all is known', () => {
    const atLeast = { en: 'at least', 'zh-CN': '至少', ru: 'не менее' }
    for (const language of languages) {
      speak(() => language)
      const said = [
        access.whoCan('Roles', null, 3, 2, 0),
        access.menuTree('Ada', 'Portal', 'yes', { value: 3, is: 'atLeast' }, 'vendor'),
        access.directHolders('Roles', { value: 3, is: 'atLeast' }),
        edits.effect({ affected: 3, atLeast: true, gaining: 3, losing: 0 }),
        findings.found('user', { active: 3, atLeast: true, excepted: 0, expired: 0, possible: 0 }),
      ]
      for (const sentence of said) expect(sentence.toLowerCase()).toContain(atLeast[language])
    }
  })
})

describe('a fact that changed', () => {
  it('names fields and answers in the language, and agrees with what it is about', () => {
    const said = (language: Language): string[] => {
      speak(() => language)
      return [
        changes.factText('role', 'changed', 'Audit', undefined, [
          { field: 'permissionScope', before: 'Self', after: null },
          { field: 'hidden', before: 'false', after: 'true' },
        ]),
        changes.factText('user', 'removed', 'Ada', undefined, []),
        changes.factText('permission', 'first-seen', 'Roles', undefined, []),
        changes.factText('assignment', 'added', 'Ada', 'Audit', []),
      ]
    }
    expect(said('en')).toEqual([
      'The role “Audit”: changed, permission scope “Self” → not told, hidden no → yes.',
      'The user “Ada”: gone.',
      'The permission “Roles”: first seen; whether it was there before was not read.',
      'Ada holds the role “Audit”: new.',
    ])
    expect(said('ru')).toEqual([
      'Роль «Audit» изменилась; область действия: «Self» → не сообщено; скрыто: нет → да.',
      'Пользователь «Ada» исчез.',
      'Разрешение «Roles» впервые видно; было ли раньше, не прочитано.',
      'У пользователя Ada есть роль «Audit» — появилось.',
    ])
    expect(said('zh-CN')[0]).toBe(
      '角色“Audit”：已更改，权限范围由“Self”变为未知，隐藏由“否”变为“是”。',
    )
  })
})

describe('Russian counts', () => {
  it.each([
    [1, 'Роль «Аудитор» можно забрать у 1 пользователя, и ничего не изменится'],
    [2, 'Роль «Аудитор» можно забрать у 2 пользователей, и ничего не изменится'],
    [21, 'Роль «Аудитор» можно забрать у 21 пользователя, и ничего не изменится'],
  ])('in the genitive: %i', (users, said) => {
    speak(() => 'ru')
    expect(hygiene.redundant('Аудитор', [], users)).toContain(said)
  })

  it.each([
    [1, 'что включает ещё 1 разрешение'],
    [2, 'что включают ещё 2 разрешения'],
    [5, 'что включают ещё 5 разрешений'],
    [11, 'что включают ещё 11 разрешений'],
    [21, 'что включает ещё 21 разрешение'],
    [104, 'что включают ещё 104 разрешения'],
  ])('in the nominative: %i', (more, said) => {
    speak(() => 'ru')
    expect(access.missingMore(more)).toContain(said)
  })

  it.each([
    [1, 'Выдать роль «Аудитор» 1 пользователю:'],
    [5, 'Выдать роль «Аудитор» 5 пользователям:'],
    [21, 'Выдать роль «Аудитор» 21 пользователю:'],
  ])('in the dative: %i', (users, said) => {
    speak(() => 'ru')
    expect(changeRequest.give('Аудитор', users)).toBe(said)
  })
})

describe('what stands in tables', () => {
  const inTables = [
    ...[...CODES.values()].flatMap(({ meaning, remedy }) => [meaning, remedy]),
    ...starterRules().flatMap(({ remedy, source, title, why }) => [title, why, remedy, source]),
  ]

  it.each(['zh-CN', 'ru'] as const)(
    'is said in %s, and nothing that is in no table',
    (language) => {
      speak(() => language)
      expect(inTables.filter((text) => inSpokenLanguage(text) === text)).toEqual([])
      expect(Object.keys({ 'zh-CN': zhCN, ru }[language]).sort()).toEqual(
        [...new Set(inTables)].sort(),
      )
    },
  )

  it('leaves a person’s own words as they are', () => {
    speak(() => 'ru')
    expect(inSpokenLanguage('Nobody in Sales may do this')).toBe('Nobody in Sales may do this')
    expect(inSpokenLanguage('constructor')).toBe('constructor')
  })
})
