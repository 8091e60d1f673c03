#!/usr/bin/env node
/**
 * `npm test`: all tests against a fresh build. Its last line is `N passed, N failed, N skipped`, the
 * sum of what Vitest and Playwright report.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildIfStale } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { findElectron, obstacle } from './electron.mjs'
import { ensureKeyring } from './keyring.mjs'
import { main, root, ScriptError } from './node.mjs'
import { runTool } from './process.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** What counts where a runner left no report. */
const failed = { passed: 0, failed: 1, skipped: 0 }
const reports = path.join(root, 'test-results')

await main(async () => {
  const all = await runAll().catch((error) => {
    if (!(error instanceof ScriptError)) throw error
    process.stderr.write(`${error.message}\n`)
    return [failed]
  })
  /** @param {keyof Counts} key */
  const sum = (key) => all.reduce((total, counts) => total + counts[key], 0)
  process.stdout.write(
    `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`,
  )
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
})

/** @returns {Promise<Counts[]>} */
async function runAll() {
  await buildIfStale()
  const chromium = ensureChromium()
  const withoutKeyring = ensureKeyring()
  // Playwright empties its own folder, test-results/playwright, so the reports beside it stay.
  mkdirSync(reports, { recursive: true })

  const unit = await vitest()
  const browser = await playwright('e2e', chromium)
  const desktop = await playwright('electron', chromium)
  if (desktop.skipped > 0) tellSkipped(`${desktop.skipped} desktop (Electron) tests`, skipReason())
  if (withoutKeyring !== undefined) {
    tellSkipped(`${unit.skipped} tests with a real keychain`, [`${withoutKeyring}.`])
  }
  return [unit, browser, desktop]
}

/** @returns {Promise<Counts>} */
async function vitest() {
  const file = freshReport('vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runTool('vitest', args)
  const report = readReport(file)
  if (!report) return failed
  // A file that does not load has no tests that could fail.
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ result) =>
      result.status === 'failed' && !result.assertionResults.some((one) => one.status === 'failed'),
  )
  return counted(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  })
}

/**
 * @param {'e2e' | 'electron'} project
 * @param {string} chromium
 * @returns {Promise<Counts>}
 */
async function playwright(project, chromium) {
  const file = freshReport(`${project}.json`)
  const args = ['test', `--project=${project}`, '--reporter=list,json', '--pass-with-no-tests']
  const code = await runTool('playwright', args, {
    more: {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      PERMISCOPE_CHROMIUM: chromium,
      // Nothing of the user's own is touched.
      PERMISCOPE_KEYCHAIN: 'off',
    },
  })
  const report = readReport(file)
  if (!report) return failed
  const { expected, unexpected, flaky, skipped } = report.stats
  // A test that needs a second try is one to look at, so it is named even though it counts as passed.
  if (flaky > 0) {
    process.stderr.write(
      `UNSURE: ${flaky} browser test(s) passed only at the second try; see above.\n`,
    )
  }
  return counted(code, { passed: expected + flaky, failed: unexpected, skipped })
}

/**
 * A runner can fail for a reason that is no test's: an unhandled rejection, a broken configuration.
 *
 * @param {number} code
 * @param {Counts} counts
 * @returns {Counts}
 */
function counted(code, counts) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** @param {string} name */
function freshReport(name) {
  const file = path.join(reports, name)
  rmSync(file, { force: true })
  return file
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * A box that nobody overlooks.
 *
 * @param {string} what
 * @param {string[]} why
 */
function tellSkipped(what, why) {
  const lines = [`SKIPPED: ${what} did not run:`, ...why]
  const width = Math.max(...lines.map((line) => line.length))
  const bar = '#'.repeat(width + 4)
  const box = [bar, ...lines.map((line) => `# ${line.padEnd(width)} #`), bar]
  process.stdout.write(`${box.join('\n')}\n`)
}

function skipReason() {
  if (findElectron()) return [`${obstacle() ?? 'see above'}.`]
  return [
    'the Electron runtime is not installed. To install it:',
    'node scripts/run.mjs install-electron',
  ]
}
