#!/usr/bin/env node
/**
 * `npm run bench`: builds tests/bench as the app's Node side is built, and runs it. What it measures and
 * how to read it stands in docs/performance.md.
 */
import path from 'node:path'
import { build } from 'vite'
import { main, root } from './node.mjs'
import { runScript, runTool } from './process.mjs'

/** Within node_modules, so that the bundle finds the packages. */
const folder = path.join(root, 'node_modules', '.permiscope-bench')
const page = path.join(root, 'docs', 'performance.md')

await main(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: path.join(root, 'tests', 'bench', 'main.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node22',
      rollupOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  })
  const given = process.argv.slice(2)
  const writes = given.includes('--write')
  const args = given.filter((arg) => arg !== '--write')
  // What one run leaves behind is collected before the next begins.
  const code = await runScript('--expose-gc', [
    path.join(folder, 'main.mjs'),
    ...args,
    ...(writes ? [`--write=${page}`] : []),
  ])
  if (writes && code === 0) await runTool('prettier', ['--write', '--log-level=warn', page])
  return code
})
