#!/usr/bin/env node
/**
 * `node scripts/bench-hygiene.mjs`: builds tests/bench/hygiene.ts as the app's Node side is built, and runs
 * it. What it measures stands in docs/performance.md.
 */
import path from 'node:path'
import { build } from 'vite'
import { main, root } from './node.mjs'
import { runScript } from './process.mjs'

/** Within node_modules, so that the bundle finds the packages. */
const folder = path.join(root, 'node_modules', '.permiscope-bench-hygiene')

await main(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: path.join(root, 'tests', 'bench', 'hygiene.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node22',
      rollupOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  })
  return runScript(path.join(folder, 'main.mjs'), process.argv.slice(2))
})
