/** The matrix: a page of its cells, and one cell with its proof. */
import type { AccessIndex } from '../access/access-index'
import { CellPlanes, kindOfCode, matrixCells } from '../access/matrix-cells'
import type { Evidence } from '../../shared/schemas/access'
import type { Answer, Missing } from '../../shared/schemas/common'
import type { CellProof, MatrixColumns, MatrixPage, MatrixRows } from '../../shared/schemas/matrix'
import type { CellKind } from '../../shared/schemas/roles'
import * as say from '../../shared/sentences/en'
import { namedByVendor, roleCell } from './access-cell'
import { roleReason } from './compare-reasons'
import { limitsOf } from './effective'
import { findMenu, findPermission, findRole, findUser } from './find'
import { headOf } from './matrix-heads'
import { countsOf, matrixSelection, mustExist, type MatrixShapeInput } from './matrix-selection'
import { missingForRoles, missingForUser, missingMenusOfRoles } from './missing'
import type { Asked } from './reader'
import { briefOf } from './snapshots'
import { limitsFrom, statedBy } from './vendor-word'
import { why } from './why'

/** How many rows and columns a page has where nobody says. */
const pageSize = 100

export interface MatrixPageInput extends MatrixShapeInput {
  rowOffset?: number | undefined
  rowLimit?: number | undefined
  columnOffset?: number | undefined
  columnLimit?: number | undefined
}

/** @throws AppError `invalid-argument`, `not-found`, `ambiguous` for what the shape asks for */
export function matrixPage(asked: Asked, input: MatrixPageInput): MatrixPage {
  const selection = matrixSelection(asked, input)
  const { rowOffset = 0, rowLimit = pageSize, columnOffset = 0, columnLimit = pageSize } = input
  const rows = selection.rows.subarray(rowOffset, rowOffset + rowLimit)
  const columns = selection.columns.subarray(columnOffset, columnOffset + columnLimit)
  const cells = matrixCells(asked.index, input, columns)
  const planes = new CellPlanes(columns.length)
  return {
    snapshot: briefOf(asked.snapshot),
    allRows: countsOf(asked, input.rows),
    allColumns: countsOf(asked, input.columns),
    rowsTotal: selection.rows.length,
    columnsTotal: selection.columns.length,
    rowsUnknown: selection.rowsUnknown,
    columnsUnknown: selection.columnsUnknown,
    rowOffset,
    columnOffset,
    rows: [...rows].map((row) => {
      cells.fill(row, planes)
      return { ...headOf(asked, input.rows, row), cells: lettersOf(planes, columns.length) }
    }),
    columns: [...columns].map((column) => headOf(asked, input.columns, column)),
    notConfirmed: selection.notConfirmed,
    missing: selection.missing,
  }
}

const letters = kindOfCode.map((kind) => kind[0]!)

function lettersOf(planes: CellPlanes, columns: number): string {
  let text = ''
  for (let column = 0; column < columns; column++) {
    const letter = letters[planes.codeAt(column)]!
    text += planes.differsAt(column) ? letter.toUpperCase() : letter
  }
  return text
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
