/** A comparison for the clipboard: as sentences, and as a table that spreadsheets take in. */
import { t } from '../../../shared/messages'
import { guarded } from '../../../shared/formula-guard'
import type { ComparedRow, Comparison } from '../../../shared/schemas/compare'
import { sideLabels } from '../../../shared/side-label'

export function comparisonAsText(
  { text }: Pick<Comparison, 'text'>,
  rows: readonly ComparedRow[],
): string {
  return [
    ...text,
    ...rows.flatMap(({ permission, reason }) => [
      '',
      `${permission.name} (${permission.id})`,
      ...reason.map((sentence) => `  ${sentence}`),
    ]),
  ].join('\n')
}

/** Tab-separated; a tab or line end inside a name would be taken for the table's own. */
export function comparisonAsTable(
  { sides }: Pick<Comparison, 'sides'>,
  rows: readonly ComparedRow[],
): string {
  const head = [t('compare.permission'), t('permissions.id'), ...sideLabels(sides)]
  const lines = rows.map(({ permission, cells, reason }) => [
    permission.name,
    permission.id,
    ...cells.map(({ kind, differs }) => `${t(`mark.${kind}`)}${differs ? ' ≠' : ''}`),
    reason.join(' '),
  ])
  return [[...head, t('compare.why')], ...lines]
    .map((line) => line.map((cell) => guarded(cell.replace(/\s+/g, ' '))).join('\t'))
    .join('\n')
}
