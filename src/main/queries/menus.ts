/** Apps and their menu trees, as a user has them or as the app's catalogue does. */
import type { AccessIndex } from '../access/access-index'
import { appStatement } from '../access/vendor'
import type { AppRow, MenuNode, MenuTree } from '../../shared/schemas/access'
import type { Answer, Missing } from '../../shared/schemas/common'
import * as say from '../../shared/sentences/en'
import { iso } from '../../shared/time'
import { userBrief } from './briefs'
import { findApp, findUser } from './find'
import { missingUserApp } from './missing'
import type { Asked } from './reader'
import { briefOf } from './snapshots'

/** Deeper menus are shown at the root as orphans: no portal nests so deep, but a damaged answer might. */
const deepest = 200

export function appRows({ index }: Asked): AppRow[] {
  const { apps, menus, permissions, vendor } = index.facts
  return apps
    .map((app, number): AppRow => {
      const is = app.catalogue ? 'total' : 'atLeast'
      return {
        id: app.id,
        name: app.name,
        ...(app.code === undefined ? {} : { code: app.code }),
        catalogue: app.catalogue,
        menus: { value: menus.filter((menu) => menu.app === number).length, is },
        permissions: { value: permissions.filter((one) => one.app === number).length, is },
        usersAsked: vendor.filter(
          (statement) => statement.kind === 'user-app-resources' && statement.app === number,
        ).length,
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** @throws AppError `not-found`, `ambiguous` */
export function menuTree(
  { index, snapshot }: Asked,
  input: { app: string; user?: string | undefined },
): MenuTree {
  const app = findApp(index, input.app)
  const { id, name, catalogue } = index.facts.apps[app]!
  const found =
    input.user === undefined
      ? wholeMenu(index, app)
      : userMenu(index, app, findUser(index, input.user))
  const user = input.user === undefined ? undefined : userBrief(index, findUser(index, input.user))
  const part = found.part === undefined ? undefined : index.facts.parts.get(found.part)
  return {
    snapshot: briefOf(snapshot),
    app: { id, name },
    ...(user === undefined ? {} : { user }),
    answer: found.answer,
    takenAt: iso(part?.takenAt ?? null),
    count: found.parents.size,
    menus: treeOf(index, found.parents, catalogue && user !== undefined),
    missing: found.missing,
    text: say.menuTree(user?.name, name, found.answer, {
      value: found.parents.size,
      is: found.missing.length === 0 ? 'total' : 'atLeast',
    }),
  }
}

interface FoundMenus {
  answer: Answer
  /** Menu → id of its parent. */
  parents: ReadonlyMap<number, string | undefined>
  missing: Missing[]
  part: number | undefined
}

function userMenu(index: AccessIndex, app: number, user: number): FoundMenus {
  const statement = appStatement(index, user, app)
  if (!statement) {
    return {
      answer: 'unknown',
      parents: new Map(),
      missing: [missingUserApp(index, user, app)],
      part: undefined,
    }
  }
  const hasAccess = statement.menus.size > 0 || statement.granted.size > 0
  return {
    answer: hasAccess ? 'yes' : statement.whole ? 'no' : 'unknown',
    parents: statement.menus,
    missing: statement.whole ? [] : [{ ...missingUserApp(index, user, app), status: 'partial' }],
    part: statement.part,
  }
}

function wholeMenu(index: AccessIndex, app: number): FoundMenus {
  const { id, catalogue } = index.facts.apps[app]!
  const parents = new Map(
    index.facts.menus.flatMap((menu, number) =>
      menu.app === app ? [[number, menu.parent] as const] : [],
    ),
  )
  return {
    answer: catalogue ? 'yes' : 'unknown',
    parents,
    missing: catalogue
      ? []
      : [{ kind: 'app', subject: id, status: 'missing', text: say.missingApp(id) }],
    part: index.facts.stated.get(`app ${id}`),
  }
}

/** Ordered by displayOrder, then id. What no root leads to (a missing parent, a cycle) is shown at the root. */
function treeOf(
  index: AccessIndex,
  parents: ReadonlyMap<number, string | undefined>,
  catalogueKnown: boolean,
): MenuNode[] {
  const { menus } = index.facts
  const here = new Set([...parents.keys()].map((menu) => menus[menu]!.id))
  const inApp = new Set(
    menus.filter((menu) => catalogueKnown && menu.inCatalogue).map((menu) => menu.id),
  )
  const ordered = [...parents.keys()].sort(
    (a, b) =>
      (menus[a]!.order ?? Infinity) - (menus[b]!.order ?? Infinity) ||
      (menus[a]!.id < menus[b]!.id ? -1 : 1),
  )
  const children = Map.groupBy(ordered, (menu) => parents.get(menu) ?? '')
  const placed = new Set<number>()
  const roots: MenuNode[] = []

  const place = (menu: number, siblings: MenuNode[], marks: Partial<MenuNode>): void => {
    const work = [{ menu, siblings, marks, depth: 0 }]
    for (let next = work.pop(); next; next = work.pop()) {
      if (placed.has(next.menu) || next.depth > deepest) continue
      placed.add(next.menu)
      const { id, code, name, url } = menus[next.menu]!
      const node: MenuNode = { id, code, name, url, ...next.marks, children: [] }
      next.siblings.push(node)
      // Pushed in reverse, so that they are placed in order.
      for (const child of (children.get(id) ?? []).toReversed()) {
        work.push({ menu: child, siblings: node.children, marks: {}, depth: next.depth + 1 })
      }
    }
  }
  for (const menu of ordered) {
    const parent = parents.get(menu)
    if (parent === undefined) place(menu, roots, {})
    else if (!here.has(parent)) {
      place(menu, roots, inApp.has(parent) ? { withoutParent: true } : { orphan: true })
    }
  }
  for (const menu of ordered) if (!placed.has(menu)) place(menu, roots, { orphan: true })
  return roots
}
