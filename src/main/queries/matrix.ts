/** The matrix: a page of its cells, and one cell with its proof. */
import type { AccessIndex } from '../access/access-index'
import { CellPlanes, kindOfCode, matrixCells } from '../access/matrix-cells'
import type { Evidence } from '../../shared/schemas/access'
import type { Answer, Missing } from '../../shared/schemas/common'
import type {
  CellProof,
  ColumnGroups,
  MatrixColumns,
  MatrixPage,
  MatrixRows,
  RowGroups,
} from '../../shared/schemas/matrix'
import type { CellKind } from '../../shared/schemas/roles'
import { say } from '../../shared/sentences/access'
import { namedByVendor, roleCell } from './access-cell'
import { roleReason } from './compare-reasons'
import { limitsOf } from './effective'
import { findMenu, findPermission, findRole, findUser } from './find'
import { groupHead, lineOf, linesOf, type Lines, type MatrixGroup } from './matrix-groups'
import { headOf } from './matrix-heads'
import {
  countsOf,
  matrixSelection,
  mustExist,
  type MatrixSelection,
  type MatrixShapeInput,
} from './matrix-selection'
import { letterOfSum, RowSums, type Sum } from './matrix-sums'
import { missingForRoles, missingForUser, missingMenusOfRoles } from './missing'
import type { Asked } from './reader'
import { briefOf } from './snapshots'
import { limitsFrom, statedBy } from './vendor-word'
import { why } from './why'

/** How many rows and columns a page has where nobody says. */
const pageSize = 100

export interface MatrixPageInput extends MatrixShapeInput {
  rowGroups?: RowGroups | undefined
  columnGroups?: ColumnGroups | undefined
  foldedRows?: readonly string[] | undefined
  foldedColumns?: readonly string[] | undefined
  /** Of lines: groups' sums count, members of folded groups do not. */
  rowOffset?: number | undefined
  rowLimit?: number | undefined
  columnOffset?: number | undefined
  columnLimit?: number | undefined
}

/** @throws AppError `invalid-argument`, `not-found`, `ambiguous` for what the shape asks for */
export function matrixPage(asked: Asked, input: MatrixPageInput): MatrixPage {
  const { index } = asked
  const selection = matrixSelection(asked, input)
  const { rowOffset = 0, rowLimit = pageSize, columnOffset = 0, columnLimit = pageSize } = input
  const { columnGroups, foldedColumns = [], foldedRows = [], rowGroups } = input
  const rowAxis = linesOf(index, input.rows, selection.rows, rowGroups, foldedRows)
  const columnAxis = linesOf(index, input.columns, selection.columns, columnGroups, foldedColumns)
  const rowLines = rowAxis.lines.subarray(rowOffset, rowOffset + rowLimit)
  const columnLines = columnAxis.lines.subarray(columnOffset, columnOffset + columnLimit)
  const cellsOf = cellReader(asked, input, selection, columnAxis, columnLines)
  return {
    snapshot: briefOf(asked.snapshot),
    allRows: countsOf(asked, input.rows),
    allColumns: countsOf(asked, input.columns),
    rowsTotal: selection.rows.length,
    columnsTotal: selection.columns.length,
    rowLines: rowAxis.lines.length,
    columnLines: columnAxis.lines.length,
    rowsUnknown: selection.rowsUnknown,
    columnsUnknown: selection.columnsUnknown,
    rowOffset,
    columnOffset,
    rows: Array.from(rowLines, (line) => {
      if (line >= 0) {
        const row = selection.rows[line]!
        return { ...headOf(asked, input.rows, row), ...cellsOf.row(row) }
      }
      const group = rowAxis.groups[-1 - line]!
      return { ...groupHead(group, rowAxis), ...cellsOf.group(group) }
    }),
    columns: Array.from(columnLines, (line) =>
      line >= 0
        ? headOf(asked, input.columns, selection.columns[line]!)
        : groupHead(columnAxis.groups[-1 - line]!, columnAxis),
    ),
    notConfirmed: selection.notConfirmed,
    missing: selection.missing,
  }
}

export interface MatrixPlaceInput extends MatrixPageInput {
  row?: string | undefined
  column?: string | undefined
  app?: string | undefined
}

/** Lines of a row and a column by id; `null` where no line shows it. @throws as {@link matrixPage} */
export function matrixPlace(
  asked: Asked,
  input: MatrixPlaceInput,
): { row: number | null; column: number | null } {
  const { index } = asked
  const { columns, rows } = matrixSelection(asked, input)
  const place = (
    what: MatrixRows | MatrixColumns,
    numbers: Uint32Array,
    lines: () => Lines,
    id: string | undefined,
  ): number | null => {
    const { apps } = index.facts
    const isIt = (number: number): boolean => {
      const one = index.facts[what][number]!
      if (one.id !== id) return false
      return input.app === undefined || !('app' in one) || apps[one.app ?? -1]?.id === input.app
    }
    const found = id === undefined ? -1 : numbers.findIndex(isIt)
    return found < 0 ? null : lineOf(lines(), found)
  }
  const rowLines = () => linesOf(index, input.rows, rows, input.rowGroups, input.foldedRows ?? [])
  const columnLines = () =>
    linesOf(index, input.columns, columns, input.columnGroups, input.foldedColumns ?? [])
  return {
    row: place(input.rows, rows, rowLines, input.row),
    column: place(input.columns, columns, columnLines, input.column),
  }
}

type RowCells = Pick<MatrixPage['rows'][number], 'cells' | 'sums'>

/** Cells of the columns in view: of single rows, and of groups of them. */
function cellReader(
  { index }: Asked,
  what: { rows: MatrixRows; columns: MatrixColumns },
  selection: MatrixSelection,
  { groups }: Lines,
  lines: Int32Array,
): { row: (row: number) => RowCells; group: (group: MatrixGroup) => RowCells } {
  const placesOf = (line: number): number[] => (line >= 0 ? [line] : groups[-1 - line]!.members)
  /** Only what is in view is worked out; of a group, all of its members. */
  const needed = [...new Set([...lines].flatMap(placesOf))]
  const at = new Map(needed.map((place, position) => [place, position]))
  const cells = matrixCells(
    index,
    what,
    needed.map((place) => selection.columns[place]!),
  )
  const planes = new CellPlanes(needed.length)
  return {
    row(row) {
      cells.fill(row, planes)
      return written(lines, (line) => {
        if (line >= 0) return letterAt(planes, at.get(line)!)
        const { members } = groups[-1 - line]!
        const kinds = members.map((place) => kindOfCode[planes.codeAt(at.get(place)!)]!)
        const unknown = kinds.filter((kind) => kind === 'unknown').length
        const yes = kinds.filter((kind) => kind !== 'unknown' && kind !== 'no').length
        return { sum: { yes, unknown }, of: members.length }
      })
    },
    group({ members }) {
      const sums = sumsOf(index, what, selection).of(members.map((place) => selection.rows[place]!))
      return written(lines, (line) => {
        const places = placesOf(line)
        const sum = { yes: 0, unknown: 0 }
        for (const place of places) {
          sum.yes += sums.yes[place]!
          sum.unknown += sums.unknown[place]!
        }
        return { sum, of: members.length * places.length }
      })
    },
  }
}

const keptSums = new WeakMap<MatrixSelection, RowSums>()

function sumsOf(
  index: AccessIndex,
  what: { rows: MatrixRows; columns: MatrixColumns },
  selection: MatrixSelection,
): RowSums {
  const sums =
    keptSums.get(selection) ?? new RowSums(index, what, selection.rows, selection.columns)
  keptSums.set(selection, sums)
  return sums
}

function written(
  lines: Int32Array,
  cellOf: (line: number) => string | { sum: Sum; of: number },
): RowCells {
  let cells = ''
  const sums: Record<string, Sum> = {}
  for (const [place, line] of lines.entries()) {
    const cell = cellOf(line)
    if (typeof cell === 'string') cells += cell
    else {
      cells += letterOfSum(cell.sum, cell.of)
      sums[place] = cell.sum
    }
  }
  return Object.keys(sums).length === 0 ? { cells } : { cells, sums }
}

const letters = kindOfCode.map((kind) => kind[0]!)

function letterAt(planes: CellPlanes, column: number): string {
  const letter = letters[planes.codeAt(column)]!
  return planes.differsAt(column) ? letter.toUpperCase() : letter
}

export interface MatrixCellInput {
  rows: MatrixRows
  columns: MatrixColumns
  row: string
  column: string
  app?: string | undefined
}

/** @throws AppError `invalid-argument`, `not-found`, `ambiguous` */
export function matrixCell(asked: Asked, input: MatrixCellInput): CellProof {
  mustExist(input)
  const { index, snapshot } = asked
  const row = input.rows === 'users' ? findUser(index, input.row) : findRole(index, input.row)
  const column = columnNamed(index, input)
  const planes = new CellPlanes(1)
  matrixCells(index, input, [column]).fill(row, planes)
  const kind = kindOfCode[planes.codeAt(0)]!
  return {
    snapshot: briefOf(snapshot),
    row: headOf(asked, input.rows, row),
    column: headOf(asked, input.columns, column),
    kind,
    ...proofOf(asked, input, row, column, kind),
  }
}

function columnNamed(index: AccessIndex, { columns, column, app }: MatrixCellInput): number {
  switch (columns) {
    case 'permissions':
      return findPermission(index, column, app)
    case 'roles':
      return findRole(index, column)
    case 'menus':
      return findMenu(index, column, app)
  }
}

type Rest = Omit<CellProof, 'snapshot' | 'row' | 'column' | 'kind'>

function proofOf(
  asked: Asked,
  { rows, columns }: MatrixCellInput,
  row: number,
  column: number,
  kind: CellKind,
): Rest {
  const { index } = asked
  if (columns === 'roles') return holdsProof(index, row, column, answerOf(kind))
  if (rows === 'users') return userProof(asked, row, columns, column)
  return columns === 'menus'
    ? roleMenuProof(index, row, column, answerOf(kind))
    : rolePermissionProof(index, row, column)
}

const answerOf = (kind: CellKind): Answer => (kind === 'no' || kind === 'unknown' ? kind : 'yes')

/** The answer to "why", which says more; here is what a cell shows of it. */
function userProof(
  asked: Asked,
  user: number,
  columns: 'permissions' | 'menus',
  column: number,
): Rest {
  const { users, permissions, menus, apps } = asked.index.facts
  const { id, app } = columns === 'menus' ? menus[column]! : permissions[column]!
  const { answer, computed, vendor, differs, confirmed, text, missing, evidence, limits } = why(
    asked,
    {
      user: users[user]!.id,
      ...(columns === 'menus' ? { menu: id } : { permission: id }),
      ...(app === undefined ? {} : { app: apps[app]!.id }),
    },
  )
  return {
    answer,
    computed,
    vendor,
    differs,
    ...(confirmed === undefined ? {} : { confirmed }),
    text,
    missing,
    evidence,
    limits,
  }
}

/** What was computed alone: no answer of the vendor speaks of it. */
function computed(
  answer: Answer,
  text: string[],
  missing: Missing[],
  evidence: Evidence[],
  limits: string[],
): Rest {
  return {
    answer,
    computed: answer,
    vendor: 'unknown',
    differs: false,
    text: [...text, ...missing.map((part) => say.missing(part.text))],
    missing,
    evidence,
    limits: [...limitsFrom(evidence), ...limits],
  }
}

function holdsProof(index: AccessIndex, user: number, role: number, answer: Answer): Rest {
  const assignment = index.assignmentsOf(user).find((one) => one.role === role)
  const { id, name } = index.facts.users[user]!
  const text = [
    say.holdsRole(name, index.facts.roles[role]!.name, answer),
    ...(assignment?.autoAssigned === true ? [say.holdsRoleAutomatically] : []),
    ...(assignment?.siteRestricted === true ? [say.holdsRoleForSites] : []),
  ]
  const missing = answer === 'unknown' ? missingForUser(index, user).slice(0, 1) : []
  const evidence = index.rolesKnown(user) ? statedBy(index, 'assignment', id) : []
  return computed(answer, text, missing, evidence, [])
}

function rolePermissionProof(index: AccessIndex, role: number, permission: number): Rest {
  const cell = roleCell(index, role, permission, namedByVendor(index, role))
  const fact = index.facts.roles[role]!
  const text = [
    say.roleGives(fact.name, index.facts.permissions[permission]!.name, cell.answer),
    roleReason(index, role, permission, cell),
  ]
  const byVendor = cell.kind === 'vendor'
  const missing = byVendor || cell.answer === 'unknown' ? missingForRoles(index, [role]) : []
  const evidence = fact.listingKnown || fact.appListingKnown ? statedBy(index, 'role', fact.id) : []
  const rest = computed(cell.answer, text, missing, evidence, limitsOf(index))
  return byVendor ? { ...rest, computed: 'unknown', vendor: 'yes' } : rest
}

function roleMenuProof(index: AccessIndex, role: number, menu: number, answer: Answer): Rest {
  const { id, name } = index.facts.roles[role]!
  const fact = index.facts.menus[menu]!
  const groups = index.roleMenus
    .groupsGiving(role, menu)
    .map((group) => index.facts.menuGroups[group]!.name)
  const text = [
    say.roleGives(name, fact.name, answer),
    ...(index.roleMenus.givesByItself(role, menu) ? [say.roleListsMenu(name)] : []),
    ...(groups.length > 0 ? [say.roleGivesMenuIn(name, groups)] : []),
  ]
  const missing = answer === 'unknown' ? missingMenusOfRoles(index, [role], fact.app) : []
  return computed(answer, text, missing, statedBy(index, 'role', id), limitsOf(index))
}
