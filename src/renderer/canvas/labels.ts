/** Which names are written where not all have room, and how they are cut. */

export interface LabelPlace {
  node: number
  /** Middle of the label, in pixels of the screen. */
  y: number
  weight: number
}

/**
 * Of labels in one column those that stand free of each other, the weightiest first.
 * @param height that a label takes, in pixels of the screen
 */
export function freeLabels(places: readonly LabelPlace[], height: number): number[] {
  const taken = new Map<number, number>()
  const ordered = [...places].sort((a, b) => b.weight - a.weight || a.y - b.y)
  const free: number[] = []
  for (const { node, y } of ordered) {
    // A row of the grid is as high as a label, so that only the rows around can be in the way.
    const row = Math.floor(y / height)
    const blocked = [row - 1, row, row + 1].some((near) => {
      const other = taken.get(near)
      return other !== undefined && Math.abs(other - y) < height
    })
    if (blocked) continue
    taken.set(row, y)
    free.push(node)
  }
  return free
}

/** @returns the text, or its beginning with an ellipsis; empty where not even three letters have room */
export function cutToWidth(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text
  // By what a reader takes for one letter, so that none is torn apart.
  const letters = [...text]
  let low = 0
  let high = letters.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (widthOf(`${letters.slice(0, middle).join('')}…`) <= room) low = middle
    else high = middle - 1
  }
  return low < 3 ? '' : `${letters.slice(0, low).join('').trimEnd()}…`
}
