/** Role hygiene: what could be less without anybody's access changing. */
import type { AccessIndex } from '../access/access-index'
import type { Claim } from '../access/hygiene/claims'
import { directToo, redundant } from '../access/hygiene/holder-claims'
import { holdersOf } from '../access/hygiene/holders'
import { RoleAccess } from '../access/hygiene/role-access'
import { dominated, empty, nearTwins, subsets, twins, unused } from '../access/hygiene/role-claims'
import type { Count, Missing } from '../../shared/schemas/common'
import {
  usualSimilarity,
  type Hygiene,
  type HygieneClaim,
  type HygieneKind,
} from '../../shared/schemas/hygiene'
import { say as sayEdits } from '../../shared/sentences/edits'
import { say } from '../../shared/sentences/hygiene'
import { HygieneBriefs } from './hygiene-claims'
import {
  missingDirectGrants,
  missingForHolders,
  missingForRoles,
  missingMenusOfRoles,
  missingRoleList,
  missingUserList,
  onlyOnce,
} from './missing'
import type { Asked } from './reader'
import { allHoldersKnown } from './roles'
import { briefOf } from './snapshots'

export interface HygieneInput {
  claim?: HygieneKind | undefined
  similarity?: number | undefined
  offset?: number | undefined
  limit?: number | undefined
}

const pageSize = 50

export const kindOf = (claim: Claim): HygieneKind =>
  claim.kind === 'direct-menu' ? 'direct' : claim.kind

/** All claims by kind; each list in the order in which it is shown. */
export type Claims = Record<HygieneKind, Claim[]>

/** Of one snapshot these are asked for again and again, page by page. */
const known = new WeakMap<AccessIndex, { similarity: number; found: Found }>()

interface Found {
  access: RoleAccess
  claims: Claims
}

export function claimsOf(index: AccessIndex, similarity = usualSimilarity): Found {
  const before = known.get(index)
  if (before?.similarity === similarity) return before.found
  const found = before
    ? {
        access: before.found.access,
        claims: { ...before.found.claims, near: nearTwins(before.found.access, similarity) },
      }
    : findClaims(index, similarity)
  known.set(index, { similarity, found })
  return found
}

function findClaims(index: AccessIndex, similarity: number): Found {
  const access = new RoleAccess(index)
  const groups = holdersOf(index)
  const everyone = allHoldersKnown(index)
  return {
    access,
    claims: {
      twins: twins(access),
      subset: subsets(access),
      dominated: dominated(access, groups, everyone),
      empty: empty(access),
      unused: unused(access, everyone),
      redundant: redundant(access, groups),
      direct: directToo(access, groups),
      near: nearTwins(access, similarity),
    },
  }
}

export function hygiene(asked: Asked, input: HygieneInput): Hygiene {
  const { index, snapshot } = asked
  const similarity = input.similarity ?? usualSimilarity
  const { access, claims } = claimsOf(index, similarity)
  const listed = input.claim === undefined ? Object.values(claims).flat() : claims[input.claim]
  const { offset = 0, limit = pageSize } = input
  const briefs = new HygieneBriefs(access)
  const counts = countsOf(access, claims)
  const rolesNotRead = access.known.filter((whole) => whole === 0).length
  const everyone = allHoldersKnown(index)
  const usersWithRedundant = new Set(
    claims.redundant.flatMap((claim) => (claim.kind === 'redundant' ? [...claim.users] : [])),
  ).size
  return {
    snapshot: briefOf(snapshot),
    counts,
    usersWithRedundant,
    roles: index.facts.roles.length,
    rolesNotRead,
    similarity,
    claims: listed.slice(offset, offset + limit).map((claim): HygieneClaim => briefs.of(claim)),
    claimsTotal: listed.length,
    missing: missingForHygiene(access),
    text: [
      ...say.summary(counts, usersWithRedundant),
      ...(rolesNotRead > 0 ? [say.notRead(rolesNotRead)] : []),
      ...(everyone ? [] : [say.holdersNotKnown]),
    ],
    limits: limitsOf(index),
  }
}

/** What was not read whole can only bring more claims. */
export function countsOf(access: RoleAccess, claims: Claims): Record<HygieneKind, Count> {
  const { facts } = access.index
  const rolesKnown = facts.whole.roles && access.known.every((whole) => whole === 1)
  const holdersKnown = allHoldersKnown(access.index)
  const grantsKnown =
    facts.directPermissions.whole &&
    facts.directMenus.whole &&
    facts.directPermissions.cameAfter.size + facts.directMenus.cameAfter.size === 0
  const count = (kind: HygieneKind, sure: boolean): Count => ({
    value: claims[kind].length,
    is: sure ? 'total' : 'atLeast',
  })
  return {
    twins: count('twins', rolesKnown),
    subset: count('subset', rolesKnown),
    dominated: count('dominated', rolesKnown && holdersKnown),
    empty: count('empty', rolesKnown),
    unused: count('unused', facts.whole.roles && holdersKnown),
    redundant: count('redundant', rolesKnown && holdersKnown && grantsKnown),
    direct: count('direct', rolesKnown && holdersKnown && grantsKnown),
    near: count('near', rolesKnown),
  }
}

export function missingForHygiene({ index, known: whole }: RoleAccess): Missing[] {
  const unread = [...whole].flatMap((is, role) => (is === 1 ? [] : [role]))
  const { apps, users, whole: lists } = index.facts
  const unknown = users.flatMap((_, user) => (index.rolesKnown(user) ? [] : [user]))
  return onlyOnce([
    ...(lists.roles ? [] : [missingRoleList(index)]),
    ...(lists.holders ? [] : [missingUserList(index)]),
    ...missingForHolders(index, 'permissions', unknown, []),
    ...missingForRoles(index, unread),
    ...apps.flatMap((_, app) =>
      missingMenusOfRoles(
        index,
        unread.filter((role) => !index.roleMenusWhole(role, app)),
        app,
      ),
    ),
    ...missingDirectGrants(index, []),
  ])
}

export function limitsOf(index: AccessIndex): string[] {
  const { assignments, connector, roles } = index.facts
  return [
    say.limitComputed,
    say.limitEach,
    ...(roles.some(({ permissionScope }) => permissionScope !== undefined) ||
    connector === 'ringcentral'
      ? [say.limitScope]
      : []),
    ...(assignments.some(({ autoAssigned }) => autoAssigned) ? [say.limitAutomatic] : []),
    ...(assignments.some(({ siteRestricted }) => siteRestricted) ? [say.limitSites] : []),
    ...(connector === 'enos' ? [say.limitPortal] : []),
    ...(connector === 'table' ? [sayEdits.limitTableRules] : []),
    say.limitFuture,
  ]
}
