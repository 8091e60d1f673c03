/** Errors and irregularities of the simulated RingCentral. */
import { Faults, type InARow } from '../faults'
import type { FaultName } from './types'

/** Faults that hit any request now and then. */
const nowAndThen = {
  'rate-limited': 2,
  'rate-limited-without-header': 2,
  'server-error': 2,
  reset: 2,
  stall: 2,
  'truncated-json': 2,
} as const satisfies Partial<InARow<FaultName>>
export type FleetingFault = keyof typeof nowAndThen

export class RingCentralFaults extends Faults<FaultName, FleetingFault> {
  constructor(seed: number) {
    super(nowAndThen, seed)
  }

  /**
   * The answer of a list with its irregularities; `body` itself is left as it is.
   *
   * @param list the address without its page: what tells two lists apart
   */
  bend(body: unknown, list: string, page: number): unknown {
    if (!isObject(body) || !Array.isArray(body['records'])) return body
    const records = this.withDuplicate('duplicates', body['records'], list, page)
    let bent: Record<string, unknown> = { ...body, records }
    if (isObject(bent['paging']) && this.happens('no-totals')) bent = withoutTotals(bent)
    if (this.happens('mixed-ids')) bent = withMixedIds(bent)
    return bent
  }
}

/** Without what the guide calls optional, and without the address that would give it away. */
function withoutTotals(body: Record<string, unknown>): Record<string, unknown> {
  const { totalPages: _pages, totalElements: _elements, ...paging } = object(body['paging'])
  const { lastPage: _last, ...navigation } = object(body['navigation'])
  return { ...body, paging, ...(body['navigation'] !== undefined && { navigation }) }
}

/** The ids of every other record change their type: numbers become strings, strings of digits numbers. */
function withMixedIds(body: Record<string, unknown>): Record<string, unknown> {
  const records = body['records'] as unknown[]
  return { ...body, records: records.map((record, at) => (at % 2 === 0 ? record : mixed(record))) }
}

function mixed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mixed)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'id' || key === 'extensionId' ? otherType(inner) : mixed(inner),
    ]),
  )
}

function otherType(id: unknown): unknown {
  if (typeof id === 'number') return String(id)
  const isNumber = typeof id === 'string' && /^[1-9]\d{0,14}$/.test(id)
  return isNumber ? Number(id) : id
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const object = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})
