/**
 * Finds things by their texts, quickly enough for every keystroke among hundreds of thousands of texts.
 *
 * All texts stand folded in one string with their offsets, which `indexOf` runs through; the distinct
 * words stand beside it for what was mistyped. Ranks, from the best: a text is what was typed; begins
 * with it; has it at the beginning of a word; has it inside; has a word that is a typo away.
 */
import { folded, wordStarts } from './fold'
import { bitsSet, editsAllowed, editsToBeginning, lettersOf } from './typos'

/** From the best to the least. */
export const ranks = ['exact', 'prefix', 'word', 'inside', 'typo'] as const
const [exact, prefix, word, inside, typo] = [0, 1, 2, 3, 4]
/** Of an entry that was not found. */
const none = 5

/** Between texts; none holds it, because folding leaves no white space but blanks. */
const border = '\n'
const hasLetter = /\p{L}/u
const notInWords = /[^\p{L}\p{N}\p{M}]+/u

export interface Found {
  /** Its position among the entries. */
  entry: number
  /** Position in {@link ranks}. */
  rank: number
  /** Which of its texts was found, the first such. */
  text: number
}

export class TextIndex {
  readonly entries: number
  readonly #all: string
  /** Where each text begins in `#all`; one more at the end. */
  readonly #begins: Uint32Array
  /** text → entry; and which text of the entry it is. */
  readonly #entryOf: Uint32Array
  readonly #placeOf: Uint8Array
  /** A bit for each place of `#all` where a word begins. */
  readonly #wordBits: Uint32Array
  readonly #words: string[]
  readonly #wordLetters: Int32Array
  /** word → texts that have it: `#texts[#textsBegin[word]] …`. */
  readonly #textsBegin: Uint32Array
  readonly #texts: Uint32Array

  /** @param entries each with its texts, the most telling first; at most 255 of them */
  constructor(entries: readonly (readonly string[])[]) {
    this.entries = entries.length
    const pieces: string[] = []
    const begins: number[] = []
    const entryOf: number[] = []
    const placeOf: number[] = []
    const wordPlaces: number[] = []
    const numbers = new Map<string, number>()
    const wordOf: number[] = []
    const textOf: number[] = []
    let length = 0
    const addWord = (from: string): void => {
      if (from.length < 2) return
      let number = numbers.get(from)
      if (number === undefined) numbers.set(from, (number = numbers.size))
      wordOf.push(number)
      textOf.push(begins.length - 1)
    }
    entries.forEach((texts, entry) => {
      texts.forEach((text, place) => {
        const shown = text.trim().replace(/\s+/g, ' ')
        if (shown === '') return
        const one = folded(shown)
        begins.push(length)
        entryOf.push(entry)
        placeOf.push(place)
        const starts = wordStarts(shown)
        for (const start of starts) wordPlaces.push(length + start)
        // Nobody means another number by a number, so those are not guessed at.
        if (hasLetter.test(one)) {
          for (const whole of one.split(notInWords)) addWord(whole)
          for (const start of starts) {
            // Words within a word, as in ReadPresence; the others were added above.
            if (start > 0 && !notInWords.test(one[start - 1]!)) {
              addWord(one.slice(start).split(notInWords, 1)[0]!)
            }
          }
        }
        pieces.push(one)
        length += one.length + 1
      })
    })
    begins.push(length)
    this.#all = pieces.join(border) + border
    this.#begins = Uint32Array.from(begins)
    this.#entryOf = Uint32Array.from(entryOf)
    this.#placeOf = Uint8Array.from(placeOf)
    this.#wordBits = new Uint32Array((length >>> 5) + 1)
    for (const place of wordPlaces) this.#wordBits[place >>> 5]! |= 1 << (place & 31)
    this.#words = [...numbers.keys()]
    this.#wordLetters = Int32Array.from(this.#words, lettersOf)
    this.#textsBegin = new Uint32Array(this.#words.length + 1)
    for (const number of wordOf) this.#textsBegin[number + 1]! += 1
    for (let number = 0; number < this.#words.length; number += 1) {
      this.#textsBegin[number + 1]! += this.#textsBegin[number]!
    }
    const free = this.#textsBegin.slice()
    this.#texts = new Uint32Array(wordOf.length)
    wordOf.forEach((number, at) => (this.#texts[free[number]!++] = textOf[at]!))
  }

  /**
   * Everything that what was typed finds. Each word of it must be found in some text of an entry, in any
   * order; what is mistyped counts only where little is found otherwise.
   * @param enough so many entries are enough: then nothing mistyped is looked for
   * @returns in the order of the entries; empty where nothing was typed
   */
  find(typed: string, enough = 20): Found[] {
    const phrase = folded(typed).trim().replace(/\s+/g, ' ')
    if (phrase === '') return []
    const wholePhrase = this.#search(phrase)
    const words = [...new Set(phrase.split(' '))]
    let found = words.length === 1 ? wholePhrase : this.#joined(words, (one) => this.#search(one))
    let hits = this.#hits(found, wholePhrase)
    if (hits.length < enough) {
      const pieces = [...new Set(phrase.split(notInWords).filter((piece) => piece !== ''))]
      if (pieces.some((piece) => editsAllowed(piece.length) > 0)) {
        found = this.#joined(pieces, (one) => this.#withTypos(one))
        const exactly = new Set(hits.map(({ entry }) => entry))
        const further = this.#hits(found, wholePhrase).flatMap((hit) =>
          exactly.has(hit.entry) ? [] : [{ ...hit, rank: typo }],
        )
        hits = [...hits, ...further].sort((a, b) => a.entry - b.entry)
      }
    }
    return hits
  }

  #hits(found: Hits, phrase: Hits): Found[] {
    const hits: Found[] = []
    for (let entry = 0; entry < this.entries; entry += 1) {
      const byPhrase = phrase.rank[entry]!
      const better = byPhrase <= found.rank[entry]! ? phrase : found
      const rank = better.rank[entry]!
      if (rank < none) hits.push({ entry, rank, text: better.text[entry]! })
    }
    return hits
  }

  /** Entries in which every word is found: as well as the word that is found least well. */
  #joined(words: readonly string[], search: (word: string) => Hits): Hits {
    const joined = new Hits(this.entries)
    words.forEach((one, number) => {
      const hits = search(one)
      for (let entry = 0; entry < this.entries; entry += 1) {
        // A word alone is never the whole of what was typed.
        const rank = words.length > 1 ? atLeastWord(hits.rank[entry]!) : hits.rank[entry]!
        if (number === 0) {
          joined.rank[entry] = rank
          joined.text[entry] = hits.text[entry]!
        } else {
          joined.text[entry] = Math.min(joined.text[entry]!, hits.text[entry]!)
          if (rank > joined.rank[entry]!) joined.rank[entry] = rank
        }
      }
    })
    return joined
  }

  #search(wanted: string): Hits {
    const hits = new Hits(this.entries)
    const all = this.#all
    const begins = this.#begins
    let text = 0
    for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at)) {
      text = this.#textAt(at, text)
      const begin = begins[text]!
      const end = begins[text + 1]! - 1
      let rank = inside
      if (at === begin) rank = at + wanted.length === end ? exact : prefix
      else if (this.#wordBits[at >>> 5]! & (1 << (at & 31))) rank = word
      hits.add(this.#entryOf[text]!, rank, this.#placeOf[text]!)
      // Further on in the same text it may still stand at the beginning of a word.
      at = rank === inside ? at + 1 : end + 1
    }
    return hits
  }

  #withTypos(wanted: string): Hits {
    const hits = this.#search(wanted)
    const most = editsAllowed(wanted.length)
    if (most === 0 || !hasLetter.test(wanted)) return hits
    const letters = lettersOf(wanted)
    for (let number = 0; number < this.#words.length; number += 1) {
      const missing = letters & ~this.#wordLetters[number]!
      if (missing !== 0 && bitsSet(missing) > most) continue
      const one = this.#words[number]!
      if (editsToBeginning(wanted, one, most) > most) continue
      for (let at = this.#textsBegin[number]!; at < this.#textsBegin[number + 1]!; at += 1) {
        const text = this.#texts[at]!
        hits.add(this.#entryOf[text]!, typo, this.#placeOf[text]!)
      }
    }
    return hits
  }

  /** The text that a place of `#all` lies in. @param from a text that is not behind it */
  #textAt(place: number, from: number): number {
    const begins = this.#begins
    // Hits often lie close to each other.
    if (place < begins[from + 1]!) return from
    let low = from + 1
    let high = this.#entryOf.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (begins[middle]! <= place) low = middle
      else high = middle - 1
    }
    return low
  }
}

const atLeastWord = (rank: number): number => (rank < word ? word : rank)

/** How well each entry was found, and in which of its texts. */
class Hits {
  readonly rank: Uint8Array
  readonly text: Uint8Array

  constructor(entries: number) {
    this.rank = new Uint8Array(entries).fill(none)
    this.text = new Uint8Array(entries).fill(255)
  }

  add(entry: number, rank: number, text: number): void {
    const before = this.rank[entry]!
    if (rank > before || (rank === before && text >= this.text[entry]!)) return
    this.rank[entry] = rank
    this.text[entry] = text
  }
}
