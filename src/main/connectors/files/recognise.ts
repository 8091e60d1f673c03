/** Which shape an answer has. A shape is told by fields and `uri`; a file's name means nothing. */
import { isEnvelope } from '../enos/transform/envelope'
import { endpointOf } from '../enos/transform/request'
import { parseUri, uriOfRequest } from '../ringcentral/transform/uri'
import type { Given, Reading, SavedRequest, Shape } from './answers'
import { isObject, type JsonObject } from '../fields'
import { appMenusShape, appInfoShape, appPermissionsShape } from './shapes/enos-app-service'
import { appShape, menuGroupsShape, userAppResourcesShape } from './shapes/enos-app'
import {
  roleResourcesShape,
  rolesShape,
  userRolesBatchShape,
  userRolesShape,
} from './shapes/enos-role'
import { roleUsersShape, rosterShape } from './shapes/enos-user'
import { errorShape } from './shapes/error-body'
import { accountShape, serviceInfoShape } from './shapes/ringcentral-account'
import {
  accountAssignedRoleShape,
  extensionAssignedRoleShape,
} from './shapes/ringcentral-assigned-role'
import { checkShape, profileShape } from './shapes/ringcentral-authorization'
import { featuresShape, grantsShape } from './shapes/ringcentral-evidence'
import { extensionShape } from './shapes/ringcentral-extension'
import { categoryShape, permissionShape } from './shapes/ringcentral-permission'
import { administeredSitesShape, siteShape } from './shapes/ringcentral-site'
import { roleShape } from './shapes/ringcentral-user-role'

/** In this order: a profile without a uri also has a list of permissions, as a role has. */
const SHAPES: readonly Shape[] = [
  errorShape,
  permissionShape,
  categoryShape,
  profileShape,
  checkShape,
  roleShape,
  extensionShape,
  accountAssignedRoleShape,
  extensionAssignedRoleShape,
  siteShape,
  administeredSitesShape,
  accountShape,
  serviceInfoShape,
  featuresShape,
  grantsShape,
  roleResourcesShape,
  menuGroupsShape,
  userAppResourcesShape,
  appShape,
  rolesShape,
  userRolesShape,
  userRolesBatchShape,
  rosterShape,
  roleUsersShape,
  appInfoShape,
  appMenusShape,
  appPermissionsShape,
]

function givenOf(json: JsonObject, request: SavedRequest | undefined): Given {
  const own = parseUri(json['uri'])
  return request === undefined
    ? { json, uri: own }
    : { json, uri: uriOfRequest(own, request), request }
}

/** @param request that it answered, where the file kept that */
export function recognise(json: JsonObject, request?: SavedRequest): Reading | undefined {
  const given = givenOf(json, request)
  for (const shape of SHAPES) {
    const reading = shape.recognise(given)
    if (reading !== undefined) return reading
  }
  return undefined
}

const SHOWN_KEYS = 8
const LONGEST_KEY = 40

/** Ids are not repeated: they say nothing of the shape. */
const pathInWords = (segments: readonly string[]): string =>
  segments
    .map((segment) => (/\d/.test(segment) ? '…' : segment))
    .join('/')
    .slice(0, 120)

const WITH_REQUEST = 'save it with its request, as a HAR file'

/** Why nothing recognised it. Keys are shown, values never: they may hold anything. */
export function unknownShape(json: JsonObject, request?: SavedRequest): string {
  const { uri } = givenOf(json, request)
  if (uri !== undefined) {
    return `This is a RingCentral answer of ${pathInWords(uri.segments)}, which Permiscope does not read`
  }
  const keys = Object.keys(json)
  const { records } = json
  if (Array.isArray(records)) {
    if (records.length === 0) {
      return 'A list without a uri and without records could be any of several: save it with its uri'
    }
    if (records.some((record) => isSite(record))) {
      return `A list of sites without its uri could be all sites, or those that one user administers: save it with its uri, or ${WITH_REQUEST}`
    }
  }
  if (keys.length === 0) return 'An empty object: nothing tells what it answers'
  const endpoint = request === undefined ? undefined : endpointOf(request.path)
  if (endpoint !== undefined) {
    return `This is an EnOS answer of ${pathInWords(endpoint.split('/'))}, which Permiscope does not read`
  }
  if (!isEnvelope(json)) {
    return `No answer that Permiscope knows has these fields: ${keysInWords(keys)}`
  }
  return unknownEnosShape(json['data'])
}

const isSite = (record: unknown): boolean =>
  isObject(record) && /\/sites\/[^/]+$/.test(String(record['uri']))

function unknownEnosShape(data: unknown): string {
  if (Array.isArray(data)) {
    const first = data.find(isObject)
    return first === undefined
      ? `An EnOS answer with an empty list could be any of several: ${WITH_REQUEST}`
      : `No EnOS answer that Permiscope knows has these fields in its list: ${keysInWords(Object.keys(first))}`
  }
  if (!isObject(data) || Object.keys(data).length === 0) {
    return 'An EnOS answer without data: nothing tells what it answers'
  }
  return `No EnOS answer that Permiscope knows has these fields in its data: ${keysInWords(Object.keys(data))}`
}

function keysInWords(keys: readonly string[]): string {
  const shown = keys.slice(0, SHOWN_KEYS).map((key) => key.slice(0, LONGEST_KEY).toWellFormed())
  const more = keys.length > SHOWN_KEYS ? ` and ${keys.length - SHOWN_KEYS} more` : ''
  return `${shown.join(', ')}${more}`
}
