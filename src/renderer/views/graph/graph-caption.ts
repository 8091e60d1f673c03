/** What a saved picture says of itself: of what, from which snapshot, how whole, and when it was drawn. */
import { formatList, t } from '../../../shared/messages'
import { dateTimeText } from '../../format'
import type { GraphPlace } from './graph-address'
import type { GraphModel } from './graph-model'

export function notDrawnText({ notDrawn }: GraphModel['answer'], hops: number): string | undefined {
  if (notDrawn.length === 0) return undefined
  const what = formatList(
    notDrawn.map(({ count, kind }) => t(`graph.notDrawn.${kind}`, { count: count.value })),
  )
  return t('graph.notDrawn', { count: hops, what })
}

/** Names of the focus, as many as can be read. */
export function aboutText({ items }: GraphModel): string {
  const names = items.filter(({ node }) => node?.focus === true).map(({ label }) => label)
  return names.length <= 3 ? formatList(names) : t('graph.severalFocus', { count: names.length })
}

export function captionOf(
  model: GraphModel,
  place: GraphPlace,
  account: string,
  now = new Date(),
): string[] {
  const { snapshot } = model.answer
  const more = notDrawnText(model.answer, place.hops)
  return [
    t('graph.caption', {
      focus: aboutText(model),
      steps: t('graph.captionSteps', { count: place.hops }),
      direction: t(`graph.direction.${place.direction}`),
    }),
    t('graph.captionSnapshot', {
      account,
      date: dateTimeText(snapshot.takenAt),
      whole:
        snapshot.notWhole === 0
          ? t('graph.captionWhole')
          : t('graph.captionPartial', { count: snapshot.notWhole }),
    }),
    ...(more === undefined ? [] : [more]),
    ...(place.hidden.length > 0 ? [t('graph.hiddenCount', { count: place.hidden.length })] : []),
    ...(place.only.length > 0 ? [t('graph.onlyCount', { count: place.only.length })] : []),
    t('graph.captionDrawn', { date: dateTimeText(now.toISOString()) }),
  ]
}
