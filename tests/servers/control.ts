/** What a person or a test switches over HTTP, under `/__sim/`; no vendor has it. */
import type { Answer } from './http'

/**
 * Switches on what the request names, and nothing else.
 *
 * @param field that holds a name, once for each
 */
export function switched<Name extends string>(
  wish: URLSearchParams,
  field: string,
  known: readonly Name[],
  set: (names: Name[]) => void,
): Answer {
  const names = wish.getAll(field)
  const unknown = names.filter((name) => !(known as readonly string[]).includes(name))
  if (unknown.length > 0) {
    const message = `Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}`
    return { status: 400, body: { message } }
  }
  set(names as Name[])
  return { status: 200, body: { [`${field}s`]: names } }
}

/** What a change made different, or why it cannot be. */
export function changed(change: () => object): Answer {
  try {
    return { status: 200, body: change() }
  } catch (error) {
    return { status: 400, body: { message: (error as Error).message } }
  }
}
