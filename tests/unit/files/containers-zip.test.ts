import { readdir } from 'node:fs/promises'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { har, permissionEntry } from './containers-support'
import { draftOf, fileOf, newFolder, permission, read, readContents, role, save } from './support'

const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value))
const zip = (files: Zippable): Uint8Array => zipSync(files)

const readZip = (files: Zippable) => readContents({ 'saved.zip': zip(files) })

/** Where a signature stands in an archive, from the end. */
const lastAt = (bytes: Uint8Array, signature: readonly number[]): number =>
  Buffer.from(bytes).lastIndexOf(Buffer.from(signature))
const CENTRAL = [0x50, 0x4b, 0x01, 0x02]

describe('a ZIP archive', () => {
  it('gives each file in it as if it had been given by itself', async () => {
    const outcome = await readZip({
      'answers/permission.json': json(permission('A')),
      'session.har': json(har(permissionEntry('B', { at: '2026-11-02T09:00:00Z' }))),
      'page.json': strToU8('<!doctype html>'),
    })
    expect(outcome.files.map(({ path }) => path)).toEqual([
      'saved.zip › answers/permission.json',
      'saved.zip › page.json',
      'saved.zip › session.har',
    ])
    expect(fileOf(outcome, 'saved.zip › page.json').error).toContain('HTML page')
    expect(draftOf(outcome, 'permission', 'A').source.file).toBe(
      'saved.zip › answers/permission.json',
    )
    expect(draftOf(outcome, 'permission', 'B')).toMatchObject({
      takenAt: Date.parse('2026-11-02T09:00:00Z'),
      source: {
        file: 'saved.zip › session.har › 1: GET /restapi/v1.0/dictionary/permission/B',
      },
    })
  })

  it('is told by its first bytes, stored or packed, whatever its name', async () => {
    const bytes = zipSync({ 'a.json': [json(permission('A')), { level: 0 }] })
    const outcome = await readContents({ 'answers.json': bytes })
    expect(draftOf(outcome, 'permission').subject).toBe('A')
  })

  it('may hold archives, but those hold none', async () => {
    const inner = zip({ 'b.json': json(permission('B')) })
    const outcome = await readZip({
      'a.json': json(permission('A')),
      'inner.zip': zip({ 'c.json': json(permission('C')), 'innermost.zip': inner }),
    })
    expect(outcome.drafts.map(({ subject }) => subject)).toEqual(['A', 'C'])
    expect(fileOf(outcome, 'saved.zip › inner.zip › c.json').error).toBeUndefined()
    expect(fileOf(outcome, 'saved.zip › inner.zip › innermost.zip').error).toContain(
      'an archive within an archive within an archive',
    )
  })

  it('may hold tables: text and workbooks, in an archive within it too', async () => {
    const workbook = await writeXlsxFile([
      [{ value: 'user' }, { value: 'role' }],
      [{ value: 'u-3' }, { value: 'r-3' }],
    ]).toBuffer()
    const scratchFolder = await newFolder()
    const files = await save({
      'saved.zip': zip({
        'tables/users.csv': strToU8('user,role\nu-1,r-1\n'),
        'book.xlsx': workbook,
        'inner.zip': zip({ 'more.csv': strToU8('user;role\nu-2;r-2\n'), 'book.xlsx': workbook }),
      }),
    })
    const outcome = await read(files, { scratchFolder })
    expect(outcome.files.map(({ path, error }) => [path, error])).toEqual([
      ['saved.zip › book.xlsx', undefined],
      ['saved.zip › inner.zip › book.xlsx', undefined],
      ['saved.zip › inner.zip › more.csv', undefined],
      ['saved.zip › tables/users.csv', undefined],
    ])
    expect(outcome.identity).toEqual({ connector: 'table' })
    expect(JSON.stringify(outcome.drafts)).toMatch(/u-1.*u-2|u-2.*u-1/)
    expect(JSON.stringify(outcome.drafts)).toContain('u-3')
    expect(await readdir(scratchFolder)).toEqual([])
  })

  it('leaves nothing on the disk, and writes under no name that it has', async () => {
    const scratchFolder = await newFolder()
    const inner = zip({ 'c.json': json(permission('C')) })
    const files = await save({
      'saved.zip': zip({
        '../../outside.json': json(permission('A')),
        '/etc/absolute.zip': inner,
        'C:\\windows\\b.json': json(permission('B')),
        'cut.zip': inner.slice(0, 40),
      }),
    })
    const outcome = await read(files, { scratchFolder })
    expect(outcome.drafts.map(({ subject }) => subject).sort()).toEqual(['A', 'B', 'C'])
    expect(fileOf(outcome, 'saved.zip › ../../outside.json').error).toBeUndefined()
    expect(fileOf(outcome, 'saved.zip › cut.zip').error).toContain('damaged or cut off')
    expect(await readdir(scratchFolder)).toEqual([])
  })

  it('passes over folders and what systems leave in archives', async () => {
    const outcome = await readZip({
      'a.json': json(permission('A')),
      'folder/': new Uint8Array(),
      '__MACOSX/._a.json': strToU8('x'),
      'folder/.DS_Store': strToU8('x'),
      '.git/config': strToU8('x'),
    })
    expect(outcome.files.map(({ path }) => path)).toEqual(['saved.zip › a.json'])
  })

  it('does not follow links', async () => {
    const outcome = await readZip({
      'a.json': json(permission('A')),
      'link.json': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
    })
    expect(fileOf(outcome, 'saved.zip › link.json').error).toContain('a link to another file')
    expect(outcome.drafts).toHaveLength(1)
  })

  it('names each entry that cannot be unpacked, and reads the others', async () => {
    const bytes = zip({
      'a.json': json(permission('A')),
      'encrypted.json': json(permission('E')),
      'odd.json': json(permission('O')),
    })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const odd = lastAt(bytes, CENTRAL)
    view.setUint16(odd + 10, 97, true)
    const encrypted = lastAt(bytes.slice(0, odd), CENTRAL)
    view.setUint16(encrypted + 8, view.getUint16(encrypted + 8, true) | 1, true)
    const outcome = await readContents({ 'saved.zip': bytes })
    expect(fileOf(outcome, 'saved.zip › encrypted.json').error).toContain('encrypted')
    expect(fileOf(outcome, 'saved.zip › odd.json').error).toContain('compressed in a way')
    expect(outcome.drafts.map(({ subject }) => subject)).toEqual(['A'])
  })

  it('does not believe an entry whose checksum is another one, or that is longer than it says', async () => {
    const stored = zipSync({ 'a.json': [json(permission('A')), { level: 0 }] })
    const at = Buffer.from(stored).indexOf('The permission A')
    stored[at] = 'X'.charCodeAt(0)
    const altered = await readContents({ 'saved.zip': stored })
    expect(fileOf(altered, 'saved.zip › a.json').error).toContain('checksum')
    expect(altered.drafts).toEqual([])

    const packed = zip({ 'a.json': json(permission('A')) })
    new DataView(packed.buffer, packed.byteOffset).setUint32(lastAt(packed, CENTRAL) + 24, 10, true)
    const longer = await readContents({ 'saved.zip': packed })
    expect(fileOf(longer, 'saved.zip › a.json').error).toContain('damaged')
    expect(longer.drafts).toEqual([])
  })

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, bytes.length - 30)],
    ['only begun', (bytes: Uint8Array) => bytes.slice(0, 30)],
  ])('that is %s is named', async (_, damage) => {
    const bytes = damage(zip({ 'a.json': json(permission('A')) }))
    const outcome = await readContents({ 'saved.zip': bytes, 'b.json': permission('B') })
    expect(fileOf(outcome, 'saved.zip').error).toContain('The archive is damaged or cut off')
    expect(outcome.drafts).toHaveLength(1)
  })

  it('that holds nothing says so', async () => {
    expect(fileOf(await readZip({}), 'saved.zip').error).toBe('The archive holds no files.')
  })

  it('that would unpack to far more than it is is not unpacked', async () => {
    const zeros = new Uint8Array(70 * 1024 * 1024)
    const bomb = await readZip({ 'zeros.json': zeros })
    expect(fileOf(bomb, 'saved.zip').error).toMatch(/It would unpack to 70 MB, and at most 64 MB/)
    const nested = await readZip({
      'a.json': json(permission('A')),
      'b.zip': zip({ 'zeros.json': zeros }),
    })
    expect(fileOf(nested, 'saved.zip › b.zip').error).toContain('It would unpack to 70 MB')
    expect(nested.drafts).toHaveLength(1)
  })

  it('with too many entries is not unpacked', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, number) => [`${number}.json`, new Uint8Array()]),
    )
    expect(fileOf(await readZip(many), 'saved.zip').error).toContain('10001 entries')
  })

  it('stops when it is cancelled, and leaves nothing on the disk', async () => {
    const inner = zip(
      Object.fromEntries(
        Array.from({ length: 50 }, (_, number) => [`${number}.json`, json(role(`${number}`))]),
      ),
    )
    const files = await save({ 'saved.zip': zip({ 'a.zip': inner, 'b.zip': inner }) })
    const scratchFolder = await newFolder()
    const controller = new AbortController()
    const reading = read(files, {
      scratchFolder,
      signal: controller.signal,
      progress: () => controller.abort(),
    })
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
    expect(await readdir(scratchFolder)).toEqual([])
  })
})
