import { describe, expect, test } from 'vitest'
import type { Why } from '../../../src/shared/schemas/access'
import type { Answer } from '../../../src/shared/schemas/common'
import type { Asked } from '../../../src/shared/schemas/syncs'
import { cli, type Answers } from './fake-core'
import { anna, answers, asked, brief, connection, effective, run, summary, why } from './samples'

const refused: Asked = {
  ...asked(),
  parts: [
    {
      kind: 'permission-check',
      subject: '1042 ReadPresence',
      status: 'refused',
      reason: 'CMN-404: another extension.',
      takenAt: null,
      count: 0,
    },
  ],
}
delete refused.snapshot
delete refused.import

function asking(answer: Asked, more: Answers = {}): Answers {
  return {
    ...answers,
    'accounts.list': () => ({ accounts: [summary({ connection })] }),
    'connections.ask': () => ({ run: 'r1' }),
    'runs.get': () => run({ kind: 'question', asked: answer }),
    ...more,
  }
}

describe('verify', () => {
  const said = (vendor: Answer, computed: Answer, takenAt = '2026-11-14T11:11:00.000Z'): Why => ({
    ...why(vendor),
    computed,
    vendor,
    vendorWord: { answer: vendor, takenAt, text: 'RingCentral’s check says so.' },
    evidence: [
      { kind: 'role', subject: '1', text: 'role', takenAt: '2026-11-10T08:00:00.000Z' },
      { kind: 'assignment', subject: '1042', text: 'roles', takenAt: '2026-11-12T08:00:00.000Z' },
      { kind: 'permission-check', subject: 'x', text: 'check', takenAt },
    ],
  })
  const verify = ['verify', 'Anna', 'ReadPresence', '--account', 'Acme']

  test.each([
    ['yes', 'yes', 0],
    ['no', 'yes', 3],
    ['yes', 'unknown', 0],
  ] as const)(
    'the vendor says %s, computed is %s: exit code %i',
    async (vendor, computed, code) => {
      const given = asking(asked(), { 'access.why': () => said(vendor, computed) })
      const { core, exit, stdout } = await cli(verify, given)
      expect(exit).toBe(code)
      expect(stdout).toContain('◇ RingCentral’s check says so. (14 Nov 2026, 11:11 UTC)')
      expect(stdout).toContain(
        `Computed from what was read: ${computed}, read between 10 Nov 2026, 08:00 UTC and 12 Nov 2026, 08:00 UTC.`,
      )
      expect(stdout.includes('≠ They differ')).toBe(vendor === 'no')
      // What was asked stands in a snapshot of its own; the answer is about that one.
      expect(core.inputOf('access.why')).toEqual({
        account: 'Acme',
        at: '5',
        user: 'Anna',
        permission: 'ReadPresence',
      })
      expect((await cli([...verify, '--json'], given)).json).toMatchObject({
        answer: vendor,
        asked: { import: 5 },
        why: { computed },
      })
    },
  )

  test('asks about a target', async () => {
    const given = asking(asked(), { 'access.why': () => said('yes', 'yes') })
    const { core } = await cli([...verify, '--target', '77'], given)
    expect(core.inputOf('connections.ask')).toEqual({
      account: 'Acme',
      question: { kind: 'permission', user: 'Anna', permission: 'ReadPresence', target: '77' },
    })
    expect(core.inputOf('access.why')).toMatchObject({ target: '77' })
  })

  test('a word of before is not taken for the answer that was refused now', async () => {
    const given = asking(refused, { 'access.why': () => said('yes', 'yes') })
    const { exit, stdout } = await cli(verify, given)
    expect(exit).toBe(4)
    expect(stdout).toContain('The vendor did not answer')
    expect(stdout).toContain('CMN-404: another extension.')
    expect(stdout).not.toContain('◇')
  })

  test('nor is a word that is older than what was asked now', async () => {
    const given = asking(asked(), {
      'access.why': () => said('yes', 'yes', '2026-11-01T00:00:00.000Z'),
    })
    expect((await cli(verify, given)).exit).toBe(4)
  })
})

describe('profile', () => {
  const profile: Asked = {
    ...asked(),
    parts: [
      {
        kind: 'authorization-profile',
        subject: '1042',
        status: 'whole',
        takenAt: '2026-11-14T11:11:00.000Z',
        count: 126,
      },
    ],
  }

  test('is that of who signed in, and ends with 3 where it differs', async () => {
    const { core, exit, stdout } = await cli(['profile'], asking(profile))
    expect(core.inputOf('connections.ask')).toEqual({
      account: 'a1',
      question: { kind: 'profile', user: '1042' },
    })
    expect(exit).toBe(3)
    expect(stdout).toContain('The vendor lists 126 permissions of Anna Meyer')
    expect(stdout).toMatch(/Read Presence +ReadPresence +no +yes/)
  })

  test('ends with 0 where nothing differs', async () => {
    const same = effective.permissions.filter(({ differs }) => !differs)
    const { core, exit, stdout } = await cli(
      ['profile', 'Anna'],
      asking(profile, { 'access.effective': () => ({ ...effective, permissions: same }) }),
    )
    expect(core.inputOf('connections.ask')).toMatchObject({ question: { user: 'Anna' } })
    expect(exit).toBe(0)
    expect(stdout).toContain('It is what the computed access says.')
  })

  test('of nobody known is wrong usage', async () => {
    const { exit, stderr } = await cli(
      ['profile'],
      asking(profile, { 'accounts.list': () => ({ accounts: [summary()] }) }),
    )
    expect(exit).toBe(2)
    expect(stderr).toContain('Name the user.')
  })

  test('that was refused is unknown', async () => {
    const { core, exit, stderr } = await cli(['profile'], asking(refused))
    expect(exit).toBe(4)
    expect(stderr).toContain('CMN-404')
    expect(core.inputOf('access.effective')).toBeUndefined()
  })
})

describe('read-user', () => {
  const detail = {
    user: anna,
    snapshot: brief,
    roles: [],
    rolesKnown: false,
    systemExtension: false,
    direct: [],
    directKnown: true,
    outside: [
      {
        kind: 'extension-grants' as const,
        title: 'Extension grants',
        lines: ['Call pickup for 101'],
        takenAt: null,
      },
    ],
    apps: [],
    missing: [],
    evidence: [],
  }

  test('shows what was read and what stands outside the model', async () => {
    const { core, exit, stdout } = await cli(
      ['read-user', 'Anna'],
      asking(asked(), { 'users.get': () => detail }),
    )
    expect(exit).toBe(0)
    expect(core.inputOf('connections.ask')).toEqual({
      account: 'a1',
      question: { kind: 'user', user: 'Anna' },
    })
    expect(stdout).toContain('Anna Meyer (1042) holds at least 0 roles.')
    expect(stdout).toContain('Extension grants (unknown)')
    expect(stdout).toContain('Call pickup for 101')
  })

  test('says what was refused, and ends with 4', async () => {
    const { exit, stdout, stderr } = await cli(['read-user', 'Anna'], asking(refused))
    expect(exit).toBe(4)
    expect(stdout).toContain('Nothing of it came in.')
    expect(stderr).toContain('CMN-404')
  })
})
