/** A comparison as rows of a table, heading first; how they are written is not decided here. */
import type { ComparedRow, ComparedSide, Comparison } from '../../shared/schemas/compare'
import type { CsvForm } from '../../shared/schemas/exports'

type CellForm = NonNullable<CsvForm['cells']>

const headings = ['permission id', 'permission name', 'app', 'category', 'assignable']

/**
 * Columns: the permission, one for each side in the order of the sides, whether they differ, why.
 * @param form `words`: how each side has it; `marks`: `x` yes, `?` unknown, empty no. `≠` stands behind
 * either where the vendor's word and the computation differ.
 */
export function rowsOfComparison(
  { rows, sides }: Pick<Comparison, 'rows' | 'sides'>,
  form: CellForm = 'words',
): string[][] {
  return [
    [...headings, ...sides.map((side) => headingOf(side, sides)), 'differs', 'reason'],
    ...rows.map(({ permission, category, cells, differs, reason }) => [
      permission.id,
      permission.name,
      permission.app ?? '',
      category ?? '',
      permission.assignable === null ? 'unknown' : permission.assignable ? 'yes' : 'no',
      ...cells.map((cell) => cellText(cell, form)),
      differs,
      reason.join(' '),
    ]),
  ]
}

/** Two users can have one name; two columns may not. */
function headingOf({ id, name }: ComparedSide, sides: readonly ComparedSide[]): string {
  return sides.filter((side) => side.name === name).length > 1 ? `${name} (${id})` : name
}

function cellText({ answer, differs, kind }: ComparedRow['cells'][number], form: CellForm): string {
  const text = form === 'marks' ? { yes: 'x', no: '', unknown: '?' }[answer] : kind
  return differs ? `${text} ≠`.trim() : text
}
