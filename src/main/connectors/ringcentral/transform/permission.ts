/** RingCentral's permissions, as a dictionary records them and as roles and permissions mention them. */
import {
  asObject,
  BadField,
  readFilledText,
  readFlag,
  readId,
  readList,
  readObject,
  readOptionalId,
  readText,
  within,
  type JsonObject,
} from '../../fields'
import type { Remarks } from '../../remarks'
import type { CategoryRecord, PermissionMention, PermissionRecord } from '../../parts'

export function readMention(json: JsonObject, remarks: Remarks): PermissionMention {
  const mention: PermissionMention = { id: readId(json, 'id') }
  const assignable = readFlag(json, 'assignable')
  const readOnly = readFlag(json, 'readOnly')
  const siteCompatible = readText(json, 'siteCompatible', remarks)
  if (assignable !== undefined) mention.assignable = assignable
  if (readOnly !== undefined) mention.readOnly = readOnly
  if (siteCompatible !== undefined) mention.siteCompatible = siteCompatible
  return mention
}

/** On accounts with advanced permissions an entry can be present and still not be granted. */
export function isGranted(json: JsonObject): boolean {
  const capabilities = readObject(json, 'permissionsCapabilities')
  return (
    capabilities === undefined ||
    within('permissionsCapabilities', () => readFlag(capabilities, 'enabled')) !== false
  )
}

const sameMention = (a: PermissionMention, b: PermissionMention): boolean =>
  a.assignable === b.assignable &&
  a.readOnly === b.readOnly &&
  a.siteCompatible === b.siteCompatible

/**
 * The granted mentions of a list, each once. An entry that cannot be read, or that contradicts
 * another, leaves the record incomplete instead of hiding the rest.
 */
export function readMentions(
  list: readonly unknown[],
  path: string,
  remarks: Remarks,
): PermissionMention[] {
  const seen = new Map<string, { mention: PermissionMention; granted: boolean }>()
  for (let index = 0; index < list.length; index += 1) {
    try {
      const json = asObject(list[index])
      const mention = readMention(json, remarks)
      const granted = isGranted(json)
      const earlier = seen.get(mention.id)
      if (earlier === undefined) seen.set(mention.id, { mention, granted })
      else if (earlier.granted !== granted || !sameMention(earlier.mention, mention)) {
        remarks.damaged(`${path} holds ${mention.id} twice and differently`)
        earlier.granted &&= granted
      }
    } catch (thrown) {
      if (!(thrown instanceof BadField)) throw thrown
      const bad = thrown.under(`${path}[${index}]`)
      remarks.damaged(bad.message)
      remarks.warn(bad.path, `${bad.problem}; this entry was left out`)
    }
  }
  const mentions: PermissionMention[] = []
  for (const { mention, granted } of seen.values()) if (granted) mentions.push(mention)
  return mentions
}

export function readPermission(json: JsonObject, remarks: Remarks): PermissionRecord {
  const name = readFilledText(json, 'displayName', remarks)
  const permission: PermissionRecord = {
    ...readMention(json, remarks),
    names: name === undefined ? {} : { '': name },
  }
  const description = readText(json, 'description', remarks)
  if (description !== undefined) permission.description = description
  const category = readObject(json, 'category')
  if (category !== undefined) {
    const id = within('category', () => readOptionalId(category, 'id'))
    if (id !== undefined) permission.category = id
  }
  const included = readList(json, 'includedPermissions')
  if (included === undefined) {
    remarks.incomplete('the answer does not say which permissions it includes')
  } else permission.includes = readMentions(included, 'includedPermissions', remarks)
  return permission
}

export function readCategory(json: JsonObject, remarks: Remarks): CategoryRecord {
  const id = readId(json, 'id')
  const description = readText(json, 'description', remarks)
  return {
    id,
    name: readFilledText(json, 'displayName', remarks) ?? id,
    ...(description === undefined ? {} : { description }),
  }
}
