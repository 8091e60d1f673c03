import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matrixPage, matrixPlace, type MatrixPageInput } from '../../../src/main/queries/matrix'
import type { MatrixPage } from '../../../src/shared/schemas/matrix'
import { TestAccount, day } from '../../support/account'
import { askedOf } from '../../support/asked'
import { accounts } from '../../support/random-account'
import { assignment, dictionary, part, permission, role, roleList } from '../../support/parts'
import { user, userList } from '../../support/parts'

/** Anna and Ben hold Edit, Cem holds Guest; of Dora nothing is known. */
function account(): TestAccount {
  const made = new TestAccount('ringcentral')
  made.import([
    userList([user('1', 'Anna'), user('2', 'Ben'), user('3', 'Cem'), user('4', 'Dora')], day(1)),
    roleList([role('10', ['Edit']), role('20', ['Guest'], false)], day(1)),
    dictionary(
      [permission('Edit', ['Read']), permission('Guest', []), permission('Read', [])],
      day(1),
    ),
    part('assignment', '1', assignment('1', ['10']), { takenAt: day(1) }),
    part('assignment', '2', assignment('2', ['10']), { takenAt: day(1) }),
    part('assignment', '3', assignment('3', ['20']), { takenAt: day(1) }),
  ])
  return made
}

const page = (input: Partial<MatrixPageInput>) =>
  matrixPage(account().ask(), { rows: 'users', columns: 'permissions', ...input })
const lines = ({ rows }: MatrixPage) => rows.map(({ cells, group, name }) => [name, cells, group])

describe('groups of rows', () => {
  test('stand before their members with sums, those of which it is not known last', () => {
    const found = page({ rowGroups: 'roles' })
    expect(lines(found)).toEqual([
      ['Role 10', 'ana', { members: 2, folded: false }],
      ['Anna', 'lni', undefined],
      ['Ben', 'lni', undefined],
      ['Role 20', 'nan', { members: 1, folded: false }],
      ['Cem', 'nln', undefined],
      ['', 'uuu', { members: 1, folded: false }],
      ['Dora', 'uuu', undefined],
    ])
    expect(found).toMatchObject({ rowsTotal: 4, rowLines: 7 })
    expect(found.rows[0]!.sums).toEqual({
      0: { yes: 2, unknown: 0 },
      1: { yes: 0, unknown: 0 },
      2: { yes: 2, unknown: 0 },
    })
  })

  test('fold one by one, or all but some', () => {
    const keys = page({ rowGroups: 'roles' }).rows.flatMap(({ group, id }) => (group ? [id] : []))
    expect(keys).toEqual(['10', '20', '?'])
    expect(page({ rowGroups: 'roles', foldedRows: ['10'] }).rows.map(({ id }) => id)).toEqual([
      '10',
      '20',
      '3',
      '?',
      '4',
    ])
    const allButOne = page({ rowGroups: 'roles', foldedRows: ['*', '20'] })
    expect(allButOne.rows.map(({ id }) => id)).toEqual(['10', '20', '3', '?'])
  })

  test('of which some have it, and of others it is not known, never look whole', () => {
    const found = page({ rowGroups: 'status', foldedRows: ['*'] })
    expect(found.rows).toHaveLength(1)
    expect(found.rows[0]).toMatchObject({
      cells: 'sss',
      sums: { 0: { yes: 2, unknown: 1 }, 1: { yes: 1, unknown: 1 }, 2: { yes: 2, unknown: 1 } },
    })
  })

  test('that do not exist are refused with those that do', () => {
    expect(() => page({ rowGroups: 'custom' })).toThrow('users cannot be grouped by custom')
  })
})

const flat = ({ rows }: MatrixPage): Map<string, string> =>
  new Map(rows.filter(({ group }) => !group).map(({ cells, id }) => [id, cells]))
const everything = { rowLimit: 1_000, columnLimit: 1_000 }
const isYes = (letter: string) => 'lidv'.includes(letter.toLowerCase())
const isUnknown = (letter: string) => letter.toLowerCase() === 'u'

test('sums of any groups are what counting their cells gives', () => {
  fc.assert(
    fc.property(accounts, fc.constantFrom('roles', 'type'), (random, rowGroups) => {
      const asked = askedOf(random)
      const shape = { rows: 'users', columns: 'permissions', ...everything } as const
      const plain = matrixPage(asked, shape)
      const found = matrixPage(asked, { ...shape, rowGroups, columnGroups: 'category' })
      expect([...flat(found).keys()].sort()).toEqual([...flat(plain).keys()].sort())
      const columnsOf = membersBehind(found.columns)
      const rowsOf = membersBehind(found.rows)
      found.rows.forEach((row, at) => {
        found.columns.forEach((column, place) => {
          if (!row.group && !column.group) return
          const letters = rowsOf[at]!.flatMap((r) =>
            columnsOf[place]!.map((c) => found.rows[r]!.cells[c]!),
          )
          const sum = row.sums![place]!
          expect(sum).toEqual({
            yes: letters.filter(isYes).length,
            unknown: letters.filter(isUnknown).length,
          })
          const all = letters.every(isYes)
          const letter = all ? 'a' : sum.yes > 0 ? 's' : sum.unknown > 0 ? 'u' : 'n'
          expect(row.cells[place]).toBe(letter)
        })
      })
    }),
    { seed: 7, numRuns: 60 },
  )
})

/** Places of the members of each line; of a member, its own. */
function membersBehind(heads: readonly { group?: { members: number } | undefined }[]): number[][] {
  return heads.map(({ group }, at) =>
    group ? Array.from({ length: group.members }, (_, member) => at + 1 + member) : [at],
  )
}

test.each(['similar', 'most'] as const)('ordered by %s it has the same rows and cells', (order) => {
  fc.assert(
    fc.property(accounts, (random) => {
      const asked = askedOf(random)
      const shape = { rows: 'users', columns: 'permissions', ...everything } as const
      const cellsOf = (found: MatrixPage) =>
        found.rows
          .flatMap(({ cells, id }) =>
            found.columns.map(
              (column, at) => `${id} ${column.app ?? ''}/${column.id} ${cells[at]!}`,
            ),
          )
          .sort()
      const ordered = matrixPage(asked, { ...shape, order })
      expect(cellsOf(ordered)).toEqual(cellsOf(matrixPage(asked, shape)))
      if (order === 'similar') return
      const counts = ordered.rows.map(({ cells }) => [...cells].filter(isYes).length)
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    }),
    { seed: 11, numRuns: 60 },
  )
})

describe('the line of a row or column', () => {
  const place = (input: Partial<MatrixPageInput> & { row?: string; column?: string }) =>
    matrixPlace(account().ask(), { rows: 'users', columns: 'permissions', ...input })

  test('is where its page shows it', () => {
    expect(place({ row: '3', column: 'Guest' })).toEqual({ row: 2, column: 1 })
    expect(place({ row: '3', rowGroups: 'roles' })).toEqual({ row: 4, column: null })
  })

  test('in a folded group is that of the group', () => {
    expect(place({ row: '3', rowGroups: 'roles', foldedRows: ['*'] }).row).toBe(1)
  })

  test('is none where a filter leaves it out, or nobody is called so', () => {
    expect(place({ row: '3', filter: 'Anna' }).row).toBeNull()
    expect(place({ row: 'nobody', column: 'Nothing' })).toEqual({ row: null, column: null })
  })
})
