/** An account's file may have been in other hands: what it says never takes a secret to another place. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { copyFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newCredential, isFor } from '../../../src/main/connections/credential-id'
import { value } from '../../support/core'
import { startTokenServer, tokenInfo } from '../../support/token-server'
import {
  accountOf,
  connectable,
  inBrowser,
  signIn,
  signInTo,
  simulated,
  sync,
  type Connectable,
} from './ringcentral'

function change({ dataFolder }: Connectable, id: string, sql: string, ...values: string[]): void {
  const db = new Database(join(dataFolder, 'accounts', `${id}.sqlite`))
  db.prepare(sql).run(...values)
  db.close()
}

test('another server in the file gets no request, also from a session that is open', async () => {
  const sim = await simulated()
  const other = await startTokenServer((_request, number) => ({ body: tokenInfo(number) }))
  const core = await connectable()
  await signIn(core, signInTo(sim, 'Acme', inBrowser(sim)))
  const { id } = await accountOf(core)
  const file = (name: string) => join(core.dataFolder, 'accounts', `${name}.sqlite`)
  copyFileSync(file(id), file('copy'))
  value(await core.api.accounts.rename({ account: 'copy', name: 'Copy' }))
  change(core, 'copy', 'UPDATE connection SET server = ?', other.url)
  const next = await connectable({ dataFolder: core.dataFolder }, core.keychain)
  for (const opened of [core, next]) {
    const run = await sync(opened, 'Copy')
    expect(run).toMatchObject({ status: 'failed', error: { code: 'sign-in-needed' } })
    expect(run.error?.message).toContain('another server')
  }
  value(await next.api.accounts.remove({ account: 'Copy' }))
  expect(other.requests).toEqual([])
  expect((await sync(next)).error).toBeUndefined()
})

test('a credential is for one server and application', () => {
  const to = { server: 'https://platform.ringcentral.com', key: 'a' }
  const credential = newCredential(to)
  expect(isFor(credential, to)).toBe(true)
  expect(newCredential(to)).not.toBe(credential)
  expect(isFor(credential, { ...to, server: 'https://example.com' })).toBe(false)
  expect(isFor(credential, { ...to, key: 'b' })).toBe(false)
  for (const none of ['', '.', credential.split('.')[0]!]) expect(isFor(none, to)).toBe(false)
})
