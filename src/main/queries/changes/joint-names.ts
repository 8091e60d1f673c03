/** Names of what is in either of two snapshots: as the later one has them, else the earlier. */
import type { AccessIndex } from '../../access/access-index'
import type { Cause } from '../../access/changes/causes'
import type { FactChange, FactKind } from '../../access/changes/fact-changes'
import type { Matched, Pairing } from '../../access/changes/pairing'
import type { UserBrief } from '../../../shared/schemas/access'
import type { ChangeCause, FactRow } from '../../../shared/schemas/changes'
import type { Named, PermissionBrief } from '../../../shared/schemas/common'
import { say } from '../../../shared/sentences/changes'
import { permissionBrief, roleNamed, userBrief } from '../briefs'

export type NamedInApp = Named & { app?: string }

export class JointNames {
  readonly #pairing: Pairing

  constructor(pairing: Pairing) {
    this.#pairing = pairing
  }

  user(joint: number): UserBrief {
    return this.#of(this.#pairing.users, joint, userBrief)
  }

  role(joint: number): Named {
    return this.#of(this.#pairing.roles, joint, roleNamed)
  }

  permission(joint: number): PermissionBrief {
    return this.#of(this.#pairing.permissions, joint, permissionBrief)
  }

  app(joint: number): Named {
    return this.#of(this.#pairing.apps, joint, ({ facts }, number) => plain(facts.apps[number]!))
  }

  menu(joint: number): NamedInApp {
    return this.#of(this.#pairing.menus, joint, ({ facts }, number) => {
      const menu = facts.menus[number]!
      return { ...plain(menu), app: facts.apps[menu.app]!.id }
    })
  }

  appOfMenu(menu: number): Named {
    return this.app(this.#pairing.appOfMenu[menu]!)
  }

  menuGroup(joint: number): NamedInApp {
    return this.#of(this.#pairing.menuGroups, joint, ({ facts }, number) => {
      const group = facts.menuGroups[number]!
      return { ...plain(group), app: facts.apps[group.app]!.id }
    })
  }

  cause(cause: Cause): ChangeCause {
    const { kind, way } = cause
    switch (cause.kind) {
      case 'user':
        return { kind, way, text: say.causeText.user(way) }
      case 'assignment': {
        const role = this.role(cause.role)
        return { kind, way, role, text: say.causeText.assignment(way, role.name) }
      }
      case 'direct-permission': {
        const permission = this.permission(cause.permission)
        return { kind, way, permission, text: say.causeText.directPermission(way, permission.name) }
      }
      case 'direct-menu': {
        const menu = plain(this.menu(cause.menu))
        return { kind, way, menu, text: say.causeText.directMenu(way, menu.name) }
      }
      case 'listing': {
        const [role, permission] = [this.role(cause.a), this.permission(cause.b)]
        const text = say.causeText.listing(way, role.name, permission.name)
        return { kind, way, role, permission, text }
      }
      case 'inclusion': {
        const [permission, included] = [this.permission(cause.a), this.permission(cause.b)]
        const text = say.causeText.inclusion(way, permission.name, included.name)
        return { kind, way, permission, included, text }
      }
      case 'role-menu': {
        const [role, menu] = [this.role(cause.a), plain(this.menu(cause.b))]
        return { kind, way, role, menu, text: say.causeText.roleMenu(way, role.name, menu.name) }
      }
      case 'role-menu-group': {
        const [role, menuGroup] = [this.role(cause.a), plain(this.menuGroup(cause.b))]
        const text = say.causeText.roleMenuGroup(way, role.name, menuGroup.name)
        return { kind, way, role, menuGroup, text }
      }
      case 'menu-group-menu': {
        const [menuGroup, menu] = [plain(this.menuGroup(cause.a)), plain(this.menu(cause.b))]
        const text = say.causeText.menuGroupMenu(way, menuGroup.name, menu.name)
        return { kind, way, menuGroup, menu, text }
      }
    }
  }

  fact(kind: FactKind, { a, b, fields = [], way }: FactChange): FactRow {
    const [left, right] = endsOf(kind)
    const subject = this.named(left, a)
    const object = b === undefined || right === undefined ? undefined : this.named(right, b)
    return {
      kind,
      way,
      subject,
      ...(object === undefined ? {} : { object }),
      fields,
      text: say.factText(kind, way, subject.name, object?.name, fields),
    }
  }

  named(kind: EndKind, joint: number): NamedInApp {
    switch (kind) {
      case 'user':
        return plain(this.user(joint))
      case 'role':
        return this.role(joint)
      case 'permission': {
        const { app, id, name } = this.permission(joint)
        return { id, name, ...(app === undefined ? {} : { app }) }
      }
      case 'app':
        return this.app(joint)
      case 'menu':
        return this.menu(joint)
      case 'menu-group':
        return this.menuGroup(joint)
    }
  }

  #of<T>(matched: Matched, joint: number, brief: (index: AccessIndex, number: number) => T): T {
    const number = matched.after[joint]!
    return number >= 0
      ? brief(this.#pairing.after, number)
      : brief(this.#pairing.before, matched.before[joint]!)
  }
}

export type EndKind = 'user' | 'role' | 'permission' | 'app' | 'menu' | 'menu-group'

/** What stands at both ends of a relation; a thing has one end. */
export function endsOf(kind: FactKind): [EndKind, EndKind?] {
  switch (kind) {
    case 'assignment':
      return ['user', 'role']
    case 'listing':
      return ['role', 'permission']
    case 'inclusion':
      return ['permission', 'permission']
    case 'direct-permission':
      return ['user', 'permission']
    case 'direct-menu':
      return ['user', 'menu']
    case 'role-menu':
      return ['role', 'menu']
    case 'role-menu-group':
      return ['role', 'menu-group']
    case 'menu-group-menu':
      return ['menu-group', 'menu']
    default:
      return [kind]
  }
}

const plain = ({ id, name }: Named): Named => ({ id, name })
