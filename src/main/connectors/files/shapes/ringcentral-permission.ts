/** `dictionary/permission`: what can be permitted, and what a permission includes. */
import { readCategory, readPermission } from '../../ringcentral/transform/permission'
import { pathIs } from '../../ringcentral/transform/uri'
import { isObject } from '../../fields'
import { checkId, recordsShape } from './ringcentral-records'

export const permissionShape = recordsShape({
  name: 'RingCentral permission',
  list: 'permission-dictionary',
  isList: (uri) => pathIs(uri, 'dictionary/permission'),
  isOne: (uri) => pathIs(uri, 'dictionary/permission/*'),
  looksLike: (record) =>
    'id' in record &&
    (Array.isArray(record['includedPermissions']) ||
      ('assignable' in record && 'displayName' in record && isObject(record['category']))),
  items(record, remarks, uri) {
    const body = readPermission(record, remarks)
    checkId(uri, body.id)
    return [{ kind: 'permission', subject: body.id, body, count: 1 }]
  },
  filters: ['assignable', 'servicePlanId'],
})

/** A category has only id and texts, so without a uri it could be anything. */
export const categoryShape = recordsShape({
  name: 'RingCentral permission category',
  list: 'permission-category-list',
  isList: (uri) => pathIs(uri, 'dictionary/permission-category'),
  isOne: (uri) => pathIs(uri, 'dictionary/permission-category/*'),
  looksLike: () => false,
  items(record, remarks, uri) {
    const body = readCategory(record, remarks)
    checkId(uri, body.id)
    return [{ kind: 'permission-category', subject: body.id, body, count: 1 }]
  },
  filters: ['servicePlanId'],
})
