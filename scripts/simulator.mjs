/** Runs a simulated vendor of the tests by hand. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { findNode, main, root } from './node.mjs'
import { runScript } from './process.mjs'

/**
 * Hands the arguments of this process to the vendor's `start.ts`.
 *
 * @param {string} vendor a folder of tests/servers
 */
export function runSimulator(vendor) {
  return main(async () => {
    // Tests run on the right Node, so nothing shows whether a simulator would run on an older one.
    if (findNode() !== process.execPath) {
      const script = path.join(root, 'scripts', `sim-${vendor}.mjs`)
      return runScript(script, process.argv.slice(2))
    }
    const { run } = await simulator(vendor)
    return run(process.argv.slice(2))
  })
}

/**
 * It is written in TypeScript, so it is built, into a folder that is not needed once it is loaded.
 *
 * @param {string} vendor
 * @returns {Promise<{ run: (args: string[]) => Promise<number> }>}
 */
async function simulator(vendor) {
  const folder = await mkdtemp(path.join(tmpdir(), 'permiscope-sim-'))
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      // Whatever it needs is in the bundle, which lies where no package is found.
      ssr: { noExternal: true },
      build: {
        ssr: path.join(root, 'tests', 'servers', vendor, 'start.ts'),
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
