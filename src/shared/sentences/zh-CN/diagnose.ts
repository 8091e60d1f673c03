/** What errors say and which change clears them, in Chinese. */
import type { Answer } from '../../schemas/common'
import { count, listOf, name, names, number } from './words'

export const dictionarySource = '厂商自身的权限字典'
export const portalSource = '管理门户中的标签，见于 RingCentral Professional Services 的迁移模板'

export const lacksPermission = (permission: string): string =>
  `该错误表示用户缺少用户权限${name(permission)}。必须由角色带来它；与应用程序作用域无关。`
export const otherNames = (permission: string, labels: readonly string[]): string =>
  `管理门户可能把${name(permission)}称为${names(labels, 'or')}。`
export const notInAccount = (id: string): string =>
  `此账户中没有任何响应提到${name(id)}：请导入权限字典（GET /dictionary/permission），以了解其显示名称和开关。`
export const notInDictionaryOf = (id: string): string =>
  `此快照的权限字典已完整读取，其中没有${name(id)}：它可能比快照更新，或属于另一种服务套餐。`
export const requestsCut = (shown: number, total: number): string =>
  `在 ${count(total, '种不同的失败请求')}中，列出最常见的 ${number(shown)} 种。`
export const searchedInPart = '文本过大或嵌套过深，未能全部查找：可能还有更多错误。'
export const noAccount = '未选择账户，因此权限以 ID 显示：请选择含有权限字典的账户。'
export const mentionedOnly = (id: string): string =>
  `${name(id)}的记录未读取，仅有提及（GET /dictionary/permission/${id}）。`
export const dictionaryPartial = '权限字典未完整读取，因此可能还有其他开关能带来它。'
export const rolesPartial = '并非所有角色都已完整读取，因此可能还有其他角色拥有它。'
export const givenAlready = (user: string, permission: string): string =>
  `根据角色和直接授予，${user} 拥有${name(permission)}，而厂商自身的答复为“否”：没有已知的角色调整能够解决。`
export const unknownCode = (code: string): string =>
  `代码 ${code} 不在此处已知的任何厂商错误列表中；只有消息本身可供参考。`
export const whoseUnknown =
  '文本没有说明请求由谁发出，因此无法判断该用户是否拥有此权限：请选择用户。'
export const signedInNotKnown = (id: string): string => `此快照中没有当时登录的分机 ${id}。`
export const pathIsTarget = '请求路径中的分机是请求所针对的分机，而不是发出请求的用户。'

export const concerned = (user: string, permission: string, answer: Answer): string =>
  ({
    yes: `就此处所知，${user} 拥有${name(permission)}：该错误早于某次变更，或来自其他用户的请求或其他分机。`,
    no: `${user} 没有${name(permission)}。`,
    unknown: `此处不清楚 ${user} 是否拥有${name(permission)}；错误表示在其发生时没有。`,
  })[answer]

export const giveRole = (user: string | undefined, role: string): string =>
  user === undefined
    ? `为发出这些请求的人分配角色${name(role)}。`
    : `为 ${user} 分配角色${name(role)}。`
export const editRole = (role: string, permission: string): string =>
  `在角色${name(role)}中打开${name(permission)}。`
export const copyRole = (user: string, role: string, copy: string, permission: string): string =>
  `复制${name(role)}，副本命名为${name(copy)}，在其中打开${name(permission)}，并分配给 ${user} 以取代${name(role)}，因为后者是无法编辑的标准角色。`
export const editCopy = (copy: string, permission: string): string =>
  `在该副本${name(copy)}中也打开${name(permission)}。`
export const newRole = (user: string, role: string, permission: string): string =>
  `新建带有${name(permission)}的角色${name(role)}，并分配给 ${user}。`
export const copyName = (role: string, permission: string): string => `${role} + ${permission}`
export const newName = (permission: string): string => `仅 ${permission}`

export const portalSteps =
  'Admin Portal：Users > Roles；打开角色，Edit，勾选该权限，Save。Assigned Users 可查看和分配角色。'

export function report(
  errors: number,
  kinds: number,
  cleared: number,
  changes: number,
  asked: boolean,
  held: boolean,
): string[] {
  const found =
    errors === kinds
      ? `${count(errors, '个错误')}。`
      : `${count(errors, '个错误')}，共 ${count(kinds, '种')}。`
  if (!asked) return [found, '没有查看任何账户：以上是错误本身所说明的内容。']
  if (changes === 0) {
    return [
      found,
      held
        ? '就此处所知，该用户拥有这些错误所要求的内容：无需调整角色。'
        : '此处已知的角色调整都无法消除其中任何一个。',
    ]
  }
  return [
    found,
    `${count(changes, '项角色调整')}可以消除${cleared === errors ? (errors === 1 ? '它' : '全部错误') : `其中 ${count(cleared, '个')}`}。`,
  ]
}

export const changeRequestTitle = '请求因缺少而失败的权限'
export const changeRequestReason = (errors: number): string =>
  `${count(errors, '个请求')}因缺少用户权限而失败。`

// Requests

const alternatives = (all: readonly (readonly string[])[]): string =>
  listOf(
    all.map((one) => names(one)),
    'or',
  )

export const notListed = (method: string, path: string): string =>
  `公开 API 的表格中没有 ${method} ${path}：其所需尚不清楚。请在此粘贴其错误正文，其中会指明缺少什么。`
export const needsScope = (scopes: readonly (readonly string[])[]): string =>
  scopes.length === 0
    ? '没有注明所需的应用程序作用域。'
    : `应用程序需要应用程序作用域${alternatives(scopes)}。`
export const needsPermission = (permissions: readonly (readonly string[])[]): string =>
  permissions.length === 0
    ? '没有注明所需的用户权限，但这并不表示不需要。'
    : `用户需要用户权限${alternatives(permissions)}。`
export const needsFeature = (features: readonly (readonly string[])[]): string =>
  `账户或分机需要功能${alternatives(features)}；没有角色能带来它。`
export function whoCould(users: number, atLeast: boolean, unknown: number): string {
  const known =
    users === 0
      ? atLeast
        ? '没有已知的用户拥有其所需'
        : '没有人拥有其所需'
      : `${atLeast ? '至少 ' : ''}${count(users, '个用户')}拥有其所需`
  return unknown === 0 ? `${known}。` : `${known}；${count(unknown, '个用户')}尚不清楚。`
}
export const couldUser = (user: string, answer: Answer): string =>
  ({
    yes: `是：就权限而言，${user} 可以发出该请求。`,
    no: `否：${user} 缺少其所需。`,
    unknown: `未知：无法判断 ${user} 是否拥有其所需。`,
  })[answer]
export const requestLimits: readonly string[] = [
  '两者缺一不可：应用程序的作用域，以及用户的权限。模型只涵盖后者。',
  '权限可能仅对某些分机有效，例如仅对本人的分机：表格中没有这一信息。',
]
export const notInDictionary = (id: string): string =>
  `此账户中没有任何响应提到${name(id)}，因此不清楚谁拥有它。`
