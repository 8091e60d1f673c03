/**
 * How near a proposal for fewer roles comes to the roles that an account was made of, and how long it takes;
 * see docs/performance.md. Accounts are seeded; the last two have no planted roles to be found.
 */
import { parseArgs } from 'node:util'
import { AccessIndex } from '../../src/main/access/access-index'
import { propose } from '../../src/main/access/hygiene/mining/propose'
import type { SnapshotFacts } from '../../src/main/access/model'
import { claimsOf } from '../../src/main/queries/hygiene'
import { plantedAccount, type PlantedSize } from '../support/planted-roles'
import { factsOfGraph } from '../support/random-graph'
import { seededAccount } from './account'
import { machine } from './report'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '3' },
  },
})

/** Milliseconds, as the app gives them where nobody says otherwise. */
const budget = 45_000

interface Case {
  name: string
  facts: SnapshotFacts
  planted: number | undefined
}

const grown: PlantedSize[] = [
  { users: 500, permissions: 100, planted: 20, existing: 60, most: 15 },
  { users: 2_000, permissions: 200, planted: 40, existing: 150, most: 25 },
  { users: 10_000, permissions: 300, planted: 40, existing: 300, most: 30 },
  { users: 10_000, permissions: 300, planted: 100, existing: 600, most: 30 },
]

function* cases(): Generator<Case> {
  const seeds = values.quick ? 1 : Number(values.seeds)
  for (const buried of [false, true]) {
    for (const size of values.quick ? grown.slice(0, 2) : grown) {
      for (let seed = 1; seed <= seeds; seed++) {
        const { facts, planted } = plantedAccount({ ...size, buried }, seed)
        const name = buried ? 'buried' : 'grown'
        yield { name: `${name}, seed ${seed}`, facts, planted: planted.length }
      }
    }
  }
  if (values.quick) return
  yield { name: 'roles at random', facts: atRandom(10_000), planted: undefined }
  yield { name: 'roles at random', facts: atRandom(50_000), planted: undefined }
}

/** The account of the other measurements: nothing in it is alike, so there is hardly anything to find. */
function atRandom(users: number): SnapshotFacts {
  const { assigned, inclusions, listed, permissions, roles } = seededAccount()
  return factsOfGraph({
    permissions: permissions.length,
    roles: roles.length,
    users,
    inclusions,
    listed,
    assigned: assigned.filter(([user]) => user < users),
  })
}

const columns = [
  'account',
  'users × permissions',
  'distinct needs',
  'planted',
  'existing',
  'proposed',
  'at least',
  'without new',
  'edits',
  'report, ms',
  'proposal, s',
]

const say = (cells: readonly string[]): void =>
  void process.stdout.write(`| ${cells.join(' | ')} |\n`)

process.stdout.write(`${machine()}\n\n`)
say(columns)
say(columns.map((_, at) => (at === 0 ? '---' : '---:')))
for (const { facts, name, planted } of cases()) {
  const index = new AccessIndex(facts)
  const asked = performance.now()
  claimsOf(index)
  const began = performance.now()
  const found = await propose(index, {
    newRoles: true,
    everyone: true,
    budget,
    pause: () => Promise.resolve(),
  })
  const ended = performance.now()
  say([
    name,
    `${facts.users.length.toLocaleString('en-US')} × ${facts.permissions.length}`,
    found.needs.needs.length.toLocaleString('en-US'),
    planted === undefined ? '–' : String(planted),
    String(facts.roles.length),
    String(found.roles),
    String(found.atLeast),
    String(found.withoutNew),
    found.edits.length.toLocaleString('en-US'),
    (began - asked).toFixed(0),
    `${((ended - began) / 1_000).toFixed(1)}${found.stopped ? ' (time ended)' : ''}`,
  ])
}
