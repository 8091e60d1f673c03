import { AppError } from '../../shared/result'

export const cancelled = (): AppError => new AppError('cancelled', 'The request was cancelled.')
