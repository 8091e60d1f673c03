/**
 * What changed between two snapshots: counts of facts, and who gained and lost what, through which
 * changes. Computed access is compared with computed access; the vendor's own answers are counted apart.
 */
import type { AccessIndex } from '../../access/access-index'
import { bitsOf } from '../../access/bits'
import { type Cause, type Causes, type CauseWay } from '../../access/changes/causes'
import type { FactChange, FactKind } from '../../access/changes/fact-changes'
import type { Pairing } from '../../access/changes/pairing'
import { permissionEffects, type EffectGroup } from '../../access/edits/effects'
import type {
  Changes,
  EffectRow,
  FactCounts,
  MissingOfBoth,
  UserChange,
  UserChanges,
} from '../../../shared/schemas/changes'
import type { Missing } from '../../../shared/schemas/common'
import type { ChangedMenu } from '../../../shared/schemas/what-if'
import { naturalOrder } from '../../../shared/natural-order'
import { say } from '../../../shared/sentences/changes'
import { speaksOf } from '../access-cell'
import { missingForUser, missingUserList, onlyOnce, rolesTellOfApps } from '../missing'
import type { Reader } from '../reader'
import { briefOf } from '../snapshots'
import { changeWays } from '../what-if-words'
import { aboutOf, groupsAbout, type About, type AboutInput } from './about'
import { compared, type ChangesQuestion, type Compared } from './compared'
import { JointNames } from './joint-names'

export type ChangesInput = ChangesQuestion &
  AboutInput & { offset?: number | undefined; limit?: number | undefined }

const menusShown = 500
const causesShown = 500
const causesOfUser = 3
const rowsOfUser = 1_000
const pageSize = 100
/** For how many groups of users it is looked up what was not read. */
const missingLooked = 200

/** @throws AppError `not-found`, `invalid-argument`, `ambiguous` */
export const changes = (reader: Reader, input: ChangesInput): Changes =>
  changesParts(reader, input).answer

/** The answer with what it was made of. @throws AppError as {@link changes} */
export function changesParts(
  reader: Reader,
  input: ChangesInput,
): { answer: Changes; found: Compared; groups: readonly EffectGroup[] } {
  const found = compared(reader, input)
  const { asked, pairing, since, vendor } = found
  const about = aboutOf(pairing, input)
  const groups = groupsAbout(pairing, found.groups, about)
  const names = new JointNames(pairing)
  const facts = factCounts(found)
  const users = usersOf(pairing, groups)
  const menus = changedMenus(names, groups)
  const causes = causesOf(found.causes, pairing, groups)
  const sorted = usersByName(names, groups)
  const { limit = pageSize, offset = 0 } = input
  const answer: Changes = {
    since: briefOf(since.snapshot),
    snapshot: briefOf(asked.snapshot),
    facts,
    vendor,
    users,
    permissions: permissionEffects([...groups])
      .map(({ permission, ...counts }) => ({ permission: names.permission(permission), ...counts }))
      .sort(
        (a, b) =>
          b.lost - a.lost ||
          b.gained - a.gained ||
          naturalOrder(a.permission.name, b.permission.name),
      ),
    menus: menus.slice(0, menusShown),
    menusTotal: menus.length,
    causes: causes
      .slice(0, causesShown)
      .map(({ cause, users }) => ({ cause: names.cause(cause), users })),
    causesTotal: causes.length,
    changedUsers: sorted
      .slice(offset, offset + limit)
      .map(({ user, group }) => userChange(found, names, user, group)),
    usersTotal: sorted.length,
    missing: missingOf(pairing, groups),
    text: [effectText(users, names, about), factsText(facts), ...vendorText(found)],
    limits: limitsOf(pairing),
  }
  return { answer, found, groups }
}

function effectText(
  users: ReturnType<typeof usersOf>,
  names: JointNames,
  { permission, role, user }: About,
): string {
  const about = [
    ...(role === undefined ? [] : [say.ofRole(names.role(role).name)]),
    ...(permission === undefined ? [] : [say.ofPermission(names.permission(permission).name)]),
  ].join('')
  return user === undefined
    ? say.effect(users, about)
    : say.effectOfUser(users, names.user(user).name, about)
}

/** All that one user gained and lost, with every cause. @throws AppError as {@link changes} */
export function userChanges(
  reader: Reader,
  input: ChangesQuestion & { user: string },
): UserChanges {
  const found = compared(reader, input)
  const { asked, pairing, since } = found
  const names = new JointNames(pairing)
  const about = aboutOf(pairing, { user: input.user })
  const user = about.user!
  const groups = groupsAbout(pairing, found.groups, about)
  const rows = [...effectRows(found, names, groups)].map(({ row }) => row)
  const facts = (['user', 'assignment', 'direct-permission', 'direct-menu'] as const).flatMap(
    (kind) => found.facts[kind].flatMap((fact) => (fact.a === user ? [{ kind, fact }] : [])),
  )
  return {
    since: briefOf(since.snapshot),
    snapshot: briefOf(asked.snapshot),
    user: names.user(user),
    is: presence(pairing, user),
    changes: rows.slice(0, rowsOfUser),
    total: rows.length,
    facts: facts.slice(0, rowsOfUser).map(({ kind, fact }) => names.fact(kind, fact)),
    factsTotal: facts.length,
    missing: missingOf(pairing, groups),
    text: [effectText(usersOf(pairing, groups), names, about)],
  }
}

/** A user and permission or menu a row, users in the order of their groups. */
export function* effectRows(
  { causes }: Compared,
  names: JointNames,
  groups: readonly EffectGroup[],
): Generator<{ user: number; row: EffectRow }> {
  for (const group of groups) {
    const [first] = group.users
    // All users of a group hold the same, so they have it through the same.
    const rows = changeWays.flatMap(({ way }) => [
      ...bitsOf(group[way]).map((permission): EffectRow => {
        const { app, id, name } = names.permission(permission)
        return {
          kind: 'permission',
          id,
          name,
          ...(app === undefined ? {} : { app }),
          way,
          causes: causes
            .ofPermission(first!, permission, causeWay[way])
            .map((cause) => names.cause(cause)),
        }
      }),
      ...group.menus[way].map((menu): EffectRow => ({
        kind: 'menu',
        ...names.menu(menu),
        way,
        causes: causes.ofMenu(first!, menu, causeWay[way]).map((cause) => names.cause(cause)),
      })),
    ])
    for (const user of group.users) for (const row of rows) yield { user, row }
  }
}

const causeWay = {
  gained: 'began',
  perhapsGained: 'began',
  lost: 'ended',
  perhapsLost: 'ended',
} as const satisfies Record<string, CauseWay>

function factCounts({ facts }: Compared): FactCounts[] {
  const kinds = Object.entries(facts) as [FactKind, FactChange[]][]
  return kinds.flatMap(([kind, changed]): FactCounts[] => {
    if (changed.length === 0) return []
    const counts = {
      kind,
      added: 0,
      removed: 0,
      changed: 0,
      firstSeen: 0,
      noLongerSeen: 0,
      firstRead: 0,
    }
    const fieldOf = {
      added: 'added',
      removed: 'removed',
      changed: 'changed',
      'first-seen': 'firstSeen',
      'no-longer-seen': 'noLongerSeen',
      'first-read': 'firstRead',
    } as const
    for (const { way } of changed) counts[fieldOf[way]]++
    return [counts]
  })
}

function factsText(facts: readonly FactCounts[]): string {
  const sum = (count: (one: FactCounts) => number) =>
    facts.reduce((total, one) => total + count(one), 0)
  return say.facts(
    sum(({ added, changed, removed }) => added + changed + removed),
    sum(({ firstRead, firstSeen, noLongerSeen }) => firstRead + firstSeen + noLongerSeen),
  )
}

function vendorText({ vendor }: Compared): string[] {
  return vendor.came + vendor.gone + vendor.changed === 0 ? [] : [say.vendorAnswers(vendor)]
}

function usersOf(pairing: Pairing, groups: readonly EffectGroup[]): Changes['users'] {
  const sum = (counts: (group: EffectGroup) => boolean) =>
    groups.reduce((users, group) => users + (counts(group) ? group.users.length : 0), 0)
  const gains = ({ gained, menus }: EffectGroup) => isSet(gained) || menus.gained.length > 0
  const loses = ({ lost, menus }: EffectGroup) => isSet(lost) || menus.lost.length > 0
  const affected = sum((group) => gains(group) || loses(group))
  const all = sum(() => true)
  const sure =
    all === affected && [pairing.before, pairing.after].every((index) => everyoneKnown(index))
  return {
    affected: { value: affected, is: sure ? 'total' : 'atLeast' },
    gaining: sum(gains),
    losing: sum(loses),
    perhaps: sum(
      ({ menus, perhapsGained, perhapsLost }) =>
        isSet(perhapsGained) ||
        isSet(perhapsLost) ||
        menus.perhapsGained.length + menus.perhapsLost.length > 0,
    ),
  }
}

/** Whether no user's access can have changed without being seen. */
function everyoneKnown(index: AccessIndex): boolean {
  const { inApps, outside } = speaksOf(index, undefined)
  const isWhole = (whole: Uint8Array) => whole.every((one) => one === 1)
  return (
    index.facts.whole.holders &&
    isWhole(index.holdingRead) &&
    (!outside || isWhole(index.holdingWhole)) &&
    (!inApps || !rolesTellOfApps(index) || (isWhole(index.holdingAppWhole) && allMenusKnown(index)))
  )
}

function allMenusKnown(index: AccessIndex): boolean {
  const { apps, directMenus, roles } = index.facts
  return (
    directMenus.whole &&
    directMenus.cameAfter.size === 0 &&
    roles.every(
      (_, role) =>
        index.roleHolders.of(role).length === 0 ||
        apps.every((__, app) => index.roleMenusWhole(role, app)),
    )
  )
}

const isSet = (row: Uint32Array): boolean => row.some((word) => word !== 0)

function changedMenus(names: JointNames, groups: readonly EffectGroup[]): ChangedMenu[] {
  const changed = new Map<number, Record<(typeof changeWays)[number]['way'], number>>()
  for (const { menus, users } of groups) {
    for (const { way } of changeWays) {
      for (const menu of menus[way]) {
        let counts = changed.get(menu)
        if (!counts) {
          counts = { gained: 0, lost: 0, perhapsGained: 0, perhapsLost: 0 }
          changed.set(menu, counts)
        }
        counts[way] += users.length
      }
    }
  }
  return [...changed]
    .map(([menu, counts]) => {
      const { id, name } = names.menu(menu)
      return { id, name, app: names.appOfMenu(menu), ...counts }
    })
    .sort((a, b) => b.lost - a.lost || b.gained - a.gained || naturalOrder(a.name, b.name))
}

/**
 * Each cause with how many users gained or lost anything through it; most users first. Direct grants, of
 * which there can be one for each user and menu, stand behind what changed for many at once.
 */
function causesOf(
  causes: Causes,
  pairing: Pairing,
  groups: readonly EffectGroup[],
): { cause: Cause; users: number }[] {
  const all = new Map<Cause, number>()
  for (const group of groups) {
    for (const cause of causesOfGroup(causes, pairing, group)) {
      all.set(cause, (all.get(cause) ?? 0) + group.users.length)
    }
  }
  const isDirect = ({ kind }: Cause) => kind === 'direct-permission' || kind === 'direct-menu'
  return [...all]
    .map(([cause, users]) => ({ cause, users }))
    .sort((a, b) => Number(isDirect(a.cause)) - Number(isDirect(b.cause)) || b.users - a.users)
}

function causesOfGroup(causes: Causes, pairing: Pairing, group: EffectGroup): Set<Cause> {
  const found = new Set<Cause>()
  const user = group.users[0]!
  const is = presence(pairing, user)
  if (is !== 'both') return found.add(causes.ofPresence(is === 'came' ? 'began' : 'ended'))
  const add = (all: readonly Cause[]) => {
    for (const cause of all) found.add(cause)
  }
  for (const { way } of changeWays) {
    for (const permission of bitsOf(group[way])) {
      add(causes.ofPermission(user, permission, causeWay[way]))
    }
    for (const menu of group.menus[way]) add(causes.ofMenu(user, menu, causeWay[way]))
  }
  return found
}

function presence({ users }: Pairing, user: number): UserChange['is'] {
  if (users.before[user]! < 0) return 'came'
  return users.after[user]! < 0 ? 'went' : 'both'
}

function usersByName(
  names: JointNames,
  groups: readonly EffectGroup[],
): { user: number; name: string; group: EffectGroup }[] {
  return groups
    .flatMap((group) => group.users.map((user) => ({ user, name: names.user(user).name, group })))
    .sort((a, b) => naturalOrder(a.name, b.name) || a.user - b.user)
}

function userChange(
  { causes, pairing }: Compared,
  names: JointNames,
  user: number,
  group: EffectGroup,
): UserChange {
  const counts = (count: (way: (typeof changeWays)[number]['way']) => number) => ({
    gained: count('gained'),
    lost: count('lost'),
    perhapsGained: count('perhapsGained'),
    perhapsLost: count('perhapsLost'),
  })
  const because = [...causesOfGroup(causes, pairing, group)]
  return {
    user: names.user(user),
    is: presence(pairing, user),
    permissions: counts((way) => bitsOf(group[way]).length),
    menus: counts((way) => group.menus[way].length),
    causes: because.slice(0, causesOfUser).map((cause) => names.cause(cause)),
    causesTotal: because.length,
  }
}

/** Of those of whom something is only perhaps gained or lost: what was not read. */
function missingOf(pairing: Pairing, groups: readonly EffectGroup[]): MissingOfBoth {
  const of = (side: 'before' | 'after', open: (group: EffectGroup) => boolean): Missing[] =>
    onlyOnce(
      groups
        .filter(open)
        .slice(0, missingLooked)
        .flatMap(({ users }) => {
          const own = pairing.users[side][users[0]!]!
          const index = pairing[side]
          return own < 0 ? [missingUserList(index)] : missingForUser(index, own)
        }),
    )
  return {
    before: of(
      'before',
      ({ menus, perhapsGained }) => isSet(perhapsGained) || menus.perhapsGained.length > 0,
    ),
    after: of(
      'after',
      ({ menus, perhapsLost }) => isSet(perhapsLost) || menus.perhapsLost.length > 0,
    ),
  }
}

function limitsOf({ after, before }: Pairing): string[] {
  return [
    say.limitComputed,
    say.limitMoments,
    say.limitCauses,
    ...(after.facts.connector === 'enos' ? [say.limitPortal] : []),
    ...(before.facts.whole.holders && after.facts.whole.holders ? [] : [say.limitHolders]),
  ]
}
