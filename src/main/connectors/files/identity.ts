/** Whose answers these are: what the account is, and which answers belong to another one. */
import type { AccountIdentity } from '../parts'

/** Most frequent value; of equally frequent ones the first in the order given. */
function mostFrequent<T extends string>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: T | undefined
  for (const [value, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = value
  }
  return best
}

export const VENDORS = { ringcentral: 'RingCentral', enos: 'EnOS' } as const

const isString = (value: string | undefined): value is string => value !== undefined

/** What is unknown on either side is no difference. */
export function belongs(answer: AccountIdentity, account: AccountIdentity): boolean {
  return (
    answer.connector === account.connector &&
    agree(answer.server, account.server) &&
    agree(answer.externalId, account.externalId)
  )
}

const agree = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || a === b

/**
 * What the account is after these files: what it was, filled in with what most files say. One
 * identity a file and answer, in path order.
 */
export function decideIdentity(
  known: AccountIdentity | undefined,
  answers: readonly AccountIdentity[],
): AccountIdentity | undefined {
  const connector = known?.connector ?? mostFrequent(answers.map((answer) => answer.connector))
  if (connector === undefined) return undefined
  const account: AccountIdentity = { ...known, connector }
  const ours = (): AccountIdentity[] => answers.filter((answer) => belongs(answer, account))
  if (account.server === undefined) {
    const server = mostFrequent(
      ours()
        .map((answer) => answer.server)
        .filter(isString),
    )
    if (server !== undefined) account.server = server
  }
  if (account.externalId === undefined) {
    const externalId = mostFrequent(
      ours()
        .map((answer) => answer.externalId)
        .filter(isString),
    )
    if (externalId !== undefined) account.externalId = externalId
  }
  return account
}

export function identityInWords(identity: AccountIdentity): string {
  if (identity.connector === 'table') return 'an account of tables'
  const vendor = VENDORS[identity.connector]
  const kind = identity.connector === 'ringcentral' ? 'account' : 'organization'
  const id = identity.externalId === undefined ? '' : ` ${kind} ${identity.externalId}`
  const server = identity.server === undefined ? '' : ` at ${identity.server}`
  return `${vendor}${id}${server}`
}
