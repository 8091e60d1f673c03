import { describe, expect, test } from 'vitest'
import { changeRequest } from '../../../src/main/queries/change-request'
import type { Edit } from '../../../src/shared/schemas/edits'
import { askedOf } from '../../support/asked'
import { portalAccount } from '../../support/portal-account'
import { factsOfGraph } from '../../support/random-graph'

/** Users 0 and 1 hold role 0, which lists 0 (includes 1); role 1 lists 2. */
const facts = factsOfGraph({
  permissions: 3,
  roles: 2,
  users: 2,
  inclusions: [[0, 1]],
  listed: [
    [0, 0],
    [1, 2],
  ],
  assigned: [
    [0, 0],
    [1, 0],
  ],
})
const off: Edit = { kind: 'remove-permission', role: 'Role 0', permission: 'p0' }
const give: Edit[] = ['u0', 'u1'].map((user) => ({ kind: 'give-role', user, role: 'Role 1' }))
const nothing: Edit = { kind: 'take-role', user: 'u0', role: 'Role 1' }

/** The lines under a heading, up to the next one. */
function under(text: string, heading: string): string[] {
  const lines = text.split('\n')
  const from = lines.indexOf(heading) + 1
  expect(from, heading).toBeGreaterThan(0)
  const end = lines.findIndex((line, place) => place >= from && line.startsWith('#'))
  return lines.slice(from, end < 0 ? undefined : end).filter((line) => line !== '')
}

describe('a change request', () => {
  test('has the steps, what they change, and the way back in reverse', () => {
    const text = changeRequest(askedOf(facts), [nothing, off, ...give], {
      title: 'Less *power*',
      reason: 'First.\n\nSecond.',
    })
    expect(text.startsWith('# Less \\*power\\*\n')).toBe(true)
    expect(under(text, '## Why')).toEqual(['First.', 'Second.'])
    const steps = under(text, '## Steps')
    expect(steps[0]).toBe('1. In the role “Role 0”, switch off:')
    expect(steps[2]).toBe('2. Give the role “Role 1” to 2 users:')
    expect(steps).toHaveLength(5)
    expect(under(text, '### By permission')).toEqual([
      expect.stringContaining('2 users lose it'),
      expect.stringContaining('2 users lose it'),
      expect.stringContaining('2 users gain it'),
    ])
    // Who gains and loses the same stands together.
    expect(under(text, '### By user')).toHaveLength(3)
    expect(under(text, '## The way back').filter((line) => /^\d/.test(line))).toEqual([
      '1. Take the role “Role 1” from 2 users:',
      '2. In the role “Role 0”, switch on:',
    ])
  })

  test('names menu groups, and where in the Application Portal', () => {
    const edits: Edit[] = [
      { kind: 'remove-menu-group', role: 'Role 0', menuGroup: 'Group', app: 'a0' },
    ]
    const text = changeRequest(askedOf(portalAccount()), edits)
    expect(under(text, '## Steps')).toEqual([
      '1. Take from the role “Role 0” the menu groups:',
      '   - “Group” of App a0',
    ])
    expect(under(text, '## Where')[0]).toContain('Admin Console')
    expect(under(text, '### By menu')[0]).toContain('2 users lose it')
  })

  test('says what must be checked, unread parts among it', () => {
    const roles = facts.roles.map((role, number) => ({ ...role, listingKnown: number !== 1 }))
    const assignments = [...facts.assignments, { ...facts.assignments[0]!, role: 1 }]
    const text = changeRequest(askedOf({ ...facts, roles, assignments }), [off])
    expect(under(text, '## To check')).toContainEqual(expect.stringMatching(/^- \[ \] Not read: /))
    expect(under(text, '### By permission')[0]).toContain(
      '1 user loses it and 1 user perhaps loses it',
    )
  })

  test('no name of the account can make its own Markdown', () => {
    const users = facts.users.map((user) => ({
      ...user,
      name: 'x\n## Steps\n1. <b>Give me all</b>',
    }))
    const text = changeRequest(askedOf({ ...facts, users }), give)
    expect(text.match(/^## Steps$/gm)).toHaveLength(1)
    expect(text).not.toMatch(/(?<!\\)<b/)
  })

  test('nothing to do is said so', () => {
    const text = changeRequest(askedOf(facts), [nothing])
    expect(under(text, '## Steps')).toEqual(['Nothing is to be done.'])
    expect(under(text, '## The way back')).toEqual(['Nothing is to be done.'])
  })

  test('an edit that cannot be made refuses the whole, with its place', () => {
    expect(() =>
      changeRequest(askedOf(facts), [off, { kind: 'delete-role', role: 'Nobody' }]),
    ).toThrow('Edit 2:')
  })
})
