/**
 * The sentences in which answers are given, in English. Proofs are read, not decoded: whole
 * sentences, names first. Names stand in quotation marks, since a permission's name can look like
 * the words around it.
 */
import type { Answer, Count } from '../../schemas/common'
import { count, countOf, listOf, name, names, number } from './words'

export const eitherOf = (ways: readonly string[]): string => listOf(ways, 'or')

const date = (iso: string | null): string =>
  iso === null ? 'at an unknown date' : `on ${iso.slice(0, 10)}`

// Why

export const whyAnswer = (user: string, thing: string, answer: Answer): string =>
  ({
    yes: `Yes: ${user} has ${name(thing)}.`,
    no: `No: ${user} does not have ${name(thing)}.`,
    unknown: `Unknown: it cannot be told whether ${user} has ${name(thing)}.`,
  })[answer]

export const systemExtension = (user: string): string =>
  `${user} is the system extension of this account; by RingCentral's rule it has every permission, not through a role.`

export function route(role: string, chain: readonly string[], chains: number): string {
  const [first, ...rest] = chain
  const others =
    chains > 1 ? ` (the shortest of ${count(chains, 'chain', 'chains')} of inclusions)` : ''
  if (rest.length === 0) return `The role ${name(role)} lists it.`
  if (rest.length === 1)
    return `The role ${name(role)} lists ${name(first!)}, which includes it${others}.`
  const between = rest.slice(0, -1).map((step) => `which includes ${name(step)}`)
  return `The role ${name(role)} lists ${name(first!)}, ${between.join(', ')}, which includes it${others}.`
}

/** @param chain from what was granted down to what is asked about */
export function directRoute(user: string, chain: readonly string[], chains: number): string {
  const [first, ...rest] = chain
  if (rest.length === 0) return `It is granted to ${user} directly, beside all roles.`
  const others =
    chains > 1 ? ` (the shortest of ${count(chains, 'chain', 'chains')} of inclusions)` : ''
  const between = rest.slice(0, -1).map((step) => `which includes ${name(step)}, `)
  return `${name(first!)} is granted to ${user} directly, ${between.join('')}which includes it${others}.`
}

/** @param group menu group that holds the menu; undefined where the role gives it by itself */
export const menuRoute = (role: string, group: string | undefined): string =>
  group === undefined
    ? `The role ${name(role)} gives it.`
    : `The role ${name(role)} gives the menu group ${name(group)}, which holds it.`

export const baselineRoute = (role: string): string =>
  `The role ${name(role)} lists it although no portal has a switch for it, and lists nothing that includes it: it belongs to the role itself.`

/** @param granted how many permissions or menus are granted directly; undefined where no answer speaks of such grants */
export function noRoute(
  user: string,
  roles: readonly string[],
  granted: number | undefined,
  what: 'permission' | 'menu',
): string {
  const held =
    what === 'menu'
      ? `neither ${roles.length === 1 ? 'this role' : 'these roles'} nor a menu group of ${roles.length === 1 ? 'it' : 'them'} holds it`
      : `neither what ${roles.length === 1 ? 'it lists' : 'they list'} nor what that includes has it`
  const byRoles =
    roles.length === 0 ? `${user} holds no role` : `${user} holds ${names(roles)}; ${held}`
  if (granted === undefined) return `${byRoles}.`
  if (granted === 0) return `${byRoles}, and nothing is granted directly.`
  const given = count(granted, what, `${what}s`)
  const includes = what === 'menu' ? 'is it' : 'is or includes it'
  return `${byRoles}, and of the ${given} granted directly none ${includes}.`
}

export const noPermissionRecord = (id: string): string =>
  `No answer in this account mentions ${name(id)}, and the dictionary of permissions was not read whole, so a misspelt name cannot be told from one that nobody has.`

export const missing = (text: string): string => `Not read: ${text}.`

export const differs = (vendor: Answer, computed: Answer): string =>
  `The vendor's word (${vendor}) and what was computed from roles and grants (${computed}) differ.`

export const contradictory = 'Answers of the vendor of the same moment say yes and no.'

// The vendor's word

export function vendorProfile(
  answer: Answer,
  role: string | undefined,
  target: string | undefined,
): string {
  const through = role === undefined ? '' : `, through the role ${name(role)}`
  const on = target === undefined ? '' : `, asked for extension ${target}`
  return answer === 'yes'
    ? `RingCentral's authorization profile lists it${through}${on}.`
    : `RingCentral's authorization profile does not list it${on}.`
}

export function vendorCheck(
  answer: Answer,
  role: string | undefined,
  target: string | undefined,
): string {
  const through = role === undefined ? '' : `, through the role ${name(role)}`
  const on = target === undefined ? '' : `, asked for extension ${target}`
  return `RingCentral's permission check says ${answer}${through}${on}.`
}

export const vendorError =
  'RingCentral refused a request because this user permission was missing for the requested resource.'

export const vendorApp = (answer: Answer, app: string): string =>
  answer === 'yes'
    ? `The Application Portal's answer for this user in the app ${name(app)} holds it.`
    : `The Application Portal's answer for this user in the app ${name(app)} does not hold it.`

// Taking it away

const losing = (others: Count): string =>
  others.value === 0 && others.is === 'total'
    ? 'nobody else loses it'
    : `${countOf(others, 'other user loses', 'other users lose')} it too`

/** @param custom false where the vendor does not tell custom roles from standard ones */
export const cutSwitches = (
  role: string,
  permissions: readonly string[],
  others: Count,
  custom: boolean,
): string =>
  `remove ${names(permissions)} from the ${custom ? 'custom ' : ''}role ${name(role)} (${losing(others)})`

export function cutMenus(
  role: string,
  groups: readonly string[],
  byItself: boolean,
  otherMenus: number,
  others: Count,
): string {
  const menuGroups = `the menu ${groups.length === 1 ? 'group' : 'groups'} ${names(groups)}`
  const with_ = otherMenus === 0 ? '' : `, with ${count(otherMenus, 'other menu', 'other menus')},`
  const what = [
    ...(byItself ? ['it'] : []),
    ...(groups.length === 0 ? [] : [`${menuGroups}${with_}`]),
  ]
  return `take ${listOf(what)} from the role ${name(role)} (${losing(others)})`
}

export const cutReplace = (role: string, permissions: readonly string[]): string =>
  `give a changed copy instead of the standard role ${name(role)}, without ${names(permissions)}`

export function cutUnassign(
  role: string,
  lastRole: boolean,
  autoAssigned: Answer | undefined,
): string {
  if (!lastRole) return `take the role ${name(role)} away`
  const then = {
    yes: 'RingCentral then assigns its default role, which has it as well',
    no: 'RingCentral then assigns its default role, which does not have it',
    unknown: 'RingCentral then assigns its default role; whether that has it is not known',
  }[autoAssigned ?? 'unknown']
  return `take the role ${name(role)} away, which is the last one (${then})`
}

export const cut = (roles: readonly string[]): string => `To take it away: ${roles.join('; and ')}.`
export const cutDirect = (user: string, granted: readonly string[]): string =>
  `take back ${names(granted)}, granted to ${user} directly`
export const noCut = (role: string): string =>
  `nothing in the portal takes it away from the role ${name(role)}`

// Limits

export const limitTarget =
  'A permission that holds for one target may not hold for another; permission scopes are only known where the vendor was asked.'
export const limitOutside =
  'Not part of this answer: extension grants, service plan and feature limits, and site restrictions beyond what was read.'
/** @param note of a part, which may be no whole sentence */
export const noteOn = (part: string, note: string): string =>
  `${part.slice(0, 1).toUpperCase()}${part.slice(1)}: ${note.replace(/\.$/, '')}.`
export const limitPortal =
  'Not part of this answer: what user groups, structures, sub-admins and shortcut apps give.'
export const limitTables =
  'Known from tables alone: what the system itself adds or takes by rules of its own is not known.'

// Parts

export function partInWords(kind: string, subject: string): string {
  const about = subject === '' ? '' : ` ${subject}`
  const words: Record<string, string> = {
    'permission-dictionary': 'the dictionary of permissions',
    permission: `the permission${about}`,
    'permission-category-list': 'the list of permission categories',
    'permission-category': `the permission category${about}`,
    'role-list': subject === '' ? 'the list of roles' : `the list of ${subject} roles`,
    role: `the role${about}`,
    'user-list': 'the list of users',
    user: `the user${about}`,
    'assignment-list': 'the assigned roles of all users',
    assignment: `the assigned roles of user${about}`,
    'authorization-profile': `the authorization profile of user${about}`,
    'permission-check': `the permission check${about}`,
    'error-observation': `the error${about}`,
    'signed-in-user': 'who was signed in',
    app: `the catalogue of the app${about}`,
    'user-app-resources': `the app resources of user${about}`,
    'app-info': `the app${about}`,
    'app-menus': `the menus of the app${about}`,
    'app-permissions': `the permissions of the app${about}`,
    'menu-groups': `the menu groups of the app${about}`,
    'role-resources': `what the role${about} gives in apps`,
    'role-users': `the users of the role${about}`,
    'role-permission-list': 'the table of permissions that roles list',
    'inclusion-list': 'the table of what permissions include',
    'direct-permission-list': 'the table of permissions granted to users',
    'role-menu-list': 'the table of menus that roles give',
    'direct-menu-list': 'the table of menus granted to users',
    'site-list': 'the list of sites',
    site: `the site${about}`,
    'administered-sites': `the sites that user${about} administers`,
    'account-info': 'the account',
    'user-features': `the features of user${about}`,
    'extension-grants': `the grants of user${about} on other extensions`,
  }
  return words[kind] ?? `${kind}${about}`
}

// Missing parts

/** @param text of what is missing @param reason why it was refused, as the part says; may be no sentence */
export const missingRefused = (text: string, reason: string): string =>
  `${text}; asked for, and refused: ${reason.replace(/\.$/, '')}`

export const missingAssignment = (user: string): string =>
  `the roles of user ${user} (GET /account/~/extension/${user}/assigned-role?showHidden=true)`
export const missingPortalRoles = (user: string): string =>
  `the roles of user ${user} (POST /app-portal-service/v2.2/userRoles/roleList, for which the organization has to grant the application USER_ALL_PERMISSION; without it, POST /app-portal-service/v2.3/role/user/assignedList for every role)`
export const missingApps =
  'the catalogues of all apps (GET /app-portal-service/v2.3/app/get?orgId=…&appId=…, for every app that the organization has; which those are EnOS does not list)'
export const missingRoleResources = (id: string, role: string): string =>
  `what the role ${name(role)} gives (POST /app-portal-service/v2.3/role/app/resource/assignedList?orgId=… with roleId ${id})`
export const missingMenuGroups = (id: string, app: string): string =>
  `which menus the menu groups of the app ${name(app)} hold (GET /app-portal-service/v2.3/app/menuGroup/list?orgId=…&appId=${id})`
/** @param kind of list to vouch for */
export const missingTable = (kind: string): string => {
  const tables: Record<string, string> = {
    'user-list': 'all users and whoever holds anything',
    'role-list': 'all roles',
    'permission-dictionary': 'all permissions',
    'assignment-list': 'all roles that users hold',
    'role-permission-list': 'all permissions that roles list',
    'inclusion-list': 'all that permissions include',
    'direct-permission-list': 'all permissions granted to users directly',
    'role-menu-list': 'all menus that roles give',
    'direct-menu-list': 'all menus granted to users directly',
  }
  return `whether the newest table holds ${tables[kind] ?? kind} (import one, and vouch for ${kind})`
}
export const missingRole = (id: string, role: string): string =>
  `what the role ${name(role)} lists (GET /account/~/user-role/${id})`
export const missingPermission = (id: string): string =>
  `what the permission ${name(id)} includes (GET /dictionary/permission/${id})`
export const missingMore = (more: number): string =>
  `what ${count(more, 'further permission includes', 'further permissions include')} (GET /dictionary/permission)`
export const missingDictionary = 'the whole dictionary of permissions (GET /dictionary/permission)'
export const missingPortalRoleList =
  'the whole list of roles (GET /app-portal-service/v2.2/organization/role/list?orgId=…, for which the organization has to grant the application ROLE)'
export const missingAppTable = (app: string): string =>
  `whether the newest table holds all menus of the app ${name(app)} (import one, and vouch for app-menus)`
export const missingRoleList = 'the whole list of roles (GET /account/~/user-role)'
export const missingUsers = 'the whole list of users (GET /account/~/extension)'
export const missingAssignments = (users: number): string =>
  `the roles of ${count(users, 'user', 'users')} (GET /account/~/assigned-role?showHidden=true)`
export const missingPortalAssignments = (users: number): string =>
  `the roles of ${count(users, 'user', 'users')} (POST /app-portal-service/v2.2/userRoles/roleList, for which the organization has to grant the application USER_ALL_PERMISSION)`
/** @param more how many roles beside those named */
export const missingRoles = (roles: readonly string[], more: number): string =>
  roles.length + more === 1
    ? `all that the role ${names(roles)} gives`
    : `all that the roles ${more === 0 ? names(roles) : `${roles.map(name).join(', ')} and ${count(more, 'other', 'others')}`} give`
export const missingUserApp = (user: string, app: string): string =>
  `what user ${user} has in the app ${app} (GET /app-portal-service/v2.3/user/app/resource/permission?orgId=…&userId=${user}&appId=${app})`
export const missingApp = (app: string): string =>
  `the catalogue of the app ${app} (GET /app-portal-service/v2.3/app/get?orgId=…&appId=${app})`
export const missingUserApps = (users: number, app: string): string =>
  `what ${count(users, 'user has', 'users have')} in the app ${app} (GET /app-portal-service/v2.3/user/app/resource/permission)`
export const missingRoster =
  'the whole list of users (POST /app-portal-service/v2.2/user/organization/roster, for which the organization has to grant the application USER)'

// Who can

/** @param notConfirmed answers, yes or no, that EnOS's own answer does not stand behind */
export function whoCan(
  thing: string,
  total: number | null,
  atLeast: number,
  unknown: number,
  notConfirmed: number,
): string {
  const computed =
    notConfirmed === 0
      ? ''
      : ` Of ${count(notConfirmed, 'user', 'users')} that is computed from roles and menu groups, not confirmed by EnOS's own answer.`
  if (total !== null) return `${count(total, 'user has', 'users have')} ${name(thing)}.${computed}`
  const open =
    unknown > 0 ? `; of ${count(unknown, 'known user', 'known users')} it cannot be told` : ''
  return `At least ${count(atLeast, 'user has', 'users have')} ${name(thing)}${open}.${computed}`
}

// Computed or confirmed (EnOS)

/**
 * @param newest of EnOS's own answers about the user in the app; undefined where there is none
 * @param older whether something that was computed from was read after it
 */
export function notConfirmed(
  newest: { takenAt: string | null; older: boolean; whole: boolean } | undefined,
): string {
  const computed = "Computed from roles and menu groups, not confirmed by EnOS's own answer"
  if (newest === undefined) return `${computed}.`
  if (newest.older) {
    return `${computed}: that is from ${day(newest.takenAt)}, older than what was read since.`
  }
  return newest.whole
    ? `${computed}.`
    : `${computed}: that was not read whole (${day(newest.takenAt)}).`
}

const day = (iso: string | null): string => (iso === null ? 'an unknown date' : iso.slice(0, 10))

/** @param apps some of them @param more how many others */
export const notConfirmedIn = (apps: readonly string[], more: number): string =>
  `Computed from roles and menu groups, not confirmed by EnOS's own answer: what stands in ${
    more === 0
      ? names(apps)
      : `${apps.map(name).join(', ')} and ${count(more, 'other app', 'other apps')}`
  }.`

// Differences

/** @param inApps whether what is compared is a user in an app, and not a user */
export function differencesFound(
  found: { total: number; groups: number; agreed: number },
  open: { notConfirmed: number; notComputed: number },
  inApps: boolean,
): string {
  const [one, many] = inApps ? ['pair of user and app', 'pairs of user and app'] : ['user', 'users']
  const pairs = (value: number) => count(value, one, many)
  const nothing = found.agreed === 0 && found.groups === 0
  const known = nothing
    ? `Nothing can be compared: of no ${one} both the vendor's own answer and what was computed are known`
    : found.total === 0
      ? `No difference: of ${pairs(found.agreed)} the vendor's own answer and what was computed agree`
      : `${count(found.total, 'difference', 'differences')} in ${pairs(found.groups)} between the vendor's own answers and what was computed; ${pairs(found.agreed)} agree`
  return [
    `${known}.`,
    ...(open.notConfirmed > 0
      ? [`${pairs(open.notConfirmed)}: computed, and not confirmed by an answer as new and whole.`]
      : []),
    ...(open.notComputed > 0
      ? [
          `${pairs(open.notComputed)}: only the vendor's answer is known whole, so nothing more can be compared.`,
        ]
      : []),
  ].join(' ')
}

export const causeSwitchedOff = (app: string): string =>
  `The app ${name(app)} is switched off in this organization: users lose it, though their roles still name it.`
export const causeMaybeSwitchedOff =
  'EnOS gives the user nothing in this app: it may be switched off in the organization, which was not read.'
export const causeShortcut = (app: string): string =>
  `The app ${name(app)} is a shortcut app: its menus come from other apps, and roles do not show that.`
/** @param more how many apps beside those named */
export const causeOtherApps = (apps: readonly string[], more: number): string =>
  `Menus in it come from ${
    more === 0
      ? names(apps)
      : `${apps.map(name).join(', ')} and ${count(more, 'other app', 'other apps')}`
  }, as in a shortcut app; roles do not show that.`
export const causeEverything = (app: string): string =>
  `EnOS gives the user everything in the app ${name(app)}, as it does an administrator or a sub-admin of the app; no role shows that.`
export const causeNoRole =
  'No role of the user gives anything in this app: a user group, a structure or being a sub-admin may.'
export const causeBeyondRoles =
  'A user group, a structure or being a sub-admin may give what roles do not; none of these can be read.'
export const causeOlder = (vendor: string | null, computed: string | null): string =>
  `The vendor said it ${date(vendor)}, before what this was computed from was read (${moment(computed)}): ask again.`
export const causeChanged = (vendor: string | null, computed: string | null): string =>
  `What this was computed from was read ${date(computed)}, before the vendor's answer (${moment(vendor)}): roles may have been changed in between. Sync again.`

const moment = (iso: string | null): string =>
  iso === null ? 'at an unknown date' : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

// A permission

export const assignable = (permission: string): string =>
  `${name(permission)} is assignable: the admin portal has a switch for it.`
export const notAssignable = (permission: string): string =>
  `${name(permission)} is not assignable: no portal has a switch for it.`
export const assignableUnknown = (permission: string): string =>
  `Whether ${name(permission)} is assignable was not read.`
export const switches = (permission: string, parents: readonly string[]): string =>
  parents.length === 1
    ? `${names(parents)} is assignable and includes ${name(permission)}: that is the switch to look for.`
    : `${names(parents)} are assignable, and each includes ${name(permission)}: any of them is the switch to look for.`
export const noSwitchWhole = (permission: string): string =>
  `No assignable permission includes ${name(permission)}.`
export const noSwitchKnown = (permission: string): string =>
  `No assignable permission is known to include ${name(permission)}, but the dictionary was not read whole.`
export const rolesHave = (permission: string, roles: readonly string[], whole: boolean): string =>
  roles.length > 0
    ? `${whole ? '' : 'At least '}${names(roles)} ${roles.length === 1 ? 'has' : 'have'} it.`
    : whole
      ? `No role has ${name(permission)}.`
      : `No role is known to have ${name(permission)}.`

// Roles and users side by side

/** How many names a sentence bears; more are counted. */
const sidesNamed = 3

const together = (sides: readonly string[]): string =>
  sides.length > sidesNamed
    ? `All ${sides.length}`
    : `${names(sides)} ${sides.length === 2 ? 'both' : 'all'}`

/** @param common how many all of them have */
export const compareCommon = (
  sides: readonly string[],
  common: Count,
  way: 'list' | 'give' | 'have' | 'were given',
): string => {
  const what = countOf(common, 'permission', 'permissions')
  return `${together(sides)} ${way} ${what}${way === 'were given' ? ' by hand' : ''}.`
}

/** @param whole whether nothing else can differ */
export function compareDiffering(differing: number, unknown: number, whole: boolean): string {
  const of = `of ${number(unknown)} it is not known`
  if (differing > 0) {
    const known = `${number(differing)} ${differing === 1 ? 'differs' : 'differ'}`
    return unknown > 0 ? `${known}; ${of}.` : whole ? `${known}.` : `At least ${known}.`
  }
  if (unknown > 0) return `None is known to differ; ${of}.`
  return whole
    ? 'They do not differ.'
    : 'None is known to differ, but not everything they rest on was read.'
}

export const sideLists = (role: string): string => `${name(role)} lists it.`
export const sideListsBaseline = (role: string): string =>
  `${name(role)} lists it by itself, without a switch.`
/** @param through listed permissions that include it @param more how many others do */
export const sideIncludes = (role: string, through: readonly string[], more: number): string =>
  `${name(role)} lists ${throughOf(through, more)}.`
export const sideListsNothing = (role: string): string =>
  `${name(role)} lists neither it nor anything that includes it.`
export const sideDoesNotList = (role: string): string => `${name(role)} does not list it.`
export const sideOnlyIncludes = (role: string, through: readonly string[], more: number): string =>
  `${name(role)} does not list it by itself, but lists ${throughOf(through, more)}.`
export const sideNamedByVendor = (role: string): string =>
  `The vendor named ${name(role)} as what gives it; what the role lists was not read whole.`
export const sideListingUnread = (role: string): string =>
  `Unknown: what ${name(role)} lists was not read whole.`
export const sideInclusionsUnread = (role: string): string =>
  `Unknown: ${name(role)} lists permissions of which it was not read what they include.`

const throughOf = (through: readonly string[], more: number): string => {
  const others = more > 0 ? ` and ${count(more, 'other', 'others')}` : ''
  const several = through.length + more > 1
  return `${more > 0 ? through.map(name).join(', ') : names(through)}${others}, ${several ? 'each of which includes it' : 'which includes it'}`
}

export const holderLists = (user: string, roles: readonly string[]): string =>
  `${name(user)} holds ${names(roles)}, which ${roles.length === 1 ? 'lists' : 'list'} it.`
export const holderIncludes = (
  user: string,
  role: string,
  through: readonly string[],
  more: number,
): string => `${name(user)} holds ${name(role)}, which lists ${throughOf(through, more)}.`
export const holderGranted = (user: string): string => `${name(user)} was granted it directly.`
export const holderGrantedThrough = (
  user: string,
  through: readonly string[],
  more: number,
): string => `${name(user)} was directly granted ${throughOf(through, more)}.`
export const holderNothing = (user: string, roles: readonly string[]): string =>
  roles.length === 0
    ? `${name(user)} holds no role and was not granted it.`
    : `${name(user)} holds ${names(roles)}; ${roles.length === 1 ? 'it lists' : 'they list'} neither it nor anything that includes it.`
export const holderDoesNotList = (user: string, roles: readonly string[]): string =>
  roles.length === 0
    ? `${name(user)} holds no role and was not granted it.`
    : `${name(user)} holds ${names(roles)}, which ${roles.length === 1 ? 'does' : 'do'} not list it, and was not granted it.`
export const holderRolesUnread = (user: string): string =>
  `Unknown: the roles of ${name(user)} were not read whole.`
export const holderRoleUnread = (user: string, roles: readonly string[]): string =>
  `Unknown: ${name(user)} holds ${names(roles)}, and not all that ${roles.length === 1 ? 'it gives' : 'they give'} was read.`
export const holderDirectUnread = (user: string): string =>
  `Unknown: what was granted to ${name(user)} directly was not read whole.`
export const holderSystem = (user: string): string =>
  `${name(user)} is the system extension, which has every permission by RingCentral's rule.`
/** @param word the vendor's word, a sentence */
export const holderVendor = (user: string, word: string): string => `${name(user)}: ${word}`
/** @param word the vendor's word, a sentence */
export const holderDiffers = (user: string, word: string, computed: Answer): string =>
  `${name(user)}: ${word} ≠ By what was computed from roles it is ${computed}.`

/** @param users whom it is granted to directly */
export const directHolders = (permission: string, users: Count): string =>
  users.value === 0
    ? users.is === 'total'
      ? `${name(permission)} is granted to nobody directly.`
      : `Nobody is known to be granted ${name(permission)} directly.`
    : `${name(permission)} is granted directly to ${countOf(users, 'user', 'users')}.`

// Menus

/** @param source whose word it is; both where each tells a share of it */
export function menuTree(
  user: string | undefined,
  app: string,
  answer: Answer,
  menus: Count,
  source: 'vendor' | 'computed' | 'both',
): string {
  const counted = countOf(menus, 'menu', 'menus')
  if (user === undefined) return `The app ${name(app)} has ${counted}.`
  const by = {
    vendor: "by the vendor's own answer",
    computed: 'computed from roles, menu groups and direct grants',
    both: "by the vendor's own answer and what was read since",
  }[source]
  return {
    yes: `${user} has ${counted} in the app ${name(app)}, ${by}.`,
    no: `${user} has no access in the app ${name(app)}, ${by}.`,
    unknown: `What ${user} has in the app ${name(app)} was not read whole.`,
  }[answer]
}

/**
 * @param counts menus; `unknown`: one has it, and of the other it is not known
 * @param whole whether it is known of every menu
 * @param computed of whom EnOS's own answer does not confirm what was computed
 */
export function menuComparison(
  app: string,
  [left, right]: readonly [string, string],
  counts: { both: number; left: number; right: number; unknown: number },
  whole: boolean,
  computed: readonly string[],
): string {
  const menus = (value: number) => count(value, 'menu', 'menus')
  const differing = counts.left + counts.right
  const known =
    differing === 0
      ? `In the app ${name(app)} ${name(left)} and ${name(right)} ${
          whole ? 'have the same' : 'are known to share'
        } ${menus(counts.both)}`
      : `In the app ${name(app)} ${name(left)} and ${name(right)} share ${menus(counts.both)}; only ${name(left)} has ${menus(counts.left)}, only ${name(right)} ${menus(counts.right)}`
  const open =
    counts.unknown > 0
      ? `; of ${menus(counts.unknown)} that one of them has it is not known whether the other does`
      : whole
        ? ''
        : '; not everything they rest on was read'
  const notSure =
    computed.length === 0
      ? ''
      : ` What ${names(computed)} ${computed.length === 1 ? 'has' : 'have'} is computed from roles and menu groups, not confirmed by EnOS's own answer.`
  return `${known}${open}.${notSure}`
}

// A user, outside the model

export const outsideGrants = 'Extension grants (outside the model)'
export const outsideFeatures = 'Features that are not available (outside the model)'
export const outsideNone = 'None.'
export const outsideMore = 'The answer was not read whole, so there may be more.'

export function extensionNamed(
  id: string,
  extension: string | undefined,
  extensionNumber: string | undefined,
): string {
  const number_ = extensionNumber === undefined ? `extension id ${id}` : `ext. ${extensionNumber}`
  return extension === undefined ? number_ : `${extension} (${number_})`
}

/** RingCentral API reference, List Extension Grants. @param on the other extension */
export function extensionGrant(right: string, on: string): string {
  const words: Record<string, string> = {
    callPickup: `Picks up calls of ${on}`,
    callMonitoring: `Monitors calls of ${on}`,
    callOnBehalfOf: `Makes and takes calls on behalf of ${on}`,
    callDelegation: `Delegates calls to ${on}`,
    groupPaging: `Pages ${on}`,
    callQueueSetup: `Manages the call queue ${on} with full access`,
    callQueueMembersSetup: `Manages the members of the call queue ${on}`,
    callQueueMessages: `Manages the messages of the call queue ${on}`,
    callQueueFacSetup: `Sets forwarding of all calls of the call queue ${on}`,
    sharedVoicemails: `Shares the voicemails of ${on}`,
    callQueueSmsRecipient: `Receives text messages of the call queue ${on}`,
    smsRecipient: `Receives text messages of ${on}`,
  }
  return words[right] ?? `${right} on ${on}`
}

/** RingCentral API reference, Get User Features (`reason.code`); the message is the vendor's own. */
export function featureNotAvailable(
  feature: string,
  reason: string | undefined,
  message: string | undefined,
): string {
  const words: Record<string, string> = {
    ServicePlanLimitation: 'not in the service plan',
    AccountLimitation: 'limited by the account',
    ExtensionTypeLimitation: 'not for this type of extension',
    ExtensionSubTypeLimitation: 'not for this subtype of extension',
    ExtensionLimitation: 'limited for this extension',
    InsufficientPermissions: 'whoever asked lacks a permission',
    ConfigurationLimitation: 'not configured',
    PermissionLimitation: 'limited by permissions',
  }
  const why = reason === undefined ? 'no reason was given' : (words[reason] ?? reason)
  return `${feature}: ${why}${message === undefined ? '' : ` (${name(message)})`}`
}

// Cells of a matrix

/** @param role in words, such as its name */
export const holdsRole = (user: string, role: string, answer: Answer): string =>
  ({
    yes: `Yes: ${user} holds the role ${name(role)}.`,
    no: `No: ${user} does not hold the role ${name(role)}.`,
    unknown: `Unknown: it cannot be told whether ${user} holds the role ${name(role)}.`,
  })[answer]
export const holdsRoleAutomatically =
  'RingCentral assigned it automatically, because there was no other role.'
export const holdsRoleForSites = 'It holds only for the sites that the user administers.'

export const roleGives = (role: string, thing: string, answer: Answer): string =>
  ({
    yes: `Yes: the role ${name(role)} gives ${name(thing)}.`,
    no: `No: the role ${name(role)} does not give ${name(thing)}.`,
    unknown: `Unknown: it cannot be told whether the role ${name(role)} gives ${name(thing)}.`,
  })[answer]
export const roleListsMenu = (role: string): string => `${name(role)} lists it by itself.`
export const roleGivesMenuIn = (role: string, groups: readonly string[]): string =>
  `${name(role)} gives it in the menu ${groups.length === 1 ? 'group' : 'groups'} ${names(groups)}.`
