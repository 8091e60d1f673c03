/** A picture of the page as a file: SVG with its colours written into it, or PNG, with a caption below. */
import { cutToWidth } from './labels'
import { measured } from './measure'
import { xmlText } from './xml-text'

export interface PictureArea {
  x: number
  y: number
  width: number
  height: number
}

/** A picture as it stands on the page, and the part of it that a file is to show. */
export interface DrawnPicture {
  svg: SVGSVGElement
  area: PictureArea
}

const margin = 24
const captionLine = 18
/** What a document without the page's styles must say of itself. */
const styles = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
] as const
const namespace = 'http://www.w3.org/2000/svg'
/** So many elements are read before the window has its turn again. */
const atOnce = 250
/** What browsers make a canvas of at most, in pixels. */
const longestSide = 8192
const mostPixels = 40_000_000

/**
 * @param picture as it is drawn now; a group with `data-camera` is put back to where it was laid out
 * @param area of it that the file shows, in its own units
 * @param caption lines below it
 */
export async function svgFile(
  picture: SVGSVGElement,
  area: PictureArea,
  caption: readonly string[],
): Promise<string> {
  const clone = picture.cloneNode(true) as SVGSVGElement
  const originals = [...picture.querySelectorAll<SVGElement>('*')]
  const copies = [...clone.querySelectorAll<SVGElement>('*')]
  for (const [place, original] of originals.entries()) {
    if (place % atOnce === atOnce - 1) await new Promise((resolve) => setTimeout(resolve))
    const copy = copies[place]!
    const style = getComputedStyle(original)
    for (const name of styles) {
      const value = style.getPropertyValue(name)
      // A pattern is named by its address in the page: what stands after # is what the file knows.
      copy.setAttribute(name, value.replace(/url\("[^"#]*(#[^"]+)"\)/, 'url($1)'))
    }
    copy.removeAttribute('class')
    copy.removeAttribute('style')
    if (style.display === 'none') copy.setAttribute('display', 'none')
    if (original.hasAttribute('data-camera')) copy.removeAttribute('transform')
  }
  return framed(clone, area, caption)
}

function framed(clone: SVGSVGElement, area: PictureArea, caption: readonly string[]): string {
  const page = getComputedStyle(document.documentElement)
  const font = getComputedStyle(document.body).fontFamily
  const widthOf = measured(`12px ${font}`)
  const width = Math.ceil(Math.max(area.width, 420) + 2 * margin)
  const height = Math.ceil(area.height + 2 * margin + captionLine * caption.length)
  const [left, top] = [area.x - margin, area.y - margin]
  const file = document.createElementNS(namespace, 'svg')
  const put = (name: string, more: Readonly<Record<string, string | number>>): SVGElement => {
    const element = document.createElementNS(namespace, name)
    for (const [key, value] of Object.entries(more)) element.setAttribute(key, String(value))
    file.append(element)
    return element
  }
  file.setAttribute('width', String(width))
  file.setAttribute('height', String(height))
  file.setAttribute('viewBox', `${left} ${top} ${width} ${height}`)
  file.setAttribute('font-family', font)
  file.setAttribute('font-size', '12')
  const surface = page.getPropertyValue('--surface').trim()
  put('rect', { x: left, y: top, width, height, fill: surface })
  file.append(...clone.childNodes)
  for (const [place, line] of caption.entries()) {
    put('text', {
      x: area.x,
      y: area.y + area.height + margin + captionLine * place,
      fill: page.getPropertyValue(place === 0 ? '--text' : '--text-quiet').trim(),
    }).textContent = cutToWidth(line, width - 2 * margin, widthOf)
  }
  return xmlText(new XMLSerializer().serializeToString(file))
}

/** @returns undefined where the browser cannot make a picture of that size */
export async function pngFile(svg: string): Promise<Blob | undefined> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const { naturalHeight, naturalWidth } = image
  const ratio = Math.min(
    2,
    longestSide / Math.max(naturalWidth, naturalHeight),
    Math.sqrt(mostPixels / (naturalWidth * naturalHeight)),
  )
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(naturalWidth * ratio))
  canvas.height = Math.max(1, Math.floor(naturalHeight * ratio))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
}
