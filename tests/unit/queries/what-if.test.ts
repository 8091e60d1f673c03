import { describe, expect, test } from 'vitest'
import { whatIf } from '../../../src/main/queries/what-if'
import { AppError } from '../../../src/shared/result'
import type { Edit } from '../../../src/shared/schemas/edits'
import { askedOf } from '../../support/asked'
import { factsOfGraph } from '../../support/random-graph'

/** Users 0 to 4 hold role 0, which lists 0 (includes 1) and 2; user 4 also holds role 1, which lists 1. */
const facts = factsOfGraph({
  permissions: 3,
  roles: 2,
  users: 5,
  inclusions: [[0, 1]],
  listed: [
    [0, 0],
    [0, 2],
    [1, 1],
  ],
  assigned: [
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 0],
    [4, 1],
  ],
})
const off: Edit = { kind: 'remove-permission', role: 'Role 0', permission: 'p0' }

describe('what if', () => {
  test('tells who loses what, counts and names them, page by page', () => {
    const answer = whatIf(askedOf(facts), { edits: [off], offset: 3, limit: 2 })
    expect(answer.text).toEqual([
      'The effective access of 5 users changes: nobody gains anything, 5 users lose something.',
    ])
    expect(answer.users).toEqual({
      affected: { value: 5, is: 'total' },
      gaining: 0,
      losing: 5,
      open: 0,
    })
    expect(answer.permissions.map(({ permission, lost }) => `${permission.id} ${lost}`)).toEqual([
      'p0 5',
      'p1 4',
    ])
    expect(answer.usersTotal).toBe(5)
    expect(
      answer.changedUsers.map(({ user, lost }) => [user.id, lost.map(({ id }) => id)]),
    ).toEqual([
      ['u3', ['p0', 'p1']],
      ['u4', ['p0']],
    ])
    expect(answer.roles).toMatchObject([
      { id: 'r0', is: 'changed', holders: 5, removes: [{ id: 'p0' }, { id: 'p1' }], adds: [] },
    ])
  })

  test('names the users of one permission only', () => {
    const answer = whatIf(askedOf(facts), { edits: [off], permission: 'p1' })
    expect(answer.changedUsers.map(({ user }) => user.id)).toEqual(['u0', 'u1', 'u2', 'u3'])
    expect(answer.usersTotal).toBe(4)
  })

  test('says of a loss that something unread may bring the same that it is only possible', () => {
    const roles = facts.roles.map((role, number) => ({ ...role, listingKnown: number !== 1 }))
    const answer = whatIf(askedOf({ ...facts, roles }), { edits: [off] })
    expect(answer.permissions[0]).toMatchObject({
      permission: { id: 'p0' },
      lost: 4,
      perhapsLost: 1,
    })
    expect(answer.users.affected).toEqual({ value: 4, is: 'atLeast' })
    expect(answer.text[1]).toContain('only possible')
    // And what would tell it.
    expect(answer.missing).toMatchObject([{ kind: 'role', subject: 'r1' }])
  })

  test('follows edits on roles that earlier edits made, and says what each does', () => {
    const edits: Edit[] = [
      { kind: 'copy-role', role: 'r0', name: 'Less' },
      { kind: 'remove-permission', role: 'new:Less', permission: 'p2' },
      { kind: 'remove-permission', role: 'new:Less', permission: 'p2' },
      { kind: 'replace-role', role: 'r0', by: 'new:Less' },
    ]
    const answer = whatIf(askedOf(facts), { edits })
    expect(
      answer.edits.map(({ text, nothing }) => `${nothing ? '(nothing) ' : ''}${text}`),
    ).toEqual([
      'Make a copy of the role “Role 0”, named “Less”.',
      'Switch “Permission 2” off in the role “Less”.',
      '(nothing) Switch “Permission 2” off in the role “Less”.',
      'Give all 5 users who hold “Role 0” the role “Less” in its place.',
    ])
    expect(answer.permissions).toMatchObject([{ permission: { id: 'p2' }, lost: 5 }])
    expect(answer.roles).toMatchObject([
      { id: 'new:Less', is: 'copy', copyOf: { id: 'r0' }, holders: 5 },
    ])
  })

  test('refuses with the place of the edit that cannot be made', () => {
    const edits: Edit[] = [off, { kind: 'give-role', user: 'Nobody', role: 'r0' }]
    expect(() => whatIf(askedOf(facts), { edits })).toThrow('Edit 2: There is no user “Nobody”')
    try {
      whatIf(askedOf(facts), { edits })
    } catch (thrown) {
      expect((thrown as AppError).detail).toMatchObject({ edit: 1 })
    }
  })

  test('says of a role that was not read whole that there may be more to gain', () => {
    const roles = facts.roles.map((role, number) => ({ ...role, listingKnown: number !== 1 }))
    const edits: Edit[] = [{ kind: 'give-role', user: 'u0', role: 'r1' }]
    const answer = whatIf(askedOf({ ...facts, roles }), { edits })
    expect(answer.users).toMatchObject({ affected: { value: 0, is: 'atLeast' }, open: 1 })
    expect(answer.changedUsers).toMatchObject([{ user: { id: 'u0' }, open: true }])
    expect(answer.text.join(' ')).toContain('What else 1 user would gain or lose is not known')
  })

  test('nor is it none that is lost with a role of which nothing was read, if another is unread too', () => {
    const roles = facts.roles.map((role) => ({ ...role, listingKnown: false }))
    const asked = askedOf({ ...facts, roles, listed: [] })
    const open = { affected: { value: 0, is: 'atLeast' }, open: 1 }
    const take: Edit[] = [{ kind: 'take-role', user: 'u4', role: 'r1' }]
    expect(whatIf(asked, { edits: take }).users).toMatchObject(open)
    const give: Edit[] = [{ kind: 'give-role', user: 'u0', role: 'r1' }]
    expect(whatIf(asked, { edits: give }).users).toMatchObject(open)
    // A copy gives what its original gives, read or not.
    const copy: Edit[] = [
      { kind: 'copy-role', role: 'r1', name: 'Copy' },
      { kind: 'replace-role', role: 'r1', by: 'new:Copy' },
    ]
    expect(whatIf(asked, { edits: copy }).users).toMatchObject({
      affected: { value: 0, is: 'total' },
      open: 0,
    })
  })

  test('without edits changes nothing', () => {
    expect(whatIf(askedOf(facts), { edits: [] })).toMatchObject({
      text: ['There are no edits yet, so nothing changes.'],
      permissions: [],
      usersTotal: 0,
    })
  })
})
