/** The access graph, in sentences. */
import type { EdgeKind, NodeKind } from '../../schemas/graph'
import { count, name } from './words'

export const edgesNotDrawn = (edges: number): string =>
  `${count(edges, 'connection is', 'connections are')} not drawn: there are more than can be told apart.`

export const systemExtensionInGraph =
  'The system extension has every permission by RingCentral’s rule, not through a role: nothing leads from it.'

export const limitComputedGraph =
  'Drawn are roles, grants and inclusions as they were read; the vendor’s own answers about a user are not.'

export interface WayStep {
  kind: NodeKind
  name: string
  edge?: EdgeKind | undefined
}

const clauses: Readonly<Record<EdgeKind, (to: WayStep) => string>> = {
  holds: (to) => `holds the role ${name(to.name)}`,
  lists: (to) => `lists ${name(to.name)}`,
  includes: (to) => `includes ${name(to.name)}`,
  gives: (to) =>
    to.kind === 'menu-group'
      ? `gives the menu group ${name(to.name)}`
      : `gives the menu ${name(to.name)}`,
  contains: (to) => `holds the menu ${name(to.name)}`,
  direct: (to) => `was granted ${name(to.name)} directly`,
}

/** @param steps from above to below */
export function way(steps: readonly WayStep[]): string {
  const [first, ...rest] = steps
  const said = rest.map((to, at) => `${at === 0 ? '' : 'which '}${clauses[to.edge!](to)}`)
  return `${subject(first!)} ${said.join(', ')}.`
}

function subject(step: WayStep): string {
  switch (step.kind) {
    case 'user':
      return step.name
    case 'role':
      return `The role ${name(step.name)}`
    case 'permission':
      return name(step.name)
    case 'menu-group':
      return `The menu group ${name(step.name)}`
    case 'menu':
      return `The menu ${name(step.name)}`
  }
}

/** @param ways how many; at least so many where `atLeast` */
export function waysFound(from: WayStep, to: WayStep, ways: number, atLeast: boolean): string {
  const number = `${atLeast ? 'at least ' : ''}${count(ways, 'way leads', 'ways lead')}`
  return `${number.slice(0, 1).toUpperCase()}${number.slice(1)} from ${inside(from)} to ${inside(to)}.`
}

export const noWay = (from: WayStep, to: WayStep): string =>
  `No way leads from ${inside(from)} to ${inside(to)}, and all that could be one was read.`

export const wayUnknown = (from: WayStep, to: WayStep): string =>
  `Unknown: no way from ${inside(from)} to ${inside(to)} was read, but not all was.`

const inside = (step: WayStep): string => {
  const text = subject(step)
  return text.startsWith('The ') ? `the ${text.slice(4)}` : text
}
