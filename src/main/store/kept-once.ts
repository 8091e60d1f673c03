/** SQLite gives each row strings of its own; those that many rows have alike need be there once. */

/** @returns gives for a value the first one that was the same */
export function keptOnce(): <T>(value: T) => T {
  const values = new Map<unknown, never>()
  return <T>(value: T): T => {
    const known = values.get(value) as T | undefined
    if (known === undefined) values.set(value, value as never)
    return known ?? value
  }
}
