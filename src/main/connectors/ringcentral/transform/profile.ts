/** RingCentral's own answers: the authorization profile and its check. */
import {
  asObject,
  asText,
  BadField,
  readFilledText,
  readFlag,
  readId,
  readList,
  readObject,
  within,
  type JsonObject,
} from '../../fields'
import type { Remarks } from '../../remarks'
import type {
  AuthorizationProfileRecord,
  PermissionCheckRecord,
  PermissionMention,
} from '../../parts'
import { isGranted, readMention } from './permission'

type ActivePermission = AuthorizationProfileRecord['permissions'][number]

/** Who an answer speaks of: the user in the path, and the extension that the rights are used on. */
export interface ProfileSubject {
  user: string
  target?: string
}

function readActivePermission(json: JsonObject, remarks: Remarks): ActivePermission {
  const permission = readObject(json, 'permission')
  if (permission === undefined) throw new BadField('permission', 'is missing')
  const role = readObject(json, 'effectiveRole')
  const scopes = readList(json, 'scopes') ?? []
  return {
    permission: within('permission', () => readMention(permission, remarks)),
    ...(role === undefined ? {} : { role: within('effectiveRole', () => readRole(role, remarks)) }),
    permissionScopes: scopes.map((scope, index) => asText(scope, `scopes[${index}]`, remarks)),
  }
}

function readRole(json: JsonObject, remarks: Remarks): { id: string; domain?: string } {
  const id = readId(json, 'id')
  const domain = readFilledText(json, 'domain', remarks)
  return domain === undefined ? { id } : { id, domain }
}

export function readProfile(
  json: JsonObject,
  subject: ProfileSubject,
  remarks: Remarks,
): AuthorizationProfileRecord {
  const list = readList(json, 'permissions')
  if (list === undefined) throw new BadField('permissions', 'is missing')
  const permissions = new Map<string, ActivePermission>()
  list.forEach((entry, index) => {
    try {
      const active = readActivePermission(asObject(entry), remarks)
      if (!isGranted(asObject(readObject(asObject(entry), 'permission')))) return
      const earlier = permissions.get(active.permission.id)
      if (earlier === undefined) permissions.set(active.permission.id, active)
      else {
        // The vendor names one role and scope a permission; if there are more, none is lost.
        const scopes = new Set([...earlier.permissionScopes, ...active.permissionScopes])
        earlier.permissionScopes = [...scopes]
        remarks.warn(`permissions[${index}]`, `repeats ${active.permission.id}; scopes were joined`)
      }
    } catch (thrown) {
      if (!(thrown instanceof BadField)) throw thrown
      const bad = thrown.under(`permissions[${index}]`)
      remarks.damaged(bad.message)
      remarks.warn(bad.path, `${bad.problem}; this entry was left out`)
    }
  })
  return { ...subject, permissions: [...permissions.values()] }
}

/** `asked` is the permission in the request; without details (a "no") only the request names it. */
export function readCheck(
  json: JsonObject,
  subject: ProfileSubject,
  asked: string | undefined,
  remarks: Remarks,
): PermissionCheckRecord {
  const successful = readFlag(json, 'successful')
  if (successful === undefined) throw new BadField('successful', 'is missing')
  const details = readObject(json, 'details')
  const active =
    details === undefined
      ? undefined
      : within('details', () => readActivePermission(details, remarks))
  const permission: PermissionMention | undefined =
    active?.permission ?? (asked === undefined ? undefined : { id: asked })
  if (permission === undefined) {
    throw new BadField(
      'uri',
      'has no permissionId and there are no details, so nothing says which permission was checked',
    )
  }
  if (asked !== undefined && asked !== permission.id) {
    throw new BadField(
      'details.permission.id',
      `is ${permission.id}, but the uri asks for ${asked}`,
    )
  }
  return {
    ...subject,
    permission,
    successful,
    ...(active?.role === undefined ? {} : { role: active.role }),
    permissionScopes: active?.permissionScopes ?? [],
  }
}
