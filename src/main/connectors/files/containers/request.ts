/** Reads of a kept request what tells whose answer it got; see allowed.ts. */
import { isObject } from '../../fields'
import type { SavedRequest } from '../answers'
import { BODY, HARMLESS, NOT_CARRIED, PAGING_FIELD, QUERY } from './allowed'

/** A request as a container keeps it. */
export interface KeptRequest {
  method: string
  /** The address as written, with `{{variables}}` where a collection has some. */
  address: string
  /** Where the parameters stand apart from the address. */
  parameters?: readonly (readonly [name: string, value: string])[]
  /** Text of its body. */
  body?: string
}

export interface ReadRequest {
  /** In words, for remarks and as source. */
  label: string
  /** Whether its answer says what is, and not what was changed. */
  isRead: boolean
  /** Absent where variables stand for what its path should say. */
  request?: SavedRequest
  /** Whether it may have filtered by something that the request does not carry. */
  hasMore: boolean
  /** The parameter that its answer's meaning rests on and whose value is a variable. */
  unplaced?: string
}

const ENOS_SERVICES: ReadonlySet<string> = new Set(['app-portal-service', 'enos-app-service'])
const RINGCENTRAL_VERSION = /^v\d[\d.]*$/
/** EnOS asks for these with POST, although they change nothing. */
const POSTED_READ = /(?:List|\/list|\/roster)$/
const VARIABLE = /\{\{|^:|^\{.*\}$/
const LONGEST_LABEL = 160
const LONGEST_VALUE = 512
/** So many ids are asked about at once at most (EnOS's own limit is 1,000). */
const LONGEST_LIST = 1000 * 40

interface Address {
  origin?: string
  path: string
  query: string
  /** Nothing says where it went to: it begins with a variable, which may hold more than the host. */
  isAnywhere: boolean
}

/** The scheme and host are taken off; a host that is a variable, or without a scheme, is not known. */
function splitAddress(address: string): Address | undefined {
  const [withoutFragment = ''] = address.trim().split('#', 1)
  const question = withoutFragment.indexOf('?')
  const front = question === -1 ? withoutFragment : withoutFragment.slice(0, question)
  const query = question === -1 ? '' : withoutFragment.slice(question + 1)
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(front)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined
  const start = scheme === undefined ? 0 : scheme.length + 3
  const slash = front.indexOf('/', start)
  if (slash === -1) return undefined
  const host = front.slice(0, slash)
  const known = scheme !== undefined && !host.includes('{{') && URL.canParse(host)
  return {
    ...(known ? { origin: new URL(host).origin } : {}),
    path: front.slice(slash),
    query,
    isAnywhere: host.includes('{{'),
  }
}

/** The API that the path belongs to, and the path from where that begins: a proxy may stand before it. */
function placeInApi(path: string): { isEnos: boolean; segments: string[] } | undefined {
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    // `;jsessionid=…` and the like are no part of what is asked for.
    .map((segment) => segment.split(';', 1)[0] ?? '')
  const enos = segments.findIndex((segment) => ENOS_SERVICES.has(segment))
  if (enos !== -1) return { isEnos: true, segments: segments.slice(enos) }
  const ringCentral = segments.findIndex(
    (segment, index) =>
      segment === 'restapi' && RINGCENTRAL_VERSION.test(segments[index + 1] ?? ''),
  )
  if (ringCentral === -1) return undefined
  return { isEnos: false, segments: segments.slice(ringCentral) }
}

/** @returns undefined where the request went to no API that Permiscope reads answers of */
export function readRequest(
  kept: KeptRequest,
  told: { status?: number; takenAt: number | null },
): ReadRequest | undefined {
  const address = splitAddress(kept.address)
  if (address === undefined) return undefined
  const place = placeInApi(address.path)
  if (place === undefined && !address.isAnywhere) return undefined
  const method = kept.method.toUpperCase()
  const query = carried(kept.parameters ?? parametersOf(address.query), QUERY)
  if (place === undefined || place.segments.some((segment) => VARIABLE.test(segment))) {
    return {
      label: labelOf(method, place?.segments ?? ['{{…}}']),
      isRead: method === 'GET',
      ...withoutRequest(query),
    }
  }
  const path = `/${place.segments.join('/')}`
  const body = carried(method === 'GET' ? [] : fieldsOf(kept.body), BODY)
  const unplaced = query.unplaced ?? body.unplaced
  const hasMore = query.hasMore || body.hasMore
  return {
    label: labelOf(method, place.segments),
    isRead: method === 'GET' || (method === 'POST' && place.isEnos && POSTED_READ.test(path)),
    hasMore,
    ...(unplaced === undefined ? {} : { unplaced }),
    request: {
      method,
      ...(address.origin === undefined ? {} : { origin: address.origin }),
      path,
      query: query.values,
      body: body.values,
      hasMore,
      ...told,
    },
  }
}

const labelOf = (method: string, segments: readonly string[]): string =>
  `${method} /${segments.join('/')}`.slice(0, LONGEST_LABEL).toWellFormed()

/** The answer has to speak for itself, so whatever its request chose is not known of it. */
function withoutRequest({ values, hasMore, unplaced }: Carried): {
  hasMore: boolean
  unplaced?: string
} {
  const names = [...values.keys()]
  const lost = unplaced ?? names.find((name) => QUERY.get(name) === 'place')
  const chooses = (name: string) => QUERY.get(name) === 'value' || QUERY.get(name) === 'flag'
  return {
    hasMore: hasMore || names.some(chooses),
    ...(lost === undefined ? {} : { unplaced: lost }),
  }
}

const parametersOf = (query: string): [string, string][] => [...new URLSearchParams(query)]

/** A field that is not text, number or flag has no value here; it still is one that there was. */
function fieldsOf(body: string | undefined): [name: string, value: string | undefined][] {
  if (body === undefined || body.trim() === '') return []
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return [['', undefined]]
  }
  if (!isObject(json)) return [['', undefined]]
  const paging = json[PAGING_FIELD]
  const others = Object.entries(json).filter(([name]) => name !== PAGING_FIELD || !isObject(paging))
  return [...others, ...(isObject(paging) ? Object.entries(paging) : [])].map(([name, value]) => [
    name,
    textOf(value),
  ])
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string')
  return isList ? JSON.stringify(value) : undefined
}

interface Carried {
  values: Map<string, string>
  hasMore: boolean
  unplaced?: string
}

function carried(
  pairs: readonly (readonly [string, string | undefined])[],
  allowed: typeof QUERY,
): Carried {
  const read: Carried = { values: new Map(), hasMore: false }
  for (const [name, value] of pairs) {
    if (HARMLESS.has(name)) continue
    const use = allowed.get(name)
    if (use === undefined) read.hasMore = true
    else if (use === 'flag') read.values.set(name, NOT_CARRIED)
    else if (value !== undefined && !value.includes('{{') && isShort(value)) {
      // A parameter may be given several times, such as `type=User&type=Bot`.
      const earlier = read.values.get(name)
      read.values.set(name, earlier === undefined ? value : `${earlier},${value}`)
    } else if (use === 'place') read.unplaced = name
    else if (use !== 'id') read.hasMore = true
  }
  return read
}

const isShort = (value: string): boolean =>
  value.length <= (value.startsWith('[') ? LONGEST_LIST : LONGEST_VALUE)
