/** Where the Electron runtime is, and getting it. Its npm package carries none. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { environment, findNode, root } from './node.mjs'
import { ended } from './process.mjs'

const folder = path.join(root, 'node_modules', 'electron')

/** A slow line takes minutes for 120 MB; one that hangs must not keep the user from browser mode. */
const downloadLimit = 5 * 60_000

/**
 * The runtime's executable, or undefined where it is not installed or of another version.
 *
 * @returns {string | undefined}
 */
export function findElectron() {
  const other = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const dist = other ?? path.join(folder, 'dist')
  const executable = path.join(dist, executableName())
  if (!existsSync(executable)) return undefined
  return other || installedVersion() === wantedVersion() ? executable : undefined
}

function executableName() {
  switch (process.platform) {
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron'
    case 'win32':
      return 'electron.exe'
    default:
      return 'electron'
  }
}

function installedVersion() {
  const file = path.join(folder, 'dist', 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined
}

function wantedVersion() {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version
}

/**
 * Why Electron could not show a window here even if it were installed, or undefined if it could.
 *
 * @returns {string | undefined}
 */
export function obstacle() {
  if (process.platform !== 'linux') return undefined
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return 'this session has no display'
  if (process.getuid?.() === 0) return 'Electron does not run as root with its sandbox on'
  return undefined
}

/**
 * Downloads the runtime.
 *
 * @returns {Promise<string | undefined>} why it failed; undefined if it is there now
 */
export async function downloadElectron() {
  const script = path.join(folder, 'install.js')
  if (!existsSync(script)) return 'its package is not installed'
  const child = spawn(findNode(), [script], {
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: downloadLimit,
  })
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (output += text))
  const code = await ended(child)
  if (code === 0 && findElectron()) return undefined
  if (child.killed) return `no answer in ${downloadLimit / 60_000} minutes`
  return /^\w*Error: (.+)$/m.exec(output)?.[1] ?? `exit code ${code}`
}
