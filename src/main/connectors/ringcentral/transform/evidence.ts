/** What RingCentral tells of a user beside roles: features, and grants on other extensions. */
import {
  BadField,
  readFilledText,
  readFlag,
  readId,
  readObject,
  within,
  type JsonObject,
} from '../../fields'
import { onceEach, readEntries } from '../../entries'
import type { Remarks } from '../../remarks'
import type { ExtensionGrantsRecord, UserFeaturesRecord } from '../../parts'

type Feature = UserFeaturesRecord['features'][number]
export type Grant = ExtensionGrantsRecord['grants'][number]

function readFeature(json: JsonObject, remarks: Remarks): Feature {
  const id = readId(json, 'id')
  const available = readFlag(json, 'available')
  if (available === undefined) throw new BadField('available', 'is missing')
  const why = readObject(json, 'reason')
  const reason = why && within('reason', () => readFilledText(why, 'code', remarks))
  const message = why && within('reason', () => readFilledText(why, 'message', remarks))
  return {
    id,
    available,
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  }
}

export const readFeatures = (
  records: readonly unknown[],
  user: string,
  remarks: Remarks,
): UserFeaturesRecord => ({
  user,
  features: onceEach(
    readEntries(records, 'records', 'feature', remarks, (json) => readFeature(json, remarks)),
  ),
})

/** API reference, List Extension Grants (`GrantInfo`). A right that it does not name is not carried on. */
const RIGHTS = [
  'callPickup',
  'callMonitoring',
  'callOnBehalfOf',
  'callDelegation',
  'groupPaging',
  'callQueueSetup',
  'callQueueMembersSetup',
  'callQueueMessages',
  'callQueueFacSetup',
  'sharedVoicemails',
  'callQueueSmsRecipient',
  'smsRecipient',
] as const

function readGrant(json: JsonObject, remarks: Remarks): Grant {
  const extension = readObject(json, 'extension')
  if (extension === undefined) throw new BadField('extension', 'is missing')
  const rights = RIGHTS.filter((right) => readFlag(json, right) === true)
  return within('extension', () => {
    const id = readId(extension, 'id')
    const name = readFilledText(extension, 'name', remarks)
    const type = readFilledText(extension, 'type', remarks)
    return {
      extension: {
        id,
        ...(name === undefined ? {} : { name }),
        ...(type === undefined ? {} : { type }),
      },
      rights,
    }
  })
}

export const readGrants = (
  records: readonly unknown[],
  user: string,
  remarks: Remarks,
): ExtensionGrantsRecord => ({
  user,
  grants: readEntries(records, 'records', 'grant', remarks, (json) => readGrant(json, remarks)),
})
