/** RingCentral's lists: their pages are named by their addresses, and lead from one to the next. */
import { isObject } from '../../fields'
import type { Answer } from '../../files/answers'
import type { NextPage, PagedList } from '../../online/list'
import { parsePath, pathIn } from '../../online/request-path'
import type { Operation } from '../operations'
import { parseUri } from '../transform/uri'
import { asking } from './asking'

/**
 * @param path of the first page, with its query
 * @param mustName an id that stands in the list if it is all there is: of whoever signed in
 */
export const pagesAt = (operation: Operation, path: string, mustName?: string): PagedList => ({
  first: path,
  asking: (page) => asking(operation, page),
  pageOf: pathIn,
  says: saysList(path),
  next: (json, _, page) => nextPage(json, page),
  mustName,
})

const saysList =
  (path: string) =>
  (answer: Answer): boolean => {
    if (answer.type !== 'list') return false
    const [told, asked] = [answer.uri?.segments, parseUri(path)?.segments]
    return !told || !asked || (told[0] === asked[0] && told.at(-1) === asked.at(-1))
  }

/**
 * The address of the next page is the server's own words; of it only path and query are followed, so
 * that the token goes to no other host, and only within the same list.
 */
function nextPage(json: unknown, page: string): NextPage {
  const navigation = isObject(json) ? json['navigation'] : undefined
  const next = isObject(navigation) ? navigation['nextPage'] : undefined
  if (!isObject(next)) return { next: null }
  const { uri } = next
  const own = parsePath(page)!
  const url = typeof uri === 'string' ? parsePath(uri) : undefined
  if (url) {
    // An address that leaves out what was asked for (hidden roles, the page's size) means it all the same.
    for (const [name, asked] of own.searchParams) {
      if (name !== 'page' && !url.searchParams.has(name)) url.searchParams.append(name, asked)
    }
    const { pathname, search } = url
    if (listIn(pathname) === listIn(own.pathname)) return { next: `${pathname}${search}` }
  }
  return { next: null, objection: 'the address of its next page is none of this list' }
}

/** Pages are named by the account's id, also where `~` was asked. */
const listIn = (pathname: string): string => pathname.replace(/\/account\/[^/]+\//, '/account/~/')
