import { execFileSync } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemProblem } from '../../../src/main/connectors/files/saved-file'
import {
  API,
  draftOf,
  fileOf,
  newFolder,
  permission,
  read,
  readContents,
  role,
  save,
} from './support'

const problemOf = async (content: unknown): Promise<string> =>
  fileOf(await readContents({ a: content }), 'a').error ?? ''

describe('files that are no answers', () => {
  it.each([
    ['<!DOCTYPE html><html><body>Sign in</body></html>', 'an HTML page, not an API answer'],
    ['<?xml version="1.0"?><answer/>', 'XML, not JSON'],
    ['Internal Server Error', 'plain text, not JSON'],
    ['# Notes', 'plain text, not JSON'],
    ['HTTP/1.1 403 Forbidden\r\n\r\n{}', 'with its HTTP headers'],
    ['', 'empty: it has no bytes'],
    [' \n\t ', 'only white space'],
    [Buffer.from([1, 2, 0, 4]), 'a NUL byte at offset 2'],
    [Buffer.from('PK\u0003\u0004etc'), 'The archive is damaged or cut off'],
    [Buffer.from('{"a":1}', 'utf16le'), 'UTF-16 without a byte order mark'],
    ['17', 'only a number'],
    ['"text"', 'only a string'],
    ['null', 'only null'],
    ['[]', 'An empty list'],
    ['{}', 'An empty object'],
  ])('says what %j is', async (content, problem) => {
    expect(await problemOf(content)).toContain(problem)
  })

  it.each([
    ['{"uri": "x",\n "records": [{"id": "A"}, {"na', 'in the middle of a text at line 2 column 31'],
    ['{"records": [\n1,', 'in the middle of a list at line 2 column 3'],
    ['{"records"', 'in the middle of an object at line 1 column 11'],
    ['{"a": tr', 'in the middle of a value'],
    ['{"a": "\\u00', 'in the middle of a text'],
  ])('says where %j was cut off', async (content, problem) => {
    const text = await problemOf(content)
    expect(text).toContain(problem)
    expect(text).toContain('the file is cut off, save it again')
  })

  it.each([
    ['{"a": 1,}', 'line 1 column 9 has "}" where a field name was expected'],
    ["{'a': 1}", 'line 1 column 2 has "\'" where a field name or "}" was expected'],
    ['{"a": undefined}', 'the word undefined where a value was expected'],
    ['{"a": 1}\n{"b": 2}', 'line 2 column 1 has a second value begins'],
    ['{"a": "x\ny"}', 'a line break or control character inside a text'],
    ['{"a": "\\x"}', 'an escape that JSON does not have'],
    ['{"a" 1}', 'where ":" was expected'],
    ['[1 2]', 'line 1 column 4 has "2" where "," or "]" was expected'],
    ['{"a": \u200b1}', 'the character U+200B'],
  ])('says what is wrong in %j', async (content, problem) => {
    expect(await problemOf(content)).toContain(problem)
  })

  it('finds the break at any depth', async () => {
    expect(await problemOf('['.repeat(200_000))).toContain('line 1 column 200001')
  })

  it('names the byte that is no UTF-8', async () => {
    const bytes = Buffer.from('{"name": "Größe"}', 'latin1')
    expect(await problemOf(bytes)).toContain('the byte at offset 12 is part of no character')
    const cut = Buffer.from('{"name": "ö').subarray(0, 11)
    expect(await problemOf(cut)).toContain('the byte at offset 10')
  })

  it('reads UTF-8 and UTF-16 with a byte order mark', async () => {
    const text = JSON.stringify(permission('A'))
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const outcome = await readContents({
      a: `\uFEFF${text}`,
      b: little,
      c: Buffer.from(little).swap16(),
    })
    expect(outcome.files.map((file) => file.error)).toEqual([undefined, undefined, undefined])
    expect(draftOf(outcome, 'permission').note).toBe('also in b and c')
  })

  it('does not open a file that is too large', async () => {
    const location = join(await newFolder(), 'huge')
    const handle = await open(location, 'w')
    await handle.truncate(256 * 1024 * 1024 + 1)
    await handle.close()
    const outcome = await read([{ path: 'huge', location, size: 1 }])
    expect(fileOf(outcome, 'huge').error).toContain('257 MB; at most 256 MB are read')
  })

  it('names a full disk as the cause, not the file', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC', syscall: 'write' })
    expect(systemProblem(full)).toContain('There is no room on the disk')
  })

  it('says when a file is gone, a folder or a pipe', async () => {
    const folder = await newFolder()
    const files = ['gone', '.'].map((path) => ({ path, location: join(folder, path), size: 1 }))
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [join(folder, 'pipe')])
      files.push({ path: 'pipe', location: join(folder, 'pipe'), size: 1 })
    }
    const outcome = await read(files)
    expect(fileOf(outcome, 'gone').error).toBe('It is not there any more.')
    expect(fileOf(outcome, '.').error).toContain('It is a folder that was not looked into')
    if (process.platform !== 'win32') {
      expect(fileOf(outcome, 'pipe').error).toBe('It is no regular file.')
    }
  })

  it('shows some keys of an unknown object, and never a value', async () => {
    const unknown = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`key${index}`, 'a secret value']),
    )
    const problem = await problemOf(unknown)
    expect(problem).toContain('key0, key1')
    expect(problem).toContain('and 12 more')
    expect(problem).not.toContain('secret')
  })

  it('reads the other files all the same', async () => {
    const outcome = await readContents({ a: '<html>', b: permission('A'), c: '{' })
    expect(draftOf(outcome, 'permission', 'A').status).toBe('whole')
    expect(outcome.files.map((file) => file.error !== undefined)).toEqual([true, false, true])
  })

  it('reads many files, tells of progress and stops when cancelled', async () => {
    const files = await save(
      Object.fromEntries(
        Array.from({ length: 1500 }, (_, index) => [`f${index}`, permission(`P${index}`)]),
      ),
    )
    const seen: number[] = []
    const whole = await read(files, { progress: (done) => seen.push(done) })
    expect(whole.drafts).toHaveLength(1500)
    expect(seen.at(-1)).toBe(1500)

    const controller = new AbortController()
    let done = 0
    const reading = read(files, {
      signal: controller.signal,
      progress: (count) => {
        done = count
        if (count === 10) controller.abort()
      },
    })
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
    expect(done).toBe(10)
    // Writing the files takes most of it.
  }, 60_000)
})

describe('fields that are no good', () => {
  it('takes the names of built-in properties for ordinary ids', async () => {
    const ids = ['__proto__', 'constructor', 'toString']
    const outcome = await readContents({
      a: `{"uri":"${API}/dictionary/permission","navigation":{},"records":[${ids
        .map((id) => JSON.stringify(permission(id)))
        .join()}]}`,
      b: role('__proto__', { permissions: ids.map((id) => ({ id })) }),
      c: `{"code":0,"data":{"permissions":[{"id":"p","nameJson":{"__proto__":"N"}}],"menus":[]}}`,
    })
    expect(draftOf(outcome, 'permission-dictionary').body?.records.map((each) => each.id)).toEqual(
      ids,
    )
    expect(draftOf(outcome, 'role', '__proto__').body?.listed?.map((each) => each.id)).toEqual(ids)
    expect({}).not.toHaveProperty('id')
  })

  it.each([
    [undefined, 'records[1].id is missing'],
    ['', 'records[1].id is empty'],
    [null, 'records[1].id is null, not an id'],
    [{}, 'records[1].id is an object, not an id'],
    [1.5, 'records[1].id is a number that cannot be read exactly'],
    [2 ** 60, 'records[1].id is a number that cannot be read exactly'],
    ['x'.repeat(513), 'records[1].id has 513 characters'],
    ['a\0b', 'records[1].id holds a NUL character'],
    ['a\ud800', 'records[1].id holds half a character'],
  ])('refuses a record with the id %j, and the list is not whole', async (id, problem) => {
    const outcome = await readContents({
      a: {
        uri: `${API}/dictionary/permission`,
        records: [permission('Good'), { ...permission('x'), id }],
        navigation: {},
      },
    })
    const list = draftOf(outcome, 'permission-dictionary')
    expect(list).toMatchObject({ status: 'partial', body: null, count: 1 })
    expect(list.reason).toContain(problem)
    expect(fileOf(outcome, 'a').warnings?.[0]).toContain(problem)
    expect(draftOf(outcome, 'permission', 'Good').status).toBe('whole')
  })

  it('makes names well-formed and says so', async () => {
    const outcome = await readContents({ a: permission('A', { displayName: 'Half \ud83d' }) })
    expect(draftOf(outcome, 'permission').body?.names).toEqual({ '': 'Half \uFFFD' })
    expect(fileOf(outcome, 'a').warnings?.[0]).toContain('displayName holds half a character')
  })

  it('names the path of a field of the wrong type', async () => {
    const outcome = await readContents({
      a: permission('A', { assignable: 'yes' }),
      b: permission('B', { category: 'Features' }),
      c: role('3', { permissions: [{ id: 'Good' }, { id: 7.5 }] }),
      d: { uri: `${API}/dictionary/permission`, records: {} },
      e: { uri: `${API}/dictionary/permission` },
      f: permission('F', { uri: `${API}/dictionary/permission/G` }),
    })
    expect(fileOf(outcome, 'a').error).toContain('assignable is a string, not true or false')
    expect(fileOf(outcome, 'b').error).toContain('category is a string, not an object')
    expect(draftOf(outcome, 'role')).toMatchObject({
      status: 'partial',
      reason: expect.stringContaining('permissions[1].id is a number') as string,
      body: { listed: [{ id: 'Good' }] },
    })
    expect(fileOf(outcome, 'd').error).toContain('records is an object, not a list')
    expect(fileOf(outcome, 'e').error).toContain('records is missing')
    expect(fileOf(outcome, 'f').error).toContain('id is F, but the uri names G')
  })

  it('does not call a list whole whose role lost a permission on the way', async () => {
    const outcome = await readContents({
      a: {
        uri: `${API}/account/1/user-role`,
        records: [role('1', { permissions: [{ id: 'A' }, {}] }), role('2')],
        navigation: {},
      },
    })
    expect(draftOf(outcome, 'role-list')).toMatchObject({
      status: 'partial',
      reason: expect.stringContaining('what it says of 1 is not whole') as string,
    })
  })

  it('shows twenty remarks of a bad file and counts the rest', async () => {
    const records = Array.from({ length: 100 }, () => ({}))
    const outcome = await readContents({ a: { uri: `${API}/dictionary/permission`, records } })
    const warnings = fileOf(outcome, 'a').warnings ?? []
    expect(warnings).toHaveLength(21)
    expect(warnings.at(-1)).toBe('and 80 more remarks like these')
    expect(draftOf(outcome, 'permission-dictionary').reason).toContain(
      '100 records could not be read',
    )
  })

  it('carries no field that it does not know', async () => {
    const secret = 'SECRET-0123'
    const outcome = await readContents(
      {
        a: permission('A', { accessToken: secret, category: { id: 'C', secretKey: secret } }),
        b: role('3', { secretKey: secret }),
        c: {
          uri: `${API}/dictionary/permission?access_token=${secret}`,
          records: [permission('B')],
          navigation: {},
        },
      },
      {},
    )
    expect(JSON.stringify(outcome)).not.toContain(secret)
    expect(draftOf(outcome, 'permission-dictionary').reason).toBe('filtered by access_token')
  })
})
