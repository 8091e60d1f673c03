/** Asks the simulated RingCentral's operations without a server. Every answer is held against the specification. */
import { operations } from '../servers/ringcentral/operations'
import type { World } from '../servers/ringcentral/world'
import { mistakesIn, type Json } from './ringcentral-specification'

export interface Asking {
  path?: Record<string, string>
  query?: Record<string, string | string[]> | URLSearchParams
  locale?: string
  origin?: string
  /** Extension id; absent: whoever signs in. */
  caller?: string
  applicationScopes?: string[]
}

export interface Told {
  status: number
  /** As the other side parses it. */
  body: Json
}

const byId = new Map(operations.map((one) => [one.operationId, one]))

export function searchOf(query: Asking['query']): URLSearchParams {
  if (query instanceof URLSearchParams) return query
  const search = new URLSearchParams()
  for (const [name, values] of Object.entries(query ?? {})) {
    for (const value of [values].flat()) search.append(name, value)
  }
  return search
}

/** @throws Error where the answer is not as the specification declares it */
export function ask(world: World, operationId: string, asking: Asking = {}): Told {
  const operation = byId.get(operationId)
  if (operation === undefined) throw new Error(`There is no operation ${operationId}`)
  const path: Record<string, string> = { accountId: '~', extensionId: '~', ...asking.path }
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
  const query = searchOf(asking.query)
  const asked = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name in path ? encodeURIComponent(path[name]!).replace('%7E', '~') : name,
  )
  const { status, body } = operation.answer(world, {
    caller: {
      extensionId: asking.caller ?? world.signedIn,
      applicationScopes: asking.applicationScopes ?? ['ReadAccounts'],
    },
    path: Object.fromEntries(names.map((name) => [name, path[name]!])),
    query,
    locale: asking.locale ?? 'en-US',
    origin: asking.origin ?? 'http://127.0.0.1:40123',
    url: `${asked}${query.size === 0 ? '' : `?${query.toString()}`}`,
  })
  const told: Told = { status, body: JSON.parse(JSON.stringify(body)) as unknown }
  const mistakes = mistakesIn(operationId, status, told.body)
  if (mistakes.length > 0) {
    throw new Error(
      `${operationId} ${asked}?${query.toString()} → ${status}: ${mistakes.join('; ')}`,
    )
  }
  return told
}

/** All records of a list, page by page, as `navigation` leads. */
export function askAll(world: World, operationId: string, asking: Asking = {}): Json[] {
  const records: Json[] = []
  let told = ask(world, operationId, asking)
  for (let pages = 0; pages < 2000; pages += 1) {
    if (told.status !== 200) throw new Error(`${operationId} was refused with ${told.status}`)
    records.push(...told.body.records)
    const next = told.body.navigation?.nextPage?.uri as string | undefined
    if (next === undefined) return records
    told = ask(world, operationId, { ...asking, query: new URL(next).searchParams })
  }
  throw new Error(`${operationId} never ends`)
}
