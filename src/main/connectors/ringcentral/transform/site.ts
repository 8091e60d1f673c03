/** RingCentral's sites, all of an account and those that a user administers. */
import { readFilledText, readId, type JsonObject } from '../../fields'
import { onceEach, readEntries } from '../../entries'
import type { Remarks } from '../../remarks'
import type { AdministeredSitesRecord, SiteRecord } from '../../parts'

export function readSite(json: JsonObject, remarks: Remarks): SiteRecord {
  const id = readId(json, 'id')
  const name = readFilledText(json, 'name', remarks)
  const code = readFilledText(json, 'code', remarks)
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(code === undefined ? {} : { code }),
  }
}

/** API reference, List Administered Sites: without pages, so this is all of them. */
export const readAdministeredSites = (
  records: readonly unknown[],
  user: string,
  remarks: Remarks,
): AdministeredSitesRecord => ({
  user,
  sites: onceEach(
    readEntries(records, 'records', 'site', remarks, (json) => readSite(json, remarks)),
  ),
})
