/**
 * An organization of EnOS as its answers in one HAR file: users, roles, apps with their menus, and what
 * EnOS itself says of some users, so that it is computed and confirmed, or differs.
 */
import { answer } from './steps'

const portal = 'https://portal.example.com/app-portal-service'

const organization = 'o-1'
const app = 'asset-key'

interface Menu {
  id: string
  code: string
  name: string
  url: string
  /** Undefined at the root. */
  parent: Menu | undefined
  level: number
  order: number
}

const roots = 12
const deepest = 6
const words =
  'Sites Alarms Reports Turbines Inverters Meters Weather Plans Costs Parts Teams Logs'.split(' ')

/** Menus of a real shape: 12 at the root, six levels, most of them far down. The same for the same count. */
function makeMenus(count: number): Menu[] {
  const menus: Menu[] = []
  let random = 7
  const next = (below: number): number => {
    random = (random * 48_271) % 2_147_483_647
    return random % below
  }
  for (let number = 0; number < count; number += 1) {
    let parent: Menu | undefined
    if (number >= roots) {
      do parent = menus[next(number)]
      while (parent!.level >= deepest)
    }
    menus.push({
      id: `menu-${number}`,
      code: `ASSET_${String(number).padStart(4, '0')}`,
      name: `${words[number % words.length]!} ${number}`,
      url: `/asset/${words[number % words.length]!.toLowerCase()}/${number}`,
      parent,
      level: parent === undefined ? 1 : parent.level + 1,
      order: number + 1,
    })
  }
  return menus
}

/** As EnOS nests them; what stands under none of these menus stands at the root and still names its parent. */
function nested(menus: readonly Menu[], nameOf: (name: string) => object): unknown[] {
  const children = Map.groupBy(menus, ({ parent }) => parent)
  const here = new Set(menus)
  const nodesOf = (some: readonly Menu[]): unknown[] =>
    some.map((menu) => ({
      id: menu.id,
      code: menu.code,
      ...nameOf(menu.name),
      url: menu.url,
      displayOrder: menu.order,
      parentId: menu.parent?.id ?? '',
      children: nodesOf(children.get(menu) ?? []),
    }))
  return nodesOf(menus.filter(({ parent }) => parent === undefined || !here.has(parent)))
}

/** A request and its answer, as a browser saves them. */
const entry = (method: string, url: string, data: unknown, posted?: object): object => ({
  startedDateTime: '2026-11-02T09:00:00.000Z',
  request: {
    method,
    url: `${portal}/${url}`,
    headers: [],
    ...(posted === undefined
      ? {}
      : { postData: { mimeType: 'application/json', text: JSON.stringify(posted) } }),
  },
  response: {
    status: 200,
    headers: [],
    content: {
      mimeType: 'application/json',
      text: JSON.stringify({ code: 0, message: 'OK', data }),
    },
  },
})
const post = (path: string, posted: object, data: unknown): object =>
  entry('POST', `${path}?orgId=${organization}`, data, posted)
const get = (path: string, query: string, data: unknown): object =>
  entry('GET', `${path}?orgId=${organization}${query}`, data)

const users = ['anna', 'ben', 'carla', 'dora']
const nameOfUser: Record<string, string> = {
  anna: 'Anna Meyer',
  ben: 'Ben Okafor',
  carla: 'Carla Ruiz',
  dora: 'Dora Lind',
}
const rolesOfUser: Record<string, string[]> = {
  anna: ['operator', 'planner'],
  ben: ['operator'],
  carla: ['operator'],
  dora: [],
}

/**
 * Anna is an operator and a planner, and EnOS agrees. Ben is an operator; EnOS gives him one menu that
 * no role of his gives, and does not give one that his role does. Of Carla EnOS was not asked. Dora has
 * no role, and EnOS agrees.
 *
 * @param menus how many the app has, 24 at least
 * @param asked whose answers of EnOS are in the file
 */
export function organizationFile(menus: number, asked = ['anna', 'ben', 'dora']) {
  const all = makeMenus(menus)
  const isUnder = (menu: Menu | undefined, root: number): boolean =>
    menu !== undefined && (menu === all[root] || isUnder(menu.parent, root))
  const operating = all.filter((menu) => isUnder(menu, 0) || isUnder(menu, 1))
  // Without its root, as nobody should have made the group.
  const planning = all.filter((menu) => isUnder(menu, 2) && menu !== all[2])
  const taken = operating.at(-1)!
  const given = all[5]!
  const answerOf: Record<string, Menu[]> = {
    anna: [...operating, ...planning],
    ben: [...operating.filter((menu) => menu !== taken), given],
    carla: operating,
    dora: [],
  }
  const entries = [
    post(
      'v2.2/user/organization/roster',
      { pagination: { pageNo: 0, pageSize: 1000 } },
      {
        pagination: { pageNo: 0, pageSize: 1000, totalElements: users.length },
        users: users.map((id) => ({
          userId: id,
          name: nameOfUser[id],
          email: `${id}@example.com`,
        })),
      },
    ),
    get('v2.2/organization/role/list', '', {
      roles: [
        { id: 'operator', name: 'Operator' },
        { id: 'planner', name: 'Planner' },
      ],
    }),
    post(
      'v2.2/userRoles/roleList',
      { userIds: users },
      {
        usersUserRoles: users.map((userId) => ({ userId, roleIds: rolesOfUser[userId] })),
        userRoles: [
          { id: 'operator', name: 'Operator' },
          { id: 'planner', name: 'Planner' },
        ],
      },
    ),
    ...['operator', 'planner'].map((roleId) =>
      post(
        'v2.3/role/app/resource/assignedList',
        { roleId },
        {
          structures: [],
          menuGroups: [
            {
              resourceId: `group-${roleId}`,
              resourceName: `Menus of the ${roleId}`,
              appId: app,
              appName: 'Asset Management',
            },
          ],
          permissions: [],
        },
      ),
    ),
    get('v2.3/app/get', `&appId=${app}`, {
      id: 'app-1',
      code: 'ASSET',
      nameJson: { en_US: 'Asset Management' },
      createdType: 1,
      isEnable: true,
      menus: nested(all, (name) => ({ nameJson: { en_US: name } })),
      permissions: [],
    }),
    get('v2.3/app/menuGroup/list', `&appId=${app}`, [
      { id: 'group-operator', name: 'Operation', menuIds: operating.map(({ id }) => id) },
      { id: 'group-planner', name: 'Planning', menuIds: planning.map(({ id }) => id) },
    ]),
    ...asked.map((user) =>
      get('v2.3/user/app/resource/permission', `&userId=${user}&appId=${app}&locale=en_US`, {
        permissions: [],
        menus: nested(answerOf[user]!, (name) => ({ name })),
      }),
    ),
  ]
  return {
    file: answer('organization.har', {
      log: { version: '1.2', creator: { name: 'test' }, entries },
    }),
    app,
    operating: operating.length,
    planning: planning.length,
    /** What EnOS alone gives Ben, and what only his role does. */
    given: { id: given.id, name: given.name },
    taken: { id: taken.id, name: taken.name },
    /** The deepest of the whole app that comes last. */
    deep: all.findLast(({ level }) => level === deepest)!,
  }
}
