/** EnOS: an app's whole catalogue, its menu groups, and what one user has in it. */
import { readApp, readAppResources, readMenuGroups } from '../../enos/transform/app'
import { subjectOf } from '../../parts'
import { asObject, isObject, readOptionalId, within, type JsonObject } from '../../fields'
import { enosShape, isAsking } from './enos-request'
import { markIncomplete } from './records'
import type { Item, ItemOf } from '../answers'

const hasResources = (data: JsonObject): boolean =>
  Array.isArray(data['permissions']) || Array.isArray(data['menus'])

/** The catalogue describes the app; what a user has in it is only the two lists. */
const describesApp = (data: JsonObject): boolean =>
  'id' in data || 'createdType' in data || isObject(data['nameJson'])

/** The same list of a role's permissions: see the shape of role resources. */
const namesResources = (data: JsonObject): boolean => 'structures' in data || 'menuGroups' in data

export const appShape = enosShape({
  name: 'EnOS app',
  endpoints: ['app/get'],
  looksLike: (data) => isObject(data) && hasResources(data) && describesApp(data),
  read({ data: given, request, remarks }) {
    const data = within('data', () => asObject(given))
    const place = request.need('organization')
    const app = request.get('app') ?? within('data', () => readOptionalId(data, 'id'))
    if (isAsking(place) || app === undefined) {
      const needs = isAsking(place) ? place.needs : []
      return { type: 'asks', needs: app === undefined ? [...needs, 'app'] : needs }
    }
    if (request.get('app') === undefined) {
      remarks.note(
        `filed under the app's own id ${app}: the access key, which other answers name the app by, is not in the answer; say which app it is`,
      )
    }
    const body = within('data', () => readApp(data, { ...place, app }, request.locale, remarks))
    const item: ItemOf<'app'> = {
      kind: 'app',
      subject: body.id,
      body,
      count: body.menus.length + body.permissions.length,
    }
    if (remarks.noteText !== undefined) item.note = remarks.noteText
    markIncomplete(item, remarks)
    return { type: 'subjects', items: [item] }
  },
})

/** Requests that answer with menus as well; `user/permissions` does not. */
const WITH_MENUS = ['user/app/resource/permission', 'user/app/resource/info']

export const userAppResourcesShape = enosShape({
  name: 'EnOS app resources of a user',
  endpoints: [...WITH_MENUS, 'user/permissions'],
  looksLike: (data) =>
    isObject(data) && hasResources(data) && !describesApp(data) && !namesResources(data),
  read({ data: given, request, remarks }) {
    const place = request.need('organization', 'user', 'app')
    if (isAsking(place)) return place
    const speaksOfMenus = WITH_MENUS.includes(request.endpoint ?? '')
    const resources = within('data', () =>
      readAppResources(asObject(given), request.locale, speaksOfMenus, remarks),
    )
    const item: Item = {
      kind: 'user-app-resources',
      subject: subjectOf(place.user, place.app),
      body: { ...place, resources },
      count: (resources.menus?.length ?? 0) + resources.permissions.length,
    }
    markIncomplete(item, remarks)
    return { type: 'subjects', items: [item] }
  },
})

const looksLikeGroup = (entry: unknown): boolean => isObject(entry) && 'menuIds' in entry

function looksLikeGroups(data: unknown): boolean {
  if (Array.isArray(data)) return data.some(looksLikeGroup)
  if (!isObject(data) || !Array.isArray(data['menuGroups']) || 'permissions' in data) return false
  return data['menuGroups'].length === 0 || data['menuGroups'].some(looksLikeGroup)
}

export const menuGroupsShape = enosShape({
  name: 'EnOS menu groups of an app',
  endpoints: ['app/menuGroup/list'],
  looksLike: looksLikeGroups,
  read({ data, request, remarks }) {
    const place = request.need('organization', 'app')
    if (isAsking(place)) return place
    const body = readMenuGroups(data, place.app, remarks)
    const item: Item = {
      kind: 'menu-groups',
      subject: place.app,
      body,
      count: body.groups.length,
    }
    markIncomplete(item, remarks)
    return { type: 'subjects', items: [item] }
  },
})
