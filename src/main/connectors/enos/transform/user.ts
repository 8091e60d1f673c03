/** EnOS's users: of the organization's roster, and as the holders of a role. */
import { readFilledText, readId, type JsonObject } from '../../fields'
import type { Remarks } from '../../remarks'
import type { UserMention, UserRecord } from '../../parts'

/** Telephone numbers and the rest stay where they are. */
export function readMember(json: JsonObject, remarks: Remarks): UserMention {
  const id = readId(json, 'userId')
  const name = readFilledText(json, 'name', remarks)
  const email = readFilledText(json, 'email', remarks)
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
  }
}

export function readUser(json: JsonObject, remarks: Remarks): UserRecord {
  const { id, name, email } = readMember(json, remarks)
  return { id, name: name ?? email ?? id, ...(email === undefined ? {} : { email }) }
}
