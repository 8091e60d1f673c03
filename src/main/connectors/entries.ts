/** Reads the entries of a list that one subject's answer holds. */
import { asObject, BadField, type JsonObject } from './fields'
import type { Remarks } from './remarks'

/**
 * Every entry that can be read. One that cannot is left out and named, and the answer then does not
 * say all of it.
 *
 * @param path of the list, for remarks
 * @param entry what one of them is, in words
 */
export function readEntries<T>(
  list: readonly unknown[],
  path: string,
  entry: string,
  remarks: Remarks,
  read: (json: JsonObject) => T,
): T[] {
  const entries: T[] = []
  list.forEach((each, index) => {
    try {
      entries.push(read(asObject(each)))
    } catch (thrown) {
      if (!(thrown instanceof BadField)) throw thrown
      const bad = thrown.under(`${path}[${index}]`)
      remarks.damaged(bad.message)
      remarks.warn(bad.path, `${bad.problem}; this ${entry} was left out`)
    }
  })
  return entries
}

/** Each once; where one is repeated, its first entry. */
export function onceEach<T extends { id: string }>(
  entries: readonly T[],
  keyOf: (entry: T) => string = ({ id }) => id,
): T[] {
  const byKey = new Map<string, T>()
  for (const entry of entries) {
    const key = keyOf(entry)
    if (!byKey.has(key)) byKey.set(key, entry)
  }
  return [...byKey.values()]
}
