/** What errors say and which change clears them, in sentences. */
import type { Answer } from '../../schemas/common'
import { count, listOf, name, names } from './words'

export const dictionarySource = 'The vendor’s own dictionary of permissions'
export const portalSource =
  'A label of the admin portal, in a migration template of RingCentral’s Professional Services'

export const lacksPermission = (permission: string): string =>
  `The error says that the user lacks the user permission ${name(permission)}. A role must bring it; the application's scopes do not matter here.`
export const otherNames = (permission: string, labels: readonly string[]): string =>
  `The admin portal may call ${name(permission)} ${names(labels, 'or')}.`
export const notInAccount = (id: string): string =>
  `No answer in this account mentions ${name(id)}: import the dictionary of permissions (GET /dictionary/permission) to learn its display name and its switch.`
export const notInDictionaryOf = (id: string): string =>
  `The dictionary of permissions of this snapshot was read whole and does not have ${name(id)}: it may be newer than the snapshot, or of another service plan.`
export const requestsCut = (shown: number, total: number): string =>
  `Of ${count(total, 'different request', 'different requests')} that failed so, the ${shown} most frequent are listed.`
export const searchedInPart =
  'The text is so large or so deeply nested that not all of it was searched: there may be more errors.'
export const noAccount =
  'No account was chosen, so the permission is shown by its id: choose one that holds the dictionary of permissions.'
export const mentionedOnly = (id: string): string =>
  `The record of ${name(id)} was not read, only mentions of it (GET /dictionary/permission/${id}).`
export const dictionaryPartial =
  'The dictionary of permissions was not read whole, so there may be more switches that bring it.'
export const rolesPartial = 'Not all roles were read whole, so more of them may have it.'
export const givenAlready = (user: string, permission: string): string =>
  `By roles and direct grants ${user} has ${name(permission)}, and the vendor’s own answer says no: no change of roles is known to help.`
export const unknownCode = (code: string): string =>
  `The code ${code} is in none of the vendors’ lists of errors that are known here; the message is all there is.`
export const whoseUnknown =
  'The text does not say who made the requests, so it is not told whether that user has the permission: choose the user.'
export const signedInNotKnown = (id: string): string =>
  `The extension ${id}, which was signed in, is not in this snapshot.`
export const pathIsTarget =
  'An extension in the path of a request is the one that it is about, not the user who made it.'

/** @param answer whether the user has it as far as is known here */
export const concerned = (user: string, permission: string, answer: Answer): string =>
  ({
    yes: `As far as is known here, ${user} has ${name(permission)}: the error is older than a change, or it came of another user’s requests or another extension.`,
    no: `${user} does not have ${name(permission)}.`,
    unknown: `It is not known here whether ${user} has ${name(permission)}; the error says no, for its time.`,
  })[answer]

export const giveRole = (user: string | undefined, role: string): string =>
  user === undefined
    ? `Give whoever makes these requests the role ${name(role)}.`
    : `Give ${user} the role ${name(role)}.`
export const editRole = (role: string, permission: string): string =>
  `Switch ${name(permission)} on in the role ${name(role)}.`
export const copyRole = (user: string, role: string, copy: string, permission: string): string =>
  `Make a copy of ${name(role)}, named ${name(copy)}, switch ${name(permission)} on in it, and give it to ${user} in place of ${name(role)}, which is a standard role and cannot be edited.`
export const editCopy = (copy: string, permission: string): string =>
  `Switch ${name(permission)} on in that copy, ${name(copy)}, as well.`
export const newRole = (user: string, role: string, permission: string): string =>
  `Make a new role ${name(role)} with ${name(permission)}, and give it to ${user}.`
export const copyName = (role: string, permission: string): string => `${role} with ${permission}`
export const newName = (permission: string): string => `${permission} only`

export const portalSteps =
  'Admin Portal: Users > Roles; open the role, Edit, check the permission, Save. Assigned Users shows and gives the role.'

/** @param held whether the user concerned has all permissions that the errors name */
export function report(
  errors: number,
  kinds: number,
  cleared: number,
  changes: number,
  asked: boolean,
  held: boolean,
): string[] {
  const found =
    errors === kinds
      ? `${count(errors, 'error', 'errors')}.`
      : `${count(errors, 'error', 'errors')} of ${count(kinds, 'kind', 'kinds')}.`
  if (!asked) return [found, 'No account was looked at: this is what the errors themselves say.']
  if (changes === 0) {
    return [
      found,
      held
        ? 'As far as is known here, the user has what these errors ask for: no change of roles is called for.'
        : 'No change of roles that is known here clears any of them.',
    ]
  }
  return [
    found,
    `${count(changes, 'change of roles clears', 'changes of roles clear')} ${cleared === errors ? (errors === 1 ? 'it' : 'all of them') : `${count(cleared, 'of them', 'of them')}`}.`,
  ]
}

export const changeRequestTitle = 'Permissions that requests failed for'
export const changeRequestReason = (errors: number): string =>
  `${count(errors, 'request', 'requests')} failed for want of user permissions.`

// Requests

const alternatives = (all: readonly (readonly string[])[]): string =>
  listOf(
    all.map((one) => names(one)),
    'or',
  )

export const notListed = (method: string, path: string): string =>
  `The public API’s table does not list ${method} ${path}: what it needs is not known. Its error body, pasted here, names what is missing.`
export const needsScope = (scopes: readonly (readonly string[])[]): string =>
  scopes.length === 0
    ? 'No application scope is stated for it.'
    : `The application needs the application scope ${alternatives(scopes)}.`
export const needsPermission = (permissions: readonly (readonly string[])[]): string =>
  permissions.length === 0
    ? 'No user permission is stated for it, which does not say that none is needed.'
    : `The user needs the user permission ${alternatives(permissions)}.`
export const needsFeature = (features: readonly (readonly string[])[]): string =>
  `The account or extension needs the feature ${alternatives(features)}; no role brings that.`
export function whoCould(users: number, atLeast: boolean, unknown: number): string {
  const known =
    users === 0
      ? atLeast
        ? 'Nobody is known who has what it needs'
        : 'Nobody has what it needs'
      : `${atLeast ? 'At least ' : ''}${count(users, 'user has', 'users have')} what it needs`
  return unknown === 0
    ? `${known}.`
    : `${known}; of ${count(unknown, 'user', 'users')} it is not known.`
}
export const couldUser = (user: string, answer: Answer): string =>
  ({
    yes: `Yes: as far as permissions go, ${user} could make it.`,
    no: `No: ${user} lacks what it needs.`,
    unknown: `Unknown: it cannot be told whether ${user} has what it needs.`,
  })[answer]
export const requestLimits: readonly string[] = [
  'Both must hold: the application scope of the application, and the permission of the user. Only the second is modelled.',
  'Permissions can hold for some extensions only, such as the own one: that is not in the table.',
]
export const notInDictionary = (id: string): string =>
  `No answer in this account mentions ${name(id)}, so it is not known who has it.`
