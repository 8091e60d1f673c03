/** Where one looks at a scene from: a point of it at `(x, y)` stands at `x * scale + camera.x`. */
import type { Box, Size } from './scene'

export interface Camera {
  x: number
  y: number
  scale: number
}

export interface Point {
  x: number
  y: number
}

const margin = 28
const smallest = 0.02
const largest = 3
/** Below this, names cannot be read inside their nodes: then it is better to see a part. */
const readable = 0.7

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value))

/** All of it, however small. */
export function fitted(scene: Box, stage: Size): Camera {
  const scale = clamp(
    Math.min(
      (stage.width - 2 * margin) / Math.max(1, scene.width),
      (stage.height - 2 * margin) / Math.max(1, scene.height),
    ),
    smallest,
    1.25,
  )
  return centred({ x: scene.x + scene.width / 2, y: scene.y + scene.height / 2 }, scale, stage)
}

/** All of it where it can be read then; else as much as can be, around what it is about. */
export function opening(scene: Box, about: Point, stage: Size): Camera {
  const whole = fitted(scene, stage)
  if (whole.scale >= readable) return whole
  const byWidth = (stage.width - 2 * margin) / Math.max(1, scene.width)
  const scale = clamp(byWidth, readable, 1)
  const camera = centred(about, scale, stage)
  const kept = (start: number, low: number, length: number, room: number): number =>
    length * scale + 2 * margin <= room
      ? (room - length * scale) / 2 - low * scale
      : clamp(start, room - margin - (low + length) * scale, margin - low * scale)
  return {
    scale,
    x: kept(camera.x, scene.x, scene.width, stage.width),
    y: kept(camera.y, scene.y, scene.height, stage.height),
  }
}

function centred(point: Point, scale: number, stage: Size): Camera {
  return { scale, x: stage.width / 2 - point.x * scale, y: stage.height / 2 - point.y * scale }
}

export const moved = (camera: Camera, x: number, y: number): Camera => ({
  ...camera,
  x: camera.x + x,
  y: camera.y + y,
})

/** What is under the pointer stays under it. */
export function zoomed(camera: Camera, factor: number, at: Point): Camera {
  const scale = clamp(camera.scale * factor, smallest, largest)
  const change = scale / camera.scale
  return { scale, x: at.x - (at.x - camera.x) * change, y: at.y - (at.y - camera.y) * change }
}

export const inScene = (camera: Camera, at: Point): Point => ({
  x: (at.x - camera.x) / camera.scale,
  y: (at.y - camera.y) / camera.scale,
})

export const onStage = (camera: Camera, at: Point): Point => ({
  x: at.x * camera.scale + camera.x,
  y: at.y * camera.scale + camera.y,
})

/** Moves as little as it must for the box, of the scene, to be seen whole. */
export function showing(camera: Camera, box: Box, stage: Size): Camera {
  const shift = (start: number, length: number, room: number): number => {
    if (start < margin) return margin - start
    const over = start + length - (room - margin)
    return over > 0 ? -Math.min(over, start - margin) : 0
  }
  const start = onStage(camera, box)
  return moved(
    camera,
    shift(start.x, box.width * camera.scale, stage.width),
    shift(start.y, box.height * camera.scale, stage.height),
  )
}
