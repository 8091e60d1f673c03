#!/usr/bin/env node
/** `npm run -s sim:ringcentral -- --users N`: the simulated RingCentral of the tests, to be used by hand. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { main, root } from './node.mjs'

await main(async () => {
  const { run } = await simulator()
  return run(process.argv.slice(2))
})

/**
 * It is written in TypeScript, so it is built, into a folder that is not needed once it is loaded.
 *
 * @returns {Promise<{ run: (args: string[]) => Promise<number> }>}
 */
async function simulator() {
  const folder = await mkdtemp(path.join(tmpdir(), 'permiscope-sim-'))
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      // Whatever it needs is in the bundle, which lies where no package is found.
      ssr: { noExternal: true },
      build: {
        ssr: path.join(root, 'tests', 'servers', 'ringcentral', 'start.ts'),
        outDir: folder,
        // Vite asks for it of a folder elsewhere.
        emptyOutDir: true,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: 'start.mjs' } },
      },
    })
    return await import(pathToFileURL(path.join(folder, 'start.mjs')).href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
