/**
 * Where the vendor's own words and what was computed are both known and not the same. Of apps, work is
 * done once for each distinct holding and content of an answer, not for each user.
 */
import type { AccessIndex } from './access-index'
import type { AppWord } from './app-statements'
import { AppBits, bitsLeft, isEmpty } from './app-bits'
import { accessOf, menuAccessOf } from './vendor'

/** Numbers of permissions or menus, ascending. */
export interface OneSided {
  vendorOnly: readonly number[]
  computedOnly: readonly number[]
}

/** What differs for one user, or for many of whom the same is known. */
export interface Differing {
  permissions: OneSided
  menus: OneSided
}

/** A user, in one app, or (app undefined) outside all. */
export interface DifferingPair extends Differing {
  user: number
  app: number | undefined
}

export interface Reconciled {
  pairs: DifferingPair[]
  /** Permissions and menus that differ, over all pairs. */
  total: number
  /** Pairs of which both words are known whole, or that differ; the rest of them agrees. */
  compared: number
  /** Pairs with a computed word that no whole answer of the vendor stands beside that is as new. */
  notConfirmed: number
  /** Pairs with the vendor's word of which what was computed from is not whole. */
  notComputed: number
}

const none: OneSided = { vendorOnly: [], computedOnly: [] }
const reconciledOf = new WeakMap<AccessIndex, Reconciled>()

/** @param only of one user, or in one app, where given */
export function reconcile(
  index: AccessIndex,
  only: { user?: number | undefined; app?: number | undefined } = {},
): Reconciled {
  const all = only.user === undefined && only.app === undefined
  const known = all ? reconciledOf.get(index) : undefined
  if (known) return known
  const found: Reconciled = { pairs: [], total: 0, compared: 0, notConfirmed: 0, notComputed: 0 }
  if (only.app === undefined) reconcileOutside(index, only.user, found)
  index.facts.apps.forEach((_, app) => {
    if (only.app === undefined || only.app === app) reconcileApp(index, app, only.user, found)
  })
  if (all) reconciledOf.set(index, found)
  return found
}

function note(
  found: Reconciled,
  pair: { user: number; app: number | undefined },
  differing: Differing,
): void {
  const { permissions, menus } = differing
  found.pairs.push({ ...pair, permissions, menus })
  found.total += countOf(permissions) + countOf(menus)
  found.compared++
}

export const countOf = ({ vendorOnly, computedOnly }: OneSided): number =>
  vendorOnly.length + computedOnly.length

// Within apps

function reconcileApp(
  index: AccessIndex,
  app: number,
  only: number | undefined,
  found: Reconciled,
): void {
  const bits = new AppBits(index, app)
  const known = new Map<number, Differing | null>()
  const confirmed = new Uint8Array(index.facts.users.length)
  const words = only === undefined ? index.appStatements.wordsIn(app) : wordOf(index, only, app)
  for (const word of words) {
    const { user } = word
    const computed: ComputedWhole = {
      permissions: index.computedWhole(user, true),
      menus: index.computedMenusWhole(user, app),
    }
    const differing = word.contested
      ? oneByOne(index, user, bits)
      : byContent(index, word, computed, bits, known)
    if (differing) note(found, { user, app }, differing)
    else if (!computed.permissions || (word.menus && !computed.menus)) found.notComputed++
    else if (isWhole(word)) found.compared++
    if (isConfirmedBy(index, word, app, bits)) confirmed[user] = 1
  }
  // Of tables no vendor can be asked.
  if (index.facts.connector === 'table') return
  for (const user of only === undefined ? index.facts.users.keys() : [only]) {
    if (confirmed[user] === 0 && computesIn(index, user, app, bits)) found.notConfirmed++
  }
}

/** Whether all was read that a user's permissions and menus in an app are computed from. */
interface ComputedWhole {
  permissions: boolean
  menus: boolean
}

const isWhole = ({ contested, menus, permissions }: AppWord): boolean =>
  !contested && permissions.whole && (menus === undefined || menus.whole)

/** Looks only once at users who hold the same and are answered the same. */
function byContent(
  index: AccessIndex,
  word: AppWord,
  computed: ComputedWhole,
  bits: AppBits,
  known: Map<number, Differing | null>,
): Differing | undefined {
  // Menus granted to a user directly are no share of what the user holds.
  if (index.directMenus.of(word.user).length > 0) return byBits(index, word, computed, bits)
  const whole =
    (computed.permissions ? 1 : 0) |
    (computed.menus ? 2 : 0) |
    (word.permissions.whole ? 4 : 0) |
    (word.menus?.whole === true ? 8 : 0)
  const alike = bits.contentOf(word) * index.holdings.length + index.holdingOf[word.user]!
  const key = alike * 16 + whole
  let differing = known.get(key)
  if (differing === undefined) {
    differing = byBits(index, word, computed, bits) ?? null
    known.set(key, differing)
  }
  return differing ?? undefined
}

function wordOf(index: AccessIndex, user: number, app: number): AppWord[] {
  const word = index.appStatements.wordOn(user, app)
  return word ? [word] : []
}

/** Whether whole answers, as new as what was computed from, say all of the user's permissions and menus. */
function isConfirmedBy(index: AccessIndex, word: AppWord, app: number, bits: AppBits): boolean {
  const { contested, menus, permissions, user } = word
  if (contested || !permissions.whole || permissions.at < index.computedAt(user)) return false
  if (bits.menus.length === 0) return true
  return menus?.whole === true && menus.at >= index.computedMenusAt(user, app)
}

/** Whether anything was computed of the user in the app, be it that there is nothing. */
function computesIn(index: AccessIndex, user: number, app: number, bits: AppBits): boolean {
  if (index.computedWhole(user, true) || index.computedMenusWhole(user, app)) return true
  const permissions = bits.permissionsOf(index.holdingOf[user]!)
  return !isEmpty(permissions) || !isEmpty(bits.menusOfUser(user))
}

/** What one side does not say is only a "no" where it was read whole. */
function byBits(
  index: AccessIndex,
  { menus, permissions, user }: AppWord,
  computed: ComputedWhole,
  bits: AppBits,
): Differing | undefined {
  const differing: Differing = {
    permissions: oneSided(
      bits.permissions,
      { bits: bits.permissionsIn(permissions), whole: permissions.whole },
      { bits: bits.permissionsOf(index.holdingOf[user]!), whole: computed.permissions },
    ),
    menus:
      menus === undefined
        ? none
        : oneSided(
            bits.menus,
            { bits: bits.menusIn(menus), whole: menus.whole },
            { bits: bits.menusOfUser(user), whole: computed.menus },
          ),
  }
  return countOf(differing.permissions) + countOf(differing.menus) === 0 ? undefined : differing
}

interface Side {
  bits: Uint32Array
  whole: boolean
}

function oneSided(numbers: readonly number[], vendor: Side, computed: Side): OneSided {
  return {
    vendorOnly: computed.whole ? bitsLeft(numbers, vendor.bits, computed.bits) : [],
    computedOnly: vendor.whole ? bitsLeft(numbers, computed.bits, vendor.bits) : [],
  }
}

function oneByOne(index: AccessIndex, user: number, bits: AppBits): Differing | undefined {
  const permissions = split(bits.permissions, (number) => accessOf(index, user, number))
  const menus = split(bits.menus, (number) => menuAccessOf(index, user, number))
  return countOf(permissions) + countOf(menus) === 0 ? undefined : { permissions, menus }
}

function split(
  numbers: readonly number[],
  accessTo: (number: number) => { differs: boolean; vendor: string },
): OneSided {
  const vendorOnly: number[] = []
  const computedOnly: number[] = []
  for (const number of numbers) {
    const { differs, vendor } = accessTo(number)
    if (differs) (vendor === 'yes' ? vendorOnly : computedOnly).push(number)
  }
  return { vendorOnly, computedOnly }
}

// Outside apps

function reconcileOutside(index: AccessIndex, only: number | undefined, found: Reconciled): void {
  const { connector, permissions, users } = index.facts
  const outside = permissions.flatMap(({ app }, number) => (app === undefined ? [number] : []))
  const asked = only === undefined ? users.keys() : [only]
  for (const user of asked) {
    const words = index
      .vendorStatementsOf(user)
      .filter((word) =>
        'permission' in word
          ? permissions[word.permission]!.app === undefined
          : word.kind === 'authorization-profile',
      )
    const computedWhole = index.computedWhole(user, false) || index.isSystemExtension(user)
    if (words.length > 0) {
      const differing = {
        permissions: split(outside, (number) => accessOf(index, user, number)),
        menus: none,
      }
      const profile = profileAt(index, user)
      if (countOf(differing.permissions) > 0) note(found, { user, app: undefined }, differing)
      else if (!computedWhole) found.notComputed++
      else if (profile !== undefined) found.compared++
      if (profile !== undefined && profile >= index.computedAt(user)) continue
    }
    // In the portal nothing is granted outside apps, and of tables no vendor can be asked.
    if (connector === 'table' || outside.length === 0) continue
    const holding = index.holdingOf[user]!
    if (computedWhole || outside.some((number) => index.holdingHas.has(holding, number))) {
      found.notConfirmed++
    }
  }
}

/** When the newest whole profile about no other extension was taken. */
function profileAt(index: AccessIndex, user: number): number | undefined {
  const own = index.facts.users[user]!.id
  const times = index
    .vendorStatementsOf(user)
    .flatMap((word) =>
      word.kind === 'authorization-profile' &&
      word.whole &&
      (word.target === '' || word.target === own)
        ? [word.at]
        : [],
    )
  return times.length === 0 ? undefined : Math.max(...times)
}
