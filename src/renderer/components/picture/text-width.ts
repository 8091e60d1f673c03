/** How wide names stand in a picture, measured once each. */
const measured = new Map<string, number>()
let pen: CanvasRenderingContext2D | null = null

/** In pixels, as the picture writes it: 12 px, categories in bold. */
export function textWidth(text: string, bold: boolean): number {
  const key = `${bold ? 'b' : 'n'}${text}`
  const known = measured.get(key)
  if (known !== undefined) return known
  pen ??= document.createElement('canvas').getContext('2d')
  let width = text.length * 7
  if (pen !== null) {
    pen.font = `${bold ? 600 : 400} 12px ${getComputedStyle(document.body).fontFamily}`
    width = Math.ceil(pen.measureText(text).width)
  }
  measured.set(key, width)
  return width
}
