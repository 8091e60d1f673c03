/** Roles for what is needed, and taking a permission from a role, in Chinese. */
import type { Count } from '../../schemas/common'
import { count, countOf, name, names } from './words'

const permissions = (value: number): string => count(value, '项权限')

/** Names as far as a sentence bears them, else how many. */
const some = (named: readonly string[]): string =>
  named.length <= 5 ? names(named) : ` ${permissions(named.length)}`

/** What a new role is called where nobody says it. */
export const usualName = '最小权限'

export const noNeeds = '没有指定任何所需内容。'

export const allHad = (users: number): string =>
  users === 1 ? '该用户已拥有全部所需。' : '这些用户均已拥有全部所需。'

export const had = (some: number): string => `所需之中已拥有 ${permissions(some)}。`

export function covered(roles: readonly string[], needs: number, all: boolean): string {
  const what = all
    ? needs === 1
      ? '所需的唯一一项权限'
      : `所需的全部 ${permissions(needs)}`
    : `所需之中的 ${permissions(needs)}`
  return `${names(roles)}${roles.length === 1 ? '' : '合起来'}给出${what}。`
}

export const coveredByNone = '已读取的角色均不给出任何所需内容。'

export function extra(some: number, atLeast: boolean): string {
  if (some === 0) return atLeast ? '随之而来的其他内容未完整读取。' : '没有其他内容随之而来。'
  return `随之而来的还有${atLeast ? '至少' : ''} ${permissions(some)}并非所需。`
}

export function proven(minimise: 'roles' | 'extra', leftOut: boolean): string {
  const roles = leftOut ? '在已读取的角色中，没有其他组合' : '没有其他角色组合'
  return minimise === 'roles'
    ? `${roles}角色更少；角色同样少的组合也不会带来更少的额外内容。`
    : `${roles}带来更少的额外内容；额外内容同样少的组合也不会角色更少。`
}

export function notProven(
  minimise: 'roles' | 'extra',
  found: { roles: number; fewest: number; extra: number; leastExtra: number },
): string {
  const { extra, fewest, leastExtra, roles } = found
  if (minimise === 'extra') {
    return leastExtra >= extra
      ? '没有组合带来更少的额外内容；是否有额外内容同样少而角色更少的组合，有限的查找未能得知。'
      : `这是有限的查找所找到的最佳组合；任何组合都会额外带来至少 ${permissions(leastExtra)}。`
  }
  return fewest >= roles
    ? '没有组合的角色更少；是否有角色同样少而额外内容更少的组合，有限的查找未能得知。'
    : `这是有限的查找所找到的最佳组合；任何组合都至少需要 ${count(fewest, '个角色')}。`
}

export const alternatives = (others: number): string => `另有 ${count(others, '个组合')}同样好。`

export const remainder = (missing: readonly string[]): string =>
  `已读取的角色均不给出${some(missing)}。`

export function newRole(switches: number, besides: Count, proven: boolean): string {
  const { is, value } = besides
  const more =
    value === 0
      ? is === 'total'
        ? '不会带来额外内容'
        : '不会带来已知的额外内容'
      : `额外带来${is === 'total' ? ' ' : ''}${countOf(besides, '项权限')}`
  const limited = proven || value === 0 ? '' : '；换一组开关或许会更少，查找范围有限'
  return `新建角色需要 ${count(switches, '个开关')}，${more}${limited}。`
}

export const newRoleRemainder = (missing: readonly string[]): string =>
  `新角色的任何开关都不带来${some(missing)}。`

export const noNewRole = '不建议新建角色：没有已知的开关能带来其中任何一项。'

export const moreNeeded = '作为参照的用户所拥有的内容未全部读取：所需可能更多。'

export const leftOut = (unread: number, hidden: number): string =>
  [
    ...(unread > 0 ? [`未考虑 ${count(unread, '个角色')}，因为其授予的内容未读取。`] : []),
    ...(hidden > 0 ? [`未考虑 ${count(hidden, '个隐藏角色')}：门户不提供它们。`] : []),
  ].join('')

export const systemExtension = (user: string): string =>
  `${user} 是系统分机：按照 RingCentral 的规则，它拥有所有权限，因此无法说明所需为何。`

export const gives = (role: string, permission: string): string =>
  `角色${name(role)}授予${name(permission)}。`

export const givesNot = (role: string, permission: string): string =>
  `角色${name(role)}不授予${name(permission)}：没有可去掉的内容。`

export const givesUnknown = (role: string, permission: string): string =>
  `角色${name(role)}是否授予${name(permission)}尚不清楚：该角色未全部读取。`

const switched = (which: readonly string[]): string =>
  which.length <= 5 ? names(which) : ` ${count(which.length, '个开关')}`

export const switchesOff = (off: readonly string[], on: readonly string[]): string =>
  `关闭${switched(off)}${on.length === 0 ? '' : `，并打开${switched(on)}`}：之后该角色便不再授予它。`

export const byCopy = (role: string, copy: string): string =>
  `${name(role)}是标准角色，无法更改。由修改过的副本${name(copy)}取代它。`

export const byUnreadCopy = (role: string, copy: string): string =>
  `${name(role)}是否为无法更改的标准角色未读取。由修改过的副本${name(copy)}取代它。`

export const byNewRole = (stuck: readonly string[], made: string): string =>
  `没有开关能去掉它：该角色本身列出了没有开关的${names(stuck)}。由新角色${name(made)}取代它。`

export const lostBesides = (lost: readonly string[]): string =>
  lost.length === 0
    ? '不会失去其他内容。'
    : `一并失去${some(lost)}：没有其他内容能单独带来${lost.length === 1 ? '它' : '它们'}。`

export const keeping = (users: number): string =>
  `${count(users, '个用户')}仍会保有它：另一个角色或直接授予给出了它，或可能给出它。`

export const perhapsStill = '它仍可能授予该权限：它列出的内容或这些内容所包含的权限未全部读取。'

export const limitMenus = '不涉及菜单：仅针对权限。'
export const limitMenusOfNewRole = '新角色没有原角色授予的菜单：需要另行授予。'
export const limitComputed =
  '所需、已有和带来的内容均根据角色、包含关系和直接授予计算；厂商自身关于当前权限的答复不计在内。'
export const limitUse = '哪些权限被实际使用尚不清楚：厂商不提供。所需即为所指定的内容。'
export const limitFree = '所指定的每个人都已拥有并会保留的内容，不计为额外内容。'
export const limitDirect = '直接授予的内容仍归其拥有者。'
export const limitNewRole =
  'RingCentral 可能会为每个新角色附加一些没有开关的权限：具体是哪些，文档没有说明。'
export const limitScope = 'RingCentral 的角色可以限于站点或用户组：这一点不参与计算。'
