import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedEncoding } from '../../../src/main/connectors/files/tables/encoding'
import { editDistance } from '../../../src/main/connectors/files/tables/columns'
import { PairSet } from '../../../src/main/connectors/files/tables/pair-set'
import { guarded } from '../../../src/shared/formula-guard'
import type { ReadOutcome } from '../../../src/main/connectors/files/read'
import { draftOf, fileOf, readContents } from './support'

/** Ids as tables have them: anything but what no id may hold, and outer spaces, which are taken off. */
const ids = fc
  .oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('u1', 'P', "'tis", '=1', '-5', "''", '"', ',;\t|', 'a\nb'),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
  )
  .filter((id) => id === id.trim() && id !== '' && !id.includes('\0') && !/^sep=/i.test(id))

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

interface Written {
  bytes: Buffer
  pairs: Set<string>
}

/** One table, written as some program could write it. */
const tables = fc
  .record({
    pairs: fc.array(fc.tuple(ids, ids), { minLength: 1, maxLength: 12 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    lastEnd: fc.boolean(),
    swapped: fc.boolean(),
    header: fc.constantFrom(
      ['role', 'permission'],
      ['ROLE', 'Permission'],
      [' _role_ ', 'per mission'],
    ),
    encoding: fc.constantFrom('utf-8', 'utf-8 marked', 'utf-16le', 'utf-16be'),
    empty: fc.boolean(),
  })
  .map(({ pairs, delimiter, end, lastEnd, swapped, header, encoding, empty }): Written => {
    const rows = pairs.map((pair) => pair.map((id) => quoted(guarded(id))))
    const lines = [header.map((name) => name), ...rows].map((cells) =>
      (swapped ? cells.toReversed() : cells).join(delimiter),
    )
    const text = lines.join(empty ? end + end : end) + (lastEnd ? end : '')
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const bytes =
      encoding === 'utf-8'
        ? Buffer.from(text)
        : encoding === 'utf-8 marked'
          ? Buffer.from(`\uFEFF${text}`)
          : encoding === 'utf-16le'
            ? wide
            : wide.swap16()
    return { bytes, pairs: new Set(pairs.map((pair) => JSON.stringify(pair))) }
  })

function pairsIn(outcome: ReadOutcome): Set<string> {
  const { body } = draftOf(outcome, 'role-permission-list')
  return new Set(
    (body?.records ?? []).flatMap(({ role, permissions }) =>
      permissions.map((at) => JSON.stringify([role, body?.permissions[at]?.id])),
    ),
  )
}

describe('laws of tables', () => {
  it('reads back exactly the pairs that were written, however they were written', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ bytes, pairs }) => {
        const outcome = await readContents({ 'a.csv': bytes }, { whole: ['role-permission-list'] })
        expect(fileOf(outcome, 'a.csv').error).toBeUndefined()
        expect(pairsIn(outcome)).toEqual(pairs)
        expect(draftOf(outcome, 'role-permission-list').status).toBe('whole')
      }),
      { numRuns: 200 },
    )
  })

  it('says the same of two tables as of one with all their rows', async () => {
    const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 20 })
    const text = (pairs: [number, number][]): string =>
      ['role,permission', ...pairs.map(([role, permission]) => `r${role},P${permission}`)].join(
        '\n',
      )
    await fc.assert(
      fc.asyncProperty(rows, rows, async (left, right) => {
        const split = await readContents({ 'a.csv': text(left), 'b.csv': text(right) })
        const joint = await readContents({ 'a.csv': text([...left, ...right]) })
        expect(pairsIn(split)).toEqual(pairsIn(joint))
      }),
      { numRuns: 50 },
    )
  })

  it('never lets a table pass for whole of which bytes are cut off within a row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40), async (cut) => {
        const text = 'role,permission\n"r1","P1"\n"r2","P2"\n"r3","P3"'
        const kept = text.slice(0, text.length - 1 - cut)
        const outcome = await readContents({ 'a.csv': kept }, { whole: ['role-permission-list'] })
        const drafts = outcome.drafts.filter(({ status }) => status === 'whole')
        // Cut at the end of a row, nothing tells that there was more.
        const cleanly = /(^role,permission|"P\d")\n?$/.test(kept)
        expect(drafts.length === 0 || cleanly).toBe(true)
      }),
    )
  })

  it('never fails by itself, whatever bytes a table has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, headed) => {
        const head = headed ? Buffer.from('user,permission\nu1,P1\n') : Buffer.alloc(0)
        const content = Buffer.concat([head, bytes])
        const outcome = await readContents({ 'a.csv': content }, { encoding: 'windows-1252' })
        const { error, recognised } = fileOf(outcome, 'a.csv')
        expect(error ?? recognised).toBeTruthy()
      }),
      { numRuns: 300 },
    )
  })

  it('keeps each pair once, as a set does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 6000, size: 'max' }),
        (pairs) => {
          const set = new PairSet()
          for (const [left, right] of pairs) set.add(left, right)
          const different = new Set(pairs.map(([left, right]) => left * 100 + right))
          expect([...set].map(([left, right]) => left * 100 + right)).toEqual(
            [...different].sort((a, b) => a - b),
          )
          expect(set.size + set.repeated).toBe(pairs.length)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('keeps large numbers apart', () => {
    const set = new PairSet()
    const most = 2 ** 26 - 1
    set.add(15_999_999, most)
    set.add(0, most)
    set.add(1, 0)
    expect([...set]).toEqual([
      [0, most],
      [1, 0],
      [15_999_999, most],
    ])
  })

  it('counts edits the same from either side, and none between equals', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const edits = editDistance(a, b)
        expect(edits).toBe(editDistance(b, a))
        expect(edits === 0).toBe(a === b)
        expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })

  it('takes no text for UTF-16 that has no zero bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 50 }), (bytes) => {
        const text = bytes.filter((byte) => byte !== 0 && byte < 0xef)
        expect(markedEncoding(Buffer.from(text))).toBeUndefined()
      }),
    )
  })
})
