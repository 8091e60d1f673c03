import { describe, expect, test } from 'vitest'
import type { MenuRecord } from '../../../src/main/connectors/parts'
import { matrixCell, matrixPage, type MatrixPageInput } from '../../../src/main/queries/matrix'
import { MatrixPage } from '../../../src/shared/schemas/matrix'
import { AppError } from '../../../src/shared/result'
import * as v from 'valibot'
import { TestAccount, day } from '../../support/account'
import {
  assignment,
  assignmentList,
  dictionary,
  part,
  permission,
  profile,
  role,
  roleList,
  user,
  userList,
} from '../../support/parts'

/** Anna and Ben hold Edit, which includes Read; Cem holds Guest; of Dora nothing is known. */
function account(): TestAccount {
  const made = new TestAccount('ringcentral')
  made.import([
    userList([user('1', 'Anna'), user('2', 'Ben'), user('3', 'Cem'), user('4', 'Dora')], day(1)),
    roleList([role('10', ['Edit']), role('20', ['Guest'], false)], day(1)),
    dictionary(
      [
        permission('Edit', ['Read']),
        permission('Guest', []),
        permission('Read', []),
        permission('Nobody', []),
      ],
      day(1),
    ),
    part('assignment', '1', assignment('1', ['10']), { takenAt: day(1) }),
    part('assignment', '2', assignment('2', ['10']), { takenAt: day(1) }),
    part('assignment', '3', assignment('3', ['20']), { takenAt: day(1) }),
  ])
  return made
}

const page = (made: TestAccount, input: Partial<MatrixPageInput> = {}) =>
  v.parse(MatrixPage, matrixPage(made.ask(), { rows: 'users', columns: 'permissions', ...input }))

const grid = ({ rows }: MatrixPage): string[] => rows.map((row) => `${row.id} ${row.cells}`)
const ids = (heads: readonly { id: string }[]): string[] => heads.map((head) => head.id)

describe('a page', () => {
  test('has users and permissions by name, and a letter a cell', () => {
    const found = page(account())
    expect(ids(found.columns)).toEqual(['Edit', 'Guest', 'Nobody', 'Read'])
    expect(grid(found)).toEqual(['1 lnni', '2 lnni', '3 nlnn', '4 uuuu'])
    expect(found).toMatchObject({
      allRows: { value: 4, is: 'total' },
      allColumns: { value: 4, is: 'total' },
      rowsTotal: 4,
      columnsTotal: 4,
      rowsUnknown: 0,
      columnsUnknown: 0,
    })
  })

  test('says what is missing where a cell is unknown, and nothing where none is', () => {
    expect(page(account()).missing.map((one) => one.kind)).toEqual(['assignment-list'])
    expect(page(account(), { filter: '-dora' }).missing).toEqual([])
  })

  test('is a part of the whole, from wherever it begins', () => {
    const made = account()
    const found = page(made, { rowOffset: 1, rowLimit: 2, columnOffset: 2, columnLimit: 5 })
    expect(ids(found.columns)).toEqual(['Nobody', 'Read'])
    expect(grid(found)).toEqual(['2 ni', '3 nn'])
    expect(page(made, { rowOffset: 99, columnOffset: 99 }).rows).toEqual([])
  })

  test('shows a difference by an upper-case letter', () => {
    const made = account()
    made.import([profile('1', ['Guest', 'Read'], day(2))])
    expect(grid(page(made))[0]).toBe('1 NVni')
  })

  test('knows roles as rows and as columns', () => {
    const made = account()
    expect(grid(page(made, { rows: 'roles' }))).toEqual(['10 lnni', '20 nlnn'])
    expect(grid(page(made, { columns: 'roles' }))).toEqual(['1 ln', '2 ln', '3 nl', '4 uu'])
    expect(() => page(made, { rows: 'roles', columns: 'roles' })).toThrow(AppError)
  })

  test('is read anew after an import', () => {
    const made = account()
    page(made)
    made.import([part('assignment', '4', assignment('4', ['20']), { takenAt: day(2) })])
    expect(grid(page(made))[3]).toBe('4 nlnn')
  })
})

describe('filters', () => {
  test('of users are those of the list of users; who may match is counted', () => {
    const found = page(account(), { filter: 'has:Read' })
    expect(ids(found.rows)).toEqual(['1', '2'])
    expect(found.rowsUnknown).toBe(1)
    expect(ids(page(account(), { filter: '-has:Read' }).rows)).toEqual(['3'])
  })

  test('of roles ask for name, id and kind', () => {
    const made = account()
    const roles = (filter: string) => ids(page(made, { rows: 'roles', filter }).rows)
    expect(roles('custom:yes')).toEqual(['10'])
    expect(roles('-custom:yes')).toEqual(['20'])
    expect(roles('id:20')).toEqual(['20'])
    expect(roles('"role 1"')).toEqual(['10'])
    expect(ids(page(made, { columns: 'roles', columnFilter: 'custom:no' }).columns)).toEqual(['20'])
  })

  test('of columns ask for name, id, category and whether there is a switch', () => {
    const made = account()
    made.import([
      dictionary(
        [
          { ...permission('Edit', []), category: 'c1' },
          { ...permission('Read', []), assignable: false },
          { id: 'New', names: { '': 'New' } },
        ],
        day(3),
      ),
    ])
    const columns = (columnFilter: string) => page(made, { columnFilter })
    expect(ids(columns('category:C1').columns)).toEqual(['Edit'])
    expect(ids(columns('assignable:no').columns)).toEqual(['Read'])
    // Of “New” it was not said, and “Guest” is only mentioned by a role by now.
    expect(columns('assignable:no').columnsUnknown).toBe(2)
    expect(ids(columns('ead').columns)).toEqual(['Read'])
    expect(ids(columns('-ead').columns)).toEqual(['Guest', 'Edit', 'New'])
  })

  test.each([
    [{ filter: 'colour:blue' }, 'role:, has:'],
    [{ rows: 'roles', filter: 'status:x' }, 'custom:, scope:, name:, id:'],
    [{ rows: 'roles', filter: 'custom:constructor' }, 'Write custom:yes or custom:no'],
    [{ columnFilter: 'status:x' }, 'category:, app:, assignable:, name:, id:'],
    [{ columns: 'menus', columnFilter: 'assignable:yes' }, 'role:, user:, is:, roles:, app:'],
    [{ columnFilter: 'assignable:perhaps' }, 'assignable:yes or assignable:no'],
  ] as const)('%j is an error that says what can be asked', (input, hint) => {
    const ask = () => page(account(), input)
    expect(ask).toThrow(
      expect.objectContaining({
        code: 'invalid-argument',
        hint: expect.stringContaining(hint) as string,
      }) as Error,
    )
  })

  test('a filter that somebody pasted by mistake is not asked of everyone', () => {
    const many = 'pasted '.repeat(101)
    const long = `"${'long '.repeat(2001)}"`
    for (const filter of [many, long]) {
      expect(() => page(account(), { filter })).toThrow('at most 100 terms and 10,000 characters')
      expect(() => page(account(), { columnFilter: filter })).toThrow('at most 100 terms')
    }
    expect(() => page(account(), { filter: 'dora '.repeat(100) })).not.toThrow()
  })
})

describe('differing', () => {
  test('leaves out what is known to be the same everywhere', () => {
    const found = page(account(), { differing: true, filter: '-dora' })
    // “Nobody” is no for all; each user has something and lacks something.
    expect(ids(found.columns)).toEqual(['Edit', 'Guest', 'Read'])
    expect(ids(found.rows)).toEqual(['1', '2', '3'])
    const alike = page(account(), { differing: true, filter: 'has:Read' })
    expect([alike.rowsTotal, alike.columnsTotal]).toEqual([2, 0])
    const nothing = page(account(), { differing: true, filter: '-dora', columnFilter: 'nobody' })
    expect([nothing.rowsTotal, nothing.columnsTotal]).toEqual([0, 0])
  })

  test('keeps what is unknown: it may be different', () => {
    const found = page(account(), { differing: true })
    expect(ids(found.columns)).toEqual(['Edit', 'Guest', 'Nobody', 'Read'])
    expect(ids(found.rows)).toContain('4')
    expect(ids(page(account(), { differing: true, filter: 'dora' }).columns)).toHaveLength(4)
  })
})

describe('menus', () => {
  const menu = (id: string, order: number, parent?: string): MenuRecord => ({
    id,
    code: `code-${id}`,
    names: { '': `Menu ${id}` },
    url: '',
    order,
    parent: parent ?? null,
  })

  test('stand in the order of the tree, with the path to them', () => {
    const made = new TestAccount('enos')
    made.import([
      userList([user('u1', 'Li')], day(1)),
      part(
        'app',
        'wind',
        {
          id: 'wind',
          organization: 'o1',
          names: { '': 'Wind' },
          menus: [menu('b', 1), menu('z', 1, 'a'), menu('a', 2), menu('y', 0, 'a')],
          permissions: [],
        },
        { takenAt: day(1) },
      ),
      part(
        'user-app-resources',
        'u1 wind',
        {
          user: 'u1',
          app: 'wind',
          organization: 'o1',
          resources: { menus: [menu('a', 2), menu('y', 0, 'a')], permissions: [] },
        },
        { takenAt: day(1) },
      ),
    ])
    const found = page(made, { columns: 'menus' })
    expect(ids(found.columns)).toEqual(['b', 'a', 'y', 'z'])
    expect(found.columns.map((column) => column.detail)).toEqual([
      undefined,
      undefined,
      'Menu a',
      'Menu a',
    ])
    expect(found.columns[0]).toMatchObject({ app: 'wind', name: 'Menu b' })
    expect(grid(found)).toEqual(['u1 nvvn'])
    expect(ids(page(made, { columns: 'menus', columnFilter: 'app:Wind code-y' }).columns)).toEqual([
      'y',
    ])
  })
})

describe('a cell', () => {
  test('of a user says what “why” says', () => {
    const made = account()
    const proof = matrixCell(made.ask(), {
      rows: 'users',
      columns: 'permissions',
      row: '1',
      column: 'Read',
    })
    expect(proof).toMatchObject({ kind: 'included', answer: 'yes', differs: false })
    expect(proof.text[0]).toBe('Yes: Anna has “Name of Read”.')
    expect(proof.evidence.length).toBeGreaterThan(0)
  })

  test('of a role says what it lists, or what is missing', () => {
    const made = account()
    made.import([
      roleList([role('10', ['Edit']), role('20', ['Guest'], false), role('30')], day(2)),
    ])
    const cell = (row: string, column: string) =>
      matrixCell(made.ask(), { rows: 'roles', columns: 'permissions', row, column })
    expect(cell('10', 'Read')).toMatchObject({ kind: 'included', answer: 'yes' })
    expect(cell('10', 'Guest')).toMatchObject({ kind: 'no', answer: 'no', missing: [] })
    const unknown = cell('30', 'Read')
    expect(unknown).toMatchObject({ kind: 'unknown', answer: 'unknown' })
    expect(unknown.missing.map((one) => one.subject)).toEqual(['30'])
    expect(unknown.text[0]).toMatch(/^Unknown:/)
  })

  test('of a user and a role says whether it is held', () => {
    const cell = (row: string) =>
      matrixCell(account().ask(), { rows: 'users', columns: 'roles', row, column: '10' })
    expect(cell('1')).toMatchObject({ kind: 'listed', answer: 'yes', missing: [] })
    expect(cell('3')).toMatchObject({ kind: 'no', answer: 'no' })
    expect(cell('4')).toMatchObject({ kind: 'unknown', missing: [{ kind: 'assignment' }] })
  })

  test('agrees with the page, everywhere', () => {
    const made = account()
    made.import([profile('1', ['Guest', 'Read'], day(2))])
    for (const rows of ['users', 'roles'] as const) {
      for (const columns of ['permissions', 'roles'] as const) {
        if (rows === 'roles' && columns === 'roles') continue
        const found = page(made, { rows, columns })
        for (const row of found.rows) {
          found.columns.forEach((column, at) => {
            const proof = matrixCell(made.ask(), { rows, columns, row: row.id, column: column.id })
            const letter = proof.kind[0]!
            expect(proof.differs ? letter.toUpperCase() : letter).toBe(row.cells[at])
          })
        }
      }
    }
  })
})

test('a whole list of assignments leaves nothing unknown', () => {
  const made = account()
  made.import([assignmentList([assignment('1', ['10'])], day(5))])
  expect(page(made).rows.every((row) => !row.cells.includes('u'))).toBe(true)
})
