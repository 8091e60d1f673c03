import { zipSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { ReadOutcome } from '../../../src/main/connectors/files/read'
import { draftOf, fileOf, readContents } from './support'

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface Sheet {
  name: string
  rows: string
  state?: string
}

/** A workbook by hand: what Excel and others write, and what they never would. */
function workbook(
  sheets: readonly Sheet[],
  {
    strings,
    styles,
    extra = {},
  }: { strings?: string; styles?: string; extra?: Record<string, string> } = {},
): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${NAMESPACE}" xmlns:r="${TYPES}"><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${state === undefined ? '' : ` state="${state}"`}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/sheet${index}.xml`))
      .join(
        '',
      )}${strings === undefined ? '' : relation('str', 'sharedStrings', '/xl/sharedStrings.xml')}${
      styles === undefined ? '' : relation('sty', 'styles', 'styles.xml')
    }</Relationships>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` }),
    ...extra,
  }
  for (const [index, { rows }] of sheets.entries()) {
    files[`xl/worksheets/sheet${index}.xml`] ??=
      `<worksheet xmlns="${NAMESPACE}"><sheetData>${rows}</sheetData></worksheet>`
  }
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  )
}

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const row = (...values: string[]): string => `<row>${values.map(text).join('')}</row>`

const listed = (outcome: ReadOutcome): Record<string, string[]> => {
  const { body } = draftOf(outcome, 'role-permission-list')
  return Object.fromEntries(
    (body?.records ?? []).map(({ role, permissions }) => [
      role,
      permissions.map((at) => body?.permissions[at]?.id ?? ''),
    ]),
  )
}

const warningsOf = (outcome: ReadOutcome): string[] => fileOf(outcome, 'a.xlsx').warnings ?? []
const errorOf = async (bytes: Uint8Array): Promise<string> =>
  fileOf(await readContents({ 'a.xlsx': bytes }), 'a.xlsx').error ?? ''

describe('workbooks', () => {
  it('reads what another program writes: texts, numbers, several sheets', async () => {
    const roles: SheetData = [
      [{ value: 'Role' }, { value: 'Permission' }, { value: 'role name' }],
      [
        { value: 63222011, type: Number },
        { value: 'ReadThings' },
        { value: 'Ärzte & <Co> "x" 👩‍👩‍👧' },
      ],
      [{ value: 63222011, type: Number }, { value: '=1+1' }, null],
    ]
    const users: SheetData = [
      [{ value: 'user' }, { value: 'role' }],
      [{ value: 'u1' }, { value: 63222011, type: Number }],
    ]
    const bytes = await writeXlsxFile([
      { data: roles, sheet: 'Roles' },
      { data: users, sheet: 'Users' },
      { data: [], sheet: 'Nothing' },
    ]).toBuffer()
    const outcome = await readContents({ 'a.xlsx': bytes })
    expect(listed(outcome)).toEqual({ '63222011': ['ReadThings', '=1+1'] })
    expect(draftOf(outcome, 'role-list').body?.records).toEqual([
      { id: '63222011', name: 'Ärzte & <Co> "x" 👩‍👩‍👧' },
    ])
    expect(draftOf(outcome, 'assignment-list').body?.records).toEqual([
      { user: 'u1', roles: [{ role: '63222011', autoAssigned: false, siteRestricted: false }] },
    ])
    expect(fileOf(outcome, 'a.xlsx')).toEqual({
      path: 'a.xlsx',
      recognised: 'table of permissions that roles list, table of roles that users hold',
      records: 3,
    })
  })

  it('reads shared strings with rich text, without reading aids, and with escapes', async () => {
    const strings =
      '<si><t>role</t></si><si><t>permission</t></si>' +
      '<si><r><t>Ad</t></r><r><rPr/><t xml:space="preserve">min </t></r><rPh><t>phonetic</t></rPh></si>' +
      '<si><t>a_x005F_b_x000A_c</t></si><si/>'
    const cell = (index: number): string => `<c t="s"><v>${index}</v></c>`
    const rows = `<row>${cell(0)}${cell(1)}</row><row>${cell(2)}${cell(3)}</row><row>${cell(4)}${cell(3)}</row>`
    const outcome = await readContents({ 'a.xlsx': workbook([{ name: 'S', rows }], { strings }) })
    expect(listed(outcome)).toEqual({ Admin: ['a_b\nc'] })
    expect(warningsOf(outcome)[0]).toBe(
      'sheet “S”: 1 row was left out because the role is empty: row 3',
    )
  })

  it('leaves out an id with half a character, and shows one in a name as such', async () => {
    const rows =
      row('role', 'permission', 'role name') + row('r', 'a_xD800_', '') + row('r', 'P', 'n_xDC00_')
    const outcome = await readContents({ 'a.xlsx': workbook([{ name: 'S', rows }]) })
    expect(listed(outcome)).toEqual({ r: ['P'] })
    expect(draftOf(outcome, 'role-list').body?.records).toEqual([{ id: 'r', name: 'n\uFFFD' }])
    expect(warningsOf(outcome)).toEqual([
      'sheet “S”: 1 row was left out because the permission holds half a character (a lone surrogate): row 2',
      'sheet “S”: “role name” holds half a character (a lone surrogate), shown as \uFFFD: row 3',
    ])
  })

  it('reads ids that are numbers exactly as digits, and says which are not', async () => {
    const number = (value: string): string => `<c><v>${value}</v></c>`
    const good: [string, string][] = [
      ['63222011', '63222011'],
      ['6.3222011E7', '63222011'],
      ['1E3', '1000'],
      ['-5', '-5'],
      ['999999999999999', '999999999999999'],
      ['0', '0'],
    ]
    const bad = ['1.2345678901234599E18', '1.5', 'NaN', '1E15']
    const rows = [
      row('role', 'permission'),
      ...good.map(([value]) => `<row>${text('good')}${number(value)}</row>`),
      ...bad.map((value) => `<row>${text('bad')}${number(value)}</row>`),
    ].join('')
    const outcome = await readContents({ 'a.xlsx': workbook([{ name: 'S', rows }]) })
    expect(listed(outcome)).toEqual({ good: [...new Set(good.map(([, id]) => id))] })
    expect(warningsOf(outcome)).toEqual(
      expect.arrayContaining([
        'sheet “S”: 2 rows were left out because the permission is a number of more than 15 digits, which Excel has rounded, not an id: rows 8, 11',
        'sheet “S”: 1 row was left out because the permission is a fraction, not an id: row 9',
        'sheet “S”: 1 row was left out because the permission is a number that cannot be read, not an id: row 10',
      ]),
    )
  })

  it('says where a date, a truth value or an error stands in place of an id', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm&quot;d&quot;"/><numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    const rows = [
      row('role', 'permission', 'assignable'),
      `<row>${text('r')}<c s="0"><v>1</v></c><c t="b"><v>1</v></c></row>`,
      `<row>${text('r')}<c s="1"><v>45000</v></c></row>`,
      `<row>${text('r')}<c s="2"><v>45000</v></c></row>`,
      `<row>${text('r')}<c s="3"><v>7</v></c><c t="b"><v>0</v></c></row>`,
      `<row>${text('r')}<c t="b"><v>1</v></c></row>`,
      `<row>${text('r')}<c t="e"><v>#N/A</v></c></row>`,
      `<row>${text('r')}<c t="str"><f>A1</f><v>formula</v></c><c t="e"><v>#N/A</v></c></row>`,
    ].join('')
    const outcome = await readContents({ 'a.xlsx': workbook([{ name: 'S', rows }], { styles }) })
    expect(listed(outcome)).toEqual({ r: ['1', '7', 'formula'] })
    expect(draftOf(outcome, 'permission-dictionary').body?.records).toEqual([
      { id: '1', names: {}, assignable: true },
      { id: '7', names: {}, assignable: false },
    ])
    expect(warningsOf(outcome)).toEqual([
      'sheet “S”: 2 rows were left out because the permission is a date, not an id: rows 3, 4',
      'sheet “S”: 1 row was left out because the permission is a truth value, not an id: row 6',
      'sheet “S”: 1 row was left out because the permission is an error of Excel, not an id: row 7',
      'sheet “S”: “assignable” is an error of Excel and was not read: row 8',
    ])
  })

  it('reads rows and cells with gaps, and leaves out what stands beside the table', async () => {
    const at = (reference: string, value: string): string =>
      `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`
    const rows =
      `<row r="3">${at('B3', 'role')}${at('D3', 'permission')}${at('E3', 'role name')}</row>` +
      `<row r="7">${at('B7', 'r')}${at('D7', 'P')}</row>` +
      `<row r="9">${at('B9', 'r')}${at('D9', 'Q')}${at('E9', 'Clerk')}${at('AA9', 'remark')}</row>` +
      `<row r="11">${at('D11', 'P')}</row>`
    const outcome = await readContents({ 'a.xlsx': workbook([{ name: 'S', rows }]) })
    expect(listed(outcome)).toEqual({ r: ['P', 'Q'] })
    expect(warningsOf(outcome)).toEqual([
      'sheet “S”: 1 row was left out because the role is empty: row 11',
      'sheet “S”: cells to the right of the last named column were left out: row 9',
      'sheet “S”: a table of permissions that roles list has no use for the columns “(without a name)”, “(without a name)”, left out',
    ])
  })

  it('reads elements with prefixes, as some programs write them', async () => {
    const cell = (value: string): string =>
      `<x:c t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`
    const rows = `<x:row>${cell('role')}${cell('permission')}</x:row><x:row>${cell('r')}${cell('P')}</x:row>`
    const extra = {
      'xl/worksheets/sheet0.xml': `<x:worksheet xmlns:x="${NAMESPACE}"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
    }
    const outcome = await readContents({ 'a.xlsx': workbook([{ name: 'S', rows: '' }], { extra }) })
    expect(listed(outcome)).toEqual({ r: ['P'] })
  })

  it('leaves hidden sheets out, says so, and is then not whole', async () => {
    const rows = row('role', 'permission') + row('r', 'P')
    const hidden = row('role', 'permission') + row('r', 'Secret')
    const bytes = workbook([
      { name: 'Seen', rows },
      { name: 'Unseen', rows: hidden, state: 'hidden' },
      { name: 'Lists', rows: row('anything'), state: 'veryHidden' },
    ])
    const outcome = await readContents({ 'a.xlsx': bytes }, { whole: ['role-permission-list'] })
    expect(listed(outcome)).toEqual({ r: ['P'] })
    expect(draftOf(outcome, 'role-permission-list').status).toBe('partial')
    expect(warningsOf(outcome)).toEqual([
      'sheet “Lists”: it is hidden and was left out',
      'sheet “Unseen”: it is hidden, although it is a table of permissions that roles list; show it in Excel to bring it in. It was left out.',
    ])
  })

  it('says which sheet is no table, brings in the others, and is then not whole', async () => {
    const bytes = workbook([
      { name: 'Roles', rows: row('role', 'permission') + row('r', 'P') },
      { name: 'More', rows: row('role', 'permision') + row('r', 'Q') },
    ])
    const outcome = await readContents({ 'a.xlsx': bytes }, { whole: ['role-permission-list'] })
    expect(listed(outcome)).toEqual({ r: ['P'] })
    expect(draftOf(outcome, 'role-permission-list')).toMatchObject({
      status: 'partial',
      reason: 'sheet “More” of a.xlsx could not be read, and may hold more of it',
    })
    expect(warningsOf(outcome)[0]).toContain('sheet “More”: “permision” is not known')
  })

  it('says that a sheet is a matrix', async () => {
    const mark = '<c t="b"><v>1</v></c>'
    const rows = `${row('user', 'P1', 'P2')}<row>${text('anna')}${mark}</row>`
    expect(await errorOf(workbook([{ name: 'S', rows }]))).toContain(
      'One row for each pair is needed',
    )
  })

  it.each([
    ['no row', [{ name: 'S', rows: '' }], 'Its sheets are empty.'],
    [
      'no known header',
      [{ name: 'S', rows: row('a', 'b') }],
      'sheet “S”: No column of the first row is known',
    ],
  ])('says what is wrong with a workbook that has %s', async (_, sheets, problem) => {
    expect(await errorOf(workbook(sheets))).toContain(problem)
  })

  it.each([
    [
      'XML that ends early',
      { 'xl/worksheets/sheet0.xml': '<worksheet><sheetData><row>' },
      'unclosed tag',
    ],
    [
      'a document type',
      { 'xl/worksheets/sheet0.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' },
      'document type',
    ],
    ['no relations', { 'xl/_rels/workbook.xml.rels': '' }, 'damaged'],
    [
      'a cell beyond every column',
      { 'xl/worksheets/sheet0.xml': '<worksheet><row><c r="ZZZZ1"><v>1</v></c></row></worksheet>' },
      'beyond the last column',
    ],
    [
      'a text that is not there',
      {
        'xl/worksheets/sheet0.xml': '<worksheet><row r="4"><c t="s"><v>9</v></c></row></worksheet>',
      },
      'row 4 names a text that is not in it',
    ],
  ])('says what is damaged: %s', async (_, extra, problem) => {
    expect(await errorOf(workbook([{ name: 'S', rows: '' }], { extra }))).toContain(problem)
  })

  it('stops at a sheet that is made to fill the memory', async () => {
    const text = `<worksheet><sheetData><row><c t="str"><v>${'x'.repeat(6_000_000)}`
    const endless = workbook([{ name: 'S', rows: '' }], {
      extra: { 'xl/worksheets/sheet0.xml': text },
    })
    expect(await errorOf(endless)).toContain('has a text without end')
    const rows = '<row><c/></row>'.repeat(4_500_000)
    const bomb = workbook([{ name: 'S', rows }])
    expect(await errorOf(bomb)).toContain('would unpack to')
  })

  it('says that an old or protected workbook cannot be read', async () => {
    const bytes = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])
    expect(await errorOf(bytes)).toContain('Save it as .xlsx without a password, or as CSV')
  })

  it('is told from its bytes, not from its name', async () => {
    const bytes = workbook([{ name: 'S', rows: row('role', 'permission') + row('r', 'P') }])
    const outcome = await readContents({
      'answers.json': bytes,
      'b.xlsx': 'role,permission\nr,Q\n',
    })
    expect(listed(outcome)).toEqual({ r: ['P', 'Q'] })
  })
})

describe('workbooks that are made to harm', () => {
  const good = `${row('role', 'permission')}${row('r1', 'p1')}`
  const sheets = [{ name: 'A', rows: good }]

  it('stops at elements that lie within each other without end', async () => {
    const deep = [{ name: 'A', rows: `${good}${'<a>'.repeat(200)}${'</a>'.repeat(200)}` }]
    expect(await errorOf(workbook(deep))).toContain('more than 100 elements within each other')
  })

  it('reads formats of numbers that would take for ever to look through', async () => {
    const styles = `<numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(3_000_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`
    expect(listed(await readContents({ 'a.xlsx': workbook(sheets, { styles }) }))).toEqual({
      r1: ['p1'],
    })
  })

  it('stops at more formats of cells than Excel has', async () => {
    const styles = `<cellXfs>${'<xf/>'.repeat(1_000_001)}</cellXfs>`
    expect(await errorOf(workbook(sheets, { styles }))).toContain('more than 1000000 elements')
  })

  it('reads no sheet twice', async () => {
    const book = `<workbook xmlns:r="${TYPES}"><sheets>${'<sheet name="A" r:id="s0"/>'.repeat(2)}</sheets></workbook>`
    expect(await errorOf(workbook(sheets, { extra: { 'xl/workbook.xml': book } }))).toContain(
      'two of its sheets are xl/worksheets/sheet0.xml',
    )
  })

  it.each([
    ['a shared text', '<si>', '<t>aaaaaaaaaa</t>', '</si>'],
    ['a cell', '<row><c t="str"><v>', 'aaaaaaaaaa<x/>', '</v></c></row>'],
    ['a text of a cell', '<row><c t="inlineStr"><is>', '<t>aaaaaaaaaa</t>', '</is></c></row>'],
  ])('stops at %s that is joined without end', async (what, before, piece, after) => {
    const long = `${before}${piece.repeat(100_001)}${after}`
    const bytes =
      what === 'a shared text'
        ? workbook(sheets, { strings: long })
        : workbook([{ name: 'A', rows: `${good}${long}` }])
    expect(await errorOf(bytes)).toContain('a cell of it has more than a million characters')
  })

  it('stops at a row that would fill the memory', async () => {
    const long = `<row>${text('a'.repeat(900_000)).repeat(5)}</row>`
    expect(await errorOf(workbook([{ name: 'A', rows: `${good}${long}` }]))).toContain(
      'Row 3 has more than 4 million characters',
    )
  })

  it('takes for a number only what Excel writes as one', async () => {
    const number = (value: string): string => `<row><c><v>${value}</v></c>${text('p1')}</row>`
    const rows = `${row('role', 'permission')}${[' ', '0x10', '0b1', '', '1e3', '-7', '42.0'].map(number).join('')}`
    const outcome = await readContents({ 'a.xlsx': workbook([{ name: 'A', rows }]) })
    expect(Object.keys(listed(outcome)).sort()).toEqual(['-7', '1000', '42'])
    expect(warningsOf(outcome).join()).toContain('a number that cannot be read')
  })
})
