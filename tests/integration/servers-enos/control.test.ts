/** What tests and people have beside the gateway itself: `/__sim/…`. */
import { describe, expect, it } from 'vitest'
import type { Change, EnosSim } from '../../servers/enos'
import { call, paths, roles, started, tokenOf } from './client'

const read = async (sim: EnosSim, path: string) => {
  const response = await fetch(`${sim.url}/__sim/${path}`)
  return { status: response.status, json: await response.json() }
}

async function post(sim: EnosSim, path: string, body: unknown) {
  const form = typeof body === 'string'
  const response = await fetch(`${sim.url}/__sim/${path}`, {
    method: 'POST',
    body: form ? body : JSON.stringify(body),
  })
  return { status: response.status, json: await response.json() }
}

describe('GET /__sim/truth', () => {
  it('tells the first organization, or the one that is named, as it is now', async () => {
    const sim = await started({ organizations: 2 })
    const [first, second] = sim.organizations
    expect((await read(sim, 'truth')).json).toEqual(sim.truth())
    expect((await read(sim, 'truth')).json.organization).toBe(first!.id)
    expect((await read(sim, `truth?orgId=${second!.id}`)).json).toEqual(sim.truth(second!.id))
    expect(sim.truth(second!.id).organization).toBe(second!.id)
    const { status, json } = await read(sim, 'truth?orgId=o1')
    expect([status, json.message]).toEqual([400, 'There is no organization o1'])
    expect(() => sim.truth('o1')).toThrow('There is no organization o1')
  })
})

describe('GET /__sim/stats', () => {
  it('counts requests by operation, and itself not', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    await roles(sim, token)
    await roles(sim, 'nobody')
    await fetch(`${sim.url}/app-portal-service/v2.2/login`, { method: 'POST' })
    const { json } = await read(sim, 'stats')
    expect(json).toEqual(sim.stats())
    expect(json).toMatchObject({
      total: 4,
      byOperation: { 'token/get': 1, 'organization/role/list': 2 },
      forbidden: ['POST /app-portal-service/v2.2/login'],
      unsigned: 1,
      tooFast: 0,
      faults: {},
    })
  })
})

describe('one service account', () => {
  it('serves several organizations by one token', async () => {
    const sim = await started({ organizations: 3 })
    const token = await tokenOf(sim)
    const lists = await Promise.all(
      sim.organizations.map(({ id }) =>
        call(sim, { path: paths.roles, query: { orgId: id }, token }),
      ),
    )
    const names = lists.map(({ json }) => JSON.stringify(json.data.roles))
    expect(new Set(names).size).toBe(3)
    expect(sim.stats().byOperation['token/get']).toBe(1)
  })
})

describe('POST /__sim/change', () => {
  const granted = async (sim: EnosSim, roleId: string): Promise<string[]> => {
    const { json } = await call(sim, {
      path: paths.resourcesOfRole,
      query: { orgId: sim.organizations[0]!.id },
      body: { roleId },
      token: await tokenOf(sim),
    })
    return json.data.permissions.map(({ resourceId }: { resourceId: string }) => resourceId)
  }

  it('alters an organization behind the client’s back, by JSON and by a form', async () => {
    const sim = await started()
    const role = sim.truth().roles.find(({ permissions }) => permissions.length > 0)!
    const { app, id: permission } = role.permissions[0]!
    expect(await granted(sim, role.id)).toContain(permission)
    const change: Change = { change: 'revoke-permission', role: role.id, app, permission }
    expect((await post(sim, 'change', change)).status).toBe(200)
    expect(await granted(sim, role.id)).not.toContain(permission)
    const form = new URLSearchParams({ ...change, change: 'grant-permission' }).toString()
    expect((await post(sim, 'change', form)).status).toBe(200)
    expect(await granted(sim, role.id)).toContain(permission)
    sim.change(change)
    expect(await granted(sim, role.id)).not.toContain(permission)
  })

  it('gives an answer by hand, and expires the token', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    const [user, app] = [sim.truth().users[0]!.id, sim.apps[0]!.id]
    const data = { permissions: [{ id: 'p', code: 'P', name: 'By hand' }], menus: [] }
    expect((await post(sim, 'change', { change: 'answer', user, app, data })).status).toBe(200)
    const { json } = await call(sim, {
      path: paths.resourcesOfUser,
      query: { orgId: sim.organizations[0]!.id, userId: user, appId: app },
      token,
    })
    expect(json.data).toEqual(data)
    expect((await post(sim, 'change', { change: 'expire-token' })).status).toBe(200)
    expect((await roles(sim, token)).status).toBe(401)
  })

  it.each([
    ['', 'There is no change "undefined". Known: grant-permission, '],
    [{ change: 'constructor' }, 'There is no change "constructor"'],
    [{ change: 'assign-role', user: 'u1' }, 'The change "assign-role" needs the field "role"'],
    [{ change: 'remove-user', user: 7 }, 'The field "user" of "remove-user" must be of the type'],
    [{ change: 'remove-user', user: 'u1' }, 'There is no user u1'],
    ['change=remove-user&user=u1', 'There is no user u1'],
    ['{', 'This is no JSON'],
    ['change=answer&user=u1&app=a&data=x', 'This is no JSON'],
  ])('says what is wrong with %j', async (wish, words) => {
    const sim = await started()
    const before = sim.truth()
    const { status, json } = await post(sim, 'change', wish)
    expect(status).toBe(400)
    expect(json.message).toContain(words)
    expect(sim.truth()).toEqual(before)
  })
})

describe('switches', () => {
  it('faults, quirks and grants: those that are named from now on, and no others', async () => {
    const sim = await started()
    const token = await tokenOf(sim)
    expect((await post(sim, 'without', 'grant=ROLE&grant=USER')).json).toEqual({
      grants: ['ROLE', 'USER'],
    })
    expect((await roles(sim, token)).json.code).toBe(31403)
    await post(sim, 'without', '')
    await post(sim, 'quirks', 'quirk=success-200')
    expect((await roles(sim, token)).json.code).toBe(200)
    await post(sim, 'faults', 'fault=address-not-allowed')
    expect((await roles(sim, token)).status).toBe(403)
    await post(sim, 'faults', '')
    const { status, json } = await post(sim, 'faults', 'fault=earthquake')
    expect([status, json.message]).toEqual([400, expect.stringContaining('Unknown: earthquake.')])
    expect((await roles(sim, token)).status).toBe(200)
    expect((await read(sim, 'nothing')).status).toBe(404)
  })
})
