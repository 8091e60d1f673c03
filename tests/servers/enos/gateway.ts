/** What the gateway says before a service is asked: EnOS API, "Getting Started", error codes of HTTP. */
import type { Answer } from '../http'

const refusal = (status: number, message: string): Answer => ({ status, body: { message } })

export const unreadable = (): Answer => refusal(400, 'Cannot read the request')
/** Whatever is wrong with token or signature; which it was is not said. */
export const unauthenticated = (): Answer => refusal(401, 'Invalid authentication credentials')
export const addressNotAllowed = (): Answer => refusal(403, 'Your IP address is not allowed')
export const noRoute = (): Answer => refusal(404, 'no Route matched with those values')
export const notAllowed = (): Answer => refusal(405, 'Method not allowed')
export const tooLarge = (): Answer => refusal(413, 'Request size limit exceeded')
/** Without Retry-After: no header is documented. */
export const tooFast = (): Answer => refusal(429, 'API rate limit exceeded')
export const internalError = (): Answer => refusal(500, 'An unexpected error occurred')
/** Of the machine in front of it, which knows no JSON. */
export const unavailable = (): Answer => ({
  status: 503,
  body: '<html><body>503 Service Temporarily Unavailable</body></html>',
})
