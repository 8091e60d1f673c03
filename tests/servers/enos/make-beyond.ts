/** Access by no role, in every organization of ten users or more: each kind for a few of them. */
import { accessOf } from './access'
import { withAllBeneath } from './make-menu-groups'
import type { App, GrantBeyondRoles, Organization, User, World } from './world'

const ENOUGH_USERS = 10

type Kind = Pick<GrantBeyondRoles, 'reason' | 'name' | 'permissions' | 'menus'> & {
  prefix: 'ug' | 'sg'
  holders: number
}

/** The menu at the top that comes last, with all beneath it. */
function lastBranch({ definition: { menus } }: App): Set<string> {
  const top = [...menus.values()].findLast(({ parent }) => parent === '')
  return top ? withAllBeneath(menus, top.id) : new Set()
}

const everyOther = <T>(all: Iterable<T>): Set<T> =>
  new Set([...all].filter((_, at) => at % 2 === 0))

const kinds: readonly ((app: App) => Kind)[] = [
  (app) => ({
    reason: 'user-group',
    prefix: 'ug',
    name: 'Night Shift',
    holders: 3,
    permissions: everyOther(app.definition.permissions.keys()),
    menus: lastBranch(app),
  }),
  (app) => ({
    reason: 'structure',
    prefix: 'sg',
    name: 'Region South',
    holders: 2,
    permissions: new Set([...app.definition.permissions.keys()].slice(0, 2)),
    menus: new Set([...app.definition.menus.keys()].slice(0, 3)),
  }),
  () => ({
    reason: 'sub-admin',
    prefix: 'ug',
    name: 'Sub-administrators',
    holders: 2,
    permissions: 'all',
    menus: 'all',
  }),
]

const idsOf = (ids: Set<string> | 'all', all: ReadonlyMap<string, unknown>): Iterable<string> =>
  ids === 'all' ? all.keys() : ids

/** Whether the grant would give this user anything new. */
function isNewTo(organization: Organization, user: User, app: App, kind: Kind): boolean {
  const has = accessOf(organization, user, app)
  const { permissions, menus } = app.definition
  const lacks = (ids: Iterable<string>, held: ReadonlySet<string>) =>
    [...ids].some((id) => !held.has(id))
  return (
    lacks(idsOf(kind.permissions, permissions), has.permissions) ||
    lacks(idsOf(kind.menus, menus), has.menus)
  )
}

export function makeBeyond(world: World, organization: Organization): void {
  const { users } = organization
  if (users.length < ENOUGH_USERS) return
  const apps = [...organization.apps.values()].filter(
    ({ created, enabled, definition: { menus, permissions } }) =>
      enabled && created !== 'shortcut' && menus.size > 0 && permissions.size > 0,
  )
  kinds.forEach((kindOf, at) => {
    const app = apps[(at + 1) % apps.length]!
    const { prefix, holders, ...kind } = kindOf(app)
    const start = world.dice.under(users.length)
    const chosen: string[] = []
    for (let turn = 0; turn < users.length && chosen.length < holders; turn += 1) {
      const user = users[(start + turn) % users.length]!
      if (isNewTo(organization, user, app, { prefix, holders, ...kind })) chosen.push(user.id)
    }
    organization.beyond.push({
      ...kind,
      id: world.ids.numbered(prefix),
      app: app.definition.accessKey,
      users: new Set(chosen),
    })
  })
}
