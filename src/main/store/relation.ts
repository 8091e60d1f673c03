/**
 * What subjects are related to, as parts say it: what roles list, what permissions include, what users
 * were granted directly, what apps hold. The rules of evidence are the same for all of them:
 *
 * - a whole list says all that there is, also of subjects that it does not name: they have nothing, if
 *   they were there when it was taken (see presence.ts);
 * - a whole item says all of its subject; a partial one, and each record of a partial list, adds to
 *   its subject, which is then not wholly known.
 */
import type { StoredPart } from './stored-part'

interface Entry<T> {
  targets: readonly T[]
  /** The newest part with a word on the subject. */
  by: StoredPart
  /** Whether these are all. */
  known: boolean
  /** Whether `by` is a whole list that says so by not naming the subject. */
  unnamed?: boolean
}

/** What can be asked of a relation whatever it relates to. */
export type AnyRelation = Pick<
  Relation<never>,
  'said' | 'known' | 'by' | 'notNamedBy' | 'hear' | 'doubt' | 'end' | 'endOthers'
>

export class Relation<T> {
  readonly #keyOf: (target: T) => string
  readonly #merge: (before: T, now: T) => T
  readonly #entries = new Map<string, Entry<T>>()
  /** The whole list that speaks of all subjects without an entry. */
  #rest: StoredPart | undefined
  #said: StoredPart | undefined

  /** @param merge of two words on one target; by default the later one replaces the earlier */
  constructor(keyOf: (target: T) => string, merge: (before: T, now: T) => T = (_, now) => now) {
    this.#keyOf = keyOf
    this.#merge = merge
  }

  /** The newest part that spoke of this relation; undefined where none ever did. */
  get said(): StoredPart | undefined {
    return this.#said
  }

  /** Whether a whole list said all there is, and nothing newer told of more. */
  get allKnown(): boolean {
    return this.#rest !== undefined && [...this.#entries.values()].every((entry) => entry.known)
  }

  entries(): IterableIterator<[string, Entry<T>]> {
    return this.#entries.entries()
  }

  of(subject: string): readonly T[] {
    return this.#entries.get(subject)?.targets ?? []
  }

  known(subject: string): boolean {
    return this.#entries.get(subject)?.known ?? this.#rest !== undefined
  }

  by(subject: string): StoredPart | undefined {
    return this.#entries.get(subject)?.by ?? this.#rest
  }

  /** The whole list by which the subject has nothing, as it does not name it. */
  notNamedBy(subject: string): StoredPart | undefined {
    const entry = this.#entries.get(subject)
    if (!entry) return this.#rest
    return entry.unnamed ? entry.by : undefined
  }

  /** A whole list. */
  takeAll(part: StoredPart, records: Iterable<readonly [subject: string, targets: T[]]>): void {
    this.#entries.clear()
    for (const [subject, targets] of records) {
      this.#entries.set(subject, { targets, by: part, known: true })
    }
    this.#rest = part
    this.#said = part
  }

  /** A whole item. */
  take(part: StoredPart, subject: string, targets: readonly T[]): void {
    this.#entries.set(subject, { targets, by: part, known: true })
    this.#said = part
  }

  /** A partial item, or a record of a partial list. */
  add(part: StoredPart, subject: string, targets: readonly T[]): void {
    const before = this.of(subject)
    const all = before.length === 0 ? targets : this.#together(before, targets)
    this.#entries.set(subject, { targets: all, by: part, known: false })
    this.#said = part
  }

  /** The same, where what repeats what is known takes nothing from its being all. */
  addNew(part: StoredPart, subject: string, targets: readonly T[]): void {
    this.#said ??= part
    const before = new Set(this.of(subject).map(this.#keyOf))
    const isNew = targets.some((target) => !before.has(this.#keyOf(target)))
    if (isNew || !this.known(subject)) this.add(part, subject, targets)
  }

  /** The relation exists, and nothing is said of it. */
  hear(part: StoredPart): void {
    this.#said ??= part
  }

  /** Answers about the subject contradict each other: what was known stays, but it is not all. */
  doubt(part: StoredPart, subject: string): void {
    this.add(part, subject, [])
  }

  /** The subject is not there any more: what older parts said of it is not said of its successor. */
  end(part: StoredPart, subject: string): void {
    if (this.#rest) this.#entries.set(subject, { targets: [], by: part, known: false })
    else this.#entries.delete(subject)
  }

  /** Ends all subjects but these, which stay as they are known. */
  endOthers(kept: Iterable<string>): void {
    const entries = [...kept].flatMap((subject): [string, Entry<T>][] => {
      const entry = this.#entries.get(subject)
      if (entry) return [[subject, entry]]
      const by = this.#rest
      return by ? [[subject, { targets: [], by, known: true, unnamed: true }]] : []
    })
    this.#entries.clear()
    for (const [subject, entry] of entries) this.#entries.set(subject, entry)
    this.#rest = undefined
  }

  #together(before: readonly T[], now: readonly T[]): T[] {
    const all = new Map(before.map((target) => [this.#keyOf(target), target]))
    for (const target of now) {
      const key = this.#keyOf(target)
      const known = all.get(key)
      all.set(key, known === undefined ? target : this.#merge(known, target))
    }
    return [...all.values()]
  }
}
