/**
 * How many users' computed permissions changed from each snapshot to the next. The first snapshot's
 * assignments and listings are read once; each step then looks only at roles and users that what began or
 * ended touches.
 */
import { BitMatrix } from '../../access/bits'
import { closureOf, type Closure } from '../../access/closure'
import { Links } from '../../access/links'
import { FOREVER } from '../../store/forever'
import type { ReadDatabase } from '../../store/open'
import { firstFrom } from './first-from'

/** Relations that access follows from, by the file's integer keys. */
const relations = {
  assigned: ['user_role', 'user_id', 'role_id'],
  granted: ['user_permission', 'user_id', 'permission_id'],
  listed: ['role_permission', 'role_id', 'permission_id'],
  included: ['permission_inclusion', 'permission_id', 'included_id'],
} as const
type RelationName = keyof typeof relations

interface Step {
  began: [a: number, b: number][]
  ended: [a: number, b: number][]
}

type Lists = Map<number, Set<number>>

export class EffectSteps {
  readonly #moments: readonly number[]
  readonly #steps: Record<RelationName, Step[]>
  readonly #now: Record<RelationName, Lists>
  /** The vendor's rule gives its system extension all that belongs to no app. */
  readonly #systemExtension: number | undefined
  readonly #outsideApps: Uint32Array
  readonly #permissions: number

  constructor(db: ReadDatabase, moments: readonly number[]) {
    this.#moments = moments
    const first = moments[0] ?? 0
    const read = (name: RelationName) => stepsOf(db, name, moments)
    this.#steps = {
      assigned: read('assigned'),
      granted: read('granted'),
      listed: read('listed'),
      included: read('included'),
    }
    const state = (name: RelationName) => stateOf(db, name, first)
    this.#now = {
      assigned: state('assigned'),
      granted: state('granted'),
      listed: state('listed'),
      included: state('included'),
    }
    this.#systemExtension = db
      .prepare(
        `SELECT u.id FROM user u JOIN account a ON a.external_id = u.external_id
         WHERE a.connector = 'ringcentral'`,
      )
      .pluck()
      .get() as number | undefined
    this.#permissions =
      (db.prepare('SELECT coalesce(max(id), 0) FROM permission').pluck().get() as number) + 1
    const outside = new BitMatrix(1, this.#permissions)
    for (const id of db.prepare('SELECT id FROM permission WHERE app_id = 0').pluck().all()) {
      outside.set(0, id as number)
    }
    this.#outsideApps = outside.row(0)
  }

  /** By step, from the second snapshot on; undefined for the first. */
  usersChanged(): (number | undefined)[] {
    let closure = this.#closure()
    let rows = this.#rolesRows(closure)
    const holders = this.#holders()
    return this.#moments.map((_, step) => {
      if (step === 0) return undefined
      const before = this.#apply(step, holders)
      const includes = this.#touches('included', step)
      const oldClosure = closure
      if (includes) closure = this.#closure()
      const oldRows = rows
      const relisted = includes
        ? new Set([...this.#now.listed.keys(), ...rows.keys()])
        : new Set(this.#touchedBy('listed', step))
      const touched = new Set([...before.assigned.keys(), ...before.granted.keys()])
      if (relisted.size > 0) {
        rows = new Map(rows)
        for (const role of relisted) {
          const row = this.#roleRow(role, closure)
          if (!sameRows(row, oldRows.get(role))) {
            for (const user of holders.get(role) ?? []) touched.add(user)
          }
          rows.set(role, row)
        }
      }
      if (includes) for (const user of this.#now.granted.keys()) touched.add(user)
      let changed = 0
      for (const user of touched) {
        const assigned = this.#now.assigned.get(user)
        const granted = this.#now.granted.get(user)
        const was = this.#row(
          before.assigned.get(user) ?? assigned,
          before.granted.get(user) ?? granted,
          oldRows,
          oldClosure,
        )
        const is = this.#row(assigned, granted, rows, closure)
        if (!this.#same(user, was, is)) changed++
      }
      return changed
    })
  }

  #same(user: number, was: Uint32Array, is: Uint32Array): boolean {
    const given = user === this.#systemExtension ? this.#outsideApps : undefined
    return was.every((word, at) => ((word ^ is[at]!) & ~(given?.[at] ?? 0)) === 0)
  }

  /** Makes one step. @returns what users held before, of those for whom it changed */
  #apply(step: number, holders: Lists): Record<'assigned' | 'granted', Lists> {
    const before = {
      assigned: new Map<number, Set<number>>(),
      granted: new Map<number, Set<number>>(),
    }
    for (const name of ['assigned', 'granted', 'listed', 'included'] as const) {
      const { began, ended } = this.#steps[name][step]!
      const state = this.#now[name]
      const keep = (a: number) => {
        if (name !== 'assigned' && name !== 'granted') return
        if (!before[name].has(a)) before[name].set(a, new Set(state.get(a)))
      }
      for (const [a, b] of ended) {
        keep(a)
        state.get(a)?.delete(b)
        if (name === 'assigned') holders.get(b)?.delete(a)
      }
      for (const [a, b] of began) {
        keep(a)
        add(state, a, b)
        if (name === 'assigned') add(holders, b, a)
      }
    }
    return before
  }

  #touches(name: RelationName, step: number): boolean {
    const { began, ended } = this.#steps[name][step]!
    return began.length + ended.length > 0
  }

  #touchedBy(name: RelationName, step: number): number[] {
    const { began, ended } = this.#steps[name][step]!
    return [...began, ...ended].map(([a]) => a)
  }

  #closure(): Closure {
    const pairs = [...this.#now.included].flatMap(([a, all]) =>
      [...all].map((b) => [a, b] as const),
    )
    return closureOf(new Links(this.#permissions, pairs))
  }

  #rolesRows(closure: Closure): Map<number, Uint32Array> {
    return new Map([...this.#now.listed.keys()].map((role) => [role, this.#roleRow(role, closure)]))
  }

  #roleRow(role: number, closure: Closure): Uint32Array {
    const row = new Uint32Array(this.#outsideApps.length)
    for (const listed of this.#now.listed.get(role) ?? []) closure.addTo(listed, row)
    return row
  }

  #row(
    roles: ReadonlySet<number> | undefined,
    granted: ReadonlySet<number> | undefined,
    rows: ReadonlyMap<number, Uint32Array>,
    closure: Closure,
  ): Uint32Array {
    const has = new Uint32Array(this.#outsideApps.length)
    for (const role of roles ?? []) {
      const row = rows.get(role)
      if (row) for (let word = 0; word < has.length; word++) has[word]! |= row[word]!
    }
    for (const permission of granted ?? []) closure.addTo(permission, has)
    return has
  }

  #holders(): Lists {
    const holders: Lists = new Map()
    for (const [user, roles] of this.#now.assigned)
      for (const role of roles) add(holders, role, user)
    return holders
  }
}

function add(lists: Lists, a: number, b: number): void {
  const list = lists.get(a)
  if (list) list.add(b)
  else lists.set(a, new Set([b]))
}

const sameRows = (row: Uint32Array, other: Uint32Array | undefined): boolean =>
  row.every((word, at) => word === (other?.[at] ?? 0))

function stateOf(db: ReadDatabase, name: RelationName, at: number): Lists {
  const [table, a, b] = relations[name]
  const rows = db
    .prepare(
      `SELECT ${a}, json_group_array(${b}) FROM ${table} WHERE since <= @at AND @at < until GROUP BY ${a}`,
    )
    .raw()
    .iterate({ at }) as IterableIterator<[number, string]>
  const lists: Lists = new Map()
  for (const [key, others] of rows) lists.set(key, new Set(JSON.parse(others) as number[]))
  return lists
}

/** Pairs that began or ended at each snapshot; what ends and begins anew there, as another row, did not. */
function stepsOf(db: ReadDatabase, name: RelationName, moments: readonly number[]): Step[] {
  const [table, a, b] = relations[name]
  const steps = moments.map((): Step => ({ began: [], ended: [] }))
  const rows = db
    .prepare(
      `SELECT ${a}, ${b}, since, until FROM ${table} WHERE since > @first OR until < ${FOREVER}`,
    )
    .raw()
    .iterate({ first: moments[0] ?? 0 }) as IterableIterator<[number, number, number, number]>
  for (const [left, right, since, until] of rows) {
    const [from, to] = [firstFrom(moments, since), firstFrom(moments, until)]
    if (from === to) continue
    if (from > 0) steps[from]?.began.push([left, right])
    steps[to]?.ended.push([left, right])
  }
  return steps
}
