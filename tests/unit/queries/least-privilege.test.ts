import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editedIndex } from '../../../src/main/access/edits/apply'
import { leastPrivilege } from '../../../src/main/queries/least-privilege'
import { sandboxOf } from '../../../src/main/queries/number-edits'
import { takeAway } from '../../../src/main/queries/take-away'
import { AppError } from '../../../src/shared/result'
import { askedOf } from '../../support/asked'
import { factsOfGraph, graphs } from '../../support/random-graph'

/**
 * Role 0 lists 0 (includes 1) and 2; role 1 lists 1; role 2 lists 2 and 3; role 3 lists 3. Users 0 and 1
 * hold role 1, user 2 holds role 0 and user 3 roles 1 and 3.
 */
const facts = factsOfGraph({
  permissions: 5,
  roles: 4,
  users: 4,
  inclusions: [[0, 1]],
  listed: [
    [0, 0],
    [0, 2],
    [1, 1],
    [2, 2],
    [2, 3],
    [3, 3],
  ],
  assigned: [
    [0, 1],
    [1, 1],
    [2, 0],
    [3, 1],
    [3, 3],
  ],
})
const need = (...ids: string[]) => ids.map((permission) => ({ permission }))
const idsOf = (named: readonly { id: string }[]) => named.map(({ id }) => id)

describe('roles for what is needed', () => {
  test('are the fewest, with what each covers and brings besides', () => {
    const answer = leastPrivilege(askedOf(facts), { permissions: need('p1', 'p2') })
    expect(answer.choices.map(({ roles }) => idsOf(roles))).toEqual([['r0']])
    const [role] = answer.choices[0]!.roles
    expect(idsOf(role!.covers)).toEqual(['p1', 'p2'])
    expect(role!.extra).toMatchObject({ count: { value: 1, is: 'total' }, shown: [{ id: 'p0' }] })
    expect(answer.proven).toBe(true)
    expect(answer.text).toContain('“Role 0” gives all 2 permissions that are needed.')
  })

  test('bring the least besides where that is asked for', () => {
    const answer = leastPrivilege(askedOf(facts), {
      permissions: need('p1', 'p2', 'p3'),
      minimise: 'extra',
    })
    expect(answer.choices.map(({ roles }) => idsOf(roles))).toEqual([['r1', 'r2']])
    expect(answer.choices[0]!.extra.count.value).toBe(0)
  })

  test('are told with what no role gives', () => {
    const answer = leastPrivilege(askedOf(facts), { permissions: need('p3', 'p4') })
    expect(idsOf(answer.remainder)).toEqual(['p4'])
    expect(idsOf(answer.newRole!.switches)).toEqual(['p3', 'p4'])
  })

  test('are none where everyone named has it all', () => {
    const answer = leastPrivilege(askedOf(facts), { permissions: need('p1'), for: ['u0', 'u1'] })
    expect(idsOf(answer.had)).toEqual(['p1'])
    expect(answer.choices).toEqual([])
    expect(answer.text).toEqual(['All of these users have all of it already.'])
  })

  test('take the place of all others, and who is a measure needs what they have', () => {
    const asked = askedOf(facts)
    const answer = leastPrivilege(asked, { like: ['u2'], for: ['u3'], instead: true })
    expect(idsOf(answer.needs)).toEqual(['p0', 'p1', 'p2'])
    const [choice] = answer.choices
    expect(choice!.edits).toEqual([
      { kind: 'give-role', user: 'u3', role: 'r0' },
      { kind: 'take-role', user: 'u3', role: 'r1' },
      { kind: 'take-role', user: 'u3', role: 'r3' },
    ])
    expect(choice!.effect).toEqual([
      'The effective access of 1 user changes: 1 user gains something, 1 user loses something.',
    ])
  })

  test('that were assigned automatically are replaced, since they cannot be taken', () => {
    const assignments = facts.assignments.map((entry) => ({ ...entry, autoAssigned: true }))
    const answer = leastPrivilege(askedOf({ ...facts, assignments }), {
      permissions: need('p2'),
      for: ['u0'],
      instead: true,
      minimise: 'extra',
    })
    expect(answer.choices[0]!.edits).toContainEqual(
      expect.objectContaining({ kind: 'replace-role', role: 'r1', users: ['u0'] }),
    )
  })

  test('leave out those that were not read or are hidden, and say so', () => {
    const roles = facts.roles.map((role, number) => ({
      ...role,
      listingKnown: number !== 0,
      hidden: number === 2,
    }))
    const answer = leastPrivilege(askedOf({ ...facts, roles }), { permissions: need('p2') })
    expect(answer.choices).toEqual([])
    expect(answer.leftOut).toEqual([
      { role: { id: 'r0', name: 'Role 0' }, because: 'not-read' },
      { role: { id: 'r2', name: 'Role 2' }, because: 'hidden' },
    ])
    expect(idsOf(answer.remainder)).toEqual(['p2'])
    expect(answer.missing.map(({ kind, subject }) => `${kind} ${subject}`)).toContain('role r0')
    expect(answer.text.join(' ')).toContain('No role that was read gives any of what is needed.')
  })

  test('bring at least so much where it was not read what a permission includes', () => {
    const permissions = facts.permissions.map((permission, number) => ({
      ...permission,
      includesKnown: number !== 3,
    }))
    const answer = leastPrivilege(askedOf({ ...facts, permissions }), { permissions: need('p3') })
    expect(answer.choices[0]!.extra.count).toEqual({ value: 0, is: 'atLeast' })
    expect(answer.text).toContain('What else comes with it was not read whole.')
    expect(answer.newRole!.extra.count.is).toBe('atLeast')
  })

  test('cannot be asked for without a need, nor in place of nobody’s', () => {
    expect(() => leastPrivilege(askedOf(facts), {})).toThrow(AppError)
    expect(() =>
      leastPrivilege(askedOf(facts), { permissions: need('p1'), instead: true }),
    ).toThrow(/whose other roles/)
  })

  test('cannot take the system extension as the measure: it has everything by the vendor’s rule', () => {
    const asked = askedOf({ ...facts, connector: 'ringcentral', externalId: 'u2' })
    expect(() => leastPrivilege(asked, { like: ['u2'] })).toThrow(/is the system extension/)
    expect(leastPrivilege(asked, { like: ['u0'] }).needs).toHaveLength(1)
  })

  test('are told with what no choice is below, where the search ends before it is through', () => {
    let state = 7
    const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
    const chance = (roles: number, from: number, to: number, one: number) =>
      Array.from({ length: roles * (to - from) }, (_, cell): [number, number][] =>
        random(one) === 0 ? [[Math.floor(cell / (to - from)), from + (cell % (to - from))]] : [],
      ).flat()
    const size = { permissions: 240, roles: 200, users: 1 }
    const listed = [...chance(200, 0, 40, 10), ...chance(200, 40, 240, 10)]
    const hard = askedOf(factsOfGraph({ ...size, inclusions: [], assigned: [], listed }))
    const permissions = need(...Array.from({ length: 40 }, (_, number) => `p${number}`))
    const answer = leastPrivilege(hard, { permissions, minimise: 'extra' })
    expect(answer.proven).toBe(false)
    const [choice] = answer.choices
    expect(answer.leastExtra).toBeLessThan(choice!.extra.count.value)
    expect(answer.text.join(' ')).toMatch(/any brings at least \d+ permissions? besides/)
  })

  test('by the edits everyone named has what the answer says is covered', () => {
    const met = { role: 0, newRole: 0 }
    fc.assert(
      fc.property(graphs, fc.array(fc.nat(), { minLength: 1 }), fc.nat(), (graph, wanted, who) => {
        fc.pre(graph.permissions > 0 && graph.users > 0)
        const asked = askedOf(factsOfGraph(graph))
        const ids = wanted.map((number) => `p${number % graph.permissions}`)
        const answer = leastPrivilege(asked, {
          permissions: need(...ids),
          for: [`u${who % graph.users}`],
        })
        const missed = (remainder: readonly { id: string }[]) => new Set(idsOf(remainder))
        const has = (edits: Parameters<typeof sandboxOf>[1]) => {
          const { holdingHas, holdingOf } = editedIndex(sandboxOf(asked.index, edits).sandbox)
          return (id: string) => holdingHas.has(holdingOf[who % graph.users]!, Number(id.slice(1)))
        }
        for (const { edits } of answer.choices) {
          met.role++
          const after = has(edits)
          const missing = missed(answer.remainder)
          for (const { id } of answer.needs) expect(after(id)).toBe(!missing.has(id))
        }
        if (answer.newRole) {
          met.newRole++
          const after = has(answer.newRole.edits)
          const missing = missed(answer.newRole.remainder)
          for (const { id } of answer.needs) expect(after(id)).toBe(!missing.has(id))
        }
      }),
    )
    expect(Math.min(met.role, met.newRole)).toBeGreaterThan(10)
  })
})

describe('taking a permission from a role', () => {
  const custom = (value: boolean | undefined) => ({
    ...facts,
    roles: facts.roles.map((role) => ({ ...role, custom: value })),
  })

  test('switches off what leads to it and says what goes with it', () => {
    const answer = takeAway(askedOf(custom(true)), { role: 'Role 0', permission: 'p1' })
    expect(answer).toMatchObject({ gives: 'yes', by: 'change' })
    expect(idsOf(answer.remove)).toEqual(['p0'])
    expect(idsOf(answer.lost)).toEqual(['p0'])
    expect(answer.edits).toEqual([{ kind: 'remove-permission', role: 'r0', permission: 'p0' }])
    expect(answer.effect).toEqual([
      'The effective access of 1 user changes: nobody gains anything, 1 user loses something.',
    ])
  })

  test.each([
    [false, /is a standard role/],
    [undefined, /was not read whether/],
  ])('is done by a copy in its place where custom is %s', (value, words) => {
    const answer = takeAway(askedOf(custom(value)), { role: 'r0', permission: 'p2' })
    expect(answer).toMatchObject({ by: 'copy', name: 'Role 0 without Permission 2' })
    expect(answer.edits.map(({ kind }) => kind)).toEqual([
      'copy-role',
      'remove-permission',
      'replace-role',
    ])
    expect(answer.text.join(' ')).toMatch(words)
  })

  test('is done by a new role where the role lists what has no switch', () => {
    const own = custom(true)
    const permissions = own.permissions.map((permission, number) => ({
      ...permission,
      assignable: number !== 0,
    }))
    const asked = askedOf({ ...own, permissions })
    const answer = takeAway(asked, { role: 'r0', permission: 'p1', name: 'Role 1' })
    expect(answer).toMatchObject({ by: 'new-role', name: 'Role 1 2' })
    expect(idsOf(answer.stuck)).toEqual(['p0'])
    expect(idsOf(answer.add)).toEqual(['p2'])
    expect(idsOf(answer.lost)).toEqual(['p0'])
    const after = editedIndex(sandboxOf(asked.index, answer.edits).sandbox)
    expect([0, 1, 2].map((one) => after.holdingHas.has(after.holdingOf[2]!, one))).toEqual([
      false,
      false,
      true,
    ])
  })

  test('counts who keeps it by another role', () => {
    const assignments = [...custom(true).assignments, { ...facts.assignments[0]!, role: 0 }]
    const answer = takeAway(askedOf({ ...custom(true), assignments }), {
      role: 'r0',
      permission: 'p1',
    })
    expect([answer.holders.value, answer.keeping]).toEqual([2, 1])
  })

  test('is not needed of a role that does not give it, and not known of one that was not read', () => {
    const not = takeAway(askedOf(facts), { role: 'r1', permission: 'p2' })
    expect([not.gives, not.edits]).toEqual(['no', []])
    const roles = facts.roles.map((role) => ({ ...role, listingKnown: false }))
    const unknown = takeAway(askedOf({ ...facts, roles }), { role: 'r1', permission: 'p2' })
    expect(unknown.gives).toBe('unknown')
    expect(unknown.missing).toHaveLength(1)
  })
})
