/** `dictionary/user-role` (standard roles) and `account/…/user-role` (the account's roles). */
import type { RoleListDomain } from '../../parts'
import { readRole } from '../../ringcentral/transform/role'
import { pathIs, queryOf, type RingCentralUri } from '../../ringcentral/transform/uri'
import { isObject } from '../../fields'
import { checkId, recordsShape } from './ringcentral-records'

/** Which roles a whole list would speak of. Without a uri only what is in it can tell. */
export function domainOf(
  uri: RingCentralUri | undefined,
  records: readonly unknown[],
): RoleListDomain {
  if (uri !== undefined) {
    if (uri.segments[0] === 'dictionary') return 'standard'
    const custom = queryOf(uri).get('custom')
    if (custom === 'true') return 'custom'
    return custom === 'false' ? 'standard' : 'all'
  }
  const kinds = new Set(records.filter(isObject).map((record) => record['custom'] === true))
  if (kinds.size !== 1) return 'all'
  return kinds.has(true) ? 'custom' : 'standard'
}

export const roleShape = recordsShape({
  name: 'RingCentral user role',
  list: 'role-list',
  isList: (uri) => pathIs(uri, 'dictionary/user-role') || pathIs(uri, 'account/*/user-role'),
  // `user-role/default` answers which role is the default one, not what that role is.
  isOne: (uri) =>
    (pathIs(uri, 'dictionary/user-role/*') || pathIs(uri, 'account/*/user-role/*')) &&
    uri.segments.at(-1) !== 'default',
  looksLike: (record) =>
    'id' in record &&
    'displayName' in record &&
    !('autoAssigned' in record) &&
    (typeof record['custom'] === 'boolean' || Array.isArray(record['permissions'])),
  items(record, remarks, uri) {
    const body = readRole(record, remarks)
    checkId(uri, body.id)
    return [{ kind: 'role', subject: body.id, body, count: 1 }]
  },
  filters: ['servicePlanId'],
  more: (uri, records) => ({ domain: domainOf(uri, records) }),
})
