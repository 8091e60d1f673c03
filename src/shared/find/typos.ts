/** How many slips of the typing finger lie between what was typed and a word. */

/** @returns how many edits a typed word may be away from one that is meant */
export function editsAllowed(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}

let before: Uint8Array = new Uint8Array(64)
let row: Uint8Array = new Uint8Array(64)
let next: Uint8Array = new Uint8Array(64)

/**
 * Edits between what was typed and the beginning of a word: a letter too many, too few, another one, or
 * two neighbours in the wrong order (optimal string alignment). What is typed may still go on, so letters
 * that follow in the word cost nothing.
 * @returns more than `most` where there are more
 */
export function editsToBeginning(typed: string, word: string, most: number): number {
  const columns = Math.min(word.length, typed.length + most)
  if (columns < typed.length - most) return most + 1
  if (row.length <= columns + 1) {
    before = new Uint8Array(columns + 64)
    row = new Uint8Array(columns + 64)
    next = new Uint8Array(columns + 64)
  }
  for (let column = 0; column <= columns; column += 1) row[column] = Math.min(column, 255)
  for (let at = 1; at <= typed.length; at += 1) {
    const letter = typed.charCodeAt(at - 1)
    next[0] = Math.min(at, 255)
    let least = next[0]
    for (let column = 1; column <= columns; column += 1) {
      const other = word.charCodeAt(column - 1)
      let edits = Math.min(
        row[column]! + 1,
        next[column - 1]! + 1,
        row[column - 1]! + (letter === other ? 0 : 1),
      )
      if (
        at > 1 &&
        column > 1 &&
        letter === word.charCodeAt(column - 2) &&
        typed.charCodeAt(at - 2) === other
      ) {
        edits = Math.min(edits, before[column - 2]! + 1)
      }
      next[column] = Math.min(edits, 255)
      if (edits < least) least = edits
    }
    if (least > most) return most + 1
    const free = before
    before = row
    row = next
    next = free
  }
  let least = most + 1
  for (let column = 0; column <= columns; column += 1) least = Math.min(least, row[column]!)
  return least
}

/** Which letters a word has, as bits: two words that differ in more bits than edits cannot be near. */
export function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

export function bitsSet(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
