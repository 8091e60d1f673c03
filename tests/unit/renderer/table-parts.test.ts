import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completed, termAt } from '../../../src/renderer/components/filter-completion'
import { fieldsText, shownColumns } from '../../../src/renderer/components/table/table-columns'
import { keptSelection, selectionOf } from '../../../src/renderer/state/selection'
import { cellText, tabSeparated } from '../../../src/shared/table-text'

const place = (
  view: 'users' | 'roles' | 'graph' | 'menus' | 'matrix',
  sel: string,
  app?: string,
) => ({
  account: 'a',
  view,
  parameters: { sel, ...(app === undefined ? {} : { app }) },
})

describe('a selection', () => {
  test('stays where the next view can show it, and goes where it cannot', () => {
    expect(keptSelection('roles', place('users', 'role:7'))).toEqual({ sel: 'role:7' })
    expect(keptSelection('assignments', place('graph', 'user:1'))).toEqual({ sel: 'user:1' })
    expect(keptSelection('menus', place('users', 'user:1'))).toEqual({})
    expect(keptSelection('menus', place('matrix', 'cell:1/2'))).toEqual({})
    expect(keptSelection('users', place('users', 'user:1'))).toEqual({})
  })

  test('goes to its row of the matrix, and from a cell on to whose row that is', () => {
    expect(keptSelection('matrix', place('users', 'user:1'))).toEqual({ sel: 'user:1' })
    expect(keptSelection('matrix', place('roles', 'role:7'))).toEqual({
      rows: 'roles',
      sel: 'role:7',
    })
    const cell = place('matrix', 'cell:a%2F1/2/')
    expect(keptSelection('users', cell)).toEqual({ sel: 'user:a/1' })
    const ofRole = { ...cell, parameters: { ...cell.parameters, rows: 'roles' } }
    expect(keptSelection('roles', ofRole)).toEqual({ sel: 'role:a/1' })
    expect(keptSelection('users', place('matrix', 'cell:%/2/'))).toEqual({})
  })

  test('becomes the focus of the graph, and comes back from it', () => {
    expect(keptSelection('graph', place('users', 'user:1'))).toEqual({
      focus: 'user:1',
      sel: 'user:1',
    })
    const key = 'menu:energy/m4'
    expect(keptSelection('graph', place('menus', 'menu:m4', 'energy'))).toEqual({
      focus: key,
      sel: key,
    })
    expect(keptSelection('menus', place('graph', key))).toEqual({ sel: 'menu:m4', app: 'energy' })
  })

  test('knows the app of a permission', () => {
    expect(selectionOf(place('users', 'permission:energy/p/1'))).toMatchObject({
      id: 'p/1',
      app: 'energy',
    })
    expect(selectionOf(place('users', 'permission:'))).toBeUndefined()
  })
})

describe('completion', () => {
  test('sees the term at the caret alone', () => {
    const text = 'anna -role:"Front De status:x'
    expect(termAt('anna ro', 7)).toMatchObject({ start: 5, end: 7, begins: 'ro', negated: false })
    expect(termAt(text, 20)).toMatchObject({ key: 'role', begins: 'Front De', negated: true })
    expect(completed('a -ro b', termAt('a -ro b', 5), { text: 'role:' })).toEqual({
      text: 'a -role: b',
      caret: 8,
    })
    expect(completed('is:cu', termAt('is:cu', 5), { text: 'is:custom' }).text).toBe('is:custom ')
  })
})

describe('columns', () => {
  test('an address says nothing of what is shown at first, and the first column stays', () => {
    const names = (fields: string) =>
      shownColumns('users', 'ringcentral', fields).map((c) => c.name)
    expect(fieldsText('users', 'ringcentral', names(''))).toBe('')
    expect(names('status,nonsense')).toEqual(['name', 'status'])
    expect(shownColumns('users', 'enos', '').map(({ name }) => name)).toEqual([
      'name',
      'email',
      'roles',
    ])
  })
})

describe('copied cells', () => {
  test('hold one line and one cell each, and nothing that a spreadsheet runs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const lines = tabSeparated(rows).split('\n')
          expect(lines).toHaveLength(rows.length)
          for (const line of lines) {
            const cells = line.split('\t')
            expect(cells).toHaveLength(2)
            for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/)
          }
        },
      ),
    )
  })

  test('that begin with a quotation mark arrive as they are, and run nothing', () => {
    expect(
      tabSeparated([
        ['"=1+1"', 'a "b"'],
        ['"open', 'c'],
      ]),
    ).toBe('"""=1+1"""\ta "b"\n"""open"\tc')
  })

  test('say what is not known', () => {
    expect(
      [null, true, { atLeast: 3 }, { text: 'A', more: true as const }, ''].map(cellText),
    ).toEqual(['unknown', 'yes', 'at least 3', 'A, and perhaps more', ''])
  })
})
