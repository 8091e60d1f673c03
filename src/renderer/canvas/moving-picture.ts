/**
 * A picture that follows the hand: a worker draws what is seen and a margin around it as one bitmap;
 * until the next is there, the browser moves and scales the last, which costs the page nothing.
 */
import type { Camera } from './camera'
import type { DrawingAnswered, DrawingAsked } from './drawing.worker'
import type { Look, Shown } from './paint'
import type { Scene, Size } from './scene'

/** Pixels of the page that are drawn beyond each edge. */
const margin = 300
/** Milliseconds that nodes take to their new places. */
const motion = 260
/** With more edges than this a picture takes too long to be drawn many times on the way. */
const mostMoved = 1_500

export class MovingPicture {
  readonly #canvas: HTMLCanvasElement
  readonly #context: ImageBitmapRenderingContext | null
  readonly #worker = new Worker(new URL('./drawing.worker.ts', import.meta.url), { type: 'module' })
  #stage: Size = { width: 0, height: 0 }
  #camera: Camera = { x: 0, y: 0, scale: 1 }
  /** What the bitmap that is seen was drawn for, and the one that is being drawn. */
  #seen: Camera | undefined
  #drawing: Camera | undefined
  #stale = false
  #number = 0
  #movesUntil = 0
  #hasScene = false
  #imageAsked: ((image: Blob | undefined) => void) | undefined

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas
    this.#context = canvas.getContext('bitmaprenderer')
    this.#worker.onmessage = ({ data }: MessageEvent<DrawingAnswered>) => {
      if (data.kind === 'drawn') this.#show(data.bitmap)
      else this.#imageAsked?.(data.image)
    }
  }

  close(): void {
    this.#worker.terminate()
  }

  resize(stage: Size): void {
    this.#stage = stage
    this.#redraw()
  }

  /** @param before where its nodes stood, NaN for new ones; absent: nothing moves */
  setScene(scene: Scene, before: { x: Float32Array; y: Float32Array } | undefined): void {
    const moves = before !== undefined && scene.from.length <= mostMoved
    this.#movesUntil = moves ? performance.now() + motion : 0
    this.#send({ kind: 'scene', scene, ...(moves ? { before } : {}) })
    this.#hasScene = true
    this.#redraw()
  }

  setShown(shown: Shown, look: Look): void {
    this.#send({ kind: 'shown', shown, look })
    this.#redraw()
  }

  setCamera(camera: Camera): void {
    this.#camera = camera
    this.#place()
    const { scale, x, y } = this.#seen ?? { scale: 0, x: 0, y: 0 }
    const near = margin / 3
    if (scale !== camera.scale || Math.abs(x - camera.x) > near || Math.abs(y - camera.y) > near) {
      this.#redraw()
    }
  }

  #send(message: DrawingAsked): void {
    this.#worker.postMessage(message)
  }

  /** One picture at a time: those that were asked for meanwhile are one more. */
  #redraw(): void {
    if (!this.#hasScene || this.#stage.width === 0) return
    if (this.#drawing !== undefined) {
      this.#stale = true
      return
    }
    this.#stale = false
    this.#drawing = this.#camera
    const left = this.#movesUntil - performance.now()
    const { scale, x, y } = this.#camera
    this.#send({
      kind: 'draw',
      number: ++this.#number,
      camera: { scale, x: x + margin, y: y + margin },
      stage: { width: this.#stage.width + 2 * margin, height: this.#stage.height + 2 * margin },
      ratio: devicePixelRatio,
      way: left <= 0 ? 1 : eased(1 - left / motion),
    })
  }

  /** All of it as PNG. @returns undefined where this browser cannot draw one so large */
  image(look: Look, caption: readonly string[]): Promise<Blob | undefined> {
    return new Promise((resolve) => {
      this.#imageAsked = resolve
      this.#send({ kind: 'image', look, caption })
    })
  }

  #show(bitmap: ImageBitmap): void {
    this.#seen = this.#drawing
    this.#drawing = undefined
    this.#canvas.width = bitmap.width
    this.#canvas.height = bitmap.height
    this.#canvas.style.width = `${bitmap.width / devicePixelRatio}px`
    this.#canvas.style.height = `${bitmap.height / devicePixelRatio}px`
    this.#context?.transferFromImageBitmap(bitmap)
    this.#place()
    if (this.#movesUntil > 0) {
      // The last one is drawn after the time is over, with everything in its place.
      if (performance.now() >= this.#movesUntil) this.#movesUntil = 0
      requestAnimationFrame(() => this.#redraw())
    } else if (this.#stale) this.#redraw()
    else this.#canvas.dataset['drawn'] = String(this.#number)
  }

  #place(): void {
    if (this.#seen === undefined) return
    const by = this.#camera.scale / this.#seen.scale
    const x = this.#camera.x - (this.#seen.x + margin) * by
    const y = this.#camera.y - (this.#seen.y + margin) * by
    // Whole pixels, while nothing is scaled: letters between two of them are blurred.
    const [left, top] = by === 1 ? [Math.round(x), Math.round(y)] : [x, y]
    this.#canvas.style.transform = `translate(${left}px, ${top}px) scale(${by})`
  }
}

const eased = (way: number): number => 1 - (1 - way) ** 3
