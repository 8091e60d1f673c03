/** What RingCentral's dictionary-like answers have in common: one record, or a list of them in pages. */
import { accountOf, parseUri, queryOf, type RingCentralUri } from '../../ringcentral/transform/uri'
import { readPage } from '../../ringcentral/transform/paging'
import type { AccountIdentity } from '../../parts'
import type { Answer, Item, ListAnswer, ListKind, Reading, Shape } from '../answers'
import { asObject, BadField, isObject, readList, type JsonObject } from '../../fields'
import type { Remarks } from '../../remarks'

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

/** Anything unknown may filter; its value is not shown, because it may be a secret. */
function filtersOf(uri: RingCentralUri | undefined, known: readonly string[]): string[] {
  if (uri === undefined || uri.query === '') return []
  const filters: string[] = []
  for (const [name, value] of queryOf(uri)) {
    if (HARMLESS.has(name) || choosesDomain(name, value)) continue
    const shown = name.slice(0, LONGEST_VALUE)
    filters.push(known.includes(name) ? `${shown}=${value.slice(0, LONGEST_VALUE)}` : shown)
  }
  return filters.sort()
}

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

function markIncomplete(item: Item, remarks: Remarks): void {
  if (remarks.incompleteReason !== undefined) item.incomplete = remarks.incompleteReason
  if (remarks.damage) item.damaged = true
}

function readRecords(
  records: readonly unknown[],
  shape: RecordsShape,
  note: string | undefined,
  remarks: Remarks,
): Pick<ListAnswer, 'items' | 'refused'> {
  const items: Item[] = []
  let refused: ListAnswer['refused']
  for (let index = 0; index < records.length; index += 1) {
    const prefix = `records[${index}]`
    remarks.at(prefix)
    try {
      const record = asObject(records[index])
      const [main, ...others] = shape.items(record, remarks, undefined)
      markIncomplete(main, remarks)
      if (note !== undefined) main.note = note
      items.push(main, ...others)
    } catch (thrown) {
      if (!(thrown instanceof BadField)) throw thrown
      const bad = thrown.under(prefix)
      remarks.at('')
      remarks.warn(bad.path, `${bad.problem}; this record was left out`)
      refused ??= { count: 0, first: bad.message }
      refused.count += 1
    }
  }
  remarks.at('')
  return { items, refused }
}

function readingOfList(
  shape: RecordsShape,
  json: JsonObject,
  uri: RingCentralUri | undefined,
): Reading {
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
        ...readRecords(records, shape, more.note, remarks),
        filters: [
          ...new Set([uri, ...pageUris(json)].flatMap((one) => filtersOf(one, shape.filters))),
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
      if (listShapeOf(shape, given)) return readingOfList(shape, given.json, given.uri)
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
