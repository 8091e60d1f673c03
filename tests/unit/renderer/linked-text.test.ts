import { describe, expect, it } from 'vitest'
import {
  exampleKinds,
  exampleText,
  type ExampleOf,
} from '../../../src/renderer/views/diagnose/example'
import { longestLinked, whyNotLinked } from '../../../src/renderer/views/diagnose/linked-text'
import { findErrors } from '../../../src/main/diagnose/parse'

const body = '{"errorCode":"CMN-408","message":"user needs to have [ReadPresence] permission"}'

describe('which texts may stand in an address', () => {
  it('takes an error body', () => {
    expect(whyNotLinked(body)).toBeUndefined()
    expect(whyNotLinked(`HTTP/1.1 401 Unauthorized\n{"errorCode":"OAU-128"}`)).toBeUndefined()
  })

  it('takes no text that is longer than addresses should be', () => {
    expect(whyNotLinked('x'.repeat(longestLinked))).toBeUndefined()
    expect(whyNotLinked('x'.repeat(longestLinked + 1))).toBe('long')
  })

  it.each([
    'Authorization: Bearer U0pDMTFQMDFQQVMwMHxBQUE',
    'authorization: Basic dXNlcjpwYXNzd29yZA==',
    'Set-Cookie: RCAuth=1',
    '{"access_token":"abc"}',
    '{"refreshToken":"abc"}',
    'client_secret=abc',
    '{"secretKey":"abc"}',
    'apim-accesstoken: APP_abc',
    'password=hunter2',
    'assertion=eyJhbGciOiJSUzI1NiJ9',
    `signature ${'0123456789abcdef'.repeat(4)}`,
  ])('keeps %s out of it', (line) => {
    expect(whyNotLinked(`${line}\n${body}`)).toBe('secret')
  })
})

describe('the examples', () => {
  const accounts: readonly ExampleOf[] = ['sample', 'ringcentral', 'enos']
  const all = accounts.flatMap((of) => exampleKinds.map((kind) => [kind, of] as const))

  it.each(all)('hold errors that are found: %s, %s', (kind, of) => {
    const { errors, signedIn } = findErrors(exampleText(kind, of))
    expect(errors.length).toBe(kind === 'body' || kind === 'scope' ? 1 : of === 'sample' ? 6 : 5)
    // Only recordings of whole sessions say who was signed in.
    const tells = of === 'sample' && (kind === 'har' || kind === 'postman')
    expect([...signedIn]).toEqual(tells ? ['63001000'] : [])
    if (kind !== 'body' && kind !== 'scope') {
      expect(errors.every(({ request }) => request?.path.startsWith('/restapi/'))).toBe(true)
    }
  })
})
