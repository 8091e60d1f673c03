/** Answers in Chinese. */
import type { Answer, Count } from '../../schemas/common'
import { answers, count, countOf, listOf, name, names, namesAndMore, number } from './words'

export const eitherOf = (ways: readonly string[]): string => ways.join('，或者')

const date = (iso: string | null): string => (iso === null ? '日期不明' : iso.slice(0, 10))

// Why

export const whyAnswer = (user: string, thing: string, answer: Answer): string =>
  ({
    yes: `是：${user} 拥有${name(thing)}。`,
    no: `否：${user} 没有${name(thing)}。`,
    unknown: `未知：无法判断 ${user} 是否拥有${name(thing)}。`,
  })[answer]

export const systemExtension = (user: string): string =>
  `${user} 是此账户的系统分机；按照 RingCentral 的规则，它拥有所有权限，并非通过角色获得。`

const ofChains = (chains: number): string =>
  chains > 1 ? `（${number(chains)} 条包含链路中最短的一条）` : ''

export function route(role: string, chain: readonly string[], chains: number): string {
  const [first, ...rest] = chain
  if (rest.length === 0) return `角色${name(role)}列出了它。`
  const between = rest.slice(0, -1).map((step) => `后者包含${name(step)}，`)
  return `角色${name(role)}列出了${name(first!)}，${between.join('')}后者包含它${ofChains(chains)}。`
}

export function directRoute(user: string, chain: readonly string[], chains: number): string {
  const [first, ...rest] = chain
  if (rest.length === 0) return `它不经任何角色，直接授予了 ${user}。`
  const between = rest.slice(0, -1).map((step) => `后者包含${name(step)}，`)
  return `${name(first!)}直接授予了 ${user}，${between.join('')}后者包含它${ofChains(chains)}。`
}

export const menuRoute = (role: string, group: string | undefined): string =>
  group === undefined
    ? `角色${name(role)}授予了它。`
    : `角色${name(role)}授予了菜单组${name(group)}，其中有它。`

export const baselineRoute = (role: string): string =>
  `角色${name(role)}列出了它，尽管任何门户都没有它的开关，该角色也没有列出包含它的权限：它属于角色本身。`

export function noRoute(
  user: string,
  roles: readonly string[],
  granted: number | undefined,
  what: 'permission' | 'menu',
): string {
  const these = roles.length === 1 ? '该角色' : '这些角色'
  const held =
    what === 'menu'
      ? `${these}及其菜单组都没有它`
      : `${these}列出的权限以及这些权限所包含的权限中都没有它`
  const byRoles =
    roles.length === 0 ? `${user} 不持有任何角色` : `${user} 持有${names(roles)}；${held}`
  if (granted === undefined) return `${byRoles}。`
  if (granted === 0) return `${byRoles}，也没有直接授予任何内容。`
  return what === 'menu'
    ? `${byRoles}，直接授予的 ${count(granted, '个菜单')}中也没有它。`
    : `${byRoles}，直接授予的 ${count(granted, '项权限')}都不是它，也不包含它。`
}

export const noPermissionRecord = (id: string): string =>
  `此账户中没有任何响应提到${name(id)}，而权限字典未完整读取，因此无法区分名称拼写错误与无人拥有的权限。`

export const missing = (text: string): string => `未读取：${text}。`

export const differs = (vendor: Answer, computed: Answer): string =>
  `厂商答复（${answers[vendor]}）与根据角色和授予计算的结果（${answers[computed]}）不一致。`

export const contradictory = '厂商在同一时刻的答复既有“是”也有“否”。'

// The vendor's word

const throughRole = (role: string | undefined): string =>
  role === undefined ? '' : `（通过角色${name(role)}）`
const askedFor = (target: string | undefined): string =>
  target === undefined ? '' : `针对分机 ${target} 查询时，`

export const vendorProfile = (
  answer: Answer,
  role: string | undefined,
  target: string | undefined,
): string =>
  answer === 'yes'
    ? `${askedFor(target)}RingCentral 的授权配置文件中有它${throughRole(role)}。`
    : `${askedFor(target)}RingCentral 的授权配置文件中没有它。`

export const vendorCheck = (
  answer: Answer,
  role: string | undefined,
  target: string | undefined,
): string =>
  `${askedFor(target)}RingCentral 的权限检查结果为“${answers[answer]}”${throughRole(role)}。`

export const vendorError = 'RingCentral 曾拒绝一个请求，原因是对所请求的资源缺少此用户权限。'

export const vendorApp = (answer: Answer, app: string): string =>
  answer === 'yes'
    ? `EnOS 应用门户对该用户在应用${name(app)}中的答复里有它。`
    : `EnOS 应用门户对该用户在应用${name(app)}中的答复里没有它。`

// Taking it away

const losing = (others: Count): string =>
  others.value === 0 && others.is === 'total'
    ? '没有其他人失去它'
    : `另有${others.is === 'atLeast' ? '至少' : ''} ${count(others.value, '个用户')}也会失去它`

export const cutSwitches = (
  role: string,
  permissions: readonly string[],
  others: Count,
  custom: boolean,
): string =>
  `从${custom ? '自定义' : ''}角色${name(role)}中移除${names(permissions)}（${losing(others)}）`

export function cutMenus(
  role: string,
  groups: readonly string[],
  byItself: boolean,
  otherMenus: number,
  others: Count,
): string {
  const along = otherMenus === 0 ? '' : `（连同其中另外 ${count(otherMenus, '个菜单')}）`
  const what = [
    ...(byItself ? ['它本身'] : []),
    ...(groups.length === 0 ? [] : [`菜单组${names(groups)}${along}`]),
  ]
  return `从角色${name(role)}中去掉${listOf(what)}（${losing(others)}）`
}

export const cutReplace = (role: string, permissions: readonly string[]): string =>
  `改用标准角色${name(role)}的一个修改过的副本，其中不含${names(permissions)}`

export function cutUnassign(
  role: string,
  lastRole: boolean,
  autoAssigned: Answer | undefined,
): string {
  if (!lastRole) return `收回角色${name(role)}`
  const then = {
    yes: 'RingCentral 随后会分配其默认角色，而默认角色中也有它',
    no: 'RingCentral 随后会分配其默认角色，而默认角色中没有它',
    unknown: 'RingCentral 随后会分配其默认角色；默认角色中是否有它尚不清楚',
  }[autoAssigned ?? 'unknown']
  return `收回角色${name(role)}，这是最后一个角色（${then}）`
}

export const cut = (roles: readonly string[]): string => `要去掉它：${roles.join('；并且')}。`
export const cutDirect = (user: string, granted: readonly string[]): string =>
  `收回直接授予 ${user} 的${names(granted)}`
export const noCut = (role: string): string => `门户中没有任何操作能从角色${name(role)}中去掉它`

// Limits

export const limitTarget =
  '权限对某个对象有效，不代表对另一个对象也有效；只有向厂商查询过的地方才知道权限范围。'
export const limitOutside =
  '此结果不包括：对其他分机的授权、服务套餐和功能的限制，以及已读取内容之外的站点限制。'
export const noteOn = (part: string, note: string): string =>
  `${part}：${note.replace(/\.$/, '')}。`
export const limitPortal = '此结果不包括用户组、组织结构、子管理员和快捷方式应用授予的内容。'
export const limitTables = '仅从表格得知：系统本身按其规则增加或去掉什么，尚不清楚。'

// Parts

/** @param domain `all`, `standard` or `custom`, as the vendor names it */
function roleList(domain: string): string {
  const words: Record<string, string> = {
    '': '角色列表',
    all: '全部角色的列表',
    standard: '标准角色列表',
    custom: '自定义角色列表',
  }
  return words[domain] ?? `角色列表（${domain}）`
}

export function partInWords(kind: string, subject: string): string {
  const about = subject === '' ? '' : ` ${subject} `
  const words: Record<string, string> = {
    'permission-dictionary': '权限字典',
    permission: `权限${about}`,
    'permission-category-list': '权限类别列表',
    'permission-category': `权限类别${about}`,
    'role-list': roleList(subject),
    role: `角色${about}`,
    'user-list': '用户列表',
    user: `用户${about}`,
    'assignment-list': '所有用户的角色分配',
    assignment: `用户${about}的角色分配`,
    'authorization-profile': `用户${about}的授权配置文件`,
    'permission-check': `权限检查${about}`,
    'error-observation': `错误${about}`,
    'signed-in-user': '登录者是谁',
    app: `应用${about}的目录`,
    'user-app-resources': `用户${about}的应用资源`,
    'app-info': `应用${about}`,
    'app-menus': `应用${about}的菜单`,
    'app-permissions': `应用${about}的权限`,
    'menu-groups': `应用${about}的菜单组`,
    'role-resources': `角色${about}在各应用中授予的内容`,
    'role-users': `角色${about}的用户`,
    'role-permission-list': '角色所列权限的表格',
    'inclusion-list': '权限所含内容的表格',
    'direct-permission-list': '直接授予用户的权限的表格',
    'role-menu-list': '角色所授菜单的表格',
    'direct-menu-list': '直接授予用户的菜单的表格',
    'site-list': '站点列表',
    site: `站点${about}`,
    'administered-sites': `用户${about}管理的站点`,
    'account-info': '账户',
    'user-features': `用户${about}的功能`,
    'extension-grants': `用户${about}对其他分机的授权`,
  }
  return (words[kind] ?? `${kind}${about}`).trim()
}

// Missing parts

export const missingRefused = (text: string, reason: string): string =>
  `${text}；已请求但被拒绝：${reason.replace(/\.$/, '')}`

export const missingAssignment = (user: string): string =>
  `用户 ${user} 的角色（GET /account/~/extension/${user}/assigned-role?showHidden=true）`
export const missingPortalRoles = (user: string): string =>
  `用户 ${user} 的角色（POST /app-portal-service/v2.2/userRoles/roleList，组织需向应用程序授予 USER_ALL_PERMISSION；否则对每个角色调用 POST /app-portal-service/v2.3/role/user/assignedList）`
export const missingApps =
  '所有应用的目录（GET /app-portal-service/v2.3/app/get?orgId=…&appId=…，组织的每个应用各一次；EnOS 不列出有哪些应用）'
export const missingRoleResources = (id: string, role: string): string =>
  `角色${name(role)}授予的内容（POST /app-portal-service/v2.3/role/app/resource/assignedList?orgId=…，roleId 为 ${id}）`
export const missingMenuGroups = (id: string, app: string): string =>
  `应用${name(app)}的各菜单组中有哪些菜单（GET /app-portal-service/v2.3/app/menuGroup/list?orgId=…&appId=${id}）`
export const missingTable = (kind: string): string => {
  const tables: Record<string, string> = {
    'user-list': '所有用户以及所有持有任何内容者',
    'role-list': '所有角色',
    'permission-dictionary': '所有权限',
    'assignment-list': '用户持有的所有角色',
    'role-permission-list': '角色列出的所有权限',
    'inclusion-list': '权限包含的所有内容',
    'direct-permission-list': '直接授予用户的所有权限',
    'role-menu-list': '角色授予的所有菜单',
    'direct-menu-list': '直接授予用户的所有菜单',
  }
  return `最新的表格是否含有${tables[kind] ?? ` ${kind}`}（请导入该表格，并保证其内容齐全）`
}
export const missingRole = (id: string, role: string): string =>
  `角色${name(role)}列出的内容（GET /account/~/user-role/${id}）`
export const missingPermission = (id: string): string =>
  `权限${name(id)}包含的内容（GET /dictionary/permission/${id}）`
export const missingMore = (more: number): string =>
  `另外 ${count(more, '项权限')}包含的内容（GET /dictionary/permission）`
export const missingDictionary = '完整的权限字典（GET /dictionary/permission）'
export const missingPortalRoleList =
  '完整的角色列表（GET /app-portal-service/v2.2/organization/role/list?orgId=…，组织需向应用程序授予 ROLE）'
export const missingAppTable = (app: string): string =>
  `最新的表格是否含有应用${name(app)}的所有菜单（请导入该表格，并保证其内容齐全）`
export const missingRoleList = '完整的角色列表（GET /account/~/user-role）'
export const missingUsers = '完整的用户列表（GET /account/~/extension）'
export const missingAssignments = (users: number): string =>
  `${count(users, '个用户')}的角色（GET /account/~/assigned-role?showHidden=true）`
export const missingPortalAssignments = (users: number): string =>
  `${count(users, '个用户')}的角色（POST /app-portal-service/v2.2/userRoles/roleList，组织需向应用程序授予 USER_ALL_PERMISSION）`
export const missingRoles = (roles: readonly string[], more: number): string =>
  `角色${namesAndMore(roles, more, '个角色')}授予的全部内容`
export const missingUserApp = (user: string, app: string): string =>
  `用户 ${user} 在应用 ${app} 中拥有的内容（GET /app-portal-service/v2.3/user/app/resource/permission?orgId=…&userId=${user}&appId=${app}）`
export const missingApp = (app: string): string =>
  `应用 ${app} 的目录（GET /app-portal-service/v2.3/app/get?orgId=…&appId=${app}）`
export const missingUserApps = (users: number, app: string): string =>
  `${count(users, '个用户')}在应用 ${app} 中拥有的内容（GET /app-portal-service/v2.3/user/app/resource/permission）`
export const missingRoster =
  '完整的用户列表（POST /app-portal-service/v2.2/user/organization/roster，组织需向应用程序授予 USER）'

// Who can

export function whoCan(
  thing: string,
  total: number | null,
  least: number,
  unknown: number,
  unconfirmed: number,
): string {
  const computed =
    unconfirmed === 0
      ? ''
      : `有 ${count(unconfirmed, '个用户')}的结果是根据角色和菜单组计算得出的，未经 EnOS 自身的答复确认。`
  if (total !== null) {
    return total === 0
      ? `没有用户拥有${name(thing)}。${computed}`
      : `${count(total, '个用户')}拥有${name(thing)}。${computed}`
  }
  const open = unknown > 0 ? `；另有 ${count(unknown, '个已知用户')}无法判断` : ''
  return `至少 ${count(least, '个用户')}拥有${name(thing)}${open}。${computed}`
}

// Computed or confirmed (EnOS)

export function notConfirmed(
  newest: { takenAt: string | null; older: boolean; whole: boolean } | undefined,
): string {
  const computed = '根据角色和菜单组计算得出，未经 EnOS 自身的答复确认'
  if (newest === undefined) return `${computed}。`
  if (newest.older) return `${computed}：该答复（${date(newest.takenAt)}）早于此后读取的内容。`
  return newest.whole
    ? `${computed}。`
    : `${computed}：该答复未完整读取（${date(newest.takenAt)}）。`
}

export const notConfirmedIn = (apps: readonly string[], more: number): string =>
  `应用${namesAndMore(apps, more, '个应用')}中的内容是根据角色和菜单组计算得出的，未经 EnOS 自身的答复确认。`

// Differences

export function differencesFound(
  found: { total: number; groups: number; agreed: number },
  open: { notConfirmed: number; notComputed: number },
  inApps: boolean,
): string {
  const what = inApps ? '组“用户与应用”' : '个用户'
  const pairs = (value: number): string => count(value, what)
  const nothing = found.agreed === 0 && found.groups === 0
  const known = nothing
    ? `无可比较：没有任何一${what}同时已知厂商自身的答复和计算结果`
    : found.total === 0
      ? `没有差异：${pairs(found.agreed)}的厂商答复与计算结果一致`
      : `${pairs(found.groups)}的厂商答复与计算结果有 ${count(found.total, '处差异')}；${pairs(found.agreed)}一致`
  return [
    `${known}。`,
    ...(open.notConfirmed > 0
      ? [`${pairs(open.notConfirmed)}：计算结果没有同样新且完整的答复可供确认。`]
      : []),
    ...(open.notComputed > 0
      ? [`${pairs(open.notComputed)}：只完整知道厂商的答复，因此无法作更多比较。`]
      : []),
  ].join('')
}

export const causeSwitchedOff = (app: string): string =>
  `应用${name(app)}在此组织中已停用：用户会失去它，尽管其角色仍然列有它。`
export const causeMaybeSwitchedOff =
  'EnOS 未授予该用户此应用中的任何内容：应用可能在组织中已停用，但这一点未读取。'
export const causeShortcut = (app: string): string =>
  `应用${name(app)}是快捷方式应用：其菜单来自其他应用，而角色中看不出这一点。`
export const causeOtherApps = (apps: readonly string[], more: number): string =>
  `其中的菜单来自${namesAndMore(apps, more, '个应用')}，如同快捷方式应用；角色中看不出这一点。`
export const causeEverything = (app: string): string =>
  `EnOS 授予该用户应用${name(app)}中的全部内容，如同应用的管理员或子管理员；没有角色体现这一点。`
export const causeNoRole =
  '该用户的角色都不授予此应用中的任何内容：可能由用户组、组织结构或子管理员身份授予。'
export const causeBeyondRoles =
  '角色未授予的内容，可能由用户组、组织结构或子管理员身份授予；这些都无法读取。'
export const causeOlder = (vendor: string | null, computed: string | null): string =>
  `厂商的答复（${date(vendor)}）早于计算所依据内容的读取时间（${moment(computed)}）：请重新查询。`
export const causeChanged = (vendor: string | null, computed: string | null): string =>
  `计算所依据的内容（${date(computed)}）早于厂商的答复（${moment(vendor)}）：其间角色可能已有变更。请重新同步。`

const moment = (iso: string | null): string =>
  iso === null ? '日期不明' : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

// A permission

export const assignable = (permission: string): string =>
  `${name(permission)}可分配：管理门户中有它的开关。`
export const notAssignable = (permission: string): string =>
  `${name(permission)}不可分配：任何门户都没有它的开关。`
export const assignableUnknown = (permission: string): string =>
  `${name(permission)}是否可分配尚未读取。`
export const switches = (permission: string, parents: readonly string[]): string =>
  parents.length === 1
    ? `${names(parents)}可分配，并包含${name(permission)}：要找的就是这个开关。`
    : `${names(parents)}均可分配，且各自都包含${name(permission)}：其中任何一个都是要找的开关。`
export const noSwitchWhole = (permission: string): string =>
  `没有可分配的权限包含${name(permission)}。`
export const noSwitchKnown = (permission: string): string =>
  `没有已知的可分配权限包含${name(permission)}，但权限字典未完整读取。`
export const rolesHave = (permission: string, roles: readonly string[], whole: boolean): string =>
  roles.length > 0
    ? `${whole ? '' : '至少'}${names(roles)}拥有它。`
    : whole
      ? `没有角色拥有${name(permission)}。`
      : `没有已知的角色拥有${name(permission)}。`

// Roles and users side by side

/** How many names a sentence bears; more are counted. */
const sidesNamed = 3

export const compareCommon = (
  sides: readonly string[],
  common: Count,
  way: 'list' | 'give' | 'have' | 'were given',
): string => {
  const together =
    sides.length > sidesNamed
      ? `全部 ${number(sides.length)} 方都`
      : `${names(sides)}${sides.length === 2 ? '都' : '均'}`
  const verb = { list: '列出', give: '授予', have: '拥有', 'were given': '被手动授予' }[way]
  return common.value === 0 && common.is === 'total'
    ? `${names(sides.slice(0, sidesNamed))}${sides.length > sidesNamed ? '等' : ''}没有共同${verb}的权限。`
    : `${together}${verb}${common.is === 'atLeast' ? '至少' : ''} ${count(common.value, '项权限')}。`
}

export function compareDiffering(differing: number, unknown: number, whole: boolean): string {
  const open = `${number(unknown)} 项尚不清楚`
  if (differing > 0) {
    const known = `${number(differing)} 项不同`
    return unknown > 0 ? `${known}；${open}。` : whole ? `${known}。` : `至少 ${known}。`
  }
  if (unknown > 0) return `没有已知的不同；${open}。`
  return whole ? '没有不同。' : '没有已知的不同，但所依据的内容未全部读取。'
}

export const sideLists = (role: string): string => `${name(role)}列出了它。`
export const sideListsBaseline = (role: string): string =>
  `${name(role)}本身列出了它，没有对应的开关。`
export const sideIncludes = (role: string, through: readonly string[], more: number): string =>
  `${name(role)}列出了${throughOf(through, more)}。`
export const sideListsNothing = (role: string): string =>
  `${name(role)}既没有列出它，也没有列出包含它的权限。`
export const sideDoesNotList = (role: string): string => `${name(role)}没有列出它。`
export const sideOnlyIncludes = (role: string, through: readonly string[], more: number): string =>
  `${name(role)}本身没有列出它，但列出了${throughOf(through, more)}。`
export const sideNamedByVendor = (role: string): string =>
  `厂商指出它由${name(role)}授予；该角色列出的内容未完整读取。`
export const sideListingUnread = (role: string): string =>
  `未知：${name(role)}列出的内容未完整读取。`
export const sideInclusionsUnread = (role: string): string =>
  `未知：${name(role)}列出的一些权限，其包含的内容未读取。`

const throughOf = (through: readonly string[], more: number): string =>
  `${namesAndMore(through, more, '项权限')}，${through.length + more > 1 ? '它们各自都包含它' : '后者包含它'}`

export const holderLists = (user: string, roles: readonly string[]): string =>
  `${name(user)}持有列出它的角色${names(roles)}。`
export const holderIncludes = (
  user: string,
  role: string,
  through: readonly string[],
  more: number,
): string => `${name(user)}持有${name(role)}，该角色列出了${throughOf(through, more)}。`
export const holderGranted = (user: string): string => `${name(user)}被直接授予了它。`
export const holderGrantedThrough = (
  user: string,
  through: readonly string[],
  more: number,
): string => `${name(user)}被直接授予了${throughOf(through, more)}。`
export const holderNothing = (user: string, roles: readonly string[]): string =>
  roles.length === 0
    ? `${name(user)}不持有任何角色，也未被直接授予它。`
    : `${name(user)}持有${names(roles)}；${roles.length === 1 ? '该角色' : '这些角色'}既没有列出它，也没有列出包含它的权限。`
export const holderDoesNotList = (user: string, roles: readonly string[]): string =>
  roles.length === 0
    ? `${name(user)}不持有任何角色，也未被直接授予它。`
    : `${name(user)}持有${names(roles)}，${roles.length === 1 ? '该角色' : '这些角色'}没有列出它，也未被直接授予它。`
export const holderRolesUnread = (user: string): string => `未知：${name(user)}的角色未完整读取。`
export const holderRoleUnread = (user: string, roles: readonly string[]): string =>
  `未知：${name(user)}持有${names(roles)}，但${roles.length === 1 ? '该角色' : '这些角色'}授予的内容未全部读取。`
export const holderDirectUnread = (user: string): string =>
  `未知：直接授予${name(user)}的内容未完整读取。`
export const holderSystem = (user: string): string =>
  `${name(user)}是系统分机，按照 RingCentral 的规则拥有所有权限。`
export const holderVendor = (user: string, word: string): string => `${name(user)}：${word}`
export const holderDiffers = (user: string, word: string, computed: Answer): string =>
  `${name(user)}：${word} ≠ 根据角色计算的结果为“${answers[computed]}”。`

export const directHolders = (permission: string, users: Count): string =>
  users.value === 0
    ? users.is === 'total'
      ? `${name(permission)}没有直接授予任何人。`
      : `没有已知的用户被直接授予${name(permission)}。`
    : `${name(permission)}直接授予了${users.is === 'atLeast' ? '至少' : ''} ${count(users.value, '个用户')}。`

// Menus

export function menuTree(
  user: string | undefined,
  app: string,
  answer: Answer,
  menus: Count,
  source: 'vendor' | 'computed' | 'both',
): string {
  const counted = countOf(menus, '个菜单')
  if (user === undefined) return `应用${name(app)}有 ${counted}。`
  const by = {
    vendor: '依据厂商自身的答复',
    computed: '根据角色、菜单组和直接授予计算得出',
    both: '依据厂商自身的答复和此后读取的内容',
  }[source]
  return {
    yes: `${user} 在应用${name(app)}中有 ${counted}（${by}）。`,
    no: `${user} 在应用${name(app)}中没有访问权限（${by}）。`,
    unknown: `${user} 在应用${name(app)}中拥有的内容未完整读取。`,
  }[answer]
}

export function menuComparison(
  app: string,
  [left, right]: readonly [string, string],
  counts: { both: number; left: number; right: number; unknown: number },
  whole: boolean,
  computed: readonly string[],
): string {
  const menus = (value: number) => count(value, '个菜单')
  const known =
    counts.left + counts.right === 0
      ? `在应用${name(app)}中，${names([left, right])}${whole ? '拥有相同的' : '已知共有'} ${menus(counts.both)}`
      : `在应用${name(app)}中，${names([left, right])}共有 ${menus(counts.both)}；仅${name(left)}有 ${menus(counts.left)}，仅${name(right)}有 ${menus(counts.right)}`
  const open =
    counts.unknown > 0
      ? `；其中一方拥有的 ${menus(counts.unknown)}，另一方是否拥有尚不清楚`
      : whole
        ? ''
        : '；所依据的内容未全部读取'
  const notSure =
    computed.length === 0
      ? ''
      : `${names(computed)}拥有的内容是根据角色和菜单组计算得出的，未经 EnOS 自身的答复确认。`
  return `${known}${open}。${notSure}`
}

// A user, outside the model

export const outsideGrants = '对其他分机的授权（不在模型之内）'
export const outsideFeatures = '不可用的功能（不在模型之内）'
export const outsideNone = '无。'
export const outsideMore = '响应未完整读取，因此可能还有更多。'

export function extensionNamed(
  id: string,
  extension: string | undefined,
  extensionNumber: string | undefined,
): string {
  const number_ = extensionNumber === undefined ? `分机 ID ${id}` : `分机 ${extensionNumber}`
  return extension === undefined ? number_ : `${extension}（${number_}）`
}

export function extensionGrant(right: string, on: string): string {
  const words: Record<string, string> = {
    callPickup: `代接 ${on} 的来电`,
    callMonitoring: `监听 ${on} 的通话`,
    callOnBehalfOf: `代表 ${on} 拨打和接听电话`,
    callDelegation: `将通话委托给 ${on}`,
    groupPaging: `向 ${on} 广播`,
    callQueueSetup: `完全管理呼叫队列 ${on}`,
    callQueueMembersSetup: `管理呼叫队列 ${on} 的成员`,
    callQueueMessages: `管理呼叫队列 ${on} 的消息`,
    callQueueFacSetup: `设置呼叫队列 ${on} 的全部呼叫转接`,
    sharedVoicemails: `共享 ${on} 的语音信箱`,
    callQueueSmsRecipient: `接收呼叫队列 ${on} 的短信`,
    smsRecipient: `接收 ${on} 的短信`,
  }
  return words[right] ?? `${right}：${on}`
}

export function featureNotAvailable(
  feature: string,
  reason: string | undefined,
  message: string | undefined,
): string {
  const words: Record<string, string> = {
    ServicePlanLimitation: '服务套餐中没有',
    AccountLimitation: '受账户限制',
    ExtensionTypeLimitation: '不适用于此类分机',
    ExtensionSubTypeLimitation: '不适用于此子类分机',
    ExtensionLimitation: '此分机受限',
    InsufficientPermissions: '查询者缺少权限',
    ConfigurationLimitation: '未配置',
    PermissionLimitation: '受权限限制',
  }
  const why = reason === undefined ? '未给出原因' : (words[reason] ?? reason)
  return `${feature}：${why}${message === undefined ? '' : `（${name(message)}）`}`
}

// Cells of a matrix

export const holdsRole = (user: string, role: string, answer: Answer): string =>
  ({
    yes: `是：${user} 持有角色${name(role)}。`,
    no: `否：${user} 不持有角色${name(role)}。`,
    unknown: `未知：无法判断 ${user} 是否持有角色${name(role)}。`,
  })[answer]
export const holdsRoleAutomatically = '由 RingCentral 自动分配，因为没有其他角色。'
export const holdsRoleForSites = '它仅对该用户管理的站点有效。'

export const roleGives = (role: string, thing: string, answer: Answer): string =>
  ({
    yes: `是：角色${name(role)}授予${name(thing)}。`,
    no: `否：角色${name(role)}不授予${name(thing)}。`,
    unknown: `未知：无法判断角色${name(role)}是否授予${name(thing)}。`,
  })[answer]
export const roleListsMenu = (role: string): string => `${name(role)}本身列出了它。`
export const roleGivesMenuIn = (role: string, groups: readonly string[]): string =>
  `${name(role)}通过菜单组${names(groups)}授予它。`
