/** What the command line needs from its surroundings. The entry gives the process's, a test its own. */
import type { Readable, Writable } from 'node:stream'
import type { Core, CoreOptions } from '../core-types'

export interface CliIo {
  stdin: Readable
  stdout: Writable
  stderr: Writable
  /** Whether stderr is a terminal, where a line of progress can be rewritten. */
  isTerminal: boolean
  version: string
  createCore: (options: CoreOptions) => Promise<Core>
  /** Where the data is without --data; knows PERMISCOPE_DATA. */
  defaultDataFolder: () => string
  /** Calls the listener at Ctrl+C instead of ending the process. Returns the way to take it off. */
  onInterrupt: (listener: () => void) => () => void
  /** Milliseconds since 1970. */
  now: () => number
}
