/** Draws pictures beside the page, so that moving one never waits for the drawing of the next. */
import type { Camera } from './camera'
import { measured } from './measure'
import { paint, type Look, type Shown } from './paint'
import { boundsOf, type Scene, type Size } from './scene'

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
  | { kind: 'image'; look: Look; caption: readonly string[] }

export type DrawingAnswered =
  | { kind: 'drawn'; number: number; bitmap: ImageBitmap }
  | { kind: 'image'; image: Blob | undefined }

/** A browser makes no larger pictures than this many pixels, nor longer sides. */
const mostPixels = 80_000_000
const longestSide = 16_000
const margin = 24
const captionLine = 18

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
  } else if (data.kind === 'draw') {
    const bitmap = drawn(data)
    const answer: DrawingAnswered = { kind: 'drawn', number: data.number, bitmap }
    self.postMessage(answer, { transfer: [bitmap] })
  } else void imageOf(data).then((image) => self.postMessage({ kind: 'image', image }))
}

/** All of it with its caption, twice as fine as the screen of old, or as fine as a browser can. */
async function imageOf(asked: DrawingAsked & { kind: 'image' }): Promise<Blob | undefined> {
  if (scene === undefined) return undefined
  const widthOf = measured(`12px ${asked.look.font}`)
  const bounds = boundsOf(scene)
  const width = Math.max(bounds.width, ...asked.caption.map(widthOf)) + 2 * margin
  const height = bounds.height + 2 * margin + captionLine * asked.caption.length
  const ratio = Math.min(
    2,
    Math.sqrt(mostPixels / (width * height)),
    longestSide / Math.max(width, height),
  )
  const canvas = new OffscreenCanvas(Math.ceil(width * ratio), Math.ceil(height * ratio))
  const pen = canvas.getContext('2d')
  if (pen === null) return undefined
  pen.fillStyle = asked.look.surface
  pen.fillRect(0, 0, canvas.width, canvas.height)
  const camera = { x: (margin - bounds.x) * ratio, y: (margin - bounds.y) * ratio, scale: ratio }
  const stage = { width: canvas.width, height: canvas.height }
  paint(pen, scene, camera, stage, { chosen: [] }, asked.look, widthOf)
  pen.scale(ratio, ratio)
  pen.font = `12px ${asked.look.font}`
  asked.caption.forEach((line, place) => {
    pen.fillStyle = place === 0 ? asked.look.text : asked.look.quiet
    pen.fillText(line, margin, bounds.height + 2 * margin + captionLine * place)
  })
  return canvas.convertToBlob({ type: 'image/png' })
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
