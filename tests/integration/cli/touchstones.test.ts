/**
 * The four questions of the README, asked as a newcomer would: the built command line, as a real
 * process, over the examples in docs/.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
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
          permission: { id: 'Meetings', name: 'Meetings App Access', assignable: true },
          switches: [{ id: 'Meetings', name: 'Meetings App Access' }],
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
