#!/usr/bin/env node
/** `node scripts/run.mjs TOOL ARGS`: runs a dev tool (vitest, eslint, …) with the right Node. */
import { main, ScriptError } from './node.mjs'
import { runTool } from './process.mjs'

await main(() => {
  const [tool, ...args] = process.argv.slice(2)
  if (tool === undefined) throw new ScriptError('Usage: node scripts/run.mjs TOOL ARGS')
  return runTool(tool, args, { cwd: process.cwd() })
})
