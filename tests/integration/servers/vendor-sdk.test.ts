/** RingCentral's own SDK signs in to the simulated RingCentral and reads from it, as it would from the real one. */
import { SDK } from '@ringcentral/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startRingCentral, type RingCentralSim } from '../../servers/ringcentral'
import { mistakesIn, type Json } from '../../support/ringcentral-specification'

let sim: RingCentralSim
let sdk: SDK

beforeAll(async () => {
  sim = await startRingCentral({ users: 450, seed: 21 })
  sdk = new SDK({
    server: sim.url,
    clientId: sim.clientId,
    clientSecret: sim.clientSecret,
  })
})
afterAll(() => sim.close())

async function read(operationId: string, address: string, query?: object): Promise<Json> {
  const response = await sdk.get(address, query)
  const body = (await response.json()) as unknown
  expect(mistakesIn(operationId, response.status, body)).toEqual([])
  return body
}

/** Follows `navigation`, whose addresses are full ones. */
async function readAll(operationId: string, address: string, query?: object): Promise<Json[]> {
  const records: Json[] = []
  let page = await read(operationId, address, query)
  for (;;) {
    records.push(...page.records)
    const next = page.navigation?.nextPage?.uri as string | undefined
    if (next === undefined) return records
    page = await read(operationId, next)
  }
}

describe('the SDK', () => {
  test('signs in by JWT', async () => {
    const response = await sdk.login({ jwt: sim.jwt })
    const { owner_id: owner } = (await response.json()) as { owner_id: string }
    expect(owner).toBe(sim.world.signedIn)
    expect(await sdk.platform().loggedIn()).toBe(true)
  })

  test('reads every list to its end', async () => {
    const truth = sim.truth()
    const base = '/restapi/v1.0/account/~'
    const extensions = await readAll('listExtensions', `${base}/extension`, {
      perPage: 200,
    })
    expect(extensions.map((one) => String(one.id))).toEqual(truth.users.map((one) => one.id))

    const assigned = await readAll('listAssignedRoles', `${base}/assigned-role`, {
      showHidden: true,
    })
    expect(assigned.length).toBeGreaterThan(400)
    const roles = new Map(truth.users.map((one) => [one.id, one.roles.map(({ id }) => id)]))
    for (const { extensionId, roles: held } of assigned) {
      expect(held.map((one: Json) => one.id)).toEqual(roles.get(extensionId as string))
    }

    const permissions = await readAll('listPermissions', '/restapi/v1.0/dictionary/permission')
    expect(permissions.map((one) => one.id)).toEqual(truth.permissions.map((one) => one.id))
    const listed = await readAll('listUserRoles', `${base}/user-role`)
    expect(listed.map((one) => one.id)).toEqual(truth.roles.map((one) => one.id))
  })

  test('repeats a parameter for several values', async () => {
    const bots = await readAll('listExtensions', '/restapi/v1.0/account/~/extension', {
      type: ['Bot', 'Room'],
    })
    expect(new Set(bots.map((one) => one.type))).toEqual(new Set(['Bot', 'Room']))
  })

  test('renews its token', async () => {
    const before = (await sdk.platform().auth().data()).access_token
    await sdk.refresh()
    expect((await sdk.platform().auth().data()).access_token).not.toBe(before)
    await read('readAccountInfo', '/restapi/v1.0/account/~')
  })

  test('tells an error by its message', async () => {
    await expect(sdk.get('/restapi/v1.0/account/~/user-role/nobody')).rejects.toThrow(
      'Resource for parameter [roleId] is not found',
    )
  })

  test('signs out', async () => {
    await sdk.logout()
    expect(await sdk.platform().loggedIn()).toBe(false)
    expect(sim.stats().forbidden).toEqual([])
  })
})
