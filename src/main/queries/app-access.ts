/**
 * What a user has in an app: by the vendor's own answer about it where that is not older than what
 * access in the app is computed from, else by roles, menu groups and direct grants.
 */
import type { AccessIndex } from '../access/access-index'
import { accessOf, appStatement, menuStatement, weigh } from '../access/vendor'
import type { Answer, Missing } from '../../shared/schemas/common'
import { missingMenusInApp } from './missing'

export interface UserMenus {
  /** Menu → id of its parent. */
  parents: ReadonlyMap<number, string | undefined>
  /** Empty where no other menu of the app can be had. */
  missing: Missing[]
  /** Whose word it is; both where each tells a share of it. */
  source: 'vendor' | 'computed' | 'both'
  /** The part of the vendor's answer, where it counts. */
  part: number | undefined
}

export function userMenus(index: AccessIndex, user: number, app: number): UserMenus {
  const statement = menuStatement(index, user, app)
  const said = statement?.menus
  const computed = new Set(index.computedMenusIn(user, app))
  const computedWhole = index.computedMenusWhole(user, app)
  const computedAt = index.computedMenusAt(user, app)
  const parents = new Map<number, string | undefined>()
  for (const menu of said ? new Set([...said.keys(), ...computed]) : computed) {
    const ours = computed.has(menu) ? 'yes' : computedWhole ? 'no' : 'unknown'
    const theirs = said?.has(menu) ? 'yes' : said && statement?.whole ? 'no' : 'unknown'
    if (weigh(ours, theirs, statement?.at ?? -Infinity, computedAt) !== 'yes') continue
    parents.set(menu, said?.has(menu) ? said.get(menu) : index.facts.menus[menu]!.parent)
  }
  const newer = said !== undefined && statement !== undefined && statement.at >= computedAt
  const settled = computedWhole || (newer && statement.whole)
  const source =
    said === undefined || (computedWhole && !newer)
      ? 'computed'
      : (newer && statement?.whole) || (computed.size === 0 && !computedWhole)
        ? 'vendor'
        : 'both'
  return {
    parents,
    missing: settled ? [] : missingOf(index, user, app),
    source,
    part: source === 'computed' ? undefined : statement?.part,
  }
}

function missingOf(index: AccessIndex, user: number, app: number): Missing[] {
  const partial = menuStatement(index, user, app)?.whole === false
  return missingMenusInApp(index, user, app).map((missing) =>
    missing.kind === 'user-app-resources' && partial ? { ...missing, status: 'partial' } : missing,
  )
}

/** Whether the user has any menu or permission in an app. */
export function appAnswer(
  index: AccessIndex,
  user: number,
  app: number,
  menus: UserMenus = userMenus(index, user, app),
): Answer {
  if (menus.parents.size > 0) return 'yes'
  const has = (permission: number) => accessOf(index, user, permission).answer === 'yes'
  if (index.permissionsIn(app).some(has)) return 'yes'
  const statement = appStatement(index, user, app)
  const settled =
    index.computedWhole(user, true) ||
    (statement?.whole === true && statement.at >= index.computedAt(user))
  return settled && menus.missing.length === 0 ? 'no' : 'unknown'
}
