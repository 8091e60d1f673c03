/** Apps and their menu trees, as a user has them or as the app's catalogue does. */
import type { AccessIndex } from '../access/access-index'
import { byNameAndId } from '../../shared/natural-order'
import type { AppRow, MenuNode, MenuTree } from '../../shared/schemas/access'
import * as say from '../../shared/sentences/en'
import { iso } from '../../shared/time'
import { appAnswer, permissionsByApp, userMenus, type UserMenus } from './app-access'
import { userBrief } from './briefs'
import { findApp, findUser } from './find'
import { missingAppMenus } from './missing'
import type { Asked } from './reader'
import { briefOf } from './snapshots'

/** Deeper menus are shown at the root as orphans: no portal nests so deep, but a damaged answer might. */
const deepest = 200

export function appRows({ index }: Asked): AppRow[] {
  const { apps, menus, vendor } = index.facts
  const permissions = permissionsByApp(index)
  const menuCounts = new Uint32Array(apps.length)
  for (const menu of menus) menuCounts[menu.app]!++
  const asked = new Uint32Array(apps.length)
  for (const statement of vendor) {
    if (statement.kind === 'user-app-resources') asked[statement.app]!++
  }
  return apps
    .map((app, number): AppRow => {
      const isOf = (known: boolean) => (known ? 'total' : 'atLeast')
      return {
        id: app.id,
        name: app.name,
        ...(app.code === undefined ? {} : { code: app.code }),
        catalogue: app.menusKnown && app.permissionsKnown,
        menus: { value: menuCounts[number]!, is: isOf(app.menusKnown) },
        permissions: { value: permissions[number]!.length, is: isOf(app.permissionsKnown) },
        usersAsked: asked[number]!,
      }
    })
    .sort(byNameAndId)
}

/** @throws AppError `not-found`, `ambiguous` */
export function menuTree(
  { index, snapshot }: Asked,
  input: { app: string; user?: string | undefined },
): MenuTree {
  const app = findApp(index, input.app)
  const { id, name, menusKnown } = index.facts.apps[app]!
  const user = input.user === undefined ? undefined : findUser(index, input.user)
  const brief = user === undefined ? undefined : userBrief(index, user)
  const found = user === undefined ? wholeMenu(index, app) : userMenus(index, user, app)
  const answer =
    user === undefined
      ? menusKnown
        ? 'yes'
        : 'unknown'
      : appAnswer(index, user, app, permissionsByApp(index)[app]!, found)
  const part = found.part === undefined ? undefined : index.facts.parts.get(found.part)
  // Of a user whose menus are not all known, a parent may be among those that are missing.
  const telling = user !== undefined && found.missing.length === 0
  return {
    snapshot: briefOf(snapshot),
    app: { id, name },
    ...(brief === undefined ? {} : { user: brief }),
    answer,
    takenAt: iso(part?.takenAt ?? null),
    count: found.parents.size,
    menus: treeOf(index, app, found.parents, telling),
    missing: found.missing,
    text: say.menuTree(
      brief?.name,
      name,
      answer,
      { value: found.parents.size, is: found.missing.length === 0 ? 'total' : 'atLeast' },
      found.source,
    ),
  }
}

/** All menus that are known of the app, whoever has them. */
function wholeMenu(index: AccessIndex, app: number): UserMenus {
  const { apps, menus, stated } = index.facts
  const { id, menusKnown } = apps[app]!
  return {
    parents: new Map(
      menus.flatMap((menu, number) => (menu.app === app ? [[number, menu.parent] as const] : [])),
    ),
    missing: menusKnown ? [] : [missingAppMenus(index, app)],
    source: 'vendor',
    part: stated.get(`app ${id}`) ?? stated.get(`app-menus ${id}`),
  }
}

/**
 * Ordered by displayOrder, then id. What no root leads to (a missing parent, a cycle) is shown at the
 * root.
 * @param telling whether a parent that is not among them is known not to be granted
 */
function treeOf(
  index: AccessIndex,
  app: number,
  parents: ReadonlyMap<number, string | undefined>,
  telling: boolean,
): MenuNode[] {
  const { menus } = index.facts
  const here = new Set([...parents.keys()].map((menu) => menus[menu]!.id))
  const inApp = new Set(menus.filter((menu) => telling && menu.app === app).map((menu) => menu.id))
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
