import { PassThrough, Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { cli, FakeCore, openExternal, type Answers, type Surroundings } from './fake-core'
import { account, answers, connection, run, summary } from './samples'

const connected: Answers = {
  ...answers,
  'app.keychain': () => ({ kept: 'keychain' }),
  'accounts.list': () => ({ accounts: [summary({ connection })] }),
  'connections.signIn': () => ({ run: 'r1' }),
  'runs.get': () => run({ kind: 'sign-in', result: { account } }),
}
const nobody = { ...connected, 'accounts.list': () => ({ accounts: [] }) }

const secret = 'canary-secret'
const jwt = 'canary-jwt'
const piped = (value: unknown): Surroundings => ({ stdin: JSON.stringify(value) })
const connect = ['connect', 'ringcentral', '--account', 'New', '--secrets', '-']

/** A terminal at which a person types each answer as soon as it is asked for. */
function typing(...typed: string[]): Surroundings {
  const stdin = new PassThrough()
  return {
    stdin,
    stdinIsTerminal: true,
    isTerminal: true,
    onStderr: (text) => {
      if (/Client id: $|Client secret of|JWT \S*\[input/.test(text)) {
        const next = typed.shift()
        if (next !== undefined) setImmediate(() => stdin.write(next))
      }
    },
  }
}

describe('secrets from standard input', () => {
  test('a JWT among them signs in with it; other keys are ignored', async () => {
    const { core, exit, json } = await cli(
      [...connect, '--server', 'http://127.0.0.1:1', '--locale', 'de-DE', '--json'],
      nobody,
      piped({ url: 'http://x', clientId: ' c ', clientSecret: secret, jwt }),
    )
    expect(exit).toBe(0)
    expect(json).toEqual({ account })
    expect(core.inputOf('connections.signIn')).toEqual({
      connector: 'ringcentral',
      account: 'New',
      server: 'http://127.0.0.1:1',
      locale: 'de-DE',
      credential: { method: 'jwt', clientId: 'c', clientSecret: secret, jwt },
    })
  })

  test('without a JWT the browser signs in, also for a public client', async () => {
    const { core } = await cli(connect, nobody, piped({ clientId: 'c' }))
    expect(core.inputOf('connections.signIn')).toMatchObject({
      credential: { method: 'authorization-code', clientId: 'c' },
    })
  })

  test('as UTF-16 with its mark, as PowerShell pipes them', async () => {
    const text = Buffer.from(`\ufeff${JSON.stringify({ clientId: 'c' })}\r\n`, 'utf16le')
    expect((await cli(connect, nobody, { stdin: text })).exit).toBe(0)
  })

  test.each([
    ['', 'Nothing came'],
    [`{"clientSecret": "${secret}"`, 'no JSON.'],
    [`"${secret}"`, 'no JSON object'],
    [`["${secret}"]`, '“clientId” is not'],
    [`{"clientSecret": "${secret}"}`, '“clientId” is not'],
    [`{"clientId": "c", "clientSecret": {"a": "${secret}"}}`, '“clientSecret”'],
    [`{"clientId": "c", "jwt": "${secret}"}`, '“clientSecret” is not'],
    [`{"clientId": "  ", "clientSecret": "${secret}"}`, '“clientId” on standard input'],
    [secret.repeat(30_000), 'too long'],
  ])('%.60j is refused without being repeated', async (stdin, message) => {
    const { core, exit, stdout, stderr } = await cli(connect, nobody, { stdin })
    expect(exit).toBe(2)
    expect(stderr).toContain(message)
    expect(stdout + stderr).not.toContain(secret)
    expect(core.inputOf('connections.signIn')).toBeUndefined()
  })

  test('are not read from a terminal, where they would be seen', async () => {
    const { exit, stderr } = await cli(connect, nobody, { stdinIsTerminal: true })
    expect(exit).toBe(2)
    expect(stderr).toContain('Leave --secrets out')
  })

  test('a stdin that breaks, or that Ctrl+C ends, is no crash', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('EISDIR'))
      },
    })
    const { exit, stderr } = await cli(connect, nobody, { stdin: broken })
    expect({ exit, stderr }).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('cannot be read') as string,
    })

    const never = new Readable({ read: () => undefined })
    const stopped = await cli(connect, nobody, {
      stdin: never,
      onInterruptible: (press) => setImmediate(press),
    })
    expect(stopped.exit).toBe(1)
    expect(stopped.stderr).toContain('Stopped. Nothing was changed.')
    expect(stopped.core.closed).toBe(true)
  })
})

describe('secrets from a person', () => {
  const ask = ['connect', 'ringcentral', '--account', 'New']

  test('are asked for and not shown', async () => {
    const { core, exit, stdout, stderr } = await cli(
      [...ask, '--jwt'],
      nobody,
      typing('client-2\r', `${secret}\r`, `${jwt}\r`),
    )
    expect(exit).toBe(0)
    expect(core.inputOf('connections.signIn')).toMatchObject({
      credential: { method: 'jwt', clientId: 'client-2', clientSecret: secret, jwt },
    })
    expect(stderr).toContain('client-2')
    expect(stdout + stderr).not.toContain(secret)
    expect(stdout + stderr).not.toContain(jwt)
  })

  test('a public application has no secret', async () => {
    const { core } = await cli([...ask, '--client-id', 'c'], nobody, typing('\r'))
    expect(core.inputOf('connections.signIn')).toMatchObject({
      credential: { method: 'authorization-code', clientId: 'c' },
    })
  })

  test.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('%s at a question stops it', async (_, key) => {
    for (const argv of [ask, [...ask, '--client-id', 'c']]) {
      const { core, exit, stderr } = await cli(argv, nobody, typing(key))
      expect(exit).toBe(1)
      expect(stderr).toContain('Stopped. Nothing was changed.')
      expect(core.inputOf('connections.signIn')).toBeUndefined()
      expect(core.closed).toBe(true)
    }
  })

  test('without a terminal the way on is said', async () => {
    const { exit, stderr } = await cli(ask, nobody)
    expect(exit).toBe(2)
    expect(stderr).toContain('--secrets -')
  })
})

describe('secrets in arguments', () => {
  test.each([
    [['connect', 'ringcentral', `--jwt=${secret}`]],
    [['connect', 'ringcentral', '--client-secret', secret]],
    [['connect', 'ringcentral', `--client-secret=${secret}`]],
    [['--clientSecret', secret, 'connect', 'ringcentral']],
    [['connect', 'ringcentral', '--secrets', secret]],
    [['connect', 'ringcentral', `--secrets={"jwt":"${secret}"}`]],
    [['connect', 'ringcentral', '--jwt', `eyJhbGciOiJSUzI1NiJ9.${secret}.sig`]],
    [['connect', `eyJhbGciOiJSUzI1NiJ9.${secret}.sig`]],
    [['sync', '--connector', 'ringcentral', '--', `eyJhbGciOiJSUzI1NiJ9.${secret}.sig`]],
    [['sync', 'Acme', `--token=${secret}`]],
    [['sync', 'Acme', `--unheard-of=${secret}`]],
    [['connect', 'ringcentral', '--jwt', secret]],
    [['connect', secret]],
  ])('%j are refused and not repeated', async (argv) => {
    for (const form of [argv, ['--json', ...argv]]) {
      const { core, exit, stdout, stderr } = await cli(form, connected)
      expect(exit).toBe(2)
      expect(stdout + stderr).not.toContain(secret)
      expect(core.options).toBeUndefined()
    }
  })

  test('the explanation says how else, and what to do about the one that was typed', async () => {
    const { stderr } = await cli(['connect', 'ringcentral', `--jwt=${secret}`], connected)
    expect(stderr).toContain('--jwt')
    expect(stderr).toContain('--secrets -')
    expect(stderr).toContain('replace it at the vendor')
  })

  test('a dash-dash leaves words alone that only look like options', async () => {
    const { core } = await cli(['why', '--', '--token', '--jwt=1'], answers)
    expect(core.inputOf('access.why')).toMatchObject({ user: '--token', permission: '--jwt=1' })
  })
})

describe('connect', () => {
  test('refuses where no keychain keeps the sign-in, before anything is asked or sent', async () => {
    const { core, exit, stderr } = await cli(
      connect,
      { ...nobody, 'app.keychain': () => ({ kept: 'memory', problem: 'no D-Bus' }) },
      piped({ clientId: 'c', jwt, clientSecret: secret }),
    )
    expect(exit).toBe(1)
    expect(stderr).toContain('no D-Bus')
    expect(stderr).toContain('permiscope sync "New" --connector ringcentral --secrets -')
    expect(core.calls.map(({ name }) => name)).toEqual(['app.keychain'])
  })

  test('prints the page to sign in at, also in the first second, and goes on waiting', async () => {
    const link = 'https://platform.ringcentral.com/restapi/oauth/authorize?state=s'
    const core: FakeCore = new FakeCore({
      ...nobody,
      'runs.get': () => {
        setImmediate(() => {
          core.emit(run({ kind: 'sign-in', status: 'running', phase: 'signing-in', link }))
          core.emit(run({ kind: 'sign-in', result: { account } }))
        })
        return run({ kind: 'sign-in', status: 'running', phase: 'signing-in', link })
      },
    })
    const { exit, stdout, stderr } = await cli(connect, core, piped({ clientId: 'c' }))
    expect(exit).toBe(0)
    expect(stderr.split(link)).toHaveLength(2)
    expect(stdout).toContain('Connected “Acme”')
    expect(stdout).not.toContain(link)
  })

  test('lets the core open the page, or not', async () => {
    const open = await cli(connect, nobody, piped({ clientId: 'c' }))
    expect(open.core.options?.openExternal).toBe(openExternal)
    const closed = await cli([...connect, '--no-open'], nobody, piped({ clientId: 'c' }))
    expect(closed.core.options?.openExternal).toBeUndefined()
  })

  test('Ctrl+C cancels the sign-in', async () => {
    let press = () => undefined as void
    const core: FakeCore = new FakeCore({
      ...nobody,
      'runs.get': () => {
        setImmediate(() => {
          press()
        })
        return run({ kind: 'sign-in', status: 'running', phase: 'signing-in' })
      },
      'runs.cancel': () => {
        core.emit(run({ kind: 'sign-in', status: 'cancelled' }))
        return {}
      },
    })
    const { exit, stderr } = await cli(connect, core, {
      ...piped({ clientId: 'c' }),
      onInterruptible: (it) => {
        press = it
      },
    })
    expect(exit).toBe(1)
    expect(stderr).toContain('The sign-in was stopped. Nothing was kept.')
  })

  test('again, keeps server, client id and language of before', async () => {
    const sandbox = { ...connection, server: 'https://sandbox.example', locale: 'fr-FR' }
    const again = {
      ...connected,
      'accounts.list': () => ({ accounts: [summary({ connection: sandbox })] }),
    }
    const argv = ['connect', 'ringcentral', '--account', 'Acme', '--secrets', '-']
    const same = await cli(argv, again, piped({}))
    expect(same.core.inputOf('connections.signIn')).toMatchObject({
      server: 'https://sandbox.example',
      locale: 'fr-FR',
      credential: { clientId: 'client-1' },
    })
    const other = await cli([...argv, '--server', 'https://other.example'], again, piped({}))
    expect(other.exit).toBe(2)
    expect(other.stderr).toContain('“clientId” is not')
  })

  test('must be told the account', async () => {
    const { exit, stderr } = await cli(['connect', 'ringcentral', '--secrets', '-'], connected)
    expect(exit).toBe(2)
    expect(stderr).toContain('--account NAME')
  })

  test('says what to prepare with --guide, without an account', async () => {
    const guide = {
      connector: 'ringcentral' as const,
      servers: [{ name: 'Sandbox', url: 'https://s.example', warning: 'It is deprecated.' }],
      redirectUris: ['http://localhost:1/oauth2callback'],
      applicationScopes: ['ReadAccounts'],
      rights: [
        { reads: 'Roles', request: 'GET /r', userPermission: 'ReadUserRoles', hides: 'All.' },
      ],
    }
    const given: Answers = { 'connections.guide': () => guide }
    const human = await cli(['connect', 'ringcentral', '--guide'], given)
    expect(human.stdout).toContain('http://localhost:1/oauth2callback')
    expect(human.stdout).toMatch(/Roles +ReadUserRoles +All\./)
    expect(human.stdout).toContain('It is deprecated.')
    expect(human.stdout).toContain('ThirdPartyAppAccess')
    const machine = await cli(['connect', 'ringcentral', '--guide', '--json'], given)
    expect(machine.json).toEqual(guide)
  })
})

describe('accounts', () => {
  test.each([
    ['ready', /platform\.ringcentral\.com: ready$/m, undefined],
    [
      'needs-sign-in',
      /: needs a sign-in$/m,
      'permiscope connect ringcentral --account "Acme" (revoked)',
    ],
    ['keychain-locked', /: keychain locked$/m, 'Unlock it.'],
  ] as const)('shows the connection, %s', async (state, column, line) => {
    const { stdout } = await cli(['accounts'], {
      'accounts.list': () => ({
        accounts: [summary({ connection: { ...connection, state, reason: 'revoked' } })],
      }),
    })
    expect(stdout).toMatch(column)
    if (line === undefined) expect(stdout).not.toContain('connect ringcentral')
    else expect(stdout).toContain(line)
  })
})

test('disconnect signs out and says that what was read stays', async () => {
  const given: Answers = {
    ...connected,
    'connections.disconnect': () => ({ run: 'r1' }),
    'runs.get': () => run({ kind: 'disconnect', result: { account } }),
  }
  const { core, exit, stdout } = await cli(['disconnect', 'Acme'], given)
  expect(exit).toBe(0)
  expect(core.inputOf('connections.disconnect')).toEqual({ account: 'Acme' })
  expect(stdout).toContain('What was read of it stays.')
  const twice = await cli(['disconnect', 'Acme', '--account', 'Other'], given)
  expect(twice.exit).toBe(2)
})
