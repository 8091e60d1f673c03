/** `extension`, `features` and `grant`. */
import { address, pageOf } from '../lists'
import { grantRights } from '../make-extensions'
import { flag, oneOfMany, wantedPage, wantedPageOfExtensions } from '../parameters'
import { callerOf, reachOf } from '../rights'
import type { ApiRequest } from '../types'
import type { Extension, World } from '../world'
import { assignedRoles } from './references'
import { businessAddress, regionalSettings } from './regional'

/** Specification, AllExtensionTypesEnum and ExtensionStatusEnumFull. */
const types: ReadonlySet<string> = new Set([
  ...['User', 'Department', 'Announcement', 'Voicemail', 'DigitalUser', 'VirtualUser', 'FaxUser'],
  ...['PagingOnly', 'SharedLinesGroup', 'DelegatedLinesGroup', 'GroupCallPickup', 'IvrMenu'],
  ...['ApplicationExtension', 'ProxyAdmin', 'RoomConnector', 'ParkLocation', 'Limited', 'Bot'],
  ...['Site', 'Room', 'FlexibleUser', 'TieLine', 'Unknown'],
])
const statuses: ReadonlySet<string> = new Set([
  ...['Enabled', 'Disabled', 'Frozen', 'NotActivated', 'Unassigned'],
])

const pathOf = (world: World, extension: Extension): string =>
  `account/${world.account}/extension/${extension.id}`

function siteReference(world: World, request: ApiRequest, id: string) {
  const site = world.sites.find((one) => one.id === id)!
  return {
    id,
    uri: address(request, `account/${world.account}/sites/${id}`),
    name: site.name,
    ...(site.code === undefined ? {} : { code: site.code }),
  }
}

/** What the list and the single answer have in common. Its id is a number, all others are text. */
function extensionRecord(world: World, request: ApiRequest, extension: Extension) {
  const uri = address(request, pathOf(world, extension))
  const isQueue = extension.type === 'Department'
  return {
    id: Number(extension.id),
    uri,
    ...(extension.number === undefined ? {} : { extensionNumber: extension.number }),
    ...(extension.nameInContactOnly ? {} : { name: extension.name }),
    contact: {
      firstName: extension.firstName,
      ...(extension.lastName === undefined ? {} : { lastName: extension.lastName }),
      company: 'Example Company',
      jobTitle: 'Engineer',
      department: 'Support',
      ...(extension.email === undefined ? {} : { email: extension.email, emailAsLoginName: false }),
      businessPhone: '+15550100',
      businessAddress,
      pronouncedName: { type: 'Default', text: extension.firstName },
    },
    type: extension.type,
    ...(extension.subType === undefined ? {} : { subType: extension.subType }),
    status: extension.status,
    // Legacy and not to be relied on, so it says of everybody what it says of nobody in particular.
    permissions: { admin: { enabled: false }, internationalCalling: { enabled: true } },
    profileImage: { uri: `${uri}/profile-image` },
    hidden: extension.hidden,
    ...(isQueue ? { callQueueInfo: { slaGoal: 80, slaThresholdSeconds: 20 } } : {}),
    roles: assignedRoles(world, request, extension.assignments, false),
    site: siteReference(world, request, extension.site),
    assignedCountry: {
      id: '1',
      uri: address(request, 'dictionary/country/1'),
      isoCode: 'US',
      name: 'United States',
    },
    creationTime: new Date(extension.created).toISOString(),
  }
}

export function listExtensions(world: World, request: ApiRequest): object {
  const { query } = request
  const wantedTypes = oneOfMany(query, 'type', types)
  const wantedStatuses = oneOfMany(query, 'status', statuses)
  const emails = query.has('email') ? new Set(query.getAll('email')) : undefined
  const number = query.get('extensionNumber')
  const tests: ((one: Extension) => boolean)[] = []
  if (wantedTypes !== undefined) tests.push((one) => wantedTypes.has(one.type))
  if (wantedStatuses !== undefined) tests.push((one) => wantedStatuses.has(one.status))
  if (emails !== undefined) tests.push(({ email }) => email !== undefined && emails.has(email))
  if (number !== null) tests.push((one) => one.number === number)
  const wanted =
    tests.length === 0
      ? world.extensions
      : world.extensions.filter((one) => tests.every((isWanted) => isWanted(one)))
  return pageOf(
    request,
    `account/${world.account}/extension`,
    ['extensionNumber', 'email', 'status', 'type'],
    wanted,
    wantedPageOfExtensions(query),
    (one) => extensionRecord(world, request, one),
  )
}

/** `serviceFeatures` is only given of the own extension (developer guide, account/extensions). */
export function readExtension(world: World, request: ApiRequest, extension: Extension): object {
  const isOwn = extension.id === request.caller.extensionId
  return {
    ...extensionRecord(world, request, extension),
    account: { id: world.account, uri: address(request, `account/${world.account}`) },
    extensionNumbers: extension.number === undefined ? [] : [extension.number],
    regionalSettings: regionalSettings(request),
    setupWizardState: 'Completed',
    ...(extension.status === 'Disabled'
      ? { statusInfo: { comment: 'On leave', reason: 'Voluntarily' } }
      : {}),
    ...(isOwn
      ? {
          serviceFeatures: [
            { featureName: 'Presence', enabled: true },
            { featureName: 'Reports', enabled: false, reason: 'ServicePlanLimitation' },
          ],
        }
      : {}),
    siteAccess: extension.administeredSites.length > 0 ? 'Limited' : 'Unlimited',
  }
}

interface Feature {
  id: string
  /** Permission of the caller that it hangs on. */
  permission?: string
  /** Why nobody here has it. */
  missing?: { code: string; message: string }
  params?: { name: string; value: string }[]
  /** Comes back for another extension than the own one, too. */
  delegable: boolean
}

const features = (world: World): Feature[] => [
  {
    id: 'AdvancedPermissionsCapabilities',
    delegable: true,
    ...(world.advanced
      ? {}
      : {
          missing: {
            code: 'AccountLimitation',
            message: 'Feature [AdvancedPermissionsCapabilities] is turned off for account',
          },
        }),
  },
  { id: 'ReadRoles', permission: 'ReadUserRoles', delegable: true },
  { id: 'EditUsers', permission: 'Users', delegable: true },
  { id: 'HUD', permission: 'HUD', delegable: false, params: [{ name: 'limitMax', value: '100' }] },
  { id: 'AuditTrail', permission: 'AuditTrail', delegable: true },
  { id: 'ReadPersonalContacts', permission: 'ReadPersonalContacts', delegable: false },
  {
    id: 'LiveReports',
    delegable: false,
    missing: {
      code: 'ServicePlanLimitation',
      message: 'Feature [LiveReports] is not included in the service plan',
    },
  },
  {
    id: 'CallPark',
    delegable: true,
    missing: {
      code: 'ConfigurationLimitation',
      message: 'Feature [CallPark] is turned off for extension',
    },
  },
]

function featureRecord(world: World, caller: Extension, feature: Feature) {
  const { id, permission, missing, params } = feature
  const refused = permission !== undefined && reachOf(world, caller, permission) === 'nothing'
  const reason = refused
    ? {
        code: 'InsufficientPermissions',
        message: `User does not have permission [${permission}]`,
        permission,
      }
    : missing
  return {
    id,
    available: reason === undefined,
    ...(params === undefined ? {} : { params }),
    ...(reason === undefined ? {} : { reason }),
  }
}

/** `InsufficientPermissions` speaks of the caller (specification, readExtensionFeatures). */
export function readFeatures(world: World, request: ApiRequest, extension: Extension): object {
  const caller = callerOf(world, request)
  const availableOnly = flag(request.query, 'availableOnly') ?? false
  const ids = request.query.has('featureId') ? request.query.getAll('featureId') : undefined
  return {
    records: features(world)
      .filter((one) => one.delegable || extension === caller)
      .filter((one) => ids === undefined || ids.includes(one.id))
      .map((one) => featureRecord(world, caller, one))
      .filter((one) => one.available || !availableOnly),
  }
}

export function listGrants(world: World, request: ApiRequest, extension: Extension): object {
  const wantedTypes = oneOfMany(request.query, 'extensionType', types)
  const wanted = extension.grants
    .map((grant) => ({ grant, target: world.extensionById.get(grant.target)! }))
    .filter(({ target }) => wantedTypes === undefined || wantedTypes.has(target.type))
  const path = `${pathOf(world, extension)}/grant`
  return pageOf(
    request,
    path,
    ['extensionType'],
    wanted,
    wantedPage(request.query),
    ({ grant, target }) => ({
      uri: address(request, `${path}/${target.id}`),
      extension: {
        id: target.id,
        uri: address(request, pathOf(world, target)),
        ...(target.number === undefined ? {} : { extensionNumber: target.number }),
        name: target.name,
        type: target.type,
      },
      ...Object.fromEntries(grantRights.map((right) => [right, grant.rights.includes(right)])),
    }),
  )
}
