/** Role hygiene in Chinese. */
import type { Count } from '../../schemas/common'
import type { Counts, WhyStays } from '../en/hygiene'
import { count, countOf, listOf, name, names, namesAndMore, number } from './words'

const rolesNamed = 5

const someRoles = (roles: readonly string[]): string =>
  namesAndMore(roles.slice(0, rolesNamed), Math.max(0, roles.length - rolesNamed), '个角色')

export const twins = (roles: readonly string[]): string => `${someRoles(roles)}授予的内容完全相同。`

export const subset = (role: string, by: string, extra: number): string =>
  extra === 0
    ? `${name(by)}授予${name(role)}的全部内容；是否授予更多未读取。`
    : `${name(by)}授予${name(role)}的全部内容，另外还授予 ${count(extra, '项权限或菜单')}。`

export const dominated = (role: string, by: string, holders: number): string =>
  `持有${name(role)}的${holders === 1 ? '唯一一个用户' : `全部 ${count(holders, '个用户')}`}也持有${name(by)}，而后者授予其全部内容。`

export const empty = (role: string): string => `${name(role)}不授予任何内容。`

export const unused = (role: string): string => `没有人持有${name(role)}。`

export function redundant(role: string, by: readonly string[], users: number): string {
  const lead = `从 ${count(users, '个用户')}收回${name(role)}不会带来任何变化`
  return by.length === 0
    ? `${lead}：直接授予已给出相同内容，或者该角色不授予任何内容。`
    : `${lead}：其同时持有的${someRoles(by)}已授予相同内容。`
}

export const direct = (thing: string, by: string, users: number): string =>
  `${name(thing)}直接授予了 ${count(users, '个用户')}，而其持有的${name(by)}已授予它。`

export const near = (first: string, second: string, percent: number): string =>
  `在${names([first, second])}授予的全部内容中，有 ${number(percent)}% 是双方共有的。`

// Why a claim comes without edits

export const notDeletable = (role: string, why: WhyStays): string =>
  `${name(role)}${whyStays[why]}。`

const whyStays: Readonly<Record<WhyStays, string>> = {
  standard: '是标准角色，无法删除',
  'kind-unknown': '可能是标准角色，而标准角色无法删除：这一点未读取',
  hidden: '是隐藏角色：门户不提供它',
  automatic: '由厂商自动分配',
  holders: '可能由未读取的用户持有',
  kept: '由角色保持不变的用户保留',
  needed: '是必需的',
}
export const staysBecause = (why: Exclude<WhyStays, 'needed'>): string => `它${whyStays[why]}。`

export const noEditForDirect = '直接授予需在授予之处收回；没有对应的角色改动。'
export const noEditForSubset =
  '一个角色的内容落在另一个角色之内，本身并不是问题：请看看两者是否都需要。'
export const noEditForNear = '它们并不相同：请先比较。'
export const noEditForTwins =
  '其中没有一个可以取代另一个：它们是标准角色、隐藏角色、自动分配的角色，或仅对特定站点有效。'
export const noEditForMany = (most: number): string =>
  `超过 ${count(most, '个用户')}：一份改动清单容纳不下。请导出表格。`
export const noEditForLast = '对部分持有者而言，这是最后一个角色，厂商会分配另一个角色来取代它。'

// The report

export function summary(counts: Counts, usersWithRedundant: number): string[] {
  const told = (value: Count, what: string): string[] =>
    value.value === 0 ? [] : [countOf(value, what)]
  const found = [
    ...told(counts.twins, '组完全相同的角色'),
    ...told(counts.dominated, '个被持有者的更大角色完全覆盖的角色'),
    ...told(counts.empty, '个空角色'),
    ...told(counts.unused, '个无人持有的角色'),
  ]
  return [
    found.length === 0
      ? '在已完整了解的角色中，没有完全相同、空、未使用，或被所有持有者的更大角色覆盖的角色。'
      : `有 ${listOf(found)}。`,
    ...(usersWithRedundant === 0
      ? []
      : [`${count(usersWithRedundant, '个用户')}持有对其现有权限毫无增加的角色。`]),
    ...(counts.direct.value === 0 ? [] : ['部分直接授予与角色授予的内容重复。']),
  ]
}

export const notRead = (roles: number): string =>
  `${count(roles, '个角色')}授予的内容未完整读取：对此不作结论。`

export const holdersNotKnown =
  '并非所有角色的持有者都已知，因此无法得知哪些角色无人持有，哪些角色总是与更大的角色一同被持有。'

export const limitEach =
  '每条结论单独成立；按其中一条处理后，另一条可能不再成立。变更模拟可以显示多项改动合在一起的结果。'
export const limitScope =
  '角色对哪些用户或分机有效（其权限范围）只是厂商的提示，不参与计算：授予相同内容的角色在这一点上可能不同。'
export const limitAutomatic = '由厂商自动分配的角色无法收回，不计入用户可以去掉的角色。'
export const limitSites = '仅对特定站点有效的角色，绝不会使对全部站点有效的角色变得多余。'
export const limitPortal = 'EnOS 还会通过用户组、组织结构和子管理员授予访问权限，这些均未读取。'
export const limitFuture = '今天授予相同内容的角色，明天可能有意设为不同：数据中看不出这一点。'
export const limitComputed =
  '以上全部根据角色、包含关系和直接授予计算，而不是依据厂商自身关于用户的答复。'

// The proposal

export const proposedName = (role: number): string => `建议角色 ${role}`

export function proposal(of: {
  before: number
  after: number
  made: number
  deleted: number
  atLeast: number
  stopped: boolean
}): string {
  const roles = count(of.before, '个角色')
  if (of.after >= of.before) {
    return of.atLeast >= of.before
      ? `全部 ${roles}都保留：没有更小的组合能使每个人的权限保持不变。`
      : `没有找到比现有 ${roles}更小、又能使每个人的权限保持不变的组合；可能存在由 ${count(of.atLeast, '个')}或更多角色构成的组合。`
  }
  const made = of.made === 0 ? '' : `（其中 ${count(of.made, '个')}为新建）`
  return `${count(of.after, '个角色')}${made}即可做到现有 ${roles}所做的一切：减少 ${count(of.deleted, '个角色')}。`
}

export const stay = (roles: number): string =>
  `${count(roles, '个角色')}无论如何都会保留：标准角色，以及角色保持不变的用户所持有的角色。`

export const assignments = (before: number, after: number): string =>
  `角色分配由 ${count(before, '条')}变为 ${count(after, '条')}。`

export function bounds(of: { after: number; atLeast: number; stopped: boolean }): string {
  if (of.atLeast >= of.after) return '无论角色如何构成，都不可能更少。'
  const stopped = of.stopped ? '时间用尽时查找尚未完成。' : ''
  return `至少需要 ${count(of.atLeast, '个')}，${count(of.after, '个')}已足够；两者之间是否可行尚不清楚。${stopped}`
}

export const proof = (users: number): string =>
  `已逐一验证：没有人得到或失去任何权限或菜单（检查了 ${count(users, '个用户')}）。`

export const withoutNew = (roles: number): string =>
  `若只用现有角色而不新建，则会剩下 ${count(roles, '个角色')}。`

export const leftOutUnknown = (users: number): string =>
  `${count(users, '个用户')}保留其全部角色，因为并不完全清楚其能做什么。`
export const leftOutRestricted = (users: number): string =>
  `${count(users, '个用户')}保留其全部角色，因为其中一些仅对特定站点有效。`

export const proposalUnknown = '并非所有角色的持有者都已知，因此无法证明任何角色可以去掉。'

export const limitNewRoles =
  '新角色仅由可分配的权限构成。RingCentral 可能会为每个新角色附加一些没有开关的权限：具体是哪些，文档没有说明。'
export const limitMeaning =
  '适合当前用户的角色对人未必有意义：请为新角色取有意义的名称，或舍弃没有意义的角色。'
