/** Which part a vendor refused to tell: by the request that its error answered. */
import type { DiagnosisFamily } from '../../../../shared/schemas/diagnose'
import { subjectOf } from '../../parts'
import { endpointOf } from '../../enos/transform/request'
import { extensionOf, pathIs, queryOf, type RingCentralUri } from '../../ringcentral/transform/uri'
import type { Given, RefusedPart } from '../answers'
import { domainOf } from './ringcentral-user-role'
import type { EnosRequest } from './enos-request'

/** Other errors (a wrong parameter, a server that failed) say nothing of what may be seen. */
const REFUSALS: ReadonlySet<DiagnosisFamily> = new Set([
  'user-permission',
  'application-scope',
  'admin-required',
  'extension-type',
  'other-extension',
  'feature-not-available',
  'no-access',
])

export const isRefusal = (family: DiagnosisFamily): boolean => REFUSALS.has(family)

type About = Pick<RefusedPart, 'kind' | 'subject'>
type Kind = RefusedPart['kind']

const LISTS: readonly (readonly [path: string, kind: Kind])[] = [
  ['dictionary/permission', 'permission-dictionary'],
  ['dictionary/permission-category', 'permission-category-list'],
  ['account/*/extension', 'user-list'],
  ['account/*/assigned-role', 'assignment-list'],
  ['account/*/sites', 'site-list'],
]

const OF_EXTENSION: ReadonlyMap<string, Kind> = new Map([
  ['assigned-role', 'assignment'],
  ['administered-sites', 'administered-sites'],
  ['features', 'user-features'],
  ['grant', 'extension-grants'],
])

function refusedByRingCentral(uri: RingCentralUri): About | undefined {
  const list = LISTS.find(([path]) => pathIs(uri, path))
  if (list !== undefined) return { kind: list[1], subject: '' }
  if (pathIs(uri, 'dictionary/user-role') || pathIs(uri, 'account/*/user-role')) {
    return { kind: 'role-list', subject: domainOf(uri, []) }
  }
  if (pathIs(uri, 'account/*/user-role/*')) return named('role', uri.segments.at(-1))
  if (pathIs(uri, 'account/*')) return named('account-info', uri.segments[1])
  if (pathIs(uri, 'account/*/extension/*')) return named('user', extensionOf(uri))
  if (pathIs(uri, 'account/*/extension/*/authz-profile/check')) return refusedCheck(uri)
  if (!pathIs(uri, 'account/*/extension/*/*')) return undefined
  const last = uri.segments.at(-1) ?? ''
  if (last === 'authz-profile' && queryOf(uri).get('targetExtensionId') === null) {
    return named('authorization-profile', extensionOf(uri))
  }
  const kind = OF_EXTENSION.get(last)
  return kind === undefined ? undefined : named(kind, extensionOf(uri))
}

function refusedCheck(uri: RingCentralUri): About | undefined {
  const [user, query] = [extensionOf(uri), queryOf(uri)]
  const permission = query.get('permissionId')
  if (user === undefined || user === '~' || permission === null) return undefined
  const target = query.get('targetExtensionId') ?? undefined
  return { kind: 'permission-check', subject: subjectOf(user, target, permission) }
}

/** Of `~` nobody knows whose part it is that was refused. */
const named = (kind: Kind, subject: string | undefined): About | undefined =>
  subject === undefined || subject === '~' || subject === 'default' ? undefined : { kind, subject }

function refusedByEnos(endpoint: string, request: EnosRequest): About | undefined {
  switch (endpoint) {
    case 'organization/role/list':
      return { kind: 'role-list', subject: 'all' }
    case 'user/organization/roster':
      return { kind: 'user-list', subject: '' }
    case 'userRoles/roleList':
      return { kind: 'assignment-list', subject: '' }
    case 'user/role/assignedList':
      return named('assignment', request.get('user'))
    case 'role/user/assignedList':
      return named('role-users', request.get('role'))
    case 'role/app/resource/assignedList':
      return named('role-resources', request.get('role'))
    case 'app/get':
      return named('app', request.get('app'))
    case 'app/menuGroup/list':
      return named('menu-groups', request.get('app'))
    default:
      return undefined
  }
}

/** Undefined where the request is not known, or is none whose answer is a part. */
export function refusedBy({ uri, request: saved }: Given, request: EnosRequest): About | undefined {
  if (saved === undefined) return undefined
  if (uri !== undefined) return refusedByRingCentral(uri)
  const endpoint = endpointOf(saved.path)
  return endpoint === undefined ? undefined : refusedByEnos(endpoint, request)
}
