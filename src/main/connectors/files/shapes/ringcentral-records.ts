/** What RingCentral's dictionary-like answers have in common: one record, or a list of them in pages. */
import { accountOf, parseUri, queryOf, type RingCentralUri } from '../../ringcentral/transform/uri'
import { readPage } from '../../ringcentral/transform/paging'
import type { AccountIdentity } from '../../parts'
import type { Answer, Given, Item, ListAnswer, ListKind, Reading, Shape } from '../answers'
import { BadField, isObject, readList, type JsonObject } from '../../fields'
import type { Remarks } from '../../remarks'
import { UNKNOWN_PARAMETER } from './enos-request'
import { markIncomplete, readRecords } from './records'

export interface RecordsShape {
  /** One record, in words. */
  name: string
  list: ListKind
  /** Whether a uri is that of the list; that of one record has one segment more. */
  isList(uri: RingCentralUri): boolean
  isOne(uri: RingCentralUri): boolean
  /** Whether a record that has no uri is one of these. */
  looksLike(record: JsonObject): boolean
  /** The record itself first, then what else it tells. */
  items(record: JsonObject, remarks: Remarks, uri: RingCentralUri | undefined): [Item, ...Item[]]
  /** Query parameters that leave records out. */
  filters: readonly string[]
  more?(
    uri: RingCentralUri | undefined,
    records: readonly unknown[],
  ): Pick<ListAnswer, 'domain' | 'note'>
}

/** Query parameters that leave nothing out of a list. */
const HARMLESS = new Set(['page', 'perPage', 'advancedPermissions', 'showHidden'])

/** `custom` chooses a domain (see the shape of user roles); written in any other way it is a filter. */
const choosesDomain = (name: string, value: string): boolean =>
  name === 'custom' && (value === 'true' || value === 'false')

const LONGEST_VALUE = 40

/** `availableOnly=false` is what is not asked for anyway. */
const asksForAll = (name: string, value: string): boolean =>
  name === 'availableOnly' && value === 'false'

/** Anything unknown may filter; its value is not shown, because it may be a secret. */
export function filtersOf(uri: RingCentralUri | undefined, known: readonly string[]): string[] {
  if (uri === undefined || uri.query === '') return []
  const filters: string[] = []
  for (const [name, value] of queryOf(uri)) {
    if (HARMLESS.has(name) || choosesDomain(name, value) || asksForAll(name, value)) continue
    const shown = name.slice(0, LONGEST_VALUE)
    filters.push(known.includes(name) ? `${shown}=${value.slice(0, LONGEST_VALUE)}` : shown)
  }
  return filters.sort()
}

/** Parameters of the request that the container did not hand over, because nothing here knows them. */
export const unreadParameters = ({ request }: Given): string[] =>
  request?.hasMore === true ? [UNKNOWN_PARAMETER] : []

/** The addresses of its pages repeat the request, also where the answer's own uri leaves it out. */
function pageUris(json: JsonObject): (RingCentralUri | undefined)[] {
  const { navigation } = json
  if (!isObject(navigation)) return []
  return Object.values(navigation)
    .filter(isObject)
    .map((page) => parseUri(page['uri']))
}

/** Server and account as the answer's uri says, else as the first record's does. */
export function identityOf(
  uri: RingCentralUri | undefined,
  records: readonly unknown[] = [],
): AccountIdentity {
  const first = records.find(isObject)
  const inside = first === undefined ? undefined : parseUri(first['uri'])
  const server = uri?.server ?? inside?.server
  const account =
    (uri === undefined ? undefined : accountOf(uri)) ??
    (inside === undefined ? undefined : accountOf(inside))
  return {
    connector: 'ringcentral',
    ...(server === undefined ? {} : { server }),
    ...(account === undefined ? {} : { externalId: account }),
  }
}

function readingOfList(shape: RecordsShape, given: Given): Reading {
  const { json, uri } = given
  return {
    name: `${shape.name} list`,
    read({ remarks }): Answer {
      const records = readList(json, 'records')
      if (records === undefined) throw new BadField('records', 'is missing')
      const more = shape.more?.(uri, records) ?? {}
      return {
        type: 'list',
        kind: shape.list,
        uri,
        page: readPage(json, uri),
        ...readRecords(
          records,
          'records',
          remarks,
          (record) => shape.items(record, remarks, undefined),
          more.note,
        ),
        filters: [
          ...new Set([
            ...[uri, ...pageUris(json)].flatMap((one) => filtersOf(one, shape.filters)),
            ...unreadParameters(given),
          ]),
        ],
        ...more,
        identity: identityOf(uri, records),
      }
    },
  }
}

function readingOfOne(
  shape: RecordsShape,
  json: JsonObject,
  uri: RingCentralUri | undefined,
): Reading {
  return {
    name: shape.name,
    read({ remarks }): Answer {
      const items = shape.items(json, remarks, uri)
      markIncomplete(items[0], remarks)
      return { type: 'subjects', items, identity: identityOf(uri, [json]) }
    },
  }
}

/** A list without a uri is known by its records; without records either it could be any list. */
function listShapeOf(
  shape: RecordsShape,
  given: { json: JsonObject; uri: RingCentralUri | undefined },
) {
  const records = given.json['records']
  if (given.uri !== undefined) return shape.isList(given.uri)
  if (!Array.isArray(records)) return false
  const first = records.find(isObject)
  if (first === undefined) return false
  const inside = parseUri(first['uri'])
  return inside === undefined ? shape.looksLike(first) : shape.isOne(inside)
}

export function recordsShape(shape: RecordsShape): Shape {
  return {
    name: shape.name,
    recognise(given) {
      if (listShapeOf(shape, given)) return readingOfList(shape, given)
      if ('records' in given.json) return undefined
      const isOne = given.uri === undefined ? shape.looksLike(given.json) : shape.isOne(given.uri)
      return isOne ? readingOfOne(shape, given.json, given.uri) : undefined
    },
  }
}

/** The record must be the one that its own uri names: a mix-up would put facts on the wrong subject. */
export function checkId(uri: RingCentralUri | undefined, id: string): void {
  const named = uri?.segments.at(-1)
  if (named === undefined || named === id || named === '~') return
  throw new BadField('id', `is ${id}, but the uri names ${named}`)
}
