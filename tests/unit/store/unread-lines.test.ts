import { expect, test } from 'vitest'
import type { Coverage } from '../../../src/shared/schemas/accounts'
import type { PartKind } from '../../../src/shared/schemas/common'
import { applyPart } from '../../../src/main/store/apply'
import { AccountState } from '../../../src/main/store/state'
import type { StoredPart } from '../../../src/main/store/stored-part'
import { withUnread } from '../../../src/main/store/unread-lines'

const at = (day: number): number => Date.UTC(2026, 10, day)

const refused = (kind: PartKind, day: number, reason = 'refused with CMN-408'): StoredPart => ({
  id: day,
  importId: 1,
  kind,
  subject: '',
  status: 'refused',
  reason,
  note: null,
  at: at(day),
  takenAt: at(day),
  count: 0,
})

const unread = (...parts: StoredPart[]): AccountState =>
  Object.assign(new AccountState(), {
    unread: new Map(parts.map((part) => [String(part.id), part])),
  })

const whole = (kind: PartKind): Coverage => ({
  kind,
  status: 'whole',
  read: 5,
  takenAt: new Date(at(10)).toISOString(),
})

test.each<[line: PartKind, kind: PartKind]>([
  ['user-list', 'user-list'],
  ['role', 'role'],
  ['assignment', 'assignment'],
  ['assignment', 'assignment-list'],
])('the line %s does not look whole where %s was refused since', (line, kind) => {
  expect(withUnread([whole(line)], unread(refused(kind, 11)))).toMatchObject([
    { kind: line, status: 'partial', reason: 'not read again: refused with CMN-408' },
  ])
})

test('what was refused before it was read, or beside it, changes nothing', () => {
  const lines = [whole('assignment')]
  expect(withUnread(lines, unread(refused('assignment', 9)))).toEqual(lines)
  expect(withUnread(lines, unread(refused('user-list', 11)))).toEqual(lines)
  expect(withUnread(lines, unread(refused('assignment', 10)))).toEqual(lines)
})

test('what was refused and has no line of its own gets one, with what it hides', () => {
  for (const kind of ['site-list', 'administered-sites', 'account-info'] as const) {
    expect(withUnread([], unread(refused(kind, 9, 'older'), refused(kind, 11)))).toMatchObject([
      { kind, status: 'refused', read: 0, reason: 'refused with CMN-408' },
    ])
  }
})

test('what was asked in passing and refused takes nothing from what a sync read or did not read', () => {
  const state = new AccountState()
  const question = { ...refused('assignment', 12), source: 'question' }
  applyPart(state, question, null)
  expect(state.unread.size).toBe(0)
  const ofSync = { ...refused('assignment', 11), source: 'sync' }
  applyPart(state, ofSync, null)
  applyPart(state, question, null)
  expect([...state.unread.values()]).toEqual([ofSync])
})
