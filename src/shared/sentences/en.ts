/**
 * The sentences in which answers are given, in English. Proofs are read, not decoded: whole
 * sentences, names first. Names stand in quotation marks, since a permission's name can look like
 * the words around it.
 */
import type { Answer, Count } from '../schemas/common'

const name = (text: string): string => `“${text}”`
const count = (value: number, one: string, many: string): string =>
  `${value.toLocaleString('en-US')} ${value === 1 ? one : many}`

/** “A”, “B” and “C” */
export function listOf(items: readonly string[], last = 'and'): string {
  if (items.length <= 1) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)!}`
}

export const names = (items: readonly string[], last?: string): string =>
  listOf(items.map(name), last)

export const countOf = (value: Count, one: string, many: string): string =>
  `${value.is === 'atLeast' ? 'at least ' : ''}${count(value.value, one, many)}`

export const date = (iso: string | null): string =>
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

export const baselineRoute = (role: string): string =>
  `The role ${name(role)} lists it although no portal has a switch for it, and lists nothing that includes it: it belongs to the role itself.`

export const noRoute = (user: string, roles: readonly string[]): string =>
  roles.length === 0
    ? `${user} holds no role.`
    : `${user} holds ${names(roles)}; neither what ${roles.length === 1 ? 'it lists' : 'they list'} nor what that includes has it.`

export const noPermissionRecord = (id: string): string =>
  `No answer in this account mentions ${name(id)}, and the dictionary of permissions was not read whole, so a misspelt name cannot be told from one that nobody has.`

export const missing = (text: string): string => `Not read: ${text}.`

export const differs = (vendor: Answer, computed: Answer): string =>
  `The vendor's word (${vendor}) and what was computed from roles (${computed}) differ.`

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

export function cutSwitches(role: string, permissions: readonly string[], others: Count): string {
  const lose =
    others.value === 0 && others.is === 'total'
      ? 'nobody else loses it'
      : `${countOf(others, 'other user loses', 'other users lose')} it too`
  return `remove ${names(permissions)} from the custom role ${name(role)} (${lose})`
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
export const noCut = (role: string): string =>
  `nothing in the portal takes it away from the role ${name(role)}`

// Limits

export const limitTarget =
  'A permission that holds for one target may not hold for another; permission scopes are only known where the vendor was asked.'
export const limitOutside =
  'Not part of this answer: extension grants, service plan and feature limits, and site restrictions beyond what was read.'
export const limitHiddenRoles =
  'The answer about assigned roles does not say that hidden roles were asked for, so hidden roles may be missing.'
export const limitApps =
  "What roles give within apps was not read: within apps only the vendor's own answers count. User groups, structures and sub-admins are not modelled."

// Parts

export function partInWords(kind: string, subject: string): string {
  const about = subject === '' ? '' : ` ${subject}`
  const words: Record<string, string> = {
    'permission-dictionary': 'the dictionary of permissions',
    permission: `the permission${about}`,
    'permission-category-list': 'the list of permission categories',
    'permission-category': `the permission category${about}`,
    'role-list': `the list of ${subject} roles`,
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
  }
  return words[kind] ?? `${kind}${about}`
}

// Missing parts

export const missingAssignment = (user: string): string =>
  `the roles of user ${user} (GET /account/~/extension/${user}/assigned-role?showHidden=true)`
export const missingPortalRoles = (user: string): string =>
  `the roles of user ${user} (GET /app-portal-service/v2.2/user/role/assignedList?orgId=…&userId=${user})`
export const missingApps =
  'the catalogues of all apps (GET /app-portal-service/v2.3/app/get?orgId=…&appId=…)'
export const missingRole = (id: string, role: string): string =>
  `what the role ${name(role)} lists (GET /account/~/user-role/${id})`
export const missingPermission = (id: string): string =>
  `what the permission ${name(id)} includes (GET /dictionary/permission/${id})`
export const missingMore = (more: number): string =>
  `what ${count(more, 'further permission includes', 'further permissions include')} (GET /dictionary/permission)`
export const missingDictionary = 'the whole dictionary of permissions (GET /dictionary/permission)'
export const missingRoleList = 'the whole list of roles (GET /account/~/user-role)'
export const missingUsers = 'the whole list of users (GET /account/~/extension)'
export const missingAssignments = (users: number): string =>
  `the roles of ${count(users, 'user', 'users')} (GET /account/~/assigned-role?showHidden=true)`
export const missingRoles = (roles: readonly string[]): string =>
  `all of what ${roles.length === 1 ? 'the role' : 'the roles'} ${names(roles)} ${roles.length === 1 ? 'gives' : 'give'}`
export const missingUserApp = (user: string, app: string): string =>
  `what user ${user} has in the app ${app} (GET /app-portal-service/v2.3/user/app/resource/permission?orgId=…&userId=${user}&appId=${app})`
export const missingApp = (app: string): string =>
  `the catalogue of the app ${app} (GET /app-portal-service/v2.3/app/get?orgId=…&appId=${app})`
export const missingUserApps = (users: number, app: string): string =>
  `what ${count(users, 'user has', 'users have')} in the app ${app} (GET /app-portal-service/v2.3/user/app/resource/permission)`
export const missingRoster =
  'the whole list of users (POST /app-portal-service/v2.2/user/organization/roster)'

// Who can

export function whoCan(
  thing: string,
  total: number | null,
  atLeast: number,
  unknown: number,
): string {
  if (total !== null) return `${count(total, 'user has', 'users have')} ${name(thing)}.`
  const open =
    unknown > 0 ? `; of ${count(unknown, 'known user', 'known users')} it cannot be told` : ''
  return `At least ${count(atLeast, 'user has', 'users have')} ${name(thing)}${open}.`
}

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

// Menus

export function menuTree(
  user: string | undefined,
  app: string,
  answer: Answer,
  menus: Count,
): string {
  const counted = countOf(menus, 'menu', 'menus')
  if (user === undefined) return `The app ${name(app)} has ${counted}.`
  return {
    yes: `${user} has ${counted} in the app ${name(app)}, by the vendor's own answer.`,
    no: `${user} has no access in the app ${name(app)}, by the vendor's own answer.`,
    unknown: `What ${user} has in the app ${name(app)} was not read whole.`,
  }[answer]
}

// Diagnosis

export const diagnosisPermission = (permission: string): string =>
  `The user lacks the user permission ${name(permission)}. A role must bring it; the application's scopes do not matter here.`
export const diagnosisNotInAccount = (id: string): string =>
  `No answer in this account mentions ${name(id)}: import the dictionary of permissions (GET /dictionary/permission) to learn its display name and its switch.`
export const diagnosisNoAccount =
  'No account was chosen, so the permission is shown by its id: choose one that holds the dictionary of permissions.'
export const diagnosisMentionedOnly = (id: string): string =>
  `The record of ${name(id)} was not read, only mentions of it (GET /dictionary/permission/${id}).`
export const diagnosisDictionary =
  'The dictionary of permissions was not read whole, so there may be more switches that bring it.'
export const diagnosisRoles = 'Not all roles were read whole, so more of them may have it.'
export const diagnosisUnknownCode = (code: string): string =>
  `The code ${code} is not one that the vendors document; the message is all there is.`
