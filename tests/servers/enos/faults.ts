/** Errors and irregularities of the simulated gateway. */
import { Faults, type InARow } from '../faults'
import type { FaultName } from './types'

/** Faults that hit any request now and then. */
const nowAndThen = {
  'rate-limited': 2,
  'server-error': 2,
  reset: 2,
  stall: 2,
  'truncated-json': 2,
  // Nobody renews it twice while one request is tried again.
  'token-renewed-by-others': 1,
} as const satisfies Partial<InARow<FaultName>>
export type FleetingFault = keyof typeof nowAndThen

interface Page {
  users: unknown[]
  pagination: Record<string, unknown>
}

export class EnosFaults extends Faults<FaultName, FleetingFault> {
  constructor(seed: number) {
    super(nowAndThen, seed)
  }

  /**
   * A page of the roster with its irregularities; the page itself is left as it is.
   *
   * @param list what tells two lists apart, the page aside
   */
  bend({ users, pagination }: Page, list: string): Page {
    const page = Number(pagination['pageNo'])
    const bent = { users: this.withDuplicate('duplicates', users, list, page), pagination }
    if (!this.happens('no-totals')) return bent
    const { totalElements: _total, ...rest } = pagination
    return { ...bent, pagination: rest }
  }
}
