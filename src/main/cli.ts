#!/usr/bin/env node
/** Entry of the command line. What it runs is loaded only where this Node can load it. */
import { tooOld } from './node-version'

const refusal = tooOld(process.versions.node)
if (refusal === undefined) {
  const { startCli } = await import('./cli/start')
  process.exitCode = await startCli(import.meta.url)
} else {
  process.stderr.write(refusal)
  process.exitCode = 1
}
