import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterValue, parseFilter } from '../../../src/shared/filter'

const said = (text: string) =>
  parseFilter(text).map(
    ({ comparison, key, negated, value }) =>
      `${negated ? 'not ' : ''}${key === undefined ? '' : `${key} ${comparison} `}${value}`,
  )

describe('a filter as text', () => {
  test('is words, terms, quotes and minus signs', () => {
    expect(said('anna -status:Enabled role:"Front Desk" -"a:b"')).toEqual([
      'anna',
      'not status : Enabled',
      'role : Front Desk',
      'not a:b',
    ])
  })

  test('compares numbers', () => {
    expect(said('roles>1 users>=10 -includes<3 roles:2 listed<=0')).toEqual([
      'roles > 1',
      'users >= 10',
      'not includes < 3',
      'roles : 2',
      'listed <= 0',
    ])
  })

  test('takes what compares no number as words', () => {
    expect(said('a>b Anna<anna@example.com> x>1y "roles>1" >2')).toEqual([
      'a>b',
      'Anna<anna@example.com>',
      'x>1y',
      'roles>1',
      '>2',
    ])
  })

  test('gives back every value that was quoted for it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const value = text.replaceAll('"', '')
        fc.pre(value !== '')
        expect(parseFilter(`name:${filterValue(text)}`)).toEqual([
          { key: 'name', comparison: ':', value, negated: false },
        ])
      }),
    )
  })
})
