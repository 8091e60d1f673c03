/** What the pieces of the simulated EnOS gateway agree on. */

/** Errors that a test or a person switches on. */
export const faultNames = [
  'rate-limited', // 429 "API rate limit exceeded" now and then, without Retry-After
  'slow-down', // more than so many requests a second (SimOptions.limit): 429
  'server-error', // 503 and 500 now and then
  'reset', // the connection is reset in the middle of an answer, now and then
  'stall', // an answer stops in the middle and never ends, now and then
  'truncated-json', // a 200 whose JSON is cut off, now and then
  'token-expires', // the access token expires in the middle of a list
  'token-renewed-by-others', // another client refreshes the shared token now and then
  'address-not-allowed', // 403 "Your IP address is not allowed" for everything
  'rows-appear', // between two pages of the roster users come
  'rows-vanish', // between two pages of the roster users go
  'duplicates', // a record comes again on a later page, nothing else changes
  'no-totals', // totalElements is left out
] as const
export type FaultName = (typeof faultNames)[number]

/** Differences between the vendor's documents and their samples, each of which a real gateway may show. */
export const quirkNames = [
  'success-200', // code 200 in place of 0
  'status-msg', // envelope {status, msg, requestId, data}
  'stauts', // the token answer misspells "status", as the documents' sample does
  'menu-groups-in-object', // {menuGroups: […]} where else data is the array
  'i18n-dashes', // en-US in place of en_US in nameJson
  'i18n-text', // nameJson is a JSON string
  'source-app-null', // menus carry sourceApp: null, as in the 2.4.0 sample
  'ids-as-numbers', // displayOrder and totals as strings
  'empty-is-no-access', // no access is code 0 with empty lists; without it, 31403
  'apps-v3', // apps/list answers at v3 only; v2.5 is HTTP 404
] as const
export type QuirkName = (typeof quirkNames)[number]

/** Grants and rights that can be taken away; what needs them is then refused with 31403. */
export const grantNames = [
  'USER',
  'ROLE',
  'USER_ALL_PERMISSION',
  'apps-list', // policy "Application Registration Administrator"
  'role-resources', // role/app/resource/assignedList
  'role-users', // role/user/assignedList
  'app', // app/get
  'menu-groups', // app/menuGroup/list
  'user-resources', // the per-user answer: 31403 for everybody
] as const
export type GrantName = (typeof grantNames)[number]

export interface SimOptions {
  /** Of each organization: 1 to 10,000. */
  users: number
  /** 1 to 50. */
  apps: number
  /** 1 to 5; absent: 1. */
  organizations?: number
  seed?: number
  /** 0 or absent: any free port of 127.0.0.1. */
  port?: number
  faults?: FaultName[]
  /** How often each fault happens at most. Absent: no end. */
  faultLimit?: number
  quirks?: QuirkName[]
  /** Grants that the application does not have. */
  without?: GrantName[]
  /** Requests per second from which on `slow-down` refuses. Absent: 50. */
  limit?: number
  /** Seconds that a token lives. Absent: 7,200. */
  tokenLife?: number
  /** Menus of the largest app. Absent: 1,441 where there are 10 apps or more, otherwise 120. */
  largestMenu?: number
}

/** Why a user has something that roles do not give, or has not what roles give. */
export type Beyond = 'user-group' | 'structure' | 'sub-admin' | 'shortcut-app' | 'disabled-app'

export interface TruthOfUserInApp {
  user: string
  app: string
  /** Ids, sorted: what the per-user answer holds. */
  permissions: string[]
  menus: string[]
  /** Ids, sorted: what roles, menu groups and the catalogue tell. */
  byRoles: { permissions: string[]; menus: string[] }
  /** Absent where both are the same; empty where only an answer given by hand makes the difference. */
  beyond?: Beyond[]
}

/** What `GET /__sim/truth?orgId=` gives. */
export interface Truth {
  organization: string
  users: { id: string; name: string; email: string; roles: string[] }[]
  roles: {
    id: string
    name: string
    permissions: { app: string; id: string }[]
    menuGroups: { app: string; id: string }[]
  }[]
  apps: {
    id: string
    name: string
    created: 'acquired' | 'own' | 'shortcut'
    enabled: boolean
    permissions: { id: string; code: string; names: Record<string, string> }[]
    menus: {
      id: string
      code: string
      parent: string
      order: number
      names: Record<string, string>
    }[]
    menuGroups: { id: string; name: string; menus: string[] }[]
  }[]
  /** Only pairs with anything in one of the two; all others have no access. */
  access: TruthOfUserInApp[]
}

/** What `GET /__sim/stats` gives. */
export interface Stats {
  total: number
  /** By path without its version, `token/get` and `token/refresh` included. */
  byOperation: Record<string, number>
  /** Requests that a reading client must never send; a test fails if there is one. */
  forbidden: string[]
  /** Requests whose token or signature was refused. */
  unsigned: number
  /** Requests that were refused for their pace. */
  tooFast: number
  /** Most requests in any second. */
  fastest: number
  faults: Partial<Record<FaultName, number>>
}

/** What `POST /__sim/change` takes: alters the organization behind the client's back. */
export type Change =
  | {
      change: 'grant-permission' | 'revoke-permission'
      role: string
      app: string
      permission: string
    }
  | {
      change: 'grant-menu-group' | 'revoke-menu-group'
      role: string
      app: string
      menuGroup: string
    }
  | { change: 'assign-role' | 'unassign-role'; user: string; role: string }
  /** Into the first organization unless one is named. */
  | { change: 'add-user'; organization?: string }
  | { change: 'remove-user'; user: string }
  /** The English name; an app that several organizations acquired is one for all of them. */
  | { change: 'rename-menu'; app: string; menu: string; name: string }
  /** `parent` "": to the top. */
  | { change: 'move-menu'; app: string; menu: string; parent: string }
  | { change: 'reorder-menu'; app: string; menu: string; order: number }
  /** In no menu group yet. `parent` "": at the top. */
  | { change: 'add-menu'; app: string; parent: string; name: string }
  /** What is beneath it stays, and names an upper menu that is gone. */
  | { change: 'remove-menu'; app: string; menu: string }
  /** In the first organization that has it unless one is named. */
  | { change: 'enable-app' | 'disable-app'; app: string; organization?: string }
  /** Replaces what one user is answered in one app, as the data of the per-user answer. */
  | { change: 'answer'; user: string; app: string; data: unknown }
  | { change: 'expire-token' }
