#!/usr/bin/env node
/**
 * `npm run bench:sync`: how a sync of a large account stands beside what the API's rate limits allow.
 * What it measures and how to read it stands in docs/performance.md.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build.mjs'
import { environment, findNode, main, root, ScriptError } from './node.mjs'
import { runTool } from './process.mjs'

const usage = `npm run bench:sync -- [--users N] [--window S] [--loop-users N] [--loop-window S] [--write]

  --users N        size of the simulated account (50,000)
  --window S       length of its rate windows in seconds (6; RingCentral's are 60)
  --loop-users N   size of the account that is also read user by user (2,000)
  --loop-window S  length of the rate windows for that (1)
  --write          writes the results into docs/performance.md`

const page = path.join(root, 'docs', 'performance.md')
const begins = '<!-- sync results -->'
const ends = '<!-- end of sync results -->'

/** Types of extension that hold no roles, and that the list of assigned roles leaves out. */
const neverListed = new Set(['Site', 'ParkLocation', 'TieLine'])

const limits = { Light: 50, Medium: 40, Heavy: 10, Auth: 5 }

await main(async () => {
  const { values } = parseArgs({
    options: {
      users: { type: 'string', default: '50000' },
      window: { type: 'string', default: '6' },
      'loop-users': { type: 'string', default: '2000' },
      'loop-window': { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  await buildIfStale()
  const account = await measured(values.users, values.window, [])
  const loop = await measured(values['loop-users'], values['loop-window'], [
    '--fault',
    'no-account-assigned-roles',
  ])
  const text = report(account, loop)
  process.stdout.write(`${text}\n`)
  if (values.write) {
    const before = await readFile(page, 'utf8')
    const [head] = before.split(begins)
    const [, tail] = before.split(ends)
    await writeFile(page, `${head}${begins}\n\n${text}\n\n${ends}${tail}`)
    await runTool('prettier', ['--write', '--log-level=warn', page])
  }
  return 0
})

/**
 * @typedef {object} Measured
 * @property {number} users
 * @property {number} window in seconds
 * @property {number} seconds from the start of the command to its end
 * @property {{ total: number, byOperation: Record<string, number>, byGroup: Record<string, number>, penalties: number }} stats
 * @property {{ snapshot: { status: string }, requests: { total: number } }} report
 * @property {Least} least
 */
/** @typedef {{ users: { type: string, roles: { siteRestricted: boolean }[] }[], roles: unknown[], permissions: unknown[], advanced: boolean }} Truth */
/** @typedef {{ rows: [what: string, formula: string, count: number, group: string][], total: number, byGroup: Record<string, number> }} Least */

/**
 * Starts the simulated vendor, has the built command line sync from it, and asks the vendor what came.
 *
 * @param {string} users
 * @param {string} window
 * @param {string[]} more of the simulated vendor
 * @returns {Promise<Measured>}
 */
async function measured(users, window, more) {
  const data = await mkdtemp(path.join(tmpdir(), 'permiscope-bench-sync-'))
  const vendor = spawn(
    findNode(),
    ['scripts/sim-ringcentral.mjs', '--users', users, '--window', window, ...more],
    { cwd: root, env: environment(), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  try {
    const line = await firstLine(vendor)
    const { url } = JSON.parse(line)
    const started = performance.now()
    const json = await synced(url, line, data)
    const seconds = (performance.now() - started) / 1_000
    const stats = /** @type {Measured['stats']} */ (await told(`${url}/__sim/stats`))
    const truth = /** @type {Truth} */ (await told(`${url}/__sim/truth`))
    const byUser = more.length > 0
    return {
      users: truth.users.length,
      window: Number(window),
      seconds,
      stats,
      report: JSON.parse(json),
      least: leastRequests(truth, byUser),
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
async function told(address) {
  return (await fetch(address)).json()
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
 * @param {string} url
 * @param {string} secrets
 * @param {string} data
 * @returns {Promise<string>} what it printed
 */
function synced(url, secrets, data) {
  const args = ['out/main/cli.js', '--data', data, 'sync', 'Bench']
  const more = ['--connector', 'ringcentral', '--server', url, '--secrets', '-', '--json']
  const child = spawn(findNode(), [...args, ...more], {
    cwd: root,
    env: environment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(secrets)
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => (text += chunk))
    child.once('close', (code) =>
      code === 0 ? resolve(text) : reject(new ScriptError(`The sync ended with ${code}.`)),
    )
  })
}

/**
 * The least that the API allows: every page as large as it comes, no request twice.
 *
 * @param {Truth} truth
 * @param {boolean} byUser
 * @returns {Least}
 */
function leastRequests({ users, roles, permissions, advanced }, byUser) {
  const listed = users.filter(({ type }) => !neverListed.has(type)).length
  const restricted = users.filter((user) => user.roles.some((role) => role.siteRestricted)).length
  const pages = (/** @type {number} */ records, /** @type {number} */ size) =>
    Math.max(1, Math.ceil(records / size))
  /** @type {Least['rows']} */
  const rows = [
    ['sign-in', '1', 1, 'Auth'],
    ['whose account it is', '1', 1, 'Light'],
    ['account, sites, categories, standard roles', '4 × 1', 4, 'Light'],
    ['permissions', `⌈${permissions.length} ÷ 1,000⌉`, pages(permissions.length, 1_000), 'Light'],
    ['roles of the account', `⌈${roles.length} ÷ 1,000⌉`, pages(roles.length, 1_000), 'Medium'],
    ['advanced permissions or not', '1', 1, 'Medium'],
    [
      'capabilities of roles',
      advanced ? `${roles.length} roles` : 'none',
      advanced ? roles.length : 0,
      'Light',
    ],
    ['users', `⌈${users.length} ÷ 1,000⌉`, pages(users.length, 1_000), 'Medium'],
    byUser
      ? ['assigned roles, user by user', `1 + ${users.length} users`, 1 + users.length, 'Light']
      : ['assigned roles', `⌈${listed} ÷ 100⌉`, pages(listed, 100), 'Medium'],
    ['administered sites', `${restricted} site-restricted users`, restricted, 'Medium'],
    ['authorization profile', '1', 1, 'Medium'],
  ]
  /** @type {Record<string, number>} */
  const byGroup = {}
  for (const [, , count, group] of rows) byGroup[group] = (byGroup[group] ?? 0) + count
  return { rows, byGroup, total: rows.reduce((sum, [, , count]) => sum + count, 0) }
}

/**
 * A window lets `limit` requests through at once; the last of `n` can go out after ⌈n ÷ limit⌉ − 1
 * whole windows. Groups go beside each other, so the slowest counts.
 *
 * @param {Record<string, number>} byGroup
 * @param {number} window
 */
function bound(byGroup, window) {
  const groups = Object.entries(byGroup).map(([group, count]) => {
    const limit = limits[/** @type {keyof typeof limits} */ (group)] ?? 1
    const seconds = (Math.ceil(count / limit) - 1) * window
    const formula = `(⌈${count} ÷ ${limit}⌉ − 1) × ${window} s = ${seconds} s`
    return { group, seconds, formula }
  })
  const slowest = groups.reduce((a, b) => (b.seconds > a.seconds ? b : a))
  return { ...slowest, groups }
}

/**
 * @param {Measured} account
 * @param {Measured} loop
 */
function report(account, loop) {
  const { least, stats, window, seconds } = account
  const least60 = bound(least.byGroup, 60)
  const limit = bound(least.byGroup, window)
  // The last request to the vendor is the sign-out, which is no part of reading.
  const sent = account.report.requests.total
  const loopLimit = bound(loop.least.byGroup, loop.window)
  const loopOf = {
    ...least.byGroup,
    Light: (least.byGroup['Light'] ?? 0) + account.users,
  }
  const loop60 = bound(loopOf, 60)
  return [
    `A sync of ${number(account.users)} users, rate windows of ${window} s instead of 60 s:`,
    '',
    '| least requests | group | formula | requests |',
    '| --- | --- | --- | ---: |',
    ...least.rows.map(
      ([what, formula, count, group]) => `| ${what} | ${group} | ${formula} | ${number(count)} |`,
    ),
    `| **together** | | | **${number(least.total)}** |`,
    '',
    `| | requests | of the least | time | of the bound |`,
    '| --- | ---: | ---: | ---: | ---: |',
    `| the bound | ${number(least.total)} | | ${limit.group}: ${limit.formula} | |`,
    `| Permiscope, the whole command | ${number(sent)} | ${share(sent, least.total)} | ${seconds.toFixed(1)} s | ${share(seconds, limit.seconds)} |`,
    `| the same user by user, ${number(loop.users)} users, windows of ${loop.window} s | ${number(loop.report.requests.total)} | | ${loop.seconds.toFixed(1)} s (bound ${loopLimit.group}: ${loopLimit.formula}) | ${share(loop.seconds, loopLimit.seconds)} |`,
    '',
    `At RingCentral’s windows of 60 s the bounds are ${least60.group}: ${least60.formula} (${minutes(least60.seconds)}) for the account-wide list, and ${loop60.group}: ${loop60.formula} (${minutes(loop60.seconds)}) user by user.`,
    '',
    `Snapshot: ${account.report.snapshot.status}. Requests by group as the vendor counted them: ${Object.entries(
      stats.byGroup,
    )
      .map(([group, count]) => `${group} ${number(count)}`)
      .join(', ')}. Requests that ran into a limit: ${stats.penalties}.`,
  ].join('\n')
}

/** @param {number} value */
function number(value) {
  return value.toLocaleString('en-US')
}

/**
 * @param {number} value
 * @param {number} of
 */
function share(value, of) {
  return of === 0 ? '–' : `${((100 * value) / of).toFixed(1)} %`
}

/** @param {number} seconds */
function minutes(seconds) {
  return seconds < 7_200
    ? `${(seconds / 60).toFixed(0)} minutes`
    : `${(seconds / 3_600).toFixed(1)} hours`
}
