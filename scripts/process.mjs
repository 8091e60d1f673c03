/** Child processes: the same terminal, the same signals, the same exit code. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { environment, findNode, root, ScriptError } from './node.mjs'

/** Tools whose package has another name than their command. */
const packages = /** @type {Record<string, string>} */ ({
  'install-electron': 'electron',
  playwright: '@playwright/test',
  tsc: 'typescript',
})

/**
 * The script behind a dev tool's command. node_modules/.bin is no help: its files are shell scripts on
 * Windows and name their own `node` elsewhere.
 *
 * @param {string} tool
 * @returns {string}
 * @throws {ScriptError} if it is not installed
 */
export function toolScript(tool) {
  const folder = path.join(root, 'node_modules', packages[tool] ?? tool)
  try {
    const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    return path.join(folder, typeof bin === 'string' ? bin : bin[tool])
  } catch {
    throw new ScriptError(`"${tool}" is not installed. Run "npm ci" in ${root}, then try again.`)
  }
}

/**
 * Runs a script with the right Node, its input and output being ours.
 *
 * @param {string} script
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { more?: Record<string, string> }} [options]
 * @returns {Promise<number>} the exit code; 128 + the signal's number if a signal ended it
 */
export function runScript(script, args, { more, ...options } = {}) {
  const child = spawn(findNode(), [script, ...args], {
    stdio: 'inherit',
    env: environment(more),
    ...options,
  })
  return ended(child)
}

/**
 * @param {string} tool
 * @param {string[]} args
 * @param {Parameters<typeof runScript>[2]} [options]
 */
export function runTool(tool, args, options) {
  return runScript(toolScript(tool), args, { cwd: root, ...options })
}

/**
 * Waits for a child and passes our signals on to it meanwhile.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function ended(child) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    // Ctrl+C in a terminal reaches the child by itself; a second one would mean "at once".
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    child.kill(signal)
  }
  for (const signal of signals) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, pass)
      resolve(code ?? 128 + signalNumber(signal))
    })
  })
}

/** @param {NodeJS.Signals | null} signal */
function signalNumber(signal) {
  return signal === null ? 0 : (constants.signals[signal] ?? 0)
}
