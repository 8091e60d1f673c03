/** What is measured of a library: making a picture of nodes that have their places, and moving it. */
import type { BenchGraph } from './graph'

export interface Places {
  /** Left edges, middles and widths of the nodes, in pixels. */
  x: Float32Array
  y: Float32Array
  width: Float32Array
}

export interface Drawing {
  /** Its picture stands on the page. */
  drawn: Promise<void>
  /** What is seen becomes so many pixels for each of the layout, around the middle. */
  zoomTo: (scale: number) => void
  moveBy: (x: number, y: number) => void
  /** Whether part of the stage shows nothing at this moment although the picture goes on there. */
  hasGap: () => boolean
}

export type Draw = (stage: HTMLElement, graph: BenchGraph, places: Places) => Drawing
