/**
 * Answers of the gateway in front of the API: what is refused before an operation is asked. Shapes of
 * errors: RingCentral's guide, basics/errors; of a refused token as the platform answers it.
 */
import type { Answer } from '../http'

/** An error of the API proper. `topCode` where the platform puts a word there instead of the code. */
export function apiError(
  status: number,
  errorCode: string,
  message: string,
  { topCode = errorCode, headers }: { topCode?: string; headers?: Record<string, string> } = {},
): Answer {
  return {
    status,
    ...(headers && { headers }),
    body: { errorCode: topCode, message, errors: [{ errorCode, message }] },
  }
}

export const invalidUri = (): Answer => apiError(404, 'CMN-120', 'Invalid URI')

export const unparsable = (): Answer => apiError(400, 'CMN-104', 'Cannot parse request')

export const rateExceeded = (): Answer => apiError(429, 'CMN-301', 'Request rate exceeded')

/** RFC 6750, 3: an answer to a refused token says how to come with a better one. */
export function unauthorized(errorCode: string, message: string, topCode?: string): Answer {
  return apiError(401, errorCode, message, {
    ...(topCode !== undefined && { topCode }),
    headers: { 'WWW-Authenticate': 'Bearer realm="RingCentral REST API", error="invalid_token"' },
  })
}

/** Error names of RFC 6749 that the specification's `OauthInvalidRequest` declares, as far as they are used. */
export type OauthErrorName =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'

/** An error of the token and revoke endpoints, which have a shape of their own. */
export function oauthError(
  error: OauthErrorName,
  errorCode: string,
  message: string,
  {
    status = 400,
    parameters,
  }: { status?: number; parameters?: { parameterName: string; parameterValue: string }[] } = {},
): Answer {
  return {
    status,
    headers: {
      'Cache-Control': 'no-store',
      // RFC 6749, 5.2: who came with a header is told which scheme counts.
      ...(status === 401 && { 'WWW-Authenticate': 'Basic realm="RingCentral REST API"' }),
    },
    body: {
      error,
      error_description: message,
      errors: [{ errorCode, message, ...(parameters && { parameters }) }],
    },
  }
}
