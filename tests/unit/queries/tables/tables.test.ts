import { describe, expect, test } from 'vitest'
import { foundRows, tablePage, tablePlace } from '../../../../src/main/queries/tables/page'
import { filterValues } from '../../../../src/main/queries/tables/values'
import { filterKeys, filterWords, tableNames } from '../../../../src/shared/tables'
import { factsOfGraph } from '../../../support/random-graph'
import { askedOf } from '../../../support/asked'

const whole = factsOfGraph({
  permissions: 2,
  roles: 2,
  users: 4,
  inclusions: [[0, 1]],
  listed: [[0, 0]],
  assigned: [
    [0, 0],
    [0, 1],
    [1, 0],
  ],
})

describe('a table', () => {
  test('says of a wrong key, word, number or column what is possible', () => {
    const asked = askedOf(whole)
    const hint = (filter: string) => {
      try {
        foundRows(asked, { table: 'users', filter })
      } catch (error) {
        return `${(error as Error).message} ${(error as { hint?: string }).hint}`
      }
      return 'found'
    }
    expect(hint('colour:blue')).toMatch(/cannot ask for “colour:”.*role:, has:/)
    expect(hint('is:blue')).toMatch(/“is:blue”.*is:disabled/)
    expect(hint('roles:many')).toMatch(/“roles:many”.*roles>1/)
    expect(hint('status>1')).toMatch(/compares no number/)
    expect(() => foundRows(asked, { table: 'users', sort: 'colour' })).toThrow(/“colour”/)
  })

  test('finds several ids at once, also one with a comma, and none that is only like them', () => {
    const withComma = whole.users.map((user) => (user.id === 'u1' ? { ...user, id: 'a,b' } : user))
    const asked = askedOf({ ...whole, users: withComma })
    const found = (table: 'users' | 'roles' | 'permissions', filter: string) =>
      foundRows(asked, { table, filter }).rows.length
    expect(found('users', 'id:u0,u2,u9')).toBe(2)
    expect(found('users', '-id:u0,u2')).toBe(2)
    expect(found('users', 'id:"U0, u3"')).toBe(2)
    expect(found('users', 'id:u')).toBe(0)
    expect(found('users', 'id:,')).toBe(0)
    expect(found('users', 'id:a,b')).toBe(1)
    expect(found('users', 'id:a%2Cb,u0')).toBe(2)
    expect(found('roles', 'id:r0,r1')).toBe(2)
    expect(found('permissions', 'id:p1,p1')).toBe(1)
  })

  test('has every key and every word that it offers', () => {
    const asked = askedOf(whole)
    for (const table of tableNames) {
      for (const word of filterWords[table]) {
        expect(() => foundRows(asked, { table, filter: `is:${word}` })).not.toThrow()
      }
      for (const [key, takes] of Object.entries(filterKeys[table])) {
        const value = takes === 'number' ? '1' : takes === 'yes-no' ? 'yes' : 'nothing-of-it'
        try {
          foundRows(asked, { table, filter: `${key}:${value}` })
        } catch (error) {
          expect((error as Error).message).not.toContain('A filter cannot ask for “' + key + ':”')
        }
      }
    }
  })

  test('finds a row again by what the address names, and by how its name begins', () => {
    const asked = askedOf(whole)
    const { rows } = tablePage(asked, { account: '', table: 'users', sort: '-name' })
    const place = rows.findIndex(({ sel }) => sel === 'user:u1')
    const input = { account: '', table: 'users' as const, sort: '-name' }
    expect(place).toBeGreaterThanOrEqual(0)
    expect(tablePlace(asked, { ...input, sel: 'user:u1' })).toEqual({ place })
    expect(tablePlace(asked, { ...input, sel: 'user:nobody' })).toEqual({ place: null })
    expect(tablePlace(asked, { ...input, begins: rows[0]!.name, after: 0 })).toEqual({ place: 0 })
  })

  test('offers what the account has for a key', () => {
    const asked = askedOf(whole)
    const values = (key: string, begins: string) =>
      filterValues(asked, { table: 'users', key, begins }).values.map(({ value }) => value)
    expect(values('is', 'site')).toEqual(['site-restricted'])
    expect(values('role', '')).toHaveLength(2)
    expect(values('colour', '')).toEqual([])
  })
})
