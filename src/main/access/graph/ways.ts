/**
 * All ways from a node down to another. There can be millions, so they are counted without being walked,
 * and listed a page at a time. Inclusions that go in a circle count as one step, as in `routes.ts`.
 */
import { naturalOrder } from '../../../shared/natural-order'
import type { AccessIndex } from '../access-index'
import { graphOf, type AccessGraph } from './access-graph'

/** A way that is longer stands in no account: the longest known chain of inclusions has five. */
const longest = 200

export class Ways {
  readonly #graph: AccessGraph
  readonly #index: AccessIndex
  readonly #goal: number
  readonly #nameOf: (node: number) => string
  /** Nodes that reach the goal. */
  readonly #reaching: Uint8Array
  readonly #totals = new Map<number, number>()
  readonly #ofLength = new Map<string, number>()
  readonly #nexts = new Map<number, readonly number[]>()

  constructor(index: AccessIndex, goal: number, nameOf: (node: number) => string) {
    this.#index = index
    this.#graph = graphOf(index)
    this.#goal = goal
    this.#nameOf = nameOf
    this.#reaching = reach(this.#graph.above, this.#graph.size, goal)
    this.#countPermissions()
  }

  /** How many there are; saturates at 2^53 - 1. */
  count(from: number): number {
    if (this.#reaching[from] === 0) return 0
    if (this.#isGoal(from)) return 1
    const known = this.#totals.get(from)
    if (known !== undefined) return known
    let sum = 0
    for (const next of this.#next(from)) sum += this.count(next)
    const total = Math.min(sum, Number.MAX_SAFE_INTEGER)
    this.#totals.set(from, total)
    return total
  }

  /** Shortest first, then by names. @param offset how many of them to leave out */
  list(from: number, offset: number, limit: number): number[][] {
    const found: number[][] = []
    let left = offset
    const total = this.count(from)
    let seen = 0
    for (let length = 0; length <= longest && seen < total && found.length < limit; length++) {
      const here = this.#countOf(from, length)
      seen = Math.min(seen + here, Number.MAX_SAFE_INTEGER)
      if (here <= left) {
        left -= here
        continue
      }
      this.#walk(from, length, [from], { left, limit }, found)
      left = 0
    }
    return found
  }

  /** All nodes that stand on any of them, both ends included, ascending. */
  nodes(from: number): number[] {
    if (this.#reaching[from] === 0) return []
    const reached = reach(this.#graph.below, this.#graph.size, from)
    const on: number[] = []
    for (let node = 0; node < reached.length; node++) {
      if (reached[node] === 1 && this.#reaching[node] === 1) on.push(node)
    }
    return on
  }

  /** Fills up `found`, leaving out the first `skip.left`. */
  #walk(
    node: number,
    length: number,
    way: readonly number[],
    skip: { left: number; limit: number },
    found: number[][],
  ): void {
    if (found.length >= skip.limit) return
    if (this.#isGoal(node)) {
      if (length !== 0) return
      if (skip.left > 0) skip.left -= 1
      else found.push(node === this.#goal ? [...way] : [...way, this.#goal])
      return
    }
    for (const next of this.#next(node)) {
      const ways = this.#countOf(next, length - 1)
      if (ways === 0) continue
      if (ways <= skip.left) skip.left -= ways
      else this.#walk(next, length - 1, [...way, next], skip, found)
      if (found.length >= skip.limit) return
    }
  }

  #countOf(node: number, length: number): number {
    if (length < 0 || this.#reaching[node] === 0) return 0
    if (this.#isGoal(node)) return length === 0 ? 1 : 0
    if (length === 0) return 0
    const key = `${node} ${length}`
    const known = this.#ofLength.get(key)
    if (known !== undefined) return known
    let sum = 0
    for (const next of this.#next(node)) sum += this.#countOf(next, length - 1)
    const total = Math.min(sum, Number.MAX_SAFE_INTEGER)
    this.#ofLength.set(key, total)
    return total
  }

  /** Those that others include first: a chain of inclusions can be longer than the call stack. */
  #countPermissions(): void {
    const { component } = this.#index.closure
    const numbers = this.#index.facts.permissions
      .map((_, number) => number)
      .filter((number) => this.#reaching[this.#graph.node('permission', number)] === 1)
      .sort((a, b) => component[a]! - component[b]!)
    for (const number of numbers) this.count(this.#graph.node('permission', number))
  }

  /** The goal, or a permission that goes in a circle with it. */
  #isGoal(node: number): boolean {
    return node === this.#goal || this.#component(node) === this.#component(this.#goal)
  }

  /** Negative where it is no permission: such nodes stand in no circle. */
  #component(node: number): number {
    return this.#graph.kindOf(node) === 'permission'
      ? this.#index.closure.component[this.#graph.numberOf(node)]!
      : -1 - node
  }

  /** Where a way can go on, by name; of what goes in a circle, one for all. */
  #next(node: number): readonly number[] {
    const known = this.#nexts.get(node)
    if (known !== undefined) return known
    const isPermission = this.#graph.kindOf(node) === 'permission'
    const own = this.#component(node)
    const found = new Map<number, number>()
    for (const from of isPermission ? this.#circle(node) : [node]) {
      for (const to of this.#graph.below.of(from)) {
        const component = this.#component(to)
        if (this.#reaching[to] === 0 || component === own) continue
        // From a permission, a circle is one step, wherever it is entered; a role lists each for itself.
        const key = isPermission ? component : to
        const before = found.get(key)
        if (before === undefined || this.#before(to, before)) found.set(key, to)
      }
    }
    const next = [...found.values()].sort((a, b) => (this.#before(a, b) ? -1 : 1))
    this.#nexts.set(node, next)
    return next
  }

  /** All permissions that go in a circle with this one; mostly itself alone. */
  #circle(node: number): number[] {
    const own = this.#component(node)
    const inside = new Set([node])
    for (const member of inside) {
      for (const to of this.#graph.below.of(member)) {
        if (this.#component(to) === own) inside.add(to)
      }
    }
    return [...inside]
  }

  /** The goal itself before others. */
  #before(a: number, b: number): boolean {
    if (a === this.#goal || b === this.#goal) return a === this.#goal
    return (naturalOrder(this.#nameOf(a), this.#nameOf(b)) || a - b) < 0
  }
}

function reach(
  links: { of: (node: number) => Uint32Array },
  size: number,
  start: number,
): Uint8Array {
  const reached = new Uint8Array(size)
  reached[start] = 1
  const waiting = [start]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const other of links.of(node)) {
      if (reached[other] === 1) continue
      reached[other] = 1
      waiting.push(other)
    }
  }
  return reached
}
