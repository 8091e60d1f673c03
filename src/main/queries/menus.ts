/** Apps and their menu trees, as a user has them or as the app's catalogue does. */
import type { AccessIndex } from '../access/access-index'
import { byNameAndId } from '../../shared/natural-order'
import type { AppRow, MenuNode, MenuTree } from '../../shared/schemas/access'
import type { Answer } from '../../shared/schemas/common'
import { say } from '../../shared/sentences/access'
import { iso } from '../../shared/time'
import { appAnswer, userMenus, type UserMenus } from './app-access'
import { appNamedById, userBrief } from './briefs'
import { menusConfirmed, notConfirmedBecause } from './confirmed'
import { findApp, findUser } from './find'
import { menuNodes } from './menu-nodes'
import { missingAppMenus } from './missing'
import type { Asked } from './reader'
import { withRefusals } from './refusals'
import { briefOf } from './snapshots'

export function appRows({ index }: Asked): AppRow[] {
  const { apps } = index.facts
  return apps
    .map((app, number): AppRow => {
      const isOf = (known: boolean) => (known ? 'total' : 'atLeast')
      let usersAsked = 0
      for (const _ of index.appStatements.wordsIn(number)) usersAsked++
      return {
        id: app.id,
        name: app.name,
        ...(app.code === undefined ? {} : { code: app.code }),
        catalogue: app.menusKnown && app.permissionsKnown,
        menus: { value: index.menusIn(number).length, is: isOf(app.menusKnown) },
        permissions: {
          value: index.permissionsIn(number).length,
          is: isOf(app.permissionsKnown),
        },
        usersAsked,
      }
    })
    .sort(byNameAndId)
}

/** @throws AppError `not-found`, `ambiguous` */
export function menuTree(
  asked: Asked,
  input: { app: string; user?: string | undefined },
): MenuTree {
  const { index, snapshot } = asked
  const app = findApp(index, input.app)
  const { id, name } = index.facts.apps[app]!
  const user = input.user === undefined ? undefined : findUser(index, input.user)
  const found = user === undefined ? wholeMenu(index, app) : userMenus(index, user, app)
  const about =
    user === undefined ? catalogueSays(index, app, found) : userSays(index, user, app, found)
  return {
    snapshot: briefOf(snapshot),
    app: { id, name },
    ...(user === undefined ? {} : { user: userBrief(index, user) }),
    ...about,
    // Of a user whose menus are not all known, a parent may be among those that are missing.
    menus: treeOf(index, app, found.parents, user !== undefined && found.missing.length === 0),
    missing: withRefusals(asked, found.missing),
  }
}

type Said = Pick<MenuTree, 'answer' | 'takenAt' | 'count' | 'confirmed' | 'text'>

function catalogueSays(index: AccessIndex, app: number, found: UserMenus): Said {
  const { menusKnown, name } = index.facts.apps[app]!
  const answer: Answer = menusKnown ? 'yes' : 'unknown'
  return {
    answer,
    takenAt: takenAtOf(index, found),
    count: found.parents.size,
    text: say.menuTree(undefined, name, answer, counted(found), found.source),
  }
}

/** What is said of a user's menus in an app, beside the tree itself. */
export function userSays(index: AccessIndex, user: number, app: number, found: UserMenus): Said {
  const answer = appAnswer(index, user, app, found)
  const confirmed = menusConfirmed(index, found)
  const text = say.menuTree(
    userBrief(index, user).name,
    index.facts.apps[app]!.name,
    answer,
    counted(found),
    found.source,
  )
  return {
    answer,
    takenAt: takenAtOf(index, found),
    count: found.parents.size,
    ...(confirmed === undefined ? {} : { confirmed }),
    text: confirmed === false ? `${text} ${notConfirmedBecause(index, user, app, 'menus')}` : text,
  }
}

function takenAtOf(index: AccessIndex, { part }: UserMenus): string | null {
  return iso((part === undefined ? undefined : index.facts.parts.get(part))?.takenAt ?? null)
}

const counted = ({ missing, parents }: UserMenus) =>
  ({ value: parents.size, is: missing.length === 0 ? 'total' : 'atLeast' }) as const

/** All menus that are known of the app, whoever has them. */
function wholeMenu(index: AccessIndex, app: number): UserMenus {
  const { apps, menus, stated } = index.facts
  const { id, menusKnown } = apps[app]!
  return {
    parents: new Map(index.menusIn(app).map((menu) => [menu, menus[menu]!.parent])),
    missing: menusKnown ? [] : [missingAppMenus(index, app)],
    source: 'vendor',
    part: stated.get(`app ${id}`) ?? stated.get(`app-menus ${id}`),
  }
}

/** @param telling whether a parent that is not among them is known not to be granted */
function treeOf(
  index: AccessIndex,
  app: number,
  parents: ReadonlyMap<number, string | undefined>,
  telling: boolean,
): MenuNode[] {
  return menuNodes<MenuNode>(
    index,
    app,
    parents,
    (_, { id, code, name, url, sourceApp }, place) => ({
      id,
      code,
      name,
      url,
      ...(place === undefined
        ? {}
        : telling && place === 'parent-not-here'
          ? { withoutParent: true }
          : { orphan: true }),
      ...(sourceApp === undefined ? {} : { sourceApp: appNamedById(index, sourceApp) }),
      children: [],
    }),
  )
}
