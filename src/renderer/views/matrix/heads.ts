/** What a row or column of the matrix, or a group of them, is called. */
import { t } from '../../../shared/messages'
import type { MatrixHead } from '../../../shared/schemas/matrix'
import type { MatrixSum } from '../../state/matrix-pages.svelte'
import { userName } from '../../format'

/** @param by what the groups are made by */
export function headName(head: MatrixHead, by: string): string {
  if (head.group === undefined) return userName(head)
  if (head.name !== '') return head.name
  if (head.id === 'custom' || head.id === 'standard') return t(`matrix.key.${head.id}`)
  if (head.id === '?') return t('matrix.key.unknown')
  return t(by === 'roles' ? 'matrix.key.noRoles' : 'matrix.key.without')
}

export function sumText({ of, unknown, yes }: MatrixSum): string {
  const parts = [
    yes === of
      ? t('matrix.sum.all', { count: of })
      : yes > 0
        ? t('matrix.sum.some', { yes, count: of })
        : unknown === 0
          ? t('matrix.sum.none', { count: of })
          : '',
    unknown > 0 ? t('matrix.sum.unknown', { count: unknown }) : '',
  ]
  return parts.filter((part) => part !== '').join('; ')
}
