import { describe, expect, test } from 'vitest'
import { cli, type Answers } from './fake-core'
import { answers, brief, effective, menus, snapshot, whoCan, why } from './samples'

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)
const evidence =
  'Snapshot 3 of “Acme”, taken 14 Nov 2026, 09:12 UTC, 2 hours old, partial: 2 parts are not whole.'

describe('effective', () => {
  test('prints the contract’s answer under --json', async () => {
    const { json, stderr } = await cli(['effective', 'Anna', '--json'], answers)
    expect(json).toEqual(effective)
    expect(stderr).toBe('')
  })

  test('reads as sentences, a table with marks, and its evidence', async () => {
    const { stdout, exit } = await cli(['effective', 'Anna'], answers)
    expect(exit).toBe(0)
    expect(stdout).toBe(
      [
        'Anna Meyer (1042) has at least 1 permission.',
        '? What the role Sales lists was refused.',
        '',
        '     name                id                 switch  by                  answer',
        '●◇   Configure Presence  ConfigurePresence  yes     Standard',
        '≠◐◆  Read Presence       ReadPresence       no      Standard, directly  no (computed yes, vendor no)',
        '● listed by a role   ◐ included by a permission   ◆ direct   ◇ vendor’s word   ? unknown   ≠ differs',
        '',
        'Whether this user has what is not listed is unknown.',
        '',
        'This answer cannot tell:',
        '  – Site restrictions are not looked at.',
        '',
        evidence,
        '',
      ].join('\n'),
    )
  })

  test('never sends a control character of a name to the terminal', async () => {
    const { stdout } = await cli(['effective', 'Anna'], {
      ...answers,
      'access.effective': () => ({
        ...effective,
        user: { id: '1', name: 'A\u001b]0;title\u0007\r\u202e' },
      }),
    })
    expect(stdout).toContain('A\\x1b]0;title\\x07\\r\\u202e (1)')
  })
})

describe('exit codes', () => {
  test.each([
    ['yes', 0],
    ['no', 3],
    ['unknown', 4],
  ] as const)('why: %s ends with %i, with and without --json', async (answer, code) => {
    const given = { ...answers, 'access.why': () => why(answer) }
    const human = await cli(['why', 'Anna', 'P'], given)
    const machine = await cli(['why', 'Anna', 'P', '--json'], given)
    expect([human.exit, machine.exit]).toEqual([code, code])
    expect(machine.json).toEqual(why(answer))
    expect(lastLine(human.stdout)).toBe(evidence)
  })

  test.each([
    [1, 1, 0],
    [null, 5, 0],
    [0, 0, 3],
    [null, 0, 4],
  ])('who-can: total %s, at least %i ends with %i', async (total, atLeast, code) => {
    const given = { ...answers, 'access.whoCan': () => whoCan(total, atLeast) }
    const { exit, stdout } = await cli(['who-can', 'P'], given)
    expect(exit).toBe(code)
    expect(lastLine(stdout)).toBe(evidence)
  })

  test.each([
    ['yes', 0],
    ['no', 3],
    ['unknown', 4],
  ] as const)('menus: %s ends with %i', async (answer, code) => {
    const given = { ...answers, 'menus.tree': () => menus(answer) }
    expect((await cli(['menus', 'Li', '--app', 'A'], given)).exit).toBe(code)
  })
})

test('why asks about a menu, an app and a target', async () => {
  const { core } = await cli(
    ['why', 'Li', '--menu', 'home', '--app', 'Wind', '--target', '7'],
    answers,
  )
  expect(core.inputOf('access.why')).toEqual({
    account: 'a1',
    user: 'Li',
    menu: 'home',
    app: 'Wind',
    target: '7',
  })
})

describe('menus', () => {
  test('are drawn as a tree', async () => {
    const { stdout } = await cli(['menus', 'Li', '--app', 'Wind'], answers)
    expect(stdout).toContain(
      [
        'Wind Monitor',
        '├─ Home  [home]  /home',
        '│  ├─ 风机  [a]  /x',
        '│  └─ Lost  /x  (its parent is not among them)',
        '└─ Last  [z]  /x',
      ].join('\n'),
    )
  })

  test('the catalogue is asked for without a user', async () => {
    const { core, exit } = await cli(['menus', '--catalogue', '--app', 'Wind'], {
      ...answers,
      'menus.tree': () => ({ ...menus('yes'), answer: 'unknown' }),
    })
    expect(exit).toBe(0)
    expect(core.inputOf('menus.tree')).toEqual({ account: 'a1', app: 'Wind' })
  })
})

describe('lists', () => {
  const user = {
    id: '1',
    name: 'Anna',
    roles: [
      { id: '1', name: 'Standard', autoAssigned: false, siteRestricted: false, hidden: false },
    ],
    rolesKnown: true,
  }
  const users: Answers = {
    ...answers,
    'users.list': () => ({
      snapshot,
      all: { value: 5, is: 'atLeast' },
      total: 3,
      unknown: 1,
      users: [user, { ...user, id: '2', name: 'Bo', roles: [], rolesKnown: false }],
    }),
  }

  test('users says how many match, how many may, and where it goes on', async () => {
    const { stdout, core } = await cli(
      ['users', 'has:X', 'Anna', '--sort=-name', '--limit', '2'],
      users,
    )
    expect(core.inputOf('users.list')).toEqual({
      account: 'a1',
      filter: 'has:X Anna',
      sort: '-name',
      limit: 2,
    })
    expect(stdout).toContain('3 of at least 5 users match “has:X Anna”.')
    expect(stdout).toContain('? 1 more user may match')
    expect(stdout).toMatch(/Bo +2 +\?/)
    expect(stdout).toContain('--offset 2')
    expect(lastLine(stdout)).toBe(evidence)
  })

  test('who holds which role is listed, with what is not known, by the filter that was given', async () => {
    const asked: unknown[] = []
    const given: Answers = {
      ...users,
      'tables.page': (input) => {
        asked.push(input)
        return {
          snapshot,
          all: { value: 2, is: 'atLeast' },
          total: 1,
          unknown: 1,
          columns: ['user', 'email', 'role', 'site-restricted'],
          rows: [
            {
              sel: 'user:1',
              other: 'role:2',
              name: 'Anna',
              cells: ['Anna', 'a@example.com', 'Clerk', null],
            },
          ],
        }
      },
    }
    const words = ['assignments', '--filter', 'is:disabled', '--sort=-role']
    const { stdout } = await cli(words, given)
    expect(asked).toMatchObject([{ table: 'assignments', filter: 'is:disabled', sort: '-role' }])
    expect(stdout).toContain('1 of at least 2 assignments matches “is:disabled”.')
    expect(stdout).toContain('1 more assignment may match')
    expect(stdout).toMatch(/user +role +site restricted/)
    expect(stdout).toMatch(/Anna +Clerk +unknown/)
    expect(stdout).not.toContain('example.com')
  })

  test('list-menus asks for the table of menus, and leaves addresses to CSV and JSON', async () => {
    const asked: unknown[] = []
    const given: Answers = {
      ...answers,
      'tables.page': (input) => {
        asked.push(input)
        return {
          snapshot,
          all: { value: 1, is: 'total' },
          total: 1,
          unknown: 0,
          columns: ['name', 'app', 'roles', 'url'],
          rows: [
            {
              sel: 'menu:m1',
              app: 'a1',
              name: 'Alarms',
              cells: ['Alarms', 'Wind Monitor', { atLeast: 2 }, '/alarms'],
            },
          ],
        }
      },
    }
    const { stdout } = await cli(['list-menus', '--filter', 'is:top'], given)
    expect(asked).toMatchObject([{ table: 'menus', filter: 'is:top' }])
    expect(stdout).toContain('1 of 1 menu matches “is:top”.')
    expect(stdout).toMatch(/Alarms +Wind Monitor +at least 2/)
    expect(stdout).not.toContain('/alarms')
  })

  test('every list prints its rows and its snapshot', async () => {
    const count = { value: 1, is: 'total' } as const
    const permission = { id: 'P', name: 'Perm', assignable: null }
    const given: Answers = {
      ...users,
      'roles.list': () => ({
        snapshot,
        unknown: 0,
        roles: [
          {
            id: '1',
            name: 'Standard',
            custom: false,
            hidden: false,
            listingKnown: false,
            listed: 0,
            users: count,
          },
        ],
      }),
      'permissions.list': () => ({
        snapshot,
        all: count,
        unknown: 0,
        permissions: [
          { ...permission, includes: [], includedBy: 0, roles: 1, users: count, defined: false },
        ],
      }),
      'menus.apps': () => ({
        snapshot,
        apps: [
          {
            id: 'k',
            name: 'Wind',
            catalogue: false,
            menus: count,
            permissions: count,
            usersAsked: 1,
          },
        ],
      }),
      'accounts.overview': () => ({
        account: { id: 'a1', name: 'Acme', createdAt: '2026-11-01T00:00:00.000Z' },
        snapshot,
        coverage: [{ kind: 'role', status: 'refused', read: 1, of: count, takenAt: null }],
        differences: 2,
        languages: [],
      }),
      'accounts.parts': () => ({
        total: 1,
        parts: [
          {
            id: 1,
            kind: 'role',
            subject: '9',
            status: 'refused',
            reason: 'CMN-408',
            takenAt: null,
            count: 0,
            import: 4,
            importedAt: '2026-11-14T10:00:00.000Z',
            file: 'role.json',
            sha256: 'ab',
          },
        ],
      }),
      'permissions.get': () => ({
        ...permission,
        snapshot: brief,
        category: null,
        defined: true,
        includesKnown: false,
        includes: [],
        includedBy: [{ ...permission, id: 'Q', name: 'Parent', distance: 1 }],
        switches: [],
        direct: { value: 0, is: 'total' },
        roles: [{ id: '1', name: 'Standard', custom: true, via: ['listed'] }],
        missing: [],
        text: ['A sentence.'],
      }),
    }
    const expected: [argv: string[], text: RegExp][] = [
      [['users'], /^At least 5 users\./i],
      [['roles'], /Standard +1 +standard +\? +1/],
      [['permissions'], /Perm +P +\? .*only mentioned/],
      [['apps'], /Wind +k +not read/],
      [['overview'], /In 2 cases/],
      [['parts', '--kind', 'role'], /role +9 +refused .*CMN-408/],
      [['permission', 'P'], /● +Standard +1 +custom/],
    ]
    for (const [argv, text] of expected) {
      const human = await cli(argv, given)
      expect(human.stderr).toBe('')
      expect(human.stdout).toMatch(text)
      expect(lastLine(human.stdout)).toBe(evidence)
      const machine = await cli([...argv, '--json'], given)
      expect(machine.json).toBeTypeOf('object')
      expect(machine.stderr).toBe('')
    }
  })

  test('accounts, snapshots and imports', async () => {
    const given: Answers = {
      ...answers,
      'accounts.snapshots': () => ({ snapshots: [snapshot] }),
      'imports.list': () => ({
        imports: [
          {
            id: 4,
            source: 'sync',
            importedAt: '2026-11-14T10:00:00.000Z',
            takenAt: null,
            files: 9,
            names: ['a.json', 'b.json', 'c.json', 'd.json'],
            parts: 12,
            snapshot: 3,
          },
        ],
      }),
    }
    expect((await cli(['accounts'], given)).stdout).toMatch(/Acme +a1 +ringcentral .*2 hours old/)
    expect((await cli(['snapshots'], given)).stdout).toMatch(/3 +14 Nov 2026, 09:12 UTC/)
    expect((await cli(['imports'], given)).stdout).toMatch(
      /4 +sync +14 Nov 2026.*a\.json, b\.json, c\.json and 6 more/,
    )
  })
})

describe('diagnose', () => {
  const item = {
    code: 'CMN-408',
    family: 'user-permission',
    message: 'In order to call this API endpoint, user needs…',
    count: 2,
    requests: [{ method: 'GET', path: '/restapi/v1.0/x', count: 2 }],
    permission: {
      id: 'ReadX',
      name: 'ReadX',
      assignable: null,
      known: false,
      names: [
        { name: 'Read the X', from: 'portal', source: 'a template', year: 2025, doubt: 'a guess' },
      ],
    },
    switches: [{ id: 'S', name: 'Switch', assignable: true, distance: 2, names: [] }],
    roles: [{ id: '1', name: 'Standard', custom: null }],
    users: [],
    remedies: [],
    notEditable: [],
    text: 'Her roles lack it.',
    limits: [],
  }
  const report = {
    errors: 2,
    textWhole: true,
    items: [item],
    changes: [],
    notCleared: 2,
    missing: [],
    text: ['2 errors of 1 kind.'],
  }
  const given: Answers = {
    ...answers,
    'diagnose.text': () => report,
    'diagnose.request': () => ({
      method: 'GET',
      path: '/x',
      permissions: [],
      whoCan: { answer: 'no', users: { value: 0, is: 'total' }, unknown: 0 },
      users: [],
      missing: [],
      text: ['Nobody has what it needs.'],
      limits: [],
    }),
  }

  test('reads stdin, also as PowerShell writes it', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"é":1}', 'utf16le')])
    const { core, stdout } = await cli(['diagnose', '-'], given, { stdin: utf16 })
    expect(core.inputOf('diagnose.text')).toEqual({ account: 'a1', text: '{"é":1}' })
    expect(stdout).toContain('switch: Switch (S), includes it in 2 steps')
    expect(stdout).toContain('permission: ReadX (not known here)')
    expect(stdout).toContain('2 × CMN-408')
    expect(stdout).toContain(
      'called “Read the X” in the admin portal (a template, 2025); doubtful: a guess',
    )
  })

  test('says what a request needs, with an exit code for who could make it', async () => {
    const asked = ['diagnose', '--request', 'get /x', '--user', 'Anna']
    const { core, exit, stdout } = await cli(asked, given)
    expect(core.inputOf('diagnose.request')).toEqual({
      account: 'a1',
      method: 'get',
      path: '/x',
      user: 'Anna',
    })
    expect(exit).toBe(3)
    expect(stdout).toContain('Nobody has what it needs.')
  })

  test.each([[[]], [['-', '--request', 'GET /x']], [['--request', 'nonsense']]])(
    'wants a file or a request: %j',
    async (words) => {
      const { exit, stderr } = await cli(['diagnose', ...words], given, { stdin: 'x' })
      expect(exit).toBe(2)
      expect(stderr).toContain('--request')
    },
  )

  test('prints a change request, and says where there is none', async () => {
    const words = ['diagnose', '-', '--change-request', '-']
    const none = await cli(words, given, { stdin: 'x' })
    expect(none.exit).toBe(3)
    expect(none.stdout).toContain('There is no change of roles to request')
    const made = await cli(
      words,
      {
        ...given,
        'diagnose.text': () => ({ ...report, changeRequest: '# Change\n\n1. Do it.\n' }),
      },
      { stdin: 'x' },
    )
    expect(made.stdout).toContain('# Change')
  })

  test('does without an account where none is clear', async () => {
    const { core, stdout } = await cli(
      ['diagnose', '-'],
      { ...given, 'accounts.list': () => ({ accounts: [] }) },
      { stdin: 'x' },
    )
    expect(core.inputOf('diagnose.text')).toEqual({ text: 'x' })
    expect(lastLine(stdout)).toContain('No account was looked at')
  })

  test('a file that is not there is said', async () => {
    const { exit, stderr } = await cli(['diagnose', '/nowhere/at-all'], given)
    expect(exit).toBe(1)
    expect(stderr).toContain('There is no file “/nowhere/at-all”')
  })
})
