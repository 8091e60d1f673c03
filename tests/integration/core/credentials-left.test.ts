/** Whatever goes on at the same time, here or in another process: no credential is left that nobody knows. */
import { expect, test } from 'vitest'
import { value } from '../../support/core'
import { TestKeychain } from '../../support/test-keychain'
import { answerSignIn } from '../../servers/ringcentral'
import {
  accountOf,
  connectable,
  inBrowser,
  signIn,
  signInTo,
  simulated,
  until,
  type Connectable,
} from './ringcentral'

/** A keychain that takes its time, when asked to, before it writes. */
class SlowKeychain extends TestKeychain {
  before: ((kind: string) => Promise<void>) | undefined

  override async set(...given: Parameters<TestKeychain['set']>): Promise<void> {
    await this.before?.(given[1])
    return super.set(...given)
  }
}

/** Another process over the same data folder and keychain. */
const beside = ({ dataFolder, keychain }: Connectable): Promise<Connectable> =>
  connectable({ dataFolder }, keychain)

const credentials = ({ keychain }: Connectable): Set<string> =>
  new Set([...keychain.entries.keys()].map((name) => name.slice(0, name.indexOf(':'))))

test('two processes that connect the same account leave the secrets of one', async () => {
  const sim = await simulated()
  const here = await connectable()
  const there = await beside(here)
  const runs = await Promise.all([here, there].map((core) => signIn(core, signInTo(sim))))
  expect(runs.map(({ status }) => status)).toEqual(['done', 'done'])
  expect(credentials(here).size).toBe(1)
  expect((await accountOf(here)).connection?.state).toBe('ready')

  const again = await Promise.all([here, there].map((core) => signIn(core, signInTo(sim))))
  expect(again.map(({ status }) => status)).toEqual(['done', 'done'])
  expect(credentials(here).size).toBe(1)
})

test('an account that is removed while somebody signs in to it stays removed', async () => {
  const sim = await simulated()
  const here = await connectable()
  await signIn(here, signInTo(sim))
  const there = await beside(here)
  there.answer = () => undefined
  const { run } = value(await there.api.connections.signIn(signInTo(sim, 'Acme', inBrowser(sim))))
  const { link } = await until(there, run, (seen) => seen.link !== undefined)
  value(await here.api.accounts.remove({ account: 'Acme' }))
  await answerSignIn(link!)
  expect(await there.ended(run)).toMatchObject({ status: 'failed', error: { code: 'not-found' } })
  expect(here.keychain.entries.size).toBe(0)
  expect(value(await here.api.accounts.list({})).accounts).toEqual([])
})

test('a renewal that another process has under way brings back nothing that was disconnected', async () => {
  const sim = await simulated()
  const keychain = new SlowKeychain()
  const here = await connectable({}, keychain)
  await signIn(here, signInTo(sim, 'Acme', inBrowser(sim)))
  const there = await beside(here)

  const writing = Promise.withResolvers<undefined>()
  const goOn = Promise.withResolvers<undefined>()
  keychain.before = async (kind) => {
    if (kind !== 'refresh-token') return
    writing.resolve(undefined)
    await goOn.promise
  }
  const question = { kind: 'profile', user: sim.world.signedIn } as const
  const { run } = value(await there.api.connections.ask({ account: 'Acme', question }))
  await writing.promise
  const disconnected = value(await here.api.connections.disconnect({ account: 'Acme' })).run
  await expect.poll(() => sim.stats().byOperation['revokeToken']).toBe(1)
  goOn.resolve(undefined)
  expect((await here.ended(disconnected)).status).toBe('done')
  expect((await there.ended(run)).status).toBe('failed')
  expect(keychain.entries.size).toBe(0)
})
