/** What the command line needs from its surroundings. The entry gives the process's, a test its own. */
import type { Readable, Writable } from 'node:stream'
import type { Core, CoreOptions } from '../core-types'

export interface CliIo {
  stdin: Readable
  stdout: Writable
  stderr: Writable
  /** Whether a person types on stdin, who can be asked. */
  stdinIsTerminal: boolean
  /** Whether stderr is a terminal, where a line of progress can be rewritten. */
  isTerminal: boolean
  version: string
  createCore: (options: CoreOptions) => Promise<Core>
  /** Where the data is without --data; knows PERMISCOPE_DATA. */
  defaultDataFolder: () => string
  /** Opens a page in the browser where there is one; fails silently. */
  openExternal: (address: string) => void
  /** Calls the listener at Ctrl+C instead of ending the process. Returns the way to take it off. */
  onInterrupt: (listener: () => void) => () => void
  /** Milliseconds since 1970. */
  now: () => number
}
