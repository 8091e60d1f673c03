/** Connecting accounts, against a simulated RingCentral over real HTTP. */
import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MemorySecrets } from '../../../src/main/secrets/memory'
import { answerSignIn } from '../../servers/ringcentral'
import { value } from '../../support/core'
import {
  accountOf,
  byJwt,
  connectable,
  inBrowser,
  signIn,
  signInTo,
  simulated,
  sync,
  until,
} from './ringcentral'

test('by JWT: the account is made, its secrets lie in the keychain and nowhere in the answer', async () => {
  const sim = await simulated()
  const core = await connectable()
  const run = await signIn(core, signInTo(sim))
  expect(run.error).toBeUndefined()
  expect(run).toMatchObject({ kind: 'sign-in', status: 'done', account: 'Acme' })
  const account = await accountOf(core)
  expect(run.result?.account).toMatchObject({
    id: account.id,
    connector: 'ringcentral',
    server: sim.url,
    externalId: sim.world.account,
  })
  expect(account.snapshots).toBe(0)
  expect(account.connection).toMatchObject({
    connector: 'ringcentral',
    server: sim.url,
    method: 'jwt',
    clientId: sim.clientId,
    locale: 'en-US',
    signedInUser: { id: sim.world.signedIn },
    state: 'ready',
  })
  expect(core.keychain.kinds()).toEqual(['client-secret', 'jwt'])
  expect(JSON.stringify([run, account, core.events])).not.toContain(sim.clientSecret)
  expect(sim.stats().forbidden).toEqual([])
})

test('in the browser: the page is told and opened, and forgotten when it is over', async () => {
  const sim = await simulated()
  const core = await connectable()
  core.answer = () => undefined
  const { run: id } = value(
    await core.api.connections.signIn(signInTo(sim, 'Acme', inBrowser(sim))),
  )
  const { link, phase } = await until(core, id, (seen) => seen.link !== undefined)
  expect(phase).toBe('signing-in')
  expect(core.opened).toEqual([link])
  expect(link!.startsWith(`${sim.url}/restapi/oauth/authorize?`)).toBe(true)
  expect(link).not.toContain(sim.clientSecret)
  await answerSignIn(link!)
  const run = await core.ended(id)
  expect(run.error).toBeUndefined()
  expect(run).not.toHaveProperty('link')
  expect(core.keychain.kinds()).toEqual(['client-secret', 'refresh-token'])
  expect((await accountOf(core)).connection).toMatchObject({
    method: 'authorization-code',
    state: 'ready',
  })
})

test('a public client needs no secret, and without a browser of its own the link is enough', async () => {
  const sim = await simulated()
  const core = await connectable({ openExternal: undefined } as never)
  const { run } = value(
    await core.api.connections.signIn(
      signInTo(sim, 'Acme', { method: 'authorization-code', clientId: sim.publicClientId }),
    ),
  )
  const { link } = await until(core, run, (seen) => seen.link !== undefined)
  await answerSignIn(link!)
  expect((await core.ended(run)).status).toBe('done')
  expect(core.keychain.kinds()).toEqual(['refresh-token'])
})

test('a sign-in that is denied, cancelled or wrong leaves nothing behind', async () => {
  const sim = await simulated()
  const core = await connectable()
  core.answer = (link) => void answerSignIn(link, 'deny')
  const denied = await signIn(core, signInTo(sim, 'Acme', inBrowser(sim)))
  expect(denied).toMatchObject({ status: 'failed', error: { code: 'sign-in-refused' } })

  core.answer = () => undefined
  const { run } = value(await core.api.connections.signIn(signInTo(sim, 'Acme', inBrowser(sim))))
  await until(core, run, (seen) => seen.link !== undefined)
  value(await core.api.runs.cancel({ run }))
  expect((await core.ended(run)).status).toBe('cancelled')

  const wrong = await signIn(
    core,
    signInTo(sim, 'Acme', { ...byJwt(sim), clientSecret: 'not-the-secret' }),
  )
  expect(wrong.status).toBe('failed')
  expect(JSON.stringify(wrong)).not.toContain('not-the-secret')

  expect(core.keychain.entries.size).toBe(0)
  expect(value(await core.api.accounts.list({})).accounts).toEqual([])
  expect(readdirSync(join(core.dataFolder, 'accounts'))).toEqual([])
})

test('an account is never connected to another one, and the session that was opened ends', async () => {
  const [ours, theirs] = [await simulated(), await simulated({ seed: 2 })]
  const core = await connectable()
  await signIn(core, signInTo(ours))
  const before = new Map(core.keychain.entries)

  // Another server is seen before anybody signs in.
  const refused = await core.api.connections.signIn(signInTo(theirs))
  expect(refused).toMatchObject({ ok: false, error: { code: 'other-account' } })

  // Another account of the same server only afterwards.
  ours.world.account = String(Number(ours.world.account) + 1)
  const sessions = ours.stats().byOperation['getToken'] ?? 0
  const run = await signIn(core, signInTo(ours))
  expect(run).toMatchObject({ status: 'failed', error: { code: 'other-account' } })
  expect(ours.stats().byOperation['getToken']).toBe(sessions + 1)
  expect(ours.stats().byOperation['revokeToken']).toBe(1)
  expect(core.keychain.entries).toEqual(before)
  expect((await accountOf(core)).connection?.state).toBe('ready')

  const sample = value(await core.api.imports.sample({})).run
  const { result } = await core.ended(sample)
  const onSample = await core.api.connections.signIn(signInTo(ours, result!.account.name))
  expect(onSample).toMatchObject({ ok: false, error: { code: 'other-account' } })
})

test('connecting again replaces the credential, ends the old session and removes its entries', async () => {
  const sim = await simulated()
  const core = await connectable()
  await signIn(core, signInTo(sim, 'Acme', inBrowser(sim)))
  const old = [...core.keychain.entries.values()]
  const { id } = await accountOf(core)

  const run = await signIn(core, { ...signInTo(sim, id), locale: 'de-de' })
  expect(run.error).toBeUndefined()
  expect(run.result?.account).toMatchObject({ id, name: 'Acme' })
  expect(core.keychain.kinds()).toEqual(['client-secret', 'jwt'])
  expect([...core.keychain.entries.values()]).not.toContain(old.at(-1))
  expect(sim.stats().byOperation['revokeToken']).toBe(1)
  expect((await accountOf(core)).connection).toMatchObject({ method: 'jwt', locale: 'de-DE' })
})

test('disconnecting signs out, forgets the secrets and leaves what was read', async () => {
  const sim = await simulated()
  const core = await connectable()
  await signIn(core, signInTo(sim))
  expect((await sync(core)).error).toBeUndefined()
  const run = await core.ended(
    value(await core.api.connections.disconnect({ account: 'Acme' })).run,
  )
  expect(run).toMatchObject({ kind: 'disconnect', status: 'done' })
  expect(run.result?.account.externalId).toBe(sim.world.account)
  expect(sim.stats().byOperation['revokeToken']).toBe(1)
  expect(core.keychain.entries.size).toBe(0)
  const account = await accountOf(core)
  expect(account).not.toHaveProperty('connection')
  expect(account.snapshots).toBe(1)

  for (const call of [
    core.api.syncs.start({ account: 'Acme' }),
    core.api.connections.disconnect({ account: 'Acme' }),
    core.api.connections.change({ account: 'Acme', locale: 'de-DE' }),
  ]) {
    expect(await call).toMatchObject({ ok: false, error: { code: 'sign-in-needed' } })
  }
  expect(value(await core.api.accounts.overview({ account: 'Acme' })).account.id).toBe(account.id)
})

test('disconnecting works where the server is gone', async () => {
  const sim = await simulated()
  const core = await connectable()
  await signIn(core, signInTo(sim))
  await sim.close()
  const run = await core.ended(
    value(await core.api.connections.disconnect({ account: 'Acme' })).run,
  )
  expect(run.status).toBe('done')
  expect(core.keychain.entries.size).toBe(0)
})

test('two accounts that share a credential: only the last one takes it away', async () => {
  const sim = await simulated()
  const core = await connectable()
  await signIn(core, signInTo(sim, 'Acme', inBrowser(sim)))
  const { id } = await accountOf(core)
  const file = (name: string) => join(core.dataFolder, 'accounts', `${name}.sqlite`)
  copyFileSync(file(id), file('copy'))
  value(await core.api.accounts.rename({ account: 'copy', name: 'Copy' }))
  expect((await accountOf(core, 'Copy')).connection?.state).toBe('ready')

  value(await core.api.accounts.remove({ account: id }))
  expect(existsSync(file(id))).toBe(false)
  expect(core.keychain.kinds()).toEqual(['client-secret', 'refresh-token'])
  expect(sim.stats().byOperation['revokeToken']).toBeUndefined()

  value(await core.api.accounts.remove({ account: 'Copy' }))
  expect(core.keychain.entries.size).toBe(0)
  expect(sim.stats().byOperation['revokeToken']).toBe(1)
})

test('an account is not removed while its secrets cannot be', async () => {
  const sim = await simulated()
  const core = await connectable()
  await signIn(core, signInTo(sim))
  core.keychain.locked = true
  const refused = await core.api.accounts.remove({ account: 'Acme' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'keychain' } })
  core.keychain.locked = false
  value(await core.api.accounts.remove({ account: 'Acme' }))
  expect(core.keychain.entries.size).toBe(0)
  expect(value(await core.api.accounts.list({})).accounts).toEqual([])
})

test('without a keychain it is said, and a sign-in lasts until Permiscope ends', async () => {
  const sim = await simulated()
  const first = await connectable({ secrets: new MemorySecrets('There is no D-Bus.') })
  expect(value(await first.api.app.keychain({}))).toEqual({
    kept: 'memory',
    problem: 'There is no D-Bus.',
  })
  await signIn(first, signInTo(sim))
  expect((await accountOf(first)).connection?.state).toBe('ready')
  await first.core.close()

  const second = await connectable({
    dataFolder: first.dataFolder,
    secrets: new MemorySecrets('There is no D-Bus.'),
  })
  const { connection } = await accountOf(second)
  expect(connection?.state).toBe('needs-sign-in')
  expect(connection?.reason).toContain('until Permiscope ends')
  const run = await sync(second)
  expect(run).toMatchObject({ status: 'failed', error: { code: 'sign-in-needed' } })
})

test('a session that the vendor has ended needs a sign-in, and the list of accounts says so', async () => {
  const sim = await simulated()
  const core = await connectable()
  await signIn(core, signInTo(sim, 'Acme', inBrowser(sim)))
  sim.endSessions()
  const run = await sync(core)
  expect(run).toMatchObject({ status: 'failed', error: { code: 'sign-in-needed' } })
  const { connection } = await accountOf(core)
  expect(connection?.state).toBe('needs-sign-in')
  expect(connection?.reason).toBeTruthy()

  await signIn(core, signInTo(sim, 'Acme', inBrowser(sim)))
  expect((await accountOf(core)).connection?.state).toBe('ready')
  expect((await sync(core)).error).toBeUndefined()
})

test('a sign-in goes on in the next process, by a refresh token that is renewed in the keychain', async () => {
  const sim = await simulated()
  const first = await connectable()
  await signIn(first, signInTo(sim, 'Acme', inBrowser(sim)))
  const before = new Map(first.keychain.entries)
  await first.core.close()
  expect(sim.stats().byOperation['revokeToken']).toBeUndefined()

  const second = await connectable({ dataFolder: first.dataFolder }, first.keychain)
  expect((await accountOf(second)).connection?.state).toBe('ready')
  expect((await sync(second)).error).toBeUndefined()
  expect(second.keychain.kinds()).toEqual(['client-secret', 'refresh-token'])
  expect(second.keychain.entries).not.toEqual(before)
})

test('the session of a JWT ends with the process that opened it', async () => {
  const sim = await simulated()
  const core = await connectable()
  await signIn(core, signInTo(sim))
  await core.core.close()
  expect(sim.stats().byOperation['revokeToken']).toBe(1)
  expect(core.keychain.kinds()).toEqual(['client-secret', 'jwt'])
})

test('the language of names is changed for the next sync, and nonsense is none', async () => {
  const sim = await simulated()
  const core = await connectable()
  await signIn(core, signInTo(sim))
  value(await core.api.connections.change({ account: 'Acme', locale: 'fr-fr' }))
  expect((await accountOf(core)).connection).toMatchObject({ locale: 'fr-FR' })
  const refused = await core.api.connections.change({ account: 'Acme', locale: 'not a language' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-argument' } })
})

test('a server that nobody may listen to is refused before anything is sent', async () => {
  const core = await connectable()
  for (const server of ['http://platform.ringcentral.com', 'ftp://example.com', 'https://a.b/c']) {
    const refused = await core.api.connections.signIn({
      connector: 'ringcentral',
      account: 'Acme',
      server,
      credential: { method: 'authorization-code', clientId: 'x' },
    })
    expect(refused, server).toMatchObject({ ok: false, error: { code: 'invalid-argument' } })
  }
})
