/** A comparison as rows of a table, heading first; how they are written is not decided here. */
import type { ComparedRow, ComparedSide, Comparison } from '../../shared/schemas/compare'
import type { CsvForm } from '../../shared/schemas/exports'
import { sideLabels } from '../../shared/side-label'

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
    [...headings, ...headingsOf(sides), 'differs', 'reason'],
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
function headingsOf(sides: readonly ComparedSide[]): string[] {
  const labels = sideLabels(sides)
  return labels.map((label, at) =>
    labels.filter((other) => other === label).length > 1 ? `${label} (${sides[at]!.id})` : label,
  )
}

function cellText({ answer, differs, kind }: ComparedRow['cells'][number], form: CellForm): string {
  const text = form === 'marks' ? { yes: 'x', no: '', unknown: '?' }[answer] : kind
  return differs ? `${text} ≠`.trim() : text
}
