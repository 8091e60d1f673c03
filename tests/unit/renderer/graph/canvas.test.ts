import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrange } from '../../../../src/renderer/canvas/arrange'
import {
  fitted,
  inScene,
  onStage,
  opening,
  showing,
  zoomed,
} from '../../../../src/renderer/canvas/camera'
import { Finder } from '../../../../src/renderer/canvas/finder'
import { cutToWidth, freeLabels } from '../../../../src/renderer/canvas/labels'
import type { Look } from '../../../../src/renderer/canvas/paint'
import { pictureSvg } from '../../../../src/renderer/canvas/picture-svg'
import { boundsOf, nodeHeight, Trait, type Scene } from '../../../../src/renderer/canvas/scene'

const stage = { width: 800, height: 600 }
const camera = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  scale: fc.double({ min: 0.1, max: 2, noNaN: true }),
})
const point = fc.record({
  x: fc.integer({ min: 0, max: 800 }),
  y: fc.integer({ min: 0, max: 600 }),
})

/** Six pixels a letter. */
const widthOf = (text: string): number => text.length * 6

/** Columns of nodes at heights with room between them. */
const columns = fc.array(fc.array(fc.integer({ min: 30, max: 200 }), { maxLength: 20 }), {
  minLength: 1,
  maxLength: 5,
})

function sceneOf(gaps: readonly (readonly number[])[]): Scene {
  const x: number[] = []
  const y: number[] = []
  gaps.forEach((column, number) => {
    let at = 0
    for (const gap of column) {
      at += gap
      x.push(number * 300)
      y.push(at)
    }
  })
  const count = x.length
  return {
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    width: new Float32Array(count).fill(120),
    kinds: new Uint8Array(count),
    traits: new Uint8Array(count).fill(Trait.full),
    labels: x.map((_, node) => `node ${node}`),
    weights: new Float32Array(count),
    from: new Uint32Array(),
    to: new Uint32Array(),
    edgeKinds: new Uint8Array(),
    edgeCounts: new Uint32Array(),
  }
}

describe('the camera', () => {
  it('keeps what is under the pointer there while it zooms', () => {
    fc.assert(
      fc.property(camera, point, fc.double({ min: 0.5, max: 2, noNaN: true }), (from, at, by) => {
        const held = onStage(zoomed(from, by, at), inScene(from, at))
        expect(held.x).toBeCloseTo(at.x, 6)
        expect(held.y).toBeCloseTo(at.y, 6)
      }),
    )
  })

  it('fits all of a picture on the stage', () => {
    fc.assert(
      fc.property(columns, (gaps) => {
        const bounds = boundsOf(sceneOf(gaps))
        const all = fitted(bounds, stage)
        const [low, high] = [
          onStage(all, bounds),
          onStage(all, { x: bounds.x + bounds.width, y: bounds.y + bounds.height }),
        ]
        expect(low.x).toBeGreaterThanOrEqual(0)
        expect(low.y).toBeGreaterThanOrEqual(0)
        expect(high.x).toBeLessThanOrEqual(stage.width)
        expect(high.y).toBeLessThanOrEqual(stage.height)
      }),
    )
  })

  it('opens a picture that is too large where it is about something, so that it can be read', () => {
    const tall = { x: 0, y: 0, width: 900, height: 20_000 }
    const about = { x: 450, y: 9_000 }
    const from = opening(tall, about, stage)
    expect(from.scale).toBeGreaterThanOrEqual(0.7)
    expect(onStage(from, about).y).toBeCloseTo(stage.height / 2)
  })

  it('shows a node by moving as little as it must', () => {
    const from = { x: 0, y: 0, scale: 1 }
    const node = { x: 100, y: 100, width: 120, height: 24 }
    expect(showing(from, node, stage)).toEqual(from)
    const below = showing(from, { ...node, y: 700 }, stage)
    expect(below).toEqual({ x: 0, y: -152, scale: 1 })
  })
})

describe('the finder', () => {
  it('finds the node that is pointed at, and none beside nodes', () => {
    fc.assert(
      fc.property(
        columns,
        fc.integer({ min: 0, max: 1_500 }),
        fc.integer({ min: 0, max: 4_000 }),
        (gaps, x, y) => {
          const scene = sceneOf(gaps)
          const slow = scene.labels.findIndex(
            (_, node) =>
              x >= scene.x[node]! &&
              x <= scene.x[node]! + scene.width[node]! &&
              Math.abs(scene.y[node]! - y) <= nodeHeight / 2,
          )
          expect(new Finder(scene).at({ x, y }, 0)).toBe(slow)
        },
      ),
    )
  })

  it('finds all that a box touches', () => {
    fc.assert(
      fc.property(columns, point, point, (gaps, a, b) => {
        const scene = sceneOf(gaps)
        const box = {
          x: Math.min(a.x, b.x),
          y: Math.min(a.y, b.y),
          width: Math.abs(a.x - b.x),
          height: Math.abs(a.y - b.y),
        }
        const slow = scene.labels.flatMap((_, node) =>
          scene.x[node]! <= box.x + box.width &&
          scene.x[node]! + scene.width[node]! >= box.x &&
          scene.y[node]! + nodeHeight / 2 >= box.y &&
          scene.y[node]! - nodeHeight / 2 < box.y + box.height
            ? [node]
            : [],
        )
        expect(new Finder(scene).within(box).sort((one, other) => one - other)).toEqual(slow)
      }),
    )
  })

  it('goes up and down a column, and across to the nearest neighbour', () => {
    const finder = new Finder(
      sceneOf([
        [30, 30],
        [30, 30, 30],
      ]),
    )
    expect(finder.beside(0, 1)).toBe(1)
    expect(finder.beside(1, 1)).toBe(-1)
    expect(finder.across(0, 1, [4, 3])).toBe(3)
    expect(finder.across(1, 1, [])).toBe(3)
    expect(finder.across(0, -1, [4])).toBe(-1)
  })
})

describe('labels', () => {
  const places = fc.array(
    fc.record({ y: fc.integer({ min: 0, max: 400 }), weight: fc.integer({ min: 0, max: 9 }) }),
    { maxLength: 60 },
  )

  it('never overlap, and leave out only what has no room', () => {
    fc.assert(
      fc.property(places, (found) => {
        const labels = found.map((place, node) => ({ ...place, node }))
        const free = new Set(freeLabels(labels, 15))
        for (const { node, weight, y } of labels) {
          const near = labels.filter(
            (other) => other.node !== node && free.has(other.node) && Math.abs(other.y - y) < 15,
          )
          if (free.has(node)) expect(near).toEqual([])
          // What it has to yield to weighs no less.
          else expect(Math.max(...near.map((other) => other.weight))).toBeGreaterThanOrEqual(weight)
        }
      }),
    )
  })

  it('are cut to their room, by whole letters, or not written at all', () => {
    expect(cutToWidth('Configure Presence', 200, widthOf)).toBe('Configure Presence')
    expect(cutToWidth('Configure Presence', 60, widthOf)).toBe('Configure…')
    expect(cutToWidth('Configure Presence', 18, widthOf)).toBe('')
    expect(cutToWidth('👩🏽‍🔧👩🏽‍🔧', 3, widthOf)).toBe('')
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 0, max: 200 }),
        (text, room) => {
          expect(widthOf(cutToWidth(text, room, widthOf))).toBeLessThanOrEqual(Math.max(room, 0))
        },
      ),
    )
  })
})

describe('an arrangement', () => {
  const input = {
    tiers: Uint16Array.from([0, 0, 3, 3, 3]),
    labels: ['Anna', 'Boris', 'A rather long name of a role', 'B', 'C'],
    bold: [false, false, false, false, false],
    from: Uint32Array.from([0, 0, 1]),
    to: Uint32Array.from([2, 3, 4]),
  }

  it('stands in columns without overlapping; columns without nodes take no room', () => {
    const { width, x, y } = arrange(input, widthOf)
    expect(new Set(x).size).toBe(2)
    expect(x[2]).toBeGreaterThan(x[0]! + width[0]!)
    expect(x[2]).toBeLessThan(x[0]! + width[0]! + 100)
    for (const column of [
      [0, 1],
      [2, 3, 4],
    ]) {
      const heights = column.map((node) => y[node]!).sort((a, b) => a - b)
      heights
        .slice(1)
        .forEach((height, at) => expect(height - heights[at]!).toBeGreaterThanOrEqual(nodeHeight))
    }
    expect(width[2]).toBeGreaterThan(width[0]!)
  })

  it('keeps a node where it was pinned', () => {
    const pinned = new Float32Array(5).fill(NaN)
    pinned[4] = 500
    expect(arrange({ ...input, pinned }, widthOf).y[4]).toBeCloseTo(500, 0)
  })

  it('moves nothing that stays', () => {
    const first = arrange(input, widthOf)
    const previous = Float32Array.from([...first.y, NaN])
    const more = arrange(
      {
        ...input,
        tiers: Uint16Array.from([...input.tiers, 5]),
        labels: [...input.labels, 'D'],
        bold: [...input.bold, false],
        from: Uint32Array.from([...input.from, 4]),
        to: Uint32Array.from([...input.to, 5]),
        previous,
      },
      widthOf,
    )
    for (let node = 0; node < 5; node++) expect(more.y[node]).toBeCloseTo(first.y[node]!, 0)
  })
})

describe('a picture as SVG', () => {
  const look = Object.fromEntries(
    [
      ...['surface', 'node', 'line', 'edge', 'text', 'quiet', 'accent', 'accentSoft', 'unknown'],
      ...['user', 'role', 'permission', 'menu-group', 'menu'],
    ].map((name) => [name, '#123456']),
  ) as unknown as Look

  it('writes names as text and lets none of them become markup', () => {
    const scene = { ...sceneOf([[30]]), labels: ['<a> & "b"\u0000'] }
    const svg = pictureSvg(scene, ['Of <what>'], { ...look, font: 'sans-serif' }, widthOf)
    expect(svg).toContain('&lt;a&gt; &amp; &quot;b&quot;\ufffd</text>')
    expect(svg).toContain('Of &lt;what&gt;</text>')
  })
})
