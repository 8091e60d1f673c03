/**
 * How texts are compared when something is looked for: case, accents and full-width forms do not count.
 * Each character is folded by itself, so a place in the folded text is a place in the text.
 */

/** Letters that are no letter with an accent, but that a person types without. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
}

const onlyAscii = /^[\0-\x7f]*$/
const accents = /[\u0300-\u036f]/g
const known = new Map<string, string>()

export function folded(text: string): string {
  if (onlyAscii.test(text)) return text.toLowerCase()
  let all = ''
  for (const character of text) all += foldedCharacter(character)
  return all
}

function foldedCharacter(character: string): string {
  const before = known.get(character)
  if (before !== undefined) return before
  const lower = character
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(accents, '')
    .normalize('NFC')
  let all = ''
  for (const letter of lower) all += plain[letter] ?? letter
  // A spacing accent is written as one on a space; as such it would be lost at the end of a text.
  if (all !== all.trim()) all = /\s/.test(character) ? ' ' : character
  known.set(character, all)
  return all
}

/**
 * From a place in the folded text to the one in the text.
 * @returns for each UTF-16 unit of the folded text, and its end, where in the text it comes from
 */
export function placesInText(text: string): Uint32Array {
  const places: number[] = []
  let place = 0
  for (const character of text) {
    const { length } = folded(character)
    for (let unit = 0; unit < length; unit += 1) places.push(place)
    place += character.length
  }
  places.push(text.length)
  return Uint32Array.from(places)
}

const inWord = /[\p{L}\p{N}\p{M}]/u
const digit = /\p{N}/u
const upper = /\p{Lu}/u

type Letter = 'none' | 'lower' | 'upper' | 'digit'

/**
 * Where words begin in a text: after what is no letter or digit, at a capital within a name such as
 * `ReadPresence`, and between letters and digits.
 * @returns places in the folded text, ascending
 */
export function wordStarts(text: string): number[] {
  const starts: number[] = []
  let place = 0
  let before: Letter = 'none'
  for (const character of text) {
    let now: Letter
    const code = character.charCodeAt(0)
    if (code < 128) {
      now =
        code > 96 && code < 123
          ? 'lower'
          : code > 64 && code < 91
            ? 'upper'
            : code > 47 && code < 58
              ? 'digit'
              : 'none'
    } else if (!inWord.test(character)) now = 'none'
    else now = digit.test(character) ? 'digit' : upper.test(character) ? 'upper' : 'lower'
    const begins =
      now !== 'none' &&
      (before === 'none' ||
        (now === 'digit') !== (before === 'digit') ||
        (now === 'upper' && before === 'lower'))
    if (begins) starts.push(place)
    before = now
    place += code < 128 ? 1 : foldedCharacter(character).length
  }
  return starts
}
