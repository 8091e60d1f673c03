import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { ended, linesOf, startScript } from '../../support/simulator-process'
import { basic } from './client'

const start = (...args: string[]) => startScript('sim-ringcentral.mjs', ...args)

describe('npm run -s sim:ringcentral', () => {
  it('prints one line, answers, and ends when it is told to', async () => {
    const child = start('--users', '40', '--seed', '7', '--window', '1', '--fault', 'no-totals')
    const lines = await linesOf(child)
    const { url, clientId, clientSecret, publicClientId, jwt } = JSON.parse(lines[0]!)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(publicClientId).not.toBe(clientId)
    const signIn = await fetch(`${url}/restapi/oauth/token`, {
      method: 'POST',
      headers: basic(clientId, clientSecret),
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: jwt,
      }),
    })
    const { access_token: token } = await signIn.json()
    const response = await fetch(`${url}/restapi/v1.0/account/~/extension?perPage=1000`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(response.headers.get('x-rate-limit-window')).toBe('1')
    const { records, paging } = await response.json()
    expect(records).toHaveLength(40)
    expect(Object.keys(paging)).not.toContain('totalElements')
    const truth = await (await fetch(`${url}/__sim/truth`)).json()
    expect(truth.users).toHaveLength(40)

    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([0, null])
    expect(lines).toHaveLength(1)
  })

  it.each([
    [[], '--users is missing'],
    [['--users', '9'], '--users must be a whole number from 10 to 50000: 9'],
    [['--users', '10', '--window', '0'], '--window must be a number of seconds: 0'],
    [
      ['--users', '10', '--fault', 'earthquake'],
      'There is no fault "earthquake". Known: rate-limit',
    ],
    [['--users', '10', '--colour', 'red'], "Unknown option '--colour'"],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, said, errors } = await ended(start(...args))
    expect([code, said]).toEqual([2, ''])
    expect(errors).toContain(words)
    expect(errors).toContain('--help')
    expect(errors).not.toContain('    at ')
  })

  it('explains itself', async () => {
    const { code, said, errors } = await ended(start('--help'))
    expect([code, errors]).toEqual([0, ''])
    expect(said).toContain('--users N')
    expect(said).toContain('no-account-assigned-roles')
  })
})
