import { describe, expect, it } from 'vitest'
import type { RingCentralSim } from '../../servers/ringcentral'
import {
  authorizeLink,
  basic,
  byJwt,
  challenge,
  decided,
  errorCode,
  extensions,
  get,
  post,
  redirectUri,
  refresh,
  revoke,
  started,
  verifier,
} from './client'

/** Fields that the specification declares for a token (TokenInfo). */
const declared = [
  'access_token',
  'expires_in',
  'refresh_token',
  'refresh_token_expires_in',
  'scope',
  'token_type',
  'owner_id',
  'endpoint_id',
  'id_token',
  'session_expires_in',
  'session_expiration_time',
  'session_id',
  'session_idle_timeout',
]

const byCode = (
  sim: RingCentralSim,
  code: string,
  codeVerifier: string,
  more: Record<string, string> = {},
) =>
  post(sim, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
    client_id: sim.publicClientId,
    ...more,
  })

async function codeFor(sim: RingCentralSim, codeVerifier: string): Promise<string> {
  const back = await decided(sim, challenge(codeVerifier))
  return back.searchParams.get('code')!
}

describe('authorization code with PKCE', () => {
  it('gives a token to a public client, and what it reads is the account', async () => {
    const sim = await started()
    const own = verifier()
    const back = await decided(sim, { ...challenge(own), scope: 'ReadAccounts' })
    expect(back.origin + back.pathname).toBe(redirectUri)
    expect(back.searchParams.get('state')).toBe('state of this test')
    const { status, headers, json } = await byCode(sim, back.searchParams.get('code')!, own)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(declared).toEqual(expect.arrayContaining(Object.keys(json)))
    expect(json).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token_expires_in: 604_800,
      scope: 'ReadAccounts',
      owner_id: sim.world.signedIn,
    })
    const read = await get(sim, `${extensions}/~`, json.access_token)
    expect(read).toMatchObject({ status: 200, json: { id: Number(sim.world.signedIn) } })
  })

  it('works by http://localhost, and addresses in answers keep the name', async () => {
    const sim = await started()
    const { json } = await byJwt(sim)
    const local = sim.url.replace('127.0.0.1', 'localhost')
    const response = await fetch(`${local}/restapi/v1.0/account/~`, {
      headers: { authorization: `Bearer ${json.access_token}` },
    })
    expect(await response.json()).toMatchObject({
      uri: `${local}/restapi/v1.0/account/${sim.world.account}`,
    })
  })

  it('tells the application that the person denied', async () => {
    const sim = await started()
    const back = await decided(sim, challenge(verifier()), 'deny')
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: 'access_denied',
      state: 'state of this test',
    })
  })

  it.each([
    ['another verifier', { code_verifier: verifier() }, 'CMN-101'],
    ['no verifier', { code_verifier: '' }, 'CMN-101'],
    ['another redirect address', { redirect_uri: 'http://localhost:2/oauth2callback' }, 'OAU-109'],
    ['a code nobody was given', { code: 'made-up' }, 'OAU-106'],
    ['a token that lives too long', { access_token_ttl: '3601' }, 'CMN-101'],
  ])('refuses %s', async (_what, wrong, code) => {
    const sim = await started()
    const own = verifier()
    const answer = await byCode(sim, await codeFor(sim, own), own, wrong)
    expect(answer.status).toBe(400)
    expect(errorCode(answer)).toBe(code)
    expect(answer.json.error).toMatch(/^invalid_/)
  })

  it('refuses a code of another application, and one that is too old', async () => {
    const sim = await started()
    const own = verifier()
    const code = await codeFor(sim, own)
    const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
    const other = await post(
      sim,
      { ...fields, code_verifier: own },
      basic(sim.clientId, sim.clientSecret),
    )
    expect(errorCode(other)).toBe('OAU-110')
    sim.advance(61)
    expect(errorCode(await byCode(sim, code, own))).toBe('OAU-108')
  })

  it('ends the session of a code that comes again', async () => {
    const sim = await started()
    const own = verifier()
    const code = await codeFor(sim, own)
    const { json } = await byCode(sim, code, own)
    expect((await get(sim, extensions, json.access_token)).status).toBe(200)
    expect(errorCode(await byCode(sim, code, own))).toBe('OAU-106')
    expect(errorCode(await get(sim, extensions, json.access_token))).toBe('OAU-213')
  })

  it.each([
    ['an unknown application', { client_id: 'nobody' }, 'OAU-120'],
    ['a redirect address that is not registered', { redirect_uri: 'http://evil.test/' }, 'OAU-109'],
    ['a redirect address that only begins alike', { redirect_uri: `${redirectUri}/x` }, 'OAU-109'],
  ])('never redirects for %s', async (_what, wrong, code) => {
    const sim = await started()
    const link = authorizeLink(sim, { ...challenge(verifier()), ...wrong })
    const response = await fetch(link, { redirect: 'manual' })
    expect(response.status).toBe(400)
    expect(errorCode({ ...response, json: await response.json() })).toBe(code)
  })

  it.each([
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['a plain challenge of a public client', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a challenge that is none', { code_challenge: 'short' }, 'invalid_request'],
  ])('sends %s back as an error', async (_what, wrong, error) => {
    const sim = await started()
    const link = authorizeLink(sim, { ...challenge(verifier()), ...wrong })
    const response = await fetch(link, { redirect: 'manual' })
    const back = new URL(response.headers.get('location')!)
    expect(back.origin + back.pathname).toBe(redirectUri)
    expect(back.searchParams.get('error')).toBe(error)
    expect(back.searchParams.get('state')).toBe('state of this test')
  })

  it('demands a challenge of a public client', async () => {
    const sim = await started()
    const response = await fetch(authorizeLink(sim, {}), { redirect: 'manual' })
    expect(response.headers.get('location')).toContain('error=invalid_request')
  })
})

describe('JWT', () => {
  it('signs in with the id and the secret of the application', async () => {
    const sim = await started()
    const { status, json } = await byJwt(sim)
    expect(status).toBe(200)
    expect(json).toMatchObject({ owner_id: sim.world.signedIn, scope: 'ReadAccounts' })
    expect(sim.jwt.split('.')).toHaveLength(3)
  })

  it('refuses a wrong secret, a wrong JWT, and an application without a secret', async () => {
    const sim = await started()
    const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: sim.jwt }
    const wrong = await post(sim, grant, basic(sim.clientId, 'wrong'))
    expect([wrong.status, wrong.json.error, errorCode(wrong)]).toEqual([
      401,
      'invalid_client',
      'OAU-146',
    ])
    const forged = await byJwt(sim, { assertion: `${sim.jwt}x` })
    expect([forged.status, forged.json.error]).toEqual([400, 'invalid_grant'])
    const open = await post(sim, { ...grant, client_id: sim.publicClientId })
    expect([open.status, open.json.error]).toEqual([400, 'unauthorized_client'])
    const inBody = await post(sim, { ...grant, client_id: sim.clientId })
    expect([inBody.status, errorCode(inBody)]).toEqual([400, 'OAU-123'])
  })

  it('takes id and secret as they are, as base64(id:secret) says, not percent-encoded', async () => {
    const sim = await started()
    const encoded = (text: string): string => text.replace('-', '%2D').replace('_', '%5F')
    const header = basic(encoded(sim.clientId), encoded(sim.clientSecret))
    const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: sim.jwt }
    expect((await post(sim, grant, header)).status).toBe(401)
  })

  it('ends the oldest session when there are more than five', async () => {
    const sim = await started()
    const tokens: string[] = []
    for (let session = 0; session < 6; session += 1) {
      tokens.push((await byJwt(sim)).json.access_token)
      sim.advance(61)
    }
    const codes = await Promise.all(tokens.map(async (one) => get(sim, extensions, one)))
    expect(codes.map(({ status }) => status)).toEqual([401, 200, 200, 200, 200, 200])
  })

  it('names the permission that a user without it needs to sign in', async () => {
    const sim = await started()
    for (const role of sim.world.roles.values()) role.listed.delete('ThirdPartyAppAccess')
    const answer = await byJwt(sim)
    expect(answer.status).toBe(400)
    expect(answer.json).toEqual({
      error: 'invalid_client',
      error_description: '[ThirdPartyAppAccess] permission required',
      errors: [
        {
          errorCode: 'CMN-408',
          message: '[ThirdPartyAppAccess] permission required',
          parameters: [{ parameterName: 'permissionName', parameterValue: 'ThirdPartyAppAccess' }],
        },
      ],
    })
  })
})

describe('application scopes', () => {
  it.each([
    ['all that the application has', {}, 'ReadAccounts ReadCallLog'],
    ['those that are asked for', { scope: 'ReadCallLog' }, 'ReadCallLog'],
    ['none that it has not', { scope: 'EditAccounts ReadAccounts' }, 'ReadAccounts'],
  ])('are %s', async (_what, asked, scope) => {
    const sim = await started({ applicationScopes: ['ReadAccounts', 'ReadCallLog'] })
    const { json } = await byJwt(sim, asked as Record<string, string>)
    expect(json.scope).toBe(scope)
    const own = verifier()
    const back = await decided(sim, { ...challenge(own), ...asked })
    const token = (await byCode(sim, back.searchParams.get('code')!, own)).json
    expect(token.scope).toBe(scope)
    const read = await get(sim, extensions, token.access_token)
    expect(errorCode(read)).toBe(scope.includes('ReadAccounts') ? undefined : 'CMN-401')
  })
})

describe('refresh tokens', () => {
  it('give a new pair, and the access token before is valid no more', async () => {
    const sim = await started()
    const first = (await byJwt(sim)).json
    const { status, json } = await refresh(sim, first.refresh_token)
    expect(status).toBe(200)
    expect(json.refresh_token).not.toBe(first.refresh_token)
    expect(json.session_id).toBe(first.session_id)
    expect(errorCode(await get(sim, extensions, first.access_token))).toBe('OAU-213')
    expect((await get(sim, extensions, json.access_token)).status).toBe(200)
  })

  it('are taken again for an hour while the new access token is not used', async () => {
    const sim = await started()
    const { refresh_token: old } = (await byJwt(sim)).json
    await refresh(sim, old)
    sim.advance(3590)
    expect((await refresh(sim, old)).status).toBe(200)
    sim.advance(20)
    expect(errorCode(await refresh(sim, old))).toBe('OAU-213')
  })

  it('are taken again for ten seconds once the new access token is used', async () => {
    const sim = await started()
    const { refresh_token: old } = (await byJwt(sim)).json
    const { json } = await refresh(sim, old)
    await get(sim, extensions, json.access_token)
    sim.advance(9)
    const again = await refresh(sim, old)
    expect(again.status).toBe(200)
    expect(errorCode(await refresh(sim, json.refresh_token))).toBe('OAU-213')
    await get(sim, extensions, again.json.access_token)
    sim.advance(11)
    expect(errorCode(await refresh(sim, old))).toBe('OAU-213')
    sim.advance(60)
    expect((await refresh(sim, again.json.refresh_token)).status).toBe(200)
  })

  it('expire after seven days, and are not issued where their life is 0', async () => {
    const sim = await started()
    const { refresh_token: token } = (await byJwt(sim)).json
    sim.advance(604_801)
    expect(errorCode(await refresh(sim, token))).toBe('OAU-213')
    const { json } = await byJwt(sim, { refresh_token_ttl: '0' })
    expect(Object.keys(json)).not.toContain('refresh_token')
  })

  it('belong to their application', async () => {
    const sim = await started()
    const { refresh_token: token } = (await byJwt(sim)).json
    const fields = { grant_type: 'refresh_token', refresh_token: token }
    const answer = await post(sim, { ...fields, client_id: sim.publicClientId })
    expect([answer.status, errorCode(answer)]).toEqual([400, 'OAU-213'])
  })
})

describe('the end of a session', () => {
  it.each(['access_token', 'refresh_token'] as const)('comes by its %s', async (kind) => {
    const sim = await started()
    const { json } = await byJwt(sim)
    expect((await revoke(sim, json[kind])).status).toBe(200)
    expect(errorCode(await get(sim, extensions, json.access_token))).toBe('OAU-213')
    expect(errorCode(await refresh(sim, json.refresh_token))).toBe('OAU-213')
  })

  it('does not come by another application, and an unknown token is no error', async () => {
    const sim = await started()
    const { json } = await byJwt(sim)
    const other = { token: json.access_token, client_id: sim.publicClientId }
    expect((await post(sim, other, {}, 'revoke')).status).toBe(400)
    expect((await revoke(sim, 'made-up')).status).toBe(200)
    expect((await get(sim, extensions, json.access_token)).status).toBe(200)
  })

  it('comes to all by endSessions, and the JWT still signs in', async () => {
    const sim = await started()
    const { json } = await byJwt(sim)
    sim.endSessions()
    expect(errorCode(await get(sim, extensions, json.access_token))).toBe('OAU-213')
    expect(errorCode(await refresh(sim, json.refresh_token))).toBe('OAU-213')
    expect((await byJwt(sim)).status).toBe(200)
  })
})

describe('an access token', () => {
  it('expires after its time, and refreshing helps', async () => {
    const sim = await started()
    const { json } = await byJwt(sim, { access_token_ttl: '600' })
    expect(json.expires_in).toBe(600)
    sim.advance(599)
    expect((await get(sim, extensions, json.access_token)).status).toBe(200)
    sim.advance(2)
    const late = await get(sim, extensions, json.access_token)
    expect([late.status, late.json.errorCode, errorCode(late)]).toEqual([
      401,
      'TokenExpired',
      'OAU-128',
    ])
    expect((await refresh(sim, json.refresh_token)).status).toBe(200)
  })

  it.each([
    ['none', undefined, 'OAU-123'],
    ['another scheme', 'Basic abc', 'OAU-151'],
    ['what is no token', 'Bearer abc', 'OAU-149'],
    ['a token nobody was given', `Bearer SIMA${verifier()}`, 'OAU-213'],
  ])('%s is refused', async (_what, authorization, code) => {
    const sim = await started()
    const response = await fetch(`${sim.url}/restapi/v1.0/account/~`, {
      headers: authorization === undefined ? {} : { authorization },
    })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /)
    expect(errorCode({ ...response, json: await response.json() })).toBe(code)
  })
})

describe('the token endpoint', () => {
  it('refuses what is no form, a parameter that comes twice, and a flow it does not know', async () => {
    const sim = await started()
    const url = `${sim.url}/restapi/oauth/token`
    const headers = basic(sim.clientId, sim.clientSecret)
    const json = { ...headers, 'content-type': 'application/json' }
    expect((await fetch(url, { method: 'POST', headers: json, body: '{}' })).status).toBe(415)
    const twice = new URLSearchParams('grant_type=refresh_token&grant_type=refresh_token')
    const answer = await fetch(url, { method: 'POST', headers, body: twice })
    expect(errorCode({ ...answer, json: await answer.json() })).toBe('OAU-111')
    const unknown = await post(sim, { grant_type: 'password' }, headers)
    expect(unknown.json.error).toBe('unsupported_grant_type')
  })
})
