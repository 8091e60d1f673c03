/** Measures ways to do the same, beside each other in one process. */
import { isDeepStrictEqual } from 'node:util'

/** One way to do a line's work. */
export interface Way<Result = unknown> {
  name: string
  /**
   * How much of the unit one run does: 200 where it answers 200 questions and the unit is a question;
   * 0.004 where it is too slow for more than 200 of 50,000 users and the unit is all users.
   */
  units: number
  work(): Result | Promise<Result>
  /** What was found, which must be the same by every way; not timed. A sample finds the first ones. */
  found(result: Result): unknown
}

export interface Line {
  name: string
  /** What a time is for, such as `question` or `all users`. */
  unit: string
  ours: Way
  peers: Way[]
  /** @returns whether the budget holds, by each way's median */
  budget?: { text: string; holds(median: (way: string) => number): boolean }
  /** What a reader must know to read the figures right. */
  notes?: string[]
}

export interface Measured {
  way: Way
  /** Milliseconds for one unit, ascending. */
  times: number[]
  median: number
}

export interface MeasuredLine {
  line: Line
  ways: Measured[]
  /** Undefined where the line has no budget. */
  holds: boolean | undefined
}

interface Effort {
  /** Milliseconds that a way may take in all; slow ways run less often. */
  perWay: number
  fewest: number
  most: number
}

export const thorough: Effort = { perWay: 5_000, fewest: 3, most: 15 }
export const quick: Effort = { perWay: 500, fewest: 1, most: 5 }

/** @throws where a way found something else than ours */
export async function measure(line: Line, effort: Effort): Promise<MeasuredLine> {
  const ways = [line.ours, ...line.peers]
  const runs = new Map<Way, number>()
  const times = new Map<Way, number[]>(ways.map((way) => [way, []]))
  let expected: unknown
  for (const way of ways) {
    // The first run is checked and tells how often there is time for. It warms up, so it counts only
    // for what is too slow to be run more often.
    const { result, milliseconds } = await timed(way)
    const found = way.found(result)
    if (way === line.ours) expected = found
    else if (!isDeepStrictEqual(found, firstOf(expected, found))) {
      throw new Error(`${line.name}: “${way.name}” found something else than “${line.ours.name}”`)
    }
    const affordable = Math.floor(effort.perWay / milliseconds)
    if (affordable < effort.fewest) times.get(way)!.push(milliseconds / way.units)
    const more = Math.max(effort.fewest - times.get(way)!.length, affordable)
    runs.set(way, Math.min(effort.most, more))
  }
  const rounds = Math.max(...runs.values())
  for (let round = 0; round < rounds; round++) {
    // What runs after what must not matter.
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
      if (round < runs.get(way)!) times.get(way)!.push((await timed(way)).milliseconds / way.units)
    }
  }
  const measured = ways.map((way) => {
    const sorted = times.get(way)!.sort((a, b) => a - b)
    return { way, times: sorted, median: medianOf(sorted) }
  })
  const median = (name: string): number => measured.find(({ way }) => way.name === name)!.median
  return { line, ways: measured, holds: line.budget?.holds(median) }
}

async function timed(way: Way): Promise<{ result: unknown; milliseconds: number }> {
  globalThis.gc?.()
  const begun = performance.now()
  const result = await way.work()
  return { result, milliseconds: performance.now() - begun }
}

/** Of what ours found, as much as a sample covers. */
function firstOf(expected: unknown, found: unknown): unknown {
  return Array.isArray(expected) && Array.isArray(found)
    ? expected.slice(0, found.length)
    : expected
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
