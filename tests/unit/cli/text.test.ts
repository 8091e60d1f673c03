import { describe, expect, test } from 'vitest'
import { table } from '../../../src/main/cli/table'
import { tree, type TreeNode } from '../../../src/main/cli/tree'
import { visible, visibleJson } from '../../../src/main/cli/visible'
import { fit, width } from '../../../src/main/cli/width'
import { age, countOf, moment } from '../../../src/main/cli/words'

describe('characters that could steer a terminal', () => {
  test.each([
    ['\u001b[31mred', '\\x1b[31mred'],
    ['a\rb\nc\td', 'a\\rb\\nc\\td'],
    ['\u0007\u009b', '\\x07\\x9b'],
    ['evil\u202egnp.exe', 'evil\\u202egnp.exe'],
    ['\u2066x\u2069\u061c', '\\u2066x\\u2069\\u061c'],
    ['half \ud800 pair', 'half \\ud800 pair'],
    ['Zoë 王芳 👩‍💻', 'Zoë 王芳 👩‍💻'],
  ])('%j is shown as %s', (text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  test('JSON keeps its meaning and holds none of them', () => {
    const value = { name: 'a\u001b\u009b\u202e\u2028\ud800\n' }
    const text = visibleJson(value)
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028]/u)
    expect(JSON.parse(text)).toEqual(value)
  })
})

describe('width', () => {
  test.each([
    ['plain', 5],
    ['é', 1],
    ['e\u0301', 1],
    ['王芳', 4],
    ['ｱｲ', 2],
    ['Ｆｕｌｌ', 8],
    ['한국', 4],
    ['👩‍💻', 2],
    ['❤️', 2],
    ['●◐≠', 3],
    ['a\u200bb', 2],
  ])('%s takes %i columns', (text, columns) => {
    expect(width(text)).toBe(columns)
  })

  test('a text is cut between characters', () => {
    expect(fit('王芳王芳', 6)).toBe('王芳…')
    expect(fit('short', 5)).toBe('short')
  })
})

describe('table', () => {
  const columns = [{ title: 'name' }, { title: 'empty' }, { title: 'n', align: 'right' as const }]

  test('is aligned, and an empty column is left out', () => {
    expect(
      table(columns, [
        ['王芳', '', '7'],
        ['Anna', '', '12'],
      ]),
    ).toEqual(['name   n', '王芳   7', 'Anna  12'])
  })

  test('is nothing without rows', () => {
    expect(table(columns, [])).toEqual([])
  })

  test('is not made wide by one long cell', () => {
    const lines = table(columns, [
      ['x'.repeat(300), '', '1'],
      ['y', '', '2'],
    ])
    expect(lines[2]?.length).toBeLessThan(70)
  })
})

test('a tree is drawn in order, however deep', () => {
  const leaf = (text: string): TreeNode => ({ text, children: [] })
  expect(tree([{ text: 'a', children: [leaf('b'), leaf('c')] }, leaf('d')])).toEqual([
    '├─ a',
    '│  ├─ b',
    '│  └─ c',
    '└─ d',
  ])
  let deep = leaf('end')
  for (let depth = 0; depth < 5_000; depth++) deep = { text: 'x', children: [deep] }
  expect(tree([deep])).toHaveLength(5_001)
})

test('moments, ages and counts are said in words', () => {
  expect(moment('2026-11-14T09:12:00Z')).toBe('14 Nov 2026, 09:12 UTC')
  expect(moment('2026-11-14')).toBe('14 Nov 2026')
  expect(moment(null)).toBe('unknown')
  const now = Date.parse('2026-11-14T11:12:00Z')
  expect(age('2026-11-14T09:12:00Z', now)).toBe('2 hours old')
  expect(age('2026-11-14T11:11:50Z', now)).toBe('less than a minute old')
  expect(age('2025-11-01', now)).toBe('1 year old')
  expect(age('2027-01-01', now)).toBeUndefined()
  expect(countOf({ value: 1200, is: 'atLeast' }, 'user')).toBe('at least 1,200 users')
})
