/** The vendor's own word as facts: profiles, checks, refusals, and what users have in apps. */
import type { PermissionMention, UserAppResourcesRecord } from '../connectors/parts'
import type { Entities } from './fact-entities'
import type { Cell, Facts } from './facts'
import type { AccountState, Said } from './state'
import { newestPart, type StoredPart } from './stored-part'

export function addVendorsWord(state: AccountState, entities: Entities, facts: Facts): void {
  new VendorsWord(state, entities, facts).add()
}

interface AnswersInApp {
  /** The one that speaks of menus, too. */
  whole: Said<UserAppResourcesRecord> | undefined
  /** The newest. */
  permissions: Said<UserAppResourcesRecord>
}

class VendorsWord {
  readonly #state: AccountState
  readonly #entities: Entities
  readonly #facts: Facts

  constructor(state: AccountState, entities: Entities, facts: Facts) {
    this.#state = state
    this.#entities = entities
    this.#facts = facts
  }

  add(): void {
    this.#authorizationProfiles()
    this.#checks()
    this.#observations()
    this.#userApps()
  }

  #authorizationProfiles(): void {
    for (const { record, by } of this.#state.profiles.values()) {
      const user = this.#entities.user(record.user, by)
      if (user === undefined) continue
      const target = record.target ?? ''
      for (const entry of record.permissions) {
        if (entry.role) this.#entities.role(entry.role.id, undefined)
        this.#facts.set(
          'vendor_permission',
          user,
          target,
          this.#entities.mention(entry.permission),
          entry.role?.id ?? null,
          JSON.stringify(entry.permissionScopes),
        )
      }
      this.#entities.statement('authorization-profile', by, record.user, target)
    }
  }

  #checks(): void {
    for (const { record, by } of this.#state.checks.values()) {
      if (record.role) this.#entities.role(record.role.id, undefined)
      this.#check(
        by,
        record.user,
        record.target,
        record.permission,
        record.successful ? 'yes' : 'no',
        record.role?.id ?? null,
        JSON.stringify(record.permissionScopes),
      )
    }
  }

  #observations(): void {
    for (const { record, by } of this.#state.observations.values()) {
      if (record.permission === undefined) continue
      this.#check(by, record.user, undefined, { id: record.permission }, 'no', null, null)
    }
  }

  #check(
    by: StoredPart,
    userId: string,
    targetId: string | undefined,
    permission: PermissionMention,
    ...values: [answer: string, role: Cell, permissionScopes: Cell]
  ): void {
    const user = this.#entities.user(userId, by)
    if (user === undefined) return
    const target = targetId ?? ''
    const key = this.#entities.mention(permission)
    this.#facts.set('vendor_check', user, target, key, by.kind, ...values)
    this.#entities.statement(by.kind, by, userId, target, permission.id)
  }

  #userApps(): void {
    for (const { whole, permissions } of this.#answersInApps()) {
      const { record, by } = permissions
      const user = this.#entities.user(record.user, by)
      if (user === undefined) continue
      const app = this.#entities.app(record.app, record.organization)
      for (const permission of record.permissions) {
        const id = this.#entities.mention({ ...permission, app: record.app })
        this.#facts.set('vendor_permission', user, '', id, null, null)
      }
      for (const menu of whole?.record.menus ?? []) {
        this.#facts.set('vendor_menu', user, this.#entities.menu(app, menu, false), menu.parent)
      }
      if (whole === permissions) {
        this.#entities.statement('user-app-resources', by, record.user, record.app)
        continue
      }
      this.#entities.statement('user-app-resources', by, record.user, record.app, 'permissions')
      if (whole) {
        this.#entities.statement('user-app-resources', whole.by, record.user, record.app, 'menus')
      }
    }
  }

  /** For each user and app: the answer that speaks of menus too, and the newest about permissions. */
  #answersInApps(): Iterable<AnswersInApp> {
    const answers = new Map<string, AnswersInApp>()
    for (const said of this.#state.userApps.values()) {
      const key = JSON.stringify([said.record.user, said.record.app])
      const other = answers.get(key)
      const whole = said.record.menus ? said : other?.whole
      const newest =
        other && newestPart([other.permissions.by, said.by]) !== said.by ? other.permissions : said
      answers.set(key, { whole, permissions: newest })
    }
    return answers.values()
  }
}
