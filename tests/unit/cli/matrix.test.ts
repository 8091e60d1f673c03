import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../../../src/main/cli/run-cli'
import { createCore } from '../../../src/main/core'
import { temporaryFolder } from '../../support/account'

/** With the sample account in it; nothing here changes it. */
let data: string

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'permiscope-test-'))
  await createCore({ dataFolder: data, face: 'cli', version: '0.0.0' }).then(async (core) => {
    await core.invoke('imports', 'sample', {})
    // Closing waits for runs, but cancels what has not begun.
    await new Promise<void>((resolve) => {
      core.subscribe((event) => {
        if (event.name === 'runs.changed' && event.value.status !== 'running') resolve()
      })
    })
    await core.close()
  })
})

afterAll(() => rmSync(data, { recursive: true, force: true }))

/** The command line over a real data folder, in this process. */
function terminal(stdoutFails?: () => Error | undefined, interrupts = 0) {
  let listened = 0
  const folder = temporaryFolder()
  const run = async (...words: string[]) => {
    const written = { stdout: '', stderr: '' }
    const collect = (name: keyof typeof written, fails?: () => Error | undefined) =>
      new Writable({
        write(chunk, _encoding, done) {
          const error = fails?.()
          if (!error) written[name] += String(chunk)
          done(error)
        },
      })
    const code = await runCli([...words, '--data', data], {
      stdin: Readable.from([]),
      stdout: collect('stdout', stdoutFails),
      stderr: collect('stderr'),
      stdinIsTerminal: false,
      isTerminal: false,
      version: '0.0.0',
      createCore: (options) => createCore(options),
      defaultDataFolder: () => data,
      openExternal: () => undefined,
      onInterrupt: (listener) => {
        listened += 1
        if (listened === interrupts) listener()
        return () => undefined
      },
      now: Date.now,
    })
    return { code, ...written }
  }
  return { run, folder, file: join(folder, 'matrix.csv') }
}

const rowsOf = (text: string): string[][] =>
  Papa.parse<string[]>(text, { skipEmptyLines: true }).data

describe('permiscope matrix', () => {
  test('writes the file and where it is from, and says so', async () => {
    const { run, folder, file } = terminal()
    const ended = await run('matrix', '--out', file, '--filter', 'role:"Front Desk"')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toContain(`to ${file}.`)
    expect(readdirSync(folder).sort()).toEqual(['matrix.csv', 'matrix.csv.provenance.json'])
    const rows = rowsOf(readFileSync(file, 'utf8'))
    expect(rows[0]!.slice(0, 3)).toEqual(['user id', 'user name', 'email'])
    expect(ended.stdout).toContain(`Wrote ${rows.length - 1} rows`)
    const provenance = JSON.parse(readFileSync(`${file}.provenance.json`, 'utf8')) as unknown
    expect(provenance).toMatchObject({
      content: { filter: 'role:"Front Desk"', rowsWritten: rows.length - 1 },
      file: { name: 'matrix.csv' },
    })
  })

  test('takes every form, and roles as rows', async () => {
    const { run, file } = terminal()
    const words = ['--rows', 'roles', '--delimiter', 'semicolon', '--line-end', 'lf', '--bom']
    await run('matrix', '--out', file, ...words, '--cells', 'marks', '--column-filter', 'presence')
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(/^\uFEFFrole id;role name;/)
    expect(text).not.toContain('\r')
    const cells = text
      .trimEnd()
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(';').slice(2))
    expect(new Set(cells)).toEqual(new Set(['x', '']))
  })

  test('replaces no file unasked', async () => {
    const { run, folder, file } = terminal()
    writeFileSync(file, 'mine')
    const refused = await run('matrix', '--out', file)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('--force')
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect((await run('matrix', '--out', file, '--force')).code).toBe(0)
    expect(readFileSync(file, 'utf8')).not.toBe('mine')
    expect(readdirSync(folder).length).toBe(2)
  })

  test.each([
    ['a folder that is not there', (folder: string) => join(folder, 'none', 'matrix.csv')],
    ['a folder', (folder: string) => folder],
  ])('refuses %s as a file', async (_what, fileIn) => {
    const { run, folder } = terminal()
    const refused = await run('matrix', '--force', '--out', fileIn(folder))
    expect(refused.code).toBe(2)
    expect(readdirSync(folder)).toEqual([])
  })

  test('refuses a name that no file can have before it begins', async () => {
    const { run, folder } = terminal()
    const refused = await run('matrix', '--out', join(folder, `${'n'.repeat(250)}.csv`))
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('is too long')
    const longest = join(folder, `${'n'.repeat(230)}.csv`)
    expect((await run('matrix', '--out', longest)).code).toBe(0)
    expect(existsSync(longest)).toBe(true)
  })

  test('takes no link’s place', async () => {
    const { run, folder, file } = terminal()
    symlinkSync(join(folder, 'nowhere'), file)
    const refused = await run('matrix', '--out', file, '--force')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('a link that leads nowhere')
    expect(readlinkSync(file)).toBe(join(folder, 'nowhere'))
  })

  test('leaves nothing where it is stopped while the file is written', async () => {
    // The first listener is the export's, the second one the writing's.
    const { run, folder, file } = terminal(undefined, 2)
    const stopped = await run('matrix', '--out', file)
    expect(stopped).toMatchObject({ code: 1, stdout: '' })
    expect(stopped.stderr).toContain('The export was stopped. Nothing was written.')
    expect(readdirSync(folder)).toEqual([])
  })

  test('says where standard output is stopped that it is not all', async () => {
    const { run } = terminal(undefined, 2)
    const stopped = await run('matrix', '--out', '-')
    expect(stopped).toMatchObject({ code: 1, stdout: '' })
    expect(stopped.stderr).toContain('not all of it')
  })

  test('leaves nothing where it fails at the end', async () => {
    const { run, folder, file } = terminal()
    // In the way of the second file, which --force must not replace.
    mkdirSync(`${file}.provenance.json`)
    const failed = await run('matrix', '--out', file, '--force')
    expect(failed.code).toBe(2)
    expect(existsSync(file)).toBe(false)
    expect(readdirSync(folder)).toEqual(['matrix.csv.provenance.json'])
  })

  test('streams to standard output, with what is to be known beside it on stderr', async () => {
    const { run } = terminal()
    const ended = await run('matrix', '--out', '-', '--filter', 'role:"Front Desk"')
    expect(ended.code).toBe(0)
    expect(rowsOf(ended.stdout)[0]!.slice(0, 2)).toEqual(['user id', 'user name'])
    expect(ended.stderr).toContain('Snapshot')
    expect((await run('matrix', '--out', '-', '--json')).code).toBe(2)
  })

  test('a reader that has seen enough is no failure', async () => {
    let writes = 0
    const closed = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
    const { run } = terminal(() => (++writes > 1 ? closed : undefined))
    const ended = await run('matrix', '--out', '-')
    expect(ended).toMatchObject({ code: 0, stdout: expect.any(String) as string })
    expect(ended.stderr).not.toContain('EPIPE')
  })

  test('answers as JSON where the files are, and a wrong filter as an error', async () => {
    const { run, file } = terminal()
    const ended = await run('matrix', '--out', file, '--json')
    expect(JSON.parse(ended.stdout)).toMatchObject({
      file,
      provenanceFile: `${file}.provenance.json`,
      provenance: { content: { kind: 'matrix', rows: 'users', columns: 'permissions' } },
    })
    const failed = await run('matrix', '--out', `${file}.2`, '--filter', 'colour:blue', '--json')
    expect(failed.code).toBe(2)
    expect(JSON.parse(failed.stdout)).toMatchObject({ error: { code: 'invalid-argument' } })
    expect(existsSync(`${file}.2`)).toBe(false)
  })
})
