/** Checks what the person said about the answers, before anything is read. */
import { AppError } from '../../../shared/result'
import type { ImportOptions } from '../../../shared/schemas/imports'
import { RECORD_KIND, type ListKind } from './answers'

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/
const DAY = 24 * 60 * 60 * 1000

/** Unix milliseconds; null where the person did not say. A date alone is its first moment in UTC. */
export function takenAt(taken: string | undefined): number | null {
  if (taken === undefined) return null
  const match = ISO.exec(taken.trim())
  const date = match?.[1]
  if (match === null || date === undefined || !isCalendarDate(date)) throw badTaken(taken)
  const time = match[2] === undefined ? '' : `T${match[2]}${match[3] ?? ''}`
  const milliseconds = Date.parse(`${date}${time}`)
  if (Number.isNaN(milliseconds)) throw badTaken(taken)
  if (milliseconds > Date.now() + DAY) {
    throw new AppError(
      'invalid-argument',
      `The answers cannot have been taken at ${taken}: that is in the future.`,
      {
        hint: 'Give the date at which the answers were saved.',
      },
    )
  }
  return milliseconds
}

/** `Date.parse` accepts 31 February and moves it to March. */
function isCalendarDate(date: string): boolean {
  const milliseconds = Date.parse(date)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(date)
}

const badTaken = (taken: string): AppError =>
  new AppError('invalid-argument', `"${taken.slice(0, 60)}" is no date that can be read.`, {
    hint: 'Write it as 2024-05-31 or 2024-05-31T09:30:00Z.',
  })

export function vouchedKinds(options: ImportOptions): ReadonlySet<ListKind> {
  const kinds = new Set<ListKind>()
  for (const kind of options.whole ?? []) {
    if (!Object.hasOwn(RECORD_KIND, kind)) {
      throw new AppError('invalid-argument', `"${kind.slice(0, 60)}" is no kind of list.`, {
        hint: `Kinds that can be vouched for: ${Object.keys(RECORD_KIND).join(', ')}.`,
      })
    }
    kinds.add(kind as ListKind)
  }
  return kinds
}
