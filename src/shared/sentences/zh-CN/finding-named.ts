/** Why what somebody named was not found, or not one, in Chinese. */
import type { Named } from '../en/finding-named'
import { name, number } from './words'

const things: Readonly<Record<Named, string>> = {
  user: '用户',
  role: '角色',
  permission: '权限',
  app: '应用',
  menu: '菜单',
}

export const notThere = (what: Named, named: string): string =>
  `此快照中没有${things[what]}${name(named)}。`
export const ambiguous = (what: Named, named: string, matches: number): string =>
  `${name(named)}对应 ${number(matches)} ${what === 'permission' ? '项' : '个'}${things[what]}。`
export const nameItsId = '请用 ID 指明其中一个。'
export const nameItsKey = '请用 Access Key 指明其中一个。'
export const nameItsIdAndApp = '请指明其 ID 和所属应用。'
export const howNamed: Readonly<Record<Exclude<Named, 'app'>, string>> = {
  user: '用户可用 ID、姓名、邮箱或分机号指明。',
  role: '角色可用 ID 或名称指明。',
  permission: '权限可用 ID 或显示名称指明。',
  menu: '菜单可用 ID、代码或名称指明。只有关于应用的响应中才有菜单。',
}
export const notReadWhole: Readonly<Record<'user' | 'role' | 'permission', string>> = {
  user: '用户列表未完整读取，因此可能还有其他用户。',
  role: '角色列表未完整读取，因此可能还有其他角色。',
  permission: '权限字典未完整读取，因此可能还有其他权限。',
}
export const noApps = '尚未导入任何关于应用的响应。'
export const theApps = (apps: readonly string[]): string => `现有应用：${apps.join('、')}。`
export const both = (first: string, second: string): string => `${first}${second}`
