/** Roles of an organization: what each gives over all apps. */
import type { Dice } from '../random'
import { fields, positions, type Row } from './catalogue/words'
import { namesOf } from './make-names'
import type { App, Organization, Role, World } from './world'

const roleWords = {
  administrator: ['Administrator', '管理员', 'Administrador', '管理者', 'Verwaltung', 'Admin'],
  shortcuts: ['Shortcuts', '快捷方式', 'Accesos directos', 'ショートカット', 'Kurzwahl', 'Skróty'],
  retired: [
    'Retired App',
    '停用应用',
    'App retirada',
    '停止中アプリ',
    'Alte App',
    'Stara aplikacja',
  ],
  nothing: ['Newcomer', '新人', 'Novato', '新人', 'Neuling', 'Nowy'],
  unheld: ['Reserve', '备用', 'Reserva', '予備', 'Reserve', 'Rezerwa'],
} as const satisfies Record<string, Row>

/** Roles that are there for a reason; all others have names of fields and positions. */
export type SpecialRole = keyof typeof roleWords

export const specialRole = (organization: Organization, which: SpecialRole): Role | undefined =>
  [...organization.roles.values()].find(({ names }) => names.en_US === roleWords[which][0])

export function ordinaryRoles(organization: Organization): Role[] {
  const special = new Set<string>(Object.values(roleWords).map(([english]) => english))
  return [...organization.roles.values()].filter(({ names }) => !special.has(names.en_US))
}

/** Six for the fewest users, 106 for ten thousand. */
const ordinaryCount = (users: number): number => Math.min(106, 6 + Math.floor(users / 60))

function give(role: Role, app: App, permissions: Iterable<string>, groups: Iterable<string>): void {
  const { accessKey } = app.definition
  const permissionIds = new Set(permissions)
  const groupIds = new Set(groups)
  if (permissionIds.size > 0) role.permissions.set(accessKey, permissionIds)
  if (groupIds.size > 0) role.menuGroups.set(accessKey, groupIds)
}

/** The first menu group has everything. */
const giveAll = (role: Role, app: App): void =>
  give(role, app, app.definition.permissions.keys(), [...app.menuGroups.keys()].slice(0, 1))

/** Of a large app, no ordinary role has all menus. */
const MANY_MENUS = 100

function giveSome(dice: Dice, role: Role, app: App): void {
  const { permissions, menus } = app.definition
  const groups = [...app.menuGroups.keys()].slice(menus.size > MANY_MENUS ? 1 : 0)
  const certain = dice.under(Math.max(1, groups.length))
  give(
    role,
    app,
    [...permissions.keys()].filter(() => dice.onceIn(3)),
    groups.filter((_, at) => at === certain || dice.onceIn(5)),
  )
}

const bareGroup = (app: App): string | undefined =>
  [...app.menuGroups.values()].find(({ name }) => name.startsWith('Only '))?.id

export function makeRoles(world: World, organization: Organization, users: number): void {
  const { dice, ids } = world
  const add = (words: readonly Row[], suffix = ''): Role => {
    const role: Role = {
      id: ids.numbered('ro'),
      names: namesOf(words, suffix, 2 + dice.under(5)),
      permissions: new Map(),
      menuGroups: new Map(),
      structures: [],
    }
    organization.roles.set(role.id, role)
    return role
  }
  const apps = [...organization.apps.values()]
  const plain = apps.filter(({ enabled, created }) => enabled && created !== 'shortcut')
  const administrator = add([roleWords.administrator])
  for (const app of plain) giveAll(administrator, app)
  add([roleWords.nothing])
  const unheld = add([roleWords.unheld])
  giveSome(dice, unheld, plain[0]!)
  for (const app of apps.filter(({ enabled }) => !enabled)) giveAll(add([roleWords.retired]), app)
  for (const app of apps.filter(({ created }) => created === 'shortcut')) {
    giveAll(add([roleWords.shortcuts]), app)
  }
  for (let number = 0; number < ordinaryCount(users); number += 1) {
    const role = add(
      [fields[number % fields.length]!, positions[number % positions.length]!],
      number < fields.length ? '' : ` ${number}`,
    )
    // Its own app, so that each is somebody's, and up to three others.
    giveSome(dice, role, plain[number % plain.length]!)
    for (let more = dice.under(4); more > 0; more -= 1) giveSome(dice, role, dice.oneOf(plain))
  }
  const [first, second] = ordinaryRoles(organization)
  const bare = bareGroup(plain[0]!)
  // Somebody has a menu without the one above it.
  if (bare !== undefined) give(first!, plain[0]!, [], [bare])
  second!.structures.push({
    id: ids.numbered('sg'),
    name: 'Region North',
    app: plain[0]!.definition.accessKey,
  })
}
