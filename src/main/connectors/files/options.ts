/** Checks what the person said about the answers, before anything is read. */
import { AppError } from '../../../shared/result'
import { parseMoment } from '../../../shared/time'
import { VouchableKind } from '../../../shared/schemas/common'
import type { ImportOptions } from '../../../shared/schemas/imports'

const DAY = 24 * 60 * 60 * 1000

/** Unix milliseconds; null where the person did not say. A date alone is its first moment in UTC. */
export function takenAt(taken: string | undefined): number | null {
  if (taken === undefined) return null
  const milliseconds = parseMoment(taken, 'start')
  if (milliseconds === undefined) throw badTaken(taken)
  if (milliseconds > Date.now() + DAY) {
    throw new AppError(
      'invalid-argument',
      `The answers cannot have been taken at ${taken}: that is in the future.`,
      { hint: 'Give the date at which the answers were saved.' },
    )
  }
  return milliseconds
}

const badTaken = (taken: string): AppError =>
  new AppError('invalid-argument', `"${taken.slice(0, 60)}" is no date that can be read.`, {
    hint: 'Write it as 2024-05-31 or 2024-05-31T09:30:00Z.',
  })

export function vouchedKinds(options: ImportOptions): ReadonlySet<VouchableKind> {
  const kinds = new Set<VouchableKind>()
  for (const said of options.whole ?? []) {
    const kind = VouchableKind.options.find((known) => known === said)
    if (kind === undefined) {
      throw new AppError('invalid-argument', `"${said.slice(0, 60)}" is no kind of list.`, {
        hint: `Kinds that can be vouched for: ${VouchableKind.options.join(', ')}.`,
      })
    }
    kinds.add(kind)
  }
  return kinds
}
