/** Two users' menus in one app, side by side. */
import type { AccessIndex } from '../access/access-index'
import { menuAccessOf } from '../access/vendor'
import { AppError } from '../../shared/result'
import type { ComparedMenuNode, MenuComparison } from '../../shared/schemas/access'
import type { Answer } from '../../shared/schemas/common'
import { say } from '../../shared/sentences/access'
import { userMenus } from './app-access'
import { userBrief } from './briefs'
import { findApp, findUser } from './find'
import { menuNodes } from './menu-nodes'
import { userSays } from './menus'
import type { Asked } from './reader'
import { withRefusals } from './refusals'
import { briefOf } from './snapshots'

export interface MenuComparisonInput {
  app: string
  left: string
  right: string
}

/** @throws AppError `not-found`, `ambiguous`, `invalid-argument` where both are the same user */
export function compareMenus(asked: Asked, input: MenuComparisonInput): MenuComparison {
  const { index, snapshot } = asked
  const app = findApp(index, input.app)
  const users = [findUser(index, input.left), findUser(index, input.right)] as const
  if (users[0] === users[1]) {
    const { id, name } = userBrief(index, users[0])
    throw new AppError('invalid-argument', `Both users are the same: ${name} (${id}).`, {
      hint: 'Name two different users.',
    })
  }
  const [left, right] = [sideOf(asked, users[0], app), sideOf(asked, users[1], app)]
  const parents = parentsOf(index, app, left, right)
  const counts = { both: 0, left: 0, right: 0, unknown: 0 }
  for (const menu of parents.keys()) {
    const answers = [left.answerTo(menu), right.answerTo(menu)]
    if (answers.every((answer) => answer === 'yes')) counts.both++
    else if (answers.includes('yes')) {
      if (answers.includes('unknown')) counts.unknown++
      else counts[answers[0] === 'yes' ? 'left' : 'right']++
    }
  }
  const { id, name } = index.facts.apps[app]!
  return {
    snapshot: briefOf(snapshot),
    app: { id, name },
    left: left.said,
    right: right.said,
    counts,
    menus: treeOf(index, app, parents, left, right),
    text: say.menuComparison(
      name,
      [left.said.user.name, right.said.user.name],
      counts,
      [left, right].every(({ whole }) => whole),
      [left, right].flatMap(({ said }) => (said.confirmed === false ? [said.user.name] : [])),
    ),
  }
}

interface Side {
  said: MenuComparison['left']
  /** Whether it is known of every menu. */
  whole: boolean
  /** Menu → id of its parent, of those that the user has. */
  parents: ReadonlyMap<number, string | undefined>
  answerTo: (menu: number) => Answer
}

function sideOf(asked: Asked, user: number, app: number): Side {
  const { index } = asked
  const found = userMenus(index, user, app)
  const { answer, confirmed, count, takenAt } = userSays(index, user, app, found)
  const whole = found.missing.length === 0
  return {
    said: {
      user: userBrief(index, user),
      answer,
      takenAt,
      count,
      ...(confirmed === undefined ? {} : { confirmed }),
      missing: withRefusals(asked, found.missing),
    },
    whole,
    parents: found.parents,
    answerTo(menu) {
      if (found.parents.has(menu)) return 'yes'
      const isNo = whole || menuAccessOf(index, user, menu).answer === 'no'
      return isNo ? 'no' : 'unknown'
    },
  }
}

/**
 * What either has or may have, and the way to it. A menu stands where the catalogue has it; one that is
 * not in it, where the answer about either user does.
 */
function parentsOf(
  index: AccessIndex,
  app: number,
  left: Side,
  right: Side,
): Map<number, string | undefined> {
  const { menus } = index.facts
  const byId = new Map(index.menusIn(app).map((menu) => [menus[menu]!.id, menu]))
  const parentOf = (menu: number): string | undefined => {
    const { inCatalogue, parent } = menus[menu]!
    const side = inCatalogue ? undefined : [left, right].find(({ parents }) => parents.has(menu))
    return side ? side.parents.get(menu) : parent
  }
  const parents = new Map<number, string | undefined>()
  for (const menu of index.menusIn(app)) {
    if (left.answerTo(menu) === 'no' && right.answerTo(menu) === 'no') continue
    for (let next: number | undefined = menu; next !== undefined && !parents.has(next);) {
      const parent = parentOf(next)
      parents.set(next, parent)
      next = parent === undefined ? undefined : byId.get(parent)
    }
  }
  return parents
}

function treeOf(
  index: AccessIndex,
  app: number,
  parents: ReadonlyMap<number, string | undefined>,
  left: Side,
  right: Side,
): ComparedMenuNode[] {
  const { menus } = index.facts
  const byId = new Map([...parents.keys()].map((menu) => [menus[menu]!.id, menu]))
  const lacksParent = (side: Side, menu: number): boolean => {
    const parent = byId.get(parents.get(menu) ?? '')
    return parent !== undefined && side.answerTo(menu) === 'yes' && side.answerTo(parent) === 'no'
  }
  return menuNodes<ComparedMenuNode>(
    index,
    app,
    parents,
    (menu, { id, code, name, url }, place) => ({
      id,
      code,
      name,
      url,
      ...(place === undefined ? {} : { orphan: true }),
      left: left.answerTo(menu),
      right: right.answerTo(menu),
      ...(lacksParent(left, menu) ? { leftWithoutParent: true } : {}),
      ...(lacksParent(right, menu) ? { rightWithoutParent: true } : {}),
      children: [],
    }),
  )
}
