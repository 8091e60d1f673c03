/** Draws pictures beside the page, so that moving one never waits for the drawing of the next. */
import type { Camera } from './camera'
import { measured } from './measure'
import { paint, type Look, type Shown } from './paint'
import type { Scene, Size } from './scene'

export type DrawingAsked =
  | {
      kind: 'scene'
      scene: Scene
      /** Where nodes stood before, for pictures on the way from there; NaN for new ones. */
      before?: { x: Float32Array; y: Float32Array } | undefined
    }
  | { kind: 'shown'; shown: Shown; look: Look }
  | {
      kind: 'draw'
      number: number
      camera: Camera
      stage: Size
      /** Pixels of the screen for each of the page. */
      ratio: number
      /** From 0, where nodes stood before, to 1. */
      way: number
    }

export interface DrawingAnswered {
  number: number
  bitmap: ImageBitmap
}

let scene: Scene | undefined
let before: { x: Float32Array; y: Float32Array } | undefined
let shown: Shown = { chosen: [] }
let look: Look | undefined

self.onmessage = ({ data }: MessageEvent<DrawingAsked>) => {
  if (data.kind === 'scene') {
    scene = data.scene
    before = data.before
  } else if (data.kind === 'shown') {
    shown = data.shown
    look = data.look
  } else {
    const answer: DrawingAnswered = { number: data.number, bitmap: drawn(data) }
    self.postMessage(answer, { transfer: [answer.bitmap] })
  }
}

function drawn({ camera, ratio, stage, way }: DrawingAsked & { kind: 'draw' }): ImageBitmap {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(stage.width * ratio)),
    Math.max(1, Math.round(stage.height * ratio)),
  )
  const pen = canvas.getContext('2d')
  if (pen !== null && scene !== undefined && look !== undefined) {
    pen.scale(ratio, ratio)
    paint(pen, onTheWay(scene, way), camera, stage, shown, look, measured(`12px ${look.font}`))
  }
  return canvas.transferToImageBitmap()
}

function onTheWay(end: Scene, way: number): Scene {
  if (way >= 1 || before === undefined) return end
  const between = (from: Float32Array, to: Float32Array): Float32Array =>
    to.map((place, node) => {
      const start = from[node]!
      return Number.isNaN(start) ? place : start + (place - start) * way
    })
  return { ...end, x: between(before.x, end.x), y: between(before.y, end.y) }
}
