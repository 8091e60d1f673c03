/** Reads one parsed error body: RingCentral's two forms, EnOS's envelope, and a gateway's message. */
import type { DiagnosisFamily } from '../../shared/schemas/diagnose'
import { CODES, familyOf, isOfSigningIn } from './codes'
import { gatewayCode, lackingIn } from './message'

export interface ParsedError {
  /** The vendor's code; `HTTP 429` where only the status tells. */
  code: string
  message: string
  family: DiagnosisFamily
  /** The user permission that is missing. */
  permission?: string
  /** The application scope (OAuth) that is missing. */
  applicationScope?: string
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (json: Json, ...keys: string[]): string | undefined => {
  for (const key of keys) {
    const value = json[key]
    if (typeof value === 'string' && value !== '') return value.toWellFormed()
  }
  return undefined
}

/** RingCentral names the missing permission in a field, in `parameters`, or only in the message. */
function permissionNameOf(json: Json): string | undefined {
  const own = textOf(json, 'permissionName')
  if (own !== undefined) return own
  const parameters = json['parameters']
  if (!Array.isArray(parameters)) return undefined
  for (const parameter of parameters) {
    if (isObject(parameter) && parameter['parameterName'] === 'permissionName') {
      return textOf(parameter, 'parameterValue')
    }
  }
  return undefined
}

/** Puts code, message and the named permission together; the code says what the name is a name of. */
export function errorOf(code: string, message: string, named: string | undefined): ParsedError {
  const lacking = lackingIn(message)
  const stated = familyOf(code)
  const unlisted = lacking?.family ?? (isOfSigningIn(code) ? 'sign-in' : stated)
  const family = stated === 'unknown' ? unlisted : stated
  const name = named ?? lacking?.name
  return {
    code,
    message,
    family,
    ...(family === 'user-permission' && name !== undefined ? { permission: name } : {}),
    ...(family === 'application-scope' && name !== undefined ? { applicationScope: name } : {}),
  }
}

function ringCentralErrors(json: Json): ParsedError[] | undefined {
  const isOauth = typeof json['error'] === 'string' && textOf(json, 'error_description')
  const top = textOf(json, 'errorCode') ?? (isOauth ? textOf(json, 'error') : undefined)
  const entries = Array.isArray(json['errors']) ? json['errors'].filter(isObject) : []
  const coded = entries.filter((entry) => textOf(entry, 'errorCode') !== undefined)
  if (top === undefined && coded.length === 0) return undefined
  const topMessage = textOf(json, 'message', 'error_description') ?? ''
  const topName = permissionNameOf(json)
  if (coded.length === 0) return [errorOf(top ?? '', topMessage, topName)]
  return coded.map((entry) =>
    errorOf(
      textOf(entry, 'errorCode') ?? '',
      textOf(entry, 'message') ?? topMessage,
      permissionNameOf(entry) ?? (coded.length === 1 ? topName : undefined),
    ),
  )
}

/** A code of EnOS: the portal's 31xxx, and those of its sibling services. */
const isEnosCode = (code: string): boolean => /^(30|31|99)\d{3}$/.test(code) || CODES.has(code)

function enosErrors(json: Json): ParsedError[] | undefined {
  const value = json['code'] ?? json['status']
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const code = String(value)
  const message = textOf(json, 'message', 'msg')
  if (!/^\d{4,5}$/.test(code) || !isEnosCode(code)) return undefined
  if (message === undefined && json['data'] === undefined && Object.keys(json).length > 2) {
    return undefined
  }
  return [errorOf(code, message ?? '', undefined)]
}

function gatewayErrors(json: Json): ParsedError[] | undefined {
  const message = textOf(json, 'message', 'msg')
  const code = message === undefined ? undefined : gatewayCode(message)
  return message === undefined || code === undefined
    ? undefined
    : [errorOf(code, message, undefined)]
}

/** The errors that a body tells of; undefined where it is no error body. */
export function errorsOfBody(json: Json): ParsedError[] | undefined {
  return ringCentralErrors(json) ?? enosErrors(json) ?? gatewayErrors(json)
}
