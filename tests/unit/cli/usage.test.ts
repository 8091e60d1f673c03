import path from 'node:path'
import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../src/shared/result'
import { cli } from './fake-core'
import { answers, summary } from './samples'

describe('options', () => {
  test.each([
    [['--account', 'Acme', '--at', '3', 'effective', 'Anna']],
    [['effective', 'Anna', '--account', 'Acme', '--at', '3']],
    [['effective', '--at=3', '--account=Acme', 'Anna']],
  ])('may stand before or after: %j', async (argv) => {
    const { core, exit } = await cli(argv, answers)
    expect(exit).toBe(0)
    expect(core.inputOf('access.effective')).toEqual({ account: 'Acme', at: '3', user: 'Anna' })
  })

  test.each([
    [['why', '~', 'P'], '~', 'P'],
    [['why', '-5', 'P'], '-5', 'P'],
    [['why', '--', '-x', '--json'], '-x', '--json'],
    [['why', '--account', 'Acme', '--', '-h', 'P'], '-h', 'P'],
  ])('do not swallow odd ids: %j', async (argv, user, permission) => {
    const { core, exit, stderr } = await cli(argv, answers)
    expect(stderr).toBe('')
    expect(exit).toBe(0)
    expect(core.inputOf('access.why')).toMatchObject({ user, permission })
  })

  test('that a verb does not take are refused, before it as after it', async () => {
    const before = await cli(['--at', '3', 'accounts'], answers)
    const after = await cli(['accounts', '--at', '3'], answers)
    expect([before.exit, after.exit]).toEqual([2, 2])
    expect(before.stderr).toContain('accounts takes no --at')
  })

  test.each([
    [['--data', '/x', 'accounts'], path.resolve('/x')],
    [['--data', '/x', 'accounts', '--data', '/y'], path.resolve('/y')],
    [['accounts'], '/default/data'],
  ])('choose the data folder: %j', async (argv, folder) => {
    const { core } = await cli(argv, answers)
    expect(core.options).toMatchObject({ dataFolder: folder, face: 'cli', version: '1.2.3' })
    expect(core.closed).toBe(true)
  })
})

describe('wrong usage', () => {
  test.each([
    [['efective', 'Anna'], 'efective', 'Did you mean effective?'],
    [['users', '--limt', '3'], '--limt', 'Did you mean --limit?'],
    [['users', '--limit', 'many'], 'many', 'permiscope users --help'],
    [['why', 'Anna'], 'not said', 'either a permission or --menu'],
    [['why', 'Anna', 'P', '--menu', 'M'], 'two things', 'either a permission or --menu'],
    [['why'], 'user', 'permiscope why --help'],
    [['accounts', 'extra'], 'Too many arguments', 'permiscope accounts --help'],
    [['menus', '--app', 'A'], 'whose menus', '--catalogue'],
    [['menus', 'Anna', '--app', 'A', '--catalogue'], 'do not go together', '--catalogue'],
    [['menus', 'Anna'], '--app', 'permiscope menus --help'],
    [['import', '--account', 'Acme'], 'what to import', 'files or folders'],
    [['import', 'x', '--whole', 'nonsense'], 'no kind of list', 'user-list'],
    [['remove-account', 'Acme'], 'no way back', '--yes'],
  ])('%j ends with 2 and says what to do', async (argv, message, hint) => {
    const human = await cli(argv, answers)
    expect(human.exit).toBe(2)
    expect(human.stdout).toBe('')
    expect(human.stderr).toContain(message)
    expect(human.stderr).toContain(hint)

    const machine = await cli([...argv, '--json'], answers)
    expect(machine.exit).toBe(2)
    expect(machine.stderr).toBe('')
    expect(machine.json).toMatchObject({
      error: { code: 'invalid-argument', message: expect.stringContaining(message) as string },
    })
  })

  test('no verb at all prints the help', async () => {
    const { exit, stderr } = await cli([])
    expect(exit).toBe(2)
    expect(stderr).toContain('who-can')
  })
})

describe('help', () => {
  test('lists the verbs, each has an example', async () => {
    const { exit, stdout } = await cli(['--help'])
    expect(exit).toBe(0)
    const verbs = [...stdout.matchAll(/^ {2}([a-z]+(?:-[a-z]+)*)(?= |$)/gm)].map(([, verb]) => verb)
    expect(verbs).toHaveLength(47)
    for (const verb of verbs) {
      if (verb === undefined || verb === 'help') continue
      const help = await cli([verb, '--help'])
      expect(help.exit).toBe(0)
      expect(help.stdout).toContain(`Example:\n  permiscope ${verb}`)
    }
  })

  test('the version is printed', async () => {
    expect(await cli(['--version'])).toMatchObject({ exit: 0, stdout: '1.2.3\n' })
  })
})

describe('the account', () => {
  const several = {
    ...answers,
    'accounts.list': () => ({ accounts: [summary(), summary({ id: 'b2', name: 'Other' })] }),
  }

  test('is the only one where none is named', async () => {
    const { core, stdout } = await cli(['effective', 'Anna'], answers)
    expect(core.inputOf('access.effective')).toEqual({ account: 'a1', user: 'Anna' })
    expect(stdout).toContain('of “Acme”')
  })

  test('must be named where there are several', async () => {
    const { exit, stderr } = await cli(['effective', 'Anna'], several)
    expect(exit).toBe(2)
    expect(stderr).toMatch(/Acme +a1/)
    expect(stderr).toMatch(/Other +b2/)
    const machine = await cli(['effective', 'Anna', '--json'], several)
    expect(machine.json).toMatchObject({
      error: {
        detail: {
          candidates: [
            { id: 'a1', name: 'Acme' },
            { id: 'b2', name: 'Other' },
          ],
        },
      },
    })
  })

  test('that does not exist yet is explained', async () => {
    const { exit, stderr } = await cli(['effective', 'Anna'], {
      'accounts.list': () => ({ accounts: [] }),
    })
    expect(exit).toBe(1)
    expect(stderr).toContain('permiscope sample')
  })
})

describe('errors', () => {
  const ambiguous = {
    ...answers,
    'access.effective': () => {
      throw new AppError('ambiguous', 'Two users are called Anna.', {
        hint: 'Name one by id.',
        detail: { candidates: [{ id: '1', name: 'Anna\u001b[2J', extensionNumber: '7' }] },
      })
    },
  }

  test('an ambiguous user ends with 2 and lists the candidates', async () => {
    const { exit, stdout, stderr } = await cli(['effective', 'Anna'], ambiguous)
    expect(exit).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toBe(
      'permiscope: Two users are called Anna.\n' +
        '  name         id  extensionNumber\n' +
        '  Anna\\x1b[2J  1   7\n' +
        'Name one by id.\n',
    )
  })

  test('under --json the error is all that is printed', async () => {
    const { exit, stderr, json } = await cli(['effective', 'Anna', '--json'], ambiguous)
    expect(exit).toBe(2)
    expect(stderr).toBe('')
    expect(json).toEqual({
      error: {
        code: 'ambiguous',
        message: 'Two users are called Anna.',
        hint: 'Name one by id.',
        detail: { candidates: [{ id: '1', name: 'Anna\u001b[2J', extensionNumber: '7' }] },
      },
    })
  })

  test('any other failure ends with 1', async () => {
    const { exit, core } = await cli(['effective', 'Anna'], {
      ...answers,
      'access.effective': () => {
        throw new AppError('not-found', 'There is no user Anna.')
      },
    })
    expect(exit).toBe(1)
    expect(core.closed).toBe(true)
  })

  test('a reader that closes the pipe ends it quietly', async () => {
    const closed = new Writable({
      write: (_chunk, _encoding, done) => {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
      },
    })
    const { exit, stderr } = await cli(['effective', 'Anna'], answers, { stdout: closed })
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  })

  test('a disk that is full is said', async () => {
    for (const argv of [['accounts'], ['accounts', '--json']]) {
      const full = new Writable({
        write: (_chunk, _encoding, done) => {
          done(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }))
        },
      })
      const { exit, stderr } = await cli(argv, answers, { stdout: full })
      expect(exit).toBe(1)
      expect(stderr).toContain('could not be written: ENOSPC')
    }
  })
})
