/**
 * The closure over inclusions. Strongly connected components are condensed first (Tarjan 1972), so
 * cycles cost nothing and every component's reach is the union of its successors', computed once.
 */
import { BitMatrix } from './bits'
import type { Links } from './links'

export interface Closure {
  /** Component of each permission; members of a cycle share one. Successors have smaller numbers. */
  component: Uint32Array
  /** Adds all that `permission` reaches, itself included, to a row of bits. */
  addTo(permission: number, row: Uint32Array): void
  /** Whether `from` reaches `to`; everything reaches itself. */
  reaches(from: number, to: number): boolean
}

/** @param includes for each permission those it directly includes */
export function closureOf(includes: Links): Closure {
  const { component, members } = componentsOf(includes)
  // Rows only for what includes something: most permissions do not, and with thousands that matters.
  const rowOf = new Int32Array(members.length).fill(-1)
  let rows = 0
  members.forEach((inside, number) => {
    if (inside.length > 1 || includes.of(inside[0]!).length > 0) rowOf[number] = rows++
  })
  const reach = new BitMatrix(rows, includes.size)
  // Tarjan numbers successors first, so a component's successors are ready when it is met.
  members.forEach((inside, number) => {
    if (rowOf[number]! < 0) return
    const row = reach.row(rowOf[number]!)
    for (const permission of inside) {
      setBit(row, permission)
      for (const included of includes.of(permission)) {
        const next = component[included]!
        if (next === number) continue
        if (rowOf[next]! < 0) setBit(row, included)
        else orInto(row, reach.row(rowOf[next]!))
      }
    }
  })
  const rowFor = (permission: number) => {
    const number = rowOf[component[permission]!]!
    return number < 0 ? undefined : reach.row(number)
  }
  return {
    component,
    addTo(permission, row) {
      const own = rowFor(permission)
      if (own) orInto(row, own)
      else setBit(row, permission)
    },
    reaches(from, to) {
      if (from === to) return true
      const row = rowFor(from)
      return row !== undefined && hasBit(row, to)
    },
  }
}

/** Tarjan's algorithm without recursion: chains of inclusions can be longer than the call stack. */
function componentsOf(links: Links): { component: Uint32Array; members: number[][] } {
  const unseen = 0xffffffff
  const size = links.size
  const index = new Uint32Array(size).fill(unseen)
  const low = new Uint32Array(size)
  const component = new Uint32Array(size).fill(unseen)
  const members: number[][] = []
  const stack: number[] = []
  const work: { node: number; next: number }[] = []
  let counter = 0

  for (let start = 0; start < size; start++) {
    if (index[start] !== unseen) continue
    work.push({ node: start, next: 0 })
    while (work.length > 0) {
      const frame = work.at(-1)!
      const { node } = frame
      if (frame.next === 0) {
        index[node] = low[node] = counter++
        stack.push(node)
      }
      const successors = links.of(node)
      if (frame.next < successors.length) {
        const successor = successors[frame.next++]!
        if (index[successor] === unseen) work.push({ node: successor, next: 0 })
        else if (component[successor] === unseen)
          low[node] = Math.min(low[node]!, index[successor]!)
        continue
      }
      work.pop()
      const parent = work.at(-1)
      if (parent) low[parent.node] = Math.min(low[parent.node]!, low[node]!)
      if (low[node] !== index[node]) continue
      const inside: number[] = []
      let member: number
      do {
        member = stack.pop()!
        component[member] = members.length
        inside.push(member)
      } while (member !== node)
      members.push(inside)
    }
  }
  return { component, members }
}

function setBit(row: Uint32Array, bit: number): void {
  row[bit >>> 5]! |= 1 << (bit & 31)
}

function hasBit(row: Uint32Array, bit: number): boolean {
  return ((row[bit >>> 5]! >>> (bit & 31)) & 1) === 1
}

function orInto(row: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < row.length; word++) row[word]! |= other[word]!
}
