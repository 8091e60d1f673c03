/** Errors that are about the same, counted. */
import type { FoundError } from './parse'

export interface ErrorGroup {
  /** The first of them. */
  error: FoundError
  count: number
  requests: { method: string; path: string; count: number }[]
  /** Different ones, of which `requests` are the most frequent. */
  requestsTotal: number
}

const requestsShown = 50

/** Ids, times and numbers in a message do not make it another one. */
const withoutIds = (message: string): string =>
  message.replace(/[^\s[\]()"']+/g, (word) => (/\d/.test(word) ? '0' : word))

/** Most frequent first; of as many, in the order of the text. */
export function grouped(errors: readonly FoundError[]): ErrorGroup[] {
  const groups = Map.groupBy(errors, ({ applicationScope, code, family, message, permission }) =>
    // What is about a named thing is the same whatever its message says of it.
    JSON.stringify([
      code,
      family,
      permission ?? applicationScope ?? withoutIds(message),
      permission === undefined,
    ]),
  )
  return [...groups.values()]
    .map((same) => {
      const requests = requestsOf(same)
      return {
        error: same[0]!,
        count: same.length,
        requests: requests.slice(0, requestsShown),
        requestsTotal: requests.length,
      }
    })
    .sort((a, b) => b.count - a.count)
}

function requestsOf(errors: readonly FoundError[]): ErrorGroup['requests'] {
  const counts = new Map<string, ErrorGroup['requests'][number]>()
  for (const { request } of errors) {
    if (!request) continue
    const key = `${request.method} ${request.path}`
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { ...request, count: 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}
