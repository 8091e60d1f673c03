import type { WebFrameMain } from 'electron'
import { origin } from './origin'

/**
 * Whether a frame is our page: in the top of its window, from our origin.
 *
 * @param frame null where it has gone or navigated since it sent something
 */
export function isOurPage(frame: Pick<WebFrameMain, 'origin' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === origin
}
