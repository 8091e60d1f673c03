/** What the index is built from: one snapshot's facts, with dense numbers (positions in these arrays). */
import type { Names } from '../connectors/parts'
import type { Answer, PartStatus } from '../../shared/schemas/common'

export interface UserFact {
  id: string
  name: string
  email: string | undefined
  extensionNumber: string | undefined
  type: string | undefined
  status: string | undefined
  site: string | undefined
  hidden: boolean
  /** Whether its own record was read, or it is only mentioned. */
  defined: boolean
}

export interface RoleFact {
  id: string
  name: string
  description: string | undefined
  /** Undefined where nobody said. */
  custom: boolean | undefined
  permissionScope: string | undefined
  hidden: boolean
  /** Whether its own record was read, or it is only mentioned. */
  defined: boolean
  /** Whether it was read what it lists of the permissions that belong to no app. */
  listingKnown: boolean
  /** The same of permissions within apps. */
  appListingKnown: boolean
  /** When the newest word on what it lists was said, whole or not, in Unix milliseconds. */
  listedAt: number | undefined
  /** Whether the menus and menu groups that it gives were read. */
  menusKnown: boolean
  menusAt: number | undefined
}

export interface PermissionFact {
  id: string
  /** Number of its app; undefined where permissions belong to none. */
  app: number | undefined
  name: string
  code: string | undefined
  description: string | undefined
  assignable: boolean | undefined
  readOnly: boolean | undefined
  siteCompatible: string | undefined
  category: string | undefined
  /** Whether its own record was read, or it is only mentioned. */
  defined: boolean
  includesKnown: boolean
  /** When the newest word on what it includes was said, whole or not, in Unix milliseconds. */
  includesAt: number | undefined
}

export interface AppFact {
  id: string
  name: string
  names: Names
  code: string | undefined
  organization: string | undefined
  /** False: the organization has switched it off. Undefined where no answer said. */
  enabled: boolean | undefined
  /** How the organization came by it. */
  created: 'acquired' | 'own' | 'shortcut' | undefined
  /** Whether all its menus, and all its permissions, were read. */
  menusKnown: boolean
  permissionsKnown: boolean
  /** Whether it was read which menus its menu groups hold, and when, in Unix milliseconds. */
  groupsKnown: boolean
  groupsAt: number | undefined
}

/** EnOS grants menus in groups. */
export interface MenuGroupFact {
  id: string
  app: number
  name: string
  menus: number[]
}

/** Pairs of dense numbers; there can be millions. `from[i]` belongs to `to[i]`. */
export interface Pairs {
  from: Uint32Array
  to: Uint32Array
}

/** Grants to users themselves, beside what roles give. */
export interface DirectGrants {
  /** users → permissions or menus. */
  pairs: Pairs
  /** Whether these are all there are. Where nothing ever spoke of such grants, there are none. */
  whole: boolean
  /** Users who came after the list that says them all: it does not speak of these. */
  cameAfter: ReadonlySet<number>
  /** When the newest word on them was said, in Unix milliseconds. */
  at: number | undefined
}

export interface SiteFact {
  id: string
  name: string
}

export interface MenuFact {
  id: string
  app: number
  code: string
  name: string
  url: string
  order: number | undefined
  parent: string | undefined
  /** App that a shortcut app has it from, as an answer named it. */
  sourceApp: string | undefined
  inCatalogue: boolean
}

export interface AssignmentFact {
  user: number
  role: number
  autoAssigned: boolean
  siteRestricted: boolean
}

export interface VendorGrant {
  role: string | undefined
  permissionScopes: string[] | undefined
}

/** One answer of the vendor about one user: a whole profile, an app's resources, or a single check. */
export type VendorStatement = {
  user: number
  /** Unix milliseconds. */
  at: number
  part: number
  /** False where the answer lost something: what it does not hold is then no "no". */
  whole: boolean
} & (
  | {
      kind: 'authorization-profile'
      /** `''` where none was named. */
      target: string
      granted: Map<number, VendorGrant>
    }
  | {
      /** Answers that say the same share both maps: work is done once for each map, not for each answer. */
      kind: 'user-app-resources'
      app: number
      granted: ReadonlyMap<number, VendorGrant>
      /** Menu → its parent's id in this answer; undefined where the answer does not speak of menus. */
      menus: ReadonlyMap<number, string | undefined> | undefined
    }
  | {
      /** Of permissions outside apps: RingCentral alone answers so. */
      kind: 'permission-check' | 'error-observation'
      target: string
      permission: number
      answer: Answer
      grant: VendorGrant
    }
)

export interface PartBrief {
  id: number
  kind: string
  subject: string
  status: PartStatus
  at: number
  takenAt: number | null
  file: string
  note: string | undefined
}

export interface SnapshotFacts {
  connector: string | undefined
  /** The account's id at the vendor: RingCentral's system extension has the same. */
  externalId: string | undefined
  users: UserFact[]
  roles: RoleFact[]
  permissions: PermissionFact[]
  apps: AppFact[]
  menus: MenuFact[]
  categories: Map<string, string>
  assignments: AssignmentFact[]
  /** Per user: when its roles were read; -1 where they were not. */
  assignedAt: Float64Array
  /** Per user: when the newest word on its roles was said, whole or not; -1 where there is none. */
  assignmentSaidAt: Float64Array
  /** A permission's closure applies to these too. */
  directPermissions: DirectGrants
  directMenus: DirectGrants
  /** Menus that roles list by themselves (tables), and by group (EnOS). */
  roleMenus: Pairs
  menuGroups: MenuGroupFact[]
  roleMenuGroups: [role: number, menuGroup: number][]
  /** Sites that a user's site-restricted roles hold for; absent where that was not read. */
  administeredSites: Map<number, SiteFact[]>
  listed: [role: number, permission: number][]
  inclusions: [permission: number, included: number][]
  vendor: VendorStatement[]
  /** Whether all users, roles, permissions and apps are known. */
  whole: {
    users: boolean
    roles: boolean
    permissions: boolean
    apps: boolean
    /**
     * Whether everyone who holds anything is known. Vouched tables of grants tell that without a list
     * of all users.
     */
    holders: boolean
  }
  /** Parts that state roles, assignments and vendor's words, for evidence. */
  parts: Map<number, PartBrief>
  /** Part of the newest whole list of a kind, for evidence. */
  lists: Map<string, PartBrief>
  /** Part that states a subject by itself, by `kind subject`. */
  stated: Map<string, number>
}
