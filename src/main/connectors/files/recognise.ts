/** Which shape an answer has. A shape is told by fields and `uri`; a file's name means nothing. */
import { isEnvelope } from '../enos/transform/envelope'
import { parseUri } from '../ringcentral/transform/uri'
import type { Reading, Shape } from './answers'
import { isObject, type JsonObject } from '../fields'
import { appShape, userAppResourcesShape } from './shapes/enos-app'
import { errorShape } from './shapes/error-body'
import {
  accountAssignedRoleShape,
  extensionAssignedRoleShape,
} from './shapes/ringcentral-assigned-role'
import { checkShape, profileShape } from './shapes/ringcentral-authorization'
import { extensionShape } from './shapes/ringcentral-extension'
import { categoryShape, permissionShape } from './shapes/ringcentral-permission'
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
  userAppResourcesShape,
  appShape,
]

export function recognise(json: JsonObject): Reading | undefined {
  const given = { json, uri: parseUri(json['uri']) }
  for (const shape of SHAPES) {
    const reading = shape.recognise(given)
    if (reading !== undefined) return reading
  }
  return undefined
}

const SHOWN_KEYS = 8
const LONGEST_KEY = 40

/** Why nothing recognised it. Keys are shown, values never: they may hold anything. */
export function unknownShape(json: JsonObject): string {
  const uri = parseUri(json['uri'])
  if (uri !== undefined) {
    const path = uri.segments.map((segment) => (/\d/.test(segment) ? '…' : segment)).join('/')
    return `This is a RingCentral answer of ${path.slice(0, 120)}, which Permiscope does not read`
  }
  const keys = Object.keys(json)
  if (Array.isArray(json['records']) && json['records'].length === 0) {
    return 'A list without a uri and without records could be any of several: save it with its uri'
  }
  if (keys.length === 0) return 'An empty object: nothing tells what it answers'
  if (!isEnvelope(json)) {
    return `No answer that Permiscope knows has these fields: ${keysInWords(keys)}`
  }
  const data = json['data']
  return isObject(data) && Object.keys(data).length > 0
    ? `No EnOS answer that Permiscope knows has these fields in its data: ${keysInWords(Object.keys(data))}`
    : 'An EnOS answer without data: nothing tells what it answers'
}

function keysInWords(keys: readonly string[]): string {
  const shown = keys.slice(0, SHOWN_KEYS).map((key) => key.slice(0, LONGEST_KEY).toWellFormed())
  const more = keys.length > SHOWN_KEYS ? ` and ${keys.length - SHOWN_KEYS} more` : ''
  return `${shown.join(', ')}${more}`
}
