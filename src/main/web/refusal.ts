import type { ErrorValue, Result } from '../../shared/result'

/** A request that never reaches a handler of the contract. */
export interface Refusal {
  /** The HTTP status. */
  status: 400 | 401 | 403 | 404 | 405 | 413
  error: ErrorValue
}

const codes = {
  400: 'invalid-argument',
  401: 'unauthorised',
  403: 'unauthorised',
  404: 'not-found',
  405: 'invalid-argument',
  413: 'invalid-argument',
} as const satisfies Record<Refusal['status'], ErrorValue['code']>

export function refusal(status: Refusal['status'], message: string, hint?: string): Refusal {
  return {
    status,
    error: { code: codes[status], message, ...(hint === undefined ? {} : { hint }) },
  }
}

/** The body of the answer: a page reads one form, whatever went wrong. */
export function refusalBody({ error }: Refusal): Result<never> {
  return { ok: false, error }
}
