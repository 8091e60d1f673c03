/** `assigned-role` of the account and of one extension, and the sites that an extension administers. */
import { address, pageOf } from '../lists'
import { withoutAssignedRoles } from '../make-extensions'
import { flag, ownPage } from '../parameters'
import type { ApiRequest } from '../types'
import type { Extension, World } from '../world'
import { assignedRoles } from './references'
import { businessAddress, rolesRegionalSettings } from './regional'

/** The list has no `perPage` (specification, listAssignedRoles): its pages are as long as it likes. */
const PER_PAGE = 100

const pathOf = (world: World, extension: Extension, rest: string): string =>
  `account/${world.account}/extension/${extension.id}/${rest}`

const showsHidden = (request: ApiRequest): boolean => flag(request.query, 'showHidden') ?? false

/** Found once for each list of extensions: there are many short pages. */
const known = new WeakMap<readonly Extension[], Extension[]>()
function inTheList(extensions: readonly Extension[]): Extension[] {
  let found = known.get(extensions)
  if (found === undefined) {
    found = extensions.filter((one) => !withoutAssignedRoles.has(one.type))
    known.set(extensions, found)
  }
  return found
}

export function listAssignedRoles(world: World, request: ApiRequest): object {
  const showHidden = showsHidden(request)
  return pageOf(
    request,
    `account/${world.account}/assigned-role`,
    ['showHidden'],
    inTheList(world.extensions),
    ownPage(request.query, PER_PAGE),
    (extension) => ({
      uri: address(request, pathOf(world, extension, 'assigned-role')),
      extensionId: extension.id,
      roles: assignedRoles(world, request, extension.assignments, showHidden),
    }),
  )
}

export const listRolesOfExtension = (
  world: World,
  request: ApiRequest,
  extension: Extension,
): object => ({
  uri: address(request, pathOf(world, extension, 'assigned-role')),
  records: assignedRoles(world, request, extension.assignments, showsHidden(request)),
})

export const listAdministeredSites = (
  world: World,
  request: ApiRequest,
  extension: Extension,
): object => ({
  uri: address(request, pathOf(world, extension, 'administered-sites')),
  records: world.sites
    .filter((site) => extension.administeredSites.includes(site.id))
    .map((site) => ({
      uri: address(request, `account/${world.account}/sites/${site.id}`),
      id: site.id,
      name: site.name,
      ...(site.number === undefined ? {} : { extensionNumber: site.number }),
      callerIdName: site.name.slice(0, 15),
      email: 'site@example.com',
      ...(site.code === undefined ? {} : { code: site.code }),
      operator: { id: world.callers['super-admin'], name: 'Sasha Super', extensionNumber: '103' },
      regionalSettings: rolesRegionalSettings(request),
      businessAddress,
    })),
})
