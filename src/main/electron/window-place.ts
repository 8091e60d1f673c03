/**
 * Where the window was when it was last open: kept in a small file of the data folder, and used again as
 * far as it is still on a screen. Free of Electron, so that it runs under Node alone.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'

const Bounds = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
export type Bounds = v.InferOutput<typeof Bounds>

const WindowPlace = v.object({ bounds: Bounds, maximized: v.boolean() })
export type WindowPlace = v.InferOutput<typeof WindowPlace>

const placeFile = (dataFolder: string): string => path.join(dataFolder, 'window.json')

/** Undefined where there is none yet, or where it cannot be read: a window opens all the same. */
export function readPlace(dataFolder: string): WindowPlace | undefined {
  try {
    const read = v.safeParse(WindowPlace, JSON.parse(readFileSync(placeFile(dataFolder), 'utf8')))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}

/** Moved into place, so that a crash leaves the old or the new. A disk that is full only costs the place. */
export function writePlace(dataFolder: string, place: WindowPlace): void {
  const file = placeFile(dataFolder)
  try {
    writeFileSync(`${file}.new`, JSON.stringify(place), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {
    return
  }
}

/** So much of the title must be on a screen that the window can be taken hold of. */
const holdable = { width: 120, height: 32 }

/**
 * The place where it can still be reached: a screen may be gone, or smaller, by now.
 * @param screens work areas, in the same coordinates
 */
export function reachable(
  place: WindowPlace | undefined,
  screens: readonly Bounds[],
): WindowPlace | undefined {
  if (place === undefined) return undefined
  const { bounds } = place
  const screen = screens.find((area) => {
    const width =
      Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
    const top = bounds.y >= area.y - 1 && bounds.y + holdable.height <= area.y + area.height
    return width >= holdable.width && top
  })
  if (screen === undefined) return undefined
  return {
    ...place,
    bounds: {
      ...bounds,
      width: Math.min(bounds.width, screen.width),
      height: Math.min(bounds.height, screen.height),
    },
  }
}
