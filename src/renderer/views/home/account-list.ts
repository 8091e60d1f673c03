/** Which accounts Home lists, in which order, and by client. */
import { searchable } from '../../../shared/layout/found-text'
import type { AccountSummary } from '../../../shared/schemas/accounts'
import { inAccountOrder } from '../../state/account-order'
import type { AccountFindings } from './home-findings.svelte'

export const orders = ['client', 'name', 'age', 'users', 'findings'] as const
export type AccountOrder = (typeof orders)[number]

export interface ClientGroup {
  /** Undefined: of no client. */
  client: string | undefined
  accounts: readonly AccountSummary[]
}

/** @param filter words that all must occur in name, client, vendor or id */
export function matching(
  accounts: readonly AccountSummary[],
  filter: string,
  vendorName: (account: AccountSummary) => string,
): AccountSummary[] {
  const words = searchable(filter).split(/\s+/).filter(Boolean)
  return accounts.filter((account) => {
    const { client = '', externalId = '', id, name } = account
    const text = searchable([name, client, vendorName(account), externalId, id].join(' '))
    return words.every((word) => text.includes(word))
  })
}

export function sorted(
  accounts: readonly AccountSummary[],
  order: AccountOrder,
  findings: ReadonlyMap<string, AccountFindings>,
): AccountSummary[] {
  const all = inAccountOrder(accounts)
  const by = (key: (account: AccountSummary) => number): AccountSummary[] =>
    all.toSorted((a, b) => key(a) - key(b))
  switch (order) {
    case 'client':
      return all
    case 'name':
      return inAccountOrder(accounts.map((one) => ({ ...one, client: undefined }))).flatMap(
        ({ id }) => all.find((one) => one.id === id) ?? [],
      )
    // Undated first: nobody knows how old it is.
    case 'age':
      return by(({ latest }) =>
        latest === undefined
          ? Number.MAX_VALUE
          : latest.takenAt === null
            ? 0
            : Date.parse(latest.takenAt),
      )
    case 'users':
      return by(({ latest }) => -(latest?.counts.users.value ?? -1))
    case 'findings':
      return all.toSorted((a, b) => severityOf(findings, b) - severityOf(findings, a))
  }
}

/** The worst finding counts most, then how many there are of it. What is not known stands last. */
function severityOf(
  findings: ReadonlyMap<string, AccountFindings>,
  { id }: AccountSummary,
): number {
  const known = findings.get(id)
  if (known?.state !== 'answered') return -1
  const { critical, high, info, low, medium } = known.answer.found
  return [critical, high, medium, low, info].reduce(
    (sum, count) => sum * 1_000 + Math.min(count, 999),
    0,
  )
}

/** One group without a client where no account has one. */
export function byClient(accounts: readonly AccountSummary[]): ClientGroup[] {
  const groups = new Map<string | undefined, AccountSummary[]>()
  for (const account of accounts) {
    const group = groups.get(account.client)
    if (group === undefined) groups.set(account.client, [account])
    else group.push(account)
  }
  return [...groups].map(([client, all]) => ({ client, accounts: all }))
}
