/** Roles of one account mapped to those of another, in Chinese. */
import type { RoleMap } from '../../schemas/role-map'
import { percent } from '../../likeness-text'
import { count } from './words'

export function mapped(
  here: string,
  there: string,
  { same, drifted, unknown, onlyHere, onlyThere }: RoleMap['counts'],
): string {
  const parts = [
    ...(same > 0 ? [`${count(same, '个角色')}授予的内容相同`] : []),
    ...(drifted > 0 ? [`${count(drifted, '个')}已偏离`] : []),
    ...(onlyHere > 0 ? [`${count(onlyHere, '个')}仅在${here}中`] : []),
    ...(onlyThere > 0 ? [`${count(onlyThere, '个')}仅在${there}中`] : []),
    ...(unknown > 0 ? [`${count(unknown, '个')}尚不清楚`] : []),
  ]
  return `${here}与${there}：${parts.length === 0 ? '没有角色' : parts.join('，')}。`
}

export const renamed = (roles: number): string => `${count(roles, '个')}相互对应的角色名称不同。`

export const driftAgainst = (baseline: string): string => `增加和减少均以${baseline}为基准。`

export const limitThreshold = (atLeast: number): string =>
  `角色按授予的内容而不是名称对应，且仅当双方授予的全部内容中至少有 ${percent(atLeast)} 为双方共有时才对应。`
export const limitSameId = '这些是同一账户的快照：ID 相同的角色与其自身对应，无论它变化多大。'
export const limitTwins = '相似度相同的角色中，ID 相同的相互对应；否则所指出的可能是其中任何一个。'
export const limitUnread =
  '若某个角色授予的内容未读取，与之更匹配的可能是另一个角色，而不是所指出的角色。'
export const limitMenus = '角色授予的菜单不参与比较。'
export const limitComputed =
  '比较的是角色列出的权限及其包含的权限。厂商自身的答复中关于角色的内容不计在内。'
