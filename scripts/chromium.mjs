/** The browser that the end-to-end tests drive. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { findNode, root, ScriptError } from './node.mjs'
import { toolScript } from './process.mjs'

/** Downloads that hang end after this time; then the next way is tried. */
const downloadLimit = 5 * 60_000

const hint = `Run "node scripts/run.mjs playwright install --with-deps chromium" in ${root}, or install Chromium or Chrome, or name one in PERMISCOPE_CHROMIUM.`

/**
 * An installed Chromium that starts: the one named by PERMISCOPE_CHROMIUM, Playwright's own, then
 * those of the system.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env['PERMISCOPE_CHROMIUM']
  if (named) return named
  return [chromium.executablePath(), ...systemPaths()].find(works)
}

/**
 * The same, and installs one where there is none.
 *
 * @returns {string}
 * @throws {ScriptError} with the command to run by hand
 */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  process.stderr.write('No Chromium found: installing one for the end-to-end tests …\n')
  for (const attempt of [installPlaywrightChromium, installDebianChromium]) {
    attempt()
    const installed = findChromium()
    if (installed) return installed
  }
  throw new ScriptError(`No Chromium found, and none could be installed. ${hint}`)
}

function systemPaths() {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ]
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .map((name) => process.env[name])
        .filter((folder) => folder !== undefined)
        .map((folder) => path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))
    default:
      return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
        (name) => `/usr/bin/${name}`,
      )
  }
}

/** @param {string} executable */
function works(executable) {
  if (!existsSync(executable)) return false
  // A download may lack system libraries. On Windows `--version` would open a window.
  if (process.platform === 'win32') return true
  return spawnSync(executable, ['--version'], { timeout: 60_000 }).status === 0
}

function installPlaywrightChromium() {
  const args = [toolScript('playwright'), 'install', 'chromium']
  spawnSync(findNode(), args, { cwd: root, stdio: 'inherit', timeout: downloadLimit })
}

function installDebianChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const options = {
    stdio: /** @type {const} */ ('inherit'),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
}
