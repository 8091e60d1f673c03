import { expect, test } from 'vitest'
import { rowsOfComparison } from '../../../src/main/export/comparison-rows'
import type { Comparison } from '../../../src/shared/schemas/compare'

const side = (id: string, name: string): Comparison['sides'][number] => ({
  id,
  name,
  account: { id: 'a1', name: 'Acme' },
  snapshot: { id: 3, takenAt: null, at: '2026-11-14T09:12:00.000Z', status: 'whole', notWhole: 0 },
  whole: true,
  has: 1,
  only: 0,
})

const comparison: Pick<Comparison, 'rows' | 'sides'> = {
  sides: [side('1', 'Front desk'), side('2', 'Guest')],
  rows: [
    {
      permission: { id: 'ReadPresence', name: 'Read Presence', assignable: false },
      category: 'Presence',
      cells: [
        { answer: 'yes', kind: 'included', differs: true },
        { answer: 'unknown', kind: 'unknown', differs: false },
      ],
      differs: 'unknown',
      reason: ['“Front desk” lists it.', 'Unknown: what “Guest” lists was not read whole.'],
    },
    {
      permission: { id: 'export', name: 'Export', assignable: null, app: 'wind-key' },
      cells: [
        { answer: 'no', kind: 'no', differs: false },
        { answer: 'yes', kind: 'listed', differs: false },
      ],
      differs: 'yes',
      reason: [],
    },
  ],
}

test('each row has the permission, a cell a side, whether it differs, and why', () => {
  expect(rowsOfComparison(comparison)).toEqual([
    [
      'permission id',
      'permission name',
      'app',
      'category',
      'assignable',
      'Front desk',
      'Guest',
      'differs',
      'reason',
    ],
    [
      'ReadPresence',
      'Read Presence',
      '',
      'Presence',
      'no',
      'included ≠',
      'unknown',
      'unknown',
      '“Front desk” lists it. Unknown: what “Guest” lists was not read whole.',
    ],
    ['export', 'Export', 'wind-key', '', 'unknown', 'no', 'listed', 'yes', ''],
  ])
})

test('with marks, unknown stays apart from no, and what differs is marked too', () => {
  const rows = rowsOfComparison(comparison, 'marks').slice(1)
  expect(rows.map((row) => row.slice(5, 7))).toEqual([
    ['x ≠', '?'],
    ['', 'x'],
  ])
})

test('sides of the same name are told apart by their ids', () => {
  const [heading] = rowsOfComparison({ rows: [], sides: [side('7', 'Anna'), side('9', 'Anna')] })
  expect(heading!.slice(5, 7)).toEqual(['Anna (7)', 'Anna (9)'])
})
