/** The desktop: calls and events cross Electron's bridge, files the app's own scheme. */
import { apiOver, type AnyEvent, type Invoke } from '../../shared/contract'
import { language } from '../../shared/language'
import type { Client } from './client'
import { putFile } from './put-file'

export interface DesktopBridge {
  invoke: Invoke
  onEvent(listener: (event: AnyEvent) => void): () => void
}

declare global {
  interface Window {
    permiscope?: DesktopBridge
  }
}

export function desktopClient(bridge: DesktopBridge): Client {
  return {
    api: apiOver((group, call, input) => bridge.invoke(group, call, input, language())),
    events: (listener) => bridge.onEvent(listener),
    connection(listener) {
      // The other side is the same program: where it is gone, this window is gone too.
      listener('connected')
      return () => undefined
    },
    upload: (file, ticket, options) => putFile(file, ticket, {}, options),
    downloadUrl: (ticket) => `/download/${encodeURIComponent(ticket)}`,
  }
}
