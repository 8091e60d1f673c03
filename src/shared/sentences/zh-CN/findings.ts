/** What the rules find, in Chinese. */
import type { Severity } from '../../schemas/rules'
import type { About } from '../en/findings'
import { count, listOf, name, names, namesAndMore, number } from './words'

const aboutWords: Readonly<Record<About, string>> = {
  user: '个用户',
  role: '个角色',
  snapshot: '个快照',
  person: '个人',
}

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: '严重',
  high: '高',
  medium: '中',
  low: '低',
  info: '提示',
}

export function found(
  about: About,
  counts: { active: number; atLeast: boolean; excepted: number; expired: number; possible: number },
): string {
  const what = aboutWords[about]
  const { active, atLeast, excepted, expired, possible } = counts
  const parts = [
    ...(active > 0 ? [`${atLeast ? '至少 ' : ''}${count(active, what)}`] : []),
    ...(possible > 0 ? [`${count(possible, what)}尚不清楚`] : []),
    ...(excepted > 0 ? [`${number(excepted)} 个设为例外`] : []),
  ]
  if (parts.length === 0) {
    return atLeast ? '没有发现，但内容未全部读取。' : '没有，且规则所检查的内容均已知。'
  }
  const more = expired > 0 ? `${count(expired, '个例外')}已到期。` : ''
  return `${parts.join('；')}。${more}`
}

export const off = '此规则已关闭。'
export const notApplicable = '此规则针对其他厂商的账户。'

interface Summary {
  found: Readonly<Record<Severity, number>>
  possible: number
  excepted: number
  none: number
  /** About accounts of another vendor. */
  notApplicable: number
  /** Switched off. */
  off: number
  asked: number
}

export function summary({
  asked,
  excepted,
  found: bySeverity,
  none,
  notApplicable,
  off,
  possible,
}: Summary): string[] {
  const parts = (Object.keys(severityWords) as Severity[]).flatMap((severity) =>
    bySeverity[severity] > 0 ? [`${severityWords[severity]} ${number(bySeverity[severity])}`] : [],
  )
  const all = Object.values(bySeverity).reduce((sum, value) => sum + value, 0)
  const first =
    asked === 0
      ? '没有检查任何规则。'
      : all > 0
        ? `${count(all, '条规则')}有发现：${parts.join('，')}。`
        : possible > 0
          ? '没有已知的发现，但规则所检查的内容未全部读取。'
          : '除已设为例外的内容外，没有任何规则有所发现。'
  const rest = [
    ...(possible > 0 ? [`${count(possible, '条规则')}尚不清楚`] : []),
    ...(excepted > 0 ? [`${count(excepted, '条')}仅发现已设为例外的内容`] : []),
    ...(none > 0 ? [`${count(none, '条')}没有发现`] : []),
    ...(notApplicable > 0 ? [`${count(notApplicable, '条')}针对其他厂商的账户`] : []),
    ...(off > 0 ? [`${count(off, '条')}已关闭`] : []),
  ]
  return rest.length === 0 ? [first] : [first, `${rest.join('；')}。`]
}

// Proofs

const rolesNamed = 5

const someRoles = (roles: readonly string[]): string =>
  `角色${namesAndMore(roles.slice(0, rolesNamed), Math.max(0, roles.length - rolesNamed), '个角色')}`

export function has(permission: string, roles: readonly string[], direct: boolean): string {
  const ways = [
    ...(roles.length > 0 ? [`通过${someRoles(roles)}`] : []),
    ...(direct ? ['通过直接授予'] : []),
  ]
  return ways.length === 0
    ? `依据厂商自身的答复拥有${name(permission)}。`
    : `${ways.join('，并')}拥有${name(permission)}。`
}
export const mayHave = (permissions: readonly string[]): string =>
  permissions.length === 1
    ? `是否拥有${names(permissions)}尚不清楚。`
    : `是否拥有${names(permissions, 'or')}中的任何一项尚不清楚。`
export const autoAssigned = (role: string, permission: string): string =>
  `角色${name(role)}是自动分配的，并授予${name(permission)}。`
export const perhapsAutoAssigned = '自动分配的角色是否授予它尚不清楚。'
export const givesTo = (role: string, permission: string, holders: number): string =>
  `角色${name(role)}授予${name(permission)}；它被自动分配给了 ${count(holders, '个用户')}。`
export const perhapsGives = (role: string): string => `角色${name(role)}授予的内容未全部读取。`
export const statusHolds = (status: string, roles: readonly string[]): string =>
  `状态为${name(status)}，却持有${someRoles(roles)}。`
export const statusUnknown = '状态未读取。'
export const rolesUnknown = '该用户持有哪些角色未读取。'
export const hiddenHeld = (holders: number, atLeast: boolean): string =>
  `该角色是隐藏的，且由${atLeast ? '至少' : ''} ${count(holders, '个用户')}持有。`
export const hiddenUnknown = '它是否隐藏、是否有人持有，未读取。'
export const restrictionUndone = (
  restricted: string,
  other: string,
  permissions: readonly string[],
  all: number,
): string =>
  `角色${name(restricted)}仅限特定站点，但角色${name(other)}对整个公司授予${namesAndMore(permissions, all - permissions.length, '项权限')}。`
export const restrictionUnknown = '该用户的角色所授予的内容未全部读取。'
export const differsIn = (permissions: number, menus: number, where: string): string =>
  `${where}：${[
    ...(permissions > 0 ? [count(permissions, '项权限不一致')] : []),
    ...(menus > 0 ? [count(menus, '个菜单不一致')] : []),
  ].join('，')}。`
export const outsideApps = '应用之外'
export const takenDaysAgo = (days: number): string => `获取于 ${count(days, '天前')}。`
export const takenUnknown = '获取时间不明。'
export const partsNotWhole = (parts: number): string => `${count(parts, '个部分不完整')}。`
export const noRole = '不持有任何角色。'
export const typeUnknown = '不持有任何角色；是否为真人未读取。'
export const directGrants = (permissions: number, menus: number): string =>
  `被直接授予了 ${[
    ...(permissions > 0 ? [count(permissions, '项权限')] : []),
    ...(menus > 0 ? [count(menus, '个菜单')] : []),
  ].join('和 ')}。`
export const grantsUnknown = '是否直接授予过任何内容未读取。'
export const heldByNobody = '该自定义角色没有人持有。'
export const heldUnknown = '没有已知的持有者，但角色分配或角色种类未全部读取。'
export const givesShare = (permissions: number, all: number, percent: number): string =>
  `授予 ${count(all, '项权限')}中的 ${number(permissions)} 项（${String(Math.round(percent))}%）。`
export const shareUnknown = (permissions: number): string =>
  `至少授予 ${count(permissions, '项权限')}；它授予的内容、所有权限或角色种类未全部读取。`

// Why nothing is proposed

export const noEditAutomatic = '此角色由厂商自动分配：请在门户中更改账户的默认角色。'
export const noEditDirect = '它不由任何角色授予，因此调整角色无法去掉它。'
export const noEditUnknown = '尚不清楚的内容不作更改：请先读取更多。'
export const noEditByHand = '如何处理需要由人来决定。'
export const noEditRefused = (reason: string): string => `门户不提供此操作：${reason}`
export const noEditAcross = '这些角色属于另一个账户。'

// Limits

export const limitAbsent = (ids: readonly string[]): string =>
  `此账户的权限中没有：${ids.join('、')}。`
export const limitUnread = (ids: readonly string[]): string =>
  `没有内容提到 ${ids.join('、')}，但权限未全部读取。`
export const limitSystem = 'RingCentral 的系统分机按厂商规则拥有一切，不计在内。'
export const limitMenus = '这些规则检查权限和角色，不检查菜单。'
export const limitEmail = (users: number): string =>
  `邮箱地址相同者视为同一人；此处涉及的用户中有 ${count(users, '个')}没有邮箱，未与任何人对应。`
export const limitSameEmail =
  '在两个账户中邮箱地址相同者视为同一人；若多人共用一个地址，则会被当作一人。'
export const limitNoAccount = (term: string): string => `没有读取过 ${term} 所指的账户。`
export const limitCompared = (pairs: number): string =>
  pairs === 0
    ? '没有读取到可供比较的厂商答复。'
    : `仅比较向厂商查询过的内容：${count(pairs, '个答复')}。`
export const limitNotComputed = (pairs: number): string =>
  `厂商的 ${count(pairs, '个答复')}，其角色授予的内容尚不清楚。`
export const limitTypes = '不代表真人的分机（呼叫队列、公告、会议室等）不计在内。'
export const limitSites =
  '受站点限制的角色涵盖哪些站点、其他角色是否涵盖更多站点，不作检查。限制适用于哪些权限由权限字典说明。'
export const limitStandardRoles = '标准角色不计在内。'

export const limitStatus = '依据分机的状态得出；人员是否已离职，厂商并不知道。'
export const limitRules = '规则只发现其所指明的内容。没有发现并不代表一切正常。'
export const limitComputed = '变更前后的结果根据角色和授予计算；厂商自身的答复只说明当前的情况。'
export const limitStillRules = '针对快照本身以及厂商自身答复的规则不计在内：改动不会影响它们。'

export const starterUsed = '使用的是产品自带的规则。'
export const brokenRules = (message: string): string =>
  `规则文件已损坏，因此未被使用：${message} 改为检查产品自带的规则。`
export const unreadAccounts = (accounts: readonly string[]): string =>
  `无法对以下账户得出结论：${listOf(accounts)}。`
export const strayExceptions = (rules: readonly string[]): string =>
  `有例外指向不存在的规则：${rules.join('、')}。`

export function changes(raised: number, cleared: number, perhaps: number): string[] {
  if (raised + cleared + perhaps === 0) return ['这些改动不会使任何规则的发现增加或减少。']
  const parts = [
    ...(raised > 0 ? [`新增 ${count(raised, '个发现项')}`] : []),
    ...(cleared > 0 ? [`消除 ${count(cleared, '个发现项')}`] : []),
    ...(perhaps > 0 ? [`${count(perhaps, '个发现项')}尚不清楚`] : []),
  ]
  return [`${parts.join('；')}。`]
}
