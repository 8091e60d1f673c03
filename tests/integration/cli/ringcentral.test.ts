/** Syncing from the command line: real processes against a simulated RingCentral over real HTTP. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { outputs } from '../../../src/main/cli/schemas'
import { SyncReport } from '../../../src/shared/schemas/syncs'
import {
  answerSignIn,
  startRingCentral,
  type RingCentralSim,
  type SimOptions,
} from '../../servers/ringcentral'
import { startKeyring, withoutKeyring, type Keyring } from '../../support/keyring'
import { terminal, type Ended } from './process'

async function simulated(options: Partial<SimOptions> = {}): Promise<RingCentralSim> {
  const sim = await startRingCentral({ users: 60, window: 1, ...options })
  onTestFinished(() => sim.close())
  return sim
}

/** As `npm run -s sim:ringcentral` prints it. */
const secretsOf = ({ url, clientId, clientSecret, jwt }: RingCentralSim): string =>
  `${JSON.stringify({ url, clientId, clientSecret, jwt })}\n`

const once = (sim: RingCentralSim, ...more: string[]): string[] => [
  'sync',
  'Acme',
  '--connector',
  'ringcentral',
  '--server',
  sim.url,
  '--secrets',
  '-',
  ...more,
]

const connecting = (sim: RingCentralSim, ...more: string[]): string[] => [
  'connect',
  'ringcentral',
  '--account',
  'Acme',
  '--server',
  sim.url,
  '--secrets',
  '-',
  ...more,
]

const reportOf = ({ stdout }: Ended) => v.parse(SyncReport, JSON.parse(stdout))

/** Every user's effective permissions, asked one by one of the command line, equal the truth. */
async function expectTruth(
  run: ReturnType<typeof terminal>['run'],
  sim: RingCentralSim,
  users: number,
): Promise<void> {
  // Some from everywhere in the list.
  const all = sim.truth().users
  const some = all.filter((_, index) => index % Math.ceil(all.length / users) === 0)
  for (const user of some) {
    const { stdout } = await run(['effective', user.id, '--json'])
    const { permissions, rest, systemExtension } = v.parse(outputs.effective, JSON.parse(stdout))
    const yes = permissions.filter(({ computed }) => computed === 'yes').map(({ id }) => id)
    expect({ user: user.id, rest, yes: yes.sort() }).toEqual({
      user: user.id,
      // It has everything by the vendor's rule, also what no dictionary lists.
      rest: systemExtension ? 'unknown' : 'no',
      yes: user.effective,
    })
  }
}

/** Each secret, as itself and as it stands in an Authorization header. */
function canaries({ clientId, clientSecret, jwt }: RingCentralSim): string[] {
  return [clientSecret, jwt, Buffer.from(`${clientId}:${clientSecret}`).toString('base64')]
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('sync once', () => {
  test('reads the whole account, keeps no secret, and asks for nothing twice', async () => {
    const sim = await simulated()
    const { data, start, run } = terminal()
    const { child, ended } = start(once(sim, '--json'), secretsOf(sim))
    const seen = `/proc/${String(child.pid)}`
    const visible =
      process.platform === 'linux'
        ? readFileSync(`${seen}/cmdline`, 'utf8') + readFileSync(`${seen}/environ`, 'utf8')
        : ''
    const synced = await ended
    expect(synced.code).toBe(0)
    expect(synced.stderr).not.toContain('partial')

    const report = reportOf(synced)
    expect(report.snapshot.status).toBe('whole')
    expect(report.snapshot.counts.users).toEqual({ value: 60, is: 'total' })
    expect(report.parts.every(({ status }) => status === 'whole')).toBe(true)
    expect(report.resumed).toBe(false)
    const { byGroup, total } = report.requests
    expect(Object.values(byGroup).reduce((sum, count) => sum + count, 0)).toBe(total)
    const stats = sim.stats()
    expect({ ...byGroup, Auth: 0 }).toEqual({ ...stats.byGroup, Auth: 0 })
    expect({ penalties: stats.penalties, forbidden: stats.forbidden }).toEqual({
      penalties: 0,
      forbidden: [],
    })
    await expectTruth(run, sim, 6)

    const { stdout: accounts } = await run(['accounts', '--json'])
    expect(JSON.parse(accounts)).toMatchObject({ accounts: [{ name: 'Acme' }] })
    expect(accounts).not.toContain('"connection"')
    const imports = await run(['imports'])
    expect(imports.stdout).toMatch(/^ +1 +sync /m)

    const bytes = filesUnder(data).map((file) => readFileSync(file, 'latin1'))
    expect(bytes.length).toBeGreaterThan(0)
    for (const canary of canaries(sim)) {
      for (const text of [synced.stdout, synced.stderr, visible, ...bytes]) {
        expect(text.includes(canary)).toBe(false)
      }
    }
  })

  test('again brings a second snapshot with the same counts', async () => {
    const sim = await simulated()
    const { run } = terminal()
    const first = reportOf(await run(once(sim, '--json'), secretsOf(sim)))
    const second = reportOf(await run(once(sim, '--json'), secretsOf(sim)))
    expect(second.snapshot.id).not.toBe(first.snapshot.id)
    expect(second.snapshot.counts).toEqual(first.snapshot.counts)
    const human = await run(once(sim), secretsOf(sim))
    expect(human.code).toBe(0)
    expect(human.stdout).toContain('“Acme” has 60 users')
    const history = await run(['syncs', 'Acme'])
    expect(history.stdout.match(/ done /g)).toHaveLength(3)
  })

  test.each(['rate-limited', 'server-error', 'reset', 'truncated-json'] as const)(
    'is whole in spite of %s',
    async (fault) => {
      const sim = await simulated({ faults: [fault] })
      const { run } = terminal()
      const synced = await run(once(sim, '--json'), secretsOf(sim))
      expect(synced.stderr).not.toContain('partial')
      expect(synced.code).toBe(0)
      expect(reportOf(synced).snapshot.status).toBe('whole')
      await expectTruth(run, sim, 3)
    },
  )

  test('says on both outputs what was refused, and which right it takes', async () => {
    const sim = await simulated({ signedInAs: 'without-roles' })
    const { run } = terminal()
    const synced = await run(once(sim), secretsOf(sim))
    expect(synced.code).toBe(0)
    expect(synced.stderr).toContain('“Acme” is partial')
    expect(synced.stdout).toContain('“Acme” is partial')
    expect(synced.stdout).toMatch(/role-list .*refused .*ReadUserRoles/)
    expect(synced.stdout).toMatch(/, partial: \d+ parts? (is|are) not whole\.$/m)
    const json = await run(once(sim, '--json'), secretsOf(sim))
    expect(json.stderr).toContain('“Acme” is partial')
    expect(reportOf(json)).toMatchObject({ snapshot: { status: 'partial' } })
  })
})

describe('Ctrl+C', () => {
  test('in the middle leaves the account as it was, and the same command goes on', async () => {
    // Roles one by one, so that there is a middle.
    const sim = await simulated({ users: 150, faults: ['no-account-assigned-roles'] })
    const { start, run } = terminal()
    const asked = () => sim.stats().byOperation['listUserAssignedRoles'] ?? 0
    const first = start(once(sim), secretsOf(sim))
    await vi.waitUntil(() => asked() >= 60, { timeout: 60_000, interval: 20 })
    first.child.kill('SIGINT')
    const stopped = await first.ended
    expect(stopped.code).toBe(1)
    expect(stopped.stdout).toBe('')
    expect(stopped.stderr).toContain('the same command goes on where it stopped')
    expect(asked()).toBeLessThan(150)
    const history = await run(['syncs', 'Acme'])
    expect(history.stdout).toMatch(/^ +1 +interrupted /m)
    expect((await run(['snapshots', 'Acme', '--json'])).stdout).not.toContain('"whole"')

    const synced = await run(once(sim, '--json'), secretsOf(sim))
    const report = reportOf(synced)
    expect(report).toMatchObject({ resumed: true, snapshot: { status: 'whole' } })
    // What had come in by the Ctrl+C is not asked for again.
    expect(sim.stats().byOperation['listExtensions']).toBe(1)
    expect(asked()).toBeLessThan(150 + 60)
    await expectTruth(run, sim, 4)
  })
})

describe('what goes wrong', () => {
  test('a wrong secret is refused in words that do not repeat it', async () => {
    const sim = await simulated()
    const { run } = terminal()
    const secrets = { ...(JSON.parse(secretsOf(sim)) as object), clientSecret: 'wrong-canary' }
    for (const more of [[], ['--json']]) {
      const { code, stdout, stderr } = await run(once(sim, ...more), JSON.stringify(secrets))
      expect(code).toBe(1)
      expect(stdout + stderr).toMatch(/sign|credential/i)
      for (const canary of [...canaries(sim), 'wrong-canary']) {
        expect(stdout + stderr).not.toContain(canary)
      }
    }
    expect(JSON.parse((await run(['accounts', '--json'])).stdout)).toEqual({ accounts: [] })
  })

  test('a server that is not there is named', async () => {
    const sim = await simulated()
    const { run } = terminal()
    const secrets = secretsOf(sim)
    await sim.close()
    const { code, stderr } = await run(once(sim), secrets)
    expect(code).toBe(1)
    expect(stderr).toContain(new URL(sim.url).host)
    for (const canary of canaries(sim)) expect(stderr).not.toContain(canary)
  })

  test.each([
    ['no JSON', '{"clientSecret": "stdin-canary"'],
    ['nothing', ''],
    ['a closed stdin', null],
  ])('%s on standard input', async (_, stdin) => {
    const sim = await simulated()
    const { run } = terminal()
    const { code, stdout, stderr } = await run(once(sim), stdin)
    expect(code).toBe(2)
    expect(stderr).toContain('standard input')
    expect(stdout + stderr).not.toContain('stdin-canary')
    expect(sim.stats().total).toBe(0)
  })

  test('secrets among the arguments are refused before anything is sent', async () => {
    const sim = await simulated()
    const { run } = terminal()
    const { code, stderr } = await run(once(sim, '--client-secret', sim.clientSecret))
    expect(code).toBe(2)
    expect(stderr).toContain('no secret')
    expect(stderr).not.toContain(sim.clientSecret)
    expect(sim.stats().total).toBe(0)
  })

  test('a reader that has seen enough does not fail the sync', async () => {
    const sim = await simulated()
    const { start, run } = terminal()
    const { child, ended } = start(once(sim, '--json'), secretsOf(sim))
    child.stdout?.destroy()
    expect((await ended).code).toBe(0)
    expect((await run(['syncs', 'Acme'])).stdout).toMatch(/^ +1 +done /m)
  })

  test('connect without a keychain signs nothing in, and names the way that works', async () => {
    const sim = await simulated()
    const { run } = terminal()
    const { code, stderr } = await run(connecting(sim), secretsOf(sim))
    expect(code).toBe(1)
    expect(stderr).toContain('keychain')
    expect(stderr).toContain('--connector ringcentral --secrets -')
    expect(sim.stats().total).toBe(0)
  })
})

describe.skipIf(withoutKeyring)('connect, with a real keychain', () => {
  let keyring: Keyring
  beforeAll(async () => {
    keyring = await startKeyring()
  })
  afterAll(() => keyring.stop())

  test('by JWT: sync, verify, profile, and disconnect again', async () => {
    const sim = await simulated()
    const { data, run } = terminal(keyring.env)
    const connected = await run(connecting(sim), secretsOf(sim))
    expect(connected.code).toBe(0)
    expect(connected.stdout).toContain('Connected “Acme”')
    expect((await run(['accounts'])).stdout).toContain(`${new URL(sim.url).host}: ready`)

    const synced = await run(['sync', 'Acme', '--json'])
    expect(reportOf(synced).snapshot.status).toBe('whole')
    const self = sim.world.signedIn
    const [has] = sim.truth().users.find(({ id }) => id === self)?.effective ?? []
    const verified = await run(['verify', self, has ?? '', '--json'])
    expect(verified.code).toBe(0)
    const { answer, asked, why } = v.parse(outputs.verify.options[0], JSON.parse(verified.stdout))
    expect({ answer, computed: why.computed, differs: why.differs }).toEqual({
      answer: 'yes',
      computed: 'yes',
      differs: false,
    })
    expect(asked.parts).toMatchObject([{ kind: 'permission-check', status: 'whole' }])
    const profile = await run(['profile'])
    expect(profile.code).toBe(0)
    expect(profile.stdout).toContain('It is what the computed access says.')

    const left = await run(['disconnect', 'Acme'])
    expect(left.code).toBe(0)
    expect(keyring.entries()).toEqual([])
    const after = await run(['sync', 'Acme'])
    expect(after.code).toBe(1)
    expect(after.stderr).toContain('onnect')

    const outputsSeen = [connected, synced, verified, profile, left, after]
    const bytes = filesUnder(data).map((file) => readFileSync(file, 'latin1'))
    for (const canary of canaries(sim)) {
      for (const { stdout, stderr } of outputsSeen) {
        expect((stdout + stderr).includes(canary)).toBe(false)
      }
      expect(bytes.some((text) => text.includes(canary))).toBe(false)
    }
  })

  /** Starts a browser sign-in of the public application and waits for its address. */
  async function atTheBrowser(sim: RingCentralSim, run: ReturnType<typeof terminal>) {
    const secrets = JSON.stringify({ clientId: sim.publicClientId })
    const started = run.start(connecting(sim, '--no-open'), secrets)
    let stderr = ''
    started.child.stderr?.on('data', (text: string) => (stderr += text))
    const link = () => /^ {2}(http\S+)\n/m.exec(stderr)?.[1]
    await vi.waitUntil(() => link() !== undefined, { timeout: 60_000 })
    return { ...started, link: link() ?? '' }
  }

  test('by the browser, whose address is printed', async () => {
    const sim = await simulated()
    const shell = terminal(keyring.env)
    const { ended, link } = await atTheBrowser(sim, shell)
    await answerSignIn(link)
    const { code, stdout } = await ended
    expect(code).toBe(0)
    expect(stdout).toContain('Connected “Acme”')
    expect((await shell.run(['sync', 'Acme'])).code).toBe(0)
    expect((await shell.run(['disconnect', 'Acme'])).code).toBe(0)
  })

  test('denied there, or stopped by Ctrl+C, leaves nothing behind', async () => {
    const sim = await simulated()
    const shell = terminal(keyring.env)
    const denied = await atTheBrowser(sim, shell)
    await answerSignIn(denied.link, 'deny')
    expect((await denied.ended).code).toBe(1)

    const stopped = await atTheBrowser(sim, shell)
    stopped.child.kill('SIGINT')
    const { code, stderr } = await stopped.ended
    expect(code).toBe(1)
    expect(stderr).toContain('The sign-in was stopped. Nothing was kept.')

    expect(keyring.entries()).toEqual([])
    expect(JSON.parse((await shell.run(['accounts', '--json'])).stdout)).toEqual({ accounts: [] })
  })
})
