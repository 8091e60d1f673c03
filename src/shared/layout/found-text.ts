/** Where a searched text occurs in a shown one, whatever the case, so that it can be marked there. */

export interface TextPiece {
  text: string
  found: boolean
}

/** As both sides of a search are written before they are compared. */
export const searchable = (text: string): string => text.toLowerCase()

/** @param wanted as {@link searchable} writes it; empty: nothing is found */
export function foundPieces(text: string, wanted: string): TextPiece[] {
  if (wanted === '') return [{ text, found: false }]
  const lower = searchable(text)
  // Few letters are longer or shorter in lower case; then places in one are not places in the other.
  const placeOf = lower.length === text.length ? (at: number) => at : placesIn(text)
  const pieces: TextPiece[] = []
  let done = 0
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    const [start, end] = [placeOf(at), placeOf(at + wanted.length)]
    if (start > done) pieces.push({ text: text.slice(done, start), found: false })
    if (end > start) pieces.push({ text: text.slice(start, end), found: true })
    done = end
  }
  if (done < text.length) pieces.push({ text: text.slice(done), found: false })
  return pieces
}

/** From places in the lower-case text to places in the text. */
function placesIn(text: string): (at: number) => number {
  const places: number[] = []
  let place = 0
  for (const character of text) {
    for (let unit = 0; unit < searchable(character).length; unit += 1) places.push(place)
    place += character.length
  }
  return (at) => places[at] ?? text.length
}
