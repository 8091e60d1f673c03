/**
 * HAR files: what a browser's network panel saves. Only what is named here is read of an entry; its
 * headers, cookies and comments are not.
 */
import { isObject, type JsonObject } from '../../fields'
import type { Exchange, Exchanges } from './exchanges'

const DAY = 24 * 60 * 60 * 1000

function logOf(json: unknown): { entries: unknown[] } | undefined {
  if (!isObject(json) || !isObject(json['log'])) return undefined
  const { entries } = json['log']
  return Array.isArray(entries) ? { entries: entries as unknown[] } : undefined
}

export const isHar = (json: unknown): boolean => logOf(json) !== undefined

/** Entries are given back as they are read: a session's may be hundreds of megabytes. */
export function harExchanges(json: unknown): Exchanges {
  const entries = logOf(json)?.entries ?? []
  return {
    total: entries.length,
    empty: 'It holds no requests: record them in the network panel, then save them “with content”.',
    withoutBody: 'save the HAR file “with content”',
    *[Symbol.iterator]() {
      for (let index = 0; index < entries.length; index += 1) {
        const entry = entries[index]
        entries[index] = undefined
        yield exchangeOf(entry, index + 1)
      }
    },
  }
}

function exchangeOf(entry: unknown, number: number): Exchange {
  const fields = objectIn(entry)
  const request = objectIn(fields['request'])
  const response = objectIn(fields['response'])
  const content = objectIn(response['content'])
  const posted = objectIn(request['postData'])
  const { status } = response
  return {
    number,
    request: {
      method: textIn(request, 'method') ?? '',
      address: textIn(request, 'url') ?? '',
      ...bodyIn(posted),
    },
    // A browser writes 0 where there was no answer.
    ...(typeof status === 'number' ? { status } : {}),
    takenAt: momentOf(fields['startedDateTime']),
    body: textIn(content, 'text'),
    // Chrome's mark; its content is as old as whatever was cached.
    isFromCache: typeof fields['_fromCache'] === 'string',
    isBase64: content['encoding'] === 'base64',
  }
}

const bodyIn = (posted: JsonObject): { body?: string } => {
  const text = textIn(posted, 'text')
  return text === undefined ? {} : { body: text }
}

const NOTHING: JsonObject = {}
const objectIn = (value: unknown): JsonObject => (isObject(value) ? value : NOTHING)

function textIn(from: JsonObject, key: string): string | undefined {
  const value = from[key]
  return typeof value === 'string' ? value : undefined
}

const ZONE = /(?:Z|[+-]\d\d:?\d\d)$/i

/** A moment of the future, or of no known time zone, is no moment at which an answer was taken. */
function momentOf(value: unknown): number | null {
  const moment = typeof value === 'string' && ZONE.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(moment) || moment > Date.now() + DAY ? null : moment
}
