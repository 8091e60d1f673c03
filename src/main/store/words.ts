/**
 * What tables tell of users, roles and permissions beside lists of them: names, e-mails and the like.
 * They are kept apart from records, so that a list that says less takes none of it away.
 */
import { isNewer, type StoredPart } from './stored-part'

interface Said<T> {
  record: T
  by: StoredPart
}

export class Words<T> {
  readonly #merge: (before: T, now: T) => T
  readonly #said = new Map<string, Said<T>>()

  /** @param merge what the later record does not say stands as the earlier one said it */
  constructor(merge: (before: T, now: T) => T) {
    this.#merge = merge
  }

  add(part: StoredPart, key: string, record: T): void {
    const before = this.#said.get(key)?.record
    this.#said.set(key, { record: before ? this.#merge(before, record) : record, by: part })
  }

  /** A record and what was told beside it: of what both say, the later word. */
  joined(key: string, { record, by }: Said<T>): T {
    const words = this.#said.get(key)
    if (!words) return record
    return isNewer(words.by, by)
      ? this.#merge(record, words.record)
      : this.#merge(words.record, record)
  }
}
