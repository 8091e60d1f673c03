import { describe, expect, test } from 'vitest'
import {
  freeName,
  onCopy,
  originOf,
  rolesHeld,
  rolesMade,
  switchesOn,
  withEdit,
  type Ids,
} from '../../../src/renderer/views/what-if/edited'
import type { Edit } from '../../../src/shared/schemas/edits'

/** Role 1 is named Desk. */
const ids: Ids = {
  role: (named) => (named === 'Desk' ? '1' : named),
  permission: ({ app, permission }) => (app === undefined ? permission : `${app}/${permission}`),
}
const off: Edit = { kind: 'remove-permission', role: '1', permission: 'P' }
const on: Edit = { kind: 'add-permission', role: '1', permission: 'P' }

describe('what the edits of the list leave', () => {
  test('switches follow copies of copies and names', () => {
    const edits: Edit[] = [
      { kind: 'add-permission', role: 'Desk', permission: 'Q' },
      { kind: 'copy-role', role: '1', name: 'A' },
      { kind: 'remove-permission', role: 'new:A', permission: 'P' },
      { kind: 'copy-role', role: 'new:A', name: 'B' },
      { kind: 'add-permission', role: '1', permission: 'R', app: 'x' },
    ]
    expect(originOf('new:B', edits)).toBe('1')
    expect([...switchesOn('new:B', edits, ['P'], ids)]).toEqual(['Q'])
    expect([...switchesOn('1', edits, ['P'], ids)]).toEqual(['P', 'Q', 'x/R'])
  })

  test('a new role begins with what it was made with, and a deleted one is not offered', () => {
    const edits: Edit[] = [
      { kind: 'new-role', name: 'A', permissions: [{ permission: 'P' }] },
      { kind: 'new-role', name: 'B' },
      { kind: 'delete-role', role: 'new:B' },
    ]
    expect(originOf('new:A', edits)).toBeUndefined()
    expect([...switchesOn('new:A', edits, [], ids)]).toEqual(['P'])
    expect(rolesMade(edits)).toEqual(['A'])
  })

  test('a user’s roles follow what is given, taken, replaced and deleted', () => {
    const isUser = (named: string) => named === 'u'
    const edits: Edit[] = [
      { kind: 'give-role', user: 'u', role: '2' },
      { kind: 'replace-role', role: 'Desk', by: '3' },
      { kind: 'replace-role', role: '2', by: '4', users: ['other'] },
      { kind: 'delete-role', role: '5' },
    ]
    expect([...rolesHeld(isUser, edits, ['1', '5'], ids)]).toEqual(['2', '3'])
  })

  test('flipping a switch on and off again leaves nothing, whatever stands between', () => {
    const between: Edit = { kind: 'new-role', name: 'A' }
    expect(withEdit([off, between], on)).toEqual([between])
    expect(withEdit([between], off)).toEqual([between, off])
    // A copy that was made meanwhile has it off, so the edit stays.
    const copy: Edit = { kind: 'copy-role', role: '1', name: 'A' }
    expect(withEdit([off, copy], on)).toEqual([off, copy, on])
    // Only the last word on it counts.
    expect(withEdit([on, off], on)).toEqual([on])
  })

  test('a standard role changes by way of a copy under a free name', () => {
    expect(freeName('Desk', ['Desk', 'Desk 2'])).toBe('Desk 3')
    expect(onCopy(off as Extract<Edit, { kind: 'remove-permission' }>, 'C')).toEqual([
      { kind: 'copy-role', role: '1', name: 'C' },
      { kind: 'remove-permission', role: 'new:C', permission: 'P' },
      { kind: 'replace-role', role: '1', by: 'new:C' },
    ])
  })
})
