/** The access graph: what is around a focus, folded so that it can be drawn, and the ways between two nodes. */
import * as v from 'valibot'
import { Answer, Count, Missing, SnapshotBrief } from './common'

/**
 * Ordered as the tiers are drawn. RingCentral and tables: user → role → permission → included
 * permission; EnOS: user → role → menu group → menu, beside the permissions that an app grants.
 */
export const NodeKind = v.picklist(['user', 'role', 'permission', 'menu-group', 'menu'])
export type NodeKind = v.InferOutput<typeof NodeKind>

/** Names a node; `app` is the access key of its app, where it has one. */
export const NodeReference = v.object({
  kind: NodeKind,
  id: v.string(),
  app: v.optional(v.string()),
})
export type NodeReference = v.InferOutput<typeof NodeReference>

/**
 * What an edge says, from above to below: the user holds the role, the role lists the permission, the
 * permission includes another, the role gives a menu group or a menu, the group holds the menu; or the
 * user was granted a permission or a menu directly.
 */
export const EdgeKind = v.picklist(['holds', 'lists', 'includes', 'gives', 'contains', 'direct'])
export type EdgeKind = v.InferOutput<typeof EdgeKind>

/**
 * `above` is towards users, `below` towards what is included; `both` goes up from the focus and down from
 * it, and never turns around: of a role its holders and what it gives. `any` turns around too: then also the
 * other roles of its holders, and other roles that list the same.
 */
export const Direction = v.picklist(['above', 'below', 'both', 'any'])
export type Direction = v.InferOutput<typeof Direction>

export const GraphNode = v.object({
  /** Unique in the answer: of a reference `kind:id` or `kind:app/id`; of a folded group, its own. */
  key: v.string(),
  kind: NodeKind,
  id: v.string(),
  app: v.optional(v.string()),
  name: v.string(),
  /** What tells it from others of its name: extension number, category, menu code. */
  detail: v.optional(v.string()),
  /** Column that it is drawn in, from 0. Included permissions stand right of what includes them. */
  tier: v.number(),
  /** It was asked about. */
  focus: v.boolean(),
  /** Of permissions; null where unknown. */
  assignable: v.optional(v.nullable(v.boolean())),
  /** Of roles: whether the vendor, not the customer, made it; null where unknown. */
  standard: v.optional(v.nullable(v.boolean())),
  /** Of users: enabled, disabled, … as the vendor words it. */
  status: v.optional(v.string()),
  /** False where what stands below it was not read whole: then a missing edge is no “no”. */
  whole: v.boolean(),
  /** Direct neighbours in the whole account on either side, drawn or not. */
  above: Count,
  below: Count,
})
export type GraphNode = v.InferOutput<typeof GraphNode>

/** Many nodes of a kind drawn as one: “+412 users”. */
export const GraphGroup = v.object({
  key: v.string(),
  kind: NodeKind,
  tier: v.number(),
  count: Count,
  /**
   * All have the same neighbours nearer to the focus. False where too many were left that are not alike:
   * then an edge stands for `count` of them, and unfolding shows smaller groups first.
   */
  alike: v.boolean(),
  /** The first few, for the caption and the inspector. */
  examples: v.array(v.object({ ...NodeReference.entries, name: v.string() })),
})
export type GraphGroup = v.InferOutput<typeof GraphGroup>

export const GraphEdge = v.object({
  /** Keys of nodes or groups. */
  from: v.string(),
  to: v.string(),
  kind: EdgeKind,
  /** How many edges of the account it stands for. */
  count: v.number(),
})
export type GraphEdge = v.InferOutput<typeof GraphEdge>

export const GraphLimits = { nodes: 1_500, edges: 14_000, hops: 4, focus: 200 } as const

export const neighbourhoodInput = {
  focus: v.pipe(v.array(NodeReference), v.minLength(1), v.maxLength(GraphLimits.focus)),
  hops: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(GraphLimits.hops))),
  /** Default: `both`. */
  direction: v.optional(Direction),
  /** EnOS: only what belongs to this app. */
  app: v.optional(v.string()),
  /** Nodes of a kind with the same neighbours fold from this many on; default 8. */
  foldFrom: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2))),
  /** Keys of groups that are drawn one by one. */
  unfolded: v.optional(v.pipe(v.array(v.string()), v.maxLength(1_000))),
  /** Not drawn, and not walked through. */
  hidden: v.optional(v.pipe(v.array(NodeReference), v.maxLength(1_000))),
  /** Nodes whose own neighbours on both sides are drawn too, beyond the hops and whatever the direction. */
  expanded: v.optional(v.pipe(v.array(NodeReference), v.maxLength(1_000))),
  /** “Keep only”: where given, nothing else is drawn. */
  only: v.optional(v.pipe(v.array(NodeReference), v.maxLength(GraphLimits.nodes))),
  /** Keys of groups that are kept with these, as the picture without “keep only” folds them. */
  onlyGroups: v.optional(v.pipe(v.array(v.string()), v.maxLength(GraphLimits.nodes))),
}

export const Neighbourhood = v.object({
  snapshot: SnapshotBrief,
  nodes: v.array(GraphNode),
  groups: v.array(GraphGroup),
  edges: v.array(GraphEdge),
  /** By kind: what is within the hops but beyond the bound of what is drawn. */
  notDrawn: v.array(v.object({ kind: NodeKind, count: Count })),
  missing: v.array(Missing),
  /** In sentences: what this picture cannot tell. */
  limits: v.array(v.string()),
})
export type Neighbourhood = v.InferOutput<typeof Neighbourhood>

export const GraphRouteStep = v.object({
  ...NodeReference.entries,
  name: v.string(),
  /** The edge that leads to it from the step before; absent at the first. */
  edge: v.optional(EdgeKind),
})

/** A way from a user or role down to a role, permission, menu group or menu. */
export const GraphRoute = v.object({
  steps: v.array(GraphRouteStep),
  /** One sentence, as it is copied. */
  text: v.string(),
})
export type GraphRoute = v.InferOutput<typeof GraphRoute>

export const routesInput = {
  from: NodeReference,
  to: NodeReference,
}

/** Every route between two nodes, shortest first, then by names; found whichever of the two is above. */
export const GraphRoutes = v.object({
  snapshot: SnapshotBrief,
  from: v.object({ ...NodeReference.entries, name: v.string() }),
  to: v.object({ ...NodeReference.entries, name: v.string() }),
  /** Whether there is one. */
  answer: Answer,
  /** How many there are; a cycle of inclusions counts as one step. */
  total: Count,
  routes: v.array(GraphRoute),
  /** Every node that is on any route, also on one that is not listed. */
  nodes: v.array(NodeReference),
  /** The answer as sentences. */
  sentences: v.array(v.string()),
  missing: v.array(Missing),
})
export type GraphRoutes = v.InferOutput<typeof GraphRoutes>
