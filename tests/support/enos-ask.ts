/** Asks the simulated portal without HTTP, tokens and signatures. */
import { operations, type SimAnswer } from '../servers/enos/operations'
import type { QuirkName } from '../servers/enos/types'
import type { Organization, World } from '../servers/enos/world'

export type Json = any // eslint-disable-line @typescript-eslint/no-explicit-any

export interface Asking {
  query?: Record<string, string>
  body?: unknown
  locale?: string
  quirks?: readonly QuirkName[]
}

export function answer(world: World, id: string, asking: Asking = {}): SimAnswer {
  const quirks = new Set(asking.quirks)
  const operation = operations.find((one) => one.id === id && (one.served?.(quirks) ?? true))
  if (!operation) throw new Error(`There is no operation ${id}`)
  return operation.answer(world, {
    query: new URLSearchParams(asking.query),
    body: asking.body,
    locale: asking.locale ?? '',
    quirks,
  })
}

/** Data of an answer that is expected to be one; through JSON, as a client has it. */
export function ask(world: World, id: string, asking: Asking = {}): Json {
  const { code, message, data } = answer(world, id, asking)
  if (code !== 0) throw new Error(`${id}: ${code} ${message}`)
  return JSON.parse(JSON.stringify(data))
}

export function onlyOrganization(world: World): Organization {
  const [organization] = world.organizations.values()
  return organization!
}
