import { AppError } from '../../shared/result'
import type { Sandbox } from '../../shared/schemas/what-if'

/** @throws AppError `not-found` */
export function savedAs(name: string, saved: readonly Sandbox[]): Sandbox {
  const found = saved.find((sandbox) => sandbox.name === name)
  if (found) return found
  throw new AppError('not-found', `There are no edits saved as “${name}”.`, {
    hint: '“permiscope sandboxes” lists those that there are.',
  })
}
