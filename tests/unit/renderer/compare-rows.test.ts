import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idsOf, idsText, toggledId } from '../../../src/renderer/state/ids'
import { rowAfter } from '../../../src/renderer/state/row-keys'
import { chosenRows, linesOf } from '../../../src/renderer/views/roles/compare-rows'
import {
  comparisonAsTable,
  comparisonAsText,
} from '../../../src/renderer/views/roles/comparison-text'
import type { ComparedRow } from '../../../src/shared/schemas/compare'

describe('ids in an address', () => {
  test('come back as they were, whatever is in them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, unit: 'binary' })), (ids) => {
        expect(idsOf(idsText(ids))).toEqual(ids)
      }),
    )
  })

  test('are each there once, also where the address was mistyped', () => {
    expect(idsOf('1,2,1,,%E0')).toEqual(['1', '2', '%E0'])
    expect(idsOf('')).toEqual([])
  })

  test('are marked and unmarked, and never more than can be compared', () => {
    expect(toggledId(['1'], '2')).toEqual(['1', '2'])
    expect(toggledId(['1', '2'], '1')).toEqual(['2'])
    const eight = [...'12345678']
    expect(toggledId(eight, '9')).toEqual(eight)
    expect(toggledId(eight, '8')).toHaveLength(7)
  })
})

test('keys stay within the rows', () => {
  expect(rowAfter('j', 3, 5, 10)).toBe(4)
  expect(rowAfter('j', 4, 5, 10)).toBe(4)
  expect(rowAfter('ArrowUp', 0, 5, 10)).toBe(0)
  expect(rowAfter('PageDown', 1, 50, 10)).toBe(11)
  expect(rowAfter('End', 0, 5, 10)).toBe(4)
  expect(rowAfter('q', 0, 5, 10)).toBeUndefined()
})

const row = (id: string, differs: ComparedRow['differs'], category?: string): ComparedRow => ({
  permission: { id, name: `Name of ${id}`, assignable: true },
  ...(category === undefined ? {} : { category }),
  cells: [
    { answer: 'yes', kind: 'listed', differs: true },
    { answer: 'unknown', kind: 'unknown', differs: false },
  ],
  differs,
  reason: differs === 'no' ? [] : ['One.', 'Two.'],
})

test('rows are chosen by whether they differ, and stand under their groups', () => {
  const rows = [row('a', 'yes', 'X'), row('b', 'no', 'Y'), row('c', 'unknown', 'X')]
  const ids = (chosen: readonly ComparedRow[]) => chosen.map(({ permission }) => permission.id)
  expect(ids(chosenRows(rows, 'differ', ''))).toEqual(['a'])
  expect(ids(chosenRows(rows, 'unknown', ''))).toEqual(['c'])
  expect(ids(chosenRows(rows, 'same', ''))).toEqual(['b'])
  expect(ids(chosenRows(rows, 'all', 'OF c'))).toEqual(['c'])
  expect(linesOf(rows, ({ category }) => category ?? '').map((line) => line.kind)).toEqual([
    'heading',
    'row',
    'row',
    'heading',
    'row',
  ])
})

test('the clipboard gets sentences, or a table that no spreadsheet runs', () => {
  const place = {
    account: { id: 'a1', name: 'Acme' },
    snapshot: {
      id: 1,
      takenAt: null,
      at: '2026-11-14T00:00:00.000Z',
      status: 'whole',
      notWhole: 0,
    },
  } as const
  const sides = [
    { id: '1', name: '=cmd|x', ...place, whole: true, has: 1, only: 0 },
    { id: '2', name: 'Two\tparts', ...place, whole: true, has: 1, only: 0 },
  ]
  expect(comparisonAsText({ text: ['They differ.'] }, [row('a', 'yes')])).toBe(
    'They differ.\n\nName of a (a)\n  One.\n  Two.',
  )
  expect(comparisonAsTable({ sides }, [row('a', 'yes')])).toBe(
    "Permission\tId\t'=cmd|x\tTwo parts\tWhy?\nName of a\ta\tlisted ≠\tunknown\tOne. Two.",
  )
})
