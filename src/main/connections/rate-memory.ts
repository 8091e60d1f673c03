/**
 * How far the rate limits of a credential are used up, kept over the end of the process: whoever quits
 * and goes on within a window would else run into a penalty with the first request. Only times and
 * limits are kept, under a hash of whom they belong to.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { CountedGroup } from '../http/rate-group'

const milliseconds = v.pipe(v.number(), v.minValue(0))

/** Group → how it stood. */
const Remembered = v.object({
  /** Unix milliseconds. */
  at: v.number(),
  groups: v.record(
    v.string(),
    v.object({
      limit: v.pipe(v.number(), v.integer(), v.minValue(1)),
      windowMilliseconds: v.pipe(v.number(), v.minValue(1)),
      ages: v.array(v.number()),
      closedFor: milliseconds,
    }),
  ),
})

export class RateMemory {
  readonly #folder: string
  readonly #now: () => number

  /** @param folder made, readable by its owner only */
  constructor(folder: string, now: () => number) {
    this.#folder = folder
    this.#now = now
  }

  /** @returns how the groups stand now; nothing where nothing is known or it cannot be read */
  recall(key: string): Record<string, CountedGroup> {
    const { at, groups } = this.#read(key)
    // A clock that was put back says nothing about how long ago it was.
    const passed = Math.max(0, this.#now() - at)
    return Object.fromEntries(
      Object.entries(groups).map(([group, { limit, windowMilliseconds, ages, closedFor }]) => [
        group,
        {
          limit,
          windowMilliseconds,
          ages: ages.map((age) => age + passed).filter((age) => age <= windowMilliseconds),
          closedFor: Math.max(0, closedFor - passed),
        },
      ]),
    )
  }

  /** It is a help and no more: what cannot be written is left. */
  remember(key: string, groups: Record<string, CountedGroup>): void {
    const used = Object.entries(groups).filter(
      ([, { ages, closedFor }]) => ages.length > 0 || closedFor > 0,
    )
    if (used.length === 0) return
    const file = this.#fileOf(key)
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      const begun = `${file}.${process.pid}`
      const text = JSON.stringify({ at: this.#now(), groups: Object.fromEntries(used) })
      writeFileSync(begun, text, { mode: 0o600 })
      renameSync(begun, file)
    } catch {
      return
    }
  }

  #read(key: string): v.InferOutput<typeof Remembered> {
    try {
      return v.parse(Remembered, JSON.parse(readFileSync(this.#fileOf(key), 'utf8')))
    } catch {
      return { at: this.#now(), groups: {} }
    }
  }

  #fileOf(key: string): string {
    return join(this.#folder, `${createHash('sha256').update(key).digest('hex')}.json`)
  }
}
