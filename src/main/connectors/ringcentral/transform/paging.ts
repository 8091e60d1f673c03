/** What a list answer says about its place among the pages. */
import { isObject, type JsonObject } from '../../fields'
import { queryOf, type RingCentralUri } from './uri'

export interface Page {
  /** From 1; absent where neither `paging` nor the uri says. */
  number?: number
  perPage?: number
  totalPages?: number
  totalElements?: number
  /** Records that `pageStart` and `pageEnd` span. */
  spans?: number
  /** Absent where the answer has no `navigation`. */
  hasNext?: boolean
  /** Whether the answer says anything about paging at all; a page in the uri alone is the request's. */
  said: boolean
}

const countIn = (from: JsonObject | undefined, key: string): number | undefined => {
  const value = from?.[key]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

function spanOf(paging: JsonObject | undefined): number | undefined {
  const start = countIn(paging, 'pageStart')
  const end = countIn(paging, 'pageEnd')
  return start === undefined || end === undefined || end < start ? undefined : end - start + 1
}

function pageInUri(uri: RingCentralUri | undefined): number | undefined {
  const page = uri === undefined ? null : queryOf(uri).get('page')
  return page !== null && /^[1-9]\d{0,8}$/.test(page) ? Number(page) : undefined
}

export function readPage(json: JsonObject, uri: RingCentralUri | undefined): Page {
  const paging = isObject(json['paging']) ? json['paging'] : undefined
  const navigation = isObject(json['navigation']) ? json['navigation'] : undefined
  const number =
    countIn(paging, 'page') ??
    pageInUri(uri) ??
    // A page that has no page before it is the first.
    (navigation !== undefined && !isObject(navigation['previousPage']) ? 1 : undefined)
  const perPage = countIn(paging, 'perPage')
  const totalPages = countIn(paging, 'totalPages')
  const totalElements = countIn(paging, 'totalElements')
  const spans = spanOf(paging)
  return {
    ...(number === undefined ? {} : { number }),
    ...(perPage === undefined ? {} : { perPage }),
    ...(totalPages === undefined ? {} : { totalPages }),
    ...(totalElements === undefined ? {} : { totalElements }),
    ...(spans === undefined ? {} : { spans }),
    ...(navigation === undefined ? {} : { hasNext: isObject(navigation['nextPage']) }),
    said: paging !== undefined || navigation !== undefined,
  }
}
