/** How a sync of a large RingCentral account stands beside what the API's rate limits allow. */
import { synced, told } from './synced.mjs'
import { minutes, number, share } from './words.mjs'

export const usage = `  --users N        size of the simulated account (50,000)
  --window S       length of its rate windows in seconds (6; RingCentral's are 60)
  --loop-users N   size of the account that is also read user by user (2,000)
  --loop-window S  length of the rate windows for that (1)`

export const options = /** @type {const} */ ({
  users: { type: 'string', default: '50000' },
  window: { type: 'string', default: '6' },
  'loop-users': { type: 'string', default: '2000' },
  'loop-window': { type: 'string', default: '1' },
})

/** Types of extension that hold no roles, and that the list of assigned roles leaves out. */
const neverListed = new Set(['Site', 'ParkLocation', 'TieLine'])

const limits = { Light: 50, Medium: 40, Heavy: 10, Auth: 5 }

/**
 * @param {Record<keyof typeof options, string>} values
 * @returns {Promise<string>} what was measured, for the page
 */
export async function measure(values) {
  const account = await measured(values.users, values.window, [])
  const loop = await measured(values['loop-users'], values['loop-window'], [
    '--fault',
    'no-account-assigned-roles',
  ])
  return report(account, loop)
}

/** @typedef {{ total: number, byOperation: Record<string, number>, byGroup: Record<string, number>, penalties: number }} Stats */
/** @typedef {import('./synced.mjs').Synced<Stats, Truth> & { users: number, window: number, least: Least }} Measured */
/** @typedef {{ users: { type: string, roles: { siteRestricted: boolean }[] }[], roles: unknown[], permissions: unknown[], advanced: boolean }} Truth */
/** @typedef {{ rows: [what: string, formula: string, count: number, group: string][], total: number, byGroup: Record<string, number> }} Least */

/**
 * @param {string} users
 * @param {string} window in seconds
 * @param {string[]} more of the simulated vendor
 * @returns {Promise<Measured>}
 */
async function measured(users, window, more) {
  /** @type {import('./synced.mjs').Synced<Stats, Truth>} */
  const account = await synced(
    {
      name: 'ringcentral',
      args: ['--users', users, '--window', window, ...more],
      sync: () => [],
    },
    async ({ url }) => /** @type {Truth} */ (await told(`${url}/__sim/truth`)),
  )
  const truth = account.found
  return {
    ...account,
    users: truth.users.length,
    window: Number(window),
    least: leastRequests(truth, more.length > 0),
  }
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
