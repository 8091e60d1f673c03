import { describe, expect, it } from 'vitest'
import type { ReadOutcome } from '../../../src/main/connectors/files/read'
import type { ImportQuestion } from '../../../src/shared/schemas/imports'
import { draftOf, fileOf, readContents } from './support'

const names = (outcome: ReadOutcome): (string | undefined)[] =>
  draftOf(outcome, 'role-list').body?.records.map(({ name }) => name) ?? []

const asked = (outcome: ReadOutcome): Extract<ImportQuestion, { kind: 'encoding' }> => {
  const question = outcome.questions.find((each) => each.kind === 'encoding')
  if (question === undefined) throw new Error('Nothing was asked about an encoding.')
  return question
}

/** Every single-byte encoding that TextDecoder knows can be written by turning its table around. */
function encode(text: string, encoding: string): Buffer {
  const table = new Map<string, number>()
  const decoder = new TextDecoder(encoding)
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte)
  return Buffer.from(
    [...text].map((character) => {
      const byte = table.get(character)
      if (byte === undefined) throw new Error(`${encoding} does not have ${character}.`)
      return byte
    }),
  )
}

/** 你好, 日本 in encodings of several bytes a character, as bytes. */
const GB18030 = Buffer.from([0xc4, 0xe3, 0xba, 0xc3])
const SHIFT_JIS = Buffer.from([0x93, 0xfa, 0x96, 0x7b])

describe('encodings that tell themselves', () => {
  const text = 'role,name\nr1,Größe 👩‍👩‍👧 عربى\n'
  const expected = ['Größe 👩‍👩‍👧 عربى']
  const little = Buffer.from(text, 'utf16le')

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 LE without one', little],
    ['UTF-16 BE without one', Buffer.from(little).swap16()],
  ])('reads %s', async (_, bytes) => {
    const outcome = await readContents({ 'a.csv': bytes })
    expect(names(outcome)).toEqual(expected)
    expect(outcome.questions).toEqual([])
  })

  it('reads characters that lie across the pieces in which a file is read', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `r${index},№${index} 👩‍👩‍👧`)
    const long = `role,name\n${rows.join('\n')}`
    for (const bytes of [Buffer.from(long), Buffer.from(`\uFEFF${long}`, 'utf16le')]) {
      const outcome = await readContents({ 'a.csv': bytes })
      expect(names(outcome)).toHaveLength(60_000)
      expect(names(outcome).findIndex((name, index) => name !== `№${index} 👩‍👩‍👧`)).toBe(-1)
    }
  })

  it('says that UTF-16 was cut off in the middle of a character', async () => {
    const outcome = await readContents({ 'a.csv': Buffer.concat([little, Buffer.from([0x41])]) })
    expect(fileOf(outcome, 'a.csv').error).toContain('UTF-16 text with half a character')
    expect(outcome.drafts).toEqual([])
  })
})

describe('encodings that a person has to say', () => {
  const russian = encode('role,name\nr1,plain\nr2,Оператор\nr3,Бухгалтер\n', 'windows-1251')

  it('shows the telling lines in each encoding that can read them', async () => {
    const outcome = await readContents({ 'a.csv': russian })
    expect(outcome.drafts).toEqual([])
    expect(fileOf(outcome, 'a.csv').error).toContain('--encoding')
    const { files, previews } = asked(outcome)
    expect(files).toEqual(['a.csv'])
    const cyrillic = previews.find(({ encoding }) => encoding === 'windows-1251')
    expect(cyrillic?.lines).toEqual(['line 3: r2,Оператор', 'line 4: r3,Бухгалтер'])
    const western = previews.find(({ encoding }) => encoding === 'windows-1252')
    expect(western?.lines[0]).toBe('line 3: r2,Îïåðàòîð')
    expect(previews.map(({ lines }) => lines.length)).toEqual(previews.map(() => 2))
  })

  it('never guesses, and reads exactly what the person says', async () => {
    expect(names(await readContents({ 'a.csv': russian }, { encoding: 'windows-1251' }))).toEqual([
      'plain',
      'Оператор',
      'Бухгалтер',
    ])
    expect(names(await readContents({ 'a.csv': russian }, { encoding: 'koi8-r' }))[1]).toBe(
      'нОЕПЮРНП',
    )
  })

  it.each([
    ['gb18030', GB18030, '你好'],
    ['shift_jis', SHIFT_JIS, '日本'],
  ])('shows and reads %s', async (encoding, bytes, name) => {
    const file = Buffer.concat([Buffer.from('role,name\nr1,'), bytes, Buffer.from('\n')])
    const outcome = await readContents({ 'a.csv': file })
    const preview = asked(outcome).previews.find((each) => each.encoding === encoding)
    expect(preview?.lines).toEqual([`line 2: r1,${name}`])
    expect(names(await readContents({ 'a.csv': file }, { encoding }))).toEqual([name])
  })

  it('asks, too, where only the last byte of a large file is no UTF-8', async () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => `r${index},ä${index}`).join('\n')
    const bytes = Buffer.concat([Buffer.from(`role,name\n${rows}`), Buffer.from([0xe9])])
    const outcome = await readContents({ 'a.csv': bytes })
    expect(outcome.drafts).toEqual([])
    expect(asked(outcome).previews.length).toBeGreaterThan(0)
  })

  it('shows at most five lines, of every file one before a second of any', async () => {
    const one = encode(
      `role,name\n${[...'АБВГДЕЖЗИК'].map((letter, index) => `r${index},${letter}`).join('\n')}`,
      'windows-1251',
    )
    const outcome = await readContents({ 'a.csv': one, 'b.csv': russian })
    const { files, previews } = asked(outcome)
    expect(files).toEqual(['a.csv', 'b.csv'])
    const { lines } = previews.find(({ encoding }) => encoding === 'windows-1251') ?? { lines: [] }
    expect(lines).toHaveLength(5)
    expect(lines.slice(0, 2)).toEqual(['a.csv, line 2: r0,А', 'b.csv, line 3: r2,Оператор'])
  })

  it('shows a long line around what tells', async () => {
    const text = `role,name\nr1,${'x'.repeat(3000)}ß${'y'.repeat(9000)}\n`
    const outcome = await readContents({ 'a.csv': Buffer.from(text, 'latin1') })
    const western = asked(outcome).previews.find(({ encoding }) => encoding === 'windows-1252')
    expect(western?.lines[0]).toContain('xxß')
    expect(western?.lines[0]?.length).toBeLessThan(200)
  })

  it('does not apply it to files that tell their encoding themselves', async () => {
    const outcome = await readContents(
      { 'a.csv': 'role,name\nr1,Größe\n' },
      { encoding: 'windows-1251' },
    )
    expect(names(outcome)).toEqual(['Größe'])
  })

  it('says that there is no such encoding, and which there are', async () => {
    const outcome = await readContents({ 'a.csv': russian }, { encoding: 'klingon' })
    expect(fileOf(outcome, 'a.csv').error).toContain('“klingon” is no encoding')
    expect(fileOf(outcome, 'a.csv').error).toContain('windows-1251')
    expect(asked(outcome).files).toEqual(['a.csv'])
  })

  it('says that it is not the encoding that the person said', async () => {
    const outcome = await readContents({ 'a.csv': russian }, { encoding: 'euc-kr' })
    expect(fileOf(outcome, 'a.csv').error).toContain('This is not euc-kr')
    expect(outcome.drafts).toEqual([])
  })
})
