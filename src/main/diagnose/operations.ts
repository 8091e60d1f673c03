/**
 * What each operation of RingCentral's public API needs, as its published specification states it. A
 * permission that it does not state is not known to be needless: nothing is stated then.
 */
import table from '../../../resources/ringcentral-operations.json' with { type: 'json' }
import { pathOf } from './request-context'

export interface Operation {
  method: string
  /** With its parameters in braces. */
  path: string
  operationId: string
  /** OAuth scope, user permission and feature as the specification writes them; null: none stated. */
  applicationScope: string | null
  userPermission: string | null
  feature: string | null
  rateGroup: string | null
}

/** How the table was made from it stands in the table itself. */
export const operationsSource = 'RingCentral’s public API specification of 13 August 2026'
const operations: readonly Operation[] = table.operations

/** @returns `A OR B` as two alternatives of one, `A AND B` as one of two; `[]` where none is stated */
export function alternativesOf(stated: string | null): string[][] {
  if (stated === null || stated.trim() === '') return []
  return stated.split(/\s+OR\s+/i).map((one) => one.split(/\s+AND\s+/i).map((name) => name.trim()))
}

const isParameter = (segment: string): boolean => /^\{.*\}$/.test(segment)

const segmentsOf = (path: string): string[] => path.split('/').filter((one) => one !== '')

/** Segments of every operation, by method and number of segments: few are looked at for a request. */
const byShape = new Map<string, { operation: Operation; segments: string[] }[]>()
for (const operation of operations) {
  const segments = segmentsOf(operation.path)
  const key = `${operation.method} ${segments.length}`
  byShape.set(key, [...(byShape.get(key) ?? []), { operation, segments }])
}

/**
 * @param address a path or a whole address, with ids, `~` or parameters in braces; `/account/…` alone is
 *   taken to stand behind `/restapi/v1.0`
 * @returns undefined where the public API does not list such a request
 */
export function operationOf(method: string, address: string): Operation | undefined {
  const path = pathOf(/^(?:\/|\{\{)|:\/\//.test(address) ? address : `/${address}`)
  if (path === undefined) return undefined
  const given = segmentsOf(path)
  if (given.length === 0) return undefined
  return matching(method, given) ?? matching(method, ['restapi', 'v1.0', ...given])
}

/** Of several that fit, the one with most of its segments spelled out. */
function matching(method: string, given: readonly string[]): Operation | undefined {
  let best: { operation: Operation; literal: number } | undefined
  for (const { operation, segments } of byShape.get(
    `${method.trim().toUpperCase()} ${given.length}`,
  ) ?? []) {
    const fits = segments.every((segment, at) =>
      isParameter(segment) ? given[at] !== '' : segment === given[at],
    )
    if (!fits) continue
    const literal = segments.filter((segment) => !isParameter(segment)).length
    if (!best || literal > best.literal) best = { operation, literal }
  }
  return best?.operation
}
