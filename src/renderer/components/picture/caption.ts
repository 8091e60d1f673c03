/** What a saved picture says of itself beside what it is about. */
import { t } from '../../../shared/messages'
import type { Held } from '../../../shared/schemas/held'
import { dateTimeText, userName } from '../../format'
import { lookText } from './look-text'
import type { HeldCells } from './held-look'

interface About {
  account: string
  takenAt: string | null
  /** How many parts of the snapshot were not read whole. */
  notWhole: number
  cells: HeldCells | undefined
  total: number
}

/** Whose access is lit up, and the counts of each mark; the snapshot; the time of drawing. */
export function captionLines(
  { account, cells, notWhole, takenAt, total }: About,
  now = new Date(),
): string[] {
  return [
    ...(cells === undefined ? [] : [heldText(cells.held), countsText(cells, total)]),
    t('graph.captionSnapshot', {
      account,
      date: dateTimeText(takenAt),
      whole:
        notWhole === 0 ? t('graph.captionWhole') : t('graph.captionPartial', { count: notWhole }),
    }),
    t('graph.captionDrawn', { date: dateTimeText(now.toISOString()) }),
  ]
}

function heldText({ holders }: Held): string {
  const [left, right] = holders.map((holder) => userName(holder))
  return right === undefined
    ? t('pictures.has', { name: left ?? '' })
    : t('pictures.haveBoth', { left: left ?? '', right })
}

function countsText(cells: HeldCells, total: number): string {
  const counts = cells.countsIn(total)
  return cells.looks
    .filter((look) => (counts.get(look) ?? 0) > 0)
    .map(
      (look) =>
        `${lookText(look, cells.held)} ${t('common.number', { value: counts.get(look) ?? 0 })}`,
    )
    .join(' · ')
}
