/** Every way from one node to another. */
import { AppError } from '../../../shared/result'
import type { Input, Output } from '../../../shared/contract'
import type { Asked } from '../reader'

export function routes(_asked: Asked, _input: Input<'graph', 'routes'>): Output<'graph', 'routes'> {
  throw new AppError('internal', 'Not built yet.')
}
