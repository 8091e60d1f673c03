/**
 * Postman collections (format 2.0 and 2.1): the responses that a person saved with their requests.
 * Only what is named here is read; names, descriptions, variables, headers and authorization are not.
 * A saved response does not say when it was taken: only its headers do, and they are not read.
 */
import { isObject, type JsonObject } from '../../fields'
import type { Exchange, Exchanges } from './exchanges'
import type { KeptRequest } from './request'

/** The collection itself, or as Postman's own API wraps it. */
function collectionOf(json: unknown): { item: readonly unknown[] } | undefined {
  if (!isObject(json)) return undefined
  const collection = isObject(json['collection']) ? json['collection'] : json
  const { info, item } = collection
  return isObject(info) && Array.isArray(item) ? { item: item as unknown[] } : undefined
}

export const isPostman = (json: unknown): boolean => collectionOf(json) !== undefined

interface SavedResponse {
  response: JsonObject
  request: unknown
}

/** Of all folders, in the order that Postman shows them; a loop, so that no nesting is too deep. */
function savedResponses(items: readonly unknown[]): SavedResponse[] {
  const found: SavedResponse[] = []
  const waiting: unknown[] = [...items].reverse()
  while (waiting.length > 0) {
    const item = waiting.pop()
    if (!isObject(item)) continue
    const { item: inside, response } = item
    if (Array.isArray(inside)) {
      for (const one of [...(inside as unknown[])].reverse()) waiting.push(one)
    }
    if (!Array.isArray(response)) continue
    for (const one of response) {
      if (!isObject(one)) continue
      const { originalRequest } = one
      const request = isObject(originalRequest) ? originalRequest : item['request']
      found.push({ response: one, request })
    }
  }
  return found
}

export function postmanExchanges(json: unknown): Exchanges {
  const responses = savedResponses(collectionOf(json)?.item ?? [])
  return {
    total: responses.length,
    empty:
      'It holds no saved responses: in Postman, send each request and save its response as an example, then export the collection again.',
    withoutBody: 'save the response again',
    *[Symbol.iterator]() {
      for (const [index, { response, request }] of responses.entries()) {
        const { code, body } = response
        const exchange: Exchange = {
          number: index + 1,
          request: requestOf(request),
          ...(typeof code === 'number' ? { status: code } : {}),
          takenAt: null,
          body: typeof body === 'string' ? body : undefined,
          isFromCache: false,
          isBase64: false,
        }
        yield exchange
      }
    },
  }
}

function requestOf(request: unknown): KeptRequest {
  if (typeof request === 'string') return { method: 'GET', address: request }
  if (!isObject(request)) return { method: '', address: '' }
  const { method, url, body } = request
  const text = isObject(body) && body['mode'] === 'raw' ? body['raw'] : undefined
  return {
    method: typeof method === 'string' ? method : 'GET',
    ...addressOf(url),
    ...(typeof text === 'string' ? { body: text } : {}),
  }
}

function addressOf(url: unknown): Pick<KeptRequest, 'address' | 'parameters'> {
  if (typeof url === 'string') return { address: url }
  if (!isObject(url)) return { address: '' }
  const { raw, query } = url
  const address = typeof raw === 'string' && raw !== '' ? raw : joinedAddress(url)
  if (!Array.isArray(query)) return { address }
  // A parameter that is switched off was not sent.
  const sent = query.filter(isObject).filter((one) => one['disabled'] !== true)
  return { address, parameters: sent.map((one) => [textOf(one['key']), textOf(one['value'])]) }
}

function joinedAddress({ protocol, host, path }: JsonObject): string {
  const scheme = typeof protocol === 'string' ? `${protocol}://` : ''
  const hostText = Array.isArray(host) ? host.map(textOf).join('.') : textOf(host)
  const segments = Array.isArray(path)
    ? path.map((one) => (isObject(one) ? textOf(one['value']) : textOf(one))).join('/')
    : textOf(path).replace(/^\//, '')
  return `${scheme}${hostText}/${segments}`
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
