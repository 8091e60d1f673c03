/** What is said of users, roles, permissions, apps and menus, and may differ between two snapshots. */
export type FactField =
  | 'assignable'
  | 'autoAssigned'
  | 'category'
  | 'code'
  | 'created'
  | 'custom'
  | 'description'
  | 'email'
  | 'enabled'
  | 'extensionNumber'
  | 'hidden'
  | 'name'
  | 'order'
  | 'organization'
  | 'parent'
  | 'permissionScope'
  | 'readOnly'
  | 'site'
  | 'siteCompatible'
  | 'siteRestricted'
  | 'sourceApp'
  | 'status'
  | 'type'
  | 'url'

/** Fields that say yes or no: of any other, “true” would be a word of the vendor's. */
const yesOrNo: ReadonlySet<FactField> = new Set([
  'assignable',
  'autoAssigned',
  'custom',
  'enabled',
  'hidden',
  'readOnly',
  'siteRestricted',
])

/** The answer that a field's value is, where it is one. */
export function answerIn(field: FactField, value: string): 'yes' | 'no' | undefined {
  if (!yesOrNo.has(field)) return undefined
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : undefined
}
