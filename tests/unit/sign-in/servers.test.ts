import { describe, expect, it } from 'vitest'
import {
  normaliseServer,
  redirectUris,
  servers,
} from '../../../src/main/connectors/ringcentral/sign-in'

describe('a server', () => {
  it.each([
    ['https://platform.ringcentral.com', 'https://platform.ringcentral.com'],
    [' https://Platform.RingCentral.com/ ', 'https://platform.ringcentral.com'],
    ['platform.ringcentral.biz', 'https://platform.ringcentral.biz'],
    ['https://example.org:8443', 'https://example.org:8443'],
    ['https://example.org:443', 'https://example.org'],
    ['http://localhost:5000', 'http://localhost:5000'],
    ['http://127.0.0.1:5000/', 'http://127.0.0.1:5000'],
    ['http://[::1]:5000', 'http://[::1]:5000'],
    ['http://2130706433:5000', 'http://127.0.0.1:5000'],
  ])('%s is %s', (text, origin) => {
    expect(normaliseServer(text)).toBe(origin)
  })

  it.each([
    ['', 'not a web address'],
    ['not a server', 'not a web address'],
    ['http://platform.ringcentral.com', 'by http,'],
    ['http://127.0.0.1.example.org', 'by http,'],
    ['http://localhost.example.org', 'by http,'],
    ['ftp://platform.ringcentral.com', 'not https://'],
    ['javascript:alert(1)', 'not a web address'],
    ['https://platform.ringcentral.com/restapi', 'goes on behind'],
    ['https://platform.ringcentral.com/?a=b', 'goes on behind'],
    ['https://platform.ringcentral.com/#x', 'goes on behind'],
    ['https://user:word@platform.ringcentral.com', 'user name or password'],
    ['https://user@platform.ringcentral.com', 'user name or password'],
  ])('%s is refused: %s', (text, why) => {
    expect(() => normaliseServer(text)).toThrow(
      expect.objectContaining({ code: 'invalid-argument', message: expect.stringContaining(why) }),
    )
  })

  it('is not repeated where it was refused: it may be a secret in the wrong field', () => {
    for (const text of ['https://user:canary@example.org', 'ey canary', 'http://x.org/canary']) {
      expect(() => normaliseServer(text)).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('canary') }),
      )
    }
  })

  it('is proposed as it is used, production first and the sandbox with a warning', () => {
    for (const { url } of servers) expect(normaliseServer(url)).toBe(url)
    expect(servers[0]?.url).toBe('https://platform.ringcentral.com')
    expect(servers.filter(({ warning }) => warning).map(({ url }) => url)).toEqual([
      'https://platform.devtest.ringcentral.com',
    ])
  })

  it('sends the browser back to one of three fixed addresses', () => {
    expect(redirectUris()).toEqual([
      'http://localhost:23881/oauth2callback',
      'http://localhost:23882/oauth2callback',
      'http://localhost:23883/oauth2callback',
    ])
  })
})
