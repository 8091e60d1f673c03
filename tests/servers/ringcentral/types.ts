/** What the pieces of the simulated RingCentral agree on. */

/** Errors and irregularities that a test or a person switches on. */
export const faultNames = [
  'rate-limited', // 429 with Retry-After now and then, though the limits were kept
  'rate-limited-without-header', // 429 without Retry-After, now and then
  'server-error', // 503 and 500 now and then
  'reset', // the connection is reset in the middle of an answer, now and then
  'stall', // an answer stops in the middle and never ends, now and then
  'truncated-json', // a 200 whose JSON is cut off, now and then
  'token-expires', // the access token expires in the middle of a list
  'token-revoked', // the session is ended in the middle of a list: refresh is refused too
  'rows-appear', // between two pages users come
  'rows-vanish', // between two pages users go
  'duplicates', // a record comes again on a later page, nothing else changes
  'no-totals', // totalPages and totalElements are left out
  'mixed-ids', // ids now as number and now as string
  'no-account-assigned-roles', // the account-wide list of assigned roles is refused (CMN-109); one by one it works
] as const
export type FaultName = (typeof faultNames)[number]

/** Who signed in, which decides what is refused. */
export type SignedInAs =
  | 'super-admin'
  /** Standard (International): no ReadUserRoles, ReadAssignedRoles only for the own extension. */
  | 'standard'
  /** Has all but ReadUserRoles. */
  | 'without-roles'

export interface SimOptions {
  /** Extensions of all types together: 10 to 50,000. */
  users: number
  seed?: number
  /** 0 or absent: any free port of 127.0.0.1. */
  port?: number
  /** Length of the rate windows, in seconds; fractions are allowed. Absent: 60. */
  window?: number
  faults?: FaultName[]
  /** How often each fault happens at most. Absent: no end. */
  faultLimit?: number
  /** Accounts with AdvancedPermissionsCapabilities. Absent: yes. */
  advanced?: boolean
  signedInAs?: SignedInAs
  /** Application scopes of the registered application. Absent: ReadAccounts. */
  applicationScopes?: string[]
  /** Redirect addresses of the registered applications. Absent: those that Permiscope documents. */
  redirectUris?: string[]
}

export interface Caller {
  extensionId: string
  applicationScopes: readonly string[]
}

/** A request to the API proper, after its token and rate group were checked. */
export interface ApiRequest {
  caller: Caller
  /** Decoded; `~` is not resolved yet. */
  path: Readonly<Record<string, string>>
  query: URLSearchParams
  /** From Accept-Language. */
  locale: string
  /** Origin for `uri` fields. */
  origin: string
  /** Path and query as asked. */
  url: string
}

export interface ApiAnswer {
  status: number
  body: unknown
}

/** One operation of the official specification. */
export interface Operation<World> {
  operationId: string
  /** As in the specification: `/restapi/v1.0/account/{accountId}/extension`. */
  path: string
  group: 'Light' | 'Medium' | 'Heavy'
  applicationScope?: string
  userPermission?: string
  answer(world: World, request: ApiRequest): ApiAnswer
}

/** What `GET /__sim/truth` gives. Ids are strings. */
export interface Truth {
  account: string
  advanced: boolean
  permissions: { id: string; assignable: boolean; includes: string[] }[]
  roles: { id: string; custom: boolean; hidden: boolean; listed: string[] }[]
  users: {
    id: string
    name: string
    type: string
    status: string
    roles: { id: string; autoAssigned: boolean; siteRestricted: boolean }[]
    administeredSites: string[]
    /** Sorted. The system extension has every permission by the vendor's rule. */
    effective: string[]
  }[]
  sites: { id: string; name: string }[]
}

/** What `GET /__sim/stats` gives. */
export interface Stats {
  total: number
  byOperation: Record<string, number>
  byGroup: Record<string, number>
  /** Requests that ran into a limit that had been announced. */
  penalties: number
  /** Requests outside the read list, as `POST /restapi/…`; a test fails if there is one. */
  forbidden: string[]
  /** How often each fault happened; those that did not are absent. */
  faults: Partial<Record<FaultName, number>>
}
