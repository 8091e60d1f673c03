/** Edits and what they change, in Chinese. */
import { count, listOf, name, names } from './words'

export const addPermission = (role: string, permission: string): string =>
  `在角色${name(role)}中打开${name(permission)}。`

export const removePermission = (role: string, permission: string): string =>
  `在角色${name(role)}中关闭${name(permission)}。`

export const addMenuGroup = (role: string, group: string, app: string): string =>
  `为角色${name(role)}授予 ${app} 的菜单组${name(group)}。`

export const removeMenuGroup = (role: string, group: string, app: string): string =>
  `从角色${name(role)}中去掉 ${app} 的菜单组${name(group)}。`

export const newRole = (role: string, permissions: readonly string[]): string =>
  permissions.length === 0
    ? `新建自定义角色${name(role)}。`
    : `新建自定义角色${name(role)}，其中有${names(permissions)}。`

export const copyRole = (role: string, copy: string): string =>
  `复制角色${name(role)}，副本命名为${name(copy)}。`

export const deleteRole = (role: string): string => `删除角色${name(role)}。`

export const giveRole = (user: string, role: string): string => `为 ${user} 分配角色${name(role)}。`

export const takeRole = (user: string, role: string): string => `收回 ${user} 的角色${name(role)}。`

export const replaceRole = (
  role: string,
  by: string,
  users: readonly string[] | undefined,
  holders: number,
): string =>
  users === undefined
    ? `为持有${name(role)}的${holders === 1 ? '唯一一个用户' : `全部 ${count(holders, '个用户')}`}改为分配角色${name(by)}。`
    : `为 ${listOf(users)} 分配角色${name(by)}，取代${name(role)}。`

export const replaceEveryone = (role: string, by: string): string =>
  `为持有${name(role)}的每个人改为分配角色${name(by)}。`

export const noEdits = '尚无改动，因此没有任何变化。'

export function effect(users: {
  affected: number
  atLeast: boolean
  gaining: number
  losing: number
}): string {
  if (users.affected === 0) {
    return users.atLeast ? '没有已知的有效权限变化。' : '没有人的有效权限发生变化。'
  }
  const all = `${users.atLeast ? '至少 ' : ''}${count(users.affected, '个用户')}`
  const gaining = users.gaining === 0 ? '没有人得到什么' : `${count(users.gaining, '个用户')}有所得`
  const losing = users.losing === 0 ? '没有人失去什么' : `${count(users.losing, '个用户')}有所失`
  return `${all}的有效权限发生变化：${gaining}，${losing}。`
}

export const perhaps = (changes: number): string =>
  `另有 ${count(changes, '项变化')}仅是可能：从已读取的内容看不出是否有其他来源给出相同内容。`

export const open = (users: number): string =>
  `${count(users, '个用户')}还会得到或失去什么尚不清楚：其所变更的角色未全部读取。`

export const limitComputed =
  '变更后的结果是根据角色、包含关系和直接授予计算的；厂商自身关于当前权限的答复不计在内。'

export const limitCopy = (copy: string, permissions: readonly string[]): string =>
  `此处假定副本${name(copy)}保留没有开关的${permissions.length <= 5 ? names(permissions) : ` ${count(permissions.length, '项权限')}`}：门户是否会复制这类权限，文档没有说明。`

export const limitNewRole =
  'RingCentral 可能会为每个新角色附加一些没有开关的权限：具体是哪些，文档没有说明。'

export const limitDefaultRole = (users: number, role: string): string =>
  `${count(users, '个用户')}会失去最后一个角色。RingCentral 随后会分配默认角色，此处假定为${name(role)}，因为它曾自动分配给其他用户。`

export const limitUnknownDefault = (users: number): string =>
  `${count(users, '个用户')}会失去最后一个角色。RingCentral 随后会分配默认角色；具体是哪个，未读取。`

export const limitPortalRoles =
  'EnOS 还会通过用户组、组织结构和子管理员授予访问权限，这些均未读取：在此失去内容的人可能仍通过它们保有该内容。'

export const limitTableRules = '这些表格所来自的系统允许更改什么，尚不清楚；此处允许任何改动。'

export const limitSites = '其中一些角色分配仅对特定站点有效：此限制不参与计算。'

export const limitHolders = '可能持有这些角色的人并非全部已知，因此受影响的用户可能更多。'
