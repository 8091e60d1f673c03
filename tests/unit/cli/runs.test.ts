import { describe, expect, test } from 'vitest'
import type { Run } from '../../../src/shared/schemas/imports'
import { cli, FakeCore, type Answers } from './fake-core'
import { account, answers, report, run, summary } from './samples'

const imported: Answers = {
  ...answers,
  'imports.start': () => ({ run: 'r1' }),
  'runs.get': () => run({ report }),
}

/** A core whose import is still running when it is asked about. */
function running(script: (core: FakeCore) => void, more: Answers = {}): FakeCore {
  const core: FakeCore = new FakeCore({
    ...imported,
    'runs.get': () => {
      setImmediate(() => {
        script(core)
      })
      return run({ status: 'running', phase: 'reading', done: 0 })
    },
    ...more,
  })
  return core
}

describe('import', () => {
  test('hands over paths and options', async () => {
    const { core } = await cli(
      // prettier-ignore
      ['import', 'dir', '--account', 'New', '--org', 'o1', '--user=-x', '--app', 'k', '--role', 'r1',
        '--encoding', 'gb18030', '--taken', '2026-01-01',
        '--whole', 'user-list', 'role-list', 'more.json', '--mixed'],
      imported,
    )
    expect(core.offered).toEqual([['dir', 'more.json']])
    expect(core.inputOf('imports.start')).toEqual({
      upload: 'upload-1',
      account: 'New',
      options: {
        organization: 'o1',
        user: '-x',
        app: 'k',
        role: 'r1',
        encoding: 'gb18030',
        taken: '2026-01-01',
        whole: ['user-list', 'role-list'],
        mixed: true,
      },
      ask: false,
    })
    expect(core.listeners).toBe(0)
  })

  test('prints the report, and names what was left out on stderr', async () => {
    const machine = await cli(['import', 'x', '--account', 'Acme', '--json'], imported)
    expect(machine.exit).toBe(0)
    expect(machine.json).toEqual(report)
    expect(machine.stderr).toBe('Left out: cat.png: This is no JSON.\n')

    const human = await cli(['import', 'x', '--account', 'Acme'], imported)
    expect(human.stdout).toContain('Imported 1 of 2 files with 7 records into “Acme” as import 4.')
    expect(human.stdout).toMatch(/role +9 +refused +CMN-408/)
    expect(human.stdout).toContain('at least 3 permissions')
    expect(human.stderr).toBe(machine.stderr)
  })

  test('ends with 1 where nothing came in', async () => {
    const nothing = {
      state: 'nothing',
      parts: [],
      partsTotal: 0,
      questions: [],
      files: report.files,
    }
    const { exit, json } = await cli(['import', 'x', '--account', 'Acme', '--json'], {
      ...imported,
      'runs.get': () => run({ report: nothing as never }),
    })
    expect(exit).toBe(1)
    expect(json).toEqual(nothing)
  })

  test('says with which options a person brings in what was left out', async () => {
    const error = 'It does not say which organization, role it is about. Say it at import.'
    const asking = {
      ...report,
      files: [{ path: 'a.json', error, needs: ['organization' as const, 'role' as const] }],
      questions: [
        {
          kind: 'enos-request' as const,
          files: ['a.json'],
          needs: ['organization' as const, 'role' as const],
        },
      ],
    }
    const { stderr } = await cli(['import', 'x', '--account', 'Acme'], {
      ...imported,
      'runs.get': () => run({ report: asking }),
    })
    expect(stderr).toContain(`Left out: a.json: ${error} (--org, --role)\n`)
    expect(stderr).toContain('To bring in a.json, say whose answer it is with --org, --role.')
  })

  test('waits for the run, quietly in the first second', async () => {
    const core = running((it) => {
      it.emit(run({ status: 'running', phase: 'storing', done: 1 }))
      it.emit(run({ report }))
    })
    const { exit, stderr } = await cli(['import', 'x', '--account', 'Acme'], core)
    expect(exit).toBe(0)
    expect(stderr).toBe('Left out: cat.png: This is no JSON.\n')
  })

  test.each([
    [false, 'Reading 1 of 3: a\\x1b.json\nStoring 2 of 3\n'],
    [true, '\r\u001b[KReading 1 of 3: a\\x1b.json\r\u001b[KStoring 2 of 3\r\u001b[K'],
  ])('shows progress after a second; on a terminal: %s', async (isTerminal, shown) => {
    let time = 0
    const core = running((it) => {
      const step = (more: Partial<Run>) => {
        time += 1_500
        it.emit(run({ status: 'running', total: 3, ...more }))
      }
      step({ phase: 'reading', done: 1, note: 'a\u001b.json' })
      step({ phase: 'storing', done: 2 })
      it.emit(run({ report: { ...report, files: [{ path: 'a.json', records: 1 }] } }))
    })
    const { stderr } = await cli(['import', 'x', '--account', 'Acme'], core, {
      isTerminal,
      now: () => time,
    })
    expect(stderr).toBe(shown)
  })

  test('is stopped by Ctrl+C and says that nothing changed', async () => {
    let press = () => undefined as void
    const core = running(
      () => {
        press()
      },
      {
        'runs.cancel': () => {
          core.emit(run({ status: 'cancelled' }))
          return {}
        },
      },
    )
    const { exit, stderr, stdout } = await cli(['import', 'x', '--account', 'Acme'], core, {
      onInterruptible: (it) => {
        press = it
      },
    })
    expect(exit).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('The account “Acme” is as it was.')
    expect(core.closed).toBe(true)
  })

  test('is stopped even by a Ctrl+C before it has started', async () => {
    let cancelled = false
    const core = new FakeCore({
      ...imported,
      'runs.cancel': () => {
        cancelled = true
        return {}
      },
      'runs.get': () => run({ status: cancelled ? 'cancelled' : 'done', report }),
    })
    const { exit } = await cli(['import', 'x', '--account', 'Acme'], core, {
      onInterruptible: (press) => {
        press()
      },
    })
    expect(exit).toBe(1)
  })

  test('says so where there was no file at all', async () => {
    const nothing = {
      state: 'nothing' as const,
      parts: [],
      partsTotal: 0,
      files: [],
      questions: [],
    }
    const { exit, stderr } = await cli(['import', 'empty/', '--account', 'Acme'], {
      ...imported,
      'runs.get': () => run({ status: 'done', report: nothing }),
    })
    expect(exit).toBe(1)
    expect(stderr).toContain('There is no file in what was named.')
  })

  test('that fails says why', async () => {
    const { exit, json } = await cli(['import', 'x', '--account', 'Acme', '--json'], {
      ...imported,
      'runs.get': () =>
        run({ status: 'failed', error: { code: 'disk-full', message: 'The disk is full.' } }),
    })
    expect(exit).toBe(1)
    expect(json).toEqual({ error: { code: 'disk-full', message: 'The disk is full.' } })
  })

  test('does not guess the sample account', async () => {
    const { exit, stderr } = await cli(['import', 'x'], {
      ...imported,
      'accounts.list': () => ({ accounts: [summary({ connector: 'sample' })] }),
    })
    expect(exit).toBe(2)
    expect(stderr).toContain('--account NAME')
  })

  test('says what a person would have to decide', async () => {
    const questions = [
      { kind: 'enos-request' as const, files: ['r.json'], needs: ['organization', 'app'] as never },
      {
        kind: 'other-account' as const,
        ours: '123',
        others: [{ is: '456', files: ['o.json'] }],
      },
    ]
    const { stderr } = await cli(['import', 'x', '--account', 'Acme'], {
      ...imported,
      'runs.get': () => run({ report: { ...report, questions } }),
    })
    expect(stderr).toContain('r.json, say whose answer it is with --org, --app')
    expect(stderr).toContain('456 (o.json). --mixed')
  })
})

test('undo-import takes the newest back, or the one named', async () => {
  const undone: Answers = {
    ...answers,
    'imports.undo': () => ({ run: 'r1' }),
    'runs.get': () => run({ kind: 'undo-import', result: { account } }),
  }
  const newest = await cli(['undo-import'], undone)
  expect(newest.core.inputOf('imports.undo')).toEqual({ account: 'a1' })
  expect(newest.stdout).toContain('The newest import was taken back')
  const named = await cli(['undo-import', '4', '--json'], undone)
  expect(named.core.inputOf('imports.undo')).toEqual({ account: 'a1', import: 4 })
  expect(named.json).toEqual({ account })
})

test('sample makes an account', async () => {
  const { json } = await cli(['sample', '--json'], {
    'imports.sample': () => ({ run: 'r1' }),
    'runs.get': () => run({ kind: 'sample', result: { account } }),
  })
  expect(json).toEqual({ account })
})

test('remove-account removes with --yes', async () => {
  const { core, json } = await cli(['remove-account', 'Acme', '--yes', '--json'], {
    'accounts.remove': () => ({}),
  })
  expect(core.inputOf('accounts.remove')).toEqual({ account: 'Acme' })
  expect(json).toEqual({})
})
