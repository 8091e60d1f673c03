/** Roles that cover everything, and how they can become fewer. */
import { add, isWithin, keepOnly, newRow } from '../bit-rows'
import type { BuildingBlocks } from './building-blocks'
import type { Candidate, Problem } from './problem'

/** Asked between steps: whether there is time to go on. Throws where the work is to end. */
export type GoOn = () => Promise<boolean>

/** What only one role of a solution covers. */
interface Own {
  /** Columns that it alone covers for somebody. */
  columns: Uint32Array
  /** What all for whom it does allow. */
  allowed: Uint32Array
  any: boolean
}

/** Fewer roles are better; of as many, fewer new ones. */
export function isBetter(a: readonly Candidate[], b: readonly Candidate[]): boolean {
  return a.length < b.length || (a.length === b.length && newIn(a) < newIn(b))
}

const newIn = (roles: readonly Candidate[]): number =>
  roles.reduce((sum, { role }) => sum + (role === undefined ? 1 : 0), 0)

/** Open cells that these leave. */
export function openAfter(problem: Problem, roles: readonly Candidate[]): Uint32Array {
  const open = problem.open.slice()
  for (const role of roles) problem.cover(open, role)
  return open
}

/**
 * Leaves out roles of which others cover everything, those that serve fewest first and new ones before
 * others. Without time, fewer of them.
 */
export async function pruned(
  problem: Problem,
  roles: readonly Candidate[],
  goOn: GoOn,
): Promise<Candidate[]> {
  const kept = new Set(roles)
  const order = [...roles].sort(
    (a, b) =>
      Number(a.role !== undefined) - Number(b.role !== undefined) ||
      a.members.length - b.members.length,
  )
  const times = new Times(problem, roles)
  for (const role of order) {
    if (!(await goOn())) break
    if (times.ownOf(role).any) continue
    kept.delete(role)
    times.without(role, kept)
  }
  return roles.filter((role) => kept.has(role))
}

/** Puts one role in the place of two, where one can do what only these did. */
export async function merged(
  problem: Problem,
  blocks: BuildingBlocks,
  roles: readonly Candidate[],
  goOn: GoOn,
): Promise<Candidate[]> {
  let now = [...roles]
  while (await goOn()) {
    const times = new Times(problem, now)
    const owns = now.map((role) => times.ownOf(role))
    const one = mergedPair(problem, blocks, now, times, owns)
    if (one === undefined) break
    now = await pruned(problem, one, goOn)
  }
  return now
}

function mergedPair(
  problem: Problem,
  blocks: BuildingBlocks,
  roles: readonly Candidate[],
  times: Times,
  owns: readonly Own[],
): Candidate[] | undefined {
  const both = newRow(problem.columns)
  const allowed = newRow(problem.columns)
  for (let first = 0; first < roles.length; first++) {
    for (let second = first + 1; second < roles.length; second++) {
      both.set(owns[first]!.columns)
      add(both, owns[second]!.columns)
      allowed.set(owns[first]!.allowed)
      keepOnly(allowed, owns[second]!.allowed)
      if (!isWithin(both, allowed)) continue
      const shared = times.onlyOf(roles[first]!, roles[second]!)
      add(both, shared.columns)
      keepOnly(allowed, shared.allowed)
      if (!isWithin(both, allowed)) continue
      const row = blocks.mostWithin(allowed)
      if (!isWithin(both, row)) continue
      const others = roles.filter((_, at) => at !== first && at !== second)
      return [...others, problem.candidate(row)]
    }
  }
  return undefined
}

/** Puts roles that exist in the place of new ones that do no more. */
export async function withExisting(
  problem: Problem,
  roles: readonly Candidate[],
  goOn: GoOn,
): Promise<Candidate[]> {
  const now = [...roles]
  let times = new Times(problem, now)
  for (let at = 0; at < now.length && (await goOn()); at++) {
    if (now[at]!.role !== undefined) continue
    const own = times.ownOf(now[at]!)
    const instead = problem.existing.find(
      (one) =>
        !now.includes(one) && isWithin(own.columns, one.row) && isWithin(one.row, own.allowed),
    )
    if (instead === undefined) continue
    now[at] = instead
    times = new Times(problem, now)
  }
  return now
}

/** Which cells are covered at least once, twice, and three times. */
class Times {
  readonly #problem: Problem
  readonly #once: Uint32Array
  readonly #twice: Uint32Array
  readonly #thrice: Uint32Array

  constructor(problem: Problem, roles: Iterable<Candidate>) {
    this.#problem = problem
    this.#once = new Uint32Array(problem.open.length)
    this.#twice = new Uint32Array(problem.open.length)
    this.#thrice = new Uint32Array(problem.open.length)
    for (const role of roles) this.#add(role, role.members)
  }

  /** What only this role covers. */
  ownOf({ members, row }: Candidate): Own {
    return this.#own(members, row, this.#twice)
  }

  /** What only these two cover, and both do. */
  onlyOf(a: Candidate, b: Candidate): Own {
    const both = a.row.slice()
    keepOnly(both, b.row)
    const ofB = new Set(b.members)
    return this.#own(
      a.members.filter((need) => ofB.has(need)),
      both,
      this.#thrice,
    )
  }

  /** @param others what is covered by more than these */
  #own(members: Uint32Array, row: Uint32Array, others: Uint32Array): Own {
    const { allowed, columns, open, words } = this.#problem
    const own: Own = { columns: newRow(columns), allowed: newRow(columns).fill(~0), any: false }
    for (const need of members) {
      const start = need * words
      let some = 0
      for (let word = 0; word < words; word++) {
        const alone = row[word]! & open[start + word]! & ~others[start + word]!
        own.columns[word]! |= alone
        some |= alone
      }
      if (some === 0) continue
      own.any = true
      keepOnly(own.allowed, allowed[need]!)
    }
    return own
  }

  /** @param rest all roles but the one that goes */
  without({ members }: Candidate, rest: Iterable<Candidate>): void {
    const { words } = this.#problem
    for (const need of members) {
      this.#once.fill(0, need * words, (need + 1) * words)
      this.#twice.fill(0, need * words, (need + 1) * words)
      this.#thrice.fill(0, need * words, (need + 1) * words)
    }
    const touched = new Uint8Array(this.#problem.count)
    for (const need of members) touched[need] = 1
    for (const role of rest) {
      this.#add(
        role,
        role.members.filter((need) => touched[need] === 1),
      )
    }
  }

  #add({ row }: Candidate, members: Uint32Array): void {
    const { words } = this.#problem
    for (const need of members) {
      const start = need * words
      for (let word = 0; word < words; word++) {
        this.#thrice[start + word]! |= this.#twice[start + word]! & row[word]!
        this.#twice[start + word]! |= this.#once[start + word]! & row[word]!
        this.#once[start + word]! |= row[word]!
      }
    }
  }
}
