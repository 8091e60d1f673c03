/** What changed between two snapshots, in Chinese. */
import type { Answer } from '../../schemas/common'
import type { FactKind, FactWay } from '../../schemas/changes'
import { answerIn, type FactField } from '../fact-fields'
import { answers, count, name, names, number } from './words'

const day = new Intl.DateTimeFormat('zh-CN', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

export const snapshotNamed = ({ id, at }: { id: number; at: string }): string =>
  `快照 ${String(id)}（${day.format(Date.parse(at))}）`

const began = { began: true, ended: false } as const

export const causeText = {
  user: (way: 'began' | 'ended'): string => (began[way] ? '该用户是新增的。' : '该用户已不存在。'),
  assignment: (way: 'began' | 'ended', role: string) =>
    began[way] ? `分配了角色${name(role)}。` : `收回了角色${name(role)}。`,
  listing: (way: 'began' | 'ended', role: string, permission: string) =>
    began[way]
      ? `角色${name(role)}现在列出${name(permission)}。`
      : `角色${name(role)}不再列出${name(permission)}。`,
  inclusion: (way: 'began' | 'ended', permission: string, included: string) =>
    began[way]
      ? `${name(permission)}现在包含${name(included)}。`
      : `${name(permission)}不再包含${name(included)}。`,
  directPermission: (way: 'began' | 'ended', permission: string) =>
    began[way] ? `直接授予了${name(permission)}。` : `不再直接授予${name(permission)}。`,
  directMenu: (way: 'began' | 'ended', menu: string) =>
    began[way] ? `直接授予了菜单${name(menu)}。` : `不再直接授予菜单${name(menu)}。`,
  roleMenu: (way: 'began' | 'ended', role: string, menu: string) =>
    began[way]
      ? `角色${name(role)}现在授予菜单${name(menu)}。`
      : `角色${name(role)}不再授予菜单${name(menu)}。`,
  roleMenuGroup: (way: 'began' | 'ended', role: string, group: string) =>
    began[way]
      ? `角色${name(role)}现在有菜单组${name(group)}。`
      : `角色${name(role)}不再有菜单组${name(group)}。`,
  menuGroupMenu: (way: 'began' | 'ended', group: string, menu: string) =>
    began[way]
      ? `菜单组${name(group)}中现在有菜单${name(menu)}。`
      : `菜单组${name(group)}中不再有菜单${name(menu)}。`,
}

const things: Partial<Record<FactKind, string>> = {
  user: '用户',
  role: '角色',
  permission: '权限',
  app: '应用',
  menu: '菜单',
  'menu-group': '菜单组',
}

const relations: Partial<Record<FactKind, (a: string, b: string) => string>> = {
  assignment: (a, b) => `${a} 持有角色${name(b)}`,
  listing: (a, b) => `角色${name(a)}列出${name(b)}`,
  inclusion: (a, b) => `${name(a)}包含${name(b)}`,
  'direct-permission': (a, b) => `${a} 被直接授予${name(b)}`,
  'direct-menu': (a, b) => `${a} 被直接授予菜单${name(b)}`,
  'role-menu': (a, b) => `角色${name(a)}授予菜单${name(b)}`,
  'role-menu-group': (a, b) => `角色${name(a)}有菜单组${name(b)}`,
  'menu-group-menu': (a, b) => `菜单组${name(a)}中有菜单${name(b)}`,
}

const wayWords: Record<FactWay, string> = {
  added: '新增',
  removed: '已消失',
  changed: '已更改',
  'first-seen': '首次见到；此前是否存在未读取',
  'no-longer-seen': '不再见到；是否已消失未读取',
  'first-read': '两个快照中仅一个有说明',
}

interface Field {
  field: FactField
  before: string | null
  after: string | null
}

export function factText(
  kind: FactKind,
  way: FactWay,
  a: string,
  b: string | undefined,
  fields: readonly Field[],
): string {
  const about =
    b === undefined
      ? `${things[kind] ?? kind}${name(a)}`
      : (relations[kind]?.(a, b) ?? `${a}：${b}`)
  const changes = fields.map(
    ({ field, before, after }) =>
      `${fieldWords[field]}由${valueText(field, before)}变为${valueText(field, after)}`,
  )
  return `${about}：${[wayWords[way], ...changes].join('，')}。`
}

const fieldWords: Readonly<Record<FactField, string>> = {
  assignable: '可分配',
  autoAssigned: '自动分配',
  category: '类别',
  code: '代码',
  created: '创建时间',
  custom: '自定义',
  description: '说明',
  email: '邮箱',
  enabled: '启用',
  extensionNumber: '分机号',
  hidden: '隐藏',
  name: '名称',
  order: '顺序',
  organization: '组织',
  parent: '上级',
  permissionScope: '权限范围',
  readOnly: '只读',
  site: '站点',
  siteCompatible: '站点限制',
  siteRestricted: '仅限所管站点',
  sourceApp: '来源应用',
  status: '状态',
  type: '类型',
  url: '网址',
}

function valueText(field: FactField, value: string | null): string {
  if (value === null) return '未知'
  const answer = answerIn(field, value)
  return name(answer === undefined ? value : answers[answer])
}

interface Affected {
  affected: { value: number; is: 'total' | 'atLeast' }
  gaining: number
  losing: number
  perhaps: number
}

export function effect({ affected, gaining, losing, perhaps }: Affected, about: string): string {
  const also = perhaps === 0 ? '' : perhapsText(perhaps)
  if (affected.value === 0) {
    return affected.is === 'total'
      ? `${about}没有人的有效权限发生变化。${also}`
      : `${about}没有已知的有效权限变化。${also}`
  }
  const gained = gaining === 0 ? '没有人得到什么' : `${count(gaining, '个')}有所得`
  const lost = losing === 0 ? '没有人失去什么' : `${count(losing, '个')}有所失`
  return `${about}${affected.is === 'total' ? '' : '至少 '}${count(affected.value, '个用户')}的有效权限发生了变化：${gained}，${lost}。${also}`
}

export function effectOfUser(
  { affected, gaining, losing, perhaps }: Affected,
  user: string,
  about: string,
): string {
  const sure =
    affected.value > 0
      ? `${about}${user} 的有效权限发生了变化：${gaining > 0 ? '有所得' : '没有得到什么'}，${losing > 0 ? '有所失' : '没有失去什么'}。`
      : affected.is === 'total'
        ? `${about}${user} 的有效权限没有变化。`
        : `${about}${user} 的有效权限没有已知的变化。`
  return perhaps === 0 ? sure : `${sure}有内容首次见到或不再见到：是否有变化未读取。`
}

const perhapsText = (users: number): string =>
  `${count(users, '个用户')}有内容首次见到或不再见到：是否有变化未读取。`

export const ofRole = (role: string): string => `就角色${name(role)}而言，`
export const ofPermission = (permission: string): string => `就${name(permission)}而言，`

export function facts(changed: number, uncertain: number): string {
  if (changed + uncertain === 0) return '没有事实发生变化。'
  const sure = changed === 0 ? '没有已知的事实变化' : `${count(changed, '条事实')}发生了变化`
  return uncertain === 0
    ? `${sure}。`
    : `${sure}；${count(uncertain, '条')}仅在其中一个快照中见到，无从得知是否有变化。`
}

export function vendorAnswers({
  came,
  gone,
  changed,
}: {
  came: number
  gone: number
  changed: number
}): string {
  return `厂商自身的答复：${number(changed)} 个内容有变，${number(came)} 个是新的，${number(gone)} 个已不存在。`
}

export const limitComputed =
  '比较的是两个快照中根据角色、包含关系和直接授予计算的结果；厂商自身的答复另行统计。'
export const limitMoments = '两个快照之间没有读取任何内容：其间变更后又改回的内容看不到。'
export const limitCauses =
  '原因是通往该权限的途径上发生变化的事实；若有多个，撤消其中一个未必会撤消该变化。'
export const limitHolders = '两个快照中并非所有可能的持有者都已知，因此受影响的用户可能更多。'
export const limitPortal =
  'EnOS 还会通过用户组、组织结构和子管理员授予访问权限，这些均未读取：其变更看不到。'
export const limitTimeline =
  '各步骤按已知内容统计事实行数和用户数；只有比较两个快照才能区分未读取的内容。用户权限中不计菜单。'

export const limitHistory = '有效权限根据角色、包含关系和直接授予计算；厂商自身的答复不计在内。'

export function step(facts: number, users: number): string {
  if (facts === 0) return '没有变化。'
  const changed = `${count(facts, '条事实')}发生了变化`
  return users === 0
    ? `${changed}；没有人的计算权限发生变化。`
    : `${changed}；${count(users, '个用户')}的计算权限有所不同。`
}
export const firstStep = '最早的快照。'
export const timeline = (snapshots: number): string => `此账户有 ${count(snapshots, '个快照')}。`

interface Dated {
  id: number
  at: string
}

export function history(
  what: string,
  now: Answer,
  seen: { first: Dated; last: Dated; oldest: boolean; beforeFirst: Answer | undefined } | undefined,
): string {
  if (seen === undefined) {
    return now === 'no' ? `${what}：任何快照中都没有。` : `${what}：从未见到；内容未全部读取。`
  }
  const from = seen.oldest
    ? `自最早的快照起（${snapshotNamed(seen.first)}）`
    : seen.beforeFirst === 'no'
      ? `首次出现于${snapshotNamed(seen.first)}，前一个快照中没有`
      : `首次见到于${snapshotNamed(seen.first)}，此前未读取`
  const until =
    now === 'yes'
      ? '至今仍是'
      : now === 'no'
        ? `最后出现于${snapshotNamed(seen.last)}，如今已不是`
        : `最后见到于${snapshotNamed(seen.last)}，已读取的内容未说明如今的情况`
  return `${what}：${from}；${until}。`
}
export const userHas = (user: string, permission: string): string =>
  `${user} 拥有有效权限${name(permission)}`
export const userHolds = (user: string, role: string): string => `${user} 持有角色${name(role)}`
export const roleLists = (role: string, permission: string): string =>
  `角色${name(role)}列出${name(permission)}`
export const through = (roles: readonly string[], direct: boolean): string =>
  [...(roles.length === 0 ? [] : [`通过${names(roles)}`]), ...(direct ? ['直接授予'] : [])].join(
    '，',
  )
