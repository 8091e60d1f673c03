/** What the edits of the list leave, as far as the pickers need it to show where switches stand. */
import { newRolePrefix, type Edit } from '../../../shared/schemas/edits'

/** Edits name things by id or by name: what finds the id. What is not found stays as it is. */
export interface Ids {
  role: (named: string) => string
  /** A permission in one word: its id, or that and its app's. */
  permission: (named: { permission: string; app?: string | undefined }) => string
}

const roleAfter = (name: string): string => `${newRolePrefix}${name}`

/** Names of the roles that edits make and none deletes, in their order. */
export function rolesMade(edits: readonly Edit[]): string[] {
  const made = edits.flatMap((edit) =>
    edit.kind === 'new-role' || edit.kind === 'copy-role' ? [edit.name] : [],
  )
  return made.filter(
    (name) => !edits.some((edit) => edit.kind === 'delete-role' && edit.role === roleAfter(name)),
  )
}

/** The role of the snapshot that a role is, or is a copy of; undefined where it was made empty. */
export function originOf(role: string, edits: readonly Edit[]): string | undefined {
  if (!role.startsWith(newRolePrefix)) return role
  const name = role.slice(newRolePrefix.length)
  const at = edits.findLastIndex((edit) => edit.kind === 'copy-role' && edit.name === name)
  const copy = edits[at]
  return copy?.kind === 'copy-role' ? originOf(copy.role, edits.slice(0, at)) : undefined
}

/**
 * The switches that are on in a role after the edits.
 * @param listed what its origin lists in the snapshot
 */
export function switchesOn(
  role: string,
  edits: readonly Edit[],
  listed: Iterable<string>,
  ids: Ids,
): ReadonlySet<string> {
  const origin = originOf(role, edits)
  const states = new Map<string, Set<string>>()
  const of = (named: string): Set<string> => {
    const id = ids.role(named)
    let state = states.get(id)
    if (!state) states.set(id, (state = new Set(id === origin ? listed : [])))
    return state
  }
  for (const edit of edits) {
    if (edit.kind === 'add-permission') of(edit.role).add(ids.permission(edit))
    else if (edit.kind === 'remove-permission') of(edit.role).delete(ids.permission(edit))
    else if (edit.kind === 'copy-role') states.set(roleAfter(edit.name), new Set(of(edit.role)))
    else if (edit.kind === 'new-role') {
      states.set(roleAfter(edit.name), new Set((edit.permissions ?? []).map(ids.permission)))
    }
  }
  return of(role)
}

/** The roles of a user after the edits. @param held ids, in the snapshot */
export function rolesHeld(
  isUser: (named: string) => boolean,
  edits: readonly Edit[],
  held: readonly string[],
  ids: Ids,
): ReadonlySet<string> {
  const roles = new Set(held)
  for (const edit of edits) {
    if (edit.kind === 'give-role' && isUser(edit.user)) roles.add(ids.role(edit.role))
    else if (edit.kind === 'take-role' && isUser(edit.user)) roles.delete(ids.role(edit.role))
    else if (edit.kind === 'replace-role' && (edit.users?.some(isUser) ?? true)) {
      if (roles.delete(ids.role(edit.role))) roles.add(ids.role(edit.by))
    } else if (edit.kind === 'delete-role') roles.delete(ids.role(edit.role))
  }
  return roles
}

/**
 * Adds an edit, or takes back the one that did the opposite, where that is the last word on the same
 * thing: switching on and off again leaves nothing in the list.
 */
export function withEdit(edits: readonly Edit[], edit: Edit): Edit[] {
  const opposite = oppositeOf(edit)
  if (opposite === undefined) return [...edits, edit]
  const wanted = JSON.stringify(opposite)
  const at = edits.findLastIndex((one) => sameThing(one, edit))
  const restsOnIt = edits.slice(at + 1).some(({ kind }) => wholeRole.includes(kind))
  return at >= 0 && !restsOnIt && JSON.stringify(edits[at]) === wanted
    ? edits.filter((_, place) => place !== at)
    : [...edits, edit]
}

/** What these do depends on what the edits before them left. */
const wholeRole: readonly Edit['kind'][] = ['copy-role', 'delete-role', 'replace-role']

const opposites = {
  'add-permission': 'remove-permission',
  'remove-permission': 'add-permission',
  'give-role': 'take-role',
  'take-role': 'give-role',
} as const

function oppositeOf(edit: Edit): Edit | undefined {
  if (!(edit.kind in opposites)) return undefined
  return { ...edit, kind: opposites[edit.kind as keyof typeof opposites] } as Edit
}

/** Whether one edit is about what the other is about: then only the later one counts. */
function sameThing(one: Edit, edit: Edit): boolean {
  const about = ({ kind: _, ...rest }: Edit) => JSON.stringify(rest)
  return about(one) === about(edit)
}

/** A name that no role has yet. @param taken all names that are there */
export function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!taken.includes(name)) return name
  }
}

/** The way of the portal where a standard role is to change: a copy, the change in it, and the copy given instead. */
export function onCopy(
  edit: Extract<Edit, { kind: 'add-permission' | 'remove-permission' }>,
  name: string,
): Edit[] {
  return [
    { kind: 'copy-role', role: edit.role, name },
    { ...edit, role: roleAfter(name) },
    { kind: 'replace-role', role: edit.role, by: roleAfter(name) },
  ]
}
