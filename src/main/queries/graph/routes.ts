/** Every way from one node to another. */
import { AppError } from '../../../shared/result'
import type { Input, Output } from '../../../shared/contract'
import type { Answer, Missing } from '../../../shared/schemas/common'
import { GraphLimits, type NodeKind } from '../../../shared/schemas/graph'
import { say } from '../../../shared/sentences/graph'
import type { AccessIndex } from '../../access/access-index'
import { BitMatrix } from '../../access/bits'
import { graphOf } from '../../access/graph/access-graph'
import { Ways } from '../../access/graph/ways'
import {
  missingForRoles,
  missingForUser,
  missingInclusions,
  missingMenusInApp,
  missingMenusOfRoles,
  onlyOnce,
} from '../missing'
import type { Asked } from '../reader'
import { withRefusals } from '../refusals'
import { briefOf } from '../snapshots'
import { why } from '../why'
import { nameOf, nodeNamed } from './nodes'

const pageSize = 50

/** What can stand below each kind, at any depth. */
const reachable: Readonly<Record<NodeKind, readonly NodeKind[]>> = {
  user: ['role', 'permission', 'menu-group', 'menu'],
  role: ['permission', 'menu-group', 'menu'],
  permission: ['permission'],
  'menu-group': ['menu'],
  menu: [],
}

/**
 * Whichever of the two is above is where the ways begin.
 * @throws AppError `not-found`, `ambiguous`; `invalid-argument` where nothing leads from one kind to the other
 */
export function routes(asked: Asked, input: Input<'graph', 'routes'>): Output<'graph', 'routes'> {
  const { index } = asked
  const graph = graphOf(index)
  const [from, to] = ordered(index, nodeNamed(index, input.from), nodeNamed(index, input.to))
  const ways = new Ways(index, to, (node) => nameOf(index, node).name)
  const total = ways.count(from)
  const { limit = pageSize, offset = 0 } = input
  const found = ways.list(from, offset, limit).map((nodes) =>
    nodes.map((node, at) => ({
      ...nameOf(index, node),
      ...(at === 0 ? {} : { edge: graph.edgeKind(nodes[at - 1]!, node) }),
    })),
  )
  const answer: Answer = total > 0 ? 'yes' : absence(index, from, to)
  const whole = absence(index, from, to) === 'no'
  const isCounted = whole && total < Number.MAX_SAFE_INTEGER
  return {
    snapshot: briefOf(asked.snapshot),
    from: nameOf(index, from),
    to: nameOf(index, to),
    answer,
    total: { value: total, is: isCounted ? 'total' : 'atLeast' },
    routes: found.map((steps) => ({ steps, text: say.way(steps) })),
    nodes: ways
      .nodes(from)
      .slice(0, GraphLimits.nodes)
      .map((node) => reference(index, node)),
    sentences: sentencesOf(asked, from, to, answer, total, isCounted),
    missing: whole ? [] : withRefusals(asked, missingBetween(index, from, to)),
  }
}

function reference(index: AccessIndex, node: number) {
  const { app, id, kind } = nameOf(index, node)
  return { kind, id, ...(app === undefined ? {} : { app }) }
}

function ordered(index: AccessIndex, from: number, to: number): [from: number, to: number] {
  const graph = graphOf(index)
  const [above, below] = [graph.kindOf(from), graph.kindOf(to)]
  if (from === to) {
    throw new AppError('invalid-argument', 'These are one and the same.', {
      hint: 'Ask about two different ones.',
    })
  }
  if (above === 'permission' && below === 'permission') {
    const { closure } = index
    const numbers = [graph.numberOf(from), graph.numberOf(to)] as const
    if (closure.reaches(...numbers)) return [from, to]
    if (closure.reaches(numbers[1], numbers[0])) return [to, from]
    // Where neither is known to include the other, it is the one of which less was read that may.
    const mayUpside = absence(index, from, to) === 'no' && absence(index, to, from) === 'unknown'
    return mayUpside ? [to, from] : [from, to]
  }
  if (reachable[above].includes(below)) return [from, to]
  if (reachable[below].includes(above)) return [to, from]
  throw new AppError('invalid-argument', `Nothing leads from a ${above} to a ${below}.`, {
    hint: 'Ways lead from users to roles, permissions and menus; from roles to permissions and menus; from permissions to those that they include; from menu groups to menus.',
  })
}

/** What it means that no way, or no further one, was found: `no` only where all was read. */
function absence(index: AccessIndex, from: number, to: number): Answer {
  const graph = graphOf(index)
  const [above, below] = [graph.numberOf(from), graph.numberOf(to)]
  const known = (isKnown: boolean): Answer => (isKnown ? 'no' : 'unknown')
  const { apps, menuGroups, menus, permissions, roles } = index.facts
  switch (`${graph.kindOf(from)} ${graph.kindOf(to)}`) {
    case 'user role':
      return known(index.rolesKnown(above))
    case 'user permission':
      return known(index.computedWhole(above, permissions[below]!.app !== undefined))
    case 'user menu':
      return known(index.computedMenusWhole(above, menus[below]!.app))
    case 'user menu-group':
      return known(
        index.rolesKnown(above) && index.rolesOf(above).every((role) => roles[role]!.menusKnown),
      )
    case 'role permission': {
      const inApp = permissions[below]!.app !== undefined
      return known((inApp ? index.roleAppWhole : index.roleWhole)[above] === 1)
    }
    case 'role menu':
      return known(index.roleMenusWhole(above, menus[below]!.app))
    case 'role menu-group':
      return known(roles[above]!.menusKnown)
    case 'menu-group menu':
      return known(apps[menuGroups[above]!.app]!.groupsKnown)
    default: {
      const reached = new BitMatrix(1, permissions.length)
      index.closure.addTo(above, reached.row(0))
      return known(
        index.includesKnown(reached.row(0), false) && index.includesKnown(reached.row(0), true),
      )
    }
  }
}

function missingBetween(index: AccessIndex, from: number, to: number): Missing[] {
  const graph = graphOf(index)
  const above = graph.numberOf(from)
  const below = graph.numberOf(to)
  const { menuGroups, menus } = index.facts
  const isMenu = graph.kindOf(to) === 'menu' || graph.kindOf(to) === 'menu-group'
  const app =
    graph.kindOf(to) === 'menu'
      ? menus[below]!.app
      : graph.kindOf(to) === 'menu-group'
        ? menuGroups[below]!.app
        : undefined
  switch (graph.kindOf(from)) {
    case 'user':
      return isMenu ? missingMenusInApp(index, above, app!) : missingForUser(index, above)
    case 'role':
      return isMenu ? missingMenusOfRoles(index, [above], app!) : missingForRoles(index, [above])
    default:
      return onlyOnce(missingInclusions(index))
  }
}

/** About a user's permission or menu the whole answer is said, with the vendor's own word. */
function sentencesOf(
  asked: Asked,
  from: number,
  to: number,
  answer: Answer,
  total: number,
  whole: boolean,
): string[] {
  const { index } = asked
  const [above, below] = [nameOf(index, from), nameOf(index, to)]
  const counted =
    answer === 'yes'
      ? say.waysFound(above, below, total, !whole)
      : answer === 'no'
        ? say.noWay(above, below)
        : say.wayUnknown(above, below)
  if (above.kind !== 'user' || (below.kind !== 'permission' && below.kind !== 'menu')) {
    return [counted]
  }
  const { text } = why(asked, {
    user: above.id,
    [below.kind]: below.id,
    ...(below.app === undefined ? {} : { app: below.app }),
  })
  return [text[0]!, counted]
}
