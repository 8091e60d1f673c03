import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../src/main/access/access-index'
import { CellPlanes, kindOfCode, matrixCells } from '../../../src/main/access/matrix-cells'
import type { SnapshotFacts } from '../../../src/main/access/model'
import { wholeForm } from '../../../src/main/export/csv-form'
import { columnHeadings, writeMatrixCsv } from '../../../src/main/export/matrix-csv'
import { writeRowsCsv } from '../../../src/main/export/rows-csv'
import { unguarded } from '../../../src/shared/formula-guard'
import type { CsvForm } from '../../../src/shared/schemas/exports'
import type { MatrixColumns, MatrixRows } from '../../../src/shared/schemas/matrix'
import { accounts, eitherVendor } from '../../support/random-account'

const forms: fc.Arbitrary<CsvForm> = fc.record(
  {
    delimiter: fc.constantFrom('comma', 'semicolon', 'tab'),
    lineEnd: fc.constantFrom('crlf', 'lf'),
    bom: fc.boolean(),
    cells: fc.constantFrom('words', 'marks'),
  },
  { requiredKeys: [] },
)

/** Names as people and attackers write them. */
const names = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+49 30',
    '-2',
    '@SUM(A1)',
    "'tis",
    "'=1",
    '\t=1',
    '\r\n=1',
    '＝1',
    'a "b" c',
    '"',
    ',',
    ';',
    'a\tb',
    'line\nbreak',
    ' spaces ',
    '',
    'שלום, עולם',
    'مرحبا',
    '👩‍👩‍👧 Team',
    'İstanbul',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

/** Read by a parser that knows nothing of ours. */
function read(bytes: Buffer, { delimiter, lineEnd, bom }: CsvForm): string[][] {
  const text = bytes.toString('utf8')
  expect(text.startsWith('\uFEFF')).toBe(bom === true)
  const { data, errors } = Papa.parse<string[]>(bom === true ? text.slice(1) : text, {
    delimiter: { comma: ',', semicolon: ';', tab: '\t' }[delimiter ?? 'comma'],
    newline: lineEnd === 'lf' ? '\n' : '\r\n',
  })
  expect(errors).toEqual([])
  // What follows the last line end is no row.
  expect(data.pop()).toEqual([''])
  return data
}

async function written(
  facts: SnapshotFacts,
  rows: MatrixRows,
  columns: MatrixColumns,
  form: CsvForm,
) {
  const index = new AccessIndex(facts)
  const rowNumbers = facts[rows].map((_, number) => number)
  const columnNumbers = facts[columns].map((_, number) => number).reverse()
  const headings = columnHeadings(
    rows,
    columnNumbers.map((number) => {
      const fact = facts[columns][number]!
      const app = 'app' in fact && fact.app !== undefined ? facts.apps[fact.app]!.id : undefined
      return { id: fact.id, name: fact.name, app }
    }),
  )
  const chunks: Buffer[] = []
  const table = { rows, columns, rowNumbers, columnNumbers, headings }
  const counts = await writeMatrixCsv(index, table, wholeForm(form), (bytes) =>
    chunks.push(Buffer.from(bytes)),
  )
  return { index, columnNumbers, headings, counts, bytes: Buffer.concat(chunks) }
}

function cellText(kind: string, differs: boolean, form: CsvForm): string {
  const marks: Record<string, string> = { no: '', unknown: '?' }
  const text = form.cells === 'marks' ? (marks[kind] ?? 'x') : kind
  return differs ? `${text} ≠`.trim() : text
}

const named = (facts: SnapshotFacts, texts: readonly string[]): SnapshotFacts => {
  let next = 0
  const name = () => texts[next++ % texts.length]!
  return {
    ...facts,
    users: facts.users.map((user) => ({ ...user, name: name(), email: name() })),
    roles: facts.roles.map((role) => ({ ...role, name: name() })),
    permissions: facts.permissions.map((permission) => ({ ...permission, name: name() })),
  }
}

describe('a matrix read back', () => {
  for (const [rows, columns] of [
    ['users', 'permissions'],
    ['users', 'roles'],
    ['users', 'menus'],
    ['roles', 'permissions'],
    ['roles', 'menus'],
  ] as const) {
    test(`is the index, cell by cell: ${rows} and ${columns}`, async () => {
      await fc.assert(
        fc.asyncProperty(
          eitherVendor,
          fc.array(names, { minLength: 1, maxLength: 20 }),
          forms,
          async (plain, texts, form) => {
            const facts = named(plain, texts)
            const { index, columnNumbers, headings, counts, bytes } = await written(
              facts,
              rows,
              columns,
              form,
            )
            const own =
              rows === 'users' ? ['user id', 'user name', 'email'] : ['role id', 'role name']
            const cells = matrixCells(index, { rows, columns }, columnNumbers)
            const planes = new CellPlanes(columnNumbers.length)
            const counted = { yes: 0, no: 0, unknown: 0, differing: 0, notConfirmed: 0 }
            const expected = facts[rows].map((subject, row) => {
              cells.fill(row, planes)
              const texts =
                'email' in subject
                  ? [subject.id, subject.name, subject.email ?? '']
                  : [subject.id, subject.name]
              return [
                ...texts,
                ...columnNumbers.map((_, column) => {
                  const kind = kindOfCode[planes.codeAt(column)]!
                  const differs = planes.differsAt(column)
                  counted[kind === 'no' || kind === 'unknown' ? kind : 'yes']++
                  if (differs) counted.differing++
                  if (planes.notConfirmedAt(column)) counted.notConfirmed++
                  return cellText(kind, differs, form)
                }),
              ]
            })
            const found = read(bytes, form).map((row) => row.map(unguarded))
            expect(found).toEqual([[...own, ...headings], ...expected])
            expect(counts).toEqual(counted)
          },
        ),
        { numRuns: 150 },
      )
    })
  }

  test('over several buffers, in rows longer than one', async () => {
    const columns = 150_000
    const facts = { ...fc.sample(accounts, { numRuns: 1, seed: 7 })[0]! }
    facts.permissions = Array.from({ length: columns }, (_, at) => ({
      ...facts.permissions[0]!,
      id: `p${at}`,
      name: `Permission ${at}`,
      app: undefined,
    }))
    Object.assign(facts, { vendor: [], listed: [[0, 77_777]], inclusions: [] })
    facts.directPermissions = { ...facts.directPermissions, pairs: facts.directMenus.pairs }
    const { bytes } = await written(facts, 'roles', 'permissions', {})
    const rows = read(bytes, {})
    expect(rows.map((row) => row.length)).toEqual(
      Array.from({ length: facts.roles.length + 1 }, () => columns + 2),
    )
    expect(rows[1]!.indexOf('listed')).toBe(2 + columns - 1 - 77_777)
  })
})

test('no cell begins as a formula', async () => {
  await fc.assert(
    fc.asyncProperty(accounts, fc.array(names, { minLength: 1 }), async (plain, texts) => {
      const { bytes } = await written(named(plain, texts), 'users', 'permissions', {})
      for (const cell of read(bytes, {}).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    }),
    { numRuns: 50 },
  )
})

test('rows of text give back what was written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .integer({ min: 2, max: 5 })
        .chain((width) =>
          fc.array(fc.array(names, { minLength: width, maxLength: width }), { minLength: 1 }),
        ),
      forms,
      async (rows, form) => {
        const chunks: Buffer[] = []
        await writeRowsCsv(rows, wholeForm(form), (bytes) => chunks.push(Buffer.from(bytes)))
        const found = read(Buffer.concat(chunks), form)
        expect(found.map((row) => row.map(unguarded))).toEqual(rows)
      },
    ),
  )
})

describe('headings', () => {
  test('are the name alone where that is clear, else with the id, else with the app', () => {
    expect(
      columnHeadings('users', [
        { id: '1', name: 'Edit' },
        { id: '2', name: 'Read' },
        { id: '3', name: 'Read' },
        { id: '4', name: 'Show', app: 'a' },
        { id: '4', name: 'Show', app: 'b' },
        { id: '5', name: 'email' },
      ]),
    ).toEqual(['Edit', 'Read (2)', 'Read (3)', 'Show (4, a)', 'Show (4, b)', 'email (5)'])
  })

  test('are never twice the same, whatever the names are', () => {
    const texts = fc.constantFrom('A', 'B', 'A (1)', 'A (1, x)', 'A (1) #1', 'user id', '')
    const column = fc.record(
      { id: fc.constantFrom('1', '2', 'A'), name: texts, app: fc.constantFrom('x', 'y') },
      { requiredKeys: ['id', 'name'] },
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(column, { selector: ({ id, app }) => `${id} ${app ?? ''}` }),
        (columns) => {
          const headings = ['user id', 'user name', 'email', ...columnHeadings('users', columns)]
          expect(new Set(headings).size).toBe(headings.length)
        },
      ),
      { numRuns: 500 },
    )
  })
})
