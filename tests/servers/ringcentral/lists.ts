/** Lists in pages: `uri`, `records`, `paging` and `navigation`. */
import type { ApiRequest } from './types'
import type { WantedPage } from './parameters'

export const API = '/restapi/v1.0'

/** A full address below the API's path. */
export const address = (request: ApiRequest, path: string): string =>
  `${request.origin}${API}/${path}`

/**
 * One page of `all`.
 *
 * @param path below the API's path, with ids in the place of `~`
 * @param kept names of query parameters that addresses of pages repeat
 */
export function pageOf<T>(
  request: ApiRequest,
  path: string,
  kept: readonly string[],
  all: readonly T[],
  { page, perPage }: WantedPage,
  record: (one: T) => object,
): object {
  const start = (page - 1) * perPage
  const shown = all.slice(start, start + perPage)
  const totalPages = Math.ceil(all.length / perPage)
  const uri = (number: number): string => {
    const query = new URLSearchParams()
    for (const name of kept)
      for (const value of request.query.getAll(name)) query.append(name, value)
    query.append('page', String(number))
    query.append('perPage', String(perPage))
    return address(request, `${path}?${query.toString()}`)
  }
  const to = (number: number) => ({ uri: uri(number) })
  return {
    uri: uri(page),
    records: shown.map(record),
    // "May be omitted if result is empty" of page; "omitted if the page is omitted or result is empty"
    // of pageStart and pageEnd (specification, EnumeratedPagingModel).
    paging: {
      perPage,
      ...(shown.length === 0 ? {} : { page, pageStart: start, pageEnd: start + shown.length - 1 }),
      totalPages,
      totalElements: all.length,
    },
    navigation: {
      ...(totalPages === 0 ? {} : { firstPage: to(1) }),
      ...(page < totalPages ? { nextPage: to(page + 1) } : {}),
      ...(page > 1 && page <= totalPages ? { previousPage: to(page - 1) } : {}),
      ...(totalPages === 0 ? {} : { lastPage: to(totalPages) }),
    },
  }
}
