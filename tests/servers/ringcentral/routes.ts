/** Which operation of the specification a path means. */
import type { Operation } from './types'

export interface Route<World> {
  operation: Operation<World>
  /** Decoded values of the path's parameters. */
  path: Record<string, string>
}

/** @throws URIError where the path is not validly percent-encoded */
export type FindRoute<World> = (pathname: string) => Route<World> | undefined

/** A word in the path comes before a parameter in its place: `user-role/default` before `{roleId}`. */
export function routes<World>(operations: readonly Operation<World>[]): FindRoute<World> {
  const patterns = operations
    .map((operation) => {
      const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
      const literal = operation.path.replaceAll('.', '\\.')
      return {
        operation,
        names,
        pattern: new RegExp(`^${literal.replace(/\{\w+\}/g, '([^/]+)')}$`),
      }
    })
    .sort((one, other) => one.names.length - other.names.length)
  return (pathname) => {
    for (const { operation, names, pattern } of patterns) {
      const values = pattern.exec(pathname)
      if (!values) continue
      const path = names.map((name, at) => [name, decodeURIComponent(values[at + 1]!)] as const)
      return { operation, path: Object.fromEntries(path) }
    }
    return undefined
  }
}
