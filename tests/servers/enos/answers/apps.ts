/** Get Application Information, Get Application Menu Group, and List Apps of enos-app-service. */
import { createHash } from 'node:crypto'
import { i18n, locales, nameIn, type Names } from '../names'
import type { App, World } from '../world'
import { nested, orderOf } from './menu-tree'
import { appOf, organizationOf, queried, type SimRequest } from './request'

const createdTypes = { acquired: 0, own: 1, shortcut: 2 } as const

const noText = (): object => ({})

export function getApp(world: World, request: SimRequest): object {
  const organization = organizationOf(world, queried(request, 'orgId'))
  const { definition, created, enabled } = appOf(organization, queried(request, 'appId'))
  const { quirks } = request
  return {
    isNewNavigation: false,
    id: definition.applicationId,
    code: definition.code,
    nameJson: i18n(definition.names, quirks),
    displayName: definition.names.en_US,
    descriptionJson: noText(),
    createdType: createdTypes[created],
    order: 1,
    category: { id: 21, name: 'Wind' },
    isEnable: enabled,
    isDisplay: enabled,
    tags: [],
    menus: nested(definition.menus.values(), (menu) => ({
      id: menu.id,
      code: menu.code,
      nameJson: i18n(menu.names, quirks),
      descriptionJson: noText(),
      url: menu.url,
      displayOrder: orderOf(menu, quirks),
      parentId: menu.parent,
    })),
    permissions: [...definition.permissions.values()].map(({ id, code, names }) => ({
      id,
      code,
      nameJson: i18n(names, quirks),
      descriptionJson: noText(),
    })),
  }
}

/** The page's table says `menuGroups`, its sample that `data` is the list. */
export function listMenuGroups(world: World, request: SimRequest): unknown {
  const organization = organizationOf(world, queried(request, 'orgId'))
  const app = appOf(organization, queried(request, 'appId'))
  const groups = [...app.menuGroups.values()].map(({ id, name, menus }) => ({
    id,
    name,
    menuIds: [...menus],
  }))
  return request.quirks.has('menu-groups-in-object') ? { menuGroups: groups } : groups
}

/** How each secret key of an app begins: found anywhere but in this answer, it has leaked. */
export const appSecretMark = 'sim-app-secret-'

export const secretKeyOf = (app: App): string =>
  appSecretMark +
  createHash('sha256').update(app.definition.accessKey).digest('base64url').slice(0, 24)

/** A language in Accept-Language alone names one; otherwise all that there are come. */
function namesAsked(names: Names, { locale, quirks }: SimRequest): object | string {
  const one = locales.find((known) => known.replace('_', '-') === locale)
  return one === undefined ? i18n(names, quirks) : { default: nameIn(names, one) }
}

/** Apps that the organization made itself; the answer really does carry their secret keys. */
export function listOwnApps(world: World, request: SimRequest): object[] {
  const organization = organizationOf(world, queried(request, 'orgId'))
  return [...organization.apps.values()]
    .filter(({ created }) => created === 'own')
    .map((app) => ({
      id: app.definition.applicationId,
      accessKey: app.definition.accessKey,
      secretKey: secretKeyOf(app),
      name: namesAsked(app.definition.names, request),
      description: noText(),
      categoryId: '21',
      categoryName: { default: 'Wind', en_US: 'Wind' },
      keyword: app.definition.code,
      type: '0',
      icon: 'data:image/png;base64,iVBORw0KGgo=',
      url: `https://apps.example/${app.definition.code}`,
      organizationId: organization.id,
      organizationName: organization.name,
      createdByUserId: organization.users[0]?.id ?? '',
      createdAt: '2023-04-01 08:00:00',
      status: '2',
      createdByUserName: organization.users[0]?.name ?? '',
      approvedAt: '2023-04-02 08:00:00',
    }))
}
