/** Paths of requests, and how parts name the request that they came from. */
import type { Asking } from './types'

/** Only there so that a path can be taken apart; nothing is sent there. */
const anyOrigin = 'http://localhost'

/** @param address path with its query, or an absolute address @returns undefined where it is neither */
export const parsePath = (address: string): URL | undefined =>
  URL.canParse(address, anyOrigin) ? new URL(address, anyOrigin) : undefined

/** Such as `GET /restapi/v1.0/account/~/extension?perPage=1000`; what only the body says stands behind it. */
export function sourceOf({
  method,
  path,
  label,
}: Pick<Asking, 'method' | 'path' | 'label'>): string {
  const { pathname, search } = parsePath(path)!
  return `${method} ${pathname}${search}${label === undefined ? '' : ` ${label}`}`
}

/** The path with its query that a source names. */
export const pathIn = (source: string): string => source.replace(/^\w+ /, '')
