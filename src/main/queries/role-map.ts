/** Which role of one account or snapshot is which of another, and how far they have drifted apart. */
import type { AccessIndex } from '../access/access-index'
import { mapRoles, type RoleMapping } from '../access/across/map-roles'
import { roleDifference } from '../access/across/role-sets'
import type { SharedPermission } from '../access/across/shared-permissions'
import { bitsOf, ones } from '../access/bits'
import { naturalOrder } from '../../shared/natural-order'
import { AppError } from '../../shared/result'
import type { Missing, PermissionBrief } from '../../shared/schemas/common'
import {
  usuallyAtLeast,
  type LikeRole,
  type MappedRole,
  type RoleMap,
  type RoleMapRow,
  type RoleMapSide,
} from '../../shared/schemas/role-map'
import { sidePlaces } from '../../shared/side-label'
import { say as sayAcross } from '../../shared/sentences/compare'
import { say } from '../../shared/sentences/role-map'
import { speaksOf } from './access-cell'
import { permissionBrief, roleNamed } from './briefs'
import { missingForRoles, missingRoleList, type Where } from './missing'
import { askedAt, requireOneSystem, samePlace, type Place } from './places'
import type { Asked, Reader } from './reader'
import { briefOf } from './snapshots'

export interface RoleMapInput {
  to: Place
  baseline?: RoleMapSide | undefined
  atLeast?: number | undefined
}

const permissionsShown = 200
const runnersUpShown = 3

/** What one row has more and less than its baseline, as places among the shared permissions. */
export interface Drift {
  added: number[]
  removed: number[]
  perhaps: number[]
}

export interface RoleMapParts {
  answer: RoleMap
  /** Of each row of the answer. */
  drifts: Drift[]
  permissions: readonly SharedPermission[]
  brief: (permission: number) => PermissionBrief
}

/** @throws AppError as {@link roleMapParts} */
export const roleMap = (asked: Asked, input: RoleMapInput, reader: Pick<Reader, 'ask'>): RoleMap =>
  roleMapParts(asked, input, reader).answer

/**
 * The answer with what it was made of.
 * @throws AppError `invalid-argument` for a snapshot held against itself and for accounts of different
 * vendors, `not-found`
 */
export function roleMapParts(
  asked: Asked,
  input: RoleMapInput,
  reader: Pick<Reader, 'ask'>,
): RoleMapParts {
  const other = askedAt(asked, input.to, reader)
  if (samePlace(asked, other)) {
    throw new AppError('invalid-argument', 'The roles of a snapshot are mapped to themselves.', {
      hint: 'Name another account, or another snapshot of this one.',
    })
  }
  requireOneSystem([asked, other])
  const { baseline = 'there', atLeast = usuallyAtLeast } = input
  const sameAccount = asked.account.id === other.account.id
  const [here, there] = [asked.index, other.index]
  const where = eitherSpeaksOf(here, there)
  const mapping = mapRoles(here, there, { atLeast, sameAccount }, where)
  const brief = briefer(mapping.permissions, here, there)
  const made = rowsOf(here, there, mapping, { atLeast, baseline, brief })
  const rows = made.map(({ row }) => row)
  const drifts = made.map(({ drift }) => drift)
  const places = [placeOf(asked), placeOf(other)] as const
  const names = namesOf(places)
  const counts = countsOf(rows)
  const missing = missingOf([asked, other], names, where)
  const answer: RoleMap = {
    snapshot: briefOf(asked.snapshot),
    here: places[0],
    there: places[1],
    baseline,
    atLeast,
    rows,
    counts,
    missing,
    text: [
      say.mapped(names[0], names[1], counts),
      ...(counts.renamed > 0 ? [say.renamed(counts.renamed)] : []),
      ...(counts.drifted > 0 ? [say.driftAgainst(names[baseline === 'here' ? 0 : 1])] : []),
    ],
    limits: [
      say.limitThreshold(atLeast),
      ...(sameAccount ? [say.limitSameId] : [sayAcross.limitMatchedById]),
      ...(!sameAccount && here.facts.connector === 'table' ? [sayAcross.limitTables] : []),
      say.limitTwins,
      say.limitComputed,
      ...(missing.length > 0 ? [say.limitUnread] : []),
      ...(here.facts.apps.length + there.facts.apps.length > 0 ? [say.limitMenus] : []),
      ...(sameAccount ? [] : [sayAcross.limitOfDifferentTimes]),
    ],
  }
  return { answer, drifts, permissions: mapping.permissions, brief }
}

/** Permissions of which neither account speaks are missed nowhere. */
function eitherSpeaksOf(here: AccessIndex, there: AccessIndex): Where {
  const [first, second] = [speaksOf(here, undefined), speaksOf(there, undefined)]
  return { outside: first.outside || second.outside, inApps: first.inApps || second.inApps }
}

function placeOf({ account, snapshot }: Asked): RoleMap['here'] {
  return { account: { id: account.id, name: account.name }, snapshot: briefOf(snapshot) }
}

/** How the two places are called in sentences: by account, or by snapshot where they are of one account. */
function namesOf(places: readonly [RoleMap['here'], RoleMap['there']]): [string, string] {
  const named = sidePlaces(places).map((place, at) =>
    places[0].account.id === places[1].account.id ? place : `“${places[at]!.account.name}”`,
  )
  return [named[0]!, named[1]!]
}

function briefer(
  permissions: readonly SharedPermission[],
  here: AccessIndex,
  there: AccessIndex,
): (permission: number) => PermissionBrief {
  return (permission) => {
    const [first, second] = permissions[permission]!.numbers
    return first === undefined ? permissionBrief(there, second!) : permissionBrief(here, first)
  }
}

interface MadeRow {
  row: RoleMapRow
  drift: Drift
}

interface RowWords {
  atLeast: number
  baseline: RoleMapSide
  brief: (permission: number) => PermissionBrief
}

function rowsOf(
  here: AccessIndex,
  there: AccessIndex,
  mapping: RoleMapping,
  words: RowWords,
): MadeRow[] {
  const hereRows = here.facts.roles
    .map((_, role) => role)
    .sort(byName(here))
    .map((role) => {
      const other = mapping.thereOf[role]
      return other === undefined
        ? onlyHere(here, there, mapping, role, words)
        : mappedRow(here, there, mapping, [role, other], words)
    })
  const taken = new Set(mapping.thereOf)
  const thereRows = there.facts.roles
    .flatMap((_, role) => (taken.has(role) ? [] : [role]))
    .sort(byName(there))
    .map((role) => onlyThere(here, there, mapping, role, words))
  return [...hereRows, ...thereRows]
}

function mappedRow(
  here: AccessIndex,
  there: AccessIndex,
  mapping: RoleMapping,
  [role, other]: readonly [number, number],
  { baseline, brief }: RowWords,
): MadeRow {
  const found = roleDifference(mapping.here, role, mapping.there, other)
  const drift: Drift = {
    added: bitsOf(baseline === 'there' ? found.onlyFirst : found.onlySecond),
    removed: bitsOf(baseline === 'there' ? found.onlySecond : found.onlyFirst),
    perhaps: bitsOf(found.perhaps),
  }
  const likeness = mapping.likeness(role, other)
  const drifted = drift.added.length + drift.removed.length > 0
  const shown = (permissions: readonly number[]) => shownPermissions(permissions, brief)
  return {
    drift,
    row: {
      state: drifted ? 'drifted' : likeness.lower === 1 ? 'same' : 'unknown',
      here: mappedRole(here, mapping.here, role),
      there: mappedRole(there, mapping.there, other),
      likeness,
      sameName: here.facts.roles[role]!.name === there.facts.roles[other]!.name,
      added: shown(drift.added),
      removed: shown(drift.removed),
      perhaps: shown(drift.perhaps),
      runnersUp: {
        there: likeThere(there, mapping, role, other),
        here: likeHere(here, mapping, other, role),
      },
    },
  }
}

const nothing = { count: 0, shown: [] }
const noDrift: Drift = { added: [], removed: [], perhaps: [] }

function onlyHere(
  here: AccessIndex,
  there: AccessIndex,
  mapping: RoleMapping,
  role: number,
  { atLeast }: RowWords,
): MadeRow {
  const sure =
    there.facts.whole.roles &&
    there.facts.roles.every((_, other) => isKnown(mapping.likeness(role, other), atLeast))
  return {
    drift: noDrift,
    row: {
      state: sure ? 'only-here' : 'unknown',
      here: mappedRole(here, mapping.here, role),
      added: nothing,
      removed: nothing,
      perhaps: nothing,
      runnersUp: { there: likeThere(there, mapping, role, undefined), here: [] },
    },
  }
}

function onlyThere(
  here: AccessIndex,
  there: AccessIndex,
  mapping: RoleMapping,
  role: number,
  { atLeast }: RowWords,
): MadeRow {
  const sure =
    here.facts.whole.roles &&
    here.facts.roles.every((_, other) => isKnown(mapping.likeness(other, role), atLeast))
  return {
    drift: noDrift,
    row: {
      state: sure ? 'only-there' : 'unknown',
      there: mappedRole(there, mapping.there, role),
      added: nothing,
      removed: nothing,
      perhaps: nothing,
      runnersUp: { there: [], here: likeHere(here, mapping, role, undefined) },
    },
  }
}

/** Whether it is known whether two roles are alike enough to go together, and if they are, how alike. */
const isKnown = ({ lower, upper }: LikeRole['likeness'], atLeast: number): boolean =>
  upper < atLeast || lower === upper

function mappedRole(
  { facts }: AccessIndex,
  { has, unknown, open }: RoleMapping['here'],
  role: number,
): MappedRole {
  const { custom, id, name } = facts.roles[role]!
  const sum = (row: Uint32Array): number => row.reduce((bits, word) => bits + ones(word), 0)
  const whole = !open[role]! && sum(unknown.row(role)) === 0
  return {
    id,
    name,
    custom: custom ?? null,
    gives: { value: sum(has.row(role)), is: whole ? 'total' : 'atLeast' },
  }
}

function shownPermissions(
  permissions: readonly number[],
  brief: (permission: number) => PermissionBrief,
): RoleMapRow['added'] {
  return {
    count: permissions.length,
    shown: permissions
      .slice(0, permissionsShown)
      .map(brief)
      .sort((a, b) => naturalOrder(a.name, b.name) || naturalOrder(a.id, b.id)),
  }
}

const likeThere = (
  there: AccessIndex,
  { likeness }: RoleMapping,
  role: number,
  besides: number | undefined,
): LikeRole[] => mostAlike(there, (other) => likeness(role, other), besides)

const likeHere = (
  here: AccessIndex,
  { likeness }: RoleMapping,
  other: number,
  besides: number | undefined,
): LikeRole[] => mostAlike(here, (role) => likeness(role, other), besides)

function mostAlike(
  index: AccessIndex,
  likeness: (role: number) => LikeRole['likeness'],
  besides: number | undefined,
): LikeRole[] {
  return index.facts.roles
    .flatMap((_, role) => {
      const found = likeness(role)
      return role === besides || found.known === 0 ? [] : [{ role, likeness: found }]
    })
    .sort((a, b) => b.likeness.known - a.likeness.known || a.role - b.role)
    .slice(0, runnersUpShown)
    .map((found) => ({ role: roleNamed(index, found.role), likeness: found.likeness }))
}

function byName({ facts }: AccessIndex): (a: number, b: number) => number {
  const { roles } = facts
  return (a, b) =>
    naturalOrder(roles[a]!.name, roles[b]!.name) || naturalOrder(roles[a]!.id, roles[b]!.id)
}

function countsOf(rows: readonly RoleMapRow[]): RoleMap['counts'] {
  const of = (state: RoleMapRow['state']): number =>
    rows.filter((row) => row.state === state).length
  return {
    same: of('same'),
    drifted: of('drifted'),
    unknown: of('unknown'),
    onlyHere: of('only-here'),
    onlyThere: of('only-there'),
    renamed: rows.filter(({ sameName }) => sameName === false).length,
  }
}

function missingOf(places: readonly Asked[], names: readonly string[], where: Where): Missing[] {
  return places.flatMap(({ index }, at) =>
    [
      ...(index.facts.whole.roles ? [] : [missingRoleList(index)]),
      ...missingForRoles(
        index,
        index.facts.roles.map((_, role) => role),
        where,
      ),
    ].map((missing) => ({ ...missing, text: sayAcross.inPlace(names[at]!, missing.text) })),
  )
}
