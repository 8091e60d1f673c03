/** How far a sync is, in words: what it reads now, how much is done, how fast, and what it waits for. */
import type { SyncProgress, SyncStep } from '../../shared/schemas/syncs'
import { countOrShare, duration, many, number, sentence } from './words'

/** One line each for what is being read now; two steps may go on at once. */
export function readingLines({ steps }: SyncProgress): string[] {
  return steps
    .filter((step) => step.status === 'reading')
    .map((step) => `${sentence(step.label)}: ${countOrShare(step.done, step.total)}`)
}

export function amountLine({ steps, requests, perMinute, secondsLeft }: SyncProgress): string {
  const ended = steps.filter(hasEnded).length
  return [
    `${number(ended)} of ${many(steps.length, 'step')} done`,
    many(requests, 'request'),
    ...(perMinute === undefined ? [] : [`${number(Math.round(perMinute))} a minute`]),
    ...(secondsLeft === undefined || secondsLeft <= 0
      ? []
      : [`about ${duration(secondsLeft)} left`]),
  ].join(', ')
}

export function waitingLines({ waiting }: SyncProgress): string[] {
  return waiting === undefined ? [] : [`Waiting ${duration(waiting.seconds)}: ${waiting.why}`]
}

export function hasEnded({ status }: SyncStep): boolean {
  return status !== 'waiting' && status !== 'reading'
}

export function endedLine({ label, status, done, total, reason }: SyncStep): string {
  const read = done === 0 ? '' : `, ${countOrShare(done, total)} read`
  return `${sentence(label)}: ${status}${read}${reason === undefined ? '' : `. ${sentence(reason)}`}`
}
