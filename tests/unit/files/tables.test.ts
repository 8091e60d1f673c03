import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReadContext, ReadOutcome } from '../../../src/main/connectors/files/read'
import { COLUMNS } from '../../../src/main/connectors/files/tables/columns'
import type { PartBodies } from '../../../src/main/connectors/parts'
import { API, draftOf, fileOf, permission, read, readContents, save } from './support'

const bodyOf = <K extends keyof PartBodies>(outcome: ReadOutcome, kind: K): PartBodies[K] => {
  const { body } = draftOf(outcome, kind)
  if (body === null) throw new Error(`The part ${kind} has no body.`)
  return body as PartBodies[K]
}

const problemOf = async (text: string | Uint8Array, name = 'a.csv'): Promise<string> =>
  fileOf(await readContents({ [name]: text }), name).error ?? ''

const warningsOf = (outcome: ReadOutcome, name = 'a.csv'): string[] =>
  fileOf(outcome, name).warnings ?? []

/** `role → permissions` as ids. */
const listed = (outcome: ReadOutcome): Record<string, string[]> => {
  const { permissions, records } = bodyOf(outcome, 'role-permission-list')
  return Object.fromEntries(
    records.map(({ role, permissions: at }) => [
      role,
      at.map((each) => permissions[each]?.id ?? ''),
    ]),
  )
}

const vouching = (...whole: string[]): ReadContext['options'] => ({ whole })

describe('kinds of table', () => {
  it('reads grants to users, with names and attributes of both', async () => {
    const outcome = await readContents({
      'a.csv':
        'user,permission,user name,email,type,status,site,permission name,category,assignable\n' +
        'u1,P1,Anna Meyer,anna@example.com,User,Enabled,Berlin,Read things,Features,yes\n' +
        'u1,P2,,,,,,Write things,,no\n',
    })
    expect(bodyOf(outcome, 'direct-permission-list')).toEqual({
      permissions: [{ id: 'P1' }, { id: 'P2' }],
      records: [{ user: 'u1', permissions: [0, 1] }],
    })
    expect(bodyOf(outcome, 'user-list').records).toEqual([
      {
        id: 'u1',
        name: 'Anna Meyer',
        email: 'anna@example.com',
        type: 'User',
        status: 'Enabled',
        site: { id: 'Berlin', name: 'Berlin' },
      },
    ])
    expect(bodyOf(outcome, 'permission-dictionary').records).toEqual([
      { id: 'P1', names: { '': 'Read things' }, category: 'Features', assignable: true },
      { id: 'P2', names: { '': 'Write things' }, assignable: false },
    ])
    expect(outcome.identity).toEqual({ connector: 'table' })
    expect(fileOf(outcome, 'a.csv')).toMatchObject({
      recognised: 'table of permissions granted to users',
      records: 2,
    })
  })

  it('reads who holds which role', async () => {
    const outcome = await readContents({ 'a.csv': 'Role,User,role_name\nr1,u1,Clerk\nr2,u1,\n' })
    expect(bodyOf(outcome, 'assignment-list').records).toEqual([
      {
        user: 'u1',
        roles: [
          { role: 'r1', autoAssigned: false, siteRestricted: false },
          { role: 'r2', autoAssigned: false, siteRestricted: false },
        ],
      },
    ])
    expect(draftOf(outcome, 'role-list')).toMatchObject({
      subject: 'all',
      status: 'partial',
      body: { domain: 'all', records: [{ id: 'r1', name: 'Clerk' }] },
    })
  })

  it('reads what roles list, of several apps and of none', async () => {
    const outcome = await readContents({
      'a.csv': 'role,permission,app,app name\nr1,P,wind,Wind\nr1,P,sun,\nr1,P,,\n',
    })
    expect(bodyOf(outcome, 'role-permission-list')).toEqual({
      permissions: [{ id: 'P', app: 'wind' }, { id: 'P', app: 'sun' }, { id: 'P' }],
      records: [{ role: 'r1', permissions: [0, 1, 2] }],
    })
    expect(draftOf(outcome, 'app-info')).toMatchObject({
      subject: 'wind',
      status: 'partial',
      body: { id: 'wind', names: { '': 'Wind' } },
    })
  })

  it('reads what permissions include, cycles too', async () => {
    const outcome = await readContents({
      'a.csv': 'permission,includes,name\nA,B,The A\nB,A,\nA,C,\n',
    })
    expect(bodyOf(outcome, 'inclusion-list')).toEqual({
      permissions: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
      records: [
        { permission: 0, includes: [1, 2] },
        { permission: 1, includes: [0] },
      ],
    })
    expect(bodyOf(outcome, 'permission-dictionary').records).toEqual([
      { id: 'A', names: { '': 'The A' } },
    ])
  })

  it('reads menus, one part for each app, parents first', async () => {
    const outcome = await readContents({
      'a.csv':
        'app,menu,parent,order,url,name,code\n' +
        'wind,2,1,5,/b,Below,b\n' +
        'wind,1,,1,/a,Above,a\n' +
        'sun,1,,x,,Other,a\n' +
        'wind,3,99,,,Orphan,a\n',
    })
    expect(draftOf(outcome, 'app-menus', 'wind')).toMatchObject({ count: 3, status: 'partial' })
    expect(draftOf(outcome, 'app-menus', 'wind').body?.menus).toEqual([
      { id: '1', code: 'a', names: { '': 'Above' }, url: '/a', order: 1, parent: null },
      { id: '3', code: 'a', names: { '': 'Orphan' }, url: '', order: null, parent: '99' },
      { id: '2', code: 'b', names: { '': 'Below' }, url: '/b', order: 5, parent: '1' },
    ])
    expect(draftOf(outcome, 'app-menus', 'sun').body?.menus).toHaveLength(1)
    expect(warningsOf(outcome)).toEqual(['“order” is no number and was not read: line 4'])
  })

  it('says where menus lie within each other', async () => {
    const outcome = await readContents({
      'a.csv': 'app,menu,parent\nwind,1,2\nwind,2,1\nwind,3,1\nwind,4,4\nwind,5,\n',
    })
    const { body } = draftOf(outcome, 'app-menus', 'wind')
    expect(body?.menus.map(({ id }) => id).sort()).toEqual(['1', '2', '3', '4', '5'])
    expect(warningsOf(outcome).join()).toContain('1 → 2 → 1 lie within each other')
  })

  it('reads menus that roles give and that users are granted', async () => {
    const outcome = await readContents({
      'a.csv': 'role,app,menu,menu name\nr1,wind,1,Turbines\n',
      'b.csv': 'user,app,menu\nu1,wind,1\nu1,sun,1\n',
    })
    expect(bodyOf(outcome, 'role-menu-list')).toEqual({
      menus: [{ app: 'wind', id: '1', names: { '': 'Turbines' } }],
      records: [{ role: 'r1', menus: [0] }],
    })
    expect(bodyOf(outcome, 'direct-menu-list').records).toEqual([{ user: 'u1', menus: [0, 1] }])
  })

  it('takes the app of menus from the person where no column says it', async () => {
    const text = 'role,menu\nr1,1\n'
    expect(await problemOf(text)).toContain('add a column “app”')
    const outcome = await readContents({ 'a.csv': text }, { app: 'wind' })
    expect(bodyOf(outcome, 'role-menu-list').menus).toEqual([{ app: 'wind', id: '1' }])
  })

  it('reads tables of users, roles and permissions alone', async () => {
    const outcome = await readContents(
      {
        'p.csv': 'permission,name,assignable\nP1,One,x\nP2,Two,0\n',
        'r.csv': 'role,name\nr1,Clerk\n',
        'u.csv': 'user,name,e-mail\nu1,Anna,a@example.com\nu2,,\n',
      },
      vouching('user-list', 'role-list'),
    )
    expect(draftOf(outcome, 'user-list')).toMatchObject({ status: 'whole', count: 2 })
    expect(draftOf(outcome, 'role-list')).toMatchObject({ status: 'whole', count: 1 })
    expect(draftOf(outcome, 'permission-dictionary')).toMatchObject({ status: 'partial', count: 2 })
    expect(bodyOf(outcome, 'user-list').records).toEqual([
      { id: 'u1', name: 'Anna', email: 'a@example.com' },
      { id: 'u2' },
    ])
  })

  it('stands beside answers of a vendor', async () => {
    const outcome = await readContents({
      'a.json': permission('A'),
      'b.csv': 'user,permission\nu1,A\n',
    })
    expect(outcome.identity?.connector).toBe('ringcentral')
    expect(bodyOf(outcome, 'direct-permission-list').records).toHaveLength(1)
  })

  it('joins the tables of a kind, and names all files', async () => {
    const outcome = await readContents({
      'a.csv': 'role,permission\nr1,P1\n',
      'b.tsv': 'role\tpermission\nr1\tP1\nr1\tP2\nr2\tP1\n',
    })
    expect(listed(outcome)).toEqual({ r1: ['P1', 'P2'], r2: ['P1'] })
    expect(draftOf(outcome, 'role-permission-list').source.file).toBe('a.csv, b.tsv')
  })
})

describe('headers', () => {
  it.each([
    ['user,permision\n', '“permision” is not known; did you mean “permission”?'],
    ['user,permission,statsu\n', 'did you mean “status”?'],
    ['usr;role\n', '“usr” is not known; did you mean “user”?'],
    ['user,role,permision\n', '“permision” is not known; did you mean “permission”?'],
    ['user,permission,user\n', 'Two columns are named “user”'],
    ['User Name,user,role,user_name\n', 'Two columns are named “user name”'],
    ['user,role,permission\n', 'those of several tables'],
    ['user,role,name\n', '“name” could be the name of the user or of the role'],
    ['4711,ReadThings\n4712,ReadThings\n', 'It looks like data'],
    ['anna@example.com;admin\n', 'It looks like data'],
    ['color,shape\nred,round\n', 'No column of the first row is known: “color”, “shape”'],
    ['color,shape\nred,round\n', 'user,permission · user,role · role,permission'],
    ['user^permission\n', 'separated by a comma, a semicolon, a tab or a vertical bar'],
    ['user,nickname\n', 'does not have the column “nickname”'],
    ['menu,name\n', 'says too little'],
    ['\n \n,,\n', 'There is no row in it'],
    ['"user,role\nu1,r1\n', 'a quote is opened and never closed'],
  ])('says what is wrong with %j', async (text, problem) => {
    expect(await problemOf(text)).toContain(problem)
  })

  it.each([
    'user,ReadThings,WriteThings\nanna,1,\nbert,,x\n',
    ';ReadThings;WriteThings\nanna;yes;no\nbert;no;no\n',
    'User name,A,B,C\nanna,●,,◐\n',
  ])('says that a matrix has to be written as pairs: %j', async (text) => {
    expect(await problemOf(text)).toContain('One row for each pair is needed')
  })

  it('leaves columns out that no table of the kind has, and says so', async () => {
    const outcome = await readContents({ 'a.csv': 'user,role,granted by,,url\nu1,r1,x,y,z\n' })
    expect(bodyOf(outcome, 'assignment-list').records).toHaveLength(1)
    expect(warningsOf(outcome)).toEqual([
      'a table of roles that users hold has no use for the columns “granted by”, “(without a name)”, “url”, left out',
    ])
  })

  it.each([
    ['comma', 'USER,Permission\nu1,P;1\n'],
    ['semicolon', 'user;permission\nu1;P;1\n'.replace('P;1', '"P;1"')],
    ['tab', 'user\tpermission\nu1\tP;1\n'],
    ['bar', '"user"|"permission"\r\nu1|P;1\r\n'],
    ['Excel’s own line', 'sep=|\r\nuser|permission\r\nu1|P;1\r\n'],
    ['lines before it', '\n\n,,\nuser,permission\nu1,P;1'],
    ['delimiters behind it', 'user,permission,,\nu1,P;1,,\nu2,P;1\n'.replace('u2,P;1\n', '')],
  ])('finds it with %s', async (_, text) => {
    const outcome = await readContents({ 'a.csv': text })
    expect(fileOf(outcome, 'a.csv').error).toBeUndefined()
    expect(bodyOf(outcome, 'direct-permission-list')).toEqual({
      permissions: [{ id: 'P;1' }],
      records: [{ user: 'u1', permissions: [0] }],
    })
  })

  it('knows a table by its first row, also if a cell below holds control characters', async () => {
    const outcome = await readContents({
      'a.csv': 'user,user name,role\r\nu1,"bell \u0007, \u0002",r1\r\n',
    })
    expect(fileOf(outcome, 'a.csv')).toMatchObject({ records: 1 })
    expect(fileOf(outcome, 'a.csv').error).toBeUndefined()
  })

  it('needs no name that ends in .csv', async () => {
    const outcome = await readContents({ export: 'role,permission\nr1,P1\n' })
    expect(listed(outcome)).toEqual({ r1: ['P1'] })
  })
})

describe('rows', () => {
  it('leaves out what is ragged, says where, and is then not whole', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `r${index}`)
    const outcome = await readContents(
      { 'a.csv': `role,permission\nr,P\n${rows.join('\n')}\nr,Q,,\nr,S,T\n` },
      vouching('role-permission-list'),
    )
    expect(listed(outcome)).toEqual({ r: ['P', 'Q'] })
    const [first, second] = warningsOf(outcome)
    expect(first).toBe(
      `30 rows were left out because they have 1 cell, not 2 as the first row has: lines ${Array.from({ length: 20 }, (_, index) => index + 3).join(', ')} and 10 more`,
    )
    expect(second).toBe(
      '1 row was left out because they have 3 cells, not 2 as the first row has: line 34',
    )
    const draft = draftOf(outcome, 'role-permission-list')
    expect(draft.status).toBe('partial')
    expect(draft.reason).toContain('a.csv: 31 rows were left out')
  })

  it('is whole if a person says so and nothing was left out', async () => {
    const text = 'role,permission\nr,P\nr,P\n\n'
    const whole = await readContents({ 'a.csv': text }, vouching('role-permission-list'))
    expect(draftOf(whole, 'role-permission-list')).toMatchObject({
      status: 'whole',
      note: 'vouched for as whole by the person who imported it',
    })
    expect(warningsOf(whole)).toEqual([
      '1 row repeats what another row says; that makes no difference',
    ])
    const partial = await readContents({ 'a.csv': text }, vouching('assignment-list'))
    expect(draftOf(partial, 'role-permission-list')).toMatchObject({
      status: 'partial',
      reason: expect.stringContaining('you can vouch for it') as string,
      body: { records: [{ role: 'r', permissions: [0] }] },
    })
  })

  it('is whole with no rows too: nobody holds a role', async () => {
    const outcome = await readContents({ 'a.csv': 'user,role\n' }, vouching('assignment-list'))
    expect(draftOf(outcome, 'assignment-list')).toMatchObject({ status: 'whole', count: 0 })
  })

  it('is not whole if another table of the import could not be read', async () => {
    const options = vouching('role-permission-list')
    const role = 'role,permission\nr,P\n'
    const unknown = await readContents(
      { 'a.csv': role, 'b.csv': 'rolle,permission\ns,P\n' },
      options,
    )
    expect(draftOf(unknown, 'role-permission-list').status).toBe('partial')
    expect(draftOf(unknown, 'role-permission-list').reason).toContain('b.csv could not be read')
    const encoded = await readContents(
      { 'a.csv': role, 'b.csv': Buffer.from('role,permission\nMüller,P\n', 'latin1') },
      options,
    )
    expect(draftOf(encoded, 'role-permission-list').status).toBe('partial')
    const otherKind = await readContents({ 'a.csv': role, 'b.csv': 'user,role\nu,"r\n' }, options)
    expect(fileOf(otherKind, 'b.csv').error).toContain('never closed')
    expect(draftOf(otherKind, 'role-permission-list').status).toBe('whole')
    // That there are roles of users is known, and nothing of which.
    expect(draftOf(otherKind, 'assignment-list')).toMatchObject({ status: 'partial', body: null })
  })

  it.each(['', '\0\u0001\u0002rubbish', 'PK\u0003\u0004rubbish', '{"user": '])(
    'is not whole beside a file that could not be read at all: %j',
    async (text) => {
      const outcome = await readContents(
        { 'a.csv': 'role,permission\nr,P\n', 'b.csv': text },
        vouching('role-permission-list'),
      )
      expect(fileOf(outcome, 'b.csv').error).toBeDefined()
      expect(draftOf(outcome, 'role-permission-list')).toMatchObject({
        status: 'partial',
        reason: 'b.csv could not be read, and may hold more of it',
      })
    },
  )

  it('only adds to what an answer of the same import says of it, whatever a person vouches for', async () => {
    const outcome = await readContents(
      {
        'a.csv': 'user,role\n1,7\n',
        'b.csv': 'user\n1\n',
        'c.json': {
          uri: `${API}/account/1/extension/2/assigned-role`,
          records: [{ id: '8' }],
          paging: { page: 1, totalPages: 1 },
        },
      },
      vouching('assignment-list', 'user-list'),
    )
    expect(draftOf(outcome, 'assignment').subject).toBe('2')
    expect(draftOf(outcome, 'assignment-list').status).toBe('partial')
    expect(draftOf(outcome, 'assignment-list').reason).toContain('a saved answer')
    expect(draftOf(outcome, 'user-list').status).toBe('whole')
  })

  it('is no whole list of users where another table names one more', async () => {
    const outcome = await readContents(
      { 'a.csv': 'user\nu1\n', 'b.csv': 'user,role\nu1,r1\nu2,r1\nu3,r1\n' },
      vouching('user-list'),
    )
    expect(draftOf(outcome, 'user-list')).toMatchObject({
      status: 'partial',
      reason: 'other tables name users that it does not have: u2 and 1 more',
    })
  })

  it('leaves rows out whose id is empty, too long or not text', async () => {
    const long = 'x'.repeat(513)
    const outcome = await readContents({
      'a.csv': `role,permission\n,P\nr,\nr, \n${long},P\nr,a\0b\nr,${'y'.repeat(512)}\n`,
    })
    expect(Object.values(listed(outcome))).toEqual([['y'.repeat(512)]])
    expect(warningsOf(outcome)).toEqual([
      '1 row was left out because the role is empty: line 2',
      '2 rows were left out because the permission is empty: lines 3, 4',
      '1 row was left out because the role has 513 characters; an id has at most 512: line 5',
      '1 row was left out because the permission holds a NUL character: line 6',
      'cells with spaces around their text were read without them: line 4',
    ])
  })

  it('tells ids of other case apart, and takes outer spaces off', async () => {
    const outcome = await readContents({ 'a.csv': 'role,permission\nr, P\nR,P \nr,p\n' })
    expect(listed(outcome)).toEqual({ r: ['P', 'p'], R: ['P'] })
    expect(warningsOf(outcome)).toEqual([
      'cells with spaces around their text were read without them: lines 2, 3',
    ])
  })

  it('keeps the first of two names, within a file and between files', async () => {
    const outcome = await readContents({
      'a.csv': 'role,permission,role name\nr,P,Clerk\nr,Q,Boss\nr,S,\n',
      'b.csv': 'user,role,role name\nu,r,Chief\n',
    })
    expect(bodyOf(outcome, 'role-list').records).toEqual([{ id: 'r', name: 'Clerk' }])
    expect(warningsOf(outcome)).toEqual([
      'r has two words for “role name”: “Clerk”, and at line 3 “Boss”; the first stands',
    ])
    expect(warningsOf(outcome, 'b.csv').join()).toContain('“Chief”, than in one before it, “Clerk”')
  })

  it('reads quotes, line breaks, signs, emoji and text of any direction exactly', async () => {
    const names = [
      'He said "no"',
      'two\r\nlines',
      'a,b;c\td|e',
      '=1+1',
      "'tis",
      "''",
      'عربى',
      '👩‍👩‍👧',
      '-',
      '@x',
    ]
    const quotedNames = names.map((name) => `"${name.replaceAll('"', '""')}"`)
    const rows = quotedNames.map((name, index) => `r${index},${name}`)
    const outcome = await readContents({ 'a.csv': `role,name\n${rows.join('\n')}\n` })
    expect(bodyOf(outcome, 'role-list').records.map(({ name }) => name)).toEqual(
      // The guard of '' is taken off; no other name has one.
      names.map((name) => (name === "''" ? "'" : name)),
    )
  })

  it('counts lines as an editor does, whatever breaks lie within cells', async () => {
    const outcome = await readContents({
      'a.csv': 'role,name\r\nr1,"a\r\nb\r\nc"\r\n\r\nr2\r\nr3,"x\ny"\r\nr4\r\n',
    })
    expect(warningsOf(outcome)[0]).toContain('lines 6, 9')
  })

  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('reads lines that end with %s', async (_, end) => {
    const outcome = await readContents({ 'a.csv': ['role,permission', 'r,P', 's,Q'].join(end) })
    expect(listed(outcome)).toEqual({ r: ['P'], s: ['Q'] })
  })

  it('leaves a row out that has a quote where none may be, and reads on', async () => {
    const outcome = await readContents({ 'a.csv': 'role,permission\nr,P\nr,5" screen\nr,Q\n' })
    expect(listed(outcome)).toEqual({ r: ['P', 'Q'] })
    expect(warningsOf(outcome)[0]).toContain(
      'a cell has a quote although it does not begin with one',
    )
    expect(warningsOf(outcome)[0]).toContain('line 3')
  })

  it('brings in nothing where a quote goes astray', async () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `r${index},P`).join('\n')
    for (const [bad, problem] of [
      ['"r"x,P', 'there is text behind a closing quote'],
      ['"r,P', 'a quote is opened and never closed'],
    ]) {
      const outcome = await readContents({ 'a.csv': `role,permission\n${lines}\n${bad}\nr,Q\n` })
      expect(fileOf(outcome, 'a.csv').error).toContain(problem)
      expect(fileOf(outcome, 'a.csv').error).toContain('line 2002')
      expect(outcome.drafts).toEqual([])
    }
  })

  it('says so where no row fits the header', async () => {
    expect(await problemOf('user,permission\nu1;P1\nu2;P2\n')).toContain(
      'No row of it could be read',
    )
  })

  it('brings in nothing of a file that changes while it is read', async () => {
    const files = await save({ 'a.csv': 'user,permission\nu1,P1\n' })
    const location = files[0]?.location ?? ''
    let changed = false
    const outcome = await read(files, {
      // The first step is told between the two times that it is read.
      progress: () => {
        if (!changed) appendFileSync(location, 'u2,P2\n')
        changed = true
      },
    })
    expect(fileOf(outcome, 'a.csv').error).toContain('It changed while it was being read')
    expect(outcome.drafts).toEqual([])
  })

  it('stops when it is cancelled', async () => {
    const rows = Array.from({ length: 300_000 }, (_, index) => `user ${index},P`)
    const files = await save({ 'a.csv': `user,permission\n${rows.join('\n')}` })
    const controller = new AbortController()
    const shares: number[] = []
    const reading = read(files, {
      signal: controller.signal,
      progress: (done) => {
        shares.push(done)
        if (done > 0.5) controller.abort()
      },
    })
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
    expect(shares.at(-1)).toBeLessThan(1)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
  })
})

describe('docs/tables.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/tables.md'), 'utf8')
  const examples = [...page.matchAll(/```csv\n([^]*?)```/g)].map(([, text = '']) => text)

  it('shows an example of every kind, and each is read as the page says', async () => {
    const kinds = new Set<string>()
    for (const example of examples) {
      const outcome = await readContents({ 'a.csv': example })
      expect(fileOf(outcome, 'a.csv')).toEqual({
        path: 'a.csv',
        recognised: fileOf(outcome, 'a.csv').recognised,
        records: example.trimEnd().split('\n').length - 1,
      })
      for (const { kind } of outcome.drafts) kinds.add(kind)
    }
    const rows = [...page.matchAll(/\| \*\*.*?`([a-z-]+(?:-list|-menus|-dictionary))`/g)]
    expect(rows).toHaveLength(10)
    expect([...kinds].sort()).toEqual(rows.map(([, kind]) => kind).sort())
  })

  it('names every column that a table may have', () => {
    for (const column of COLUMNS) expect(page).toMatch(new RegExp(`[\`*]${column}[\`*]`))
  })

  it('takes for vouchable what it says', async () => {
    const names = [...page.matchAll(/^\| (`[a-z-]+`(?:, `[a-z-]+`)*) +\|/gm)].flatMap(
      ([, cell = '']) => cell.replaceAll('`', '').split(', '),
    )
    expect(names).toHaveLength(10)
    const text = 'user,permission\nu1,P1\n'
    const outcome = await readContents({ 'a.csv': text }, vouching(...names))
    expect(draftOf(outcome, 'direct-permission-list').status).toBe('whole')
  })
})
