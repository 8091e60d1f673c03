/** The simulated organizations as they are: what the answers are made of, and what changes change. */
import { Dice } from '../random'
import { makeBeyond } from './make-beyond'
import { AppMaker } from './make-apps'
import { Ids } from './ids'
import { makeRoles } from './make-roles'
import { makeUsers } from './make-users'
import type { Names } from './names'
import type { SimOptions } from './types'

export interface Permission {
  id: string
  code: string
  names: Names
}

export interface Menu {
  id: string
  code: string
  names: Names
  /** "" of most menus that have others beneath them. */
  url: string
  order: number
  /** "" at the top; it may name a menu that is not there. */
  parent: string
  /** Access key of the app that a shortcut took it from. */
  sourceApp?: string
}

/** What its makers registered; an app that several organizations acquired is one object. */
export interface AppDefinition {
  /** `appId` of the portal: a UUID. */
  accessKey: string
  /** `id` of enos-app-service: another UUID. */
  applicationId: string
  code: string
  names: Names
  /** In the order of their making, which is not that of `order`. */
  menus: Map<string, Menu>
  permissions: Map<string, Permission>
}

export interface MenuGroup {
  id: string
  name: string
  menus: Set<string>
}

export interface App {
  definition: AppDefinition
  created: 'acquired' | 'own' | 'shortcut'
  enabled: boolean
  menuGroups: Map<string, MenuGroup>
}

export interface Role {
  id: string
  names: Names
  /** Ids by access key. */
  permissions: Map<string, Set<string>>
  menuGroups: Map<string, Set<string>>
  structures: { id: string; name: string; app: string }[]
}

export interface User {
  id: string
  name: string
  /** "" of some. */
  email: string
  phoneArea: string
  phone: string
  /** Only of a domain account. */
  domain?: string
  company: string
  department: string
  position: string
  /** Unix milliseconds. */
  created: number
  joined: number
  updated: number
  /** Role ids. */
  roles: string[]
}

/** What users have in an app by no role. `all`: whatever the app has. */
export interface GrantBeyondRoles {
  reason: 'user-group' | 'structure' | 'sub-admin'
  id: string
  name: string
  app: string
  users: Set<string>
  permissions: Set<string> | 'all'
  menus: Set<string> | 'all'
}

export interface Organization {
  id: string
  name: string
  /** In the order of the roster. A change of who is there makes a new array. */
  users: readonly User[]
  userById: Map<string, User>
  /** Number of the next user who comes. */
  next: number
  roles: Map<string, Role>
  /** By access key. */
  apps: Map<string, App>
  beyond: GrantBeyondRoles[]
  /** Data of per-user answers that were given by hand, by {@link pairKey}. */
  byHand: Map<string, unknown>
}

export interface World {
  /** By id, in the order of their making. */
  organizations: Map<string, Organization>
  ids: Ids
  dice: Dice
}

export const pairKey = (user: string, app: string): string => `${user} ${app}`

const within = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to

/**
 * The same organizations for the same options.
 * @throws Error where there are too few or too many users, apps, organizations or menus
 */
export function makeWorld(options: SimOptions): World {
  const { users, apps, organizations = 1, seed = 1 } = options
  // An app of its own kind, and few enough apps that a test of it stays quick, have no use for so many.
  const largestMenu = options.largestMenu ?? (apps >= 10 ? 1_441 : 120)
  if (!within(users, 1, 10_000)) throw new Error(`${users} users: an organization has 1 to 10,000`)
  if (!within(apps, 1, 50)) throw new Error(`${apps} apps: an organization has 1 to 50 of them`)
  if (!within(organizations, 1, 5)) throw new Error(`${organizations} organizations: 1 to 5`)
  if (!within(largestMenu, 1, 5_000)) throw new Error(`${largestMenu} menus: an app has 1 to 5,000`)
  const dice = new Dice(seed)
  const world: World = { organizations: new Map(), ids: new Ids(dice), dice }
  const maker = new AppMaker(world, { apps, largestMenu })
  for (let at = 0; at < organizations; at += 1) {
    const organization: Organization = {
      id: world.ids.numbered('o'),
      name: `Helios Energy ${'ABCDE'[at]!}`,
      users: [],
      userById: new Map(),
      next: users,
      roles: new Map(),
      apps: maker.appsOfOrganization(),
      beyond: [],
      byHand: new Map(),
    }
    world.organizations.set(organization.id, organization)
    makeRoles(world, organization, users)
    makeUsers(world, organization, users)
    makeBeyond(world, organization)
  }
  return world
}
