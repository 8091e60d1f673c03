/**
 * A permission's names. The vendor's dictionary and its admin portal need not call it the same: each name
 * stands with where and when it was seen, and with what speaks against it.
 */
import table from '../../../resources/ringcentral-portal-labels.json' with { type: 'json' }
import type { AccessIndex } from '../access/access-index'
import { newestPart } from './dictionary-part'
import type { PermissionName } from '../../shared/schemas/diagnose'
import { say } from '../../shared/sentences/diagnose'

const labels = Map.groupBy(table.labels, ({ permission }) => permission)
/** Of the template that the labels are from. */
const labelsYear = 2025

/** @param permission its number, where the account knows it */
export function namesOf(
  index: AccessIndex | undefined,
  id: string,
  permission: number | undefined,
): PermissionName[] {
  const fact = permission === undefined ? undefined : index?.facts.permissions[permission]
  const names: PermissionName[] = []
  if (index && fact?.defined && fact.name !== '') {
    const year = newestPart(index, fact.id)
    names.push({
      name: fact.name,
      from: 'dictionary',
      source: say.dictionarySource,
      ...(year === undefined ? {} : { year }),
    })
  }
  // The labels are RingCentral's; another vendor's permission can have the same id by chance.
  if (index?.facts.connector === 'enos' || index?.facts.connector === 'table') return names
  for (const { doubt, label, section } of labels.get(id) ?? []) {
    names.push({
      name: label,
      from: 'portal',
      source: say.portalSource,
      year: labelsYear,
      section,
      ...(doubt === null ? {} : { doubt }),
    })
  }
  return names
}
