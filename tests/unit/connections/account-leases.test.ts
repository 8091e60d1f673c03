import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AccountLeases } from '../../../src/main/connections/account-leases'
import { temporaryFolder } from '../../support/account'

/** Two over one folder are as two processes. */
function two() {
  const folder = join(temporaryFolder(), 'locks')
  return [new AccountLeases(folder), new AccountLeases(folder), folder] as const
}
const acme = { id: 'a1', name: 'Acme' }

test('an account is held by one at a time, and is free again however the work ends', async () => {
  const [here, there] = two()
  await here.holding(acme, async () => {
    expect(there.isFree(acme)).toBe(false)
    await expect(there.holding(acme, () => 1)).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('“Acme”') as string,
    })
    expect(await there.holding({ id: 'b2', name: 'Umbrella' }, () => 2)).toBe(2)
  })
  await expect(here.holding(acme, () => Promise.reject(new Error('it broke')))).rejects.toThrow()
  expect(await there.holding(acme, () => 3)).toBe(3)
})

test('one that is being made is held by its name, also against those who know its id', async () => {
  const [here, there] = two()
  await here.holding({ name: ' Acme' }, async () => {
    await expect(there.holding({ name: 'Acme' }, () => 1)).rejects.toMatchObject({ code: 'busy' })
    await expect(there.holding(acme, () => 1)).rejects.toMatchObject({ code: 'busy' })
  })
  await here.holding(acme, () => expect(there.isFree({ id: 'a2', name: 'Acme' })).toBe(true))
})

test('an account that is gone leaves no lock by its id', async () => {
  const [here, , folder] = two()
  await here.holding(acme, () => undefined)
  expect(readdirSync(folder).filter((name) => name === 'account-a1')).toHaveLength(1)
  here.forget('a1')
  expect(readdirSync(folder).filter((name) => name === 'account-a1')).toHaveLength(0)
})
