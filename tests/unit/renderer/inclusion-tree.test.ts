import { describe, expect, it } from 'vitest'
import { inclusionPicture, type PictureNode } from '../../../src/shared/layout/inclusion-tree'

const node = (id: string, children: PictureNode[] = [], folded = 0): PictureNode => ({
  key: id,
  id,
  label: id,
  children,
  folded,
})
/** A letter is ten wide, so that every number can be worked out by hand. */
const sizes = {
  rowHeight: 20,
  columnGap: 50,
  labelWidth: ({ label }: PictureNode) => label.length * 10,
  badgeWidth: 30,
}

describe('inclusionPicture', () => {
  it('is nothing where there is nothing', () => {
    expect(inclusionPicture([], sizes)).toEqual({
      nodes: [],
      links: [],
      width: 0,
      height: 0,
      leftOut: 0,
    })
  })

  it('places columns by their widest label, children in rows, parents between them', () => {
    const picture = inclusionPicture([node('root', [node('a'), node('long')])], sizes)
    expect(picture.nodes.map(({ key, depth, x, y }) => ({ key, depth, x, y }))).toEqual([
      { key: 'root', depth: 1, x: 0, y: 20 },
      { key: 'a', depth: 2, x: 90, y: 10 },
      { key: 'long', depth: 2, x: 90, y: 30 },
    ])
    expect(picture.width).toBe(130)
    expect(picture.height).toBe(40)
  })

  it('draws a link from the end of the parent’s label to the child', () => {
    const picture = inclusionPicture([node('root', [node('a'), node('long')])], sizes)
    expect(picture.links).toEqual([
      { from: 'root', to: 'a', path: 'M40,20C65,20 65,10 90,10' },
      { from: 'root', to: 'long', path: 'M40,20C65,20 65,30 90,30' },
    ])
  })

  it('makes room for badges: what is folded, and in how many places the same one stands', () => {
    const twice = (key: string): PictureNode => ({ ...node('x'), key })
    const picture = inclusionPicture(
      [node('ab', [twice('1'), twice('2')], 0), node('c', [], 3)],
      sizes,
    )
    expect(picture.nodes.filter(({ id }) => id === 'x').map(({ places }) => places)).toEqual([2, 2])
    // Column 1 is as wide as "c" with its badge (10 + 30), column 2 as "x" with its own.
    expect(picture.nodes.find(({ key }) => key === '1')?.x).toBe(90)
    expect(picture.width).toBe(90 + 40)
  })

  it('stops at the limit, keeps what is near the root, and counts the rest where it was cut', () => {
    const picture = inclusionPicture(
      [node('a', [node('b', [node('d')]), node('c')]), node('e')],
      sizes,
      3,
    )
    expect(picture.nodes.map(({ key }) => key).sort()).toEqual(['a', 'b', 'e'])
    expect(picture.leftOut).toBe(2)
    expect(picture.nodes.find(({ key }) => key === 'a')?.folded).toBe(1)
    expect(picture.nodes.find(({ key }) => key === 'b')?.folded).toBe(1)
  })
})
