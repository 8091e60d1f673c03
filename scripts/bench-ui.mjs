#!/usr/bin/env node
/**
 * `npm run bench:ui`: how long the window's thread is busy at a stretch while a person scrolls, types and
 * pans in an account of 50,000 users, traced in Chromium. What it means stands in docs/performance.md.
 */
import { buildIfStale } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { main } from './node.mjs'
import { runTool } from './process.mjs'

await main(async () => {
  await buildIfStale()
  const executable = ensureChromium()
  return runTool('playwright', ['test', '--project=bench-ui', '--reporter=line'], {
    more: { PERMISCOPE_CHROMIUM: executable, PERMISCOPE_KEYCHAIN: 'off' },
  })
})
