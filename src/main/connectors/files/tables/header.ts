/** Reads the first row of a table: which kind of table it is, and where its columns are. */
import { flagOf, meant, type Cell } from './cells'
import { columnOf, NAME, nearColumn, type Column } from './columns'
import { HEADERS_IN_WORDS, kindWith, RELATING, type KindOfTable } from './kinds'

export interface Header {
  of: KindOfTable
  /** Where each column is, from 0. */
  columns: ReadonlyMap<Column, number>
  /** Cells up to the last one with a name. */
  width: number
  /** Columns that are not read, as the table names them. */
  leftOut: string[]
}

export interface HeaderContext {
  /** A few of the rows below, to tell what a table is that has no such header. */
  below: readonly (readonly Cell[])[]
  /** Whether the person said which app menus belong to. */
  appGiven: boolean
}

const LONGEST_SHOWN = 40
const MOST_SHOWN = 8

const quoted = (name: string): string => `“${name.slice(0, LONGEST_SHOWN).toWellFormed()}”`

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_SHOWN).map(quoted).join(', ')
  const more = names.length - MOST_SHOWN
  return more > 0 ? `${shown} and ${more} more` : shown
}

const EXPECTED = `The first row names the columns, as one of ${HEADERS_IN_WORDS}`

/** The names that stand in a first row, as far as they say something. */
class Names {
  readonly width: number
  readonly columns = new Map<Column, number>()
  readonly unknown: string[] = []
  /** Where a column is just called “name”. */
  name: number | undefined
  twice: string | undefined
  private readonly texts: string[]

  constructor(cells: readonly Cell[]) {
    this.texts = cells.map((cell) => (typeof cell === 'string' ? meant(cell) : `(${cell.what})`))
    this.width = this.texts.findLastIndex((text) => text !== '') + 1
    for (const [index, text] of this.texts.slice(0, this.width).entries()) this.place(text, index)
  }

  get all(): string[] {
    return this.texts.slice(0, this.width)
  }

  get misspelt(): [name: string, near: Column][] {
    return this.unknown.flatMap((name) => {
      const near = nearColumn(name)
      return near === undefined ? [] : [[name, near]]
    })
  }

  put(column: Column, index: number): void {
    if (this.columns.has(column)) this.twice = column
    else this.columns.set(column, index)
  }

  private place(text: string, index: number): void {
    const column = columnOf(text)
    if (column === undefined) this.unknown.push(text === '' ? '(without a name)' : text)
    else if (column !== NAME) this.put(column, index)
    else if (this.name === undefined) this.name = index
    else this.twice = NAME
  }
}

/** One row a user and a column a permission, with marks where they meet. */
function looksLikeMatrix(names: Names, { below }: HeaderContext): boolean {
  if (names.unknown.length < 2 || below.length === 0) return false
  const known = new Set(names.columns.values())
  if (names.name !== undefined) known.add(names.name)
  // The first column names the rows, whatever it is called.
  known.add(0)
  const isMark = (cell: Cell): boolean => {
    const text = typeof cell === 'string' ? meant(cell) : (cell.text ?? cell.what)
    return text.length <= 1 || flagOf(text) !== undefined
  }
  return below.every((cells) =>
    cells.slice(0, names.width).every((cell, index) => known.has(index) || isMark(cell)),
  )
}

const MATRIX =
  'This looks like a matrix, with a column for each permission. One row for each pair is needed, under a header such as user,permission or role,permission: write the name of the row and of the column for every mark'

const misspeltInWords = (misspelt: readonly [string, Column][]): string =>
  misspelt
    .slice(0, MOST_SHOWN)
    .map(([name, near]) => `${quoted(name)} is not known; did you mean “${near}”?`)
    .join(' ')

/** Why no kind of table has these columns. */
function noKind(names: Names, context: HeaderContext): string {
  const { misspelt } = names
  if (misspelt.length > 0) {
    return `${misspeltInWords(misspelt)} Correct the first row, or take the column out. ${EXPECTED}.`
  }
  if (looksLikeMatrix(names, context)) return `${MATRIX}.`
  const relating = [...names.columns.keys()].filter((column) => RELATING.has(column))
  if (relating.length > 2) {
    return `The columns ${listed(relating)} are those of several tables: which of them belong together is not said. Make a table of each two, such as user,role and role,permission.`
  }
  if (relating.length === 2) {
    return `There is no table of ${listed(relating)} alone. ${EXPECTED}.`
  }
  if (relating.length === 1) {
    return `A table of ${listed(relating)} alone says too little, or has a further column whose name is not known. ${EXPECTED}.`
  }
  const data = names.all.some((text) => /[\d@]/.test(text))
    ? ' It looks like data: put a row with the names of the columns above it.'
    : ''
  return `No column of the first row is known: ${listed(names.all)}.${data} ${EXPECTED}.`
}

/** What is wrong with the columns although they tell the kind. */
function flaw(names: Names, of: KindOfTable, context: HeaderContext): string | undefined {
  const { misspelt, columns, twice } = names
  if (twice !== undefined) {
    return `Two columns are named ${quoted(twice)}. Take one of them out, or rename it.`
  }
  if (misspelt.length > 0) {
    return `${misspeltInWords(misspelt)} Correct the first row, or take the column out.`
  }
  if (names.name !== undefined && of.name === undefined) {
    const [left, right] = of.needs.filter((column) => RELATING.has(column))
    return `“name” could be the name of the ${left} or of the ${right}: write “${left} name” or “${right} name”.`
  }
  const others = otherColumns(names, of)
  if (of.subjectsOnly && others.length > 0) {
    if (looksLikeMatrix(names, context)) return `${MATRIX}.`
    const columns = others.length === 1 ? 'the column' : 'the columns'
    return `A ${of.words} does not have ${columns} ${listed(others)}, but only ${listed([...of.needs, ...of.takes])}. Correct the first row, or take out what is not read. ${EXPECTED}.`
  }
  if (of.needs.includes('app') && !columns.has('app') && !context.appGiven) {
    return `Menus belong to an app, and it is not said to which: add a column “app”, or say the app of all of them (--app on the command line).`
  }
  return undefined
}

/** Columns that a table of this kind does not read. */
function otherColumns(names: Names, of: KindOfTable): string[] {
  const read = new Set([...of.needs, ...of.takes])
  return [...names.unknown, ...[...names.columns.keys()].filter((column) => !read.has(column))]
}

export function readHeader(
  cells: readonly Cell[],
  context: HeaderContext,
): { header: Header } | { problem: string } {
  const names = new Names(cells)
  const of = kindWith(new Set(names.columns.keys()))
  if (of === undefined) return { problem: noKind(names, context) }
  if (names.name !== undefined && of.name !== undefined) names.put(of.name, names.name)
  const problem = flaw(names, of, context)
  if (problem !== undefined) return { problem }
  return {
    header: {
      of,
      columns: names.columns,
      width: names.width,
      leftOut: otherColumns(names, of),
    },
  }
}
