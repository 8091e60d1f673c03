import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The header that carries it. A cookie would reach every port of this computer. */
export const tokenHeader = 'x-permiscope-token'

/** What a page must show: 32 random bytes, base64url. Made anew at every start. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares without telling by its duration how much was right; digests have the same length. */
export function isSameToken(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
