/** What RingCentral's lists about one extension have in common: they are one subject's answer. */
import type { ImportOptions } from '../../../../shared/schemas/imports'
import { readPage } from '../../ringcentral/transform/paging'
import { extensionOf, pathIs, type RingCentralUri } from '../../ringcentral/transform/uri'
import type { Item, Shape } from '../answers'
import { asId, BadField, isObject, readList, type JsonObject } from '../../fields'
import type { Remarks } from '../../remarks'
import { filtersOf, identityOf, unreadParameters } from './ringcentral-records'
import { markIncomplete } from './records'

interface ShapeOfExtension {
  name: string
  /** Behind `account/…/extension/…/`. */
  path: string
  /** Whether a record of an answer without a uri is one of these. */
  looksLike(record: JsonObject): boolean
  read(records: readonly unknown[], user: string, remarks: Remarks): Item
  /** Query parameters that leave records out. */
  filters: readonly string[]
  /** Whether it comes in pages; otherwise one answer is all of it. */
  paged: boolean
}

/** The user in the path, else as the person says. */
export function userIn(
  uri: RingCentralUri | undefined,
  options: ImportOptions,
  what: string,
): string {
  const user = (uri === undefined ? undefined : extensionOf(uri)) ?? options.user
  if (user === undefined) {
    throw new BadField('uri', `is missing, so nothing says whose ${what} these are; say which user`)
  }
  return asId(user, 'the user')
}

function isOfShape(shape: ShapeOfExtension, json: JsonObject, uri: RingCentralUri | undefined) {
  if (uri !== undefined) return pathIs(uri, `account/*/extension/*/${shape.path}`)
  const records = json['records']
  const first = Array.isArray(records) ? records.find(isObject) : undefined
  return first !== undefined && shape.looksLike(first)
}

export function ofExtension(shape: ShapeOfExtension): Shape {
  return {
    name: shape.name,
    recognise(given) {
      const { json, uri } = given
      if (!isOfShape(shape, json, uri)) return undefined
      return {
        name: shape.name,
        read({ options, remarks }) {
          const records = readList(json, 'records')
          if (records === undefined) throw new BadField('records', 'is missing')
          const user = userIn(uri, options, shape.path.replaceAll('-', ' '))
          const item = shape.read(records, user, remarks)
          const filters = [...filtersOf(uri, shape.filters), ...unreadParameters(given)]
          if (filters.length > 0) remarks.incomplete(`filtered by ${filters.join(', ')}`)
          const page = readPage(json, uri)
          if (!shape.paged && page.hasNext === true) {
            remarks.damaged('there is a next page that was not given')
          }
          markIncomplete(item, remarks)
          return {
            type: 'subjects',
            identity: identityOf(uri),
            items: [item],
            ...(shape.paged ? { page } : {}),
          }
        },
      }
    },
  }
}
