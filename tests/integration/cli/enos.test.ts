/** EnOS from the command line: real processes against a simulated gateway over real HTTP. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { outputs } from '../../../src/main/cli/schemas'
import { SyncEstimate, SyncReport } from '../../../src/shared/schemas/syncs'
import { appSecretMark } from '../../servers/enos/answers/apps'
import { startEnos, type EnosSim } from '../../servers/enos'
import type { SimOptions } from '../../servers/enos/types'
import { startKeyring, withoutKeyring, type Keyring } from '../../support/keyring'
import { terminal, type Ended } from './process'

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

describe.skipIf(withoutKeyring)('a connection, with a real keychain', () => {
  let keyring: Keyring
  beforeAll(async () => {
    keyring = await startKeyring()
  })
  afterAll(() => keyring.stop())

  test('of two organizations shares the key, tells what a sync takes, and asks EnOS anew', async () => {
    const sim = await simulated({ organizations: 2 })
    const { run, data: folder } = terminal(keyring.env)
    const stdin = secretsOf(sim)
    const [east, west] = sim.organizations
    const connected = await run(
      [
        'connect',
        'enos',
        '--account',
        'Plant',
        '--server',
        sim.url,
        '--org',
        east!.id,
        '--org',
        `${west!.id}=Plant West`,
        ...sim.apps.flatMap(({ id }) => ['--app', id]),
        '--requests-per-second',
        '1000',
        '--secrets',
        '-',
        '--json',
      ],
      stdin,
    )
    expect(connected.code).toBe(0)
    const { connected: accounts = [] } = json(outputs.connect.options[0], connected)
    expect(accounts.map(({ name }) => name)).toEqual([`Plant ${east!.id}`, 'Plant West'])

    const account = accounts[0]!.id
    const estimate = json(SyncEstimate, await run(['sync', account, '--estimate', '--json']))
    expect(estimate).toMatchObject({ users: 25, apps: 4, perUser: { none: 0, all: 100 } })
    expect((await run(['sync', account, '--per-user', 'sample'])).code).toBe(0)

    const truth = sim.truth(east!.id)
    const { user, app, permissions } = truth.access.find((one) => one.permissions.length > 1)!
    const agreed = await run(['verify', user, '--app', app, '--account', account])
    expect(agreed.code).toBe(0)
    const role = truth.roles.find(
      ({ id, permissions: given }) =>
        given.some((one) => one.app === app && one.id === permissions[0]) &&
        truth.users.find((one) => one.id === user)!.roles.includes(id),
    )
    if (role) {
      sim.change({ change: 'revoke-permission', role: role.id, app, permission: permissions[0]! })
    }
    const now = sim
      .truth(east!.id)
      .access.find((one) => one.user === user && one.app === app)?.permissions
    const fresh = await run([
      'verify',
      user,
      permissions[0]!,
      '--app',
      app,
      '--account',
      account,
      '--json',
    ])
    const has = now?.includes(permissions[0]!) ?? false
    expect(json(outputs.verify.options[0], fresh).answer).toBe(has ? 'yes' : 'no')
    expect(fresh.code).toBe(has ? 0 : 3)

    expect((await run(['disconnect', account])).code).toBe(0)
    expect((await run(['sync', 'Plant West'])).code).toBe(0)
    expectNoSecrets(folder, sim, connected, agreed, fresh)
  })
})
