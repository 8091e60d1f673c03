/** Who gains and loses what by a change of roles, beside a recomputation of everybody's access. */
import type Database from 'better-sqlite3'
import { bitsOf, ones } from '../../src/main/access/bits'
import { editedIndex } from '../../src/main/access/edits/apply'
import type { NumberedEdit } from '../../src/main/access/edits/edit'
import { effectsOf, type EffectGroup } from '../../src/main/access/edits/effects'
import { Sandbox } from '../../src/main/access/edits/sandbox'
import type { AccessIndex } from '../../src/main/access/access-index'
import type { Asked } from '../../src/main/queries/reader'
import { tablesOf } from './access'
import type { SeededAccount } from './account'
import type { Line, Way } from './measure'

/** How many different changes of one role are tried. */
const tries = 20
/** How many roles change at once in the large change. */
const many = 100

export function whatIfLines(account: SeededAccount, { index }: Asked): Line[] {
  const single = Array.from({ length: tries }, (_, number) => [switchOff(index, number * 13)])
  const large = [Array.from({ length: many }, (_, number) => switchOff(index, number * 3))]
  const db = tablesOf(account)
  return [
    line('What if: a role loses a switch', index, account, db, single),
    line(`What if: ${many} roles lose a switch at once`, index, account, db, large),
  ]
}

function switchOff(index: AccessIndex, number: number): NumberedEdit {
  const role = number % index.facts.roles.length
  return { kind: 'remove-permission', role, permission: index.roleListed.of(role)[number % 7]! }
}

function line(
  name: string,
  index: AccessIndex,
  account: SeededAccount,
  db: Database.Database,
  changes: readonly NumberedEdit[][],
): Line {
  const ours: Way<number[]> = {
    name: 'Permiscope',
    units: changes.length,
    work: () => changes.map((edits) => lostIn(effectsOf(new Sandbox(index, edits)))),
    found: (lost) => lost,
  }
  const before = grantsIn(index)
  const [first] = changes
  return {
    name,
    unit: 'change',
    budget: { text: '15 ms', holds: (median) => median(ours.name) <= 15 },
    ours: ours as Way,
    peers: [
      {
        name: 'Permiscope, its index built anew',
        units: 1,
        work: () => before - grantsIn(editedIndex(new Sandbox(index, first!))),
        found: (lost) => [lost],
      },
      {
        name: 'SQLite recursive CTE, everybody anew',
        units: 1,
        work: () => before - grantsBySql(db, account, index, first!),
        found: (lost) => [lost],
      },
    ],
    notes: ['Ours tells every user what is lost; the peers count what is left.'],
  }
}

const lostIn = (groups: readonly EffectGroup[]): number =>
  groups.reduce((sum, { users, lost }) => sum + bitsOf(lost).length * users.length, 0)

function grantsIn(index: AccessIndex): number {
  const byHolding = index.holdings.map((_, holding) =>
    index.holdingHas.row(holding).reduce((sum, word) => sum + ones(word), 0),
  )
  return index.holdingOf.reduce((sum, holding) => sum + byHolding[holding]!, 0)
}

function grantsBySql(
  db: Database.Database,
  account: SeededAccount,
  index: AccessIndex,
  edits: readonly NumberedEdit[],
): number {
  const gone = edits.flatMap((edit) =>
    edit.kind === 'remove-permission'
      ? [
          [
            account.roles.indexOf(index.facts.roles[edit.role]!.id),
            account.permissions.indexOf(index.facts.permissions[edit.permission]!.id),
          ],
        ]
      : [],
  )
  return db
    .prepare(
      `WITH RECURSIVE gone (role, permission) AS (SELECT value ->> 0, value ->> 1 FROM json_each(?)),
       has (role, permission) AS (
         SELECT role, permission FROM (SELECT * FROM listed EXCEPT SELECT * FROM gone)
         UNION SELECT has.role, included FROM has JOIN inclusion USING (permission)
       ) SELECT count(*) FROM (SELECT DISTINCT user, permission FROM assigned JOIN has USING (role))`,
    )
    .pluck()
    .get(JSON.stringify(gone)) as number
}
