/** Runs the command line of this process. */
import { builtWorkers } from '../built-files'
import { createCore } from '../core'
import { defaultDataFolder, makeDataFolder } from '../data-folder'
import { openBrowser } from '../loopback/open-browser'
import { version } from '../version'
import { onInterrupt } from './interrupt'
import { runCli } from './run-cli'

/** @param entry address of the built entry, which the workers stand beside @returns the exit code */
export const startCli = (entry: string): Promise<number> =>
  runCli(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    stdinIsTerminal: process.stdin.isTTY,
    isTerminal: process.stderr.isTTY,
    version,
    createCore: async (options) => {
      await makeDataFolder(options.dataFolder)
      return createCore({ ...options, ...builtWorkers(entry) })
    },
    defaultDataFolder,
    openExternal: openBrowser,
    onInterrupt,
    now: Date.now,
  })
