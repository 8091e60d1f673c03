/** EnOS wraps every answer: `code` or `status`, `message` or `msg`, and `data`. */
import { isObject, type JsonObject } from '../../files/fields'

/** Older answers of the portal say 200 where newer ones say 0. */
const SUCCESS = new Set(['0', '200'])

/** What a successful answer carries; undefined where this is none. */
export function dataOf(json: JsonObject): JsonObject | undefined {
  const code = json['code'] ?? json['status']
  if (typeof code !== 'number' && typeof code !== 'string') return undefined
  const data = json['data']
  return SUCCESS.has(String(code)) && isObject(data) ? data : undefined
}
