/** Answers about several accounts or snapshots: which ones are meant, and whether they go together. */
import { AppError } from '../../shared/result'
import type { Connector } from '../../shared/schemas/accounts'
import type { Asked, Reader } from './reader'

export interface Place {
  account?: string | undefined
  at?: string | undefined
}

/**
 * An account and snapshot that is named beside the one asked about. Of that account, the snapshot asked
 * about is meant unless another is named; of another account, its newest.
 * @throws AppError `not-found` for an account or snapshot that is not there
 */
export function askedAt(asked: Asked, { account, at }: Place, reader: Pick<Reader, 'ask'>): Asked {
  const own =
    account === undefined || account === asked.account.id || account === asked.account.name
  if (!own) return reader.ask(account, at)
  return at === undefined ? asked : reader.ask(asked.account.id, at)
}

export const samePlace = (a: Asked, b: Asked): boolean =>
  a.account.id === b.account.id && a.snapshot.id === b.snapshot.id

const systems: Record<Connector, string> = {
  ringcentral: 'RingCentral',
  enos: 'the EnOS Application Portal',
  table: 'tables',
  sample: 'the sample',
}

/**
 * Permissions mean the same only within one vendor's system.
 * @throws AppError `invalid-argument` where two of them are of different systems
 */
export function requireOneSystem(places: readonly Asked[]): void {
  const [first] = places
  const other = places.find(({ index }) => index.facts.connector !== first!.index.facts.connector)
  if (other === undefined) return
  const called = ({ account, index }: Asked): string => {
    const connector = index.facts.connector as Connector | undefined
    return `“${account.name}” is of ${connector === undefined ? 'a system that is not known' : systems[connector]}`
  }
  throw new AppError(
    'invalid-argument',
    `${called(first!)} and ${called(other)}: their permissions are not the same things, so they cannot be compared.`,
    { hint: 'Compare accounts of one vendor.' },
  )
}
