/** Draws a scene, or the part of it that is seen, into any 2D context. */
import type { Camera } from './camera'
import { boldFactor, labelRoom } from './arrange'
import { cutToWidth, freeLabels, type LabelPlace } from './labels'
import { nodeHeight, sceneEdgeKinds, sceneNodeKinds, Trait, type Scene, type Size } from './scene'
import { curveOf, edgeDashes, edgeWidth, nodeShapes, shapeSize } from './shapes'

export interface Look {
  font: string
  surface: string
  node: string
  line: string
  edge: string
  text: string
  quiet: string
  accent: string
  accentSoft: string
  unknown: string
  user: string
  role: string
  permission: string
  'menu-group': string
  menu: string
}

export interface Shown {
  /** 1 for nodes, and for edges, that are on a path through what is chosen; absent: all are. */
  lit?: { nodes: Uint8Array; edges: Uint8Array } | undefined
  /** Nodes that are framed: what is selected, the ends of routes. */
  chosen: readonly number[]
}

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Below this scale names stand beside small marks instead of inside nodes. */
const nodesFrom = 0.55
/** Below this scale nodes are strokes without a shape. */
const shapesFrom = 0.3
/** How long such a stroke is, at scale 1. */
const strokeWidth = 60
const labelHeight = 15
const smallFont = 11
const smallestInside = 9.5
/** More edges than this are drawn without dashes, which cost several times as much. */
const mostDashed = 2_000
const dimmedEdge = 0.12
const dimmedNode = 0.3

const shapePaths = new Map<string, Path2D>()
function shapeOf(data: string): Path2D {
  let path = shapePaths.get(data)
  if (path === undefined) shapePaths.set(data, (path = new Path2D(data)))
  return path
}

/** @param widthOf a text in the scene's font at 12 px */
export function paint(
  pen: Pen,
  scene: Scene,
  camera: Camera,
  stage: Size,
  shown: Shown,
  look: Look,
  widthOf: (text: string) => number,
): void {
  pen.save()
  pen.translate(camera.x, camera.y)
  pen.scale(camera.scale, camera.scale)
  paintEdges(pen, scene, camera, stage, shown, look)
  const visible = visibleNodes(scene, camera, stage)
  paintNodes(pen, scene, camera.scale, visible, shown, look)
  pen.restore()
  paintLabels(pen, scene, camera, visible, shown, look, widthOf)
}

function visibleNodes(scene: Scene, camera: Camera, stage: Size): number[] {
  const left = -camera.x / camera.scale
  const right = left + stage.width / camera.scale
  const top = -camera.y / camera.scale - nodeHeight
  const bottom = top + stage.height / camera.scale + 2 * nodeHeight
  const nodes: number[] = []
  for (let node = 0; node < scene.x.length; node++) {
    const x = scene.x[node]!
    const y = scene.y[node]!
    if (x <= right && x + scene.width[node]! >= left && y >= top && y <= bottom) nodes.push(node)
  }
  return nodes
}

function paintEdges(
  pen: Pen,
  scene: Scene,
  camera: Camera,
  stage: Size,
  { lit }: Shown,
  look: Look,
): void {
  const left = -camera.x / camera.scale
  const right = left + stage.width / camera.scale
  const top = -camera.y / camera.scale
  const bottom = top + stage.height / camera.scale
  // One path for all lines of a look: a stroke for each would take several times as long.
  const paths = new Map<number, { path: Path2D; kind: number; width: number; bright: boolean }>()
  let count = 0
  for (let edge = 0; edge < scene.from.length; edge++) {
    const { c1, c2, x1, x2, y1, y2 } = curveOf(scene, scene.from[edge]!, scene.to[edge]!)
    if (Math.max(c1, x1, x2) < left || Math.min(c2, x1, x2) > right) continue
    if (Math.max(y1, y2) < top || Math.min(y1, y2) > bottom) continue
    const kind = scene.edgeKinds[edge]!
    const width = edgeWidth(scene.edgeCounts[edge]!)
    const bright = lit === undefined || lit.edges[edge] === 1
    const key = kind * 16 + width * 2 + (bright ? 1 : 0)
    let group = paths.get(key)
    if (group === undefined) paths.set(key, (group = { path: new Path2D(), kind, width, bright }))
    group.path.moveTo(x1, y1)
    group.path.bezierCurveTo(c1, y1, c2, y2, x2, y2)
    count++
  }
  const dashed = count <= mostDashed && camera.scale >= 0.12
  // What is dimmed lies below what is not.
  const ordered = [...paths.values()].sort((a, b) => Number(a.bright) - Number(b.bright))
  for (const { bright, kind, path, width } of ordered) {
    pen.globalAlpha = bright ? (lit === undefined ? (count > 2_000 ? 0.45 : 0.8) : 1) : dimmedEdge
    pen.strokeStyle = bright && lit !== undefined ? look.accent : look.edge
    pen.lineWidth = Math.max(width, 0.75 / camera.scale)
    pen.setLineDash(dashed ? (edgeDashes[sceneEdgeKinds[kind]!] as number[]) : [])
    pen.stroke(path)
  }
  pen.globalAlpha = 1
  pen.setLineDash([])
}

function paintNodes(
  pen: Pen,
  scene: Scene,
  scale: number,
  visible: readonly number[],
  { chosen, lit }: Shown,
  look: Look,
): void {
  for (const node of visible) {
    const traits = scene.traits[node]!
    const kind = sceneNodeKinds[scene.kinds[node]!]!
    pen.globalAlpha = lit === undefined || lit.nodes[node] === 1 ? 1 : dimmedNode
    const [x, y, width] = [scene.x[node]!, scene.y[node]! - nodeHeight / 2, scene.width[node]!]
    if (scale < shapesFrom) {
      const isChosen = chosen.includes(node) || (traits & Trait.focus) > 0
      pen.fillStyle = isChosen ? look.accent : look[kind]
      const height = Math.max(nodeHeight * 0.6, 1.5 / scale)
      pen.fillRect(x, scene.y[node]! - height / 2, Math.min(width, strokeWidth), height)
      continue
    }
    paintBox(pen, x, y, width, traits, chosen.includes(node), look)
    paintShape(pen, x + 9, y + (nodeHeight - shapeSize) / 2, kind, traits, look)
    if ((traits & Trait.pinned) > 0) paintPin(pen, x + width - 8, y, look)
  }
  pen.globalAlpha = 1
}

function paintBox(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  traits: number,
  chosen: boolean,
  look: Look,
): void {
  const box = (shift: number): void => {
    pen.beginPath()
    pen.roundRect(x + shift, y + shift, width, nodeHeight, 6)
  }
  const focus = (traits & Trait.focus) > 0
  pen.lineWidth = 1
  pen.strokeStyle = look.line
  if ((traits & Trait.group) > 0) {
    // A pile: many are drawn as one.
    for (const shift of [5, 2.5]) {
      box(shift)
      pen.fillStyle = look.node
      pen.fill()
      pen.stroke()
    }
  }
  box(0)
  pen.fillStyle = look.node
  pen.fill()
  if (chosen || focus) {
    pen.fillStyle = look.accentSoft
    pen.fill()
    pen.strokeStyle = look.accent
    pen.lineWidth = chosen ? 2.5 : 1.5
  }
  if ((traits & Trait.notWhole) > 0) {
    pen.setLineDash([4, 3])
    if (!chosen && !focus) pen.strokeStyle = look.unknown
  }
  pen.stroke()
  pen.setLineDash([])
}

function paintShape(
  pen: Pen,
  x: number,
  y: number,
  kind: (typeof sceneNodeKinds)[number],
  traits: number,
  look: Look,
): void {
  pen.save()
  pen.translate(x, y)
  const path = shapeOf(nodeShapes[kind])
  pen.strokeStyle = look[kind]
  pen.fillStyle = look[kind]
  pen.lineWidth = 1.4
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  if ((traits & Trait.open) > 0) pen.setLineDash([1.8, 1.8])
  if ((traits & Trait.full) > 0 && kind !== 'menu') pen.fill(path)
  pen.stroke(path)
  if ((traits & Trait.disabled) > 0) {
    pen.setLineDash([])
    pen.beginPath()
    pen.moveTo(1, 13)
    pen.lineTo(13, 1)
    pen.stroke()
  }
  pen.restore()
}

function paintPin(pen: Pen, x: number, y: number, look: Look): void {
  pen.beginPath()
  pen.arc(x, y, 4, 0, 2 * Math.PI)
  pen.fillStyle = look.accent
  pen.fill()
  pen.beginPath()
  pen.arc(x, y, 1.4, 0, 2 * Math.PI)
  pen.fillStyle = look.node
  pen.fill()
}

function paintLabels(
  pen: Pen,
  scene: Scene,
  camera: Camera,
  visible: readonly number[],
  { chosen, lit }: Shown,
  look: Look,
  widthOf: (text: string) => number,
): void {
  const inside = camera.scale >= nodesFrom
  const size = inside ? Math.max(smallestInside, 12 * camera.scale) : smallFont
  const line = inside ? size * 1.2 : labelHeight
  const columns = new Map<number, LabelPlace[]>()
  for (const node of visible) {
    const left = scene.x[node]!
    const bonus = chosen.includes(node) ? 2e6 : lit?.nodes[node] === 1 ? 1e6 : 0
    const place = {
      node,
      y: camera.y + scene.y[node]! * camera.scale,
      weight: scene.weights[node]! + bonus,
    }
    const column = columns.get(left)
    if (column === undefined) columns.set(left, [place])
    else column.push(place)
  }
  const lefts = [...new Set(scene.x)].sort((a, b) => a - b)
  pen.textBaseline = 'middle'
  for (const [left, places] of columns) {
    const next = lefts.find((other) => other > left)
    const start = camera.x + left * camera.scale
    const before = inside
      ? 29 * camera.scale
      : camera.scale < shapesFrom
        ? 4 + strokeWidth * camera.scale
        : 28 * camera.scale
    for (const node of freeLabels(places, line)) {
      const room = inside
        ? labelRoom(scene, node) * camera.scale
        : (next === undefined ? Infinity : next - left) * camera.scale - before - 8
      const traits = scene.traits[node]!
      const bold = (traits & (Trait.focus | Trait.group)) > 0
      const factor = (size / 12) * (bold ? boldFactor : 1)
      const text = cutToWidth(scene.labels[node]!, Math.min(room, 260) / factor, widthOf)
      if (text === '') continue
      const y = camera.y + scene.y[node]! * camera.scale
      pen.font = `${bold ? 600 : 400} ${size}px ${look.font}`
      pen.globalAlpha = lit === undefined || lit.nodes[node] === 1 ? 1 : dimmedNode + 0.1
      if (!inside) {
        // Over edges: a rim of the ground keeps the letters readable.
        pen.strokeStyle = look.surface
        pen.lineWidth = 3
        pen.lineJoin = 'round'
        pen.strokeText(text, start + before, y)
      }
      pen.fillStyle = (traits & Trait.disabled) > 0 ? look.quiet : look.text
      pen.fillText(text, start + before, y)
      if (inside && (traits & Trait.notWhole) > 0) {
        pen.fillStyle = look.unknown
        pen.font = `700 ${size}px ${look.font}`
        pen.fillText('?', start + (scene.width[node]! - 15) * camera.scale, y)
      }
    }
  }
  pen.globalAlpha = 1
}
