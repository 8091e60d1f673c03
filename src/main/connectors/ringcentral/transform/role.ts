/** RingCentral's user roles, standard and custom. */
import { readFilledText, readFlag, readId, readList, readText, type JsonObject } from '../../fields'
import type { Remarks } from '../../remarks'
import type { RoleRecord } from '../../parts'
import { readMentions } from './permission'

export function readRole(json: JsonObject, remarks: Remarks): RoleRecord {
  const role: RoleRecord = { id: readId(json, 'id') }
  const name = readFilledText(json, 'displayName', remarks)
  const description = readText(json, 'description', remarks)
  const custom = readFlag(json, 'custom')
  const permissionScope = readFilledText(json, 'scope', remarks)
  const hidden = readFlag(json, 'hidden')
  const siteCompatible = readFlag(json, 'siteCompatible')
  if (name !== undefined) role.name = name
  if (description !== undefined) role.description = description
  if (custom !== undefined) role.custom = custom
  if (permissionScope !== undefined) role.permissionScope = permissionScope
  if (hidden !== undefined) role.hidden = hidden
  if (siteCompatible !== undefined) role.siteCompatible = siteCompatible
  const permissions = readList(json, 'permissions')
  if (permissions === undefined) {
    remarks.incomplete('the answer does not say which permissions the role lists')
  } else role.listed = readMentions(permissions, 'permissions', remarks)
  return role
}
