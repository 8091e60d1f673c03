/**
 * What is read of a request that a HAR file or a Postman collection kept, beside its method and path:
 * the values of these query parameters and fields of its body, and nothing else. A name that is not
 * here is not carried, only that there was one.
 */

/**
 * - `part`: asks for a part of the answer, or for more in it; it leaves nothing out of the whole.
 * - `value`: chooses or filters what is answered.
 * - `id`: says whose answer it is; where its value is a variable, a person can say it instead.
 * - `place`: says what is answered; without its value the answer means something else.
 * - `flag`: filters by something that may name a person, so only that it does is carried.
 */
type Use = 'part' | 'value' | 'id' | 'place' | 'flag'

export const QUERY: ReadonlyMap<string, Use> = new Map([
  // RingCentral
  ['page', 'part'],
  ['perPage', 'part'],
  ['showHidden', 'part'],
  ['custom', 'value'],
  ['status', 'value'],
  ['type', 'value'],
  ['assignable', 'value'],
  ['servicePlanId', 'value'],
  ['advancedPermissions', 'part'],
  ['availableOnly', 'value'],
  ['featureId', 'value'],
  ['extensionType', 'value'],
  ['permissionId', 'place'],
  ['targetExtensionId', 'place'],
  ['extensionNumber', 'flag'],
  ['email', 'flag'],
  // EnOS
  ['orgId', 'id'],
  ['organizationId', 'id'],
  ['userId', 'id'],
  ['appId', 'id'],
  ['accessKey', 'id'],
  ['roleId', 'id'],
  ['locale', 'id'],
  ['pageNo', 'part'],
  ['pageSize', 'part'],
  ['startUpdatedTime', 'value'],
  ['endUpdatedTime', 'value'],
])

export const BODY: ReadonlyMap<string, Use> = new Map([
  ['orgId', 'id'],
  ['organizationId', 'id'],
  ['roleId', 'id'],
  ['appId', 'id'],
  ['userId', 'id'],
  ['locale', 'id'],
  ['userIds', 'value'],
  ['pageNo', 'part'],
  ['pageSize', 'part'],
  ['startUpdatedTime', 'value'],
  ['endUpdatedTime', 'value'],
])

/** Where EnOS's lists have their page; its fields are read as if they stood beside it. */
export const PAGING_FIELD = 'pagination'

/** Parameters that only keep caches off. */
export const HARMLESS: ReadonlySet<string> = new Set(['_', 'timestamp'])

/** Says that something was filtered by a value that is not carried. */
export const NOT_CARRIED = '…'
