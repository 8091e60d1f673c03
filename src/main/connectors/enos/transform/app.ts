/** EnOS's two answers about an app: its catalogue, and what one user has in it. */
import { BadField, readList, type JsonObject } from '../../fields'
import type { Remarks } from '../../remarks'
import type { AppRecord, MenuRecord, PermissionRecord, UserAppResourcesRecord } from '../../parts'
import { readMenus } from './menus'
import { readNames } from './names'
import { readCode, readPermissions } from './permission'

interface Resources {
  menus: MenuRecord[]
  permissions: PermissionRecord[]
}

/** Both lists; one that is not there is not an empty one. */
function readResources(data: JsonObject, remarks: Remarks): Resources {
  const permissions = readList(data, 'permissions')
  const menus = readList(data, 'menus')
  if (permissions === undefined && menus === undefined) {
    throw new BadField('data', 'has neither permissions nor menus')
  }
  if (permissions === undefined) remarks.incomplete('the answer has no list of permissions')
  if (menus === undefined) remarks.incomplete('the answer has no list of menus')
  return {
    menus: readMenus(menus ?? [], remarks),
    permissions: readPermissions(permissions ?? [], remarks),
  }
}

export function readApp(
  data: JsonObject,
  request: { organization: string; app: string },
  remarks: Remarks,
): AppRecord {
  const code = readCode(data, remarks)
  return {
    id: request.app,
    organization: request.organization,
    ...(code === undefined ? {} : { code }),
    names: readNames(data, remarks),
    ...readResources(data, remarks),
  }
}

export const readUserAppResources = (
  data: JsonObject,
  request: { organization: string; user: string; app: string },
  remarks: Remarks,
): UserAppResourcesRecord => ({ ...request, ...readResources(data, remarks) })
