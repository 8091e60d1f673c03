/** EnOS from the command line: real processes against a simulated gateway over real HTTP. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { outputs } from '../../../src/main/cli/schemas'
import { SyncEstimate, SyncReport } from '../../../src/shared/schemas/syncs'
import { appSecretMark } from '../../servers/enos/answers/apps'
import { startEnos, type EnosSim } from '../../servers/enos'
import type { SimOptions } from '../../servers/enos/types'
import { startKeyring, withoutKeyring, type Keyring } from '../../support/keyring'
import { terminal, type Ended, type Terminal } from './process'

async function simulated(options: Partial<SimOptions> = {}): Promise<EnosSim> {
  const sim = await startEnos({ users: 25, apps: 4, limit: 100_000, largestMenu: 60, ...options })
  onTestFinished(() => sim.close())
  return sim
}

/** As `npm run -s sim:enos` prints it. */
const secretsOf = ({ url, accessKey, secretKey }: EnosSim): string =>
  `${JSON.stringify({ url, accessKey, secretKey })}\n`

const organization = ({ organizations }: EnosSim): string => organizations[0]!.id

const once = (sim: EnosSim, ...more: string[]): string[] => [
  'sync',
  'Plant',
  '--connector',
  'enos',
  '--server',
  sim.url,
  '--org',
  organization(sim),
  ...sim.apps.flatMap(({ id }) => ['--app', id]),
  '--requests-per-second',
  '1000',
  '--secrets',
  '-',
  ...more,
]

/** Grants without which nothing can be computed. */
const withoutRoles = [
  'USER',
  'ROLE',
  'USER_ALL_PERMISSION',
  'role-users',
  'role-resources',
] as const

/** With what it wrote on stderr where it did not. */
async function succeeded(run: Promise<Ended>): Promise<Ended> {
  const ended = await run
  expect(ended.code, ended.stderr).toBe(0)
  return ended
}

const json = <S extends v.GenericSchema>(schema: S, { stdout }: Ended): v.InferOutput<S> =>
  v.parse(schema, JSON.parse(stdout))

function contentsUnder(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
}

/** What is never kept or printed: the secret key, those of the organization's own apps, telephone numbers. */
function expectNoSecrets(folder: string, { secretKey }: EnosSim, ...ended: Ended[]): void {
  const everything = [
    ...contentsUnder(folder).map((content) => content.toString('latin1')),
    ...ended.map(({ stdout, stderr }) => stdout + stderr),
  ]
  for (const text of everything) {
    expect(text.includes(secretKey)).toBe(false)
    expect(text.includes(appSecretMark)).toBe(false)
    expect(text).not.toMatch(/1990\d{7}/)
  }
}

describe('a sync that signs in once', () => {
  test('explains everybody, and its own answers show what roles do not', async () => {
    const sim = await simulated()
    const { run, data: folder } = terminal()
    const stdin = secretsOf(sim)
    const first = await run(once(sim, '--find-apps', '--json'), stdin)
    expect(first.code).toBe(0)
    expect(json(SyncReport, first).snapshot.status).toBe('whole')
    // Nothing of EnOS's own was read, so nothing could be compared.
    expect((await run(['differences'])).code).toBe(4)

    const all = await run(once(sim, '--per-user', 'all'), stdin)
    expect(all.code).toBe(0)
    const truth = sim.truth()
    const pairs = truth.access.filter(({ beyond }) => beyond !== undefined)
    const listed = await run(['differences', '--json'])
    expect(listed.code).toBe(3)
    const { groupsTotal, notConfirmed } = json(outputs.differences.options[0], listed)
    expect({ groupsTotal, notConfirmed }).toEqual({ groupsTotal: pairs.length, notConfirmed: 0 })

    const { user, app, permissions, menus } = truth.access.find((one) => one.menus.length > 0)!
    const told = await run(['menus', user, '--app', app, '--json'])
    expect(json(outputs.menus.options[0], told)).toMatchObject({
      count: menus.length,
      confirmed: true,
    })
    const effective = json(
      outputs.effective,
      await run(['effective', user, '--app', app, '--json']),
    )
    const yes = effective.permissions.filter(({ answer }) => answer === 'yes')
    expect(yes.map(({ id }) => id).sort()).toEqual(permissions)
    expectNoSecrets(folder, sim, first, all, listed, told)
  })

  test('says by which role, menu group and menu, and lays two users beside each other', async () => {
    const sim = await simulated()
    const { run } = terminal()
    await run(once(sim), secretsOf(sim))
    const { access, roles, apps } = sim.truth()
    const { user, app, byRoles } = access.find((one) => one.byRoles.menus.length > 0)!
    const why = await run(['why', user, '--menu', byRoles.menus[0]!, '--app', app])
    expect(why.code).toBe(0)
    const groups = apps.find(({ id }) => id === app)!.menuGroups
    const group = groups.find(({ menus }) => menus.includes(byRoles.menus[0]!))!
    const role = roles.find((one) => one.menuGroups.some(({ id }) => id === group.id))!
    expect(why.stdout).toContain(group.name)
    expect(why.stdout).toContain(role.name)
    expect(why.stdout).toContain('not confirmed')

    const other = access.find(
      (one) =>
        one.app === app && one.byRoles.menus.join() !== byRoles.menus.join() && one.user !== user,
    )!
    const beside = await run(['menus', user, '--app', app, '--beside', other.user, '--json'])
    expect(beside.code).toBe(3)
    const { counts } = json(outputs.menus.options[1], beside)
    const theirs = new Set(other.byRoles.menus)
    const both = byRoles.menus.filter((menu) => theirs.has(menu)).length
    expect(counts).toEqual({
      both,
      left: byRoles.menus.length - both,
      right: theirs.size - both,
      unknown: 0,
    })
    const drawn = await run(['menus', user, '--app', app, '--beside', other.user])
    expect(drawn.stdout).toContain('only the first')
  })

  test('writes the differences as CSV, and shows names in another language', async () => {
    const sim = await simulated()
    const { run, data: folder } = terminal()
    const languages = ['--locale', 'en-US', '--locale', 'zh-CN']
    await run(once(sim, '--per-user', 'all', ...languages), secretsOf(sim))
    const out = join(folder, 'differences.csv')
    expect((await run(['differences', '--out', out])).code).toBe(0)
    expect(readFileSync(out, 'utf8').trimEnd().split('\r\n').length).toBeGreaterThan(1)

    const [app] = sim.truth().apps
    const nameOf = async () =>
      json(outputs.apps, await run(['apps', '--json'])).apps.find(({ id }) => id === app!.id)!.name
    const english = await nameOf()
    const shown = await run(['language', 'Plant', '--show', 'zh-CN', '--json'])
    expect(json(outputs.language, shown)).toMatchObject({ language: 'zh-CN' })
    expect(await nameOf()).not.toBe(english)
    expect((await run(['language', 'Plant', '--show', 'fr-FR'])).code).not.toBe(0)
    await run(['language', 'Plant', '--as-read'])
    expect(await nameOf()).toBe(english)
  })

  test.each([
    ['wrong keys', { secretKey: 'no' }, [], /1003|secret key/i],
    ['an organization that is not there', {}, ['--org', 'o404'], /o404|organization/],
  ] as const)('with %s says so, and keeps nothing', async (_, wrong, more, words) => {
    const sim = await simulated()
    const { run, data: folder } = terminal()
    const { accessKey, secretKey } = { ...sim, ...wrong }
    const argv = once(sim).filter((part) => more.length === 0 || part !== organization(sim))
    const asked = more.length === 0 ? argv : argv.toSpliced(argv.indexOf('--org'), 1, ...more)
    const ended = await run(asked, JSON.stringify({ accessKey, secretKey }))
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(words)
    expect((await run(['accounts', '--json'])).stdout).toContain('"accounts": []')
    expectNoSecrets(folder, sim, ended)
  })

  test('takes no secret key from its arguments', async () => {
    const sim = await simulated()
    const { run } = terminal()
    const ended = await run([...once(sim), '--secret-key', sim.secretKey])
    expect(ended.code).toBe(2)
    expect(ended.stderr).not.toContain(sim.secretKey)
  })
})

describe('whose own answers are read', () => {
  /** Requests for EnOS's own answers, one for each user and app. */
  const asked = (sim: EnosSim): number =>
    sim.stats().byOperation['user/app/resource/permission'] ?? 0

  test('can be named, by id and e-mail', async () => {
    const sim = await simulated({ apps: 3 })
    const [one, other] = sim.truth().users
    const { run } = terminal()
    const users = `${one!.id}, ${other!.email}`
    await succeeded(run(once(sim), secretsOf(sim)))
    const ended = await succeeded(run(once(sim, '--per-user', users), secretsOf(sim)))
    expect(ended.stdout).toContain('Synced “Plant”')
    expect(asked(sim)).toBe(2 * 3)
    const { apps } = json(outputs.apps, await run(['apps', '--json']))
    expect(apps.map(({ usersAsked }) => usersAsked)).toEqual([2, 2, 2])

    const unheard = await run(once(sim, '--per-user', 'Nobody'), secretsOf(sim))
    expect(unheard.code).toBe(0)
    expect(unheard.stdout + unheard.stderr).toContain('Nobody')
  })

  test('are all that is left where no grant was given, and still say who has what', async () => {
    const sim = await simulated({ without: [...withoutRoles] })
    const { user, app, menus } = sim.truth().access.find((one) => one.menus.length > 1)!
    const { run } = terminal()
    const ended = await succeeded(run(once(sim, '--per-user', user), secretsOf(sim)))
    expect(ended.stderr).toContain('“Plant” is partial')
    expect(ended.stdout).toMatch(/grant.* USER/)
    const told = await succeeded(run(['menus', user, '--app', app, '--json']))
    expect(json(outputs.menus.options[0], told)).toMatchObject({ count: menus.length, missing: [] })
    // Nothing is known to compare it with.
    expect((await run(['differences'])).code).toBe(4)
    expect((await run(['why', user, '--menu', menus[0]!, '--app', app])).code).toBe(0)
  })

  test('go on after Ctrl+C where they stopped', async () => {
    const sim = await simulated()
    const all = 25 * 4
    const { start, run } = terminal()
    const first = start(once(sim, '--per-user', 'all'), secretsOf(sim))
    await vi.waitUntil(() => asked(sim) >= 40, { timeout: 60_000, interval: 10 })
    first.child.kill('SIGINT')
    const stopped = await first.ended
    expect(stopped.code).toBe(1)
    expect(stopped.stderr).toContain('the same command goes on where it stopped')
    const before = asked(sim)
    expect(before).toBeLessThan(all)

    const ended = await succeeded(run(once(sim, '--per-user', 'all', '--json'), secretsOf(sim)))
    expect(json(SyncReport, ended)).toMatchObject({ resumed: true, snapshot: { status: 'whole' } })
    // Only what was on its way at the Ctrl+C may have been asked for again.
    expect(asked(sim)).toBeGreaterThanOrEqual(all)
    expect(asked(sim)).toBeLessThan(all + 20)
  })
})

describe('the third touchstone: which permissions and menus does this user have in this app?', () => {
  const menu = (id: string, displayOrder: number, parentId = '', children: object[] = []) => {
    return {
      id,
      code: `M_${id}`,
      name: `Menu ${id}`,
      url: `/${id}`,
      displayOrder,
      parentId,
      children,
    }
  }
  const data = {
    permissions: [{ id: 'p1', code: 'P_1', name: 'Read Reports' }],
    menus: [menu('m2', 2), menu('m1', 1, '', [menu('m3', 1, 'm1')])],
  }

  /** The answer alone, without the line that says where it is from. */
  async function picture(run: Terminal['run'], user: string, app: string): Promise<string[]> {
    const told = [
      await succeeded(run(['menus', user, '--app', app, '--account', 'Org'])),
      await succeeded(run(['effective', user, '--app', app, '--account', 'Org'])),
    ]
    return told.flatMap(({ stdout }) =>
      stdout.split('\n').filter((line) => !line.startsWith('Snapshot ')),
    )
  }

  test('a saved answer and a sync of the same answer say the same', async () => {
    const sim = await simulated({ without: [...withoutRoles, 'app', 'menu-groups', 'apps-list'] })
    const user = sim.truth().users[0]!.id
    const app = sim.apps[0]!.id
    sim.change({ change: 'answer', user, app, data })
    const online = terminal()
    const words = once(sim, '--per-user', user).with(1, 'Org')
    await succeeded(online.run(words, secretsOf(sim)))

    const saved = terminal()
    const file = join(saved.data, 'answer.json')
    writeFileSync(file, JSON.stringify({ code: 0, message: 'OK', data }))
    const told = ['--org', organization(sim), '--user', user, '--app', app]
    await succeeded(saved.run(['import', file, '--account', 'Org', ...told]))

    const imported = await picture(saved.run, user, app)
    expect(imported.join('\n')).toMatch(/├─ Menu m1 .*\n│ {2}└─ Menu m3 .*\n└─ Menu m2 /)
    expect(imported.join('\n')).toContain('Read Reports')
    expect(await picture(online.run, user, app)).toEqual(imported)
  })
})

describe.skipIf(withoutKeyring)('a connection, with a real keychain', () => {
  let keyring: Keyring
  beforeAll(async () => {
    keyring = await startKeyring()
  })
  afterAll(() => keyring.stop())

  const connecting = (sim: EnosSim, ...organizations: string[]): string[] => [
    'connect',
    'enos',
    '--account',
    'Plant',
    '--server',
    sim.url,
    ...organizations.flatMap((id) => ['--org', id]),
    ...sim.apps.flatMap(({ id }) => ['--app', id]),
    '--requests-per-second',
    '1000',
    '--secrets',
    '-',
  ]

  test('of two organizations shares the key, and tells what a sync takes', async () => {
    const sim = await simulated({ organizations: 2 })
    const { run, data: folder } = terminal(keyring.env)
    const [east, west] = sim.organizations
    const words = connecting(sim, east!.id, `${west!.id}=Plant West`)
    const connected = await succeeded(run([...words, '--json'], secretsOf(sim)))
    const { connected: accounts = [] } = json(outputs.connect.options[0], connected)
    expect(accounts.map(({ name }) => name)).toEqual([`Plant ${east!.id}`, 'Plant West'])
    const account = accounts[0]!.id

    const estimate = await succeeded(run(['sync', account, '--estimate', '--json']))
    expect(json(SyncEstimate, estimate)).toMatchObject({
      users: 25,
      apps: 4,
      perUser: { none: 0, all: 100 },
    })
    const synced = await succeeded(run(['sync', account, '--per-user', 'sample']))
    const sampled = sim.stats().byOperation['user/app/resource/permission'] ?? 0
    expect(sampled).toBeGreaterThan(0)
    expect(sampled).toBeLessThan(100)
    const inWords = await succeeded(run(['sync', account, '--estimate']))
    expect(inWords.stdout).toMatch(/--per-user none: \d+ requests, at least \d+ s$/m)
    const [, sample, all] = /sample: (\d+) requests[^]*all: (\d+) requests/.exec(inWords.stdout)!
    expect(Number(all) - Number(sample)).toBe(100 - sampled)

    // One of two goes: the other one still has the key.
    await succeeded(run(['disconnect', account]))
    const other = await succeeded(run(['sync', 'Plant West', '--app', sim.apps[0]!.id]))
    const { apps } = json(outputs.apps, await run(['apps', '--account', 'Plant West', '--json']))
    expect(apps.map(({ id, catalogue }) => [id, catalogue])).toContainEqual([sim.apps[0]!.id, true])
    await succeeded(run(['disconnect', 'Plant West']))
    expect(keyring.entries()).toEqual([])
    expectNoSecrets(folder, sim, connected, synced, inWords, other)
  })

  test('asks EnOS about an app anew, and shows what changed behind its back', async () => {
    const sim = await simulated()
    const { run, data: folder } = terminal(keyring.env)
    await succeeded(run(connecting(sim, organization(sim)), secretsOf(sim)))
    await succeeded(run(['sync', 'Plant', '--per-user', 'sample']))
    const { users, roles, access } = sim.truth()
    // One role alone gives it, and nothing beyond roles is in it.
    const [user, app, permission, role] = access
      .filter(({ beyond }) => beyond === undefined)
      .flatMap(({ user, app, permissions }) => {
        const held = users.find(({ id }) => id === user)!.roles
        return permissions.flatMap((id) => {
          const giving = roles.filter(
            (role) =>
              held.includes(role.id) &&
              role.permissions.some((one) => one.app === app && one.id === id),
          )
          return giving.length === 1 ? [[user, app, id, giving[0]!.id] as const] : []
        })
      })[0]!

    const agreed = await succeeded(run(['verify', user, '--app', app]))
    expect(agreed.stdout).toContain('It is what was computed from roles.')
    const pair = access.find((one) => one.user === user && one.app === app)!
    expect(agreed.stdout).toContain(
      `has ${String(pair.permissions.length)} permissions and ${String(pair.menus.length)} menus`,
    )
    expect(agreed.stdout.match(/[├└]─/g)).toHaveLength(pair.menus.length)

    sim.change({ change: 'revoke-permission', role, app, permission })
    const fresh = await run(['verify', user, permission, '--app', app, '--json'])
    expect(fresh.code).toBe(3)
    const { answer, why } = json(outputs.verify.options[0], fresh)
    expect({ answer, computed: why.computed, differs: why.differs }).toEqual({
      answer: 'no',
      computed: 'yes',
      differs: true,
    })
    const whole = await run(['verify', user, '--app', app])
    expect(whole.stdout).toContain('0 by the vendor alone, 1 by computation alone')
    expect(whole.stdout).toMatch(new RegExp(`only computed: permission .*\\(${permission}\\)`))
    expect(whole.stdout).toContain('roles may have been changed in between')
    expect((await run(['differences', '--user', user, '--app', app])).code).toBe(3)

    const none = users.find(({ id }) => access.every((one) => one.user !== id || one.app !== app))!
    const refused = await run(['verify', none.id, '--app', app])
    expect(refused.code).toBe(3)
    expect(refused.stdout).toContain('has no access in')
    expectNoSecrets(folder, sim, agreed, fresh, whole, refused)
    await succeeded(run(['disconnect', 'Plant']))
  })

  test('does not take a key that may read nobody’s access for “no access”', async () => {
    const sim = await simulated({ without: ['user-resources'] })
    const { run } = terminal(keyring.env)
    await succeeded(run(connecting(sim, organization(sim)), secretsOf(sim)))
    await succeeded(run(['sync', 'Plant']))
    const { user, app, permissions } = sim
      .truth()
      .access.find((one) => one.menus.length > 0 && one.permissions.length > 0)!
    expect((await run(['verify', user, permissions[0]!, '--app', app])).code).toBe(4)
    const asked = await run(['verify', user, '--app', app, '--json'])
    expect(json(outputs.verify.options[1], asked)).toMatchObject({ answer: 'unknown' })
    expect(asked.stderr).toContain('probably not readable with this key')
    // What was computed stands as it was.
    expect((await run(['menus', user, '--app', app])).code).toBe(0)
    await succeeded(run(['disconnect', 'Plant']))
  })
})
