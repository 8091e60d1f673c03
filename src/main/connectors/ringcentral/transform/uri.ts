/**
 * Reads RingCentral's `uri` fields: they tell the server, the account and the request that an answer
 * belongs to. A regular expression instead of `URL`, because every record of a list carries one.
 */
export interface RingCentralUri {
  /** `https://platform.ringcentral.com`; absent where the uri is relative. */
  server?: string
  /** Path after `/restapi/v1.0/`, decoded. */
  segments: readonly string[]
  query: string
}

const PATTERN = /^(https?:\/\/[^/?#@\s]+)?\/restapi\/v[\d.]+\/([^?#\s]*)(?:\?([^#]*))?/i

const servers = new Map<string, string | undefined>()

/** One spelling a server: lower case and without a default port. */
function serverOf(origin: string): string | undefined {
  if (!servers.has(origin)) {
    const valid = URL.canParse(origin)
    if (servers.size > 1000) servers.clear()
    servers.set(origin, valid ? new URL(origin).origin : undefined)
  }
  return servers.get(origin)
}

function decode(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

export function parseUri(value: unknown): RingCentralUri | undefined {
  if (typeof value !== 'string') return undefined
  const match = PATTERN.exec(value)
  if (match === null) return undefined
  const server = match[1] === undefined ? undefined : serverOf(match[1])
  const segments = (match[2] ?? '').split('/').filter((segment) => segment !== '')
  return {
    ...(server === undefined ? {} : { server }),
    segments: segments.map(decode),
    query: match[3] ?? '',
  }
}

/**
 * The answer's own uri, completed by the request that it answered: not every answer repeats the
 * query in its uri, and some have no uri at all.
 */
export function uriOfRequest(
  own: RingCentralUri | undefined,
  request: { origin?: string; path: string; query: ReadonlyMap<string, string> },
): RingCentralUri | undefined {
  const asked = parseUri(`${request.origin ?? ''}${request.path}`)
  if (asked === undefined) return own
  const query = new URLSearchParams(own?.query)
  for (const [name, value] of request.query) if (!query.has(name)) query.append(name, value)
  const told = own ?? asked
  const server = told.server ?? asked.server
  return {
    ...(server === undefined ? {} : { server }),
    segments: told.segments,
    query: query.toString(),
  }
}

/** The account id; `~` and dictionary paths name none. */
export function accountOf(uri: RingCentralUri): string | undefined {
  const [root, account] = uri.segments
  return root === 'account' && account !== undefined && account !== '~' ? account : undefined
}

/** The extension in the path, `~` included. */
export function extensionOf(uri: RingCentralUri): string | undefined {
  return uri.segments[0] === 'account' && uri.segments[2] === 'extension'
    ? uri.segments[3]
    : undefined
}

/** Whether the path is this one; `*` stands for any one segment. */
export function pathIs(uri: RingCentralUri, pattern: string): boolean {
  const wanted = pattern.split('/')
  return (
    wanted.length === uri.segments.length &&
    wanted.every((part, index) => part === '*' || part === uri.segments[index])
  )
}

export const queryOf = (uri: RingCentralUri): URLSearchParams => new URLSearchParams(uri.query)

/** What makes two pages answers of the same request: all of it except the page. */
export function requestKey(uri: RingCentralUri, account: string | undefined): string {
  const segments = uri.segments.map((segment, index) =>
    index === 1 && uri.segments[0] === 'account' && segment === '~' ? (account ?? '~') : segment,
  )
  const query = queryOf(uri)
  query.delete('page')
  query.delete('perPage')
  query.sort()
  return `${uri.server ?? ''} ${segments.join('/')}?${query.toString()}`
}
