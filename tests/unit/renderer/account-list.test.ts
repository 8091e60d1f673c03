import { expect, it } from 'vitest'
import {
  byClient,
  matching,
  sorted,
  type AccountOrder,
} from '../../../src/renderer/views/home/account-list'
import type { AccountFindings } from '../../../src/renderer/views/home/home-findings.svelte'
import type { AccountSummary } from '../../../src/shared/schemas/accounts'

const account = (
  name: string,
  client?: string,
  latest?: { takenAt: string | null; users: number },
): AccountSummary =>
  ({
    id: `id of ${name}`,
    name,
    ...(client === undefined ? {} : { client }),
    ...(latest === undefined
      ? {}
      : {
          latest: {
            takenAt: latest.takenAt,
            counts: { users: { value: latest.users, is: 'total' } },
          },
        }),
  }) as AccountSummary

const all = [
  account('Delta', undefined, { takenAt: '2026-11-01T00:00:00Z', users: 5 }),
  account('Beta', 'Zeta', { takenAt: null, users: 50 }),
  account('Alpha 10', 'Acme'),
  account('Alpha 9', 'Acme', { takenAt: '2026-10-01T00:00:00Z', users: 500 }),
]

const order = (by: AccountOrder, findings = new Map<string, AccountFindings>()): string[] =>
  sorted(all, by, findings).map(({ name }) => name)

it('orders by client, name, age and users', () => {
  expect(order('client')).toEqual(['Alpha 9', 'Alpha 10', 'Beta', 'Delta'])
  expect(order('name')).toEqual(['Alpha 9', 'Alpha 10', 'Beta', 'Delta'])
  expect(order('age')).toEqual(['Beta', 'Alpha 9', 'Delta', 'Alpha 10'])
  expect(order('users')).toEqual(['Alpha 9', 'Beta', 'Delta', 'Alpha 10'])
})

it('orders by the worst finding, what is not known last', () => {
  const found = (critical: number, low: number): AccountFindings => ({
    state: 'answered',
    answer: {
      answer: 'yes',
      found: { critical, high: 0, medium: 0, low, info: 0 },
      possible: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
    },
  })
  const findings = new Map([
    ['id of Delta', found(0, 700)],
    ['id of Beta', found(1, 0)],
    ['id of Alpha 10', found(0, 0)],
  ])
  expect(order('findings', findings)).toEqual(['Beta', 'Delta', 'Alpha 10', 'Alpha 9'])
})

it('groups by client in the order that was given', () => {
  expect(byClient(sorted(all, 'client', new Map())).map(({ client }) => client)).toEqual([
    'Acme',
    'Zeta',
    undefined,
  ])
})

it('filters by every word, in name, client, vendor and id', () => {
  const names = (filter: string): string[] =>
    matching(all, filter, () => 'RingCentral').map(({ name }) => name)
  expect(names('acme 9')).toEqual(['Alpha 9'])
  expect(names('ringcentral ZETA')).toEqual(['Beta'])
  expect(names('nobody')).toEqual([])
  expect(names('')).toHaveLength(4)
})
