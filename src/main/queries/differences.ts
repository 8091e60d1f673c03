/** Where the vendor's own answers and what was computed are both known and not the same. */
import type { AccessIndex } from '../access/access-index'
import {
  countOf,
  reconcile,
  type DifferingPair,
  type OneSided,
  type Reconciled,
} from '../access/differences'
import { naturalOrder } from '../../shared/natural-order'
import type { Difference, DifferenceGroup, Differences } from '../../shared/schemas/access'
import { say } from '../../shared/sentences/access'
import { iso } from '../../shared/time'
import { appNamed, userBrief } from './briefs'
import { causesOf } from './difference-causes'
import { findApp, findUser } from './find'
import { sortSubjects } from './matrix-heads'
import type { Asked } from './reader'
import { briefOf } from './snapshots'

export interface DifferencesInput {
  user?: string | undefined
  app?: string | undefined
  offset?: number | undefined
  limit?: number | undefined
}

/** How many groups an answer holds where nobody says. */
const pageSize = 100
/** How many differences a group names; the rest is counted. */
const itemsShown = 200

/** @throws AppError `not-found`, `ambiguous` */
export function differences(asked: Asked, input: DifferencesInput): Differences {
  const { index, snapshot } = asked
  const { pairs, found } = differingPairs(asked, input)
  const { offset = 0, limit = pageSize } = input
  const agreed = found.compared - pairs.length
  return {
    snapshot: briefOf(snapshot),
    total: found.total,
    groupsTotal: pairs.length,
    groups: pairs.slice(offset, offset + limit).map((pair) => groupOf(index, pair, itemsShown)),
    compared: found.compared,
    agreed,
    notConfirmed: found.notConfirmed,
    notComputed: found.notComputed,
    text: say.differencesFound(
      { total: found.total, groups: pairs.length, agreed },
      { notConfirmed: found.notConfirmed, notComputed: found.notComputed },
      pairsAreApps(index),
    ),
  }
}

/** In the order of users' names, then of apps'. @throws AppError `not-found`, `ambiguous` */
export function differingPairs(
  asked: Asked,
  input: DifferencesInput,
): { pairs: DifferingPair[]; found: Reconciled } {
  const { index } = asked
  const user = input.user === undefined ? undefined : findUser(index, input.user)
  const app = input.app === undefined ? undefined : findApp(index, input.app)
  const found = reconcile(index, { user, app })
  const users = [...new Set(found.pairs.map((pair) => pair.user))]
  sortSubjects(asked, 'users', users)
  const userPlace = new Map(users.map((number, place) => [number, place]))
  const appPlace = placesOfApps(index)
  const placeOf = (pair: DifferingPair) => (pair.app === undefined ? -1 : appPlace[pair.app]!)
  const pairs = found.pairs.toSorted(
    (a, b) => userPlace.get(a.user)! - userPlace.get(b.user)! || placeOf(a) - placeOf(b),
  )
  return { pairs, found }
}

/** Whether pairs are of a user and an app, and not of users alone. */
const pairsAreApps = ({ facts }: AccessIndex): boolean =>
  facts.connector === 'enos' || facts.apps.length > 0

function placesOfApps({ facts }: AccessIndex): Uint32Array {
  const places = new Uint32Array(facts.apps.length)
  facts.apps
    .map(({ name }, app) => ({ name, app }))
    .sort((a, b) => naturalOrder(a.name, b.name) || a.app - b.app)
    .forEach(({ app }, place) => {
      places[app] = place
    })
  return places
}

/** @param most how many differences are named */
export function groupOf(index: AccessIndex, pair: DifferingPair, most: number): DifferenceGroup {
  const { app, menus, permissions, user } = pair
  const items = [...itemsOf(index, 'permission', permissions), ...itemsOf(index, 'menu', menus)]
  const part = newestPart(index, pair)
  const computedAt = computedAtOf(index, pair)
  return {
    user: userBrief(index, user),
    ...(app === undefined ? {} : { app: appNamed(index, app) }),
    vendorOnly: permissions.vendorOnly.length + menus.vendorOnly.length,
    computedOnly: permissions.computedOnly.length + menus.computedOnly.length,
    items: items.slice(0, most),
    takenAt: iso(part === undefined ? null : part.takenAt),
    computedAt: computedAt > 0 ? iso(computedAt) : null,
    causes: causesOf(index, pair, { said: part, computedAt }),
  }
}

/** The answer that differs; where two tell of it, the newer. */
function newestPart(index: AccessIndex, pair: DifferingPair) {
  const { app, user } = pair
  const statements =
    app === undefined
      ? index.vendorStatementsOf(user).filter(({ kind }) => kind !== 'user-app-resources')
      : wordsThatDiffer(index, pair)
  const parts = statements.flatMap(({ part }) => index.facts.parts.get(part) ?? [])
  return parts.reduce<(typeof parts)[number] | undefined>(
    (newest, part) => (newest === undefined || part.at > newest.at ? part : newest),
    undefined,
  )
}

function wordsThatDiffer(index: AccessIndex, { app, menus, permissions, user }: DifferingPair) {
  const word = index.appStatements.wordOn(user, app!)
  return [
    ...(word && countOf(permissions) > 0 ? [word.permissions] : []),
    ...(word?.menus && countOf(menus) > 0 ? [word.menus] : []),
  ]
}

function computedAtOf(
  index: AccessIndex,
  { app, menus, permissions, user }: DifferingPair,
): number {
  return Math.max(
    countOf(permissions) > 0 ? index.computedAt(user) : 0,
    app !== undefined && countOf(menus) > 0 ? index.computedMenusAt(user, app) : 0,
  )
}

/** What the vendor alone says first, then what was computed alone; by name. */
function itemsOf(index: AccessIndex, kind: Difference['kind'], sides: OneSided): Difference[] {
  const facts = kind === 'menu' ? index.facts.menus : index.facts.permissions
  const itemOf = (number: number, vendorHasIt: boolean): Difference => {
    const { id, name, code } = facts[number]!
    return {
      kind,
      id,
      name,
      ...(code === undefined || code === '' ? {} : { code }),
      computed: vendorHasIt ? 'no' : 'yes',
      vendor: vendorHasIt ? 'yes' : 'no',
    }
  }
  const named = (numbers: readonly number[]) =>
    numbers.toSorted(
      (a, b) =>
        naturalOrder(facts[a]!.name, facts[b]!.name) || naturalOrder(facts[a]!.id, facts[b]!.id),
    )
  return [
    ...named(sides.vendorOnly).map((number) => itemOf(number, true)),
    ...named(sides.computedOnly).map((number) => itemOf(number, false)),
  ]
}
