/** As the graph view draws: the moving picture with its worker, and the index that pointing goes by. */
import { fitted, moved, type Camera } from '../../src/renderer/canvas/camera'
import { Finder } from '../../src/renderer/canvas/finder'
import { MovingPicture } from '../../src/renderer/canvas/moving-picture'
import type { Look } from '../../src/renderer/canvas/paint'
import {
  boundsOf,
  sceneEdgeKinds,
  sceneNodeKinds,
  Trait,
  type Scene,
} from '../../src/renderer/canvas/scene'
import type { Draw } from './drawing'
import type { BenchGraph } from './graph'

const look: Look = {
  font: 'system-ui, sans-serif',
  surface: '#ffffff',
  node: '#ffffff',
  line: '#b5bcc7',
  edge: '#b5bcc7',
  text: '#1b1f24',
  quiet: '#57606a',
  accent: '#0b5cad',
  accentSoft: '#e4eefa',
  unknown: '#8a5a00',
  user: '#0b5cad',
  role: '#7a3e9d',
  permission: '#1a7f5a',
  'menu-group': '#8a5a00',
  menu: '#8a5a00',
}

function sceneOf({ edges, nodes }: BenchGraph, places: Pick<Scene, 'x' | 'y' | 'width'>): Scene {
  const weights = new Float32Array(nodes.length)
  for (const { from, to } of edges) {
    weights[from]!++
    weights[to]!++
  }
  return {
    ...places,
    kinds: Uint8Array.from(nodes, ({ kind }) => sceneNodeKinds.indexOf(kind)),
    traits: new Uint8Array(nodes.length).fill(Trait.full),
    labels: nodes.map(({ label }) => label),
    weights,
    from: Uint32Array.from(edges, ({ from }) => from),
    to: Uint32Array.from(edges, ({ to }) => to),
    edgeKinds: Uint8Array.from(edges, ({ kind }) => sceneEdgeKinds.indexOf(kind)),
    edgeCounts: new Uint32Array(edges.length).fill(1),
  }
}

export const drawPermiscope: Draw = (stage, graph, places) => {
  const canvas = document.createElement('canvas')
  stage.append(canvas)
  const scene = sceneOf(graph, places)
  const finder = new Finder(scene)
  const size = { width: stage.clientWidth, height: stage.clientHeight }
  const bounds = boundsOf(scene)
  const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }
  let camera: Camera = fitted(bounds, size)
  const picture = new MovingPicture(canvas)
  picture.resize(size)
  picture.setCamera(camera)
  picture.setShown({ chosen: [] }, look)
  picture.setScene(scene, undefined)
  const show = (next: Camera): void => {
    camera = next
    picture.setCamera(camera)
  }
  return {
    drawn: attribute(canvas, 'data-drawn'),
    zoomTo: (scale) =>
      show({
        scale,
        x: size.width / 2 - middle.x * scale,
        y: size.height / 2 - middle.y * scale,
      }),
    moveBy: (x, y) => {
      show(moved(camera, x, y))
      // What the pointer is over is looked up while it moves.
      finder.at({ x: middle.x, y: middle.y }, 3)
    },
    hasGap: () => {
      const { a, e, f } = new DOMMatrix(canvas.style.transform)
      const [right, bottom] = [e + canvas.width * a, f + canvas.height * a]
      const left = Math.max(0, camera.x + bounds.x * camera.scale)
      const top = Math.max(0, camera.y + bounds.y * camera.scale)
      const end = Math.min(size.width, camera.x + (bounds.x + bounds.width) * camera.scale)
      const foot = Math.min(size.height, camera.y + (bounds.y + bounds.height) * camera.scale)
      return e > left + 1 || f > top + 1 || right < end - 1 || bottom < foot - 1
    },
  }
}

function attribute(element: HTMLElement, name: string): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect()
      resolve()
    })
    observer.observe(element, { attributeFilter: [name] })
  })
}
