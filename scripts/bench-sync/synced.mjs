/** Syncs an account of a simulated vendor with the built command line, each in a process of its own. */
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { environment, findNode, root, ScriptError } from '../node.mjs'

/**
 * @typedef {object} Vendor
 * @property {'ringcentral' | 'enos'} name
 * @property {string[]} args of the simulated vendor
 * @property {(said: Record<string, any>) => string[]} sync what the command line needs beside `--server`
 */
/**
 * @template Stats, Found
 * @typedef {object} Synced
 * @property {number} seconds from the start of the command to its end
 * @property {number} afterLast seconds of it after the last request that the vendor saw
 * @property {number} peak bytes of memory that the command held at most
 * @property {number} file bytes of the account's file
 * @property {Stats} stats as the vendor counted
 * @property {{ snapshot: { status: string }, requests: { total: number } }} report
 * @property {Found} found by the look at the account and the vendor
 */

/** The main thread tells it at its end, on a descriptor of its own. */
const tellsItsMemory = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))`,
)}`

/**
 * @template {{ total: number }} Stats
 * @template Found
 * @param {Vendor} vendor
 * @param {(where: { url: string, data: string }) => Promise<Found>} look at what there is in the end
 * @returns {Promise<Synced<Stats, Found>>}
 */
export async function synced({ name, args, sync }, look) {
  const data = await mkdtemp(path.join(tmpdir(), 'permiscope-bench-sync-'))
  const vendor = spawn(findNode(), [`scripts/sim-${name}.mjs`, ...args], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const line = await firstLine(vendor)
    const said = JSON.parse(line)
    const watch = watching(`${said.url}/__sim/stats`)
    const started = performance.now()
    const more = ['--connector', name, '--server', said.url, ...sync(said)]
    const { json, peak } = await command(['--data', data, 'sync', 'Bench', ...more], line)
    const ended = performance.now()
    const lastAt = watch()
    return {
      seconds: (ended - started) / 1_000,
      afterLast: (ended - lastAt) / 1_000,
      peak,
      file: await sizeOfAccount(data),
      stats: /** @type {Stats} */ (await told(`${said.url}/__sim/stats`)),
      report: JSON.parse(json),
      found: await look({ url: said.url, data }),
    }
  } finally {
    vendor.kill()
    await rm(data, { recursive: true, force: true })
  }
}

/**
 * @param {string} address
 * @returns {Promise<unknown>}
 */
export async function told(address) {
  return (await fetch(address)).json()
}

/**
 * Looks ten times a second how many requests came.
 *
 * @param {string} address
 * @returns {() => number} stops, and tells when the last one did
 */
function watching(address) {
  let total = 0
  let lastAt = performance.now()
  const looking = setInterval(async () => {
    const stats = /** @type {{ total: number }} */ (await told(address))
    if (stats.total > total) lastAt = performance.now()
    total = stats.total
  }, 100)
  return () => {
    clearInterval(looking)
    return lastAt
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function firstLine(child) {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
    child.once('exit', () => reject(new ScriptError('The simulated vendor did not start.')))
  })
}

/**
 * @param {string[]} args
 * @param {string} secrets
 */
async function command(args, secrets) {
  const child = spawn(
    findNode(),
    ['--import', tellsItsMemory, 'out/main/cli.js', ...args, '--secrets', '-', '--json'],
    { cwd: root, env: environment(), stdio: ['pipe', 'pipe', 'inherit', 'pipe'] },
  )
  /** @type {Promise<number | null>} */
  const code = new Promise((resolve) => child.once('close', resolve))
  child.stdin?.end(secrets)
  const output = /** @type {import('node:stream').Readable} */ (child.stdout)
  const memory = /** @type {import('node:stream').Readable} */ (child.stdio[3])
  const [json, kibibytes] = await Promise.all([text(output), text(memory)])
  if ((await code) !== 0) throw new ScriptError(`The sync ended with ${await code}.`)
  return { json, peak: Number(kibibytes) * 1_024 }
}

/** @param {string} data */
async function sizeOfAccount(data) {
  const folder = path.join(data, 'accounts')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sqlite'))
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name))))
  return sizes.reduce((sum, { size }) => sum + size, 0)
}
