#!/usr/bin/env node
/**
 * `npm run screenshots [-- FOLDER]`: every view of the sample account, light and dark, at 1280×800 and
 * 1920×1080, as PNG files; into test-results/screenshots unless a folder is given.
 */
import path from 'node:path'
import { buildIfStale } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { main, root } from './node.mjs'
import { runTool } from './process.mjs'

await main(async () => {
  await buildIfStale()
  const executable = ensureChromium()
  const folder = path.resolve(process.argv[2] ?? path.join(root, 'test-results', 'screenshots'))
  const code = await runTool('playwright', ['test', '--project=screenshots', '--reporter=line'], {
    more: {
      PERMISCOPE_CHROMIUM: executable,
      PERMISCOPE_KEYCHAIN: 'off',
      PERMISCOPE_SCREENSHOTS: folder,
    },
  })
  if (code === 0) process.stdout.write(`The screenshots are in ${folder}\n`)
  return code
})
