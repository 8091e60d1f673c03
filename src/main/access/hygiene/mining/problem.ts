/**
 * Boolean matrix factorisation as a cover: every open cell (need, column) is to be covered by a role that
 * gives the column and nothing that the need does not allow. Fewest roles win.
 */
import { ones } from '../../bits'
import { isWithin } from '../bit-rows'
import type { Needs } from './needs'

/** A role that could be there, and whose needs it may serve. */
export interface Candidate {
  row: Uint32Array
  /** The role that it is; undefined of a new one. */
  role: number | undefined
  /** Numbers of the needs that allow all that it gives, ascending. */
  members: Uint32Array
}

export class Problem {
  readonly columns: number
  readonly words: number
  readonly count: number
  readonly allowed: readonly Uint32Array[]
  /** What the roles that stay do not cover; row by row. */
  readonly open: Uint32Array
  /** Roles that stay anyway and may be given to anybody. */
  readonly free: readonly Candidate[]
  /** Roles that could go. */
  readonly existing: readonly Candidate[]

  constructor({ columns, needs, rows, stays, usable }: Needs) {
    this.columns = columns
    this.words = (columns + 31) >>> 5
    this.count = needs.length
    this.allowed = needs.map(({ allowed }) => allowed)
    this.open = new Uint32Array(this.count * this.words)
    needs.forEach(({ required }, need) => this.open.set(required, need * this.words))
    const all = [...usable].map((role) => this.candidate(rows[role]!, role))
    this.free = all.filter(({ role }) => stays.has(role!))
    this.existing = all.filter(({ role }) => !stays.has(role!))
    for (const candidate of this.free) this.cover(this.open, candidate)
  }

  candidate(row: Uint32Array, role?: number): Candidate {
    const members: number[] = []
    this.allowed.forEach((allowed, need) => {
      if (isWithin(row, allowed)) members.push(need)
    })
    return { row, role, members: Uint32Array.from(members) }
  }

  /** Takes what a candidate covers from open cells. */
  cover(open: Uint32Array, { members, row }: Candidate): void {
    for (const need of members) {
      const start = need * this.words
      for (let word = 0; word < this.words; word++) open[start + word]! &= ~row[word]!
    }
  }

  /** How many open cells a candidate covers. */
  covers(open: Uint32Array, { members, row }: Candidate): number {
    let sum = 0
    for (const need of members) {
      const start = need * this.words
      for (let word = 0; word < this.words; word++) sum += ones(open[start + word]! & row[word]!)
    }
    return sum
  }

  /** A view of a need's open cells. */
  openOf(open: Uint32Array, need: number): Uint32Array {
    return open.subarray(need * this.words, (need + 1) * this.words)
  }
}
