import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { EnosSim } from '../../servers/enos'
import { ended, linesOf, startScript } from '../../support/simulator-process'
import { page, roles, tokenOf } from './client'

const start = (...args: string[]) => startScript('sim-enos.mjs', ...args)

describe('npm run -s sim:enos', () => {
  it('prints one line, answers by what it says, and ends when it is told to', async () => {
    const child = start(
      ...['--users', '30', '--apps', '4', '--organizations', '2', '--seed', '7'],
      ...['--fault', 'no-totals', '--quirk', 'success-200', '--without', 'ROLE'],
      ...['--largest-menu', '50'],
    )
    const lines = await linesOf(child)
    const said = JSON.parse(lines[0]!)
    expect(Object.keys(said)).toEqual(['url', 'accessKey', 'secretKey', 'orgIds', 'apps'])
    expect(said.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect([said.orgIds.length, said.apps.length]).toEqual([2, 4])
    const organizations = said.orgIds.map((id: string) => ({ id, name: '' }))
    const sim = { ...said, organizations } as EnosSim
    const token = await tokenOf(sim)
    const { json } = await page(sim, token, 0, 1_000)
    expect([json.code, json.data.users.length]).toEqual([200, 30])
    expect(Object.keys(json.data.pagination)).toEqual(['pageNo', 'pageSize'])
    expect((await roles(sim, token)).json.code).toBe(31403)
    const truth = await (await fetch(`${said.url}/__sim/truth?orgId=${said.orgIds[1]}`)).json()
    expect([truth.organization, truth.users.length]).toEqual([said.orgIds[1], 30])

    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([0, null])
    expect(lines).toHaveLength(1)
  })

  const right = ['--users', '9', '--apps', '3']
  it.each([
    [[], '--users is missing'],
    [['--users', '5'], '--apps is missing'],
    [['--users', '0', '--apps', '1'], '--users must be a whole number from 1 to 10000: 0'],
    [[...right, '--fault', 'earthquake'], 'There is no fault "earthquake". Known: rate-limited,'],
    [[...right, '--without', 'user'], 'There is no grant "user". Known: USER,'],
    [[...right, '--colour', 'red'], "Unknown option '--colour'"],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, said, errors } = await ended(start(...args))
    expect([code, said]).toEqual([2, ''])
    expect(errors).toContain(words)
    expect(errors).toContain('npm run -s sim:enos -- --help')
    expect(errors).not.toContain('    at ')
  })

  it('explains itself', async () => {
    const { code, said, errors } = await ended(start('--help'))
    expect([code, errors]).toEqual([0, ''])
    for (const word of ['--users N', 'token-renewed-by-others', 'i18n-text', 'role-resources']) {
      expect(said).toContain(word)
    }
  })

  it('says which port is taken', async () => {
    const first = start(...right)
    const { port } = new URL(JSON.parse((await linesOf(first))[0]!).url)
    const { code, errors } = await ended(start(...right, '--port', port))
    expect(code).toBe(1)
    expect(errors).toContain('EADDRINUSE')
  })
})
