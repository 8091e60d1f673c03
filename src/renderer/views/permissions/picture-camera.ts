/** Where one looks at the picture from, and how wide its texts are. */

export interface Camera {
  x: number
  y: number
  scale: number
}

interface Size {
  width: number
  height: number
}

const margin = 24
/** Half a row: nearer to the upper or lower edge, a node is cut. */
const edge = 12
const smallest = 0.06
const largest = 3
/** Below this, labels cannot be read; then it is better to see a part. */
const readable = 0.72

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value))

/** `width`: readable and from the top. `all`: everything, however small. */
export function fitted(picture: Size, stage: Size, how: 'width' | 'all'): Camera {
  const byWidth = (stage.width - 2 * margin) / Math.max(1, picture.width)
  const byHeight = (stage.height - 2 * margin) / Math.max(1, picture.height)
  const scale =
    how === 'width' ? clamp(byWidth, readable, 1) : clamp(Math.min(byWidth, byHeight), smallest, 1)
  const spare = stage.height - picture.height * scale
  const beside = how === 'all' && scale < 1 ? (stage.width - picture.width * scale) / 2 : margin
  return { x: Math.max(margin, beside), y: spare > 2 * margin ? spare / 2 : margin, scale }
}

interface Box {
  x: number
  y: number
  labelWidth: number
}

export function isShown(camera: Camera, node: Box, stage: Size): boolean {
  const x = camera.x + node.x * camera.scale
  const y = camera.y + node.y * camera.scale
  return (
    x >= 0 &&
    x + node.labelWidth * camera.scale <= stage.width &&
    y >= edge &&
    y <= stage.height - edge
  )
}

/** Moves as little as it must, so that the eye keeps its place and the way to the node its view. */
export function showing(camera: Camera, node: Box, stage: Size): Camera {
  const left = node.x * camera.scale
  const right = left + node.labelWidth * camera.scale
  const x = Math.max(margin - left, Math.min(camera.x, stage.width - margin - right))
  const height = camera.y + node.y * camera.scale
  const seen = height >= edge && height <= stage.height - edge
  return { ...camera, x, y: seen ? camera.y : stage.height / 2 - node.y * camera.scale }
}

type Places = readonly (Box & { key: string })[]

/**
 * After nodes were opened or closed: the one that it happened to, or else the one nearest to the
 * middle, stays where it was. Undefined where nothing would be left in view.
 */
export function anchored(
  camera: Camera,
  before: Places,
  after: Places,
  stage: Size,
  key: string | undefined,
): Camera | undefined {
  const old = new Map(before.map((node) => [node.key, node]))
  const fromMiddle = (node: Box): number =>
    Math.hypot(
      camera.x + node.x * camera.scale - stage.width / 2,
      camera.y + node.y * camera.scale - stage.height / 2,
    )
  let anchor: { was: Box; is: Box } | undefined
  for (const is of after) {
    const was = old.get(is.key)
    if (was === undefined || !isShown(camera, was, stage)) continue
    if (is.key === key) {
      anchor = { was, is }
      break
    }
    if (anchor === undefined || fromMiddle(was) < fromMiddle(anchor.was)) anchor = { was, is }
  }
  if (anchor === undefined) return undefined
  const { was, is } = anchor
  return moved(camera, (was.x - is.x) * camera.scale, (was.y - is.y) * camera.scale)
}

export function moved(camera: Camera, x: number, y: number): Camera {
  return { ...camera, x: camera.x + x, y: camera.y + y }
}

/** What is under the pointer stays under it. */
export function zoomed(camera: Camera, factor: number, at: { x: number; y: number }): Camera {
  const scale = clamp(camera.scale * factor, smallest, largest)
  const change = scale / camera.scale
  return { x: at.x - (at.x - camera.x) * change, y: at.y - (at.y - camera.y) * change, scale }
}
