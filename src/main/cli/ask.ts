import { AppError, type Result } from '../../shared/result'

/** The value of a call; its error is thrown, to be printed in one place. */
export async function ask<T>(call: Promise<Result<T>>): Promise<T> {
  const result = await call
  if (!result.ok) throw AppError.from(result.error)
  return result.value
}
