/** Finds what a person named: by id first, then by what people call it. */
import type { AccessIndex } from '../access/access-index'
import { AppError } from '../../shared/result'
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
    throw new AppError('ambiguous', `“${named}” is ${matches.length} users.`, {
      hint: 'Name one of them by its id.',
      detail: {
        candidates: matches.slice(0, candidatesShown).map((user) => userBrief(index, user)),
        total: matches.length,
      },
    })
  }
  throw new AppError('not-found', `There is no user “${named}” in this snapshot.`, {
    hint: index.facts.whole.users
      ? 'A user is named by id, name, e-mail or extension number.'
      : 'The list of users was not read whole, so there may be more. A user is named by id, name, e-mail or extension number.',
    ...near(
      named,
      index.facts.users.flatMap((user) => [user.id, user.name]),
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
  const ways: ((number: number) => boolean)[] = [
    (number) => permissions[number]!.id === named,
    (number) => permissions[number]!.code === named,
    (number) => fold(permissions[number]!.id) === wanted,
    (number) => fold(permissions[number]!.name) === wanted,
  ]
  for (const way of ways) {
    const matches = inApp.filter(way)
    if (matches.length === 1) return matches[0]!
    if (matches.length > 1) {
      throw new AppError('ambiguous', `“${named}” is ${matches.length} permissions.`, {
        hint: 'Name its id and its app.',
        detail: {
          candidates: matches.slice(0, candidatesShown).map((number) => ({
            id: permissions[number]!.id,
            name: permissions[number]!.name,
            app: appIdOf(index, permissions[number]!.app),
          })),
          total: matches.length,
        },
      })
    }
  }
  const catalogue = appNumber !== undefined && index.facts.apps[appNumber]!.catalogue
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
  return new AppError('not-found', `There is no permission “${named}” in this snapshot.`, {
    hint: whole.permissions
      ? 'A permission is named by its id or its display name.'
      : 'The dictionary of permissions was not read whole, so there may be more. A permission is named by its id or its display name.',
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
    throw new AppError('ambiguous', `“${named}” is ${matches.length} apps.`, {
      hint: 'Name one of them by its access key.',
      detail: { candidates: matches.map((app) => ({ id: apps[app]!.id, name: apps[app]!.name })) },
    })
  }
  throw new AppError('not-found', `There is no app “${named}” in this snapshot.`, {
    hint:
      apps.length === 0
        ? 'No answer about an app was imported.'
        : `The apps are: ${apps
            .slice(0, candidatesShown)
            .map((app) => app.name)
            .join(', ')}.`,
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
  const ways: ((number: number) => boolean)[] = [
    (number) => menus[number]!.id === named,
    (number) => menus[number]!.code === named,
    (number) => fold(menus[number]!.name) === wanted,
  ]
  for (const way of ways) {
    const matches = inApp.filter(way)
    if (matches.length === 1) return matches[0]!
    if (matches.length > 1) {
      throw new AppError('ambiguous', `“${named}” is ${matches.length} menus.`, {
        hint: 'Name its id and its app.',
        detail: {
          candidates: matches.slice(0, candidatesShown).map((number) => ({
            id: menus[number]!.id,
            name: menus[number]!.name,
            app: appIdOf(index, menus[number]!.app),
          })),
          total: matches.length,
        },
      })
    }
  }
  throw new AppError('not-found', `There is no menu “${named}” in this snapshot.`, {
    hint: 'A menu is named by its id, its code or its name. Menus are only known from answers about an app.',
    ...near(
      named,
      menus.flatMap((menu) => [menu.id, menu.name]),
    ),
  })
}

function appIdOf(index: AccessIndex, app: number | undefined): string | undefined {
  return app === undefined ? undefined : index.facts.apps[app]!.id
}

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
