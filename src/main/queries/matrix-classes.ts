/** Rows of a matrix that have the same cells, for work that is then done once for all of them. */
import type { AccessIndex } from '../access/access-index'
import { CellPlanes, matrixCells } from '../access/matrix-cells'
import type { MatrixColumns, MatrixRows } from '../../shared/schemas/matrix'

export interface RowClass {
  /** Bits, in the order of the columns: yes, and not known. */
  yes: Uint32Array
  unknown: Uint32Array
  rows: number[]
}

/**
 * Users who hold the same and of whom the vendor said nothing have the same cells; of others, and of
 * roles, the cells themselves are compared.
 * @param rows users or roles @param columns permissions, roles or menus
 * @returns in the order of their first rows
 */
export function rowClasses(
  index: AccessIndex,
  what: { rows: MatrixRows; columns: MatrixColumns },
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
): RowClass[] {
  const cells = matrixCells(index, what, columns)
  const planes = new CellPlanes(columns.length)
  const byHolding = new Map<number, RowClass>()
  // By a hash: as text, the cells of many users in many columns would take most of the time.
  const byCells = new Map<number, RowClass[]>()
  const classes: RowClass[] = []
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    const holding = sharedHolding(index, what, row)
    const same = holding === undefined ? undefined : byHolding.get(holding)
    if (same !== undefined) {
      same.rows.push(row)
      continue
    }
    cells.fill(row, planes)
    turnIntoAnswers(planes)
    const hash = hashOf(planes)
    const alike = byCells.get(hash) ?? []
    let found = alike.find((one) => isSame(one, planes))
    if (found === undefined) {
      found = { yes: planes.code0.slice(), unknown: planes.code2.slice(), rows: [] }
      classes.push(found)
      alike.push(found)
      byCells.set(hash, alike)
    }
    found.rows.push(row)
    if (holding !== undefined) byHolding.set(holding, found)
  }
  return classes
}

/** In place: `code0` is what is yes, `code2` what is not known. */
function turnIntoAnswers({ code0, code1, code2 }: CellPlanes): void {
  for (let word = 0; word < code0.length; word++) {
    code2[word]! &= ~code0[word]!
    code0[word]! |= code1[word]!
  }
}

function hashOf({ code0, code2 }: CellPlanes): number {
  let hash = 0x811c9dc5
  for (let word = 0; word < code0.length; word++) {
    hash = Math.imul(hash ^ code0[word]!, 0x01000193)
    hash = Math.imul(hash ^ code2[word]!, 0x01000193)
  }
  return hash
}

const isSame = ({ unknown, yes }: RowClass, { code0, code2 }: CellPlanes): boolean =>
  yes.every((word, place) => word === code0[place]! && unknown[place]! === code2[place]!)

/** Undefined where a row can have cells of its own. */
function sharedHolding(
  index: AccessIndex,
  { columns, rows }: { rows: MatrixRows; columns: MatrixColumns },
  row: number,
): number | undefined {
  if (rows === 'roles' || index.answeredAlone[row] === 1) return undefined
  if (index.holdingRead[row] !== 1) return undefined
  const menus =
    columns !== 'menus' || (index.menuGrantsKnown(row) && isEmpty(index.directMenus.of(row)))
  return menus ? index.holdingOf[row]! : undefined
}

const isEmpty = ({ length }: ArrayLike<number>): boolean => length === 0
