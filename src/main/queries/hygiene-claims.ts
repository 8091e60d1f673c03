/** Claims in words, with what could be done about each in the portal. */
import type { AccessIndex } from '../access/access-index'
import type { Claim } from '../access/hygiene/claims'
import { size } from '../access/hygiene/bit-rows'
import type { RoleAccess } from '../access/hygiene/role-access'
import { defaultRoles, hasUnknownRules, isEditable, replacesLastRole } from '../access/portal'
import type { Edit } from '../../shared/schemas/edits'
import type { HygieneClaim, HygieneRole } from '../../shared/schemas/hygiene'
import type { WhyStays } from '../../shared/sentences/en/hygiene'
import { say } from '../../shared/sentences/hygiene'
import { permissionBrief, roleNamed, userBrief } from './briefs'
import { allHoldersKnown } from './roles'

const usersShown = 20
/** Beyond, a list of edits is nothing that a person would look through. */
const usersEdited = 200

interface Doing {
  edits: Edit[]
  whyNot?: string
}

export class HygieneBriefs {
  readonly #index: AccessIndex
  readonly #automatic: ReadonlySet<number>
  readonly #restricted: ReadonlySet<number>
  readonly #everyone: boolean

  constructor(access: RoleAccess) {
    this.#index = access.index
    this.#automatic = defaultRoles(access.index)
    this.#everyone = allHoldersKnown(access.index)
    this.#restricted = new Set(
      access.index.facts.assignments.flatMap((one) => (one.siteRestricted ? [one.role] : [])),
    )
  }

  of(claim: Claim): HygieneClaim {
    const users = 'users' in claim ? claim.users : []
    return {
      kind: claim.kind === 'direct-menu' ? 'direct' : claim.kind,
      roles: this.#rolesIn(claim).map((role) => this.#role(role)),
      by: this.#by(claim).map((role) => roleNamed(this.#index, role)),
      ...('extra' in claim ? { extra: claim.extra } : {}),
      ...(claim.kind === 'near'
        ? {
            near: {
              similarity: claim.similarity,
              onlyFirst: claim.onlyFirst,
              onlySecond: claim.onlySecond,
            },
          }
        : {}),
      ...this.#granted(claim),
      users: users.slice(0, usersShown).map((user) => userBrief(this.#index, user)),
      usersTotal: users.length,
      text: this.textOf(claim),
      ...this.#doing(claim),
    }
  }

  textOf(claim: Claim): string {
    const name = (role: number) => this.#index.facts.roles[role]!.name
    switch (claim.kind) {
      case 'twins':
        return say.twins(claim.roles.map(name))
      case 'subset':
        return say.subset(name(claim.role), name(claim.by), claim.extra)
      case 'dominated':
        return say.dominated(name(claim.role), name(claim.by), this.#holders(claim.role))
      case 'empty':
        return say.empty(name(claim.role))
      case 'unused':
        return say.unused(name(claim.role))
      case 'redundant':
        return say.redundant(name(claim.role), claim.by.map(name), claim.users.length)
      case 'direct': {
        const thing = this.#index.facts.permissions[claim.permission]!.name
        return say.direct(thing, name(claim.by), claim.users.length)
      }
      case 'direct-menu': {
        const thing = this.#index.facts.menus[claim.menu]!.name
        return say.direct(thing, name(claim.by), claim.users.length)
      }
      case 'near': {
        const [first, second] = claim.roles
        // Rounded down: what is not the same is never a hundred percent.
        return say.near(name(first), name(second), Math.floor(claim.similarity * 100))
      }
    }
  }

  #rolesIn(claim: Claim): readonly number[] {
    if ('roles' in claim) return claim.roles
    return 'role' in claim ? [claim.role] : []
  }

  #by(claim: Claim): readonly number[] {
    if (!('by' in claim)) return []
    return typeof claim.by === 'number' ? [claim.by] : claim.by
  }

  #granted(claim: Claim): Pick<HygieneClaim, 'granted'> {
    if (claim.kind === 'direct') {
      return {
        granted: { kind: 'permission', ...permissionBrief(this.#index, claim.permission) },
      }
    }
    if (claim.kind !== 'direct-menu') return {}
    const { app, id, name } = this.#index.facts.menus[claim.menu]!
    const appId = this.#index.facts.apps[app]!.id
    return { granted: { kind: 'menu', id, name, assignable: null, app: appId } }
  }

  #role(role: number): HygieneRole {
    const { custom, hidden, id, name, permissionScope } = this.#index.facts.roles[role]!
    const permissions = size(this.#index.roleHas.row(role))
    return {
      id,
      name,
      custom: custom ?? null,
      hidden,
      autoAssigned: this.#automatic.has(role),
      siteRestricted: this.#restricted.has(role),
      ...(permissionScope === undefined ? {} : { permissionScope }),
      holders: { value: this.#holders(role), is: this.#everyone ? 'total' : 'atLeast' },
      permissions,
      menus: this.#index.roleMenus.of(role).length,
    }
  }

  #holders(role: number): number {
    return this.#index.roleHolders.of(role).length
  }

  #doing(claim: Claim): Doing {
    switch (claim.kind) {
      case 'twins':
        return this.#mergeTwins(claim.roles)
      case 'subset':
        return { edits: [], whyNot: say.noEditForSubset }
      case 'dominated':
      case 'empty':
      case 'unused':
        return this.#deleteRole(claim.role)
      case 'redundant':
        return this.#take(claim.role, claim.users)
      case 'direct':
      case 'direct-menu':
        return { edits: [], whyNot: say.noEditForDirect }
      case 'near':
        return { edits: [], whyNot: say.noEditForNear }
    }
  }

  #deleteRole(role: number): Doing {
    const why = this.whyStays(role)
    const { id, name } = this.#index.facts.roles[role]!
    if (why !== undefined) return { edits: [], whyNot: say.notDeletable(name, why) }
    const isLast = (user: number) => this.#index.rolesOf(user).every((held) => held === role)
    if (replacesLastRole(this.#index) && [...this.#index.roleHolders.of(role)].some(isLast)) {
      return { edits: [], whyNot: say.noEditForLast }
    }
    return { edits: [{ kind: 'delete-role', role: id }] }
  }

  /** Why a role cannot be deleted; undefined where it can. */
  whyStays(role: number): Exclude<WhyStays, 'needed' | 'kept'> | undefined {
    const { hidden } = this.#index.facts.roles[role]!
    const editable = isEditable(this.#index, role)
    if (editable === false) return 'standard'
    if (editable === undefined && !hasUnknownRules(this.#index)) return 'kind-unknown'
    if (hidden) return 'hidden'
    if (this.#automatic.has(role)) return 'automatic'
    return this.#everyone ? undefined : 'holders'
  }

  /** One stays, best one that must; the others are replaced by it and go. */
  #mergeTwins(roles: readonly number[]): Doing {
    const { facts } = this.#index
    const visible = roles.filter((role) => !facts.roles[role]!.hidden)
    const [kept] = visible.sort(
      (a, b) =>
        Number(this.whyStays(a) === undefined) - Number(this.whyStays(b) === undefined) ||
        this.#holders(b) - this.#holders(a) ||
        a - b,
    )
    if (kept === undefined) return { edits: [], whyNot: say.noEditForTwins }
    const edits = roles.flatMap((role): Edit[] => {
      const why = this.whyStays(role)
      const isFree = (why === undefined || why === 'holders') && !this.#restricted.has(role)
      // Who holds the kept one for certain sites only would be said to hold it already.
      if (role === kept || !isFree || this.#restricted.has(kept)) return []
      const { id } = facts.roles[role]!
      return [
        ...(this.#holders(role) > 0
          ? [{ kind: 'replace-role', role: id, by: facts.roles[kept]!.id } as const]
          : []),
        ...(why === undefined ? [{ kind: 'delete-role', role: id } as const] : []),
      ]
    })
    return edits.length > 0 ? { edits } : { edits: [], whyNot: say.noEditForTwins }
  }

  #take(role: number, users: readonly number[]): Doing {
    const { facts } = this.#index
    const { hidden, id, name } = facts.roles[role]!
    if (hidden) return { edits: [], whyNot: say.notDeletable(name, 'hidden') }
    if (users.length > usersEdited) return { edits: [], whyNot: say.noEditForMany(usersEdited) }
    return {
      edits: users.map((user): Edit => {
        return { kind: 'take-role', user: facts.users[user]!.id, role: id }
      }),
    }
  }
}
