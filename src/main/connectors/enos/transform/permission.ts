/** EnOS's permissions: `code`, `identifier` and `keyword` are one thing under three names. */
import { asObject, BadField, readFilledText, readId, type JsonObject } from '../../fields'
import type { Remarks } from '../../remarks'
import type { PermissionRecord } from '../../parts'
import { readNames } from './names'

export const readCode = (json: JsonObject, remarks: Remarks): string | undefined =>
  readFilledText(json, 'code', remarks) ??
  readFilledText(json, 'identifier', remarks) ??
  readFilledText(json, 'keyword', remarks)

function readPermission(json: JsonObject, remarks: Remarks, locale: string): PermissionRecord {
  const id = readId(json, 'id')
  const code = readCode(json, remarks)
  return { id, ...(code === undefined ? {} : { code }), names: readNames(json, remarks, locale) }
}

const sameNames = (a: PermissionRecord, b: PermissionRecord): boolean => {
  const locales = Object.entries(a.names)
  return (
    locales.length === Object.keys(b.names).length &&
    locales.every(([locale, name]) => Object.hasOwn(b.names, locale) && b.names[locale] === name)
  )
}

/** @param locale see {@link readNames} */
export function readPermissions(
  list: readonly unknown[],
  remarks: Remarks,
  locale = '',
): PermissionRecord[] {
  const permissions = new Map<string, PermissionRecord>()
  list.forEach((entry, index) => {
    try {
      const permission = readPermission(asObject(entry), remarks, locale)
      const earlier = permissions.get(permission.id)
      if (earlier === undefined) permissions.set(permission.id, permission)
      else if (earlier.code !== permission.code || !sameNames(earlier, permission)) {
        remarks.warn(
          `permissions[${index}]`,
          `repeats permission ${permission.id} with another content; the first was kept`,
        )
      }
    } catch (thrown) {
      if (!(thrown instanceof BadField)) throw thrown
      const bad = thrown.under(`permissions[${index}]`)
      remarks.damaged(bad.message)
      remarks.warn(bad.path, `${bad.problem}; this permission was left out`)
    }
  })
  return [...permissions.values()]
}
