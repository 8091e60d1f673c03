import { describe, expect, test } from 'vitest'
import type { SyncProgress, SyncRecord, SyncStep } from '../../../src/shared/schemas/syncs'
import { cli, FakeCore, type Answers } from './fake-core'
import { account, answers, connection, run, snapshot, summary, syncReport } from './samples'

const overview: Answers = {
  'accounts.overview': () => ({
    account,
    snapshot,
    coverage: [
      {
        kind: 'role-list',
        status: 'refused',
        read: 0,
        takenAt: null,
        hides: 'Which custom roles there are.',
      },
      { kind: 'user-list', status: 'whole', read: 2, takenAt: null },
    ],
    differences: 0,
    languages: [],
  }),
}
const synced: Answers = {
  ...answers,
  ...overview,
  'accounts.list': () => ({ accounts: [summary({ connection })] }),
  'syncs.start': () => ({ run: 'r1' }),
  'syncs.once': () => ({ run: 'r1' }),
  'connections.change': () => account,
  'runs.get': () => run({ kind: 'sync', syncReport }),
}
const partial =
  '? “Acme” is partial: 2 parts are not whole. What rests on that is answered “unknown”.'

describe('sync', () => {
  test('prints the report as it is under --json, and on stderr that it is partial', async () => {
    const { core, exit, json, stderr } = await cli(['sync', 'Acme', '--json'], synced)
    expect(exit).toBe(0)
    expect(json).toEqual(syncReport)
    expect(stderr).toBe(`${partial}\n`)
    expect(core.inputOf('syncs.start')).toEqual({ account: 'Acme' })
  })

  test('says in words what came, what did not and what that hides', async () => {
    const { stdout, stderr } = await cli(['sync'], {
      ...synced,
      'runs.get': () => run({ kind: 'sync', syncReport: { ...syncReport, resumed: true } }),
    })
    expect(stderr).toBe(`${partial}\n`)
    expect(stdout).toContain('Synced “Acme” with 12 requests (Light 7, Medium 5).')
    expect(stdout).toContain('went on where an interrupted sync had stopped')
    expect(stdout).toContain(partial)
    expect(stdout).toContain('Not whole: 1 part of 2.')
    expect(stdout).toMatch(/role-list +refused +The user lacks ReadUserRoles \(CMN-408\)\./)
    expect(stdout).toMatch(/role-list +Which custom roles there are\./)
    expect(stdout).not.toMatch(/^user-list/m)
    expect(stdout).toContain('Note: An id came as a number.')
  })

  test('a whole one has nothing to warn of', async () => {
    const whole = {
      ...syncReport,
      snapshot: { ...snapshot, status: 'whole' as const, notWhole: 0 },
      parts: [],
      partsTotal: 0,
      warnings: [],
    }
    const { stdout, stderr } = await cli(['sync', 'Acme'], {
      ...synced,
      'runs.get': () => run({ kind: 'sync', syncReport: whole }),
    })
    expect(stderr).toBe('')
    expect(stdout).not.toMatch(/partial|Not whole|resumed|Note/)
  })

  test('the parts of a long report are "at least"', async () => {
    const { stdout } = await cli(['sync', 'Acme'], {
      ...synced,
      'runs.get': () => run({ kind: 'sync', syncReport: { ...syncReport, partsTotal: 50_000 } }),
    })
    expect(stdout).toContain('Not whole: at least 1 part of 50,000.')
  })

  test('begins anew and changes the language where that is asked', async () => {
    const { core } = await cli(['sync', 'Acme', '--anew', '--locale', 'de-DE'], synced)
    expect(core.inputOf('connections.change')).toEqual({ account: 'Acme', locale: 'de-DE' })
    expect(core.inputOf('syncs.start')).toEqual({ account: 'Acme', anew: true })
  })

  test('once, hands the credential over and asks for no keychain', async () => {
    const argv = ['sync', 'New', '--connector', 'ringcentral', '--server', 'http://127.0.0.1:1']
    const { core, exit } = await cli(
      [...argv, '--secrets', '-', '--locale', 'de', '--json'],
      synced,
      {
        stdin: '{"clientId":"c","clientSecret":"s","jwt":"j"}',
      },
    )
    expect(exit).toBe(0)
    expect(core.calls).toEqual([
      {
        name: 'syncs.once',
        input: {
          connector: 'ringcentral',
          account: 'New',
          server: 'http://127.0.0.1:1',
          locale: 'de',
          credential: { method: 'jwt', clientId: 'c', clientSecret: 's', jwt: 'j' },
        },
      },
      { name: 'runs.get', input: { run: 'r1' } },
    ])
  })

  test.each([
    [['sync', '--connector', 'ringcentral', '--secrets', '-'], 'which account'],
    [['sync', 'New', '--connector', 'ringcentral'], 'no terminal'],
    [['sync', 'New', '--connector', 'enos', '--secrets', '-'], 'at which gateway'],
    [
      ['sync', 'New', '--connector', 'enos', '--server', 'https://x.example', '--secrets', '-'],
      'which organization',
    ],
    [['sync', 'New', '--connector', 'enos', '--client-id', 'c'], 'an option of RingCentral'],
    [['sync', 'New', '--connector', 'ringcentral', '--org', 'o1'], 'an option of EnOS'],
    [['sync', 'Acme', '--per-user', 'all'], 'for accounts of EnOS'],
    [['sync', 'New', '--connector', 'ringcentral', '--anew', '--secrets', '-'], '--anew'],
    [['sync', 'New', '--secrets', '-'], '--secrets needs --connector'],
    [['sync', 'New', '--server', 'https://x.example'], '--server needs --connector'],
    [['sync', 'New', '--jwt'], '--jwt needs --connector'],
    [['sync', 'New', '--account', 'Other'], 'Two accounts'],
  ])('%j is wrong usage', async (argv, message) => {
    const { core, exit, stderr } = await cli(argv, synced)
    expect(exit).toBe(2)
    expect(stderr).toContain(message)
    expect(core.inputOf('syncs.start') ?? core.inputOf('syncs.once')).toBeUndefined()
  })

  test('that fails says why, and what to do', async () => {
    const error = { code: 'sign-in-needed' as const, message: 'Revoked.', hint: 'Connect again.' }
    const { exit, stdout, stderr } = await cli(['sync', 'Acme'], {
      ...synced,
      'runs.get': () => run({ kind: 'sync', status: 'failed', error }),
    })
    expect({ exit, stdout, stderr }).toEqual({
      exit: 1,
      stdout: '',
      stderr:
        'permiscope: Revoked.\nConnect again.\nTo connect it: permiscope connect ringcentral --account NAME, or: connect enos\n',
    })
  })

  test('that Ctrl+C stops can go on', async () => {
    let press = () => undefined as void
    const core: FakeCore = new FakeCore({
      ...synced,
      'runs.get': () => {
        setImmediate(() => {
          press()
        })
        return run({ kind: 'sync', status: 'running', phase: 'reading' })
      },
      'runs.cancel': () => {
        core.emit(run({ kind: 'sync', status: 'cancelled' }))
        return {}
      },
    })
    const { exit, stderr } = await cli(['sync', 'Acme'], core, {
      onInterruptible: (it) => {
        press = it
      },
    })
    expect(exit).toBe(1)
    expect(stderr).toContain('“Acme” is as it was; the same command goes on where it stopped.')
  })
})

describe('progress of a sync', () => {
  const step = (name: string, more: Partial<SyncStep>): SyncStep => ({
    step: name,
    label: name,
    status: 'waiting',
    done: 0,
    ...more,
  })
  const first: SyncProgress = {
    requests: 2,
    steps: [
      step('account', { status: 'whole', done: 1 }),
      step('users', { status: 'reading', done: 1_000, total: 5_000 }),
      step('standard roles', { status: 'reading', done: 7 }),
      step('account roles', {}),
    ],
  }
  const second: SyncProgress = {
    requests: 1_240,
    perMinute: 39.6,
    secondsLeft: 361,
    waiting: { seconds: 11.2, why: 'rate limit of group Medium' },
    steps: [
      step('account', { status: 'whole', done: 1 }),
      step('users', { status: 'reading', done: 2_000, total: 5_000 }),
      step('standard roles', { status: 'whole', done: 9, total: 9 }),
      step('account roles', { status: 'refused', reason: 'CMN-408: no \u001b[2JReadUserRoles.' }),
    ],
  }

  async function shown(isTerminal: boolean): Promise<string> {
    let time = 0
    const core: FakeCore = new FakeCore({
      ...synced,
      'runs.get': () => {
        setImmediate(() => {
          const tell = (sync: SyncProgress) => {
            core.emit(run({ kind: 'sync', status: 'running', phase: 'reading', sync }))
          }
          tell(first)
          time += 1_500
          tell(first)
          time += 200
          tell(second)
          time += 5_000
          tell(second)
          core.emit(run({ kind: 'sync', syncReport }))
        })
        return run({ kind: 'sync', status: 'running', phase: 'waiting' })
      },
    })
    const { stderr } = await cli(['sync', 'Acme'], core, { isTerminal, now: () => time })
    expect(stderr.endsWith(`${partial}\n`)).toBe(true)
    return stderr.slice(0, -partial.length - 1)
  }

  const before = ['Users: 1,000 of 5,000', 'Standard roles: 7', '1 of 4 steps done, 2 requests']
  const after = [
    'Users: 2,000 of 5,000',
    '3 of 4 steps done, 1,240 requests, 40 a minute, about 6 min left',
    'Waiting 12 s: rate limit of group Medium',
  ]

  test('rewrites its lines on a terminal, and takes them away at the end', async () => {
    const up = '\r\u001b[2A\u001b[J'
    expect(await shown(true)).toBe(
      `\r\u001b[K${before.join('\n')}${up}${after.join('\n')}${up}${after.join('\n')}${up}`,
    )
  })

  test('is a line now and then elsewhere, and one at the end of each step', async () => {
    expect(await shown(false)).toBe(
      [
        'Account: whole, 1 read',
        before.join('; '),
        'Standard roles: whole, 9 of 9 read',
        'Account roles: refused. CMN-408: no \\x1b[2JReadUserRoles.',
        after.join('; '),
        '',
      ].join('\n'),
    )
  })
})

describe('syncs', () => {
  const records: SyncRecord[] = [
    {
      id: 3,
      status: 'interrupted',
      startedAt: '2026-11-14T10:00:00.000Z',
      endedAt: '2026-11-14T10:05:00.000Z',
      requests: 17,
      steps: [
        { step: 'users', label: 'users', status: 'reading', done: 3 },
        { step: 'sites', label: 'sites', status: 'whole', done: 1 },
      ],
      error: { code: 'server-unreachable', message: 'No route.', hint: 'Try again.' },
    },
    {
      id: 2,
      status: 'done',
      startedAt: '2026-11-13T10:00:00.000Z',
      endedAt: '2026-11-13T10:05:00.000Z',
      import: 4,
      snapshot: 3,
      requests: 12,
      steps: [],
    },
  ]

  test('lists them, why one stopped and how it goes on', async () => {
    const given: Answers = { ...synced, 'syncs.list': () => ({ syncs: records }) }
    const { stdout } = await cli(['syncs', 'Acme'], given)
    expect(stdout).toMatch(/^ +3 +interrupted +14 Nov 2026, 10:00 UTC .* 17 +users: reading$/m)
    expect(stdout).toMatch(/^ +2 +done .* 3 +12$/m)
    expect(stdout).toContain('Sync 3: No route. Try again.')
    expect(stdout).toContain('permiscope sync "Acme"')
    const machine = await cli(['syncs', 'Acme', '--json'], given)
    expect(machine.json).toEqual({ syncs: records })
  })

  test('says so where there is none', async () => {
    const given: Answers = { ...synced, 'syncs.list': () => ({ syncs: [] }) }
    expect((await cli(['syncs'], given)).stdout).toBe('“Acme” was not synced yet.\n')
  })

  test('forgets an interrupted one with --discard', async () => {
    const given: Answers = { ...synced, 'syncs.discard': () => ({}) }
    const { core, json } = await cli(['syncs', 'Acme', '--discard', '--json'], given)
    expect(json).toEqual({})
    expect(core.inputOf('syncs.discard')).toEqual({ account: 'Acme' })
  })
})
