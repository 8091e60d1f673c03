import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, onTestFinished, describe, expect, it } from 'vitest'
import { openSecrets } from '../../../src/main/secrets/open-secrets'
import { startRingCentral, type RingCentralSim } from '../../servers/ringcentral'
import { temporaryFolder } from '../../support/account'
import { startKeyring, withoutKeyring, type Keyring } from '../../support/keyring'
import { startNode } from '../../support/node-process'

describe.skipIf(withoutKeyring)('processes that share a sign-in by the real keychain', () => {
  let keyring: Keyring
  beforeAll(async () => {
    keyring = await startKeyring()
  })
  afterAll(() => keyring.stop())

  async function signedIn() {
    const sim = await startRingCentral({ users: 10, window: 0.05 })
    onTestFinished(() => sim.close())
    const secrets = await openSecrets()
    const credential = randomUUID()
    const { refresh } = await tokens(sim, { assertion: sim.jwt, grant_type: jwtGrant })
    await secrets.set(credential, 'client-secret', sim.clientSecret)
    await secrets.set(credential, 'refresh-token', refresh)
    const folder = temporaryFolder()
    const start = (times: number) =>
      startNode(
        'integration/sign-in/renew.ts',
        [sim.url, sim.clientId, credential, folder, String(times)],
        keyring.env,
      )
    return { sim, secrets, credential, start }
  }

  it('renew at the same time without losing it', async () => {
    const { sim, secrets, credential, start } = await signedIn()
    const processes = [start(8), start(8), start(8)]
    const ends = await Promise.all(processes.map((one) => one.ended()))
    expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ])
    expect(ends.every(({ stdout }) => stdout.startsWith('keychain\n'))).toBe(true)
    await expect(goesOn(sim, await secrets.get(credential, 'refresh-token'))).resolves.toBe(true)
  })

  it('lose nothing when they are killed at any moment', async () => {
    const { sim, secrets, credential, start } = await signedIn()
    for (let round = 0; round < 4; round++) {
      const one = start(1_000)
      for (let lines = 0; lines <= round; lines++) await one.line()
      one.child.kill('SIGKILL')
      await one.ended()
    }
    await expect(goesOn(sim, await secrets.get(credential, 'refresh-token'))).resolves.toBe(true)
  })
})

const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

async function goesOn(sim: RingCentralSim, refreshToken = ''): Promise<boolean> {
  const { access } = await tokens(sim, { grant_type: 'refresh_token', refresh_token: refreshToken })
  const headers = { Authorization: `Bearer ${access}` }
  return (await fetch(`${sim.url}/restapi/v1.0/account/~`, { headers })).ok
}

async function tokens(sim: RingCentralSim, form: Record<string, string>) {
  const response = await fetch(`${sim.url}/restapi/oauth/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${sim.clientId}:${sim.clientSecret}`)}` },
    body: new URLSearchParams(form),
  })
  const body = (await response.json()) as { access_token: string; refresh_token: string }
  return { access: body.access_token, refresh: body.refresh_token }
}
