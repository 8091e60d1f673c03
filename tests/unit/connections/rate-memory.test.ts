import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RateMemory } from '../../../src/main/connections/rate-memory'
import { temporaryFolder } from '../../support/account'

function memory() {
  let now = 1_000_000
  const folder = join(temporaryFolder(), 'rates')
  const pass = (milliseconds: number) => (now += milliseconds)
  return { folder, pass, memory: () => new RateMemory(folder, () => now) }
}
const light = { limit: 50, windowMilliseconds: 60_000, ages: [0, 10_000, 59_000], closedFor: 0 }

test('another process knows what was used, as time has passed', () => {
  const { pass, memory: open } = memory()
  open().remember('a', { Light: light, Auth: { ...light, ages: [], closedFor: 30_000 } })
  pass(20_000)
  expect(open().recall('a')).toEqual({
    Light: { ...light, ages: [20_000, 30_000] },
    Auth: { ...light, ages: [], closedFor: 10_000 },
  })
  pass(60_000)
  expect(open().recall('a')).toMatchObject({ Light: { ages: [] }, Auth: { closedFor: 0 } })
  expect(open().recall('b')).toEqual({})
})

test('whom it belongs to stands nowhere, and what is damaged is forgotten', () => {
  const { folder, memory: open } = memory()
  open().remember('https://example.com client user', { Light: light })
  const [name] = readdirSync(folder)
  expect(name).toMatch(/^[0-9a-f]{64}\.json$/)
  const file = join(folder, name!)
  expect(readFileSync(file, 'utf8')).not.toMatch(/example|client|user/)
  for (const damaged of ['', '{', '{"at":1}', '{"at":1,"groups":{"Light":{"limit":0}}}']) {
    writeFileSync(file, damaged)
    expect(open().recall('https://example.com client user')).toEqual({})
  }
})

test('a clock that was put back makes nothing younger, and nothing used leaves no file', () => {
  const { folder, pass, memory: open } = memory()
  open().remember('a', { Light: light })
  pass(-3_600_000)
  expect(open().recall('a')).toEqual({ Light: light })
  open().remember('b', { Light: { ...light, ages: [] } })
  expect(readdirSync(folder)).toHaveLength(1)
})
