#!/usr/bin/env node
/** Entry of the command line. */
import { builtWorkers } from './built-files'
import { onInterrupt } from './cli/interrupt'
import { runCli } from './cli/run-cli'
import { createCore } from './core'
import { defaultDataFolder, makeDataFolder } from './data-folder'
import { openBrowser } from './loopback/open-browser'
import { version } from './version'

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  stdinIsTerminal: process.stdin.isTTY,
  isTerminal: process.stderr.isTTY,
  version,
  createCore: async (options) => {
    await makeDataFolder(options.dataFolder)
    return createCore({ ...options, ...builtWorkers(import.meta.url) })
  },
  defaultDataFolder,
  openExternal: openBrowser,
  onInterrupt,
  now: Date.now,
})
