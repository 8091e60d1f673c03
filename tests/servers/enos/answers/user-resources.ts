/** Get App Resources by User and Organization: what one user has in one app, in one language. */
import { accessOf } from '../access'
import { noAccess } from '../errors'
import { nameIn } from '../names'
import { pairKey, type World } from '../world'
import { nested, orderOf } from './menu-tree'
import { appOf, localeAsked, organizationOf, queried, userOf, type SimRequest } from './request'

export function resourcesOfUser(world: World, request: SimRequest): unknown {
  const organization = organizationOf(world, queried(request, 'orgId'))
  const app = appOf(organization, queried(request, 'appId'))
  const user = userOf(organization, queried(request, 'userId'))
  const { menus, permissions } = app.definition
  const byHand = organization.byHand.get(pairKey(user.id, app.definition.accessKey))
  if (byHand !== undefined) return structuredClone(byHand)
  const access = accessOf(organization, user, app)
  const { quirks } = request
  // The page says both: 31403, and "otherwise the return result is empty".
  if (access.permissions.size + access.menus.size === 0 && !quirks.has('empty-is-no-access')) {
    throw noAccess('User does not have access to the application menus or permissions')
  }
  const locale = localeAsked(request)
  return {
    permissions: [...permissions.values()]
      .filter(({ id }) => access.permissions.has(id))
      .map(({ id, code, names }) => ({ id, code, name: nameIn(names, locale) })),
    menus: nested(
      [...menus.values()].filter(({ id }) => access.menus.has(id)),
      (menu) => ({
        id: menu.id,
        code: menu.code,
        name: nameIn(menu.names, locale),
        url: menu.url,
        displayOrder: orderOf(menu, quirks),
        parentId: menu.parent,
        ...(menu.sourceApp === undefined
          ? quirks.has('source-app-null') && { sourceApp: null }
          : { sourceApp: menu.sourceApp }),
      }),
    ),
  }
}
