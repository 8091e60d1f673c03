/**
 * How a sync of a large organization of EnOS stands beside the least that its API allows, and whether
 * what it says is so.
 */
import { spawn } from 'node:child_process'
import { loadavg } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'vite'
import { environment, findNode, root, ScriptError } from '../node.mjs'
import { synced } from './synced.mjs'
import { megabytes, number, seconds, share } from './words.mjs'

export const usage = `  --users N         users of the organization whose own answers are all read (2,000)
  --apps N          its apps (20)
  --paces N,N       requests a second that are never exceeded (200,500)
  --limited-users N users of the one whose gateway refuses what is faster than 50 a second (300)
  --large-users N   users of the one that is read without EnOS's own answers, and stored with them (10,000)
  --large-apps N    its apps (50)`

export const options = /** @type {const} */ ({
  users: { type: 'string', default: '2000' },
  apps: { type: 'string', default: '20' },
  paces: { type: 'string', default: '200,500' },
  'limited-users': { type: 'string', default: '300' },
  'large-users': { type: 'string', default: '10000' },
  'large-apps': { type: 'string', default: '50' },
})

/** Within node_modules, so that the bundle finds the packages. */
const folder = path.join(root, 'node_modules', '.permiscope-bench-enos')
const limit = 50

/** @typedef {{ total: number, byOperation: Record<string, number>, tooFast: number, fastest: number }} Stats */
/**
 * @typedef {object} Found see tests/bench/enos
 * @property {string} machine
 * @property {number} opening in milliseconds
 * @property {number} yes
 * @property {number} no
 * @property {number} unknown
 * @property {number} wrong
 * @property {number} differences
 * @property {number} wrongDifferences
 */
/** @typedef {import('./synced.mjs').Synced<Stats, Found>} Synced */
/** @typedef {{ users: number, apps: number, pace: number, answers: boolean, limited?: boolean }} Organization */
/** @typedef {{ answers: number, reading: number, storing: number, opening: number, file: number, peakReading: number, peak: number }} Stored */

/**
 * @param {Record<keyof typeof options, string>} values
 * @returns {Promise<string>} what was measured, for the page
 */
export async function measure(values) {
  await bundle()
  const before = loadavg()[0]
  const [users, apps] = [Number(values.users), Number(values.apps)]
  const limited = Number(values['limited-users'])
  const large = { users: Number(values['large-users']), apps: Number(values['large-apps']) }
  /** @type {Organization[]} */
  const organizations = [
    ...values.paces.split(',').map((pace) => ({ users, apps, pace: Number(pace), answers: true })),
    { users: limited, apps, pace: 200, answers: true, limited: true },
    { ...large, pace: 200, answers: false },
  ]
  const all = []
  for (const organization of organizations) {
    all.push({ organization, account: await measured(organization) })
  }
  const stored = /** @type {Stored} */ (
    await run(['--users', values['large-users'], '--apps', values['large-apps']])
  )
  return report(
    all,
    large,
    stored,
    `load ${before?.toFixed(1)} before and ${loadavg()[0]?.toFixed(1)} after`,
  )
}

function bundle() {
  return build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: path.join(root, 'tests', 'bench', 'enos', 'main.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node22',
      rollupOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  })
}

/**
 * @param {string[]} args of tests/bench/enos
 * @returns {Promise<unknown>}
 */
async function run(args) {
  const child = spawn(findNode(), [path.join(folder, 'main.mjs'), ...args], {
    cwd: root,
    env: environment({ PERMISCOPE_KEYCHAIN: 'off' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await text(child.stdout)
  if (said === '') throw new ScriptError('What came could not be looked at.')
  return JSON.parse(said)
}

/**
 * @param {Organization} organization
 * @returns {Promise<Synced>}
 */
function measured({ users, apps, pace, answers, limited = false }) {
  return synced(
    {
      name: 'enos',
      args: [
        ...['--users', `${users}`, '--apps', `${apps}`],
        ...(limited ? ['--fault', 'slow-down', '--limit', `${limit}`] : []),
      ],
      sync: ({ orgIds, apps: known }) => [
        ...['--org', orgIds[0], '--requests-per-second', `${pace}`],
        ...['--app', known.map((/** @type {{ id: string }} */ { id }) => id).join()],
        ...['--per-user', answers ? 'all' : 'none'],
      ],
    },
    async ({ url, data }) =>
      /** @type {Found} */ (
        await run([
          ...['--data', data, '--truth', `${url}/__sim/truth`],
          ...(answers ? ['--answers'] : []),
        ])
      ),
  )
}

/**
 * The least that the API allows: every page and batch as large as it comes, no request twice.
 *
 * @param {Organization} organization
 * @param {Stats} stats
 * @returns {[what: string, formula: string, count: number][]}
 */
function leastRequests({ users, apps, answers }, { byOperation }) {
  // Each role is asked about once, and nobody else knows how many there are.
  const roles = byOperation['role/app/resource/assignedList'] ?? 0
  return [
    ['token', '1', 1],
    ['users', `⌈${number(users)} ÷ 1,000⌉`, Math.ceil(users / 1_000)],
    ['roles', '1', 1],
    ['roles of users', `⌈${number(users)} ÷ 1,000⌉`, Math.ceil(users / 1_000)],
    ['permissions and menu groups of roles', `${roles} roles`, roles],
    ['menus and permissions of apps', `${apps} apps`, apps],
    ['menu groups of apps', `${apps} apps`, apps],
    ...(answers
      ? [
          /** @type {[string, string, number]} */ ([
            'EnOS’s own answers',
            `${number(users)} users × ${apps} apps`,
            users * apps,
          ]),
        ]
      : []),
  ]
}

/**
 * @param {{ organization: Organization, account: Synced }[]} all
 * @param {{ users: number, apps: number }} large
 * @param {Stored} stored
 * @param {string} load
 */
function report(all, large, stored, load) {
  const [first] = all
  if (first === undefined) return ''
  const least = leastRequests(first.organization, first.account.stats)
  const sum = (/** @type {typeof least} */ rows) => rows.reduce((of, [, , count]) => of + count, 0)
  return [
    `${new Date().toISOString().slice(0, 10)}, ${first.account.found.machine}; ${load}.`,
    '',
    `| least requests, ${sizeOf(first.organization)} | formula | requests |`,
    '| --- | --- | ---: |',
    ...least.map(([what, formula, count]) => `| ${what} | ${formula} | ${number(count)} |`),
    `| **together** | | **${number(sum(least))}** |`,
    '',
    '| organization | pace | requests | of the least | refused by 429 | bound | time | of the bound | after the last request |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...all.map(({ organization, account }) => {
      const pace = organization.limited ? limit : organization.pace
      const requests = sum(leastRequests(organization, account.stats))
      const bound = (requests - 1) / pace
      return `| ${sizeOf(organization)} | ${paceInWords(organization)} | ${[
        number(account.stats.total),
        share(account.stats.total, requests),
        number(account.stats.tooFast),
        seconds(bound),
        seconds(account.seconds),
        share(account.seconds, bound),
        seconds(account.afterLast),
      ].join(' | ')} |`
    }),
    '',
    '| organization | file | opening | memory at most | users × permissions and menus | wrong | unknown | differences | wrong |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...all.map(
      ({ organization, account: { file, peak, found } }) =>
        `| ${sizeOf(organization)}, ${paceInWords(organization)} | ${[
          megabytes(file),
          `${Math.round(found.opening)} ms`,
          megabytes(peak),
          number(found.yes + found.no + found.unknown + found.wrong),
          number(found.wrong),
          number(found.unknown),
          number(found.differences),
          number(found.wrongDifferences),
        ].join(' | ')} |`,
    ),
    '',
    `Without a gateway in between, ${sizeOf({ ...large, answers: true })} (${number(stored.answers)} answers): read and staged in ${seconds(stored.reading)}, the making of the answers included; stored in ${seconds(stored.storing)}; ${megabytes(stored.file)}; opened in ${seconds(stored.opening)}. Memory at most ${megabytes(stored.peakReading)} until all was read, the simulated organization included, and ${megabytes(stored.peak)} in all.`,
  ].join('\n')
}

/** @param {Pick<Organization, 'users' | 'apps' | 'answers'>} organization */
function sizeOf({ users, apps, answers }) {
  return `${number(users)} × ${apps}, ${answers ? 'all' : 'no'} answers`
}

/** @param {Organization} organization */
function paceInWords({ pace, limited }) {
  return limited ? `${pace}/s, the gateway ${limit}/s` : `${pace}/s`
}
