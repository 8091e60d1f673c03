/**
 * Who really may do what in a simulated organization: the vendor's rules, step by step. Written otherwise
 * than `access.ts`, which makes the answers, on purpose.
 */
import type { Beyond, Truth, TruthOfUserInApp } from './types'
import { pairKey, type App, type Organization, type User } from './world'

interface Ids {
  permissions: ReadonlySet<string>
  menus: ReadonlySet<string>
}

const nothing: Ids = { permissions: new Set(), menus: new Set() }

const union = (all: readonly Ids[]): Ids => ({
  permissions: new Set(all.flatMap((one) => [...one.permissions])),
  menus: new Set(all.flatMap((one) => [...one.menus])),
})

const same = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && one.isSubsetOf(other)

const sameIds = (one: Ids, other: Ids): boolean =>
  same(one.permissions, other.permissions) && same(one.menus, other.menus)

/** Roles give permissions, and menu groups with the menus that are in them (concept page). */
function byRole(organization: Organization, role: string, app: App): Ids {
  const { permissions, menuGroups } = organization.roles.get(role)!
  const groups = [...(menuGroups.get(app.definition.accessKey) ?? [])]
  return {
    permissions: permissions.get(app.definition.accessKey) ?? new Set(),
    menus: new Set(groups.flatMap((group) => [...app.menuGroups.get(group)!.menus])),
  }
}

/** Ids in the data of a per-user answer, whatever is nested in whatever. */
function idsIn(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  return (list as { id?: string | number; children?: unknown }[]).flatMap(({ id, children }) => [
    ...(id === undefined ? [] : [String(id)]),
    ...idsIn(children),
  ])
}

/** All pairs of one organization; users who hold the same roles share what roles give them. */
class Pairs {
  readonly #byRoles = new Map<string, Ids>()

  constructor(private readonly organization: Organization) {}

  byRoles(user: User, app: App): Ids {
    const key = [app.definition.accessKey, ...user.roles].join(' ')
    let ids = this.#byRoles.get(key)
    if (!ids) {
      const all = user.roles.map((role) => byRole(this.organization, role, app))
      this.#byRoles.set(key, (ids = union(all)))
    }
    return ids
  }

  /** What was taken from another app is had by whom has it there, if the shortcut opens at all. */
  #throughShortcut(user: User, app: App): Ids {
    const base = this.byRoles(user, app)
    if (app.created !== 'shortcut' || sameIds(base, nothing)) return base
    const menus = [...app.definition.menus.values()].filter(({ id, sourceApp }) =>
      sourceApp === undefined
        ? base.menus.has(id)
        : this.really(user, this.organization.apps.get(sourceApp)!).ids.menus.has(id),
    )
    return { permissions: base.permissions, menus: new Set(menus.map(({ id }) => id)) }
  }

  /** What user group, structure and sub-administration give, each with its reason. */
  #granted(user: User, app: App): { reason: Beyond; ids: Ids }[] {
    const { permissions, menus } = app.definition
    return this.organization.beyond
      .filter((grant) => grant.app === app.definition.accessKey && grant.users.has(user.id))
      .map((grant) => ({
        reason: grant.reason,
        ids: {
          permissions:
            grant.permissions === 'all' ? new Set(permissions.keys()) : grant.permissions,
          menus: grant.menus === 'all' ? new Set(menus.keys()) : grant.menus,
        },
      }))
  }

  /** What the portal gives, but for answers that were given by hand. */
  really(user: User, app: App): { ids: Ids; beyond: Beyond[] } {
    const roles = this.byRoles(user, app)
    // Users lose a disabled app, while what roles give stays (managing applications of an OU).
    if (!app.enabled) return { ids: nothing, beyond: ['disabled-app'] }
    const opened = this.#throughShortcut(user, app)
    const granted = this.#granted(user, app)
    const isMore = ({ ids }: { ids: Ids }) => !sameIds(union([roles, ids]), roles)
    const beyond = new Set<Beyond>(granted.filter(isMore).map(({ reason }) => reason))
    if (!sameIds(opened, roles)) beyond.add('shortcut-app')
    return {
      ids: granted.length === 0 ? opened : union([opened, ...granted.map(({ ids }) => ids)]),
      beyond: [...beyond],
    }
  }

  of(user: User, app: App): { ids: Ids; beyond: Beyond[] } {
    const byHand = this.organization.byHand.get(pairKey(user.id, app.definition.accessKey))
    if (byHand === undefined) return this.really(user, app)
    const { permissions, menus } = byHand as { permissions?: unknown; menus?: unknown }
    const ids = { permissions: new Set(idsIn(permissions)), menus: new Set(idsIn(menus)) }
    return { ids, beyond: [] }
  }
}

/** Sorted by code units, so that any language sorts them alike; one array for one set. */
class Sorted {
  readonly #known = new WeakMap<ReadonlySet<string>, string[]>()

  of(ids: ReadonlySet<string>): string[] {
    let sorted = this.#known.get(ids)
    if (!sorted) this.#known.set(ids, (sorted = [...ids].sort()))
    return sorted
  }

  both({ permissions, menus }: Ids): { permissions: string[]; menus: string[] } {
    return { permissions: this.of(permissions), menus: this.of(menus) }
  }
}

function accessIn(organization: Organization): TruthOfUserInApp[] {
  const pairs = new Pairs(organization)
  const sorted = new Sorted()
  const access: TruthOfUserInApp[] = []
  for (const user of organization.users) {
    for (const app of organization.apps.values()) {
      const byRoles = pairs.byRoles(user, app)
      const { ids, beyond } = pairs.of(user, app)
      if (sameIds(ids, nothing) && sameIds(byRoles, nothing)) continue
      access.push({
        user: user.id,
        app: app.definition.accessKey,
        ...sorted.both(ids),
        byRoles: sorted.both(byRoles),
        ...(sameIds(ids, byRoles) ? {} : { beyond }),
      })
    }
  }
  return access
}

const perApp = (ids: ReadonlyMap<string, ReadonlySet<string>>): { app: string; id: string }[] =>
  [...ids].flatMap(([app, all]) => [...all].map((id) => ({ app, id })))

export function truthOf(organization: Organization): Truth {
  return {
    organization: organization.id,
    users: organization.users.map(({ id, name, email, roles }) => ({
      id,
      name,
      email,
      roles: [...roles],
    })),
    roles: [...organization.roles.values()].map(({ id, names, permissions, menuGroups }) => ({
      id,
      name: names.en_US,
      permissions: perApp(permissions),
      menuGroups: perApp(menuGroups),
    })),
    apps: [...organization.apps.values()].map(({ definition, created, enabled, menuGroups }) => ({
      id: definition.accessKey,
      name: definition.names.en_US,
      created,
      enabled,
      permissions: [...definition.permissions.values()].map(({ id, code, names }) => ({
        id,
        code,
        names: { ...names },
      })),
      menus: [...definition.menus.values()].map(({ id, code, parent, order, names }) => ({
        id,
        code,
        parent,
        order,
        names: { ...names },
      })),
      menuGroups: [...menuGroups.values()].map(({ id, name, menus }) => ({
        id,
        name,
        menus: [...menus],
      })),
    })),
    access: accessIn(organization),
  }
}
