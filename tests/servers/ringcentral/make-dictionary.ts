import { categoryTable } from './catalogue/categories'
import { inclusionTable } from './catalogue/inclusions'
import { permissionTable } from './catalogue/permission-table'
import type { Permission } from './world'

/** All records ever seen are Independent and not read-only; the others show what the specification allows. */
const siteCompatible: Readonly<Record<string, Permission['siteCompatible']>> = {
  SiteCallLog: 'Compatible',
  Sites: 'Incompatible',
}
const readOnly: ReadonlySet<string> = new Set(['AuditTrail'])

export function makeDictionary(): {
  permissions: Map<string, Permission>
  categories: Map<string, string>
} {
  const permissions = new Map<string, Permission>()
  for (const [id, category, name, kind, adminScope, userScope] of permissionTable) {
    permissions.set(id, {
      id,
      name,
      category,
      assignable: kind === 'switch',
      readOnly: readOnly.has(id),
      siteCompatible: siteCompatible[id] ?? 'Independent',
      includes: inclusionTable[id] ?? [],
      adminScope: adminScope ?? userScope ?? 'Account',
      userScope: userScope ?? 'Self',
    })
  }
  return { permissions, categories: new Map(categoryTable) }
}
