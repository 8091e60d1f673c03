import { describe, expect, it } from 'vitest'
import {
  anchored,
  fitted,
  isShown,
  showing,
  zoomed,
} from '../../../src/renderer/views/permissions/picture-camera'

const stage = { width: 600, height: 400 }
const still = { x: 0, y: 0, scale: 1 }
const at = (key: string, x: number, y: number) => ({ key, x, y, labelWidth: 80 })

describe('fitted', () => {
  it('by width keeps labels readable and begins at the top', () => {
    expect(fitted({ width: 4000, height: 4000 }, stage, 'width')).toEqual({
      x: 24,
      y: 24,
      scale: 0.72,
    })
  })

  it('by all shows everything, and a small picture in the middle at its own size', () => {
    expect(fitted({ width: 1104, height: 352 }, stage, 'all').scale).toBe(0.5)
    expect(fitted({ width: 100, height: 100 }, stage, 'all')).toEqual({ x: 24, y: 150, scale: 1 })
  })
})

describe('zoomed', () => {
  it('keeps what is under the pointer there, and stops at both ends', () => {
    expect(zoomed(still, 2, { x: 100, y: 50 })).toEqual({ x: -100, y: -50, scale: 2 })
    expect(zoomed(still, 100, { x: 0, y: 0 }).scale).toBe(3)
    expect(zoomed(still, 0.001, { x: 0, y: 0 }).scale).toBe(0.06)
  })
})

describe('showing', () => {
  it('moves sideways only, where the height is in view', () => {
    expect(showing(still, at('a', 560, 100), stage)).toEqual({ x: -64, y: 0, scale: 1 })
  })

  it('moves to the middle by height, where it is not', () => {
    const camera = showing(still, at('a', 40, 900), stage)
    expect(camera).toEqual({ x: 0, y: -700, scale: 1 })
    expect(isShown(camera, at('a', 40, 900), stage)).toBe(true)
  })
})

describe('anchored', () => {
  const before = [at('a', 0, 20), at('b', 0, 200), at('c', 0, 380)]
  const after = [at('a', 0, 20), at('b', 0, 300), at('c', 0, 600)]

  it('keeps the node that was opened where it was', () => {
    expect(anchored(still, before, after, stage, 'b')).toEqual({ x: 0, y: -100, scale: 1 })
  })

  it('keeps the one nearest to the middle, where nothing particular was opened', () => {
    expect(anchored(still, before, after, stage, undefined)).toEqual({ x: 0, y: -100, scale: 1 })
    expect(anchored(still, before, after, stage, 'gone')).toEqual({ x: 0, y: -100, scale: 1 })
  })

  it('knows no place where nothing that was in view is left', () => {
    expect(anchored(still, before, [at('new', 0, 0)], stage, 'b')).toBeUndefined()
    expect(anchored({ x: 0, y: -5000, scale: 1 }, before, after, stage, 'b')).toBeUndefined()
  })
})
