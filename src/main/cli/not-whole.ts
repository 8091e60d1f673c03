/** Parts that are not whole, with the reason. */
import type { Part } from '../../shared/schemas/common'
import { table } from './table'
import { many, number } from './words'

const shown = 20

/** @param total of how many parts these are: a report holds the first 10,000 */
export function notWholeLines(parts: readonly Part[], total: number): string[] {
  const open = parts.filter((part) => part.status !== 'whole')
  if (open.length === 0) return []
  const rest = open.length - shown
  const least = parts.length < total ? 'at least ' : ''
  return [
    `Not whole: ${least}${many(open.length, 'part')} of ${number(total)}.`,
    ...partTable(open.slice(0, shown)),
    ...(rest > 0 ? [`… and ${number(rest)} more; “permiscope parts” lists them all.`] : []),
  ]
}

export function partTable(parts: readonly Part[]): string[] {
  return table(
    [{ title: 'part' }, { title: 'of' }, { title: 'status' }, { title: 'why' }],
    parts.map((part) => [part.kind, part.subject, part.status, part.reason ?? '']),
  )
}
