/** Widths of texts, each measured once. Works in workers as well. */
const byFont = new Map<string, (text: string) => number>()

export function measured(font: string): (text: string) => number {
  let widthOf = byFont.get(font)
  if (widthOf === undefined) {
    const pen = new OffscreenCanvas(1, 1).getContext('2d')
    if (pen === null) throw new Error('This browser cannot draw texts off the screen.')
    pen.font = font
    const known = new Map<string, number>()
    widthOf = (text) => {
      let width = known.get(text)
      if (width === undefined) {
        width = pen.measureText(text).width
        known.set(text, width)
      }
      return width
    }
    byFont.set(font, widthOf)
  }
  return widthOf
}
