/** How a role or user has a permission, and what a role gives. */
import * as v from 'valibot'
import { Named, PermissionBrief } from './common'

/**
 * How a cell is filled, strongest first. `vendor`: only the vendor's word says yes. `no` and
 * `unknown` are what is shown, whoever says so.
 */
export const CellKind = v.picklist(['listed', 'included', 'direct', 'vendor', 'no', 'unknown'])
export type CellKind = v.InferOutput<typeof CellKind>

/** One permission that a role gives. */
export const RolePermission = v.object({
  ...PermissionBrief.entries,
  category: v.optional(v.string()),
  kind: CellKind,
  /** Listed permissions of the role that include it; empty where it is listed itself. */
  through: v.array(Named),
  /** Listed, not assignable, and implied by no listed switch: the role's baseline. */
  baseline: v.boolean(),
})
export type RolePermission = v.InferOutput<typeof RolePermission>
