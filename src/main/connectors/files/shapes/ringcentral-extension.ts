/** `account/…/extension`: the users, and what tells that one of them is the signed-in user. */
import { readUser } from '../../ringcentral/transform/user'
import { extensionOf, pathIs, type RingCentralUri } from '../../ringcentral/transform/uri'
import type { Item } from '../answers'
import type { JsonObject } from '../../fields'
import { checkId, recordsShape } from './ringcentral-records'

/** `serviceFeatures` is only given for the own extension, and `~` is the own extension. */
const isOwn = (record: JsonObject, uri: RingCentralUri | undefined): boolean =>
  Array.isArray(record['serviceFeatures']) || (uri !== undefined && extensionOf(uri) === '~')

export const extensionShape = recordsShape({
  name: 'RingCentral extension',
  list: 'user-list',
  isList: (uri) => pathIs(uri, 'account/*/extension'),
  isOne: (uri) => pathIs(uri, 'account/*/extension/*'),
  looksLike: (record) =>
    'id' in record &&
    'type' in record &&
    ('extensionNumber' in record ||
      ('status' in record && ('contact' in record || 'name' in record))),
  items(record, remarks, uri) {
    const body = readUser(record, remarks)
    checkId(uri, body.id)
    const items: [Item, ...Item[]] = [{ kind: 'user', subject: body.id, body, count: 1 }]
    if (isOwn(record, uri)) {
      items.push({ kind: 'signed-in-user', subject: '', body: { user: body.id }, count: 1 })
    }
    return items
  },
  filters: ['extensionNumber', 'email', 'status', 'type'],
})
