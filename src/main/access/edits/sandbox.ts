/**
 * A snapshot with edits on it. It keeps only what the edits touch; everything else is the snapshot's
 * own. Edits that the vendor's portal would not let a person make are refused, with what to do instead.
 */
import { AppError } from '../../../shared/result'
import type { AccessIndex } from '../access-index'
import { defaultRoles, hasSwitch, hasUnknownRules, isEditable, replacesLastRole } from '../portal'
import type { NumberedEdit } from './edit'
import { editableOf, newRole, type EditedRole } from './edited-role'

/** What a user holds after the edits. */
export interface EditedHolding {
  roles: ReadonlySet<number>
  /**
   * Where the last role was taken and the vendor gives another in its place: that role, or `unknown` where
   * it cannot be told which. Undefined where none is given.
   */
  givenInstead: number | 'unknown' | undefined
}

export class Sandbox {
  readonly index: AccessIndex
  readonly #roles = new Map<number, EditedRole>()
  readonly #holdings = new Map<number, Set<number>>()
  #roleCount: number
  #defaults: ReadonlySet<number> | undefined

  /** @throws AppError `invalid-argument` for the first edit that cannot be made */
  constructor(index: AccessIndex, edits: readonly NumberedEdit[] = []) {
    this.index = index
    this.#roleCount = index.facts.roles.length
    for (const edit of edits) this.apply(edit)
  }

  /** Of the snapshot and new ones, deleted ones included. */
  get roleCount(): number {
    return this.#roleCount
  }

  /** Roles whose permissions or menus edits touched, or that edits made or deleted. */
  get editedRoles(): ReadonlyMap<number, EditedRole> {
    return this.#roles
  }

  /** Users to or from whom roles were given or taken by name; not those of a deleted role. */
  get editedUsers(): ReadonlyMap<number, ReadonlySet<number>> {
    return this.#holdings
  }

  nameOf(role: number): string {
    return this.#roles.get(role)?.name ?? this.index.facts.roles[role]!.name
  }

  isDeleted(role: number): boolean {
    return this.#roles.get(role)?.deleted === true
  }

  /** Roles that the user is known to hold after the edits, with what the vendor gives in place of none. */
  holdingOf(user: number): EditedHolding {
    const held = this.#holdings.get(user) ?? this.index.rolesOf(user)
    const roles = new Set([...held].filter((role) => !this.isDeleted(role)))
    const tookLast = roles.size === 0 && this.index.rolesOf(user).length > 0
    if (!tookLast || !this.index.rolesKnown(user) || !replacesLastRole(this.index)) {
      return { roles, givenInstead: undefined }
    }
    this.#defaults ??= defaultRoles(this.index)
    const defaults = [...this.#defaults].filter((role) => !this.isDeleted(role))
    if (defaults.length !== 1) return { roles, givenInstead: 'unknown' }
    return { roles: new Set(defaults), givenInstead: defaults[0]! }
  }

  /**
   * @returns whether anything is other than before
   * @throws AppError `invalid-argument` with what the portal allows instead
   */
  apply(edit: NumberedEdit): boolean {
    switch (edit.kind) {
      case 'new-role':
        return this.#makeRole(edit.name, edit.permissions)
      case 'copy-role':
        return this.#copyRole(edit.role, edit.name)
      case 'delete-role':
        this.#editable(edit.role, 'deleted').deleted = true
        return true
      case 'add-permission':
        this.#mustHaveSwitch(edit.permission)
        return added(this.#editable(edit.role, 'changed').listed, edit.permission)
      case 'remove-permission':
        return this.#removePermission(edit.role, edit.permission)
      case 'add-menu-group':
        return added(this.#editable(edit.role, 'changed').menuGroups, edit.group)
      case 'remove-menu-group':
        return this.#editable(edit.role, 'changed').menuGroups.delete(edit.group)
      case 'give-role':
        this.#mustBeThere(edit.role)
        return added(this.#held(edit.user), edit.role)
      case 'take-role':
        return this.#takeRole(edit.user, edit.role)
      case 'replace-role': {
        this.#mustBeThere(edit.by)
        const users = edit.users ?? this.holdersOf(edit.role)
        // In its place: who does not hold the one does not get the other.
        const took = users.filter((user) => this.#takeRole(user, edit.role, true))
        for (const user of took) this.#held(user).add(edit.by)
        return took.length > 0
      }
    }
  }

  /** Users who are known to hold the role at this point, ascending. */
  holdersOf(role: number): number[] {
    const { index } = this
    const before = role < index.facts.roles.length ? index.roleHolders.of(role) : []
    const holders = [...before].filter((user) => this.#holdings.get(user)?.has(role) ?? true)
    for (const [user, roles] of this.#holdings) {
      if (roles.has(role) && !index.rolesOf(user).includes(role)) holders.push(user)
    }
    return this.isDeleted(role) ? [] : holders.sort((a, b) => a - b)
  }

  #makeRole(name: string, permissions: readonly number[]): boolean {
    this.#mustBeFree(name)
    for (const permission of permissions) this.#mustHaveSwitch(permission)
    const made = newRole(name)
    for (const permission of permissions) made.listed.add(permission)
    this.#roles.set(this.#roleCount++, made)
    return true
  }

  #copyRole(role: number, name: string): boolean {
    this.#mustBeThere(role)
    this.#mustBeFree(name)
    const source = this.#roles.get(role) ?? editableOf(this.index, role)
    const without = [...source.listed].filter((permission) => !hasSwitch(this.index, permission))
    this.#roles.set(this.#roleCount++, {
      ...source,
      name,
      custom: true,
      listed: new Set(source.listed),
      menuGroups: new Set(source.menuGroups),
      withoutSwitch: new Set(hasUnknownRules(this.index) ? [] : without),
      made: 'copy',
    })
    return true
  }

  #removePermission(role: number, permission: number): boolean {
    const edited = this.#editable(role, 'changed')
    const { name } = this.index.facts.permissions[permission]!
    if (!edited.listed.has(permission)) {
      const bringing = [...edited.listed].filter((listed) =>
        this.index.closure.reaches(listed, permission),
      )
      if (bringing.length === 0) return false
      throw refused(
        `“${name}” is no switch of the role “${edited.name}”: ${this.#names(bringing)} includes it.`,
        `Remove ${this.#names(bringing)} instead.`,
      )
    }
    if (!hasSwitch(this.index, permission) && !hasUnknownRules(this.index)) {
      throw refused(
        `“${name}” has no switch: the role “${edited.name}” lists it by itself, and the portal does not offer it.`,
        'Take the role from the users instead, or give them a new role.',
      )
    }
    return edited.listed.delete(permission)
  }

  #takeRole(user: number, role: number, inPlace = false): boolean {
    const held = this.#held(user)
    if (!held.has(role)) return false
    const assigned = this.index.assignmentsOf(user).find((entry) => entry.role === role)
    if (!inPlace && assigned?.autoAssigned === true) {
      const { name } = this.index.facts.users[user]!
      throw refused(
        `The role “${this.nameOf(role)}” was assigned to ${name} automatically: it cannot be taken.`,
        'Give another role in its place.',
      )
    }
    return held.delete(role)
  }

  #held(user: number): Set<number> {
    let held = this.#holdings.get(user)
    if (!held) {
      held = new Set(this.index.rolesOf(user))
      this.#holdings.set(user, held)
    }
    return held
  }

  #editable(role: number, what: 'changed' | 'deleted'): EditedRole {
    this.#mustBeThere(role)
    const known = this.#roles.get(role)
    if (known) return known
    const { name } = this.index.facts.roles[role]!
    const editable = isEditable(this.index, role)
    if (editable === false) {
      throw refused(
        `“${name}” is a standard role, and standard roles cannot be ${what}.`,
        'Make a changed copy of it and give that instead.',
      )
    }
    if (editable === undefined && !hasUnknownRules(this.index)) {
      throw refused(
        `It was not read whether “${name}” is a standard role, which cannot be ${what}.`,
        'Bring in the list of roles or the role itself, or try it with a copy.',
      )
    }
    const edited = editableOf(this.index, role)
    this.#roles.set(role, edited)
    return edited
  }

  #mustBeThere(role: number): void {
    if (!this.isDeleted(role)) return
    throw refused(
      `An earlier edit deletes the role “${this.nameOf(role)}”.`,
      'Undo that edit first.',
    )
  }

  #mustBeFree(name: string): void {
    for (let role = 0; role < this.#roleCount; role++) {
      if (this.isDeleted(role) || this.nameOf(role) !== name) continue
      throw refused(`There is a role “${name}” already.`, 'Choose another name.')
    }
  }

  #mustHaveSwitch(permission: number): void {
    const { index } = this
    if (hasUnknownRules(index) || hasSwitch(index, permission)) return
    const { assignable, name } = index.facts.permissions[permission]!
    if (assignable === undefined) {
      throw refused(
        `It was not read whether the portal has a switch for “${name}”.`,
        'Bring in the dictionary of permissions.',
      )
    }
    const parents = index.facts.permissions.flatMap((_, other) =>
      hasSwitch(index, other) && index.closure.reaches(other, permission) ? [other] : [],
    )
    throw refused(
      `“${name}” is not assignable: no role can be given it by itself.`,
      parents.length === 0
        ? 'Nothing assignable that is known includes it.'
        : `Assignable permissions that include it: ${this.#names(parents)}.`,
    )
  }

  #names(permissions: readonly number[]): string {
    const names = permissions.map((number) => `“${this.index.facts.permissions[number]!.name}”`)
    const shown = names.slice(0, 5).join(', ')
    return names.length > 5 ? `${shown} and ${names.length - 5} others` : shown
  }
}

/** @returns whether it was not there before */
function added(set: Set<number>, member: number): boolean {
  if (set.has(member)) return false
  set.add(member)
  return true
}

const refused = (message: string, hint: string): AppError =>
  new AppError('invalid-argument', message, { hint })
