/** What the Node side offers to its faces (Electron, loopback server, command line). */
import type { Readable } from 'node:stream'
import type { AnyEvent, Invoke } from '../shared/contract'
import type { Result } from '../shared/result'
import type { HttpTiming } from './http/types'
import type { SecretStore } from './secrets/secret-store'

export interface Download {
  name: string
  bytes: number
  stream: Readable
}

export interface Core {
  /** Validates input, runs the handler, validates output; never throws. */
  invoke: Invoke
  /** Returns its unsubscribe function. */
  subscribe(listener: (event: AnyEvent) => void): () => void
  /** Takes the bytes of one announced file (`uploads.create`). A ticket works once. */
  receiveUpload(ticket: string, body: Readable): Promise<Result<{ bytes: number }>>
  /** Hands out a finished download (`runs.get` → `download.ticket`). A ticket works once. */
  takeDownload(ticket: string): Promise<Result<Download>>
  /**
   * Announces files that this process may read itself (the command line's arguments); folders are
   * walked. Returns an upload id for `imports.start`.
   */
  offerPaths(paths: string[]): Promise<string>
  close(): Promise<void>
}

export interface CoreOptions {
  dataFolder: string
  face: 'desktop' | 'browser' | 'cli'
  version: string
  /** Where the built worker entries are; absent: everything runs in the calling thread. */
  workers?: { writer: URL; reader: URL; jobs: URL }
  /**
   * Opens a page of a sign-in in the user's browser. It is only ever given addresses of the server that
   * is signed in to. Absent: the page's address is only told (`Run.link`).
   */
  openExternal?: (address: string) => void
  /** Where secrets lie; absent: the system's keychain, or memory where there is none. */
  secrets?: SecretStore
  /** Other than the usual waits and time limits of requests to vendors. */
  httpTiming?: Partial<HttpTiming>
}
