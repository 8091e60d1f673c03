/** What the command line asks of the core for EnOS, and how it tells the answers. */
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Output } from '../../../src/shared/contract'
import type { Connection } from '../../../src/shared/schemas/connections'
import type { Asked, SyncEstimate } from '../../../src/shared/schemas/syncs'
import { cli, type Answers, type Surroundings } from './fake-core'
import {
  account,
  answers,
  brief,
  effective,
  menus,
  run,
  snapshot,
  summary,
  syncReport,
  why,
} from './samples'

const secretKey = 'canary-secret-key'
const keys: Surroundings = { stdin: JSON.stringify({ url: 'x', accessKey: 'ak', secretKey }) }

const connection: Connection = {
  connector: 'enos',
  server: 'https://gateway.example',
  method: 'access-key',
  accessKey: 'ak0',
  organization: 'o1',
  apps: ['app1'],
  findApps: true,
  locales: ['en-US', 'zh-CN'],
  requestsPerSecond: 5,
  connectedAt: '2026-11-01T00:00:00.000Z',
  state: 'ready',
}

const enos: Answers = {
  ...answers,
  'app.keychain': () => ({ kept: 'keychain' }),
  'accounts.list': () => ({ accounts: [] }),
  'connections.signIn': () => ({ run: 'r1' }),
  'syncs.once': () => ({ run: 'r1' }),
  'syncs.start': () => ({ run: 'r1' }),
  'connections.change': () => account,
  'runs.get': () => run({ kind: 'sync', result: { account }, syncReport }),
  'accounts.overview': () => ({ account, snapshot, coverage: [], differences: 0, languages: [] }),
}
const known: Answers = { ...enos, 'accounts.list': () => ({ accounts: [summary({ connection })] }) }

const connect = ['connect', 'enos', '--account', 'Plant', '--secrets', '-']
const gateway = ['--server', 'https://gateway.example']
const once = ['sync', 'Plant', '--connector', 'enos', ...gateway, '--org', 'o1', '--secrets', '-']

describe('connect enos', () => {
  test('reads keys from stdin, and apps from as many options and lists as there are', async () => {
    const words = [...connect, ...gateway, '--org', 'o1', '--app', 'a, b', '--app', 'c\nb']
    const { core, exit } = await cli([...words, '--requests-per-second', '50'], enos, keys)
    expect(exit).toBe(0)
    expect(core.inputOf('connections.signIn')).toEqual({
      connector: 'enos',
      accounts: [{ account: 'Plant', organization: 'o1' }],
      server: 'https://gateway.example',
      credential: { method: 'access-key', accessKey: 'ak', secretKey },
      apps: ['a', 'b', 'c'],
      findApps: false,
      locales: ['en-US'],
      requestsPerSecond: 50,
    })
  })

  test('finds apps where none is given, and makes each organization an account', async () => {
    const words = [...connect, ...gateway, '--org', 'o1', '--org', 'o2=West = 2', '--org', 'o3=']
    const { core } = await cli([...words, '--locale', 'zh-CN', '--locale', 'en-US'], enos, keys)
    expect(core.inputOf('connections.signIn')).toMatchObject({
      accounts: [
        { account: 'Plant o1', organization: 'o1' },
        { account: 'West = 2', organization: 'o2' },
        { account: 'Plant o3', organization: 'o3' },
      ],
      apps: [],
      findApps: true,
      locales: ['zh-CN', 'en-US'],
      requestsPerSecond: 20,
    })
  })

  test('keeps what was given before, but not for another gateway', async () => {
    const again = await cli(connect.with(3, ' Acme '), known, keys)
    expect(again.exit).toBe(0)
    expect(again.core.inputOf('connections.signIn')).toMatchObject({
      accounts: [{ account: ' Acme ', organization: 'o1' }],
      server: 'https://gateway.example',
      apps: ['app1'],
      findApps: true,
      locales: ['en-US', 'zh-CN'],
      requestsPerSecond: 5,
    })
    const words = connect.with(3, 'Acme')
    const elsewhere = await cli([...words, '--server', 'https://other.example'], known, keys)
    expect(elsewhere.exit).toBe(2)
    expect(elsewhere.stderr).toContain('which organization')
  })

  test('asks a person, without showing the secret key', async () => {
    const stdin = new PassThrough()
    const typed = ['ak\r', `${secretKey}\r`]
    const { core, exit, stdout, stderr } = await cli(
      [...connect.slice(0, 4), ...gateway, '--org', 'o1'],
      enos,
      {
        stdin,
        stdinIsTerminal: true,
        isTerminal: true,
        onStderr: (text) => {
          if (!/Access key: $|Secret key of ak\b/.test(text)) return
          const next = typed.shift()
          if (next !== undefined) setImmediate(() => stdin.write(next))
        },
      },
    )
    expect(exit).toBe(0)
    expect(core.inputOf('connections.signIn')).toMatchObject({
      credential: { method: 'access-key', accessKey: 'ak', secretKey },
    })
    expect(stdout + stderr).not.toContain(secretKey)
  })

  test('says of each organization that it is connected, and once where the key is', async () => {
    const all = [account, { ...account, id: 'a2', name: 'West' }]
    const { stdout } = await cli(
      [...connect, ...gateway, '--org', 'o1', '--org', 'o2=West'],
      {
        ...enos,
        'runs.get': () => run({ kind: 'sign-in', result: { account }, connected: all }),
      },
      keys,
    )
    expect(stdout.match(/^Connected /gm)).toHaveLength(2)
    expect(stdout.match(/keychain/g)).toHaveLength(1)
    expect(stdout).toContain('Next: permiscope sync "West"')
  })

  test.each([
    [connect, 'at which gateway'],
    [[...connect, ...gateway], 'which organization'],
    [[...connect, ...gateway, '--org', 'o1', '--app', ' , '], 'names no app'],
    [[...connect, ...gateway, '--org', 'o1', '--client-id', 'c'], 'an option of RingCentral'],
    [[...connect, ...gateway, '--org', 'o1', '--jwt'], 'an option of RingCentral'],
    [
      ['connect', 'ringcentral', '--account', 'A', '--app', 'x', '--secrets', '-'],
      'an option of EnOS',
    ],
    [
      ['connect', 'ringcentral', '--account', 'A', '--find-apps', '--secrets', '-'],
      'an option of EnOS',
    ],
    [
      ['connect', 'ringcentral', '--account', 'A', '--access-key', 'k', '--secrets', '-'],
      'an option of EnOS',
    ],
    [[...connect, ...gateway, '--org', 'o1', '--requests-per-second', '0'], 'whole number from 1'],
  ])('%j is wrong usage', async (argv, message) => {
    const { core, exit, stderr } = await cli(argv, enos, keys)
    expect(exit).toBe(2)
    expect(stderr).toContain(message)
    expect(core.inputOf('connections.signIn')).toBeUndefined()
  })

  test.each([
    [{ secretKey }, '“accessKey” is not'],
    [{ accessKey: 'ak' }, '“secretKey” is not'],
    [{ accessKey: 'ak', secretKey: [secretKey] }, '“secretKey” on standard input'],
  ])('keys as in %j are refused without being repeated', async (piped, message) => {
    const stdin = JSON.stringify(piped)
    const { exit, stdout, stderr } = await cli([...connect, ...gateway, '--org', 'o1'], enos, {
      stdin,
    })
    expect(exit).toBe(2)
    expect(stderr).toContain(message)
    expect(stdout + stderr).not.toContain(secretKey)
  })

  test.each([
    ['--secret-key', secretKey],
    [`--secret-key=${secretKey}`],
    [`--secretKey=${secretKey}`],
    [`--secrets`, secretKey],
  ])('takes no secret key as %s', async (...words) => {
    const { core, exit, stdout, stderr } = await cli([...connect.slice(0, 4), ...words], enos, keys)
    expect(exit).toBe(2)
    expect(stdout + stderr).not.toContain(secretKey)
    expect(core.calls).toEqual([])
  })
})

describe('sync of EnOS', () => {
  test.each([
    ['none', { of: 'none' }],
    ['sample', { of: 'sample' }],
    ['all', { of: 'all' }],
    ['u1', { of: 'users', users: ['u1'] }],
    ['u1, li.wei@x.example ,Li Wei', { of: 'users', users: ['u1', 'li.wei@x.example', 'Li Wei'] }],
  ])('--per-user %s', async (text, perUser) => {
    const { core } = await cli([...once, '--per-user', text], enos, keys)
    expect(core.inputOf('syncs.once')).toEqual({
      connector: 'enos',
      account: 'Plant',
      organization: 'o1',
      server: 'https://gateway.example',
      credential: { method: 'access-key', accessKey: 'ak', secretKey },
      apps: [],
      findApps: true,
      locales: ['en-US'],
      requestsPerSecond: 20,
      perUser,
    })
    const connected = await cli(['sync', 'Acme', '--per-user', text], known)
    expect(connected.core.inputOf('syncs.start')).toEqual({ account: 'Acme', perUser })
    expect(connected.core.inputOf('connections.change')).toBeUndefined()
  })

  test('keeps how a connected account is read from now on, with what was known before', async () => {
    const { core, exit } = await cli(['sync', 'Acme', '--app', 'app2', '--locale', 'de-DE'], known)
    expect(exit).toBe(0)
    expect(core.inputOf('connections.change')).toEqual({
      account: 'Acme',
      reading: { apps: ['app2'], findApps: false, locales: ['de-DE'], requestsPerSecond: 5 },
    })
    const faster = await cli(['sync', 'Acme', '--requests-per-second', '9'], known)
    expect(faster.core.inputOf('connections.change')).toMatchObject({
      reading: {
        apps: ['app1'],
        findApps: true,
        locales: ['en-US', 'zh-CN'],
        requestsPerSecond: 9,
      },
    })
  })

  test.each([
    [[...once, '--per-user', ' , '], 'names nobody'],
    [[...once, '--org', 'o2'], 'one organization'],
    [once.with(7, 'o1=West'), 'named twice'],
    [[...once, '--anew'], '--anew does not go together'],
    [[...once, '--estimate'], '--estimate does not go together'],
    [['sync', 'Acme', '--org', 'o2'], '--org needs --connector'],
    [['sync', 'Acme', '--access-key', 'k'], '--access-key needs --connector'],
    [['sync', 'Acme', '--estimate', '--app', 'a'], '--app does not go together with --estimate'],
    [['sync', 'Acme', '--estimate', '--anew'], '--anew does not go together with --estimate'],
  ])('%j is wrong usage', async (argv, message) => {
    const { core, exit, stderr } = await cli(argv, known, keys)
    expect(exit).toBe(2)
    expect(stderr).toContain(message)
    expect(core.calls.filter(({ name }) => /start|once|change/.test(name))).toEqual([])
  })

  test('says how many cases differ, where some do', async () => {
    const differing: Answers = {
      ...known,
      'accounts.overview': () => ({
        account,
        snapshot,
        coverage: [],
        differences: 1_234,
        languages: [],
      }),
    }
    expect((await cli(['sync', 'Acme'], differing)).stdout).toContain(
      '≠ In 1,234 cases the vendor’s word and the computed access differ: permiscope differences --account "Acme"',
    )
  })
})

describe('sync --estimate', () => {
  const told = async (estimate: SyncEstimate, ...more: string[]) =>
    cli(['sync', 'Acme', '--estimate', ...more], { ...known, 'syncs.estimate': () => estimate })
  const whole: SyncEstimate = {
    users: 2_000,
    apps: 20,
    base: 75,
    perUser: { none: 0, sample: 400, all: 40_000 },
    secondsPerRequest: { atCeiling: 0.05, lately: 0.1 },
  }

  test('says how many requests each choice takes, and how long', async () => {
    const { core, exit, stdout } = await told(whole)
    expect(exit).toBe(0)
    expect(stdout).toContain('It is reckoned with 2,000 users and 20 apps.')
    expect(stdout).toContain('  --per-user none: 75 requests, at least 4 s, about 8 s as of late')
    expect(stdout).toContain(
      '  --per-user sample: 475 requests, at least 24 s, about 48 s as of late',
    )
    expect(stdout).toContain(
      '  --per-user all: 40,075 requests, at least 33 min, about 67 min as of late',
    )
    expect(core.inputOf('syncs.start')).toBeUndefined()
    expect((await told(whole, '--json')).json).toEqual(whole)
  })

  test('does not say what is not known yet', async () => {
    const { stdout } = await told({ base: 3, secondsPerRequest: { atCeiling: 1 } })
    expect(stdout).toContain('users that are not known yet and apps that are not known yet')
    expect(stdout).toContain('--per-user none: 3 requests, at least 3 s')
    expect(stdout).not.toMatch(/--per-user (sample|all): /)
    const { perUser: _, ...rest } = whole
    const noSample = await told({ ...rest, perUser: { none: 0, all: 40_000 } })
    expect(noSample.stdout).toContain('which a first sync tells')
  })
})

const li = { id: 'u1', name: 'Li Wei' }
const bo = { id: 'u2', name: 'Bo Ott' }
const app = { id: 'app1', name: 'Wind Monitor' }
type Differences = Output<'access', 'differences'>

const group = (items: number): Differences['groups'][number] => ({
  user: li,
  app,
  vendorOnly: items - 1,
  computedOnly: 1,
  items: Array.from({ length: items }, (_, index) => ({
    kind: 'menu' as const,
    id: `m${String(index)}`,
    name: `Menu ${String(index)}`,
    computed: index === 0 ? ('yes' as const) : ('no' as const),
    vendor: index === 0 ? ('no' as const) : ('yes' as const),
  })),
  takenAt: '2026-11-14T11:11:00.000Z',
  computedAt: '2026-11-14T10:00:00.000Z',
  causes: ['A user group may give what roles do not.'],
})

const differences = (more: Partial<Differences> = {}): Differences => ({
  snapshot: brief,
  total: 0,
  groupsTotal: 0,
  groups: [],
  compared: 4,
  agreed: 4,
  notConfirmed: 0,
  notComputed: 0,
  text: 'What differs.',
  ...more,
})

describe('differences', () => {
  const ask = (answer: Differences, ...more: string[]) =>
    cli(['differences', ...more], { ...known, 'access.differences': () => answer })

  test.each([
    ['no difference in whatever there is', {}, 0],
    ['a difference', { total: 1, groupsTotal: 1, groups: [group(1)] }, 3],
    ['a difference beside what is open', { total: 1, groups: [group(1)], notConfirmed: 9 }, 3],
    ['none known, but not all confirmed', { notConfirmed: 1 }, 4],
    ['none known, but not all computed', { notComputed: 1 }, 4],
    ['nothing to compare', { compared: 0, agreed: 0 }, 4],
  ])('%s', async (_, more, code) => {
    expect((await ask(differences(more))).exit).toBe(code)
  })

  test('are told with the side that has it, the time and the causes', async () => {
    const found = differences({ total: 13, groupsTotal: 1, groups: [group(13)] })
    const { core, stdout } = await ask(found, '--user', 'Li', '--app', 'Wind', '--limit', '5')
    expect(core.inputOf('access.differences')).toMatchObject({ user: 'Li', app: 'Wind', limit: 5 })
    expect(stdout).toContain(
      '≠ Li Wei (u1) in Wind Monitor (app1): 12 by the vendor alone, 1 by computation alone; the vendor said it 14 Nov 2026, 11:11 UTC',
    )
    expect(stdout).toContain('only computed: menu Menu 0 (m0)')
    expect(stdout).toContain('only the vendor: menu Menu 9 (m9)')
    expect(stdout).not.toContain('Menu 10')
    expect(stdout).toContain('… and 3 more differences')
    expect(stdout).toContain('– A user group may give')
  })
})

describe('menus --beside', () => {
  type Comparison = Output<'menus', 'compare'>
  const leaf = { code: '', url: '', children: [] }
  const missing = [
    { kind: 'role-list' as const, subject: '', status: 'missing' as const, text: 'the roles' },
  ]
  const comparison = (more: Partial<Comparison> = {}): Comparison => ({
    snapshot: brief,
    app,
    left: { user: li, answer: 'yes', takenAt: null, count: 2, missing: [] },
    right: { user: bo, answer: 'yes', takenAt: null, count: 2, missing: [] },
    counts: { both: 1, left: 1, right: 1, unknown: 1 },
    menus: [
      {
        id: 'm1',
        code: 'home',
        name: 'Home',
        url: '/home',
        left: 'yes',
        right: 'yes',
        children: [
          { id: 'm2', name: 'Here', left: 'yes', right: 'no', ...leaf },
          { id: 'm3', name: 'There', left: 'no', right: 'yes', rightWithoutParent: true, ...leaf },
        ],
      },
      { id: 'm4', name: 'Perhaps', left: 'yes', right: 'unknown', orphan: true, ...leaf },
    ],
    text: 'Both menus.',
    ...more,
  })
  const beside = (answer: Comparison) =>
    cli(['menus', 'Li', '--app', 'Wind', '--beside', 'Bo'], {
      ...known,
      'menus.compare': () => answer,
    })

  test('draws one tree, with a mark for each of the two', async () => {
    const { core, stdout } = await beside(comparison())
    expect(core.inputOf('menus.compare')).toEqual({
      account: 'a1',
      app: 'Wind',
      left: 'Li',
      right: 'Bo',
    })
    expect(stdout).toContain(
      [
        'Wind Monitor',
        '├─ ●● Home  [home]  /home',
        '│  ├─ ●– Here',
        '│  └─ –● There  (the second has it without its parent)',
        '└─ ●? Perhaps  (its parent is not among them)',
        '●● both   ●– only the first   –● only the second   ? unknown',
      ].join('\n'),
    )
  })

  const none = { both: 1, left: 0, right: 0, unknown: 0 }
  test.each([
    ['they differ', {}, 3],
    ['they are the same', { counts: none }, 0],
    ['one is not known', { counts: { ...none, unknown: 1 } }, 4],
    ['not all was read', { counts: none, left: { ...comparison().left, missing } }, 4],
    ['only the second differs', { counts: { ...none, right: 1 } }, 3],
  ])('%s', async (_, more, code) => {
    expect((await beside(comparison(more))).exit).toBe(code)
  })

  test('says once what both lack', async () => {
    const { left, right } = comparison()
    const { stdout } = await beside(
      comparison({ left: { ...left, missing }, right: { ...right, missing } }),
    )
    expect(stdout.match(/the roles/g)).toHaveLength(1)
  })

  test.each([
    [['menus', '--app', 'A', '--beside', 'Bo'], 'whose menus'],
    [['menus', '--app', 'A', '--catalogue', '--beside', 'Bo'], 'do not go together'],
  ])('%j is wrong usage', async (argv, message) => {
    const { exit, stderr } = await cli(argv, known)
    expect(exit).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('verify --app', () => {
  const asked = (status: 'whole' | 'refused'): Asked => ({
    account: { id: 'a1', name: 'Acme' },
    ...(status === 'whole' ? { import: 5, snapshot: { ...snapshot, id: 5 } } : {}),
    parts: [
      {
        kind: 'user-app-resources',
        subject: 'u1 app1',
        status,
        ...(status === 'whole' ? {} : { reason: 'probably not readable with this key' }),
        takenAt: '2026-11-14T11:11:00.000Z',
        count: 3,
      },
    ],
  })
  const verify = (answer: Asked, more: Answers = {}, words: string[] = []) =>
    cli(['verify', 'Li', ...words, '--app', 'Wind'], {
      ...known,
      'connections.ask': () => ({ run: 'r1' }),
      'runs.get': () => run({ kind: 'question', asked: answer }),
      'access.effective': () => ({ ...effective, user: li }),
      'menus.tree': () => ({ ...menus('yes'), confirmed: true }),
      'access.differences': () => differences(),
      ...more,
    })

  test('shows what EnOS says of the user in the app, of the snapshot that holds it', async () => {
    const { core, exit, stdout } = await verify(asked('whole'))
    expect(exit).toBe(0)
    expect(core.inputOf('connections.ask')).toEqual({
      account: 'a1',
      question: { kind: 'app-resources', user: 'Li', app: 'Wind' },
    })
    for (const call of ['access.effective', 'menus.tree', 'access.differences']) {
      expect(core.inputOf(call)).toEqual({ account: 'a1', at: '5', user: 'Li', app: 'Wind' })
    }
    expect(stdout).toMatch(
      /^◇ EnOS says: Li Wei \(u1\) has \d+ permissions? and 4 menus in Wind Monitor/,
    )
    expect(stdout).toContain('It is what was computed from roles.')
    expect(stdout).toContain('├─ Home')
  })

  test('lists what is not as computed', async () => {
    const { exit, stdout } = await verify(asked('whole'), {
      'access.differences': () => differences({ total: 2, groupsTotal: 1, groups: [group(2)] }),
    })
    expect(exit).toBe(0)
    expect(stdout).toContain(
      '≠ It is not what was computed from roles: 1 by the vendor alone, 1 by',
    )
    expect(stdout).toContain('only computed: menu Menu 0 (m0)')
  })

  test('that nothing could be compared with says so', async () => {
    const { stdout } = await verify(asked('whole'), {
      'access.differences': () => differences({ compared: 0, agreed: 0, notComputed: 1 }),
    })
    expect(stdout).toContain('nothing could be compared')
    expect(stdout).not.toContain('It is what was computed')
  })

  test.each([
    ['no access ends with 3', { ...menus('no'), confirmed: true }, 3, 'has no access in'],
    ['what is computed is not its word', { ...menus('yes'), confirmed: false }, 4, 'is newer than'],
  ])('%s', async (_, tree, code, words) => {
    const { exit, stdout } = await verify(asked('whole'), { 'menus.tree': () => tree })
    expect(exit).toBe(code)
    expect(stdout).toContain(words)
  })

  test('that is refused is unknown, and asks nothing of an account that may not know the user', async () => {
    const { core, exit, stdout, stderr } = await verify(asked('refused'))
    expect(exit).toBe(4)
    expect(stdout).toContain('EnOS did not answer')
    expect(stderr).toContain('probably not readable with this key')
    expect(core.inputOf('menus.tree')).toBeUndefined()
  })

  test('with a permission answers for it, and does not call a name it never heard unanswered', async () => {
    const vendorWord = {
      answer: 'no' as const,
      takenAt: '2026-11-14T11:11:00.000Z',
      text: 'It says no.',
    }
    const no = await verify(
      asked('whole'),
      { 'access.why': () => ({ ...why('no'), vendor: 'no', vendorWord }) },
      ['Edit'],
    )
    expect(no.exit).toBe(3)
    expect(no.core.inputOf('connections.ask')).toMatchObject({
      question: { kind: 'app-resources' },
    })
    expect(no.core.inputOf('access.why')).toMatchObject({
      permission: 'Edit',
      app: 'Wind',
      at: '5',
    })
    const { vendorWord: _, ...unheard } = why('unknown')
    const misspelt = await verify(asked('whole'), { 'access.why': () => unheard }, ['Edti'])
    expect(misspelt.exit).toBe(4)
    expect(misspelt.stdout).toContain('may be misspelt')
    expect(misspelt.stdout).not.toContain('did not answer')
  })

  test.each([
    [['verify', 'Li'], 'what the vendor is asked about'],
    [['verify', 'Li', 'P', '--app', 'A', '--target', '7'], '--app and --target'],
  ])('%j is wrong usage', async (argv, message) => {
    const { exit, stderr } = await cli(argv, known)
    expect(exit).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('why', () => {
  test('says once that it is computed and not confirmed', async () => {
    const notConfirmed = 'Computed from roles and menu groups, not confirmed.'
    const answer = {
      ...why('yes'),
      confirmed: false,
      text: ['Yes.', notConfirmed],
      limits: ['What user groups give.', notConfirmed],
    }
    const { stdout } = await cli(['why', 'Li', 'Edit'], { ...known, 'access.why': () => answer })
    expect(stdout.split(notConfirmed)).toHaveLength(2)
    expect(stdout).toContain('– What user groups give.')
  })
})

describe('language', () => {
  const inLanguage = (language?: string): Answers => ({
    ...known,
    'accounts.language': () => account,
    'accounts.overview': () => ({
      account,
      snapshot,
      coverage: [],
      differences: 0,
      languages: ['', 'en-US', 'zh-CN'],
      ...(language === undefined ? {} : { language }),
    }),
  })

  test('is chosen, or taken back, and told', async () => {
    const shown = await cli(['language', 'Acme', '--show', 'zh-CN'], inLanguage('zh-CN'))
    expect(shown.core.inputOf('accounts.language')).toEqual({ account: 'Acme', language: 'zh-CN' })
    expect(shown.stdout).toContain('were read in en-US, zh-CN.')
    expect(shown.stdout).toContain('They are shown in zh-CN')
    expect((await cli(['overview'], inLanguage('zh-CN'))).stdout).toContain(
      'Names are shown in zh-CN',
    )
    const asRead = await cli(['language', 'Acme', '--as-read'], inLanguage())
    expect(asRead.core.inputOf('accounts.language')).toEqual({ account: 'Acme' })
    expect(asRead.stdout).toContain('as each answer gave them first')
    const told = await cli(['language'], inLanguage())
    expect(told.core.inputOf('accounts.language')).toBeUndefined()
    expect((await cli(['language', '--show', 'x', '--as-read'], inLanguage())).exit).toBe(2)
  })
})
