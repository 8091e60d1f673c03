/** The simulated account as it is: what the answers are made of, and what changes change. */
import { makeExtensions } from './make-extensions'
import { makeRoles } from './make-roles'
import { makeSites } from './make-sites'
import { makeDictionary } from './make-dictionary'
import { Dice } from '../random'
import type { SignedInAs, SimOptions } from './types'
import type { PermissionScope } from './catalogue/permission-table'

export interface Permission {
  id: string
  /** English; the vendor's own text, so it is translated. */
  name: string
  category: string
  assignable: boolean
  readOnly: boolean
  siteCompatible: 'Incompatible' | 'Compatible' | 'Independent'
  includes: readonly string[]
  /** What who manages others may use it on. */
  adminScope: PermissionScope
  /** What everybody else may use it on. */
  userScope: PermissionScope
}

export interface Capabilities {
  /** False: the role lists it, and does not grant it. */
  enabled: boolean
  manageEnabled: boolean
  grantEnabled: boolean
}

export type RoleScope =
  | 'Account'
  | 'AllExtensions'
  | 'Federation'
  | 'Group'
  | 'NonUserExtensions'
  | 'RoleBased'
  | 'Self'
  | 'UserExtensions'

export interface Role {
  id: string
  name: string
  description: string
  /** Made in the account, with a name that is never translated. */
  custom: boolean
  hidden: boolean
  scope: RoleScope
  siteCompatible: boolean
  /** Unix milliseconds. */
  lastUpdated: number
  /** Permission ids in the order that they are listed in. */
  listed: Map<string, Capabilities>
}

export interface Assignment {
  role: string
  autoAssigned: boolean
  siteRestricted: boolean
}

export interface Grant {
  target: string
  /** Names of the rights that are granted. */
  rights: readonly string[]
}

export interface Extension {
  /** Digits; `/extension` gives it as a number. */
  id: string
  /** Absent of an extension that is not assigned. */
  number?: string
  firstName: string
  lastName?: string
  name: string
  /** The list leaves its name out and gives the contact's alone. */
  nameInContactOnly: boolean
  email?: string
  type: string
  subType?: string
  status: string
  hidden: boolean
  site: string
  /** Unix milliseconds. */
  created: number
  assignments: Assignment[]
  administeredSites: string[]
  grants: Grant[]
}

export interface Site {
  id: string
  name: string
  code?: string
  number?: string
}

export interface WorldOptions {
  /** Whether who may read all assigned roles may read the authorization profiles of others; not settled by any source. Absent: no. */
  profilesOfOthers?: boolean
  /** Whether lists of roles hold hidden roles. Absent: yes. Otherwise one is answered by its id alone. */
  hiddenRolesListed?: boolean
}

export interface World {
  /** Digits; also the id of the system extension. */
  account: string
  advanced: boolean
  options: Required<WorldOptions>
  permissions: Map<string, Permission>
  /** Names by id. */
  categories: Map<string, string>
  roles: Map<string, Role>
  /** The role that who holds no other is given. */
  defaultRole: string
  sites: Site[]
  /** In the order of lists. A change of who is there makes a new array. */
  extensions: readonly Extension[]
  extensionById: Map<string, Extension>
  /** Extension ids of the three that may sign in, by how much they may do. */
  callers: Record<SignedInAs, string>
  /** Whom the options ask for. */
  signedIn: string
  /** Number of the next extension that comes. */
  next: number
  dice: Dice
}

/** Ids of accounts differ by seed, ids of extensions do not: nothing may take them for the same. */
const accountOf = (seed: number): string => String(370_000_000 + (Math.abs(seed) % 1_000_000) * 7)

/**
 * The same account for the same options.
 * @throws Error where fewer than 10 or more than 50,000 extensions are asked for
 */
export function makeWorld(options: SimOptions & WorldOptions): World {
  const { users, seed = 1 } = options
  if (!Number.isInteger(users) || users < 10 || users > 50_000) {
    throw new Error(`${users} users: the simulated account has 10 to 50,000 of them`)
  }
  const dice = new Dice(seed)
  const advanced = options.advanced ?? true
  const { permissions, categories } = makeDictionary()
  const roles = makeRoles(permissions, { users, advanced, dice })
  const sites = makeSites(users)
  const world: World = {
    account: accountOf(seed),
    advanced,
    options: {
      profilesOfOthers: options.profilesOfOthers ?? false,
      hiddenRolesListed: options.hiddenRolesListed ?? true,
    },
    permissions,
    categories,
    roles,
    defaultRole: '3',
    sites,
    extensions: [],
    extensionById: new Map(),
    callers: { 'super-admin': '', standard: '', 'without-roles': '' },
    signedIn: '',
    next: 0,
    dice,
  }
  makeExtensions(world, users)
  world.signedIn = world.callers[options.signedInAs ?? 'super-admin']
  return world
}
