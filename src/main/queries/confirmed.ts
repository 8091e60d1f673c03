/** Whether EnOS's own answers stand behind what is shown of a user in an app, and in words why not. */
import type { AccessIndex } from '../access/access-index'
import { iso } from '../../shared/time'
import type { UserMenus } from './app-access'
import { say } from '../../shared/sentences/access'

/**
 * Of all permissions of a user in an app. False where any of them is computed alone.
 * @returns undefined where nothing is computed either, and of other vendors than EnOS
 */
export function permissionsConfirmed(
  index: AccessIndex,
  user: number,
  app: number,
): boolean | undefined {
  if (!index.confirmsApps) return undefined
  const word = index.appStatements.wordOn(user, app)
  if (word && !word.contested) {
    const { at, whole } = word.permissions
    if (whole && at >= index.computedAt(user)) return true
  }
  const holding = index.holdingOf[user]!
  const computes =
    index.computedWhole(user, true) ||
    index.permissionsIn(app).some((permission) => index.holdingHas.has(holding, permission))
  return computes ? false : undefined
}

/** Of a user's menus in an app. False where any menu, or that there are no others, is computed alone. */
export function menusConfirmed(
  index: AccessIndex,
  { missing, parents, source }: UserMenus,
): boolean | undefined {
  if (!index.confirmsApps) return undefined
  if (parents.size === 0 && missing.length > 0) return undefined
  return source === 'vendor'
}

/** Why an answer about something in an app is not confirmed. @param what it is about */
export function notConfirmedBecause(
  index: AccessIndex,
  user: number,
  app: number,
  what: 'permissions' | 'menus',
): string {
  const statement = index.appStatements.wordOn(user, app)?.[what]
  if (!statement) return say.notConfirmed(undefined)
  const computedAt = what === 'menus' ? index.computedMenusAt(user, app) : index.computedAt(user)
  return say.notConfirmed({
    takenAt: iso(index.facts.parts.get(statement.part)?.takenAt ?? null),
    older: statement.at < computedAt,
    whole: statement.whole,
  })
}
