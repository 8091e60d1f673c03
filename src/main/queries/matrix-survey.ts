/**
 * One look at all cells that a matrix's filters leave: which rows and columns do not say the same
 * everywhere, and what would have to be read for the cells that are unknown.
 */
import type { AccessIndex } from '../access/access-index'
import { ones } from '../access/bits'
import { CellPlanes, matrixCells } from '../access/matrix-cells'
import type { Missing } from '../../shared/schemas/common'
import type { MatrixColumns, MatrixRows } from '../../shared/schemas/matrix'
import {
  missingDirectGrants,
  missingDirectMenus,
  missingForHolders,
  missingInclusionsOfGrants,
  missingUserApps,
} from './missing'

export interface Survey {
  /**
   * Those of which it is not known that all their cells are yes, or that all are no. Rows are judged
   * over all columns, and columns over all rows.
   */
  differingRows: number[]
  differingColumns: number[]
  /** Rows and cells that are computed and not confirmed (EnOS). */
  notConfirmed: { rows: number; cells: number }
  missing: Missing[]
}

export function survey(
  index: AccessIndex,
  what: { rows: MatrixRows; columns: MatrixColumns },
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
): Survey {
  const cells = matrixCells(index, what, columns)
  const planes = new CellPlanes(columns.length)
  const everywhere = everyColumn(columns.length)
  const somewhere = new Uint32Array(everywhere.length)
  const open = new Uint32Array(everywhere.length)
  const full = everywhere.slice()
  const gaps = gapsOf(index, what, columns)
  const differingRows: number[] = []
  const notConfirmed = { rows: 0, cells: 0 }

  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    cells.fill(row, planes)
    const { code0, code1, code2 } = planes
    const before = notConfirmed.cells
    let any = 0
    let all = true
    let unknown = 0
    for (let word = 0; word < full.length; word++) {
      const yes = code0[word]! | code1[word]!
      const unread = code2[word]! & ~code0[word]!
      any |= yes
      unknown |= unread
      if (yes !== (full[word]! | 0)) all = false
      everywhere[word]! &= yes
      somewhere[word]! |= yes
      open[word]! |= unread
      notConfirmed.cells += ones(planes.notConfirmed[word]!)
    }
    if (notConfirmed.cells > before) notConfirmed.rows++
    if (unknown !== 0) gaps.note(row, planes)
    if (unknown !== 0 || (any !== 0 && !all)) differingRows.push(row)
  }

  const has = (bits: Uint32Array, column: number) =>
    ((bits[column >>> 5]! >>> (column & 31)) & 1) === 1
  const differingColumns: number[] = []
  for (let column = 0; column < columns.length; column++) {
    const mixed = has(somewhere, column) && !has(everywhere, column)
    if (mixed || has(open, column)) differingColumns.push(columns[column]!)
  }
  return { differingRows, differingColumns, notConfirmed, missing: gaps.missing() }
}

/** Collects whose cells are unknown, row by row. */
function gapsOf(
  index: AccessIndex,
  what: { rows: MatrixRows; columns: MatrixColumns },
  columns: ArrayLike<number>,
) {
  const apps = appsOfColumns(index, what.columns, columns)
  const usersIn = new Map<number, number[]>(apps.map(([app]) => [app, []]))
  const users: number[] = []
  const roles = new Set<number>()

  const isWhole = (role: number): boolean =>
    what.columns === 'menus'
      ? apps.every(([app]) => index.roleMenusWhole(role, app))
      : index.roleWhole[role] === 1 && (apps.length === 0 || index.roleAppWhole[role] === 1)
  const noteUser = (user: number, planes: CellPlanes) => {
    users.push(user)
    for (const [app, bits] of apps) {
      const open = bits.some((word, at) => (word & planes.code2[at]! & ~planes.code0[at]!) !== 0)
      if (open) usersIn.get(app)!.push(user)
    }
    if (what.columns === 'roles') return
    for (const role of index.rolesOf(user)) if (!isWhole(role)) roles.add(role)
  }
  const missingGrants = (): Missing[] => {
    if (users.length === 0) return []
    if (what.columns === 'menus') return missingDirectMenus(index, users)
    return what.columns === 'permissions'
      ? [...missingDirectGrants(index, users), ...missingInclusionsOfGrants(index, users)]
      : []
  }

  return {
    note(row: number, planes: CellPlanes): void {
      if (what.rows === 'roles') roles.add(row)
      else noteUser(row, planes)
    },
    missing: (): Missing[] => [
      ...missingForHolders(index, what.columns === 'menus' ? 'menus' : 'permissions', users, [
        ...roles,
      ]),
      ...apps.flatMap(([app]) => missingUserApps(index, app, usersIn.get(app)!)),
      ...missingGrants(),
    ],
  }
}

/** Apps of the columns, with a bit for each of theirs. */
function appsOfColumns(
  { facts }: AccessIndex,
  what: MatrixColumns,
  columns: ArrayLike<number>,
): [app: number, bits: Uint32Array][] {
  if (what === 'roles') return []
  const byApp = new Map<number, Uint32Array>()
  for (let column = 0; column < columns.length; column++) {
    const number = columns[column]!
    const app = what === 'menus' ? facts.menus[number]!.app : facts.permissions[number]!.app
    if (app === undefined) continue
    if (!byApp.has(app)) byApp.set(app, new Uint32Array((columns.length + 31) >>> 5))
    byApp.get(app)![column >>> 5]! |= 1 << (column & 31)
  }
  return [...byApp]
}

function everyColumn(columns: number): Uint32Array {
  const bits = new Uint32Array((columns + 31) >>> 5)
  for (let column = 0; column < columns; column++) bits[column >>> 5]! |= 1 << (column & 31)
  return bits
}
