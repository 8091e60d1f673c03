import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from '../../../src/renderer/client'
import { ConnectFlow } from '../../../src/renderer/state/connect-flow.svelte'
import { otherServer } from '../../../src/renderer/state/connect/ringcentral-input.svelte'
import type { Session } from '../../../src/renderer/state/session.svelte'
import type { Input } from '../../../src/shared/contract'
import type { ErrorValue, Result } from '../../../src/shared/result'
import type { AccountSummary } from '../../../src/shared/schemas/accounts'
import type { Run } from '../../../src/shared/schemas/imports'

const guides = {
  ringcentral: {
    connector: 'ringcentral',
    servers: [{ name: 'Production', url: 'https://platform.ringcentral.com' }],
  },
  enos: {
    connector: 'enos',
    locales: ['en-US', 'zh-CN', 'de-DE'],
    requestsPerSecond: { first: 2, ceiling: 20 },
  },
}
const account = { id: 'a1', name: 'Acme', createdAt: '2026-11-01T00:00:00Z' }
const refused: ErrorValue = { code: 'sign-in-refused', message: 'No.' }

let sent: Input<'connections', 'signIn'>[]
let cancelled: string[]
let start: () => Promise<Result<{ run: string }>>
let end: (run: Partial<Run>) => void
let flow: ConnectFlow

beforeEach(async () => {
  sent = []
  cancelled = []
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
  start = () => Promise.resolve({ ok: true, value: { run: 'r1' } })
  const client = {
    api: {
      app: { keychain: () => Promise.resolve({ ok: true, value: { kept: 'memory' } }) },
      connections: {
        guide: ({ connector }: Input<'connections', 'guide'>) =>
          Promise.resolve({ ok: true, value: guides[connector] }),
        signIn: (input: Input<'connections', 'signIn'>) => {
          sent.push(input)
          return start()
        },
      },
    },
  } as unknown as Client
  const session = {
    ended: () => new Promise<Run>((resolve) => (end = (run) => resolve(run as Run))),
    cancel: (run: string) => cancelled.push(run),
  } as unknown as Session
  flow = new ConnectFlow(client, session)
  flow.begin()
  await settled()
  flow.show('enter')
})

/** What was promised before this is kept. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

function typeJwt(): void {
  flow.ringcentral.newName = ' Acme '
  flow.ringcentral.method = 'jwt'
  flow.ringcentral.clientId = ' client '
  flow.ringcentral.clientSecret = 'secret'
  flow.ringcentral.jwt = 'jwt\n'
}

describe('ConnectFlow', () => {
  it('is ready only with everything that the way to sign in takes', () => {
    flow.ringcentral.newName = 'Acme'
    expect(flow.input.ready).toBe(false)
    flow.ringcentral.clientId = 'client'
    expect(flow.input.ready).toBe(true)
    flow.ringcentral.method = 'jwt'
    expect(flow.input.ready).toBe(false)
    flow.ringcentral.clientSecret = 'secret'
    flow.ringcentral.jwt = 'jwt'
    expect(flow.input.ready).toBe(true)
    flow.ringcentral.server = otherServer
    expect(flow.input.ready).toBe(false)
    flow.ringcentral.serverAddress = 'https://example.com'
    expect(flow.input.ready).toBe(true)
  })

  it('sends what was typed without stray blanks, and forgets the secrets when it succeeded', async () => {
    typeJwt()
    void flow.signIn()
    await settled()
    expect(sent).toEqual([
      {
        connector: 'ringcentral',
        account: 'Acme',
        server: 'https://platform.ringcentral.com',
        locale: 'en-US',
        credential: { method: 'jwt', clientId: 'client', clientSecret: 'secret', jwt: 'jwt' },
      },
    ])
    end({ status: 'done', result: { account } })
    await settled()
    expect(flow).toMatchObject({
      step: 'done',
      connected: [account],
      ringcentral: { clientSecret: '', jwt: '' },
    })
  })

  it('sends no empty secret for a public application', async () => {
    flow.ringcentral.newName = 'Acme'
    flow.ringcentral.clientId = 'client'
    void flow.signIn()
    await settled()
    expect(sent[0]?.credential).toEqual({ method: 'authorization-code', clientId: 'client' })
  })

  it('keeps what was typed when it failed, until the dialog closes', async () => {
    typeJwt()
    start = () => Promise.resolve({ ok: false, error: refused })
    await flow.signIn()
    expect(flow).toMatchObject({
      step: 'enter',
      error: refused,
      ringcentral: { clientSecret: 'secret' },
    })
    flow.close()
    expect(flow).toMatchObject({ open: false, ringcentral: { clientSecret: '', jwt: '' } })
  })

  it('is not brought back by the end of a sign-in that was closed away', async () => {
    typeJwt()
    void flow.signIn()
    await settled()
    flow.close()
    expect(cancelled).toEqual(['r1'])
    end({ status: 'done', result: { account } })
    await settled()
    expect(flow).toMatchObject({ open: false, step: 'prepare', connected: [] })
  })

  it('cancels a sign-in that had not even begun when the dialog was closed', async () => {
    typeJwt()
    let begin: (result: Result<{ run: string }>) => void = () => undefined
    start = () => new Promise((resolve) => (begin = resolve))
    void flow.signIn()
    await settled()
    flow.close()
    begin({ ok: true, value: { run: 'late' } })
    await settled()
    expect(cancelled).toEqual(['late'])
    expect(flow.open).toBe(false)
  })

  it('begins the next sign-in only when the one that was given up has ended', async () => {
    typeJwt()
    void flow.signIn()
    await settled()
    flow.cancel()
    expect(flow).toMatchObject({
      step: 'enter',
      ringcentral: { jwt: 'jwt\n' },
      error: { code: 'cancelled' },
    })
    void flow.signIn()
    await settled()
    expect(sent).toHaveLength(1)
    end({ status: 'cancelled' })
    await settled()
    expect(sent).toHaveLength(2)
  })

  it('begins a new sign-in at the fields, with what is known of the connection', async () => {
    const before = {
      connector: 'ringcentral',
      server: 'http://127.0.0.1:4000',
      method: 'jwt',
      clientId: 'client',
      locale: 'de-DE',
      connectedAt: '2026-11-01T00:00:00Z',
      state: 'needs-sign-in',
    } as const
    flow.begin({ ...account, snapshots: 0, connection: before } as AccountSummary)
    await settled()
    expect(flow).toMatchObject({
      step: 'enter',
      vendor: 'ringcentral',
      ringcentral: {
        account: 'a1',
        method: 'jwt',
        clientId: 'client',
        locale: 'de-DE',
        server: otherServer,
        serverAddress: 'http://127.0.0.1:4000',
        jwt: '',
      },
    })
  })
})

describe('ConnectFlow of EnOS', () => {
  const reading = (): ConnectFlow['enos']['reading'] => flow.enos.reading

  function typeKeys(): void {
    flow.choose('enos')
    flow.enos.server = ' https://apim-eu1.example.com '
    flow.enos.accessKey = ' key '
    flow.enos.secretKey = 'secret\n'
    const [first] = flow.enos.organizations
    first!.id = ' o1 '
    first!.newName = ' Acme '
  }

  it('sends all organizations, apps once each, and the main language first', async () => {
    typeKeys()
    await settled()
    flow.enos.add()
    flow.enos.organizations[1]!.id = 'o2'
    flow.enos.organizations[1]!.account = 'a1'
    reading().apps = 'app-1, app-2\napp-1;\n\tapp-3'
    reading().language = 'de-DE'
    reading().further = ['zh-CN', 'de-DE']
    expect(flow.input.ready).toBe(true)
    void flow.signIn()
    await settled()
    expect(sent).toEqual([
      {
        connector: 'enos',
        accounts: [
          { account: 'Acme', organization: 'o1' },
          { account: 'a1', organization: 'o2' },
        ],
        server: 'https://apim-eu1.example.com',
        credential: { method: 'access-key', accessKey: 'key', secretKey: 'secret' },
        apps: ['app-1', 'app-2', 'app-3'],
        findApps: true,
        locales: ['de-DE', 'zh-CN'],
        requestsPerSecond: 20,
      },
    ])
    const other = { ...account, id: 'a2' }
    end({ status: 'done', result: { account }, connected: [account, other] })
    await settled()
    expect(flow).toMatchObject({
      step: 'done',
      connected: [account, other],
      enos: { secretKey: '', accessKey: ' key ' },
    })
  })

  it('is ready only where each organization and each account stands there once', () => {
    typeKeys()
    reading().requestsPerSecond = 20
    expect(flow.input.ready).toBe(true)
    flow.enos.add()
    const second = flow.enos.organizations[1]!
    expect(flow.input.ready).toBe(false)
    second.id = 'o1'
    second.newName = 'Other'
    expect(flow.enos.problemOf(second)).toContain('organization stands here twice')
    expect(flow.input.ready).toBe(false)
    second.id = 'o2'
    expect(flow.input.ready).toBe(true)
    second.newName = 'Acme'
    expect(flow.enos.problemOf(second)).toContain('account')
    expect(flow.input.ready).toBe(false)
    flow.enos.remove(second)
    expect(flow.input.ready).toBe(true)
    flow.enos.organizations[0]!.newName = ''
    flow.enos.add()
    const third = flow.enos.organizations[1]!
    expect(flow.enos.problemOf(third), 'what is still empty is no repetition').toBeUndefined()
  })

  it('fills in where an account of saved answers is from', async () => {
    flow.close()
    flow.begin({
      ...account,
      snapshots: 1,
      connector: 'enos',
      server: 'https://apim-cn5.example.com',
      externalId: 'o9',
    })
    await settled()
    expect(flow.enos.server).toBe('https://apim-cn5.example.com')
    expect(flow.enos.organizations.map(({ id, account: into }) => [id, into])).toEqual([
      ['o9', 'a1'],
    ])
  })

  it('names what is wrong with the apps and the ceiling', () => {
    typeKeys()
    for (const wrong of [null, 0, 1.5, 1001]) {
      reading().requestsPerSecond = wrong
      expect(reading().ceilingProblem).toContain('1 to 1,000')
      expect(flow.input.ready).toBe(false)
    }
    reading().requestsPerSecond = 1000
    expect(reading().ceilingProblem).toBeUndefined()
    reading().findApps = false
    expect(reading().appsProblem).toContain('at least one app')
    expect(flow.input.ready).toBe(false)
    reading().apps = Array.from({ length: 1001 }, (_, index) => `app-${index}`).join('\n')
    expect(reading().appsProblem).toContain('1,001')
    reading().apps = 'app-1'
    expect(flow.input.ready).toBe(true)
  })

  it('fills in all of an account that is connected but the secret', async () => {
    typeKeys()
    const before = {
      connector: 'enos',
      server: 'https://apim-cn5.example.com',
      method: 'access-key',
      accessKey: 'old key',
      organization: 'o9',
      apps: ['app-1', 'app-2'],
      findApps: false,
      locales: ['zh-CN', 'en-US'],
      requestsPerSecond: 7,
      connectedAt: '2026-11-01T00:00:00Z',
      state: 'needs-sign-in',
    } satisfies AccountSummary['connection']
    flow.close()
    flow.begin({ ...account, snapshots: 0, connection: before })
    await settled()
    expect(flow).toMatchObject({ step: 'enter', vendor: 'enos', choosesVendor: false })
    flow.enos.secretKey = 'new secret'
    expect(flow.input.signIn()).toEqual({
      connector: 'enos',
      accounts: [{ account: 'a1', organization: 'o9' }],
      server: 'https://apim-cn5.example.com',
      credential: { method: 'access-key', accessKey: 'old key', secretKey: 'new secret' },
      apps: ['app-1', 'app-2'],
      findApps: false,
      locales: ['zh-CN', 'en-US'],
      requestsPerSecond: 7,
    })
  })

  it('knows after a reload which vendor a sign-in still waits for', () => {
    flow.choose('enos')
    const reloaded = new ConnectFlow({} as Client, {} as Session)
    expect(reloaded.vendor).toBe('enos')
  })

  it('keeps what was typed for one vendor while the other one is looked at', async () => {
    flow.ringcentral.server = otherServer
    flow.ringcentral.serverAddress = 'https://example.com'
    typeKeys()
    flow.choose('ringcentral')
    await settled()
    expect(flow.ringcentral).toMatchObject({
      server: otherServer,
      serverAddress: 'https://example.com',
    })
    expect(flow.enos.accessKey).toBe(' key ')
  })
})
