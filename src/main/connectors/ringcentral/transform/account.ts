/** RingCentral's account itself, from `account/…` and `account/…/service-info`. */
import { readFilledText, readObject, within, type JsonObject } from '../../fields'
import type { Remarks } from '../../remarks'
import type { AccountInfoRecord } from '../../parts'

/** By its own name and never by its id: the account names by id alone what `service-info` spells out. */
function nameIn(from: JsonObject | undefined, key: string, remarks: Remarks): string | undefined {
  const named = from === undefined ? undefined : readObject(from, key)
  return named === undefined ? undefined : within(key, () => readFilledText(named, 'name', remarks))
}

/** What `service-info` says, and the account says within `serviceInfo`. */
export function readServiceInfo(
  json: JsonObject | undefined,
  remarks: Remarks,
): Pick<AccountInfoRecord, 'brand' | 'servicePlan' | 'country'> {
  const brand = nameIn(json, 'brand', remarks)
  const servicePlan = nameIn(json, 'servicePlan', remarks)
  const country = nameIn(json, 'contractedCountry', remarks)
  return {
    ...(brand === undefined ? {} : { brand }),
    ...(servicePlan === undefined ? {} : { servicePlan }),
    ...(country === undefined ? {} : { country }),
  }
}

/** The billing id, the sign-up data and the operator stay where they are. */
export function readAccount(json: JsonObject, id: string, remarks: Remarks): AccountInfoRecord {
  const mainNumber = readFilledText(json, 'mainNumber', remarks)
  const status = readFilledText(json, 'status', remarks)
  const serviceInfo = readObject(json, 'serviceInfo')
  return {
    id,
    ...(mainNumber === undefined ? {} : { mainNumber }),
    ...(status === undefined ? {} : { status }),
    ...within('serviceInfo', () => readServiceInfo(serviceInfo, remarks)),
  }
}
