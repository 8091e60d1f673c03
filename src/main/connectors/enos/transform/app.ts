/** EnOS's answers about an app: its catalogue, what one user has in it, and what it is. */
import {
  asId,
  asObject,
  BadField,
  readFilledText,
  readId,
  readList,
  readOptionalId,
  within,
  type JsonObject,
} from '../../fields'
import { readEntries } from '../../entries'
import type { Remarks } from '../../remarks'
import type { AppInfoRecord, AppRecord, AppResources, MenuGroupsRecord } from '../../parts'
import { readMenus } from './menus'
import { readNames } from './names'
import { readCode, readPermissions } from './permission'

/** Both lists; one that is not there is not an empty one. */
export function readApp(
  data: JsonObject,
  request: { organization: string; app: string },
  locale: string,
  remarks: Remarks,
): AppRecord {
  const code = readCode(data, remarks)
  const permissions = readList(data, 'permissions')
  const menus = readList(data, 'menus')
  if (permissions === undefined) remarks.incomplete('the answer has no list of permissions')
  if (menus === undefined) remarks.incomplete('the answer has no list of menus')
  return {
    id: request.app,
    organization: request.organization,
    ...(code === undefined ? {} : { code }),
    names: readNames(data, remarks, locale),
    ...readState(data),
    menus: readMenus(menus ?? [], remarks, locale),
    permissions: readPermissions(permissions ?? [], remarks, locale),
  }
}

/** `createdType` of Get Application Information. */
const created = new Map<unknown, NonNullable<AppRecord['created']>>([
  [0, 'acquired'],
  [1, 'own'],
  [2, 'shortcut'],
])

const switches = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  [false, false],
  [0, false],
])

/** What cannot be read of these is left unsaid: they explain, and decide nothing. */
function readState(data: JsonObject): Pick<AppRecord, 'enabled' | 'created'> {
  const enabled = switches.get(data['isEnable'])
  const how = created.get(data['createdType'])
  return {
    ...(enabled === undefined ? {} : { enabled }),
    ...(how === undefined ? {} : { created: how }),
  }
}

/**
 * What a user has in an app. `user/permissions` has no list of menus and says nothing of them.
 *
 * @param speaksOfMenus whether the request is known to be one that answers with menus too
 */
export function readAppResources(
  data: JsonObject,
  locale: string,
  speaksOfMenus: boolean,
  remarks: Remarks,
): AppResources {
  const permissions = readList(data, 'permissions')
  const menus = readList(data, 'menus')
  if (permissions === undefined) remarks.incomplete('the answer has no list of permissions')
  if (menus === undefined && speaksOfMenus) {
    remarks.incomplete('the answer has no list of menus')
  }
  return {
    ...(menus === undefined ? {} : { menus: readMenus(menus, remarks, locale) }),
    permissions: readPermissions(permissions ?? [], remarks, locale),
  }
}

/**
 * One app of enos-app-service. Its `secretKey` stands beside these fields; only what is named here is
 * carried on.
 */
export function readAppInfo(json: JsonObject, locale: string, remarks: Remarks): AppInfoRecord {
  const id = readId(json, 'accessKey')
  const applicationId = readOptionalId(json, 'id')
  const organization = readOptionalId(json, 'organizationId')
  const code = readFilledText(json, 'keyword', remarks)
  return {
    id,
    ...(applicationId === undefined ? {} : { applicationId }),
    ...(organization === undefined ? {} : { organization }),
    ...(code === undefined ? {} : { code }),
    names: readNames(json, remarks, locale),
  }
}

/** `app/menuGroup/list`: the list itself, or within `menuGroups`. */
const menuGroupsIn = (data: unknown): readonly unknown[] =>
  Array.isArray(data)
    ? (data as readonly unknown[])
    : within('data', () => {
        const groups = readList(asObject(data), 'menuGroups')
        if (groups === undefined) throw new BadField('menuGroups', 'is missing')
        return groups
      })

export function readMenuGroups(data: unknown, app: string, remarks: Remarks): MenuGroupsRecord {
  const list = menuGroupsIn(data)
  const path = Array.isArray(data) ? 'data' : 'menuGroups'
  const seen = new Set<string>()
  const groups = readEntries(list, path, 'menu group', remarks, (json) => {
    const id = readId(json, 'id')
    if (seen.has(id)) throw new BadField('id', `repeats menu group ${id}`)
    seen.add(id)
    const name = readFilledText(json, 'name', remarks)
    const menus = readList(json, 'menuIds')
    if (menus === undefined) throw new BadField('menuIds', 'is missing')
    return { id, ...(name === undefined ? {} : { name }), menus: idsOf(menus, 'menuIds') }
  })
  return { app, groups }
}

const idsOf = (list: readonly unknown[], path: string): string[] => [
  ...new Set(list.map((value, index) => asId(value, `${path}[${index}]`))),
]
