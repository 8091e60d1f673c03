/** The sample's two apps with menu trees, and what each user has in them. */
import { SeededRandom } from './random'
import type {
  AppRecord,
  DirectMenuRecords,
  DirectPermissionRecords,
  MenuRecord,
  UserAppResourcesRecord,
} from '../parts'

export const organization = 'o-sample'

/** A menu's name, and its children. */
type Plan = readonly [name: string, ...children: Plan[]]

const energy: readonly Plan[] = [
  ['Overview', ['Portfolio'], ['Map'], ['Today']],
  [
    'Sites',
    ['All Sites'],
    ['Site Details', ['Inverters'], ['Weather'], ['Meters']],
    ['Comparison'],
  ],
  ['Production', ['Daily'], ['Monthly'], ['Losses', ['Curtailment'], ['Downtime']]],
  ['Alarms', ['Active'], ['History'], ['Rules']],
  ['Reports', ['Scheduled'], ['Templates'], ['Archive']],
  ['Settings', ['Tariffs'], ['Targets'], ['Notifications']],
]
const assets: readonly Plan[] = [
  ['Fleet', ['Turbines'], ['Transformers'], ['Vehicles']],
  ['Health', ['Scores'], ['Trends'], ['Predictions', ['Gearbox'], ['Bearings'], ['Blades']]],
  ['Work Orders', ['Open'], ['Planned'], ['Closed'], ['Approvals']],
  ['Spare Parts', ['Stock'], ['Orders']],
  ['Administration', ['Models'], ['Thresholds'], ['Crews']],
]

const plans = [
  {
    id: '5f2c1d00-energy',
    code: 'ENERGY',
    name: 'Energy Monitor',
    chinese: '能源监控',
    menus: energy,
  },
  {
    id: '7a9b4e00-assets',
    code: 'ASSETS',
    name: 'Asset Health',
    chinese: '资产健康',
    menus: assets,
  },
] as const

export function apps(): AppRecord[] {
  return plans.map(({ id, code, name, chinese, menus }) => ({
    id,
    organization,
    code,
    names: { en_US: name, zh_CN: chinese },
    menus: flatten(menus, code, null),
    permissions: menus.map(([area], index) => ({
      id: `${code.toLowerCase()}-p${index + 1}`,
      code: `${code}_P${String(index + 1).padStart(2, '0')}`,
      names: { en_US: `Edit ${area}` },
    })),
  }))
}

function flatten(plans: readonly Plan[], prefix: string, parent: string | null): MenuRecord[] {
  return plans.flatMap(([name, ...children], index): MenuRecord[] => {
    const code = `${prefix}_${String(index + 1).padStart(2, '0')}`
    const id = `menu-${code.toLowerCase()}`
    const url = children.length > 0 ? '' : `/${code.toLowerCase().replaceAll('_', '/')}`
    return [
      { id, code, names: { en_US: name }, url, order: index + 1, parent },
      ...flatten(children, code, id),
    ]
  })
}

/** Every user was asked about in every app; some have none, and a few have a menu without its parent. */
export function userApps(users: readonly string[], later: boolean): UserAppResourcesRecord[] {
  return apps().flatMap((app, number) => {
    const random = new SeededRandom(77 + number)
    const tops = app.menus.filter((menu) => menu.parent === null)
    return users.map((user): UserAppResourcesRecord => {
      const none = random.chance(0.35)
      const share = 0.3 + random.next() * 0.7
      const granted = new Set(tops.filter(() => random.chance(share)).map((menu) => menu.id))
      const odd = random.chance(0.04)
      // Drawn at both dates, so that what nobody changed is the same at both.
      const grows = random.chance(0.05)
      const grown = later && grows
      if (none) {
        return { organization, user, app: app.id, resources: { menus: [], permissions: [] } }
      }
      const menus = app.menus.filter((menu) => {
        const inGranted = granted.has(topOf(app.menus, menu).id)
        // A child that was granted while its parent was not: the portal then hides it.
        if (odd && menu.parent === null) return false
        return inGranted || (grown && menu.code.startsWith(`${app.code!}_04`))
      })
      const permissions = app.permissions.filter((_, index) => granted.has(tops[index]!.id))
      return { organization, user, app: app.id, resources: { menus, permissions } }
    })
  })
}

/** The same grants as facts: in the sample, what is within apps is granted to users and not by roles. */
export function directPermissions(
  answers: readonly UserAppResourcesRecord[],
): DirectPermissionRecords {
  const permissions = apps().flatMap((app) =>
    app.permissions.map(({ id }) => ({ id, app: app.id })),
  )
  const granted = positionsByUser(answers, permissions, ({ resources }) => resources.permissions)
  return {
    permissions,
    records: granted.map(([user, positions]) => ({ user, permissions: positions })),
  }
}

export function directMenus(answers: readonly UserAppResourcesRecord[]): DirectMenuRecords {
  const menus = apps().flatMap((app) => app.menus.map(({ id }) => ({ id, app: app.id })))
  const granted = positionsByUser(answers, menus, ({ resources }) => resources.menus ?? [])
  return { menus, records: granted.map(([user, positions]) => ({ user, menus: positions })) }
}

function positionsByUser(
  answers: readonly UserAppResourcesRecord[],
  all: readonly { id: string; app: string }[],
  heldIn: (answer: UserAppResourcesRecord) => readonly { id: string }[],
): [user: string, positions: number[]][] {
  const places = new Map(all.map(({ app, id }, position) => [`${app} ${id}`, position]))
  const byUser = new Map<string, number[]>()
  for (const answer of answers) {
    const positions = heldIn(answer).map(({ id }) => places.get(`${answer.app} ${id}`)!)
    if (positions.length === 0) continue
    byUser.set(answer.user, [...(byUser.get(answer.user) ?? []), ...positions])
  }
  return [...byUser]
}

function topOf(menus: readonly MenuRecord[], menu: MenuRecord): MenuRecord {
  let top = menu
  while (top.parent !== null) top = menus.find((other) => other.id === top.parent)!
  return top
}
