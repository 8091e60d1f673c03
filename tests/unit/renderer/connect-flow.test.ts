import { beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../../src/renderer/client'
import { ConnectFlow, otherServer } from '../../../src/renderer/state/connect-flow.svelte'
import type { Session } from '../../../src/renderer/state/session.svelte'
import type { Input } from '../../../src/shared/contract'
import type { ErrorValue, Result } from '../../../src/shared/result'
import type { AccountSummary } from '../../../src/shared/schemas/accounts'
import type { Run } from '../../../src/shared/schemas/imports'

const servers = [{ name: 'Production', url: 'https://platform.ringcentral.com' }]
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
  start = () => Promise.resolve({ ok: true, value: { run: 'r1' } })
  const client = {
    api: {
      app: { keychain: () => Promise.resolve({ ok: true, value: { kept: 'memory' } }) },
      connections: {
        guide: () => Promise.resolve({ ok: true, value: { servers } }),
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
  flow.newName = ' Acme '
  flow.method = 'jwt'
  flow.clientId = ' client '
  flow.clientSecret = 'secret'
  flow.jwt = 'jwt\n'
}

describe('ConnectFlow', () => {
  it('is ready only with everything that the way to sign in takes', () => {
    flow.newName = 'Acme'
    expect(flow.ready).toBe(false)
    flow.clientId = 'client'
    expect(flow.ready).toBe(true)
    flow.method = 'jwt'
    expect(flow.ready).toBe(false)
    flow.clientSecret = 'secret'
    flow.jwt = 'jwt'
    expect(flow.ready).toBe(true)
    flow.server = otherServer
    expect(flow.ready).toBe(false)
    flow.serverAddress = 'https://example.com'
    expect(flow.ready).toBe(true)
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
    expect(flow).toMatchObject({ step: 'done', connected: account, clientSecret: '', jwt: '' })
  })

  it('sends no empty secret for a public application', async () => {
    flow.newName = 'Acme'
    flow.clientId = 'client'
    void flow.signIn()
    await settled()
    expect(sent[0]?.credential).toEqual({ method: 'authorization-code', clientId: 'client' })
  })

  it('keeps what was typed when it failed, until the dialog closes', async () => {
    typeJwt()
    start = () => Promise.resolve({ ok: false, error: refused })
    await flow.signIn()
    expect(flow).toMatchObject({ step: 'enter', error: refused, clientSecret: 'secret' })
    flow.close()
    expect(flow).toMatchObject({ open: false, clientSecret: '', jwt: '' })
  })

  it('is not brought back by the end of a sign-in that was closed away', async () => {
    typeJwt()
    void flow.signIn()
    await settled()
    flow.close()
    expect(cancelled).toEqual(['r1'])
    end({ status: 'done', result: { account } })
    await settled()
    expect(flow).toMatchObject({ open: false, step: 'prepare', connected: undefined })
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
    expect(flow).toMatchObject({ step: 'enter', jwt: 'jwt\n', error: { code: 'cancelled' } })
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
      account: 'a1',
      method: 'jwt',
      clientId: 'client',
      locale: 'de-DE',
      server: otherServer,
      serverAddress: 'http://127.0.0.1:4000',
      jwt: '',
    })
  })
})
