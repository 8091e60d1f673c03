import { describe, expect, it } from 'vitest'
import { CODES } from '../../../src/main/diagnose/codes'
import { findErrors, type ParsedError } from '../../../src/main/diagnose/parse'

/** Each error once, without what stood around it. */
function parseErrors(text: string): ParsedError[] {
  const errors = findErrors(text).errors.map(({ request: _request, ...error }) => error)
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()]
}

const MESSAGE =
  'In order to call this API endpoint, user needs to have [Meetings] permission for requested resource.'
const BODY = {
  errorCode: 'CMN-408',
  message: MESSAGE,
  errors: [{ errorCode: 'CMN-408', message: MESSAGE, permissionName: 'Meetings' }],
  permissionName: 'Meetings',
}
const MEETINGS = {
  code: 'CMN-408',
  message: MESSAGE,
  family: 'user-permission',
  permission: 'Meetings',
}

describe('error bodies', () => {
  it('give one item for a missing user permission', () => {
    expect(parseErrors(JSON.stringify(BODY))).toEqual([MEETINGS])
  })

  it('give the application scope of a missing scope, never a permission', () => {
    const message =
      'In order to call this API endpoint, application needs to have [ReadAccounts] permission'
    const body = {
      errorCode: 'InsufficientPermissions',
      message,
      errors: [{ errorCode: 'CMN-401', message, permissionName: 'ReadAccounts' }],
      permissionName: 'ReadAccounts',
    }
    expect(parseErrors(JSON.stringify(body))).toEqual([
      { code: 'CMN-401', message, family: 'application-scope', applicationScope: 'ReadAccounts' },
    ])
    expect(CODES.get('CMN-401')?.remedy).toContain('No change of roles helps')
  })

  it('give the permission of a refused sign-in from its parameters', () => {
    const body = {
      error: 'invalid_client',
      error_description: '[ThirdPartyAppAccess] permission required',
      errors: [
        {
          errorCode: 'CMN-408',
          message: 'Refused',
          parameters: [{ parameterName: 'permissionName', parameterValue: 'ThirdPartyAppAccess' }],
        },
      ],
    }
    expect(parseErrors(JSON.stringify(body))).toMatchObject([
      { code: 'CMN-408', family: 'user-permission', permission: 'ThirdPartyAppAccess' },
    ])
  })

  it('give an OAuth code where there are no errors inside', () => {
    const body = { error: 'invalid_client', error_description: '[AppAccess] permission required' }
    expect(parseErrors(JSON.stringify(body))).toMatchObject([
      { code: 'invalid_client', family: 'user-permission', permission: 'AppAccess' },
    ])
  })

  it.each([
    [{ code: 31403, message: 'No permission', data: null }, '31403', 'no-access'],
    [{ code: '31404', msg: 'app not acquired' }, '31404', 'not-found'],
    [{ status: 31512, msg: 'choose organization' }, '31512', 'sign-in'],
    [{ message: 'API rate limit exceeded' }, 'HTTP 429', 'rate-limit'],
    [{ message: 'Invalid authentication credentials' }, 'HTTP 401', 'sign-in'],
    [{ message: 'Your IP address is not allowed' }, 'HTTP 403', 'no-access'],
  ])('of EnOS: %j', (body, code, family) => {
    expect(parseErrors(JSON.stringify(body))).toMatchObject([{ code, family }])
  })

  it.each([
    { code: 0, message: 'OK', data: { permissions: [], menus: [] } },
    { code: 200, message: '', data: {} },
    { uri: 'x', successful: false },
    [],
    {},
  ])('are none: %j', (body) => {
    expect(parseErrors(JSON.stringify(body))).toEqual([])
  })
})

describe('errors in running text', () => {
  it.each([
    [
      'a log line',
      `2024-05-31 09:30:00 WARN request {id: 7} failed: ${JSON.stringify(BODY)} after 3 tries`,
    ],
    [
      'curl -i',
      `HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(BODY, null, 2)}\n`,
    ],
    [
      'a stack trace',
      `Error: Response code 403\n    at get (/app/x.js:1:2) {\n  body: '${JSON.stringify(BODY)}'\n}`,
    ],
    ['JSON in JSON', JSON.stringify({ level: 'error', response: { body: JSON.stringify(BODY) } })],
    [
      'JSON in JSON in JSON',
      JSON.stringify({ log: JSON.stringify({ body: JSON.stringify(BODY) }) }),
    ],
    ['an escaped piece of a log', `INFO "body":${JSON.stringify(JSON.stringify(BODY))}, "next":1`],
    ['a JSON string', JSON.stringify(JSON.stringify(BODY))],
    ['the same line three times', `${JSON.stringify(BODY)}\n`.repeat(3)],
    ['the message alone', MESSAGE],
  ])('are found in %s', (_what, text) => {
    expect(parseErrors(text)).toEqual([MEETINGS])
  })

  it('are found by the message where the object is not JSON', () => {
    const text = `{ errorCode: 'CMN-408',\n  message: '${MESSAGE}' }`
    expect(parseErrors(text)).toMatchObject([{ code: 'CMN-408', permission: 'Meetings' }])
  })

  it.each([
    ['application needs to have [ReadAccounts] permission', 'CMN-401', 'application-scope'],
    ['[ThirdPartyAppAccess] permission required', 'CMN-408', 'user-permission'],
    ['403 CMN-404 attempt to access another extension', 'CMN-404', 'other-extension'],
    ['CMN-109', 'CMN-109', 'feature-not-available'],
    ['OAU-128 token expired', 'OAU-128', 'sign-in'],
    ['31403 no right', '31403', 'no-access'],
    ['failed, code=31404', '31404', 'not-found'],
    ['{"message":"API rate limit exceeded"', 'HTTP 429', 'rate-limit'],
    ['HTTP/2 503 \r\nserver: x\r\n\r\n<html>', 'HTTP 503', 'vendor-failure'],
    ['CMN-999 something new', 'CMN-999', 'unknown'],
    ['OAU-999 something new', 'OAU-999', 'sign-in'],
    ['OAU-999 [ThirdPartyAppAccess] permission required', 'OAU-999', 'user-permission'],
  ])('%s', (text, code, family) => {
    expect(parseErrors(text)).toMatchObject([{ code, family }])
  })

  it('are several, in their order', () => {
    const other = { errorCode: 'CMN-301', message: 'Request rate exceeded' }
    const text = `${JSON.stringify(other)}\n${JSON.stringify(BODY)}`
    expect(parseErrors(text).map((error) => error.code)).toEqual(['CMN-301', 'CMN-408'])
  })

  it.each(['', 'all is well', 'port 31403 is open', 'took 31404 ms', '{', 'null', '"x"'])(
    'are none in %j',
    (text) => {
      expect(parseErrors(text)).toEqual([])
    },
  )

  it('are of the request before them, and of no request that another one answered', () => {
    const text = [
      `GET /restapi/v1.0/a -> 403 ${JSON.stringify(BODY)}`,
      '{"errorCode":"CMN-402","message":"Admin permission required"}',
      'POST https://platform.ringcentral.com/restapi/v1.0/b?access_token=abc',
      '429 CMN-301 Request rate exceeded',
      'CMN-109 not available',
    ].join('\n')
    const { errors } = findErrors(text)
    expect(
      errors.map(({ code, request }) => `${code} ${request?.method} ${request?.path}`),
    ).toEqual([
      'CMN-408 GET /restapi/v1.0/a',
      'CMN-402 undefined undefined',
      'CMN-301 POST /restapi/v1.0/b',
      'CMN-109 undefined undefined',
    ])
  })

  it('are found in words beside bodies, but not those that a body tells already', () => {
    const text = [
      `ERROR CMN-408 ${MESSAGE}`,
      JSON.stringify(BODY),
      'InsufficientPermissions',
      'user needs to have [ReadPresenceStatus] permission',
      'CMN-408',
    ].join('\n')
    const { errors } = findErrors(text)
    expect(errors.map(({ code, permission }) => `${code} ${permission}`)).toEqual([
      'CMN-408 Meetings',
      'CMN-408 ReadPresenceStatus',
    ])
  })

  it('of a text that is not searched to its end are not said to be all', () => {
    expect(findErrors(JSON.stringify(BODY)).whole).toBe(true)
    let deep = JSON.stringify(BODY)
    for (let level = 0; level < 8; level++) deep = JSON.stringify({ body: deep })
    expect(findErrors(deep).whole).toBe(false)
    const braces = '{'.repeat(300_000)
    expect(findErrors(`${JSON.stringify(BODY)} ${braces}`).whole).toBe(false)
    // Each string alone would be searched to its end; all of them together are too much.
    const many = JSON.stringify(Array.from({ length: 20 }, () => '{'.repeat(10_000)))
    expect(findErrors(many).whole).toBe(false)
  })

  it('do not take long to look for in hostile text', () => {
    const started = performance.now()
    for (const piece of [
      '{',
      '{"',
      '{\\"',
      '[',
      '{"a":',
      '[user needs to have [',
      '\n',
      ' \n',
      'GET /',
    ]) {
      parseErrors(piece.repeat(200_000))
    }
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('the table of codes', () => {
  it('says of every code what it means, what helps and where that is written', () => {
    for (const entry of CODES.values()) {
      expect(entry.meaning).toMatch(/\.$/)
      expect(entry.remedy).toMatch(/\.$/)
      expect(entry.source).not.toBe('')
    }
  })
})
