/** Fill of a node by its look: a pattern, or a plain colour by its class. */
import type { HeldLook } from './held-look'

/** @param prefix of the patterns' ids @returns undefined where the class says the colour */
export function patternOf(prefix: string, look: HeldLook | undefined): string | undefined {
  switch (look) {
    case 'left':
    case 'right':
    case 'both':
    case 'included':
    case 'unknown':
      return `url(#${prefix}-${look})`
    default:
      return undefined
  }
}
