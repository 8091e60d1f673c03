/**
 * The time line of an account: its snapshots, and what changed from each to the next. It is read from the
 * lifetimes of facts, in one pass over those that began or ended; no index is built.
 */
import type { FactKind } from '../../access/changes/fact-changes'
import { FOREVER } from '../../store/forever'
import type { ReadDatabase } from '../../store/open'
import type { Timeline, TimelineStep } from '../../../shared/schemas/changes'
import { say } from '../../../shared/sentences/changes'
import { briefOf, snapshots, type SnapshotRow } from '../snapshots'
import { EffectSteps } from './effect-steps'
import { firstFrom } from './first-from'

/** Where the facts of each kind are, and which of their columns a person would see change. */
const tables: readonly {
  kind: FactKind
  table: string
  key: readonly [string, string?]
  values: readonly string[]
}[] = [
  {
    kind: 'user',
    table: 'user_version',
    key: ['user_id'],
    values: ['name', 'email', 'extension_number', 'type', 'status', 'site_name', 'hidden'],
  },
  {
    kind: 'role',
    table: 'role_version',
    key: ['role_id'],
    values: ['name', 'description', 'custom', 'permission_scope', 'hidden'],
  },
  {
    kind: 'permission',
    table: 'permission_version',
    key: ['permission_id'],
    values: [
      'name',
      'code',
      'description',
      'assignable',
      'read_only',
      'site_compatible',
      'category',
    ],
  },
  {
    kind: 'app',
    table: 'app_version',
    key: ['app_id'],
    values: ['name', 'code', 'organization', 'enabled', 'created'],
  },
  {
    kind: 'menu',
    table: 'menu_version',
    key: ['menu_id'],
    values: ['name', 'code', 'url', 'display_order', 'parent', 'source_app'],
  },
  { kind: 'menu-group', table: 'menu_group_version', key: ['menu_group_id'], values: ['name'] },
  {
    kind: 'assignment',
    table: 'user_role',
    key: ['user_id', 'role_id'],
    values: ['auto_assigned', 'site_restricted'],
  },
  { kind: 'listing', table: 'role_permission', key: ['role_id', 'permission_id'], values: [] },
  {
    kind: 'inclusion',
    table: 'permission_inclusion',
    key: ['permission_id', 'included_id'],
    values: [],
  },
  {
    kind: 'direct-permission',
    table: 'user_permission',
    key: ['user_id', 'permission_id'],
    values: [],
  },
  { kind: 'direct-menu', table: 'user_menu', key: ['user_id', 'menu_id'], values: [] },
  { kind: 'role-menu', table: 'role_menu', key: ['role_id', 'menu_id'], values: [] },
  {
    kind: 'role-menu-group',
    table: 'role_menu_group',
    key: ['role_id', 'menu_group_id'],
    values: [],
  },
  {
    kind: 'menu-group-menu',
    table: 'menu_group_menu',
    key: ['menu_group_id', 'menu_id'],
    values: [],
  },
]

type StepCounts = { kind: FactKind; began: number; ended: number; changed: number }

export function timeline(db: ReadDatabase): Timeline {
  return db.transaction((): Timeline => {
    const rows = snapshots(db)
    const oldestFirst = [...rows].reverse()
    const moments = oldestFirst.map(({ at }) => at)
    const facts = oldestFirst.map((): StepCounts[] => [])
    const effects = new EffectSteps(db, moments)
    for (const table of tables) {
      countChanges(db, table, moments).forEach((counts, step) => {
        if (step > 0 && counts.began + counts.ended + counts.changed > 0) facts[step]!.push(counts)
      })
    }
    const users = effects.usersChanged()
    const steps = oldestFirst.map((row, step) => stepOf(db, row, facts[step]!, users[step]))
    return {
      steps: steps.reverse(),
      text: [say.timeline(rows.length)],
      limits: [say.limitMoments, say.limitTimeline],
    }
  })()
}

function stepOf(
  db: ReadDatabase,
  row: SnapshotRow,
  facts: StepCounts[],
  users: number | undefined,
): TimelineStep {
  const { names, source } = db
    .prepare('SELECT names, source FROM import WHERE id = ?')
    .get(row.import) as { names: string; source: TimelineStep['source'] }
  const changed = facts.reduce((sum, { began, changed, ended }) => sum + began + changed + ended, 0)
  return {
    snapshot: briefOf(row),
    counts: row.counts,
    source,
    files: source === 'files' ? (JSON.parse(names) as string[]) : [],
    ...(users === undefined ? {} : { changes: { facts, users } }),
    text: users === undefined ? say.firstStep : say.step(changed, users),
  }
}

/** Begun and ended rows of each step; one that ends where another of the same key begins has changed. */
function countChanges(
  db: ReadDatabase,
  { key: [a, b], kind, table, values }: (typeof tables)[number],
  moments: readonly number[],
): StepCounts[] {
  const counts = moments.map(() => ({ kind, began: 0, ended: 0, changed: 0 }))
  const atStep = moments.map(() => new Map<string, { began?: string; ended?: string }>())
  const isThing = ['user', 'role', 'permission'].includes(kind)
  const rows = db
    .prepare(
      `SELECT ${a} || ' ' || ${b ?? "''"}, since, until,
         ${values.length === 0 ? "''" : `json_array(${values.join(', ')})`},
         ${isThing ? 'defined' : '1'}
       FROM ${table} WHERE since > @first OR until < ${FOREVER}`,
    )
    .raw()
    .iterate({ first: moments[0] ?? 0 }) as IterableIterator<
    [string, number, number, string, number]
  >
  for (const [key, since, until, words, defined] of rows) {
    const [from, to] = [firstFrom(moments, since), firstFrom(moments, until)]
    // It came and went between two snapshots: none of them shows it.
    if (from === to) continue
    const value = defined === 1 ? words : ''
    const note = (step: number, what: { began?: string; ended?: string }) => {
      const notes = atStep[step]
      if (notes) notes.set(key, { ...notes.get(key), ...what })
    }
    if (from > 0) note(from, { began: value })
    note(to, { ended: value })
  }
  atStep.forEach((notes, step) => {
    for (const { began, ended } of notes.values()) {
      if (began === undefined) counts[step]!.ended++
      else if (ended === undefined) counts[step]!.began++
      // What was only mentioned has no words that could have changed.
      else if (began !== ended && began !== '' && ended !== '') counts[step]!.changed++
    }
  })
  return counts
}
