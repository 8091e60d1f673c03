/** What is around a focus, folded and bounded so that it can be drawn. */
import { AppError } from '../../../shared/result'
import type { Input, Output } from '../../../shared/contract'
import type { Asked } from '../reader'

export function around(_asked: Asked, _input: Input<'graph', 'around'>): Output<'graph', 'around'> {
  throw new AppError('internal', 'Not built yet.')
}

export function members(
  _asked: Asked,
  _input: Input<'graph', 'members'>,
): Output<'graph', 'members'> {
  throw new AppError('internal', 'Not built yet.')
}
