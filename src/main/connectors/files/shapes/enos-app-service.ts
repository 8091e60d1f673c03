/**
 * enos-app-service: an organization's apps, and an app's menus and permissions. The latter name their
 * app by this service's own id of it, which is not the access key that every other answer names it by.
 */
import { readAppInfo } from '../../enos/transform/app'
import { readMenus } from '../../enos/transform/menus'
import { readPermissions } from '../../enos/transform/permission'
import type { Item } from '../answers'
import { asId, BadField, isObject, typeInWords } from '../../fields'
import {
  enosShape,
  isAsking,
  type EnosAnswer,
  type EnosReadContext,
  type EnosRequest,
} from './enos-request'
import { markIncomplete, readRecords } from './records'

const entriesIn = (data: unknown, key: string): readonly unknown[] | undefined => {
  if (Array.isArray(data)) return data as readonly unknown[]
  const list = isObject(data) ? data[key] : undefined
  return Array.isArray(list) ? (list as readonly unknown[]) : undefined
}

const isApp = (entry: unknown): boolean => isObject(entry) && 'accessKey' in entry

/** The documentation shows one app where the list stands; both are read. */
function appsIn(data: unknown): readonly unknown[] {
  if (isApp(data)) return [data]
  const list = entriesIn(data, 'apps')
  if (list === undefined) throw new BadField('data', `is ${typeInWords(data)}, not a list of apps`)
  return list
}

export const appInfoShape = enosShape({
  name: 'EnOS app list',
  endpoints: ['enos-app-service/apps/list', 'enos-app-service/apps/purchase/retrieve'],
  looksLike: (data) => isApp(data) || (entriesIn(data, 'apps') ?? []).some(isApp),
  read({ data, request, remarks }) {
    const apps = appsIn(data)
    const place = request.need('organization')
    if (isAsking(place)) return place
    const { items, refused } = readRecords(apps, 'data', remarks, (record): [Item] => {
      const body = { ...readAppInfo(record, request.locale, remarks) }
      // An app that was acquired belongs to whoever made it, and is listed here all the same.
      body.organization ??= place.organization
      return [{ kind: 'app-info', subject: body.id, body, count: 1 }]
    })
    if (items.length === 0 && refused !== undefined) throw new BadField('', refused.first)
    return { type: 'subjects', items }
  },
})

/** The one app that the request and the entries speak of; entries of two apps are no list of one. */
function applicationOf(entries: readonly unknown[], request: EnosRequest): string | undefined {
  const ids = new Set<string>()
  const asked = request.parameter('appId')
  if (asked !== undefined) ids.add(asked)
  entries.forEach((entry, index) => {
    const id = isObject(entry) ? entry['appId'] : undefined
    if (id !== undefined && id !== null) ids.add(asId(id, `data[${index}].appId`))
  })
  if (ids.size > 1) {
    throw new BadField('data', `speaks of several apps: ${[...ids].slice(0, 3).join(', ')}`)
  }
  return [...ids][0]
}

function listOfApp(
  context: EnosReadContext,
  key: string,
  itemOf: (entries: readonly unknown[], app: string, locale: string) => Item,
): EnosAnswer {
  const { data, request, remarks } = context
  const entries = entriesIn(data, key)
  if (entries === undefined) {
    throw new BadField('data', `is ${typeInWords(data)}, not a list of ${key}`)
  }
  const application = applicationOf(entries, request)
  const place = request.need('organization')
  if (isAsking(place)) return place
  const app = application ?? request.get('app')
  if (app === undefined) return { type: 'asks', needs: ['app'] }
  const item = itemOf(entries, app, request.locale)
  markIncomplete(item, remarks)
  return {
    type: 'subjects',
    ...(application === undefined ? {} : { application }),
    items: [item],
  }
}

const hasFields = (data: unknown, ...fields: string[]): boolean =>
  Array.isArray(data) &&
  data.some((entry) => isObject(entry) && fields.every((field) => field in entry))

export const appMenusShape = enosShape({
  name: 'EnOS menus of an app',
  endpoints: ['enos-app-service/menus'],
  looksLike: (data) => hasFields(data, 'appId', 'keyword', 'sortId'),
  read: (context) =>
    listOfApp(context, 'menus', (entries, app, locale) => {
      const menus = readMenus(entries, context.remarks, locale)
      return { kind: 'app-menus', subject: app, body: { app, menus }, count: menus.length }
    }),
})

export const appPermissionsShape = enosShape({
  name: 'EnOS permissions of an app',
  endpoints: ['enos-app-service/permissions'],
  looksLike: (data) => hasFields(data, 'appId', 'keyword') && !hasFields(data, 'sortId'),
  read: (context) =>
    listOfApp(context, 'permissions', (entries, app, locale) => {
      const permissions = readPermissions(entries, context.remarks, locale)
      return {
        kind: 'app-permissions',
        subject: app,
        body: { app, permissions },
        count: permissions.length,
      }
    }),
})
