/** RingCentral's extensions: people, queues, sites and the rest, told apart by `type`. */
import {
  readFilledText,
  readFlag,
  readId,
  readObject,
  readOptionalId,
  within,
  type JsonObject,
} from '../../fields'
import type { Remarks } from '../../remarks'
import type { UserRecord } from '../../parts'

function contactName(contact: JsonObject, remarks: Remarks): string | undefined {
  const first = readFilledText(contact, 'firstName', remarks)
  const last = readFilledText(contact, 'lastName', remarks)
  if (first === undefined) return last
  return last === undefined ? first : `${first} ${last}`
}

/**
 * `roles` of the record is not read: whether the vendor fills it is not documented, so an empty or
 * short list would say more than is known. `permissions` is a legacy field that does not hold.
 */
export function readUser(json: JsonObject, remarks: Remarks): UserRecord {
  const id = readId(json, 'id')
  const contact = readObject(json, 'contact')
  let name = readFilledText(json, 'name', remarks)
  let email: string | undefined
  if (contact !== undefined) {
    email = readFilledText(contact, 'email', remarks)
    name ??= contactName(contact, remarks)
  }
  const user: UserRecord = { id, name: name ?? email ?? id }
  const extensionNumber = readFilledText(json, 'extensionNumber', remarks)
  const type = readFilledText(json, 'type', remarks)
  const subType = readFilledText(json, 'subType', remarks)
  const status = readFilledText(json, 'status', remarks)
  const hidden = readFlag(json, 'hidden')
  if (email !== undefined) user.email = email
  if (extensionNumber !== undefined) user.extensionNumber = extensionNumber
  if (type !== undefined) user.type = type
  if (subType !== undefined) user.subType = subType
  if (status !== undefined) user.status = status
  if (hidden !== undefined) user.hidden = hidden
  const site = readObject(json, 'site')
  if (site !== undefined) {
    const siteId = within('site', () => readOptionalId(site, 'id'))
    const siteName = readFilledText(site, 'name', remarks)
    if (siteId !== undefined) {
      user.site = siteName === undefined ? { id: siteId } : { id: siteId, name: siteName }
    }
  }
  return user
}
