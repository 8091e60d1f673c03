/** The vendor's own word as facts: profiles, checks, refusals, and what users have in apps. */
import type {
  AppResources,
  MenuRecord,
  PermissionMention,
  UserAppResourcesRecord,
} from '../connectors/parts'
import type { Entities } from './fact-entities'
import type { Cell, Facts } from './facts'
import { inApp, recordAdded } from './records'
import type { ResourceSets } from './resource-sets'
import type { AccountState, Said } from './state'
import { isNewer, newestPart, type StoredPart } from './stored-part'

export function addVendorsWord(
  state: AccountState,
  entities: Entities,
  facts: Facts,
  sets: ResourceSets,
): void {
  new VendorsWord(state, entities, facts, sets).add()
}

interface AnswersInApp {
  /** The one that speaks of menus, too. */
  whole: Said<UserAppResourcesRecord> | undefined
  /** The newest. */
  permissions: Said<UserAppResourcesRecord>
}

interface ToldInApp extends AnswersInApp {
  /** Keys. */
  user: number
  app: number
}

class VendorsWord {
  readonly #state: AccountState
  readonly #entities: Entities
  readonly #facts: Facts
  readonly #sets: ResourceSets

  constructor(state: AccountState, entities: Entities, facts: Facts, sets: ResourceSets) {
    this.#state = state
    this.#entities = entities
    this.#facts = facts
    this.#sets = sets
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
    const told = [...this.#answersInApps()].flatMap(({ whole, permissions }) => {
      const { record, by } = permissions
      const user = this.#entities.user(record.user, by)
      if (user === undefined) return []
      return [
        { user, app: this.#entities.app(record.app, record.organization), whole, permissions },
      ]
    })
    const permissionSets = this.#permissionSets(told)
    const menuSets = this.#menuSets(told)
    for (const { user, app, whole, permissions } of told) {
      const { record, by } = permissions
      this.#facts.set(
        'vendor_app',
        user,
        app,
        permissionSets.get(record.resources)!,
        whole ? menuSets.get(whole.record.resources)! : null,
      )
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

  #permissionSets(told: readonly ToldInApp[]): ReadonlyMap<AppResources, number> {
    const sets = new Map<AppResources, number>()
    for (const { app, said } of oncePerContent(told, ({ permissions }) => permissions)) {
      const { app: external, resources } = said.record
      const members = new Map(
        resources.permissions.map((permission) => {
          const key = this.#entities.mention({ ...permission, app: external })
          return [key, { id: permission.id, key }] as const
        }),
      )
      sets.set(resources, this.#sets.permissions(resources, app, [...members.values()]))
    }
    return sets
  }

  #menuSets(told: readonly ToldInApp[]): ReadonlyMap<AppResources, number> {
    const sets = new Map<AppResources, number>()
    const spokenOf = new Map<number, { app: number; menu: MenuRecord }>()
    for (const { app, said } of oncePerContent(told, ({ whole }) => whole)) {
      const { resources } = said.record
      const members = new Map(
        (resources.menus ?? []).map((menu) => {
          const key = this.#entities.menuKey(app, menu.id)
          const before = spokenOf.get(key)?.menu
          spokenOf.set(key, { app, menu: before ? recordAdded(before, menu) : menu })
          return [key, { id: menu.id, key, parent: menu.parent }] as const
        }),
      )
      sets.set(resources, this.#sets.menus(resources, app, [...members.values()]))
    }
    for (const { app, menu } of spokenOf.values()) this.#entities.menu(app, menu, false)
    return sets
  }

  /** For each user and app: the answer that speaks of menus too, and the newest about permissions. */
  #answersInApps(): Iterable<AnswersInApp> {
    const answers = new Map<string, AnswersInApp>()
    for (const said of this.#state.userApps.values()) {
      const { user, app, resources } = said.record
      const key = inApp({ app, id: user })
      const other = answers.get(key)
      const whole = resources.menus ? said : other?.whole
      const newest =
        other && newestPart([other.permissions.by, said.by]) !== said.by ? other.permissions : said
      answers.set(key, { whole, permissions: newest })
    }
    return answers.values()
  }
}

/**
 * Each content once (parts that say the same share the object, which is of one app), by its newest answer,
 * in the order of these: what is told of permissions and menus last is what stands.
 */
function oncePerContent(
  told: readonly ToldInApp[],
  answer: (told: ToldInApp) => Said<UserAppResourcesRecord> | undefined,
): { app: number; said: Said<UserAppResourcesRecord> }[] {
  const newest = new Map<AppResources, { app: number; said: Said<UserAppResourcesRecord> }>()
  for (const one of told) {
    const said = answer(one)
    if (!said) continue
    const before = newest.get(said.record.resources)
    if (before && !isNewer(said.by, before.said.by)) continue
    newest.set(said.record.resources, { app: one.app, said })
  }
  return [...newest.values()].sort((a, b) => (isNewer(a.said.by, b.said.by) ? 1 : -1))
}
