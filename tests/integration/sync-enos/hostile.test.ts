/** Answers that are not what was asked for, and gateways that never come to an end. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filesBelow } from '../../support/data-folder-content'
import { value } from '../../support/core'
import { between, type Exchange } from './between'
import { byRoles, comparedWithTruth, simulated, synced } from './synced'

const roster = 'user/organization/roster'
const menuGroups = 'app/menuGroup/list'

async function syncedThrough(meddle: (exchange: Exchange) => unknown) {
  const vendor = await simulated({ users: 20, apps: 3, seed: 31 })
  const one = await synced(await between(vendor, meddle))
  return { vendor, one }
}

describe('an answer about somebody who was not asked about', () => {
  it('is not put down to them', async () => {
    const { vendor, one } = await syncedThrough(({ path, json }) => {
      if (path !== 'userRoles/roleList') return
      const { usersUserRoles, userRoles } = json.data
      const roleIds = userRoles.map(({ id }: { id: string }) => id)
      usersUserRoles.push({ userId: 'somebody-else', roleIds })
    })
    const report = await one.sync()
    expect(report.warnings.join()).toContain('somebody-else, who was not asked about')
    const users = value(await one.api.users.list({ account: 'Plant' }))
    expect(JSON.stringify(users)).not.toContain('somebody-else')
    const compared = await comparedWithTruth(one, vendor.truth(), byRoles)
    expect(compared.wrong).toEqual([])
  })
})

describe('a roster without an end', () => {
  it('whose pages are all the same is left soon', async () => {
    let pages = 0
    const { one } = await syncedThrough(({ path, json }) => {
      if (path !== roster) return
      pages += 1
      const users = Array.from({ length: 1_000 }, (_, number) => ({ userId: `u${number}` }))
      json.data = { users }
    })
    const report = await one.sync()
    expect(report.parts.find(({ kind }) => kind === 'user-list')).toMatchObject({
      status: 'partial',
    })
    expect(pages).toBeLessThanOrEqual(6)
  })
})

describe('an error that repeats what was sent', () => {
  it('is kept and told without the token and the signature', async () => {
    const sent = new Set<string>()
    const { one } = await syncedThrough(({ path, headers }) => {
      if (path !== menuGroups) return
      const [token, signature] = ['apim-accesstoken', 'apim-signature'].map((name) =>
        String(headers[name]),
      )
      sent.add(token!).add(signature!)
      return { code: 31404, message: `${token} with ${signature} is not known` }
    })
    const report = await one.sync()
    expect(JSON.stringify(report)).toContain('is not known')
    expect(sent.size).toBeGreaterThan(1)
    const kept = filesBelow(one.dataFolder).map((file) => readFileSync(file, 'latin1'))
    for (const secret of sent) {
      expect([JSON.stringify(report), ...kept].some((text) => text.includes(secret))).toBe(false)
    }
  })
})
