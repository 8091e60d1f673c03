/** The words of a change request, in Chinese. */
import { count, listOf, name, number } from './words'

export const title = '角色调整'
export const fromAccount = (account: string, vendor: string | undefined): string =>
  vendor === undefined ? account : `${account}（${vendor}）`
export const snapshot = (id: number): string => `快照 ${id}`
export const snapshotDate = (date: string | null): string =>
  date === null ? '读取时间不明' : `读取于 ${date}`
export const whole = '完整'
export const partial = (parts: number): string =>
  parts === 0 ? '未完整读取' : `未完整读取：${count(parts, '个部分不完整')}`
export const nothingMade = '本文没有更改任何内容：由有权更改角色的人在门户中执行这些步骤。'

export const noSteps = '无需执行任何步骤。'

export const headings = {
  reason: '原因',
  steps: '步骤',
  where: '位置',
  effect: '变化',
  permissions: '按权限',
  menus: '按菜单',
  users: '按用户',
  check: '检查事项',
  undo: '如何恢复',
}

export const switchOn = (role: string): string => `在角色${name(role)}中打开：`
export const switchOff = (role: string): string => `在角色${name(role)}中关闭：`
export const giveGroups = (role: string): string => `为角色${name(role)}授予以下菜单组：`
export const takeGroups = (role: string): string => `从角色${name(role)}中去掉以下菜单组：`
export const give = (role: string, users: number): string =>
  `将角色${name(role)}分配给 ${count(users, '个用户')}：`
export const take = (role: string, users: number): string =>
  `从 ${count(users, '个用户')}收回角色${name(role)}：`
export const replace = (role: string, by: string, users: number): string =>
  `为 ${count(users, '个用户')}分配角色${name(by)}，取代${name(role)}：`
export const replaceAll = (role: string, by: string, users: number): string =>
  `为持有${name(role)}的每个人改为分配角色${name(by)}（${count(users, '个用户')}）：`
export const make = (role: string): string => `新建自定义角色${name(role)}，其中有：`

export const permission = (shown: string, id: string, app: string | undefined): string =>
  `${name(shown)}${id === shown ? '' : `（${id}）`}${app === undefined ? '' : `，属于 ${app}`}`
export const menuGroup = (group: string, app: string): string => `${name(group)}，属于 ${app}`
export const user = (shown: string, extension: string | undefined, more: string): string =>
  extension === undefined ? `${shown}（${more}）` : `${shown}（分机 ${extension}，${more}）`
export const more = (others: number): string => `以及另外 ${count(others, '个')}`

export const changes = (counts: {
  lost: number
  gained: number
  perhapsLost: number
  perhapsGained: number
}): string =>
  [
    counts.lost > 0 ? `${count(counts.lost, '个用户')}失去它` : '',
    counts.perhapsLost > 0 ? `${count(counts.perhapsLost, '个用户')}可能失去它` : '',
    counts.gained > 0 ? `${count(counts.gained, '个用户')}得到它` : '',
    counts.perhapsGained > 0 ? `${count(counts.perhapsGained, '个用户')}可能得到它` : '',
  ]
    .filter((text) => text !== '')
    .join('，')

const ways = {
  lost: '失去',
  perhapsLost: '可能失去',
  gained: '得到',
  perhapsGained: '可能得到',
}
export const userChange = (
  way: keyof typeof ways,
  things: readonly string[],
  others: number,
): string =>
  `${ways[way]}：${others > 0 ? `${things.join('、')}以及另外 ${number(others)} 项` : listOf(things)}`
export const usersChange = (changed: readonly string[]): string => changed.join('；')

export const checkDate = (date: string | null): string =>
  `自读取以来${date === null ? '' : `（${date}）`}，谁持有哪个角色可能已有变化：若已过去很久，请在变更之前重新读取账户。`
export const checkNames =
  '此处的权限名称与厂商的权限字典一致；门户中显示的标签可能不同。以 ID 为准。'
export const checkAfter = '变更之后，请重新读取账户并比较两个快照：两者应当仅在这些步骤上不同。'

export const undoLess = (role: string, permissions: readonly string[], menus: number): string =>
  `角色${name(role)}无法按原样重建：在门户中无法为新角色授予${listOf([
    ...permissions.map(name),
    ...(menus > 0 ? [`其自身的 ${count(menus, '个菜单')}`] : []),
  ])}。`
export const undoUnread = (role: string): string =>
  `角色${name(role)}授予的内容未全部读取：重建后可能缺少一部分。删除之前，请在门户中记下它列出的内容。`
export const undoKept = (user: string, role: string): string =>
  `角色${name(role)}是自动分配给 ${user} 的：门户允许替换它，但不允许收回。`
export const undoDefault =
  '失去最后一个角色而得到默认角色的人，在恢复原角色后仍保留默认角色，直至将其替换。'

/** The names of pages are the portal's own. */
export const where = {
  ringcentral: {
    change: '切换权限：Admin Portal › Users › Roles › 角色 › Edit › Permissions。',
    copy: '复制角色：Admin Portal › Users › Roles › New Role；以要复制的角色为起点。',
    make: '新建角色：Admin Portal › Users › Roles › New Role。新角色以另一角色的权限为起点：请取消此处未列出的全部权限。',
    remove: '删除角色：Admin Portal › Users › Roles › 角色。',
    assign: '分配或收回角色：Admin Portal › Users › Roles › 角色 › Assigned Users。',
  },
  enos: {
    change:
      '更改角色授予的内容：Admin Console › Role › Manage › Assign Permission 或 Assign Menu Group。',
    copy: '复制角色：Admin Console › Role › New Role，然后为其授予原角色的全部内容。',
    make: '新建角色：Admin Console › Role › New Role。',
    remove: '删除角色：Admin Console › Role。',
    assign: '分配或收回角色：Admin Console › Users › Manage › Assign Role。',
  },
} as const
