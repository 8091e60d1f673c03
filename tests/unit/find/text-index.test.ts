import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folded } from '../../../src/shared/find/fold'
import { foundRanges } from '../../../src/shared/find/found-ranges'
import { ranks, TextIndex } from '../../../src/shared/find/text-index'

/** Names that are found, the best first. */
function found(names: readonly string[], typed: string, enough?: number): string[] {
  return new TextIndex(names.map((name) => [name]))
    .find(typed, enough)
    .sort((a, b) => a.rank - b.rank || a.entry - b.entry)
    .map(({ entry, rank }) => `${ranks[rank]}: ${names[entry]}`)
}

describe('what was typed finds', () => {
  it('exact before prefix before word before inside before typo', () => {
    expect(found(['Fannah', 'Joe Anna', 'Annabel', 'Anna', 'Amna Smith', 'Bert'], 'anna')).toEqual([
      'exact: Anna',
      'prefix: Annabel',
      'word: Joe Anna',
      'inside: Fannah',
      'typo: Amna Smith',
    ])
  })

  it('words in any order, each somewhere', () => {
    const names = ['Anna Meyer', 'Meyer, Anna', 'Anna Schmidt']
    expect(found(names, 'meyer anna')).toEqual(['word: Anna Meyer', 'word: Meyer, Anna'])
  })

  it('words of one entry in several of its texts', () => {
    const index = new TextIndex([
      ['Anna Meyer', '1042'],
      ['Anna Meyer', '2042'],
    ])
    expect(index.find('anna 1042').map(({ entry }) => entry)).toEqual([0])
  })

  it('a part of a code by its capitals', () => {
    expect(found(['ReadPresenceStatus', 'Unreadable'], 'presence')).toEqual([
      'word: ReadPresenceStatus',
    ])
    expect(found(['ReadPresenceStatus'], 'presnce')).toEqual(['typo: ReadPresenceStatus'])
  })

  it('no accents, no case, no full-width forms', () => {
    for (const typed of ['muller', 'MÜLLER', 'Mu\u0308ller', 'ｍüller']) {
      expect(found(['Jörg Müller'], typed), typed).toEqual(['word: Jörg Müller'])
    }
    expect(found(['Straße'], 'strasse')).toEqual(['exact: Straße'])
    expect(found(['Алёна Йорк'], 'алена иорк')).toEqual(['exact: Алёна Йорк'])
    expect(found(['İstanbul'], 'istanbul')).toEqual(['exact: İstanbul'])
  })

  it('Chinese by any run of its letters', () => {
    expect(found(['王小明', '风场监控'], '小明')).toEqual(['inside: 王小明'])
    expect(found(['王小明', '风场监控'], '风场')).toEqual(['prefix: 风场监控'])
  })

  it('one slip from four letters, two from eight, neighbours in the wrong order as one', () => {
    expect(found(['Meyer'], 'meyre')).toEqual(['typo: Meyer'])
    expect(found(['Meyer'], 'mxyxr')).toEqual([])
    expect(found(['Ann'], 'amn')).toEqual([])
    expect(found(['Konfiguration'], 'konfgurtion')).toEqual(['typo: Konfiguration'])
    expect(found(['Сергей Петров'], 'серегй')).toEqual(['typo: Сергей Петров'])
  })

  it('a typo while the word is still being typed', () => {
    expect(found(['Presence'], 'presne')).toEqual(['typo: Presence'])
  })

  it('no number by another number', () => {
    expect(found(['10425'], '10452')).toEqual([])
  })

  it('nothing mistyped where enough is found as it was typed', () => {
    expect(found(['Anna', 'Amna'], 'anna', 1)).toEqual(['exact: Anna'])
    expect(found(['Anna', 'Amna'], 'anna', 2)).toEqual(['exact: Anna', 'typo: Amna'])
  })

  it('nothing without a letter', () => {
    expect(found(['Anna'], '  ')).toEqual([])
    expect(new TextIndex([]).find('anna')).toEqual([])
  })
})

const names = fc.array(
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abAB éÉß.1王ж'), maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  ),
  { minLength: 1, maxLength: 8 },
)

describe('laws', () => {
  it('a name’s own text finds it as exactly as anything is found', () => {
    fc.assert(
      fc.property(names, (all) => {
        const index = new TextIndex(all.map((name) => [name]))
        all.forEach((name, entry) => {
          if (folded(name).trim() === '') return
          expect(index.find(name).find((hit) => hit.entry === entry)?.rank).toBe(0)
        })
      }),
    )
  })

  it('finds what holds the typed text, by comparing one after the other', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'abé1王'), minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(names, typed, (all, wanted) => {
        const index = new TextIndex(all.map((name) => [name]))
        const hits = index.find(wanted, 0).map(({ entry }) => entry)
        const holds = all.flatMap((name, entry) =>
          folded(name).includes(folded(wanted)) ? [entry] : [],
        )
        expect(hits).toEqual(holds)
      }),
    )
  })

  it('one letter changed, left out, added or swapped in a word of four or more still finds it', () => {
    const words = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 5, maxLength: 12 })
    fc.assert(
      fc.property(
        words,
        fc.nat(),
        fc.constantFrom('change', 'drop', 'add', 'swap'),
        (name, seed, how) => {
          const at = seed % (name.length - 1)
          const slip = {
            change: `${name.slice(0, at)}z${name.slice(at + 1)}`,
            drop: name.slice(0, at) + name.slice(at + 1),
            add: `${name.slice(0, at)}z${name.slice(at)}`,
            swap: name.slice(0, at) + name[at + 1]! + name[at]! + name.slice(at + 2),
          }[how]
          expect(new TextIndex([['other'], [name]]).find(slip).map(({ entry }) => entry)).toContain(
            1,
          )
        },
      ),
    )
  })
})

describe('marked letters', () => {
  const marked = (text: string, typed: string): string =>
    foundRanges(text, typed)
      .reverse()
      .reduce(
        (all, [begin, end]) => `${all.slice(0, begin)}[${all.slice(begin, end)}]${all.slice(end)}`,
        text,
      )

  it('stand for what was typed', () => {
    expect(marked('Anna Meyer', 'anna')).toBe('[Anna] Meyer')
    expect(marked('Fanny Anna', 'an')).toBe('Fanny [An]na')
    expect(marked('Anna Meyer', 'meyer an')).toBe('[An]na [Meyer]')
    expect(marked('Jörg Müller', 'muller')).toBe('Jörg [Müller]')
    expect(marked('Große Straße', 'strasse')).toBe('Große [Straße]')
    expect(marked('ReadPresence', 'presnce')).toBe('Read[Presence]')
    expect(marked('Anna', 'bert')).toBe('Anna')
  })

  it('are ascending pieces of the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (text, typed) => {
          let done = 0
          for (const [begin, end] of foundRanges(text, typed)) {
            expect(begin).toBeGreaterThanOrEqual(done)
            expect(end).toBeGreaterThan(begin)
            done = end
          }
          expect(done).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })
})
