import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  inclusionPicture,
  radialPicture,
  type PictureNode,
  type PlacedNode,
} from '../../../src/shared/layout/inclusion-tree'

const sizes = {
  rowHeight: 16,
  columnGap: 36,
  labelWidth: ({ label }: PictureNode) => label.length * 7,
  badgeWidth: 30,
}

interface Shape {
  id: number
  children: Shape[]
}
const { roots } = fc.letrec<{ node: Shape; roots: Shape[] }>((tie) => ({
  node: fc.record({
    // Few ids, so that the same one stands in several places.
    id: fc.nat(12),
    children: fc.oneof({ depthSize: 'small' }, fc.constant<Shape[]>([]), tie('roots')),
  }),
  roots: fc.array(tie('node'), { minLength: 1, maxLength: 8 }),
}))
const named = (shapes: readonly Shape[], above = ''): PictureNode[] =>
  shapes.map(({ children, id }, place) => {
    const key = `${above}>${place}`
    return {
      key,
      id: `p${id}`,
      label: `P${'x'.repeat(id)}`,
      folded: 0,
      children: named(children, key),
    }
  })
const keysOf = (nodes: readonly PictureNode[]): string[] =>
  nodes.flatMap(({ children, key }) => [key, ...keysOf(children)])

test('both pictures hold everything, and every place of a shared one knows how many there are', () => {
  fc.assert(
    fc.property(roots, (shapes) => {
      const tree = named(shapes)
      for (const picture of [inclusionPicture(tree, sizes), radialPicture(tree, sizes)]) {
        expect(picture.nodes.map(({ key }) => key).sort()).toEqual(keysOf(tree).sort())
        for (const { id, places } of picture.nodes) {
          expect(places).toBe(picture.nodes.filter((other) => other.id === id).length)
        }
      }
    }),
    { seed: 40 },
  )
})

test('around a middle, labels on one ring are a row apart, and rings do not reach into each other', () => {
  fc.assert(
    fc.property(roots, (shapes) => {
      const picture = radialPicture(named(shapes), sizes)
      const middle = picture.width / 2
      const radiusOf = ({ x, y }: PlacedNode): number => Math.hypot(x - middle, y - middle)
      const rings = [...Map.groupBy(picture.nodes, ({ depth }) => depth).entries()].sort(
        ([a], [b]) => a - b,
      )
      let reached = 0
      for (const [, ring] of rings) {
        const radius = radiusOf(ring[0]!)
        expect(radius).toBeGreaterThanOrEqual(reached)
        for (const node of ring) expect(radiusOf(node)).toBeCloseTo(radius, 4)
        const angles = ring.map(({ angle }) => angle).sort((a, b) => a - b)
        for (const [place, angle] of angles.entries()) {
          const next = angles[place + 1] ?? angles[0]! + 360
          if (angles.length === 1) continue
          const apart = ((next - angle) * Math.PI * radius) / 180
          expect(apart).toBeGreaterThanOrEqual(sizes.rowHeight - 1e-6)
        }
        reached = radius + Math.max(...ring.map(({ labelWidth }) => labelWidth))
      }
      expect(reached).toBeLessThanOrEqual(picture.width / 2 + 1e-6)
    }),
    { seed: 40 },
  )
})

test('nothing stands on its head', () => {
  const many = Array.from({ length: 12 }, (_, place) => ({
    key: `k${place}`,
    id: `k${place}`,
    label: 'label',
    children: [],
    folded: 0,
  }))
  for (const { angle, flipped } of radialPicture(many, sizes).nodes) {
    expect(flipped).toBe(angle > 90 && angle < 270)
  }
})
