/** EnOS wraps every answer: `code` or `status`, `message` or `msg`, and `data`. */
import type { JsonObject } from '../../fields'

/** Older answers of the portal say 200 where newer ones say 0. */
const SUCCESS = new Set(['0', '200'])

/** Whether this wraps a success, whatever it carries. */
export function isEnvelope(json: JsonObject): boolean {
  const code = json['code'] ?? json['status']
  return (
    'data' in json &&
    (typeof code === 'number' || typeof code === 'string') &&
    SUCCESS.has(String(code))
  )
}
