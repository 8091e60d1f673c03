import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseGateway } from '../../../src/main/connectors/enos/sign-in'
import {
  encryptionOf,
  parametersData,
  signatureOf,
} from '../../../src/main/connectors/enos/sign-in/signature'
import { timestamps } from '../../../src/main/connectors/enos/sign-in/timestamps'

describe('a gateway', () => {
  it.each([
    ['https://apim-example.envisioniot.com', 'https://apim-example.envisioniot.com'],
    [' Apim-Example.EnvisionIoT.com/ ', 'https://apim-example.envisioniot.com'],
    ['https://beta-apim-cn4.eniot.io:8443', 'https://beta-apim-cn4.eniot.io:8443'],
    ['http://127.0.0.1:5000', 'http://127.0.0.1:5000'],
  ])('%s is %s', (text, origin) => {
    expect(normaliseGateway(text)).toBe(origin)
  })

  it.each([
    ['', 'not a web address'],
    ['http://edge.example.org', 'EnOS Edge'],
    ['http://edge.example.org', 'not supported'],
    ['https://apim.example.org/apim-token-service/v2.0/token/get', 'goes on behind'],
    ['https://key:secret@apim.example.org', 'user name or password'],
    ['ftp://apim.example.org', 'not https://'],
  ])('%s is refused: %s', (text, why) => {
    expect(() => normaliseGateway(text)).toThrow(
      expect.objectContaining({ code: 'invalid-argument', message: expect.stringContaining(why) }),
    )
  })

  const key = '4ced4f38-1ced-476e-a9fd-70a5ab2b3ff2'
  it.each([key, `http://${key}`, `https://${key}:443/x`, `${key}/`, `${key}?a=b`, `${key}.`])(
    '%s is a key in the wrong field: it is looked up nowhere, and not repeated',
    (text) => {
      expect(() => normaliseGateway(text)).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining(key.slice(0, 8)) }),
      )
    },
  )
})

// Digests by sha256sum, of the strings that the vendor's rules make of these.
const accessKey = '4ced4f38-1ced-476e-a9fd-70a5ab2b3ff2'
const secretKey = 'f5f0f2a1-secret'
const timestamp = 1572574909697

describe('a signature', () => {
  it('of a request for a token is over access key, timestamp and secret key', () => {
    expect(encryptionOf(accessKey, timestamp, secretKey)).toBe(
      '26322dcbc63967109b52248f7626cf0bba1c6b1d740b23e3ae10e3258cf69dda',
    )
  })

  it('is over the token, parameters by name and decoded, the body as sent, and the timestamp', () => {
    const query = new URL('https://x/?orgId=o15%20Zo%C3%AB+%26%20co&action=get').searchParams
    const parameters = parametersData(query, '{"a":1,"b":"ü"}')
    expect(signatureOf('APIM_TOKEN', parameters, timestamp, secretKey)).toBe(
      'ba24115f4b392a59f3450f39059b19c006176c91d284761dd3eeb4764b13fbc9',
    )
  })

  it('orders parameters as ASCII does: capitals first', () => {
    const query = new URLSearchParams('b=1&a=2&B=3&a=0')
    expect(parametersData(query, undefined)).toBe('B3a2a0b1')
  })
})

it('never gives a timestamp twice, also where the clock stands still or goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2 }), (steps) => {
      let now = 1_000_000
      const next = timestamps(() => now)
      const given = steps.map((step) => {
        now += step
        return next()
      })
      expect(given).toEqual([...new Set(given)].toSorted((a, b) => a - b))
      expect(given[0]).toBe(1_000_000 + steps[0]!)
    }),
  )
})
