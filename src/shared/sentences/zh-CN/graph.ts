/** The access graph, in Chinese. */
import type { EdgeKind, NodeKind } from '../../schemas/graph'
import type { WayStep } from '../en/graph'
import { count, name } from './words'

export const edgesNotDrawn = (edges: number): string =>
  `有 ${count(edges, '条连线')}未绘出：数量过多，无法分辨。`

export const systemExtensionInGraph =
  '系统分机按照 RingCentral 的规则拥有所有权限，并非通过角色获得：图中没有从它出发的连线。'

export const limitComputedGraph =
  '图中绘出的是所读取的角色、直接授予和包含关系；厂商关于用户的答复不在其中。'

const kinds: Readonly<Record<NodeKind, string>> = {
  user: '用户',
  role: '角色',
  permission: '权限',
  'menu-group': '菜单组',
  menu: '菜单',
}
const verbs: Readonly<Record<EdgeKind, string>> = {
  holds: '持有',
  lists: '列出',
  includes: '包含',
  gives: '授予',
  contains: '包含',
  direct: '被直接授予',
}

const called = (step: WayStep): string => `${kinds[step.kind]}${name(step.name)}`

export function way(steps: readonly WayStep[]): string {
  const said = steps.slice(1).map((to, at) => {
    const from = steps[at]!
    return `${at === 0 ? called(from) : `该${kinds[from.kind]}`}${verbs[to.edge!]}${called(to)}`
  })
  return `${said.join('，')}。`
}

export const waysFound = (from: WayStep, to: WayStep, ways: number, atLeast: boolean): string =>
  `从${called(from)}到${called(to)}${atLeast ? '至少' : '共'}有 ${count(ways, '条途径')}。`

export const noWay = (from: WayStep, to: WayStep): string =>
  `从${called(from)}到${called(to)}没有途径，相关数据均已完整读取。`

export const wayUnknown = (from: WayStep, to: WayStep): string =>
  `未知：已读取的数据中没有从${called(from)}到${called(to)}的途径，但数据并未完整读取。`
