/** Finds what a person named: by id first, then by what people call it. */
import type { AccessIndex } from '../access/access-index'
import { AppError } from '../../shared/result'
import { say } from '../../shared/sentences/finding-named'
import { userBrief } from './briefs'

/** How many candidates an ambiguous name is answered with. */
const candidatesShown = 20

const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase('en')

/** @param named id, name, e-mail or extension number @throws AppError `not-found`, `ambiguous` */
export function findUser(index: AccessIndex, named: string): number {
  const byId = index.userByExternalId.get(named)
  if (byId !== undefined) return byId
  const wanted = fold(named)
  const matches = index.facts.users.flatMap((user, number) =>
    [user.name, user.email, user.extensionNumber].some(
      (text) => text !== undefined && fold(text) === wanted,
    )
      ? [number]
      : [],
  )
  if (matches.length === 1) return matches[0]!
  if (matches.length > 1) {
    throw new AppError('ambiguous', say.ambiguous('user', named, matches.length), {
      hint: say.nameItsId,
      detail: {
        candidates: matches.slice(0, candidatesShown).map((user) => userBrief(index, user)),
        total: matches.length,
      },
    })
  }
  throw new AppError('not-found', say.notThere('user', named), {
    hint: howNamed('user', index.facts.whole.users),
    ...near(
      named,
      index.facts.users.flatMap((user) => [user.id, user.name]),
    ),
  })
}

/** @param named id or name @throws AppError `not-found`, `ambiguous` */
export function findRole(index: AccessIndex, named: string): number {
  const byId = index.roleByExternalId.get(named)
  if (byId !== undefined) return byId
  const wanted = fold(named)
  const { roles, whole } = index.facts
  const matches = roles.flatMap((role, number) => (fold(role.name) === wanted ? [number] : []))
  if (matches.length === 1) return matches[0]!
  if (matches.length > 1) {
    throw new AppError('ambiguous', say.ambiguous('role', named, matches.length), {
      hint: say.nameItsId,
      detail: {
        candidates: matches
          .slice(0, candidatesShown)
          .map((role) => ({ id: roles[role]!.id, name: roles[role]!.name })),
        total: matches.length,
      },
    })
  }
  throw new AppError('not-found', say.notThere('role', named), {
    hint: howNamed('role', whole.roles),
    ...near(
      named,
      roles.flatMap((role) => [role.id, role.name]),
    ),
  })
}

/**
 * @param named id, code or display name
 * @param app access key of its app
 * @returns undefined where nothing in the account mentions it and the dictionary is not whole
 * @throws AppError `not-found`, `ambiguous`
 */
export function tryFindPermission(
  index: AccessIndex,
  named: string,
  app: string | undefined,
): number | undefined {
  const { permissions, whole } = index.facts
  const appNumber = app === undefined ? undefined : findApp(index, app)
  const inApp = permissions.flatMap((permission, number) =>
    app === undefined || permission.app === appNumber ? [number] : [],
  )
  const wanted = fold(named)
  const found = pick(index, named, 'permission', inApp, permissions, [
    // Its key is app and id: without an app, the id alone is the whole key of what belongs to none.
    (permission) => permission.id === named && permission.app === undefined,
    (permission) => permission.id === named,
    (permission) => permission.code === named,
    (permission) => fold(permission.id) === wanted,
    (permission) => fold(permission.name) === wanted,
  ])
  if (found !== undefined) return found
  const catalogue = appNumber !== undefined && index.facts.apps[appNumber]!.permissionsKnown
  if (!catalogue && (app !== undefined || !whole.permissions)) return undefined
  throw permissionNotFound(index, named)
}

/** @throws AppError `not-found`, `ambiguous` */
export function findPermission(index: AccessIndex, named: string, app: string | undefined): number {
  const found = tryFindPermission(index, named, app)
  if (found === undefined) throw permissionNotFound(index, named)
  return found
}

function permissionNotFound(index: AccessIndex, named: string): AppError {
  const { permissions, whole } = index.facts
  return new AppError('not-found', say.notThere('permission', named), {
    hint: howNamed('permission', whole.permissions),
    ...near(
      named,
      permissions.flatMap((permission) => [permission.id, permission.name]),
    ),
  })
}

/** @param named access key, code or name @throws AppError `not-found`, `ambiguous` */
export function findApp(index: AccessIndex, named: string): number {
  const byId = index.appByExternalId.get(named)
  if (byId !== undefined) return byId
  const wanted = fold(named)
  const { apps } = index.facts
  const matches = apps.flatMap((app, number) =>
    app.code === named || fold(app.name) === wanted ? [number] : [],
  )
  if (matches.length === 1) return matches[0]!
  if (matches.length > 1) {
    throw new AppError('ambiguous', say.ambiguous('app', named, matches.length), {
      hint: say.nameItsKey,
      detail: { candidates: matches.map((app) => ({ id: apps[app]!.id, name: apps[app]!.name })) },
    })
  }
  throw new AppError('not-found', say.notThere('app', named), {
    hint:
      apps.length === 0
        ? say.noApps
        : say.theApps(apps.slice(0, candidatesShown).map((app) => app.name)),
  })
}

/** @param named id, code or name @throws AppError `not-found`, `ambiguous` */
export function findMenu(index: AccessIndex, named: string, app: string | undefined): number {
  const { menus } = index.facts
  const appNumber = app === undefined ? undefined : findApp(index, app)
  const inApp = menus.flatMap((menu, number) =>
    appNumber === undefined || menu.app === appNumber ? [number] : [],
  )
  const wanted = fold(named)
  const found = pick(index, named, 'menu', inApp, menus, [
    (menu) => menu.id === named,
    (menu) => menu.code === named,
    (menu) => fold(menu.name) === wanted,
  ])
  if (found !== undefined) return found
  throw new AppError('not-found', say.notThere('menu', named), {
    hint: say.howNamed.menu,
    ...near(
      named,
      menus.flatMap((menu) => [menu.id, menu.name]),
    ),
  })
}

/**
 * The one that the first fitting way of naming finds.
 * @param ways from the most to the least exact
 * @throws AppError `ambiguous` where a way finds several
 */
function pick<T extends { id: string; name: string; app: number | undefined }>(
  index: AccessIndex,
  named: string,
  what: 'permission' | 'menu',
  numbers: readonly number[],
  facts: readonly T[],
  ways: readonly ((fact: T) => boolean)[],
): number | undefined {
  for (const way of ways) {
    const matches = numbers.filter((number) => way(facts[number]!))
    if (matches.length === 0) continue
    if (matches.length === 1) return matches[0]
    throw new AppError('ambiguous', say.ambiguous(what, named, matches.length), {
      hint: say.nameItsIdAndApp,
      detail: {
        candidates: matches.slice(0, candidatesShown).map((number) => ({
          id: facts[number]!.id,
          name: facts[number]!.name,
          app: appIdOf(index, facts[number]!.app),
        })),
        total: matches.length,
      },
    })
  }
  return undefined
}

function appIdOf(index: AccessIndex, app: number | undefined): string | undefined {
  return app === undefined ? undefined : index.facts.apps[app]!.id
}

/** How it is named; before that, that there may be more than was read. */
const howNamed = (what: 'user' | 'role' | 'permission', whole: boolean): string =>
  whole ? say.howNamed[what] : say.both(say.notReadWhole[what], say.howNamed[what])

/** A few names that look like what was typed. */
function near(named: string, known: string[]): { detail?: { near: string[] } } {
  const wanted = fold(named)
  const close = [...new Set(known)]
    .filter((name) => {
      const folded = fold(name)
      return (
        folded.includes(wanted) ||
        (wanted.length > 3 && wanted.includes(folded) && folded.length > 3)
      )
    })
    .slice(0, 5)
  return close.length > 0 ? { detail: { near: close } } : {}
}
