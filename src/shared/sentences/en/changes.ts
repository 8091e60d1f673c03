/** What changed between two snapshots, in sentences. */
import type { Answer } from '../../schemas/common'
import type { FactKind, FactWay } from '../../schemas/changes'
import { answerIn, type FactField } from '../fact-fields'
import { count, name, names, number } from './words'

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** Which snapshot: its number and day. */
export const snapshotNamed = ({ id, at }: { id: number; at: string }): string =>
  `snapshot ${String(id)} (${day.format(Date.parse(at))})`

const began = { began: true, ended: false } as const

/** What a cause is, as the end of “… because”. */
export const causeText = {
  user: (way: 'began' | 'ended'): string => (began[way] ? 'The user is new.' : 'The user is gone.'),
  assignment: (way: 'began' | 'ended', role: string) =>
    began[way] ? `The role ${name(role)} was given.` : `The role ${name(role)} was taken.`,
  listing: (way: 'began' | 'ended', role: string, permission: string) =>
    began[way]
      ? `The role ${name(role)} now lists ${name(permission)}.`
      : `The role ${name(role)} no longer lists ${name(permission)}.`,
  inclusion: (way: 'began' | 'ended', permission: string, included: string) =>
    began[way]
      ? `${name(permission)} now includes ${name(included)}.`
      : `${name(permission)} no longer includes ${name(included)}.`,
  directPermission: (way: 'began' | 'ended', permission: string) =>
    began[way]
      ? `${name(permission)} was granted directly.`
      : `${name(permission)} is no longer granted directly.`,
  directMenu: (way: 'began' | 'ended', menu: string) =>
    began[way]
      ? `The menu ${name(menu)} was granted directly.`
      : `The menu ${name(menu)} is no longer granted directly.`,
  roleMenu: (way: 'began' | 'ended', role: string, menu: string) =>
    began[way]
      ? `The role ${name(role)} now gives the menu ${name(menu)}.`
      : `The role ${name(role)} no longer gives the menu ${name(menu)}.`,
  roleMenuGroup: (way: 'began' | 'ended', role: string, group: string) =>
    began[way]
      ? `The role ${name(role)} now has the menu group ${name(group)}.`
      : `The role ${name(role)} no longer has the menu group ${name(group)}.`,
  menuGroupMenu: (way: 'began' | 'ended', group: string, menu: string) =>
    began[way]
      ? `The menu group ${name(group)} now holds the menu ${name(menu)}.`
      : `The menu group ${name(group)} no longer holds the menu ${name(menu)}.`,
}

const things: Partial<Record<FactKind, string>> = {
  user: 'user',
  role: 'role',
  permission: 'permission',
  app: 'app',
  menu: 'menu',
  'menu-group': 'menu group',
}

const relations: Partial<Record<FactKind, (a: string, b: string) => string>> = {
  assignment: (a, b) => `${a} holds the role ${name(b)}`,
  listing: (a, b) => `The role ${name(a)} lists ${name(b)}`,
  inclusion: (a, b) => `${name(a)} includes ${name(b)}`,
  'direct-permission': (a, b) => `${a} has ${name(b)} by a direct grant`,
  'direct-menu': (a, b) => `${a} has the menu ${name(b)} by a direct grant`,
  'role-menu': (a, b) => `The role ${name(a)} gives the menu ${name(b)}`,
  'role-menu-group': (a, b) => `The role ${name(a)} has the menu group ${name(b)}`,
  'menu-group-menu': (a, b) => `The menu group ${name(a)} holds the menu ${name(b)}`,
}

const wayWords: Record<FactWay, string> = {
  added: 'new',
  removed: 'gone',
  changed: 'changed',
  'first-seen': 'first seen; whether it was there before was not read',
  'no-longer-seen': 'no longer seen; whether it is gone was not read',
  'first-read': 'told by one of both snapshots only',
}

interface Field {
  field: FactField
  before: string | null
  after: string | null
}

export function factText(
  kind: FactKind,
  way: FactWay,
  a: string,
  b: string | undefined,
  fields: readonly Field[],
): string {
  const thing = things[kind]
  const about =
    b === undefined ? `The ${thing ?? kind} ${name(a)}` : (relations[kind]?.(a, b) ?? `${a}: ${b}`)
  const changes = fields.map(
    ({ field, before, after }) =>
      `${fieldWords[field]} ${valueText(field, before)} → ${valueText(field, after)}`,
  )
  return `${about}: ${[wayWords[way], ...changes].join(', ')}.`
}

const fieldWords: Readonly<Record<FactField, string>> = {
  assignable: 'assignable',
  autoAssigned: 'auto-assigned',
  category: 'category',
  code: 'code',
  created: 'created',
  custom: 'custom',
  description: 'description',
  email: 'e-mail',
  enabled: 'enabled',
  extensionNumber: 'extension number',
  hidden: 'hidden',
  name: 'name',
  order: 'order',
  organization: 'organization',
  parent: 'parent',
  permissionScope: 'permission scope',
  readOnly: 'read only',
  site: 'site',
  siteCompatible: 'for sites',
  siteRestricted: 'for own sites only',
  sourceApp: 'source app',
  status: 'status',
  type: 'type',
  url: 'URL',
}

const valueText = (field: FactField, value: string | null): string =>
  value === null ? 'not told' : (answerIn(field, value) ?? name(value))

interface Affected {
  affected: { value: number; is: 'total' | 'atLeast' }
  gaining: number
  losing: number
  perhaps: number
}

export function effect({ affected, gaining, losing, perhaps }: Affected, about: string): string {
  if (affected.value === 0) {
    const nobody =
      affected.is === 'total'
        ? `Nobody’s effective access changed${about}.`
        : `No change of anybody’s effective access is known${about}.`
    return perhaps === 0 ? nobody : `${nobody} ${perhapsText(perhaps)}`
  }
  const atLeast = affected.is === 'total' ? '' : 'at least '
  const all = `The effective access of ${atLeast}${count(affected.value, 'user', 'users')} changed${about}: `
  const gained = gaining === 0 ? 'nobody gained anything' : `${number(gaining)} gained something`
  const lost = losing === 0 ? 'nobody lost anything' : `${number(losing)} lost something`
  const sure = `${all}${gained}, ${lost}.`
  return perhaps === 0 ? sure : `${sure} ${perhapsText(perhaps)}`
}

/** The same about one user, whom nobody counts. */
export function effectOfUser(
  { affected, gaining, losing, perhaps }: Affected,
  user: string,
  about: string,
): string {
  const sure =
    affected.value > 0
      ? `The effective access of ${user} changed${about}: ${gaining > 0 ? 'something' : 'nothing'} was gained, ${losing > 0 ? 'something' : 'nothing'} was lost.`
      : affected.is === 'total'
        ? `The effective access of ${user} did not change${about}.`
        : `No change of the effective access of ${user} is known${about}.`
  return perhaps === 0
    ? sure
    : `${sure} Something is only seen for the first time, or no longer: whether it changed was not read.`
}

const perhapsText = (users: number): string =>
  `Of ${count(users, 'user', 'users')} something is only seen for the first time, or no longer: whether it changed was not read.`

export const ofRole = (role: string): string => ` by the role ${name(role)}`
export const ofPermission = (permission: string): string => ` in ${name(permission)}`

export function facts(changed: number, uncertain: number): string {
  if (changed + uncertain === 0) return 'No fact changed.'
  const sure =
    changed === 0
      ? 'No fact is known to have changed'
      : count(changed, 'fact changed', 'facts changed')
  return uncertain === 0
    ? `${sure}.`
    : `${sure}; ${count(uncertain, 'was', 'were')} seen in one of both only, with nothing to tell whether it changed.`
}

export function vendorAnswers({
  came,
  gone,
  changed,
}: {
  came: number
  gone: number
  changed: number
}): string {
  return `The vendor’s own answers: ${number(changed)} say something else, ${number(came)} are new, ${number(gone)} are no longer there.`
}

export const limitComputed =
  'Compared is what was computed from roles, inclusions and direct grants in both snapshots; the vendor’s own answers are counted apart.'
export const limitMoments =
  'Between two snapshots nothing was read: what changed and changed back in between is not seen.'
export const limitCauses =
  'A cause is a fact that changed on a way to the permission; where there are several, undoing one of them need not undo the change.'
export const limitHolders =
  'Not everyone who may hold something is known in both snapshots, so more users can be affected.'
export const limitPortal =
  'EnOS also gives access through user groups, structures and sub-admins, which are not read: changes of those are not seen.'
export const limitTimeline =
  'The steps count rows of facts and users by what is known; only the comparison of two snapshots tells apart what was not read. Menus are not counted among users’ access.'

export const limitHistory =
  'A permission in effect is computed from roles, inclusions and direct grants; the vendor’s own answers are left aside.'

/** On the time line. */
export function step(facts: number, users: number): string {
  if (facts === 0) return 'Nothing changed.'
  return users === 0
    ? `${count(facts, 'fact', 'facts')} changed; nobody’s computed permissions did.`
    : `${count(facts, 'fact', 'facts')} changed; the computed permissions of ${count(users, 'user', 'users')} are others.`
}
export const firstStep = 'The oldest snapshot.'
export const timeline = (snapshots: number): string =>
  `${count(snapshots, 'snapshot', 'snapshots')} of this account.`

interface Dated {
  id: number
  at: string
}

/** @param what “Anna Meyer has “Manage presence” in effect” */
export function history(
  what: string,
  now: Answer,
  seen: { first: Dated; last: Dated; oldest: boolean; beforeFirst: Answer | undefined } | undefined,
): string {
  if (seen === undefined) {
    return now === 'no'
      ? `${what}: in no snapshot.`
      : `${what}: never seen; not all of it was read.`
  }
  const from = seen.oldest
    ? `since the oldest snapshot, ${snapshotNamed(seen.first)}`
    : seen.beforeFirst === 'no'
      ? `first in ${snapshotNamed(seen.first)}; in the one before not`
      : `first seen in ${snapshotNamed(seen.first)}; before that it was not read`
  const until =
    now === 'yes'
      ? 'and today'
      : now === 'no'
        ? `last in ${snapshotNamed(seen.last)}; no longer today`
        : `last seen in ${snapshotNamed(seen.last)}; what was read does not tell of today`
  return `${what}: ${from}, ${until}.`
}
export const userHas = (user: string, permission: string): string =>
  `${user} has ${name(permission)} in effect`
export const userHolds = (user: string, role: string): string =>
  `${user} holds the role ${name(role)}`
export const roleLists = (role: string, permission: string): string =>
  `The role ${name(role)} lists ${name(permission)}`
export const through = (roles: readonly string[], direct: boolean): string =>
  [
    ...(roles.length === 0 ? [] : [`through ${names(roles)}`]),
    ...(direct ? ['directly'] : []),
  ].join(', ')
