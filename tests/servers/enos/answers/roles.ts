/** Get Organization Roles, and Get Role Permission: what a role gives over all apps. */
import { nameIn } from '../names'
import type { App, World } from '../world'
import { localeAsked, organizationOf, queried, roleOf, said, type SimRequest } from './request'

export function listRoles(world: World, request: SimRequest): object {
  const organization = organizationOf(world, queried(request, 'orgId'))
  const locale = localeAsked(request)
  return {
    roles: [...organization.roles.values()].map(({ id, names }) => ({
      id,
      name: nameIn(names, locale),
    })),
  }
}

export function resourcesOfRole(world: World, request: SimRequest): object {
  const organization = organizationOf(world, queried(request, 'orgId'))
  const role = roleOf(organization, said(request, 'roleId'))
  const locale = localeAsked(request)
  const resource = (id: string, name: string, { definition }: App) => ({
    resourceId: id,
    resourceName: name,
    appId: definition.accessKey,
    appName: nameIn(definition.names, locale),
  })
  const given = (
    byApp: ReadonlyMap<string, ReadonlySet<string>>,
    nameOf: (app: App, id: string) => string,
  ) =>
    [...byApp].flatMap(([accessKey, ids]) => {
      const app = organization.apps.get(accessKey)!
      return [...ids].map((id) => resource(id, nameOf(app, id), app))
    })
  return {
    structures: role.structures.map(({ id, name, app }) =>
      resource(id, name, organization.apps.get(app)!),
    ),
    menuGroups: given(role.menuGroups, (app, id) => app.menuGroups.get(id)!.name),
    permissions: given(role.permissions, (app, id) =>
      nameIn(app.definition.permissions.get(id)!.names, locale),
    ),
  }
}
