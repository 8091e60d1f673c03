import { afterEach, describe, expect, it } from 'vitest'
import { countedText, countNoun, countText } from '../../../src/renderer/format'
import { speak } from '../../../src/shared/language'

afterEach(() => speak(() => 'en'))

describe('what is counted', () => {
  it.each([
    [1, '1 роль', 'не менее 1 роли'],
    [2, '2 роли', 'не менее 2 ролей'],
    [5, '5 ролей', 'не менее 5 ролей'],
    [21, '21 роль', 'не менее 21 роли'],
  ])('agrees with its number in Russian: %i', (value, total, atLeast) => {
    speak(() => 'ru')
    expect(countedText({ value, is: 'total' }, 'roles')).toBe(total)
    expect(countedText({ value, is: 'atLeast' }, 'roles')).toBe(atLeast)
  })

  it.each(['en', 'zh-CN', 'ru'] as const)(
    'says the same in two pieces and in one: %s',
    (language) => {
      speak(() => language)
      for (const what of [
        'users',
        'roles',
        'permissions',
        'assignments',
        'apps',
        'menus',
      ] as const) {
        for (const value of [0, 1, 2, 5, 11, 21, 1204]) {
          for (const is of ['total', 'atLeast'] as const) {
            const count = { value, is }
            const pieces = `${countText(count)} ${countNoun(count, what)}`
            expect(countedText(count, what)).toBe(pieces)
          }
        }
      }
    },
  )
})
