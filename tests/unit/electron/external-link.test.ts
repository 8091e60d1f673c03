import { describe, expect, it } from 'vitest'
import { isAllowedLink } from '../../../src/main/electron/external-link'

const hosts = ['docs.example.com']

describe('a link out of the app', () => {
  it.each([
    'https://docs.example.com',
    'https://docs.example.com/a?b#c',
    'HTTPS://DOCS.EXAMPLE.COM/',
  ])('may lead to %s', (address) => expect(isAllowedLink(address, hosts)).toBe(true))

  it.each([
    'http://docs.example.com/',
    'https://example.com/',
    'https://a.docs.example.com/',
    'https://docs.example.com.evil.example/',
    'https://evil.example/docs.example.com',
    'https://docs.example.com@evil.example/',
    'https://user@docs.example.com/',
    'https://docs.example.com:8443/',
    'https://docs.example.com./',
    'javascript:alert(1)',
    'file://docs.example.com/etc/passwd',
    'docs.example.com',
    '',
  ])('may not lead to "%s"', (address) => expect(isAllowedLink(address, hosts)).toBe(false))

  it('leads nowhere without a list', () => {
    expect(isAllowedLink('https://docs.example.com/', [])).toBe(false)
  })
})
