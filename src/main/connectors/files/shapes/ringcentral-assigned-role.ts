/** `assigned-role`: of the account (a list of users with roles), and of one extension. */
import { HIDDEN_ROLES_NOTE } from '../../parts'
import { readAssignedRoles, readAssignment } from '../../ringcentral/transform/assignment'
import { readPage } from '../../ringcentral/transform/paging'
import { pathIs, queryOf, type RingCentralUri } from '../../ringcentral/transform/uri'
import type { Shape } from '../answers'
import { BadField, isObject, readList, type JsonObject } from '../../fields'
import { userIn } from './ringcentral-of-extension'
import { filtersOf, identityOf, recordsShape, unreadParameters } from './ringcentral-records'

const hiddenNote = (uri: RingCentralUri | undefined): string | undefined =>
  uri !== undefined && queryOf(uri).get('showHidden') === 'true' ? undefined : HIDDEN_ROLES_NOTE

export const accountAssignedRoleShape = recordsShape({
  name: 'RingCentral assigned roles of an account',
  list: 'assignment-list',
  isList: (uri) => pathIs(uri, 'account/*/assigned-role'),
  isOne: () => false,
  looksLike: (record) => 'extensionId' in record && Array.isArray(record['roles']),
  items(record, remarks) {
    const body = readAssignment(record, remarks)
    return [{ kind: 'assignment', subject: body.user, body, count: body.roles.length }]
  },
  filters: [],
  more(uri) {
    const note = hiddenNote(uri)
    return note === undefined ? {} : { note }
  },
})

const looksAssigned = (record: JsonObject): boolean =>
  'id' in record &&
  !('extensionId' in record) &&
  ('autoAssigned' in record || 'siteRestricted' in record)

function isOfOneExtension(json: JsonObject, uri: RingCentralUri | undefined): boolean {
  if (uri !== undefined) return pathIs(uri, 'account/*/extension/*/assigned-role')
  const records = json['records']
  const first = Array.isArray(records) ? records.find(isObject) : undefined
  return first !== undefined && looksAssigned(first)
}

/** Without paging by design: the answer is whole for its extension, and for it alone. */
export const extensionAssignedRoleShape: Shape = {
  name: 'RingCentral assigned roles of an extension',
  recognise(given) {
    const { json, uri } = given
    if (!isOfOneExtension(json, uri)) return undefined
    return {
      name: this.name,
      read({ options, remarks }) {
        const records = readList(json, 'records')
        if (records === undefined) throw new BadField('records', 'is missing')
        const user = userIn(uri, options, 'roles')
        const roles = readAssignedRoles(records, 'records', remarks)
        const page = readPage(json, uri)
        if (page.hasNext === true) remarks.damaged('there is a next page that was not given')
        const filters = [...filtersOf(uri, []), ...unreadParameters(given)]
        if (filters.length > 0) remarks.incomplete(`filtered by ${filters.join(', ')}`)
        const note = hiddenNote(uri)
        const incomplete = remarks.incompleteReason
        return {
          type: 'subjects',
          identity: identityOf(uri),
          items: [
            {
              kind: 'assignment',
              subject: user,
              body: { user, roles },
              count: roles.length,
              ...(note === undefined ? {} : { note }),
              ...(incomplete === undefined ? {} : { incomplete }),
            },
          ],
        }
      },
    }
  },
}
