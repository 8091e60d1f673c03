/** `until` of what is current. The largest integer that JavaScript and SQLite agree on. */
export const FOREVER = Number.MAX_SAFE_INTEGER
