/** What EnOS's lists have in common: whether they are all there is, and how their pages are joined. */
import type { ListAnswer } from '../answers'
import { isObject, type JsonObject } from '../../fields'
import { UNKNOWN_PARAMETER, type EnosRequest } from './enos-request'

/** What no list is filtered by: what it is asked for, and which part and language of it. */
const HARMLESS = new Set(['orgId', 'organizationId', 'locale', 'pageNo', 'pageSize'])

/** Names of what may leave records out. Anything that is not known to be harmless may. */
export function filtersOf(request: EnosRequest): string[] {
  const { saved } = request
  if (saved === undefined) return []
  const filters = new Set<string>()
  for (const parameters of [saved.query, saved.body]) {
    for (const [name, value] of parameters) {
      if (!HARMLESS.has(name) && !saysNothing(value)) filters.add(name)
    }
  }
  if (saved.hasMore) filters.add(UNKNOWN_PARAMETER)
  return [...filters].sort()
}

const saysNothing = (value: string): boolean => ['', 'null', '[]', '{}'].includes(value)

/** Pages of one list have the same; a filtered list is another one than the whole. */
function requestKeyOf(request: EnosRequest): string | undefined {
  const { saved, endpoint } = request
  if (saved === undefined) return undefined
  const filters = filtersOf(request).map(
    (name) => `${name}=${saved.query.get(name) ?? saved.body.get(name) ?? ''}`,
  )
  const { server, externalId } = request.identity
  return [server, endpoint, externalId, request.locale, ...filters].join(' ')
}

/** The parts of a list answer that its request tells. */
export function requestOfList(
  request: EnosRequest,
): Pick<ListAnswer, 'uri' | 'request' | 'filters'> {
  const key = requestKeyOf(request)
  return {
    uri: undefined,
    ...(key === undefined ? {} : { request: key }),
    filters: filtersOf(request),
  }
}

export const hasList = (data: unknown, key: string): data is JsonObject =>
  isObject(data) && Array.isArray(data[key])
