/**
 * What the vendors' error codes mean and what helps, in words. The code decides, never the message:
 * RingCentral's guide says so itself, because messages change and codes do not.
 */
import type { DiagnosisFamily } from '../../shared/schemas/diagnose'

export interface CodeEntry {
  code: string
  family: DiagnosisFamily
  /** What the code says. */
  meaning: string
  /** What helps. */
  remedy: string
  /** Where the meaning is written down. */
  source: string
}

const GUIDE = 'RingCentral developer guide, basics/errors'
const SCOPES = 'RingCentral developer guide, basics/permissions'
const LIMITS = 'RingCentral developer guide, basics/rate-limits'
const PORTAL = 'EnOS Application Portal API, error codes of the single pages'
const TOKEN = 'EnOS API documentation, token/invoke_api_with_access_token'
const COMMON = 'EnOS API documentation, overview'
const GATEWAY = 'EnOS API documentation, gettingstarted'

const WAIT = 'Wait as long as the Retry-After header says, or a minute, and ask again.'
const LATER = 'Ask again later; if it stays, the vendor has to look at it.'
const REQUEST = 'Correct the request; no role or permission changes this.'
const SIGN_IN = 'Sign in again; no role or permission changes this.'
const REGISTRATION = "Correct the application's registration or its sign-in request."

type Row = readonly [code: string, family: DiagnosisFamily, meaning: string, remedy: string]

const GUIDE_ROWS: readonly Row[] = [
  ['CMN-101', 'invalid-request', 'A parameter has a value that is not valid.', REQUEST],
  [
    'CMN-102',
    'not-found',
    'What was asked for does not exist, or cannot be seen.',
    'Check the ids in the request.',
  ],
  ['CMN-103', 'invalid-request', 'The JSON that was sent is not valid.', REQUEST],
  ['CMN-104', 'invalid-request', 'The request is not valid.', REQUEST],
  ['CMN-105', 'invalid-request', 'The address of the request is not valid.', REQUEST],
  ['CMN-106', 'invalid-request', 'The batch has more entries than are allowed.', REQUEST],
  ['CMN-108', 'invalid-request', 'Body and path of the request do not agree.', REQUEST],
  [
    'CMN-109',
    'feature-not-available',
    'The account does not have the feature.',
    'The service plan or the account settings decide; no role brings it.',
  ],
  ['CMN-110', 'invalid-request', 'A header is missing.', REQUEST],
  ['CMN-120', 'not-found', 'The address of the request does not exist.', REQUEST],
  ['CMN-201', 'vendor-failure', 'The service is not available for the moment.', LATER],
  [
    'CMN-202',
    'feature-not-available',
    'The server does not support what was asked for.',
    'No role brings it.',
  ],
  ['CMN-203', 'vendor-failure', 'The server failed.', LATER],
  [
    'CMN-403',
    'extension-type',
    'The feature is not available for this type of extension.',
    'Use an extension of another type; no role brings it.',
  ],
  ['CMN-405', 'sign-in', 'The request needs a signed-in user.', SIGN_IN],
  ['CMN-406', 'invalid-request', 'A value exists already.', REQUEST],
  ['CMN-407', 'invalid-request', 'A header has a value that is not valid.', REQUEST],
  [
    'OAU-101',
    'sign-in',
    'The brand id is not valid.',
    'Sign in with the brand that the account belongs to.',
  ],
  ['OAU-102', 'sign-in', 'The server cannot issue an authorization code.', SIGN_IN],
  [
    'OAU-105',
    'extension-type',
    'This type of extension may not sign in.',
    'Sign in as a user extension.',
  ],
  ['OAU-106', 'sign-in', 'The authorization code is not valid.', SIGN_IN],
  ['OAU-108', 'sign-in', 'The authorization code has expired.', SIGN_IN],
  ['OAU-109', 'sign-in', 'The redirect addresses do not match.', REGISTRATION],
  ['OAU-110', 'sign-in', 'The authorization code belongs to another application.', REGISTRATION],
  ['OAU-111', 'invalid-request', 'A parameter of the request is there twice.', REQUEST],
  ['OAU-112', 'sign-in', 'The application may not use this way of signing in.', REGISTRATION],
  ['OAU-113', 'sign-in', 'The application has no redirect address.', REGISTRATION],
  ['OAU-116', 'sign-in', 'The way of authorizing is not allowed.', REGISTRATION],
  ['OAU-117', 'sign-in', 'The scope of the sign-in is narrower than its target.', REGISTRATION],
  ['OAU-119', 'sign-in', 'The number is a virtual one.', 'Sign in with another number.'],
  ['OAU-120', 'sign-in', 'The application id is wrong.', REGISTRATION],
  ['OAU-121', 'sign-in', 'The sign-in belongs to another application.', REGISTRATION],
  ['OAU-123', 'sign-in', 'The Authorization header has a bad value.', REGISTRATION],
  ['OAU-125', 'sign-in', 'The application may not use this grant type.', REGISTRATION],
  ['OAU-127', 'sign-in', 'The release state of the application does not allow it.', REGISTRATION],
  ['OAU-128', 'sign-in', 'The access token has expired.', SIGN_IN],
  ['OAU-129', 'sign-in', 'The access token is damaged.', SIGN_IN],
  ['OAU-134', 'sign-in', 'The Authorization header is bad.', REGISTRATION],
  ['OAU-136', 'sign-in', 'The extension was not found.', 'Check the number or user name.'],
  ['OAU-140', 'sign-in', 'User name or password is wrong.', SIGN_IN],
  [
    'OAU-141',
    'sign-in',
    'The extension may not sign in in its present state.',
    'Enable the extension first.',
  ],
  [
    'OAU-142',
    'sign-in',
    'The account may not sign in in its present state.',
    'The account has to be active.',
  ],
  [
    'OAU-146',
    'sign-in',
    "The application's credentials are wrong.",
    'Compare client id and client secret with the application in the developer console, and the server with the one that it is registered at.',
  ],
  ['OAU-147', 'sign-in', 'The user is locked out.', 'Wait, or have the lock taken off.'],
  ['OAU-148', 'sign-in', 'The user is locked out.', 'Sign in through single sign-on.'],
  ['OAU-149', 'sign-in', 'The access token cannot be read.', SIGN_IN],
  ['OAU-150', 'sign-in', 'Parameters of the sign-in do not agree.', REGISTRATION],
  ['OAU-151', 'sign-in', 'This way of signing in is not supported.', REGISTRATION],
  ['OAU-168', 'sign-in', 'Signing in needs a second factor.', 'Sign in with the second factor.'],
]

const SCOPES_ROWS: readonly Row[] = [
  [
    'CMN-401',
    'application-scope',
    'The application lacks an application scope (OAuth).',
    'Add the scope in the developer console and sign in again. No change of roles helps.',
  ],
  [
    'CMN-402',
    'admin-required',
    'Only an administrator may do this.',
    'An administrator has to do it, or the user has to be given an administrator role.',
  ],
  [
    'CMN-404',
    'other-extension',
    'The request is about another extension than that of the signed-in user.',
    'Ask for the own extension, or give the user a permission that covers other extensions.',
  ],
  [
    'CMN-408',
    'user-permission',
    'The user lacks a permission.',
    'Give the user a role that has it, or switch it on in one of their custom roles.',
  ],
  [
    'InsufficientPermissions',
    'unknown',
    'Something is not permitted; the body does not say whether application or user lacks it.',
    'Save the whole error body: its errors list carries the code that tells.',
  ],
]

const LIMITS_ROWS: readonly Row[] = [
  ['CMN-301', 'rate-limit', 'More requests were made than the limit allows.', WAIT],
  ['CMN-302', 'rate-limit', 'More requests were made than the limit allows.', WAIT],
  ['CMN-303', 'rate-limit', 'The limits of the application are not defined.', LATER],
  ['CMN-304', 'rate-limit', 'The same request was made twice at once.', WAIT],
  ['CMN-310', 'rate-limit', 'All requests together were more than the limit allows.', WAIT],
]

const PORTAL_ROWS: readonly Row[] = [
  ['31400', 'invalid-request', 'A parameter is missing or not valid.', REQUEST],
  [
    '31401',
    'sign-in',
    'The token is not valid, or the request needs a signed-in user.',
    'Get a new token with access key and secret key; no role or permission changes this.',
  ],
  [
    '31403',
    'no-access',
    'No right to this. About one user in one app (user/app/resource/permission) it means that the user has no access in the app; if every user of the app is answered so, the app is probably not readable with this access key. About lists it means that the application lacks a grant of the organization.',
    "For the user, a role with access to the app helps. For lists, the organization's administrator has to grant the application USER (users), ROLE (roles) or USER_ALL_PERMISSION (roles of users).",
  ],
  [
    '31404',
    'not-found',
    'One of three things: the organization (or user, or role) does not exist at this gateway; there is no such app; or the organization has not acquired the app. The code does not tell which.',
    'Check the organization id (IAM > Organization Profile), the app (appId is the access key of the app, not its application id), and that the app is among those of the organization.',
  ],
  ['31408', 'invalid-request', 'It exists already.', REQUEST],
  [
    '31429',
    'rate-limit',
    'Too many tries to sign in.',
    'Wait some minutes before the next try, and check the keys first.',
  ],
  [
    '31512',
    'sign-in',
    'No organization was chosen after signing in.',
    "Only requests in a user's name need that: choose the organization first (session/set), or ask with an application's access key alone.",
  ],
]

const TOKEN_ROWS: readonly Row[] = [
  ['1001', 'sign-in', 'The signature was used before.', 'Sign again with a new timestamp.'],
  ['1002', 'sign-in', 'The access key does not exist.', 'Check the access key.'],
  ['1003', 'sign-in', 'The signature is not valid.', 'Check the secret key.'],
  ['1004', 'invalid-request', 'A parameter is not valid.', REQUEST],
  ['1005', 'vendor-failure', 'The token service failed.', LATER],
  ['1202', 'invalid-request', 'A parameter is empty.', REQUEST],
  ['1203', 'sign-in', 'The access token has expired.', SIGN_IN],
  ['1204', 'sign-in', 'The access token could not be renewed.', SIGN_IN],
]

const COMMON_ROWS: readonly Row[] = [
  ['30400', 'invalid-request', 'A parameter is missing or not valid.', REQUEST],
  ['30401', 'sign-in', 'Nobody is signed in.', SIGN_IN],
  ['30404', 'not-found', 'It does not exist.', 'Check the ids in the request.'],
  ['30410', 'sign-in', 'The session has expired.', SIGN_IN],
  ['30429', 'rate-limit', 'Too many tries.', 'Wait before the next try.'],
  ['30511', 'sign-in', 'The session cannot be used for this.', SIGN_IN],
  ['99400', 'invalid-request', 'A parameter is missing or not valid.', REQUEST],
  [
    '99403',
    'no-access',
    'No right to this.',
    'The service account has to be authorized for the resource.',
  ],
  ['99404', 'not-found', 'It does not exist.', 'Check the ids in the request.'],
  ['99500', 'vendor-failure', 'The service failed.', LATER],
]

/** Answers of a gateway have no code of their own: the HTTP status stands for it. */
const GATEWAY_ROWS: readonly Row[] = [
  ['HTTP 400', 'invalid-request', 'The gateway cannot read the request.', REQUEST],
  [
    'HTTP 401',
    'sign-in',
    'The gateway does not accept the credentials.',
    'Sign in again. Of EnOS: check the access key and secret key, and that the clock of this computer is right, since requests are signed with the time.',
  ],
  [
    'HTTP 403',
    'no-access',
    'The gateway does not let the caller in: its network address is not allowed.',
    'The address of this computer, or of the proxy it goes through, has to be put on the list of allowed addresses of the API.',
  ],
  [
    'HTTP 413',
    'invalid-request',
    'The request is too large for the gateway.',
    'Ask for less at a time: fewer users in one request.',
  ],
  [
    'HTTP 429',
    'rate-limit',
    'More requests were made than the gateway allows.',
    'Wait as long as the Retry-After header says, or a minute, and ask more slowly: who owns the API sets the limit, by minute, hour, day or month.',
  ],
  ['HTTP 500', 'vendor-failure', 'The server failed.', LATER],
  ['HTTP 502', 'vendor-failure', 'The gateway did not reach the service.', LATER],
  ['HTTP 503', 'vendor-failure', 'The service is not available for the moment.', LATER],
  ['HTTP 504', 'vendor-failure', 'The service did not answer in time.', LATER],
]

const entries = (rows: readonly Row[], source: string): [string, CodeEntry][] =>
  rows.map(([code, family, meaning, remedy]) => [code, { code, family, meaning, remedy, source }])

export const CODES: ReadonlyMap<string, CodeEntry> = new Map([
  ...entries(GUIDE_ROWS, GUIDE),
  ...entries(SCOPES_ROWS, SCOPES),
  ...entries(LIMITS_ROWS, LIMITS),
  ...entries(PORTAL_ROWS, PORTAL),
  ...entries(TOKEN_ROWS, TOKEN),
  ...entries(COMMON_ROWS, COMMON),
  ...entries(GATEWAY_ROWS, GATEWAY),
])

export const familyOf = (code: string): DiagnosisFamily => CODES.get(code)?.family ?? 'unknown'

/** Of a code that no list has: RingCentral's authorization server alone answers with these. */
export const isOfSigningIn = (code: string): boolean => /^OAU-\d+$/.test(code)
