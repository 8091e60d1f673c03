import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deleteLong,
  getLong,
  longestEntry,
  setLong,
  type Entries,
} from '../../../src/main/secrets/long-values'

/** Entries as Windows has them, which fail from some call on as a keychain that is locked does. */
class LimitedEntries implements Entries {
  readonly kept = new Map<string, string>()
  callsLeft = Infinity

  async get(name: string): Promise<string | undefined> {
    this.#count()
    return this.kept.get(name)
  }

  async set(name: string, value: string): Promise<void> {
    this.#count()
    if (Buffer.byteLength(value) > 2_560) throw new Error('The stub received bad data')
    this.kept.set(name, value)
  }

  async delete(name: string): Promise<void> {
    this.#count()
    this.kept.delete(name)
  }

  #count(): void {
    if (this.callsLeft-- <= 0) throw new Error('locked')
  }
}

const values = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }),
  fc.string({ minLength: 1_000, maxLength: 9_000, unit: 'binary', size: 'max' }),
  fc.integer({ min: -3, max: 3 }).map((more) => 'x'.repeat(longestEntry + more)),
  fc.constantFrom('permiscope-entries', 'permiscope-entries 2 a', 'permiscope-entries 99 b'),
)
/** Lone halves of a character come back as something else from any keychain: no secret has them. */
const wellFormed = values.map((value) => value.toWellFormed())

describe('values of any length', () => {
  it('come back as they were written, whatever was there before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wellFormed, { minLength: 1, maxLength: 4 }), async (all) => {
        const entries = new LimitedEntries()
        for (const value of all) {
          await setLong(entries, 'a', value)
          expect(await getLong(entries, 'a')).toBe(value)
        }
        await deleteLong(entries, 'a')
        expect([...entries.kept.keys()]).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('are the old or the new one when writing stops at any point, and can be removed whole', async () => {
    await fc.assert(
      fc.asyncProperty(wellFormed, wellFormed, fc.nat(20), async (before, after, calls) => {
        const entries = new LimitedEntries()
        await setLong(entries, 'a', before)
        entries.callsLeft = calls
        await setLong(entries, 'a', after).catch(() => undefined)
        entries.callsLeft = Infinity
        expect([before, after]).toContain(await getLong(entries, 'a'))
        await setLong(entries, 'a', before)
        expect(await getLong(entries, 'a')).toBe(before)
        entries.callsLeft = calls
        await deleteLong(entries, 'a').catch(() => undefined)
        entries.callsLeft = Infinity
        await deleteLong(entries, 'a')
        expect([...entries.kept.keys()]).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('that lost a piece are an error, not a shorter secret', async () => {
    const entries = new LimitedEntries()
    await setLong(entries, 'a', 'x'.repeat(6_000))
    const piece = [...entries.kept.keys()].find((name) => name.endsWith('2'))!
    entries.kept.delete(piece)
    await expect(getLong(entries, 'a')).rejects.toMatchObject({ code: 'keychain' })
  })

  it('that are short are one entry under the plain name', async () => {
    const entries = new LimitedEntries()
    await setLong(entries, 'a', 'short')
    expect([...entries.kept]).toEqual([['a', 'short']])
  })
})
