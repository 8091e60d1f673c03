/** Which rows and columns a matrix has, in their order. */
import type { AccessIndex } from '../access/access-index'
import { language } from '../../shared/language'
import { AppError } from '../../shared/result'
import type { Count, Missing } from '../../shared/schemas/common'
import type { MatrixColumns, MatrixOrder, MatrixRows } from '../../shared/schemas/matrix'
import { menuFilter, permissionFilter } from './column-filter'
import { matching, type Test } from './filter'
import { sortSubjects } from './matrix-heads'
import { inOrder } from './matrix-order'
import { survey } from './matrix-survey'
import { missingAppMenus, missingDictionary, missingRoleList, missingUserList } from './missing'
import type { Asked } from './reader'
import { withRefusals } from './refusals'
import { roleFilter } from './role-filter'
import { userFilter } from './user-filter'

export interface MatrixShapeInput {
  rows: MatrixRows
  columns: MatrixColumns
  filter?: string | undefined
  columnFilter?: string | undefined
  differing?: boolean | undefined
  order?: MatrixOrder | undefined
}

export interface MatrixSelection {
  /** Users or roles; permissions, roles or menus. */
  rows: Uint32Array
  columns: Uint32Array
  /** Those that may match their filter but of which it is not known. */
  rowsUnknown: number
  columnsUnknown: number
  /** EnOS: rows and cells that are computed and not confirmed, among all that the filters leave. */
  notConfirmed: { rows: number; cells: number }
  /** What would have to be read for a matrix without unknown cells, and without unknown rows and columns. */
  missing: Missing[]
}

/** A view asks for page after page of the same few matrices. */
const selectionsKept = 8
const kept = new WeakMap<AccessIndex, Map<string, MatrixSelection>>()

/** @throws AppError `invalid-argument` for roles × roles and unknown filter keys; `not-found`, `ambiguous` */
export function matrixSelection(asked: Asked, shape: MatrixShapeInput): MatrixSelection {
  const { rows, columns, filter = '', columnFilter = '', differing = false, order = 'name' } = shape
  mustExist(shape)
  // What is missing is said in words.
  const key = JSON.stringify([rows, columns, filter, columnFilter, differing, order, language()])
  const known = kept.get(asked.index) ?? new Map<string, MatrixSelection>()
  const selection = known.get(key) ?? select(asked, shape)
  // Re-inserted, so the map's order is by last use.
  known.delete(key)
  known.set(key, selection)
  if (known.size > selectionsKept) known.delete(known.keys().next().value!)
  kept.set(asked.index, known)
  return selection
}

/** @throws AppError `invalid-argument` */
export function mustExist({ rows, columns }: { rows: MatrixRows; columns: MatrixColumns }): void {
  if (rows !== 'roles' || columns !== 'roles') return
  throw new AppError('invalid-argument', 'There is no matrix of roles and roles.', {
    hint: 'Ask for roles and permissions, roles and menus, or users and roles.',
  })
}

/** How many there are in all, whatever a filter leaves. */
export function countsOf({ snapshot }: Asked, what: MatrixRows | MatrixColumns): Count {
  return snapshot.counts[what]
}

function select(asked: Asked, shape: MatrixShapeInput): MatrixSelection {
  const rows = subjects(asked, shape.rows, shape.filter)
  const columns = subjects(asked, shape.columns, shape.columnFilter)
  const surveyed = survey(asked.index, shape, rows.matching, columns.matching)
  const { differing = false, order = 'name' } = shape
  const byName = {
    rows: Uint32Array.from(differing ? surveyed.differingRows : rows.matching),
    columns: Uint32Array.from(differing ? surveyed.differingColumns : columns.matching),
  }
  return {
    ...(order === 'name'
      ? byName
      : inOrder(asked.index, shape, order, byName.rows, byName.columns)),
    rowsUnknown: rows.unknown,
    columnsUnknown: columns.unknown,
    notConfirmed: surveyed.notConfirmed,
    missing: withRefusals(asked, [...listsMissing(asked.index, shape), ...surveyed.missing]),
  }
}

function subjects(asked: Asked, what: MatrixRows | MatrixColumns, filter: string | undefined) {
  const { index } = asked
  const { users, roles, permissions, menus } = index.facts
  const [count, test] = ((): [number, Test] => {
    switch (what) {
      case 'users':
        return [users.length, userFilter(index, filter)]
      case 'roles':
        return [roles.length, roleFilter(index, filter)]
      case 'permissions':
        return [permissions.length, permissionFilter(index, filter)]
      case 'menus':
        return [menus.length, menuFilter(index, filter)]
    }
  })()
  const found = matching(count, test)
  sortSubjects(asked, what, found.matching)
  return found
}

/** Lists that would say whether there are more rows or columns. */
function listsMissing(
  index: AccessIndex,
  { rows, columns }: { rows: MatrixRows; columns: MatrixColumns },
): Missing[] {
  const { apps, whole } = index.facts
  const missing: Missing[] = []
  if (rows === 'users' && !whole.users) missing.push(missingUserList(index))
  if ((rows === 'roles' || columns === 'roles') && !whole.roles)
    missing.push(missingRoleList(index))
  if (columns === 'permissions' && !whole.permissions) missing.push(missingDictionary(index))
  if (columns === 'menus') {
    apps.forEach((app, number) => {
      if (!app.menusKnown) missing.push(missingAppMenus(index, number))
    })
  }
  return missing
}
