import type { IncomingMessage } from 'node:http'

/** The language that is asked for most (RFC 9110, 12.5.4); `en-US` if none is. */
export function localeOf(request: IncomingMessage): string {
  const ranges = (request.headers['accept-language'] ?? '').split(',').map((range, at) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { tag, quality: quality === undefined ? 1 : Number(quality) || 0, at }
  })
  const wanted = ranges
    .filter(({ tag, quality }) => /^[a-z]{1,8}(-[a-z\d]{1,8})*$/i.test(tag) && quality > 0)
    .sort((one, other) => other.quality - one.quality || one.at - other.at)
  return wanted[0]?.tag ?? 'en-US'
}
