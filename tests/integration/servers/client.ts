/** Plain requests to the simulated RingCentral, and no client's cleverness in between. */
import { createHash, randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import {
  answerSignIn,
  startRingCentral,
  type RingCentralSim,
  type SimOptions,
} from '../../servers/ringcentral'

export const redirectUri = 'http://localhost:1/oauth2callback'

export async function started(options: Partial<SimOptions> = {}): Promise<RingCentralSim> {
  const sim = await startRingCentral({
    users: 60,
    redirectUris: [redirectUri, 'http://localhost:2/oauth2callback'],
    ...options,
  })
  onTestFinished(() => sim.close())
  return sim
}

export type Got = Awaited<ReturnType<typeof got>>

async function got(response: Response) {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return {
    status: response.status,
    headers: response.headers,
    // Any: tests look into it.
    json: isJson ? JSON.parse(text) : undefined,
  }
}

export const basic = (id: string, secret: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})

/** A request to the token endpoint or, by `path`, to another. */
export async function post(
  sim: RingCentralSim,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  path = 'token',
): Promise<Got> {
  const url = `${sim.url}/restapi/oauth/${path}`
  return got(await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) }))
}

export const revoke = (
  sim: RingCentralSim,
  token: string,
  headers = basic(sim.clientId, sim.clientSecret),
): Promise<Got> => post(sim, { token }, headers, 'revoke')

export const byJwt = (sim: RingCentralSim, more: Record<string, string> = {}): Promise<Got> =>
  post(
    sim,
    { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: sim.jwt, ...more },
    basic(sim.clientId, sim.clientSecret),
  )

export const refresh = (sim: RingCentralSim, refreshToken: string): Promise<Got> =>
  post(
    sim,
    { grant_type: 'refresh_token', refresh_token: refreshToken },
    basic(sim.clientId, sim.clientSecret),
  )

export async function get(
  sim: RingCentralSim,
  path: string,
  token: string,
  headers: Record<string, string> = {},
): Promise<Got> {
  const url = new URL(path, `${sim.url}/restapi/v1.0/`)
  return got(await fetch(url, { headers: { ...headers, authorization: `Bearer ${token}` } }))
}

export const extensions = 'account/~/extension'

export const verifier = (): string => randomBytes(32).toString('base64url')

export const challenge = (of: string): Record<string, string> => ({
  code_challenge: createHash('sha256').update(of).digest('base64url'),
  code_challenge_method: 'S256',
})

export function authorizeLink(sim: RingCentralSim, parameters: Record<string, string>): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: sim.publicClientId,
    redirect_uri: redirectUri,
    state: 'state of this test',
    ...parameters,
  })
  return `${sim.url}/restapi/oauth/authorize?${query.toString()}`
}

/** What the application's redirect address is called with after a person decided. */
export async function decided(
  sim: RingCentralSim,
  parameters: Record<string, string>,
  answer?: 'sign-in' | 'deny',
): Promise<URL> {
  const response = await answerSignIn(authorizeLink(sim, parameters), answer, 'manual')
  return new URL(response.headers.get('location')!)
}

export const errorCode = ({ json }: Got): unknown => json?.errors?.[0]?.errorCode
