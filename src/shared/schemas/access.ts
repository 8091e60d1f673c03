/** The questions about access and their answers. */
import * as v from 'valibot'
import { Answer, Count, Missing, Named, PermissionBrief, SnapshotBrief, Via } from './common'
import { RolePermission } from './roles'

/** A user as tables and headings show one. */
export const UserBrief = v.object({
  id: v.string(),
  name: v.string(),
  extensionNumber: v.optional(v.string()),
  email: v.optional(v.string()),
  type: v.optional(v.string()),
  status: v.optional(v.string()),
  site: v.optional(v.string()),
})
export type UserBrief = v.InferOutput<typeof UserBrief>

export const AssignedRole = v.object({
  id: v.string(),
  name: v.string(),
  /** Given by the vendor because the user had no other role. */
  autoAssigned: v.boolean(),
  /** Holds only for the sites that the user administers. */
  siteRestricted: v.boolean(),
  hidden: v.boolean(),
})
export type AssignedRole = v.InferOutput<typeof AssignedRole>

export const UserRow = v.object({
  ...UserBrief.entries,
  roles: v.array(AssignedRole),
  /** False where the user's roles were not read; an empty list then says nothing. */
  rolesKnown: v.boolean(),
})
export type UserRow = v.InferOutput<typeof UserRow>

/** Where a piece of an answer came from. */
export const Evidence = v.object({
  kind: v.string(),
  subject: v.string(),
  /** What it is, in words. */
  text: v.string(),
  /** What limits it, such as hidden roles that were not asked for. */
  note: v.optional(v.string()),
  takenAt: v.nullable(v.string()),
  file: v.optional(v.string()),
})
export type Evidence = v.InferOutput<typeof Evidence>

export const UserDetail = v.object({
  user: UserBrief,
  snapshot: SnapshotBrief,
  roles: v.array(AssignedRole),
  rolesKnown: v.boolean(),
  /** RingCentral's system extension has everything by the vendor's rule. */
  systemExtension: v.boolean(),
  /** Permissions granted to the user directly, beside all roles. */
  direct: v.array(PermissionBrief),
  /** False where the table of such grants need not be all there is. */
  directKnown: v.boolean(),
  /** RingCentral: sites that the site-restricted roles hold for; absent where that was not read. */
  administeredSites: v.optional(v.array(Named)),
  /** What was read of the user that the model leaves out, said so: extension grants, features. */
  outside: v.array(
    v.object({
      kind: v.picklist(['extension-grants', 'user-features']),
      title: v.string(),
      lines: v.array(v.string()),
      takenAt: v.nullable(v.string()),
    }),
  ),
  apps: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      answer: Answer,
      /** As in `Why`: of all that the user has in the app. */
      confirmed: v.optional(v.boolean()),
    }),
  ),
  missing: v.array(Missing),
  evidence: v.array(Evidence),
})
export type UserDetail = v.InferOutput<typeof UserDetail>

/** What the vendor itself said, beside what was computed. */
export const VendorWord = v.object({
  answer: Answer,
  /** ISO 8601; null where unknown. */
  takenAt: v.nullable(v.string()),
  /** In words: which answer it was, for which target, through which role. */
  text: v.string(),
  role: v.optional(Named),
  /** Permission scopes (Self, Account, …) as the vendor names them. */
  permissionScopes: v.optional(v.array(v.string())),
  target: v.optional(v.string()),
})
export type VendorWord = v.InferOutput<typeof VendorWord>

export const EffectivePermission = v.object({
  ...PermissionBrief.entries,
  /** What is shown: the vendor's word where it is not older than what was computed from, else the computed. */
  answer: Answer,
  computed: Answer,
  vendor: Answer,
  /** Vendor's word and computation are both known and not the same. */
  differs: v.boolean(),
  via: v.array(Via),
  roles: v.array(Named),
  permissionScopes: v.optional(v.array(v.string())),
  category: v.optional(v.string()),
  /**
   * EnOS: whether its own answer about this user and app stands behind it. False: computed from roles and
   * menu groups, which see no user groups, structures, sub-admins or shortcut apps, and not confirmed.
   * Absent where there is no such difference to make.
   */
  confirmed: v.optional(v.boolean()),
})
export type EffectivePermission = v.InferOutput<typeof EffectivePermission>

export const Effective = v.object({
  user: UserBrief,
  snapshot: SnapshotBrief,
  systemExtension: v.boolean(),
  missing: v.array(Missing),
  /** All that is yes by either word. */
  permissions: v.array(EffectivePermission),
  /** Whether what is not listed is "no" (whole data), or not known. */
  rest: v.picklist(['no', 'unknown']),
  /** Apps whose answers are computed and not confirmed; see `confirmed`. */
  notConfirmed: v.array(Named),
  /** What this answer cannot tell. */
  limits: v.array(v.string()),
})
export type Effective = v.InferOutput<typeof Effective>

export const RouteStep = v.object({
  kind: v.picklist(['user', 'role', 'permission', 'menu-group', 'menu']),
  id: v.string(),
  name: v.string(),
})
export type RouteStep = v.InferOutput<typeof RouteStep>

export const Route = v.object({
  role: v.optional(Named),
  via: Via,
  /**
   * Role, listed permission, included permissions down to the one in question; or the user, a
   * permission granted directly, and what it includes. Of a menu: role, menu group, menu.
   */
  steps: v.array(RouteStep),
  /** How many chains lead from the listed permission to it; a cycle counts as one step. */
  chains: v.number(),
  text: v.string(),
})
export type Route = v.InferOutput<typeof Route>

export const CutOption = v.variant('action', [
  v.object({
    action: v.literal('remove-permissions'),
    role: Named,
    permissions: v.array(Named),
    /** Others who would lose it too. */
    others: Count,
  }),
  v.object({
    /** Of a menu: what the role gives of it, by itself or in menu groups. */
    action: v.literal('remove-menus'),
    role: Named,
    /** Menu groups to take from the role as wholes. */
    groups: v.array(Named),
    /** The role also gives the menu by itself. */
    byItself: v.boolean(),
    /** How many other menus go with the groups. */
    otherMenus: v.number(),
    others: Count,
  }),
  v.object({
    action: v.literal('unassign-role'),
    role: Named,
    /** It is the user's last role, and the vendor then assigns its default role (RingCentral). */
    lastRole: v.boolean(),
    /** Whether the role that the vendor assigns instead has the permission as well. */
    autoAssignedHasIt: v.optional(Answer),
  }),
  v.object({
    action: v.literal('replace-standard-role'),
    role: Named,
    permissions: v.array(Named),
  }),
])
export type CutOption = v.InferOutput<typeof CutOption>

/**
 * What takes it away: one option for each role and all direct grants, together. Null where it is held
 * by neither.
 */
export const Cut = v.object({
  roles: v.array(v.object({ role: Named, options: v.array(CutOption) })),
  /** Permissions or menus granted directly that must be taken back; empty where none gives it. */
  direct: v.array(Named),
  text: v.string(),
})
export type Cut = v.InferOutput<typeof Cut>

export const Why = v.object({
  user: UserBrief,
  snapshot: SnapshotBrief,
  permission: v.optional(PermissionBrief),
  menu: v.optional(v.object({ id: v.string(), name: v.string(), app: v.string() })),
  answer: Answer,
  computed: Answer,
  vendor: Answer,
  vendorWord: v.optional(VendorWord),
  differs: v.boolean(),
  /**
   * EnOS: whether its own answer about this user and app stands behind it. False: computed from roles and
   * menu groups, which see no user groups, structures, sub-admins or shortcut apps, and not confirmed.
   * Absent where there is no such difference to make.
   */
  confirmed: v.optional(v.boolean()),
  missing: v.array(Missing),
  /** Ordered: short before long, direct before roles. At most 200; `routesTotal` counts them all. */
  routes: v.array(Route),
  routesTotal: v.number(),
  cut: v.nullable(Cut),
  /** The answer in sentences: first the answer itself, then one a route, then how to take it away. */
  text: v.array(v.string()),
  limits: v.array(v.string()),
  evidence: v.array(Evidence),
})
export type Why = v.InferOutput<typeof Why>

export const WhoCan = v.object({
  snapshot: SnapshotBrief,
  permission: v.optional(PermissionBrief),
  menu: v.optional(v.object({ id: v.string(), name: v.string(), app: v.string() })),
  answer: Answer,
  /** Null where the whole number is not known. */
  total: v.nullable(v.number()),
  /** Users of whom it is known that they can. */
  atLeast: v.number(),
  /** Known users of whom it is not known. */
  unknown: v.number(),
  /** Users whose answer, yes or no, is computed and not confirmed; see `confirmed` of `Why`. */
  notConfirmed: v.number(),
  missing: v.array(Missing),
  users: v.array(UserBrief),
  text: v.string(),
})
export type WhoCan = v.InferOutput<typeof WhoCan>

export const RoleBrief = v.object({
  id: v.string(),
  name: v.string(),
  custom: v.nullable(v.boolean()),
  /** RingCentral's `scope` of the role: a hint only. */
  permissionScope: v.optional(v.string()),
  hidden: v.boolean(),
  /** False where what it lists was not read. */
  listingKnown: v.boolean(),
  listed: v.number(),
  users: Count,
})
export type RoleBrief = v.InferOutput<typeof RoleBrief>

export const RoleDetail = v.object({
  role: RoleBrief,
  description: v.optional(v.string()),
  snapshot: SnapshotBrief,
  /** All that it gives, listed and included, by name. */
  permissions: v.array(RolePermission),
  /** Whether what is not among them is "no". */
  rest: v.picklist(['no', 'unknown']),
  /** Menus that it gives, with the menu groups they come in. */
  menus: v.array(
    v.object({ id: v.string(), name: v.string(), app: Named, groups: v.array(Named) }),
  ),
  /** Whether these are all, app by app where it matters; `no`: it gives no others. */
  restOfMenus: v.picklist(['no', 'unknown']),
  /** The first 200 who hold it; `role.users` counts them all. */
  users: v.array(UserBrief),
  missing: v.array(Missing),
  evidence: v.array(Evidence),
})
export type RoleDetail = v.InferOutput<typeof RoleDetail>

export const PermissionRow = v.object({
  ...PermissionBrief.entries,
  category: v.optional(Named),
  /** External ids, directly included. */
  includes: v.array(v.string()),
  includedBy: v.number(),
  roles: v.number(),
  users: Count,
  /** False where it is only mentioned by others and its own record was not read. */
  defined: v.boolean(),
})
export type PermissionRow = v.InferOutput<typeof PermissionRow>

export const PermissionDetail = v.object({
  ...PermissionBrief.entries,
  snapshot: SnapshotBrief,
  description: v.optional(v.string()),
  category: v.nullable(Named),
  /** The vendor's flag, shown as it is: its documentation contradicts itself. */
  readOnly: v.optional(v.boolean()),
  siteCompatible: v.optional(v.string()),
  defined: v.boolean(),
  includesKnown: v.boolean(),
  /** All that it includes, nearest first. */
  includes: v.array(v.object({ ...PermissionBrief.entries, distance: v.number() })),
  /** All that include it, nearest first. */
  includedBy: v.array(v.object({ ...PermissionBrief.entries, distance: v.number() })),
  /** Where its switch is: itself if assignable, else its assignable parents, nearest first. */
  switches: v.array(Named),
  /** Users to whom it is granted directly, beside all roles. */
  direct: Count,
  /** `via` is empty where only the vendor's word says that the role has it. */
  roles: v.array(
    v.object({ ...Named.entries, custom: v.nullable(v.boolean()), via: v.array(Via) }),
  ),
  missing: v.array(Missing),
  text: v.array(v.string()),
})
export type PermissionDetail = v.InferOutput<typeof PermissionDetail>

export interface MenuNode {
  id: string
  code: string
  name: string
  url: string
  /** Its parent is not in the answer; it is shown at the root. */
  orphan?: boolean | undefined
  /** Granted although its parent in the app is not. */
  withoutParent?: boolean | undefined
  /** In the view of an app's whole menu: whether the user has it. */
  answer?: Answer | undefined
  /** App that a shortcut app has it from; its access key is its name where that is not known. */
  sourceApp?: Named | undefined
  children: MenuNode[]
}
export const MenuNode: v.GenericSchema<MenuNode> = v.object({
  id: v.string(),
  code: v.string(),
  name: v.string(),
  url: v.string(),
  orphan: v.optional(v.boolean()),
  withoutParent: v.optional(v.boolean()),
  answer: v.optional(Answer),
  sourceApp: v.optional(Named),
  children: v.array(v.lazy(() => MenuNode)),
})

export const MenuTree = v.object({
  snapshot: SnapshotBrief,
  app: Named,
  user: v.optional(UserBrief),
  /** Whether the user has any menu or permission in the app. */
  answer: Answer,
  takenAt: v.nullable(v.string()),
  /** At least so many where something is missing. */
  count: v.number(),
  menus: v.array(MenuNode),
  /**
   * EnOS: whether its own answer about this user and app stands behind it. False: computed from roles and
   * menu groups, which see no user groups, structures, sub-admins or shortcut apps, and not confirmed.
   * Absent where there is no such difference to make.
   */
  confirmed: v.optional(v.boolean()),
  missing: v.array(Missing),
  text: v.string(),
})
export type MenuTree = v.InferOutput<typeof MenuTree>

/** A menu that at least one of two users has, or may have, with the way to it. */
export interface ComparedMenuNode {
  id: string
  code: string
  name: string
  url: string
  orphan?: boolean | undefined
  left: Answer
  right: Answer
  /** Granted although its parent in the app is not. */
  leftWithoutParent?: boolean | undefined
  rightWithoutParent?: boolean | undefined
  children: ComparedMenuNode[]
}
export const ComparedMenuNode: v.GenericSchema<ComparedMenuNode> = v.object({
  id: v.string(),
  code: v.string(),
  name: v.string(),
  url: v.string(),
  orphan: v.optional(v.boolean()),
  left: Answer,
  right: Answer,
  leftWithoutParent: v.optional(v.boolean()),
  rightWithoutParent: v.optional(v.boolean()),
  children: v.array(v.lazy(() => ComparedMenuNode)),
})

const comparedSide = v.object({
  user: UserBrief,
  answer: Answer,
  takenAt: v.nullable(v.string()),
  count: v.number(),
  confirmed: v.optional(v.boolean()),
  missing: v.array(Missing),
})

/** Two users' menus in one app. */
export const MenuComparison = v.object({
  snapshot: SnapshotBrief,
  app: Named,
  left: comparedSide,
  right: comparedSide,
  /** Menus; `unknown`: one has it, and of the other it is not known. */
  counts: v.object({
    both: v.number(),
    left: v.number(),
    right: v.number(),
    unknown: v.number(),
  }),
  menus: v.array(ComparedMenuNode),
  text: v.string(),
})
export type MenuComparison = v.InferOutput<typeof MenuComparison>

/** A permission or menu of which the vendor says another thing than what was computed. */
export const Difference = v.object({
  kind: v.picklist(['permission', 'menu']),
  id: v.string(),
  name: v.string(),
  code: v.optional(v.string()),
  computed: Answer,
  vendor: Answer,
})
export type Difference = v.InferOutput<typeof Difference>

/** All differences of one user, in one app where permissions belong to apps. */
export const DifferenceGroup = v.object({
  user: UserBrief,
  app: v.optional(Named),
  /** How many the vendor alone says yes to, and how many only the computation. */
  vendorOnly: v.number(),
  computedOnly: v.number(),
  /** At most 200. */
  items: v.array(Difference),
  /** When the vendor said it, and when the newest was read that was computed from; null where unknown. */
  takenAt: v.nullable(v.string()),
  computedAt: v.nullable(v.string()),
  /** What it may come from, in words; what the data proves first. */
  causes: v.array(v.string()),
})
export type DifferenceGroup = v.InferOutput<typeof DifferenceGroup>

export const Differences = v.object({
  snapshot: SnapshotBrief,
  /** Of all groups, not only of this page. */
  total: v.number(),
  groupsTotal: v.number(),
  groups: v.array(DifferenceGroup),
  /**
   * Pairs of user and app (of user, where permissions belong to none) of which both words are known whole,
   * or of which something is known to differ.
   */
  compared: v.number(),
  /** Those of them without a difference. */
  agreed: v.number(),
  /**
   * Pairs with a computed word that no whole answer of the vendor, as new as what was computed from,
   * stands beside: those that it was not asked about, and those whose answer is older or partial.
   */
  notConfirmed: v.number(),
  /** Pairs with the vendor's word alone: what was computed from was not whole. */
  notComputed: v.number(),
  text: v.string(),
})
export type Differences = v.InferOutput<typeof Differences>

export const AppRow = v.object({
  id: v.string(),
  name: v.string(),
  code: v.optional(v.string()),
  /** Whether all its menus and permissions were read. */
  catalogue: v.boolean(),
  menus: Count,
  permissions: Count,
  /** Users whose access in it the vendor was asked about. */
  usersAsked: v.number(),
})
export type AppRow = v.InferOutput<typeof AppRow>
