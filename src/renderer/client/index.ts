import { browserClient } from './browser'
import type { Client } from './client'
import { desktopClient } from './desktop'

export type { Client, Connection, UploadOptions } from './client'

/** The desktop's preload script leaves `window.permiscope`; without it this page is in a browser. */
export function connect(): Client {
  return window.permiscope === undefined ? browserClient() : desktopClient(window.permiscope)
}
