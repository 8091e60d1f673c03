import { existsSync } from 'node:fs'
import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'

const source = path.join(import.meta.dirname, 'src')

/** Entries of the Node side; each is out/main/<name>.js. */
const entries = {
  index: 'main/index.ts',
  serve: 'main/serve.ts',
  cli: 'main/cli.ts',
  writer: 'main/worker/writer.ts',
  reader: 'main/worker/reader.ts',
  jobs: 'main/worker/jobs.ts',
}

const inputs = Object.fromEntries(
  Object.entries(entries)
    .map(([name, file]) => [name, path.join(source, file)] as const)
    .filter(([, file]) => existsSync(file)),
)

export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: inputs,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is CommonJS, in one file, and can require nothing but 'electron'.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: path.join(source, 'preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path.join(source, 'renderer'),
    plugins: [svelte({ configFile: path.join(import.meta.dirname, 'svelte.config.js') })],
    worker: { format: 'es' },
    build: {
      // The page's policy allows no data: URL but for images, so assets stay files.
      assetsInlineLimit: 0,
      rollupOptions: { input: path.join(source, 'renderer/index.html') },
    },
  },
})
