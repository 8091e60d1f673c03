#!/usr/bin/env node
/**
 * `npm run bench:ui`: how long the window's thread is busy at a stretch while a person opens views, scrolls,
 * types and pans in an account of 50,000 users, traced in Chromium. What it means stands in
 * docs/performance.md.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { main } from './node.mjs'
import { writeResults } from './performance-page.mjs'
import { runTool } from './process.mjs'

await main(async () => {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })
  await buildIfStale()
  const executable = ensureChromium()
  const folder = await mkdtemp(path.join(tmpdir(), 'permiscope-bench-ui-'))
  try {
    const results = path.join(folder, 'results.md')
    const code = await runTool('playwright', ['test', '--project=bench-ui', '--reporter=line'], {
      more: {
        PERMISCOPE_CHROMIUM: executable,
        PERMISCOPE_KEYCHAIN: 'off',
        PERMISCOPE_BENCH_RESULTS: results,
      },
    })
    if (code !== 0) return code
    const text = await readFile(results, 'utf8')
    process.stdout.write(`${text}\n`)
    if (values.write) await writeResults('window', text)
    return 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
