/** RingCentral's "no" to a sign-in, in words. */
import { errorsOfBody } from '../../../diagnose/body'
import { CODES } from '../../../diagnose/codes'
import { AppError, type ErrorCode } from '../../../../shared/result'
import { isObject } from '../../fields'

/** Thrown by the token endpoint; never leaves the sign-in. Nothing of it was written by the server. */
export class Refusal extends Error {
  /** Such as `OAU-146`. */
  readonly vendorCode: string | undefined
  /** Such as `invalid_grant`. */
  readonly oauthError: string | undefined
  /** Permission that the user lacks. */
  readonly permission: string | undefined

  constructor(
    vendorCode: string | undefined,
    oauthError: string | undefined,
    permission: string | undefined,
  ) {
    super('RingCentral refused the sign-in')
    this.name = 'Refusal'
    this.vendorCode = vendorCode
    this.oauthError = oauthError
    this.permission = permission
  }
}

/** RFC 6749, 4.1.2.1 and 5.2, and OpenID Connect Core, 3.1.2.6. */
const meanings: Readonly<Record<string, readonly [meaning: string, remedy: string]>> = {
  access_denied: ['Access was declined in the browser.', 'Connect again and allow it there.'],
  invalid_client: [
    'It does not know the application, or the client secret is wrong.',
    'Compare client id and client secret with the application in the developer console, and the server with the one that it is registered at.',
  ],
  invalid_grant: [
    'What was signed in with is not valid any more, or belongs to another application.',
    'Sign in again; for a JWT credential, make a new one for this application.',
  ],
  invalid_scope: [
    'The application may not ask for ReadAccounts.',
    'Give it the application scope ReadAccounts in the developer console.',
  ],
  unauthorized_client: [
    'The application may not sign in this way.',
    'Switch the flow on in its settings: authorization code with PKCE, or JWT.',
  ],
  unsupported_grant_type: [
    'The application may not sign in this way.',
    'Switch the flow on in its settings: authorization code with PKCE, or JWT.',
  ],
  invalid_request: [
    'The application is registered in another way than Permiscope signs in.',
    'Compare its registration with the guide: redirect addresses, flow, application scope.',
  ],
  login_required: ['Nobody signed in.', 'Connect again and sign in there.'],
  consent_required: ['Access was not allowed.', 'Connect again and allow it there.'],
  interaction_required: ['Nobody signed in.', 'Connect again and sign in there.'],
  server_error: ['The server failed.', 'Try again later.'],
  temporarily_unavailable: ['The service is not available for the moment.', 'Try again later.'],
}

/** Permissions that sign-ins are refused for, with the name that the Admin Portal shows. */
const portalNames: Readonly<Record<string, string>> = {
  ThirdPartyAppAccess: 'Third Party Apps Access',
}

/**
 * @param json body of a token endpoint, or a redirect's parameters as an object
 */
export function refusalOf(json: unknown): Refusal {
  const errors = isObject(json) ? (errorsOfBody(json) ?? []) : []
  const oauth = isObject(json) ? json['error'] : undefined
  const described = isObject(json) ? json['error_description'] : undefined
  const codes = [
    ...errors.map(({ code }) => code),
    ...(typeof described === 'string' ? (described.match(/\b(?:OAU|CMN)-\d{3}\b/g) ?? []) : []),
  ]
  const permission = errors.find((error) => error.permission !== undefined)?.permission
  // A server may send anything, so only what looks as documented is ever repeated.
  return new Refusal(
    codes.find((code) => /^(OAU|CMN)-\d{3}$/.test(code)),
    typeof oauth === 'string' && Object.hasOwn(meanings, oauth) ? oauth : undefined,
    permission !== undefined && /^[A-Za-z]{1,60}$/.test(permission) ? permission : undefined,
  )
}

/**
 * @param code `sign-in-refused` while a person signs in, `sign-in-needed` after it
 * @param what what was refused: `the sign-in`, `the JWT`
 */
export function refusedInWords(
  code: Extract<ErrorCode, 'sign-in-refused' | 'sign-in-needed'>,
  what: string,
  { vendorCode, oauthError, permission }: Refusal,
): AppError {
  const shortly = vendorCode ?? oauthError
  const named = shortly === undefined ? '' : ` (${shortly})`
  const detail = {
    ...(shortly === undefined ? {} : { vendorCode: shortly }),
    ...(permission === undefined ? {} : { permission }),
  }
  if (permission !== undefined) {
    const shown = portalNames[permission]
    const name = shown === undefined ? permission : `${permission}, “${shown}” in the Admin Portal`
    return new AppError(
      code,
      `RingCentral refused ${what}${named}: the user lacks the permission ${name}.`,
      {
        hint: 'An administrator gives the user a role that has it, or switches it on in one of their custom roles. Then connect again.',
        detail,
      },
    )
  }
  const known = CODES.get(vendorCode ?? '')
  const ofCode = known && ([known.meaning, known.remedy] as const)
  const ofError = meanings[oauthError ?? '']
  // Codes of the API proper say less about a sign-in than the OAuth error beside them.
  const ofSignIn = vendorCode?.startsWith('OAU') ? (ofCode ?? ofError) : (ofError ?? ofCode)
  const [meaning, remedy] = ofSignIn ?? ['It gave no reason that is known.', 'Connect again.']
  return new AppError(code, `RingCentral refused ${what}${named}. ${meaning}`, {
    hint: remedy,
    detail,
  })
}
