import { AppError, type Result } from '../../src/shared/result'

/** Of a call that came through. @throws its error */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw AppError.from(result.error)
  return result.value
}
