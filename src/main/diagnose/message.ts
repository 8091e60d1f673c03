/** Reads the texts of error messages, for where the code or the body around them was not kept. */
import type { DiagnosisFamily } from '../../shared/schemas/diagnose'

export interface Lacking {
  family: Extract<DiagnosisFamily, 'user-permission' | 'application-scope'>
  name: string
}

const USER = /\buser needs to have \[([^[\]\s]{1,512})\] permission/i
const APPLICATION = /\bapplication needs to have \[([^[\]\s]{1,512})\] permission/i
/** The sign-in form: `[ThirdPartyAppAccess] permission required`. */
const REQUIRED = /\[([^[\]\s]{1,512})\] permission (?:is )?required/i

/** What a message says is missing, and whether the user or the application lacks it. */
export function lackingIn(message: string): Lacking | undefined {
  const application = APPLICATION.exec(message)?.[1]
  if (application !== undefined) return { family: 'application-scope', name: application }
  const user = (USER.exec(message) ?? REQUIRED.exec(message))?.[1]
  return user === undefined ? undefined : { family: 'user-permission', name: user }
}

/** Texts of the EnOS gateway, which sends no code of its own. */
const GATEWAY_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/invalid authentication credentials/i, 'HTTP 401'],
  [/your ip address is not allowed/i, 'HTTP 403'],
  [/request (?:size limit exceeded|entity too large)/i, 'HTTP 413'],
  [/api rate limit exceeded/i, 'HTTP 429'],
]

export const gatewayCode = (message: string): string | undefined =>
  GATEWAY_TEXTS.find(([pattern]) => pattern.test(message))?.[1]
