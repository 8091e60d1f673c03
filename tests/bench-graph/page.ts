/** The page that scripts/bench-graph.mjs drives: one library, one measurement each time it is loaded. */
import { drawCytoscape } from './draw-cytoscape'
import { drawPermiscope } from './draw-permiscope'
import { drawSigma } from './draw-sigma'
import type { Draw, Drawing } from './drawing'
import { benchGraph } from './graph'
import { arranged, layouts } from './layouts'

const libraries: Readonly<Record<string, Draw>> = {
  permiscope: drawPermiscope,
  sigma: drawSigma,
  cytoscape: drawCytoscape,
}
interface Panned {
  /** Milliseconds between frames. */
  intervals: number[]
  /** Frames in which a border stood empty. */
  gaps: number
}

const graph = benchGraph()
const stage = document.getElementById('stage')!
let drawing: Drawing | undefined

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))

/** The second frame after a change begins when the first was handed over to be shown. */
async function painted(): Promise<void> {
  await frame()
  await frame()
}

const bench = {
  /** Milliseconds from the graph in memory to places for all nodes. */
  async layout(name: string): Promise<number> {
    const begun = performance.now()
    await layouts[name]!(graph)
    return performance.now() - begun
  },

  /** Milliseconds from the graph and places in memory to its picture. */
  async firstPicture(library: string): Promise<number> {
    const places = await arranged(graph)
    await painted()
    const begun = performance.now()
    drawing = libraries[library]!(stage, graph, places)
    await drawing.drawn
    await painted()
    return performance.now() - begun
  },

  /** @param scale undefined: as it was first shown, all of it in view */
  async zoomTo(scale: number | undefined): Promise<void> {
    if (scale !== undefined) drawing!.zoomTo(scale)
    await bench.pan({ most: 30, milliseconds: 2_000 })
  },

  /** Out and back, some pixels each frame, until one of the bounds is met. */
  async pan(bounds: { most: number; milliseconds: number }): Promise<Panned> {
    const intervals: number[] = []
    let gaps = 0
    const begun = await frame()
    let before = begun
    for (let number = 0; number < bounds.most; number++) {
      if (before - begun > bounds.milliseconds) break
      const way = number < bounds.most / 2 ? 1 : -1
      drawing!.moveBy(6 * way, 12 * way)
      if (drawing!.hasGap()) gaps++
      const now = await frame()
      intervals.push(now - before)
      before = now
    }
    return { intervals, gaps }
  },

  /** What draws WebGL. */
  device(): string {
    const pen = document.createElement('canvas').getContext('webgl')
    const info = pen?.getExtension('WEBGL_debug_renderer_info')
    return pen == null || info == null
      ? 'no WebGL'
      : String(pen.getParameter(info.UNMASKED_RENDERER_WEBGL))
  },
}

Object.assign(window, { bench })
