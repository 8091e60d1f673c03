import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reachable, readPlace, writePlace } from '../../../src/main/electron/window-place'
import { temporaryFolder } from '../../support/account'

const place = { bounds: { x: 100, y: 80, width: 1280, height: 800 }, maximized: false }
const screen = { x: 0, y: 0, width: 1920, height: 1040 }

describe('where the window was', () => {
  test('is kept, and what is no place is none', () => {
    const folder = temporaryFolder()
    expect(readPlace(folder)).toBeUndefined()
    writePlace(folder, place)
    expect(readPlace(folder)).toEqual(place)
    for (const text of ['{', '{"bounds":{"x":"left"}}', 'null']) {
      writeFileSync(join(folder, 'window.json'), text)
      expect(readPlace(folder)).toBeUndefined()
    }
  })

  test('is used again only where the window can be taken hold of', () => {
    const at = (x: number, y: number) => ({ ...place, bounds: { ...place.bounds, x, y } })
    expect(reachable(place, [screen])).toEqual(place)
    expect(reachable(at(-1100, 80), [screen])).toEqual(at(-1100, 80))
    expect(reachable(at(-1250, 80), [screen])).toBeUndefined()
    expect(reachable(at(100, -40), [screen])).toBeUndefined()
    expect(reachable(at(100, 1030), [screen])).toBeUndefined()
    expect(reachable(at(2000, 80), [screen, { ...screen, x: 1920 }])).toEqual(at(2000, 80))
    expect(reachable(at(2000, 80), [screen])).toBeUndefined()
  })

  test('is made smaller where the screen is', () => {
    const small = { x: 0, y: 0, width: 1024, height: 700 }
    expect(reachable(place, [small])?.bounds).toMatchObject({ width: 1024, height: 700 })
  })
})
