import { describe, expect, it } from 'vitest'
import { encryptionOf, signatureOf } from '../../servers/enos/signature'
import { call, page, paths, roles, sha256, signed, started, tokenOf } from './client'

/** Digests by `printf %s … | openssl dgst -sha256` over what the documents' formula puts together. */
describe('the documents’ formulas, by openssl', () => {
  const timestamp = '1572574909697'
  const secret = 'a-secret-of-nobody'
  const accessToken = 'a-token'

  it('encryption: sha256(appKey + timestamp + appSecret)', () => {
    expect(encryptionOf('5acb82e7-a11e-4300-9164-c8b20b638e8b', timestamp, secret)).toBe(
      'e52b4fa1d068975b973c4b24464db17a96189a9d529dfb1bb3ba934ccae62bc1',
    )
  })

  it('signature of a query alone', () => {
    const query = new URLSearchParams('orgId=o1')
    expect(signatureOf({ query, body: Buffer.alloc(0), accessToken, timestamp }, secret)).toBe(
      'fbee2bf2e55be35352ab7953c3db8113384cb544e578752e39c6b6966cca385d',
    )
  })

  it('signature of decoded values in the ASCII order of their keys, and of the body byte by byte', () => {
    const query = new URLSearchParams(
      'userId=%C3%BC%2F%C3%B1%26%3D&orgId=o+1%2B2&locale=zh_CN&A=p1',
    )
    const body = Buffer.from('{"b": 1,\n "a": "ü"}')
    // a-token Ap1 localezh_CN orgIdo 1+2 userIdü/ñ&= {"b": 1,⏎ "a": "ü"} 1572574909697 a-secret-of-nobody
    expect(signatureOf({ query, body, accessToken, timestamp }, secret)).toBe(
      '8c9b1141c4ad99ef61e848b3652088eb87867068f063ff5552134ec98fcfb97c',
    )
  })
})

describe('a call', () => {
  it('is served when it is signed, with a query and with a body', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    expect((await roles(sim, token)).json.code).toBe(0)
    expect((await page(sim, token, 0)).json.code).toBe(0)
    const both = await call(sim, {
      path: paths.resourcesOfRole,
      query: { orgId: sim.organizations[0]!.id, note: 'ü +&=/' },
      body: `{ "roleId" : ${JSON.stringify(sim.truth().roles[0]!.id)},\n "locale": "zh_CN" }`,
      token,
    })
    expect([both.status, both.json.code]).toEqual([200, 0])
    expect(sim.stats().unsigned).toBe(0)
  })

  type Init = ReturnType<typeof signed>['init']
  it.each([
    ['no token', ({ headers }: Init) => void delete headers['apim-accesstoken']],
    ['no signature', ({ headers }: Init) => void delete headers['apim-signature']],
    ['no timestamp', ({ headers }: Init) => void delete headers['apim-timestamp']],
    ['another timestamp', ({ headers }: Init) => void (headers['apim-timestamp'] = '1')],
    ['another token', ({ headers }: Init) => void (headers['apim-accesstoken'] += 'x')],
    [
      'a signature in capitals',
      ({ headers }: Init) =>
        void (headers['apim-signature'] = headers['apim-signature']!.toUpperCase()),
    ],
    ['another body', (init: Init) => void (init.body = `${init.body as string} `)],
  ])('is refused with %s, in the gateway’s words', async (_, spoil) => {
    const sim = await started()
    const { url, init } = signed(sim, {
      path: paths.users,
      body: { orgId: sim.organizations[0]!.id, pagination: { pageNo: 0, pageSize: 10 } },
      token: await tokenOf(sim),
    })
    spoil(init)
    const response = await fetch(url, init)
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ message: 'Invalid authentication credentials' })
    expect(sim.stats().unsigned).toBe(1)
  })

  it('is refused with another query than the signed one', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    const { url, init } = signed(sim, {
      path: paths.roles,
      query: { orgId: sim.organizations[0]!.id },
      token,
    })
    expect((await fetch(`${url}&locale=zh_CN`, init)).status).toBe(401)
    expect((await fetch(url, init)).status).toBe(200)
  })

  it('is refused with a timestamp that is no time, however well it is signed', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    const orgId = sim.organizations[0]!.id
    const { url, init } = signed(sim, { path: paths.roles, query: { orgId }, token })
    const withTime = (time: string) => ({
      ...init.headers,
      'apim-timestamp': time,
      'apim-signature': sha256(`${token}orgId${orgId}${time}${sim.secretKey}`),
    })
    expect((await fetch(url, { headers: withTime('soon') })).status).toBe(401)
    expect((await fetch(url, { headers: withTime('1572574909697') })).status).toBe(200)
  })
})
