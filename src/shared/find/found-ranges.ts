/** Which letters of a shown text stand for what was typed, so that they can be marked. */
import { folded, placesInText, wordStarts } from './fold'
import { editsAllowed, editsToBeginning } from './typos'

/** Begin and end in UTF-16 units. */
export type Range = [begin: number, end: number]

/** @returns ascending, without overlaps; of what was mistyped, the words that are meant */
export function foundRanges(text: string, typed: string): Range[] {
  const one = folded(text)
  const phrase = folded(typed).trim().replace(/\s+/g, ' ')
  if (phrase === '') return []
  const places = placesInText(text)
  const whole = best(one, phrase, text)
  const found = whole === undefined ? [] : [whole]
  if (whole === undefined) {
    for (const word of new Set(phrase.split(/[\s]+/u))) {
      const range = best(one, word, text) ?? meant(one, word, text)
      if (range !== undefined) found.push(range)
    }
  }
  const joined: Range[] = []
  for (const [begin, end] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = joined.at(-1)
    if (last !== undefined && begin <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([begin, end])
  }
  return joined
    .map(([begin, end]): Range => [places[begin]!, places[end]!])
    .filter(([begin, end]) => begin < end)
}

/** At the beginning of a word before anywhere else. */
function best(text: string, wanted: string, shown: string): Range | undefined {
  const first = text.indexOf(wanted)
  if (first < 0) return undefined
  const start = wordStarts(shown).find((place) => text.startsWith(wanted, place))
  const at = text.startsWith(wanted) ? 0 : (start ?? first)
  return [at, at + wanted.length]
}

function meant(text: string, wanted: string, shown: string): Range | undefined {
  const most = editsAllowed(wanted.length)
  if (most === 0) return undefined
  for (const start of wordStarts(shown)) {
    const word = /^[\p{L}\p{N}\p{M}]+/u.exec(text.slice(start))?.[0] ?? ''
    if (word.length > 1 && editsToBeginning(wanted, word, most) <= most) {
      return [start, start + Math.min(word.length, wanted.length + most)]
    }
  }
  return undefined
}
