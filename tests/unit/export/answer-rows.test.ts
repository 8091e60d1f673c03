import { expect, test } from 'vitest'
import { answerTable } from '../../../src/main/export/answers'
import type { Reader } from '../../../src/main/queries/reader'
import { askedOf, readerOf } from '../../support/asked'
import { factsOfGraph } from '../../support/random-graph'

/** User 0 holds a role that lists 0, which includes 1; user 1 one that lists 2; user 2 none. */
const facts = factsOfGraph({
  permissions: 3,
  roles: 2,
  users: 3,
  inclusions: [[0, 1]],
  listed: [
    [0, 0],
    [1, 2],
  ],
  assigned: [
    [0, 0],
    [1, 1],
  ],
})
const asked = askedOf(facts)
const rowsOf = (answer: Parameters<typeof answerTable>[1], of = asked) => {
  const { rows, ...table } = answerTable(of, answer, readerOf(of) as Reader)
  const [heading, ...lines] = [...rows]
  expect(lines.every((line) => line.length === heading!.length)).toBe(true)
  expect(table.total).toBe(lines.length)
  return { ...table, heading: heading!, lines }
}

const error = (permission: string) =>
  JSON.stringify({
    errorCode: 'CMN-408',
    message: `user needs to have [${permission}] permission`,
    permissionName: permission,
  })

test('a diagnosis is a row for each change that would clear an error, without what was pasted', () => {
  const table = rowsOf({ kind: 'diagnosis', account: 'Test', text: error('p1'), user: 'u2' })
  const remedy = table.heading.indexOf('remedy')
  expect(table.lines.map((line) => [line[5], line[10], line[11], line[remedy]])).toEqual([
    ['p1', 'User 2', 'no', 'give-role'],
    ['p1', 'User 2', 'no', 'new-role'],
  ])
  expect(table.whole).toBe(true)
  expect(JSON.stringify(table.question)).not.toContain('CMN-408')
})

test('a diagnosis is not whole where the permission is not known, or what else a change brings', () => {
  const diagnosis = { kind: 'diagnosis', account: 'Test' } as const
  expect(rowsOf({ ...diagnosis, text: error('unheard') }).whole).toBe(false)
  const roles = facts.roles.map((role) => ({ ...role, listingKnown: false }))
  const unread = askedOf({ ...facts, roles })
  expect(rowsOf({ ...diagnosis, text: error('p1') }, unread).whole).toBe(false)
})

test('an error that no role clears is a row all the same', () => {
  const text = '{"errorCode":"CMN-301","message":"Slow down"}'
  const table = rowsOf({ kind: 'diagnosis', account: 'Test', text })
  expect(table.lines.map((line) => line.slice(0, 4))).toEqual([
    ['CMN-301', 'rate-limit', '1', 'Slow down'],
  ])
})

test('who could make a request is a row for each user who has, or may have, what it needs', () => {
  const permissions = facts.permissions.map((one, number) =>
    number === 1 ? { ...one, id: 'ReadPresenceStatus' } : one,
  )
  const request = {
    kind: 'request',
    account: 'Test',
    method: 'GET',
    path: '/restapi/v1.0/account/~/extension/~/presence',
  } as const
  const whole = rowsOf(request, askedOf({ ...facts, permissions }))
  expect(whole.lines.map((line) => [line[0], line.at(-1)])).toEqual([['u0', 'yes']])
  expect(whole.whole).toBe(true)
  const unread = askedOf({ ...facts, permissions, assignedAt: Float64Array.from([1, 1, -1]) })
  const partial = rowsOf(request, unread)
  expect(partial.lines.map((line) => [line[0], line.at(-1)])).toEqual([
    ['u0', 'yes'],
    ['u2', 'unknown'],
  ])
  expect(partial.whole).toBe(false)
})

test('what edits would change is a row for each user and permission', () => {
  const table = rowsOf({
    kind: 'what-if',
    account: 'Test',
    edits: [{ kind: 'take-role', user: 'u1', role: 'r1' }],
  })
  expect(table.lines).toEqual([
    ['u1', 'User 1', 'permission', '', 'p2', 'Permission 2', 'perhaps lost'],
  ])
  expect(table.limits.join(' ')).toContain('default role')
})
