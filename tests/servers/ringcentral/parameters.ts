/** Query parameters, read as the specification declares them; anything else is CMN-101. */
import { badParameter } from './errors'

/** The specification's `maximum` of `perPage` and of `page`. */
export const MOST_PER_PAGE = 1000
const LAST_PAGE = 1000
const DEFAULT_PER_PAGE = 100

function positive(query: URLSearchParams, name: string, absent: number): number {
  const value = query.get(name)
  if (value === null) return absent
  if (!/^[0-9]{1,9}$/.test(value) || Number(value) < 1) throw badParameter(name, value)
  return Number(value)
}

export interface WantedPage {
  page: number
  perPage: number
}

/** Of dictionaries and roles; more than 1,000 a page is cut to 1,000 (specification, parameter PerPage). */
export function wantedPage(query: URLSearchParams): WantedPage {
  const page = positive(query, 'page', 1)
  if (page > LAST_PAGE) throw badParameter('page', String(page))
  return { page, perPage: Math.min(positive(query, 'perPage', DEFAULT_PER_PAGE), MOST_PER_PAGE) }
}

/** Of extensions: `MAX` is understood, too (ringcentral-js-widgets, fetchList). */
export function wantedPageOfExtensions(query: URLSearchParams): WantedPage {
  if (query.get('perPage') !== 'MAX') return wantedPage(query)
  const rest = new URLSearchParams(query)
  rest.set('perPage', String(MOST_PER_PAGE))
  return wantedPage(rest)
}

/** Of lists whose page size is their own: `perPage` means nothing to them. */
export const ownPage = (query: URLSearchParams, perPage: number): WantedPage => ({
  page: positive(query, 'page', 1),
  perPage,
})

export function flag(query: URLSearchParams, name: string): boolean | undefined {
  const value = query.get(name)
  if (value === null) return undefined
  if (value !== 'true' && value !== 'false') throw badParameter(name, value)
  return value === 'true'
}

/** Of a parameter that may be repeated; undefined where it is not given. */
export function oneOfMany(
  query: URLSearchParams,
  name: string,
  allowed: ReadonlySet<string>,
): ReadonlySet<string> | undefined {
  const values = query.getAll(name)
  const bad = values.find((value) => !allowed.has(value))
  if (bad !== undefined) throw badParameter(name, bad)
  return values.length === 0 ? undefined : new Set(values)
}
