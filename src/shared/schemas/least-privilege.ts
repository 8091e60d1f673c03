/** Roles that give what is needed with the least besides, and how a role stops giving a permission. */
import * as v from 'valibot'
import { UserBrief } from './access'
import { Count, Missing, Named, PermissionBrief, Question, SnapshotBrief } from './common'
import { Edit } from './edits'

/** A permission by id, code or name; `app` is the access key of its app. */
const permission = {
  permission: v.pipe(v.string(), v.minLength(1)),
  app: v.optional(v.string()),
}
/** Users by id, name, e-mail or extension number. */
const users = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.maxLength(100))
const newName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))

/** What is made as small as it can be first; the other one decides between choices that are equal in it. */
export const Minimise = v.picklist(['roles', 'extra'])
export type Minimise = v.InferOutput<typeof Minimise>

export const leastPrivilegeInput = {
  ...Question,
  /** What is needed. */
  permissions: v.optional(v.pipe(v.array(v.object(permission)), v.maxLength(2_000))),
  /** Needed is also all that these users effectively have. */
  like: v.optional(users),
  /** Who needs it: the edits give it to them. */
  for: v.optional(users),
  /** Usually `roles`. */
  minimise: v.optional(Minimise),
  /** In place of all other roles that they hold. */
  instead: v.optional(v.boolean()),
  /** What a new role would be called. */
  name: v.optional(newName),
}

export const takeAwayInput = {
  ...Question,
  /** By id or name. */
  role: v.pipe(v.string(), v.minLength(1)),
  ...permission,
  /** What the changed copy, or new role, would be called where the role itself cannot be changed. */
  name: v.optional(newName),
}

/** Permissions beside what is needed: at most 200 of them. `atLeast`: not all that it gives was read. */
export const ExtraAccess = v.object({ count: Count, shown: v.array(PermissionBrief) })
export type ExtraAccess = v.InferOutput<typeof ExtraAccess>

/** One of the roles that cover what is needed. */
export const CoveringRole = v.object({
  id: v.string(),
  name: v.string(),
  custom: v.nullable(v.boolean()),
  /** Of what is needed. */
  covers: v.array(PermissionBrief),
  extra: ExtraAccess,
  /** How many of the users who need it hold the role already. */
  heldBy: v.number(),
})
export type CoveringRole = v.InferOutput<typeof CoveringRole>

/** What is to be done, and whose access it changes. No edits where nobody was named who needs it. */
const proposed = { edits: v.array(Edit), effect: v.array(v.string()) }

/** Roles that together give all that any role gives of what is needed. */
export const RoleChoice = v.object({
  roles: v.array(CoveringRole),
  extra: ExtraAccess,
  ...proposed,
})
export type RoleChoice = v.InferOutput<typeof RoleChoice>

/** A role to be made. */
export const NewRoleChoice = v.object({
  name: v.string(),
  /** To switch on. */
  switches: v.array(PermissionBrief),
  extra: ExtraAccess,
  /** What is needed and no switch brings. */
  remainder: v.array(PermissionBrief),
  /** Whether no other switches bring as much with less besides. */
  proven: v.boolean(),
  ...proposed,
})
export type NewRoleChoice = v.InferOutput<typeof NewRoleChoice>

export const LeastPrivilege = v.object({
  snapshot: SnapshotBrief,
  /** What is to be covered. */
  needs: v.array(PermissionBrief),
  /** What is needed and everyone named has already, so that nothing has to give it. */
  had: v.array(PermissionBrief),
  /** Whose access is needed. */
  like: v.array(UserBrief),
  /** Who needs it. */
  users: v.array(UserBrief),
  minimise: Minimise,
  instead: v.boolean(),
  /** Up to five that are equally good; none where no role covers anything. */
  choices: v.array(RoleChoice),
  /** Whether no choice of the roles that were read is better. */
  proven: v.boolean(),
  /** No choice has fewer roles than this. */
  fewest: v.number(),
  /** No choice brings fewer permissions beside what is needed. */
  leastExtra: v.number(),
  /** What is needed and no role that was read gives. */
  remainder: v.array(PermissionBrief),
  /** Absent where no switch brings any of it. */
  newRole: v.optional(NewRoleChoice),
  /** Roles that were not considered: not read, or hidden, so that nobody can be given them. */
  leftOut: v.array(v.object({ role: Named, because: v.picklist(['not-read', 'hidden']) })),
  missing: v.array(Missing),
  /** The answer in sentences. */
  text: v.array(v.string()),
  /** What the answer takes for granted and cannot tell. */
  limits: v.array(v.string()),
})
export type LeastPrivilege = v.InferOutput<typeof LeastPrivilege>

export const TakeAway = v.object({
  snapshot: SnapshotBrief,
  role: v.object({ id: v.string(), name: v.string(), custom: v.nullable(v.boolean()) }),
  permission: PermissionBrief,
  /** Whether the role gives it. */
  gives: v.picklist(['yes', 'no', 'unknown']),
  /**
   * What is changed: the role itself, a copy of it that takes its place, or, where it lists by itself what
   * has no switch, a new role that takes its place.
   */
  by: v.optional(v.picklist(['change', 'copy', 'new-role'])),
  /** What the copy or new role is called. */
  name: v.optional(v.string()),
  /** Switches to switch off; of a new role none. */
  remove: v.array(PermissionBrief),
  /** Switches to switch on, so that what the others brought besides is kept; of a new role all. */
  add: v.array(PermissionBrief),
  /** What else goes with it, since nothing brings it that does not bring the permission too. */
  lost: v.array(PermissionBrief),
  /** Permissions without a switch that the role lists by itself and that lead to it. */
  stuck: v.array(PermissionBrief),
  /** Users who are known to hold the role, and how many of them keep the permission all the same. */
  holders: Count,
  keeping: v.number(),
  edits: v.array(Edit),
  effect: v.array(v.string()),
  missing: v.array(Missing),
  /** The answer in sentences. */
  text: v.array(v.string()),
  /** What the answer takes for granted and cannot tell. */
  limits: v.array(v.string()),
})
export type TakeAway = v.InferOutput<typeof TakeAway>
