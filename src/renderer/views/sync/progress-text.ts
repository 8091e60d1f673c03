/** How far a sync is, in words. */
import { formatList, t } from '../../../shared/messages'
import type { SyncProgress, SyncStep } from '../../../shared/schemas/syncs'
import { keptText } from '../../../shared/sentences/kept-texts'
import { durationText } from '../../format'

const finished = (step: SyncStep): boolean => step.status !== 'waiting' && step.status !== 'reading'

/** Parts that came to an end, of all. */
export function partsText(steps: readonly SyncStep[]): string {
  return t('sync.partsDone', { done: steps.filter(finished).length, total: steps.length })
}

/** "1,200 of 5,000"; nothing where nothing was read yet. */
export function stepCountText({ done, total, status }: SyncStep): string {
  if (status === 'waiting' || status === 'skipped' || (done === 0 && status !== 'whole')) return ''
  return total === undefined || total === 0
    ? t('common.number', { value: done })
    : t('sync.doneOf', { done, total })
}

/** What is being read now. */
export function nowText(progress: SyncProgress | undefined): string {
  const reading = progress?.steps.filter(({ status }) => status === 'reading') ?? []
  if (reading.length > 0) {
    return t('sync.step', { step: formatList(reading.map(({ label }) => keptText(label))) })
  }
  return progress !== undefined && progress.steps.length > 0 && progress.steps.every(finished)
    ? t('sync.storing')
    : t('sync.connecting')
}

/** The time that is left, where that can be told. */
export function leftText({ secondsLeft }: SyncProgress): string {
  return secondsLeft === undefined ? '' : t('sync.left', { duration: durationText(secondsLeft) })
}

/** Requests, rate and what is left. */
export function paceText(progress: SyncProgress): string {
  return [
    t('sync.requests', { count: progress.requests }),
    progress.perMinute === undefined
      ? ''
      : t('sync.perMinute', { value: Math.round(progress.perMinute) }),
    leftText(progress),
  ]
    .filter((text) => text !== '')
    .join(' · ')
}

/**
 * Share of a sync that is done, from 0 to 1: each part counts alike, and one that is being read by its
 * share. Where one part takes longer than all others together, requests tell more: then the smaller counts.
 *
 * @returns undefined while it is not known how much is left: a part to come may be most of the sync
 */
export function shareDone(progress: SyncProgress): number | undefined {
  const { steps, requests, requestsLeft } = progress
  if (steps.length === 0) return 0
  if (steps.every(finished)) return 1
  if (requestsLeft === undefined) return undefined
  const shares = steps.map((step) => {
    if (finished(step)) return 1
    // What is not at its end is never full, however much of it is there.
    return step.total === undefined || step.total === 0 ? 0 : Math.min(0.99, step.done / step.total)
  })
  const ofParts = shares.reduce((sum, share) => sum + share, 0) / steps.length
  return requestsLeft === 0 ? ofParts : Math.min(ofParts, requests / (requests + requestsLeft))
}
