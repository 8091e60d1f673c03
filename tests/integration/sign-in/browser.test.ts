import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { onTestFinished, describe, expect, it } from 'vitest'
import {
  signInWithBrowser,
  type BrowserSignIn,
  type TokenSet,
} from '../../../src/main/connectors/ringcentral/sign-in'
import { redirectUri } from '../../../src/main/connectors/ringcentral/sign-in/redirect-uris'
import { Throttle } from '../../../src/main/http/throttle'
import { errorValue } from '../../../src/shared/result'
import { answerSignIn, startRingCentral, type RingCentralSim } from '../../servers/ringcentral'
import { startTokenServer, tokenInfo } from '../../support/token-server'

/** Ports of its own, so that files that run at once are not in each other's way. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => occupy('127.0.0.1', 0)))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

function occupy(host: string, port: number): Promise<Server> {
  const server = createServer((_request, response) => response.end('another program'))
  onTestFinished(() => void server.close())
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

interface Begun {
  sim: RingCentralSim
  ports: number[]
  tokens: Promise<TokenSet>
  link: Promise<URL>
  stop: () => void
}

async function begin(
  more: Partial<BrowserSignIn> & { confidential?: boolean } = {},
  ports?: number[],
): Promise<Begun> {
  const free = ports ?? (await freePorts(2))
  const sim = await startRingCentral({ users: 10, redirectUris: free.map(redirectUri) })
  onTestFinished(() => sim.close())
  const { confidential, ...options } = more
  const opened = Promise.withResolvers<URL>()
  const controller = new AbortController()
  const tokens = signInWithBrowser({
    server: sim.url,
    clientId: confidential ? sim.clientId : sim.publicClientId,
    ...(confidential ? { clientSecret: sim.clientSecret } : {}),
    locale: 'de-DE',
    throttle: new Throttle({}),
    signal: controller.signal,
    open: (link) => opened.resolve(new URL(link)),
    ports: free,
    ...options,
  })
  tokens.catch((error: unknown) => opened.reject(error))
  opened.promise.catch(() => undefined)
  return { sim, ports: free, tokens, link: opened.promise, stop: () => controller.abort() }
}

const account = async (sim: RingCentralSim, { accessToken }: TokenSet) =>
  (
    await fetch(`${sim.url}/restapi/v1.0/account/~`, {
      headers: { Authorization: `Bearer ${accessToken}` },
    })
  ).status

describe('signing in with the browser', () => {
  it.each([
    ['a public application', false],
    ['an application with a secret', true],
  ])('gives tokens of %s that RingCentral takes', async (_name, confidential) => {
    const { sim, tokens, link } = await begin({ confidential })
    const page = await answerSignIn((await link).href)
    const given = await tokens
    expect(given.applicationScopes).toEqual(['ReadAccounts'])
    expect(given.owner).toMatch(/^\d+$/)
    expect(given.refreshToken).toEqual(expect.any(String))
    expect(given.lifetime).toBe(3_600_000)
    expect(await account(sim, given)).toBe(200)
    expect(sim.stats().forbidden).toEqual([])

    expect(page.status).toBe(200)
    expect(await page.text()).toContain('You can close this window')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('asks for ReadAccounts alone, with a state and a challenge of its own each time', async () => {
    const links = await Promise.all([1, 2].map(async () => (await begin()).link))
    for (const { searchParams } of links) {
      expect(Object.fromEntries(searchParams)).toMatchObject({
        response_type: 'code',
        scope: 'ReadAccounts',
        code_challenge_method: 'S256',
        ui_locales: 'de-DE',
        redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+\/oauth2callback$/),
      })
    }
    for (const name of ['state', 'code_challenge']) {
      const values = links.map(({ searchParams }) => searchParams.get(name))
      expect(new Set(values).size).toBe(2)
      expect(values.every((value) => (value ?? '').length >= 43)).toBe(true)
    }
  })

  it('says that it was declined', async () => {
    const { tokens, link } = await begin()
    const refused = expect(tokens).rejects.toMatchObject({
      code: 'sign-in-refused',
      message: expect.stringContaining('declined in the browser'),
    })
    const page = await answerSignIn((await link).href, 'deny')
    expect(await page.text()).toContain('Not signed in')
    await refused
  })

  it('ignores other paths, other states and other hosts, and goes on', async () => {
    const { tokens, link } = await begin()
    const { href, searchParams } = await link
    const back = new URL(searchParams.get('redirect_uri')!)
    const state = searchParams.get('state')!
    const strange: [string, RequestInit?][] = [
      ['/'],
      ['/oauth2callback'],
      ['/oauth2callback?code=stolen'],
      ['/oauth2callback?code=stolen&state=guessed'],
      ['/oauth2callback?error=access_denied&state=guessed'],
      [`/oauth2callback?state=${state}`],
      [`/oauth2callback?code=x&state=${state}`, { method: 'POST' }],
      [`/other?code=x&state=${state}`],
    ]
    for (const [path, init] of strange) {
      const { status } = await fetch(new URL(path, back), init)
      expect([path, [400, 404].includes(status)]).toEqual([path, true])
    }
    await answerSignIn(href)
    expect((await tokens).accessToken).toEqual(expect.any(String))
  })

  it('takes the next port where one is taken, on either loopback address', async () => {
    const ports = await freePorts(3)
    await occupy('127.0.0.1', ports[0]!)
    await occupy('::1', ports[1]!)
    const { tokens, link } = await begin({}, ports)
    expect((await link).searchParams.get('redirect_uri')).toBe(redirectUri(ports[2]!))
    await answerSignIn((await link).href)
    await tokens
  })

  it('names the ports where all are taken', async () => {
    const ports = await freePorts(2)
    for (const port of ports) await occupy('127.0.0.1', port)
    const { tokens } = await begin({}, ports)
    await expect(tokens).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining(ports.join(', ')),
    })
  })

  it('leaves no connection behind that would keep the process from ending', async () => {
    const { tokens, link, ports } = await begin()
    const page = (await link).href
    // As browsers open them in advance, and as one that never comes to an end.
    const open = ['', 'GET / HTTP/1.1\r\n'].map((said) => {
      const socket = connect(ports[0]!, '127.0.0.1', () => socket.write(said))
      return once(socket, 'close')
    })
    expect((await answerSignIn(page)).status).toBe(200)
    await tokens
    await Promise.all(open)
  })

  it('gives the port back when it is cancelled', async () => {
    const { tokens, link, ports, stop } = await begin()
    const cancelled = expect(tokens).rejects.toMatchObject({ code: 'cancelled' })
    await link
    await expect(occupy('127.0.0.1', ports[0]!)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    stop()
    await cancelled
    await occupy('127.0.0.1', ports[0]!)
  })

  it('ends when nobody signs in, and says what the browser may have shown', async () => {
    const { tokens, ports } = await begin({ within: 20 })
    await expect(tokens).rejects.toMatchObject({
      code: 'sign-in-refused',
      hint: expect.stringContaining(redirectUri(ports[0]!)),
    })
  })

  it('is refused to an application without the secret that it has, and says so', async () => {
    const { tokens, link } = await begin({ confidential: true, clientSecret: 'not the secret' })
    const refused = expect(tokens).rejects.toMatchObject({
      code: 'sign-in-refused',
      message: expect.stringContaining('OAU-146'),
      hint: expect.any(String),
    })
    await answerSignIn((await link).href)
    await refused
  })

  it('explains a user without the permission to use applications', async () => {
    const server = await startTokenServer(() => ({
      status: 400,
      body: {
        error: 'invalid_client',
        error_description: '[ThirdPartyAppAccess] permission required',
        errors: [
          {
            errorCode: 'CMN-408',
            message: '[ThirdPartyAppAccess] permission required',
            parameters: [
              { parameterName: 'permissionName', parameterValue: 'ThirdPartyAppAccess' },
            ],
          },
        ],
      },
    }))
    const error = await failed(server.url)
    expect(error).toMatchObject({
      code: 'sign-in-refused',
      message: expect.stringContaining('ThirdPartyAppAccess, “Third Party Apps Access”'),
      detail: { vendorCode: 'CMN-408', permission: 'ThirdPartyAppAccess' },
    })
    // A refusal is not asked again.
    expect(server.requests).toHaveLength(1)
  })

  it('repeats nothing secret in an error, whatever the server answers', async () => {
    const echoes = [
      { status: 400, body: { error: 'canary', error_description: 'canary' } },
      { status: 401, body: { errorCode: 'canary', message: 'canary', permissionName: 'can-ary' } },
      { status: 401, headers: { 'WWW-Authenticate': 'Bearer canary' }, body: 'canary' },
      { status: 200, body: { ...tokenInfo(1), token_type: 'canary' } },
      { status: 200, body: { access_token: 7, canary: 'canary' } },
      { status: 200, body: 'canary' },
      { status: 302, headers: { Location: 'https://canary.example' } },
      { status: 418, body: { canary: 'canary' } },
    ]
    for (const echo of echoes) {
      const server = await startTokenServer(({ form }) => ({
        ...echo,
        body: JSON.parse(
          JSON.stringify(echo.body ?? '').replaceAll(
            'canary',
            `canary ${Object.values(form).join(' ')}`,
          ),
        ),
      }))
      const error = await failed(server.url)
      const form: Record<string, string> = server.requests[0]?.form ?? {}
      const told = JSON.stringify(error)
      for (const value of [
        'canary',
        'the-code',
        ...['code', 'code_verifier'].map((name) => form[name]!),
      ]) {
        expect(told).not.toContain(value)
      }
      expect(error.hint).toEqual(expect.any(String))
    }
  })

  it('sends a code once, even where no answer comes', async () => {
    const server = await startTokenServer(() => 'reset')
    expect(await failed(server.url)).toMatchObject({ code: 'server-unreachable' })
    expect(server.requests).toHaveLength(1)
  })
})

/** The error of a sign-in at a server that only has a token endpoint. */
async function failed(server: string) {
  const [port] = await freePorts(1)
  const signingIn = signInWithBrowser({
    server,
    clientId: 'application',
    locale: 'en-US',
    throttle: new Throttle({}),
    signal: new AbortController().signal,
    open: (link) => {
      const state = new URL(link).searchParams.get('state')!
      void fetch(`${redirectUri(port!)}?code=the-code&state=${state}`)
    },
    ports: [port!],
  })
  const thrown = await signingIn.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(Error)
  // All that is inside it too, as a log would show it.
  const inside = JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))
  return { ...errorValue(thrown), inside }
}
