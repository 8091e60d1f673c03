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
  /** Whether what it lists was read. */
  listingKnown: boolean
  /** When the newest word on what it lists was said, whole or not, in Unix milliseconds. */
  listedAt: number | undefined
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
  /** Whether its whole catalogue was read. */
  catalogue: boolean
}

export interface MenuFact {
  id: string
  app: number
  code: string
  name: string
  url: string
  order: number | undefined
  parent: string | undefined
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
      kind: 'user-app-resources'
      app: number
      granted: Map<number, VendorGrant>
      /** Menu → its parent's id in this answer. */
      menus: Map<number, string | undefined>
    }
  | {
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
  listed: [role: number, permission: number][]
  inclusions: [permission: number, included: number][]
  vendor: VendorStatement[]
  /** Whether all users, roles, permissions and apps are known. */
  whole: { users: boolean; roles: boolean; permissions: boolean; apps: boolean }
  /** Parts that state roles, assignments and vendor's words, for evidence. */
  parts: Map<number, PartBrief>
  /** Part of the newest whole list of a kind, for evidence. */
  lists: Map<string, PartBrief>
  /** Part that states a subject by itself, by `kind subject`. */
  stated: Map<string, number>
}
