/** EnOS's `pagination`: `{pageNo, pageSize, totalElements}`, with pages counted from 0. */
import { isObject, type JsonObject } from '../../fields'
import type { Page } from '../../ringcentral/transform/paging'

const countIn = (from: JsonObject, key: string): number | undefined => {
  const given = from[key]
  // Some services write numbers as text.
  const value = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** Application Portal API, "Pagination": the last page follows from size and total. */
export function readPagination(data: JsonObject): Page {
  const pagination = data['pagination']
  if (!isObject(pagination)) return { said: false }
  const number = countIn(pagination, 'pageNo')
  const perPage = countIn(pagination, 'pageSize')
  const totalElements = countIn(pagination, 'totalElements')
  const sized = perPage !== undefined && perPage > 0 && totalElements !== undefined
  return {
    ...(number === undefined ? {} : { number: number + 1 }),
    ...(perPage === undefined ? {} : { perPage }),
    ...(totalElements === undefined ? {} : { totalElements }),
    ...(sized ? { totalPages: Math.max(1, Math.ceil(totalElements / perPage)) } : {}),
    said: true,
  }
}

/**
 * Of a list that has no pages by its documentation, so that the one answer is all of it; unless the
 * answer says otherwise.
 */
export function readWithoutPages(data: JsonObject): Page {
  const page = readPagination(data)
  return page.said ? page : { number: 1, totalPages: 1, said: true }
}
