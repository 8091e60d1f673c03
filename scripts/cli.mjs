#!/usr/bin/env node
/** `npm run -s cli -- VERB …`: the command line from a checkout. Builds first only if sources changed. */
import path from 'node:path'
import { buildIfStale } from './build.mjs'
import { main, root, startFolder } from './node.mjs'
import { runScript } from './process.mjs'

await main(async () => {
  await buildIfStale()
  return runScript(path.join(root, 'out', 'main', 'cli.js'), process.argv.slice(2), {
    cwd: startFolder('cli'),
  })
})
