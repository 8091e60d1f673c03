/** Assignments by user, without an array for each of them: there are as many users as in a town. */
import { Links } from './links'
import type { AssignmentFact, Pairs } from './model'

export class UserAssignments {
  /** user → roles, ascending. */
  readonly roles: Links
  /** role → users, ascending. */
  readonly holders: Links
  readonly #assignments: readonly AssignmentFact[]
  /** Where each user's assignments begin in the order by user, and that order. */
  readonly #start: Uint32Array
  readonly #order: Uint32Array

  /** @param assignments each user and role once, in any order */
  constructor(users: number, roles: number, assignments: readonly AssignmentFact[]) {
    this.#assignments = assignments
    // Loops: Uint32Array.from with a function takes twenty times as long.
    const pairs: Pairs = {
      from: new Uint32Array(assignments.length),
      to: new Uint32Array(assignments.length),
    }
    this.#start = new Uint32Array(users + 1)
    for (let place = 0; place < assignments.length; place++) {
      const { user, role } = assignments[place]!
      pairs.from[place] = user
      pairs.to[place] = role
      this.#start[user + 1]!++
    }
    for (let user = 0; user < users; user++) this.#start[user + 1]! += this.#start[user]!
    this.#order = new Uint32Array(assignments.length)
    const next = this.#start.slice()
    for (let place = 0; place < assignments.length; place++) {
      this.#order[next[pairs.from[place]!]!++] = place
    }
    this.roles = new Links(users, pairs)
    this.holders = new Links(roles, { from: pairs.to, to: pairs.from })
  }

  of(user: number): AssignmentFact[] {
    const places = this.#order.subarray(this.#start[user], this.#start[user + 1])
    return Array.from(places, (place) => this.#assignments[place]!)
  }
}
