/**
 * Secrets and tokens are found nowhere but in the keychain: every one that goes over the wire is
 * remembered by an eavesdropper, and then looked for in all that the product keeps, tells and prints.
 */
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { existsSync } from 'node:fs'
import type { CoreOptions } from '../../../src/main/core-types'
import type { Run } from '../../../src/shared/schemas/imports'
import type { Result } from '../../../src/shared/result'
import { value } from '../../support/core'
import { contentOf, filesBelow } from '../../support/data-folder-content'
import { terminal } from '../cli/process'
import { eavesdrop, type Eavesdropper } from './eavesdropper'
import { keysOf, signInToEnos, simulatedEnos, syncEnos } from './enos'
import {
  byJwt,
  connectable,
  inBrowser,
  signIn,
  signInTo,
  simulated,
  sync,
  until,
  type Connectable,
} from './ringcentral'

const built = (name: string): URL => new URL(`../../../out/main/${name}.js`, import.meta.url)
const workers = { reader: built('reader'), writer: built('writer'), jobs: built('jobs') }
/** In the built threads where they are built, as in the whole run of the tests. */
const threads: Partial<CoreOptions> = Object.values(workers).every((entry) => existsSync(entry))
  ? { workers }
  : {}

/** Which of the secrets stand in a text, by kind. */
function foundIn(text: string, { secrets }: Eavesdropper): string[] {
  return [...secrets].flatMap(([kind, values]) =>
    [...values].some((one) => text.includes(one) || text.includes(encodeURIComponent(one)))
      ? [kind]
      : [],
  )
}

function expectCleanFolder(folder: string, heard: Eavesdropper): void {
  const files = filesBelow(folder)
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) {
    expect([file, foundIn(readFileSync(file, 'latin1'), heard)]).toEqual([file, []])
    if (file.endsWith('.sqlite'))
      expect([file, foundIn(contentOf(file), heard)]).toEqual([file, []])
  }
}

/** Makes the calls and keeps what they answer, whatever it is. */
async function everything({ api, ended, core }: Connectable): Promise<unknown[]> {
  const account = 'Acme'
  const answers: Result<unknown>[] = [
    await api.accounts.list({}),
    await api.accounts.overview({ account }),
    await api.accounts.parts({ account }),
    await api.imports.list({ account }),
    await api.syncs.list({ account }),
    await api.runs.list({}),
    await api.users.list({ account }),
    await api.diagnose.text({ account, text: '{"errorCode":"OAU-213"}' }),
  ]
  const files: string[] = []
  for (const started of [
    await api.accounts.backup({ account }),
    await api.exports.matrix({ account, rows: 'users', columns: 'permissions', form: {} }),
  ]) {
    const run = await ended(value(started).run)
    expect(run.error).toBeUndefined()
    for (const file of [run.download, run.provenance]) {
      if (!file) continue
      const { stream } = value(await core.takeDownload(file.ticket))
      const bytes = await buffer(stream)
      files.push(bytes.toString('latin1'))
      if (file.name.endsWith('.sqlite')) files.push(contentOf(bytes))
    }
  }
  return [answers, files]
}

const kinds = ({ secrets }: Eavesdropper): string[] => [...secrets.keys()].sort()

test('a sign-in in the browser, its renewals, and a sync that is stopped and goes on', async () => {
  const sim = await simulated({ users: 2_500, window: 2 })
  const heard = await eavesdrop(sim.url)
  const core = await connectable(threads)
  const told: (Run | string)[] = []
  const run = await signIn(core, { ...signInTo(sim, 'Acme', inBrowser(sim)), server: heard.url })
  expect(run.error).toBeUndefined()
  sim.expireAccessTokens()

  const begun = value(await core.api.syncs.start({ account: 'Acme' })).run
  await until(core, begun, ({ sync: seen }) => (seen?.requests ?? 0) > 5)
  expectCleanFolder(core.dataFolder, heard)
  value(await core.api.runs.cancel({ run: begun }))
  told.push(await core.ended(begun))
  expectCleanFolder(core.dataFolder, heard)
  sim.expireAccessTokens()
  const whole = await sync(core)
  expect(whole.error).toBeUndefined()
  told.push(whole)
  const answers = await everything(core)

  // The search finds what is there: the secrets in the keychain, and in the file what may stand in it.
  const kept = [...core.keychain.entries.values()].join()
  expect(foundIn(kept, heard)).toEqual(expect.arrayContaining(['client-secret', 'refresh-token']))
  const [database] = filesBelow(core.dataFolder).filter((file) => file.endsWith('.sqlite'))
  expect(contentOf(database!)).toContain(sim.clientId)

  sim.endSessions()
  const refused = await sync(core)
  expect(refused.error?.code).toBe('sign-in-needed')
  told.push(
    refused,
    await core.ended(value(await core.api.connections.disconnect({ account: 'Acme' })).run),
  )

  expect(kinds(heard)).toEqual(
    expect.arrayContaining([
      'client-secret',
      'code',
      'code-verifier',
      'access-token',
      'refresh-token',
    ]),
  )
  expect(heard.secrets.get('refresh-token')!.size).toBeGreaterThan(2)
  expect(foundIn(JSON.stringify([told, answers, core.events]), heard)).toEqual([])
  expect(foundIn(core.opened.join('\n'), heard)).toEqual([])
  await core.core.close()
  expectCleanFolder(core.dataFolder, heard)
})

test('a JWT, and secrets that are refused', async () => {
  const sim = await simulated()
  const heard = await eavesdrop(sim.url)
  const core = await connectable(threads)
  const input = { ...signInTo(sim), server: heard.url }
  const told: unknown[] = [await signIn(core, input), await sync(core)]
  for (const credential of [
    { ...byJwt(sim), clientSecret: 'canary-of-a-wrong-secret' },
    { ...byJwt(sim), jwt: 'canary.of.a-wrong-jwt' },
  ]) {
    const once = await core.ended(
      value(await core.api.syncs.once({ ...input, credential } as never)).run,
    )
    expect(once.status).toBe('failed')
    const again = await signIn(core, { ...input, credential } as never)
    expect(again.status).toBe('failed')
    told.push(once, again)
  }
  // What does not fit the contract is told back, and not with what was given.
  for (const credential of [
    { method: 'jwt', clientId: '', clientSecret: sim.clientSecret, jwt: sim.jwt },
    { method: sim.jwt, clientId: 'x', clientSecret: sim.clientSecret, jwt: sim.jwt },
    { method: 'jwt', clientId: 'x', clientSecret: [sim.clientSecret], jwt: { jwt: sim.jwt } },
    sim.clientSecret,
  ]) {
    const refused = await core.core.invoke('connections', 'signIn', { ...input, credential })
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-argument' } })
    told.push(refused)
  }
  told.push(await core.core.invoke('connections', 'signIn', { ...input, server: sim.jwt }))
  told.push(await everything(core))

  expect([...heard.secrets.get('client-secret')!]).toContain('canary-of-a-wrong-secret')
  expect([...heard.secrets.get('jwt')!]).toEqual(
    expect.arrayContaining([sim.jwt, 'canary.of.a-wrong-jwt']),
  )
  expect(foundIn(JSON.stringify([told, core.events]), heard)).toEqual([])
  await core.core.close()
  expectCleanFolder(core.dataFolder, heard)
  expect(core.keychain.kinds()).toEqual(['client-secret', 'jwt'])
})

test('keys of EnOS, the tokens and signatures they give, and the keys that a list of apps tells', async () => {
  const sim = await simulatedEnos({ users: 60, apps: 5, organizations: 2 })
  const heard = await eavesdrop(sim.url)
  heard.secrets.set('own-secret-key', new Set([sim.secretKey]))
  const core = await connectable(threads)
  const input = {
    ...signInToEnos(sim, 'Acme', 'Umbrella'),
    server: heard.url,
    apps: [],
    findApps: true,
  }
  const told: unknown[] = [await signIn(core, input)]
  const begun = value(await core.api.syncs.start({ account: 'Acme', perUser: { of: 'all' } })).run
  // By then the apps were listed, and what was read lies in the file.
  await until(core, begun, ({ sync: seen }) => (seen?.requests ?? 0) > 20)
  expectCleanFolder(core.dataFolder, heard)
  value(await core.api.runs.cancel({ run: begun }))
  told.push(await core.ended(begun))
  expectCleanFolder(core.dataFolder, heard)
  sim.renewTokenByOthers()
  const whole = await syncEnos(core, 'Acme', { of: 'sample' })
  expect(whole.error).toBeUndefined()
  told.push(whole, value(await core.api.syncs.estimate({ account: 'Acme' })))
  told.push(await everything(core))

  for (const credential of [
    { ...keysOf(sim), secretKey: 'canary-of-a-wrong-secret-key' },
    { method: 'access-key', accessKey: '', secretKey: sim.secretKey },
    { method: sim.secretKey, accessKey: 'x', secretKey: sim.secretKey },
    { method: 'access-key', accessKey: 'x', secretKey: [sim.secretKey] },
    sim.secretKey,
  ]) {
    const given = await core.core.invoke('connections', 'signIn', { ...input, credential })
    const run = given.ok ? await core.ended((given.value as { run: string }).run) : given
    expect(run).toMatchObject({
      error: { code: given.ok ? 'sign-in-refused' : 'invalid-argument' },
    })
    told.push(run)
  }
  heard.secrets.get('own-secret-key')!.add('canary-of-a-wrong-secret-key')

  // The search finds what is there.
  expect(foundIn([...core.keychain.entries.values()].join(), heard)).toEqual(['own-secret-key'])
  expect(heard.secrets.get('access-token')!.size).toBeGreaterThan(1)
  expect(heard.secrets.get('secret-key')!.size).toBeGreaterThan(0)
  expect(heard.secrets.get('signature')!.size).toBeGreaterThan(20)
  expect(foundIn(JSON.stringify([told, core.events]), heard)).toEqual([])
  await core.core.close()
  expectCleanFolder(core.dataFolder, heard)
})

test.skipIf(process.platform !== 'linux')(
  'the command line as a process: neither in its arguments nor in what it prints',
  async () => {
    const sim = await simulated({ users: 2_500, window: 1 })
    const heard = await eavesdrop(sim.url)
    const { clientId, clientSecret, jwt } = sim
    const { start, data } = terminal()
    const { child, ended } = start(
      [
        'sync',
        'Acme',
        '--connector',
        'ringcentral',
        '--server',
        heard.url,
        '--secrets',
        '-',
        '--json',
      ],
      JSON.stringify({ clientId, clientSecret, jwt }),
    )
    const seen: string[] = []
    const look = () => {
      for (const name of ['cmdline', 'environ']) {
        seen.push(readFileSync(`/proc/${child.pid}/${name}`, 'utf8'))
      }
    }
    while (!heard.secrets.has('access-token'))
      await new Promise((resolve) => setTimeout(resolve, 5))
    look()
    const { code, stdout, stderr } = await ended
    expect(stderr).not.toContain('Error')
    expect(code).toBe(0)
    expect(seen[0]).toContain('--secrets')
    expect(kinds(heard)).toEqual(expect.arrayContaining(['client-secret', 'jwt', 'access-token']))
    expect(foundIn([...seen, stdout, stderr].join('\n'), heard)).toEqual([])
    expectCleanFolder(data, heard)
  },
)
