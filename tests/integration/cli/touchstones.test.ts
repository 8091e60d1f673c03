/**
 * The four questions of the README, asked as a newcomer would: the built command line, as a real
 * process, over the examples in docs/.
 */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/account'

const cli = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))
const examples = fileURLToPath(new URL('../../../docs/examples/', import.meta.url))

interface Ended {
  code: number
  stdout: string
  stderr: string
}

function terminal(): (...words: string[]) => Promise<Ended> {
  const data = temporaryFolder()
  return (...words) =>
    new Promise((resolve) => {
      execFile(process.execPath, [cli, ...words, '--data', data], (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
      })
    })
}

/** The verb's JSON, without a shape: the test says what it expects of it. */
const json = ({ stdout }: Ended): Record<string, unknown> =>
  JSON.parse(stdout) as Record<string, unknown>

describe('"user needs to have [Meetings] permission"', () => {
  test('the error names the switch and the role, and the vendor says that this user has it', async () => {
    const run = terminal()
    const folder = `${examples}ringcentral-meetings`
    const imported = await run('import', folder, '--account', 'Acme', '--json')
    expect(imported.code).toBe(0)
    expect(json(imported)).toMatchObject({
      account: { name: 'Acme' },
      snapshot: { status: 'partial' },
    })

    const diagnosed = await run(
      'diagnose',
      `${folder}/error-cmn-408.json`,
      '--account',
      'Acme',
      '--json',
    )
    expect(json(diagnosed)).toMatchObject({
      items: [
        {
          code: 'CMN-408',
          family: 'user-permission',
          permission: {
            id: 'Meetings',
            name: 'Meetings App Access',
            assignable: true,
            names: [
              { name: 'Meetings App Access', from: 'dictionary' },
              {
                name: 'Host and Schedule Meetings',
                from: 'portal',
                section: 'Meetings',
                year: 2025,
              },
            ],
          },
          switches: [{ id: 'Meetings', name: 'Meetings App Access', distance: 0 }],
          roles: [{ id: '3', name: 'Standard (International)', custom: false }],
        },
      ],
    })

    const why = await run('why', '400142', 'Meetings', '--account', 'Acme', '--json')
    expect(why.code).toBe(0)
    expect(json(why)).toMatchObject({
      answer: 'yes',
      vendor: 'yes',
      computed: 'unknown',
      vendorWord: { role: { id: '3' } },
    })
    const missing = json(why)['missing'] as { kind: string; subject: string }[]
    expect(missing).toContainEqual(
      expect.objectContaining({ kind: 'assignment', subject: '400142' }),
    )
  })
})

describe('"user needs to have [ReadUserForwardingFlipNumbers] permission"', () => {
  const server = 'https://platform.ringcentral.com/restapi/v1.0'
  const mention = (id: string, assignable: boolean) => ({
    uri: `${server}/dictionary/permission/${id}`,
    id,
    assignable,
  })
  const record = (id: string, displayName: string, assignable: boolean, includes: string[]) => ({
    ...mention(id, assignable),
    displayName,
    includedPermissions: includes.map((one) => mention(one, false)),
  })
  const page = { page: 1, totalPages: 1, perPage: 100, pageStart: 0, pageEnd: 2 }
  const role = (id: string, displayName: string, custom: boolean, listed: object[]) => ({
    uri: `${server}/account/400100/user-role/${id}`,
    id,
    displayName,
    custom,
    permissions: listed,
  })

  /** A made-up account in which Call Handling brings it; nothing public says which permission does. */
  async function answers(): Promise<string> {
    const folder = temporaryFolder()
    const write = (name: string, answer: object) =>
      writeFile(`${folder}/${name}.json`, JSON.stringify(answer))
    await write('permissions', {
      uri: `${server}/dictionary/permission?page=1&perPage=100`,
      records: [
        record('CallHandling', 'Call Handling & Forwarding', true, [
          'EditUserForwardingFlipNumbers',
        ]),
        record('EditUserForwardingFlipNumbers', 'Edit Flip Numbers', false, [
          'ReadUserForwardingFlipNumbers',
        ]),
        record('ReadUserForwardingFlipNumbers', 'Read Flip Numbers', false, []),
      ],
      paging: { ...page, totalElements: 3 },
    })
    await write('roles', {
      uri: `${server}/account/400100/user-role?page=1&perPage=100`,
      records: [
        role('1', 'Visitor', false, []),
        role('7001', 'Front Desk', true, []),
        role('7002', 'Team Lead', true, [mention('CallHandling', true)]),
      ],
      paging: { ...page, totalElements: 3 },
    })
    await write('users', {
      uri: `${server}/account/400100/extension?page=1&perPage=100`,
      records: [
        {
          id: 11,
          uri: `${server}/account/400100/extension/11`,
          extensionNumber: '101',
          name: 'Anna',
        },
        {
          id: 12,
          uri: `${server}/account/400100/extension/12`,
          extensionNumber: '102',
          name: 'Bert',
        },
      ],
      paging: { ...page, pageEnd: 1, totalElements: 2 },
    })
    for (const user of ['11', '12']) {
      await write(`roles-of-${user}`, {
        uri: `${server}/account/400100/extension/${user}/assigned-role?showHidden=true`,
        records: [{ id: '7001', displayName: 'Front Desk', autoAssigned: false }],
        paging: { ...page, pageEnd: 0, totalElements: 1 },
      })
    }
    await writeFile(
      `${folder}/error.txt`,
      '{"errorCode":"CMN-408","message":"In order to call this API endpoint, user needs to have [ReadUserForwardingFlipNumbers] permission for requested resource.","permissionName":"ReadUserForwardingFlipNumbers"}',
    )
    return folder
  }

  test('it is not assignable; an assignable parent brings it, and a change request can be sent', async () => {
    const run = terminal()
    const folder = await answers()
    const imported = await run('import', folder, '--account', 'Acme')
    expect(imported.stderr + imported.stdout).toContain('Acme')
    const words = ['diagnose', `${folder}/error.txt`, '--user', 'Anna']
    const report = json(await run(...words, '--json'))
    expect(report).toMatchObject({
      items: [
        {
          permission: { name: 'Read Flip Numbers', assignable: false },
          switches: [{ id: 'CallHandling', name: 'Call Handling & Forwarding', distance: 2 }],
          users: [{ user: { name: 'Anna' }, answer: 'no' }],
        },
      ],
    })
    const [item] = report['items'] as { remedies: { kind: string; text: string }[] }[]
    expect(item!.remedies.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'give-role: Give Anna the role “Team Lead”.',
      'edit-role: Switch “Call Handling & Forwarding” on in the role “Front Desk”.',
      'new-role: Make a new role “Call Handling & Forwarding only” with “Call Handling & Forwarding”, and give it to Anna.',
    ])
    const request = await run(...words, '--change-request', '-')
    expect(request.stdout).toContain('Team Lead')
    expect(request.stdout).toContain('Anna')
    const csv = await run(...words, '--out', '-')
    expect(csv.stdout).toMatch(/,give-role,7002,Team Lead,.*\r\n/)
  })
})

describe('a role lists ReadPresenceSettings, but the portal has no such switch', () => {
  test('it is not assignable; Configure Presence is, and includes it', async () => {
    const run = terminal()
    await run('import', `${examples}ringcentral-presence`, '--account', 'Acme')
    const permission = await run('permission', 'ReadPresenceSettings', '--json')
    expect(json(permission)).toMatchObject({
      assignable: false,
      includedBy: [{ id: 'ConfigurePresence', name: 'Configure Presence', assignable: true }],
      roles: [{ id: '3', name: 'Standard (International)' }],
    })
  })
})

describe('which permissions and menus does this user have in this app?', () => {
  test('the menu tree comes in its order, after the request was told', async () => {
    const run = terminal()
    const asked = await run('import', `${examples}enos`, '--account', 'Org')
    expect(asked.code).toBe(1)
    expect(asked.stderr).toContain('--org')
    const told = ['--org', 'o1', '--user', 'u1', '--app', 'a1']
    expect((await run('import', `${examples}enos`, '--account', 'Org', ...told)).code).toBe(0)
    const tree = json(await run('menus', 'u1', '--app', 'a1', '--json'))
    const menus = tree['menus'] as { name: string; children: { name: string }[] }[]
    expect(menus.length).toBeGreaterThan(1)
    expect(menus[0]?.children.length).toBeGreaterThan(0)
    const effective = json(await run('effective', 'u1', '--app', 'a1', '--json'))
    expect(effective['permissions']).toMatchObject([
      { name: 'Acknowledge Alarms', vendor: 'yes', computed: 'unknown' },
      { name: 'Read Reports', vendor: 'yes', computed: 'unknown' },
    ])
  })
})

describe('exit codes', () => {
  test('tell no and unknown from failure and wrong usage', async () => {
    const run = terminal()
    await run('sample')
    const codes = [
      await run('why', '63001000', 'ConfigurePresence'),
      await run('why', '63001000', 'ManageBilling'),
      await run('why', 'Nobody', 'ManageBilling'),
      await run('why', '63001000'),
      await run('who-can', 'ManageBilling'),
    ].map((ended) => ended.code)
    expect(codes).toEqual([0, 3, 1, 2, 0])
    await run('import', `${examples}ringcentral-meetings`, '--account', 'Acme')
    expect((await run('why', '400142', 'Unheard', '--account', 'Acme')).code).toBe(4)
  })
})

describe("one's own system, known from tables", () => {
  test('two roles are compared, and the matrix goes out as CSV', async () => {
    const run = terminal()
    const imported = await run(
      'import',
      `${examples}tables`,
      '--account',
      'Own system',
      '--whole',
      'role-permission-list',
      'assignment-list',
    )
    expect(imported.code).toBe(0)

    const compared = await run('compare', 'Front desk', 'Night desk', '--differences')
    expect(compared.code).toBe(3)
    expect(compared.stdout).toContain('both give 1 permission.')
    expect(compared.stdout).toMatch(/^Open doors +doors\.open +– +● +yes$/m)
    expect(compared.stdout).toMatch(/^Transfer calls +calls\.transfer +● +– +yes$/m)

    const file = `${temporaryFolder()}/matrix.csv`
    expect((await run('matrix', '--out', file)).stdout).toContain('Wrote 3 rows × 3 columns')
    expect(await readFile(file, 'utf8')).toBe(
      [
        'user id,user name,email,Open doors,Read reports,Transfer calls',
        '4711,Anna Meyer,,no,listed,listed',
        '4712,Bert Ott,,listed,listed,no',
        '4713,Chiara Rossi,,listed,listed,listed',
        '',
      ].join('\r\n'),
    )
  })
})
