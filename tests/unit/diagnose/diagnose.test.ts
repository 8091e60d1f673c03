import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../src/main/access/access-index'
import { diagnose } from '../../../src/main/diagnose/explain'
import { requestNeeds } from '../../../src/main/diagnose/request'
import { remediesFor } from '../../../src/main/diagnose/remedies'
import { switchesBringing } from '../../../src/main/diagnose/switches'
import { editedIndex } from '../../../src/main/access/edits/apply'
import { sandboxOf } from '../../../src/main/queries/number-edits'
import { whatIf } from '../../../src/main/queries/what-if'
import type { SnapshotFacts } from '../../../src/main/access/model'
import { askedOf } from '../../support/asked'
import { accounts } from '../../support/random-account'
import { factsOfGraph } from '../../support/random-graph'

const lacking = (permission: string) => ({
  errorCode: 'CMN-408',
  message: `In order to call this API endpoint, user needs to have [${permission}] permission for requested resource.`,
  permissionName: permission,
})

/**
 * Permission 0 has a switch and includes 1, which has none. User 0 holds the standard role 0, which lists
 * 2; user 1 the custom role 1, which lists 3; nobody holds role 2, which lists 0, nor role 3: 0, 2 and 3.
 */
function account(more: Partial<SnapshotFacts> = {}): SnapshotFacts {
  const facts = factsOfGraph({
    permissions: 4,
    roles: 4,
    users: 3,
    inclusions: [[0, 1]],
    listed: [
      [0, 2],
      [1, 3],
      [2, 0],
      [3, 0],
      [3, 2],
      [3, 3],
    ],
    assigned: [
      [0, 0],
      [1, 1],
      [2, 1],
    ],
  })
  return {
    ...facts,
    permissions: facts.permissions.map((one, number) => ({ ...one, assignable: number !== 1 })),
    roles: facts.roles.map((role, number) => ({ ...role, custom: number !== 0 })),
    ...more,
  }
}

describe('a diagnosis', () => {
  test('counts errors that are about the same, with their requests', () => {
    const har = {
      log: {
        entries: [
          ...Array.from({ length: 3 }, (_, number) => ({
            request: {
              method: 'GET',
              url: `https://platform.ringcentral.com/restapi/v1.0/account/~/extension/${number % 2}/presence?access_token=abc`,
              headers: [{ name: 'Authorization', value: 'Bearer secret-token-value' }],
            },
            response: { status: 403, content: { text: JSON.stringify(lacking('p1')) } },
          })),
          {
            request: { method: 'GET', url: 'https://platform.ringcentral.com/restapi/v1.0/x' },
            response: {
              status: 429,
              content: {
                text: Buffer.from('{"errorCode":"CMN-301","message":"Slow down"}').toString(
                  'base64',
                ),
                encoding: 'base64',
              },
            },
          },
        ],
      },
    }
    const report = diagnose(JSON.stringify(har), askedOf(account()))
    expect(report.errors).toBe(4)
    expect(report.items.map(({ code, count, requests }) => ({ code, count, requests }))).toEqual([
      {
        code: 'CMN-408',
        count: 3,
        requests: [
          { method: 'GET', path: '/restapi/v1.0/account/~/extension/0/presence', count: 2 },
          { method: 'GET', path: '/restapi/v1.0/account/~/extension/1/presence', count: 1 },
        ],
      },
      {
        code: 'CMN-301',
        count: 1,
        requests: [{ method: 'GET', path: '/restapi/v1.0/x', count: 1 }],
      },
    ])
    expect(JSON.stringify(report)).not.toMatch(/secret-token|access_token/)
  })

  test('what stands where a code, a permission or a scope would is not repeated if it is a secret', () => {
    const secret = 'abcdefghijklmnop'
    const text = JSON.stringify({
      errorCode: `CMN-408 token=${secret}`,
      message: `user needs to have [Read client_secret=${secret}] permission`,
      permissionName: `password=${secret}`,
    })
    expect(JSON.stringify(diagnose(text, undefined))).not.toContain(secret)
  })

  test('an extension in the path is not taken for the user; who was signed in is', () => {
    const entry = (url: string, body: object) => ({
      request: { method: 'GET', url },
      response: { content: { text: JSON.stringify(body) } },
    })
    const failed = entry('/restapi/v1.0/account/~/extension/u1/presence', lacking('p1'))
    const nobody = diagnose(JSON.stringify([failed]), askedOf(account()))
    expect(nobody.items[0]!.users).toEqual([])
    expect(nobody.items[0]!.limits.join(' ')).toContain('does not say who made the requests')
    const own = entry('/restapi/v1.0/account/~/extension/~', { id: 'u0', extensionNumber: '1' })
    const known = diagnose(JSON.stringify([own, failed]), askedOf(account()))
    expect(known.items[0]!.users).toMatchObject([{ user: { id: 'u0' }, answer: 'no', errors: 1 }])
  })

  test('messages that differ by ids alone are about the same', () => {
    const errors = ['123', 'abc-4', '[x]'].map((id) => ({
      errorCode: 'CMN-102',
      message: `Resource for parameter [extensionId] is not found: ${id}`,
    }))
    const { items } = diagnose(JSON.stringify(errors), askedOf(account()))
    expect(items.map(({ count, message }) => `${count} ${message.slice(-3)}`)).toEqual([
      '2 123',
      '1 [x]',
    ])
  })

  test('a message of any length is shown in part, and looked at in time', () => {
    const page = { errorCode: 'CMN-201', message: 'x'.repeat(3_000_000) }
    const [item] = diagnose(JSON.stringify(page), undefined).items
    expect(item!.message).toHaveLength(1_001)
  })

  test('what a line in words was asked with is not repeated', () => {
    const line = 'GET https://example.com/restapi/v1.0/a?name=somebody -> 429 CMN-301'
    expect(JSON.stringify(diagnose(line, undefined))).not.toContain('somebody')
  })

  test('requests that are not listed are counted', () => {
    const entries = Array.from({ length: 60 }, (_, number) => ({
      request: { method: 'GET', url: `/restapi/v1.0/${number}` },
      response: { content: { text: JSON.stringify(lacking('p1')) } },
    }))
    const [item] = diagnose(JSON.stringify(entries), askedOf(account())).items
    expect(item!.requests).toHaveLength(50)
    expect(item!.limits[0]).toBe(
      'Of 60 different requests that failed so, the 50 most frequent are listed.',
    )
  })

  test('a permission that the account does not know is not told to be read where all was', () => {
    const limitsOf = (facts: SnapshotFacts) =>
      diagnose(JSON.stringify(lacking('New')), askedOf(facts)).items[0]!.limits.join(' ')
    const whole = { users: true, roles: true, permissions: true, apps: true, holders: true }
    expect(limitsOf(account({ whole }))).toContain('was read whole and does not have “New”')
    expect(limitsOf(account({ whole: { ...whole, permissions: false } }))).toContain('import the')
  })

  test('ranks the roles that bring it by least extra access, and says what else could be done', () => {
    const [item] = diagnose(JSON.stringify(lacking('p1')), askedOf(account()), 'u0').items
    expect(item!.switches.map(({ id, distance }) => `${id} ${distance}`)).toEqual(['p0 1'])
    expect(item!.remedies.map(({ kind, role, extra }) => `${kind} ${role.name} +${extra}`)).toEqual(
      [
        'give-role Role 2 +1',
        'give-role Role 3 +2',
        'copy-role Role 0 +1',
        'new-role Permission 0 only +1',
      ],
    )
    expect(item!.notEditable).toEqual([{ id: 'r0', name: 'Role 0' }])
    const [edit] = diagnose(
      JSON.stringify(lacking('p1')),
      askedOf(account()),
      'u1',
    ).items[0]!.remedies.filter(({ kind }) => kind === 'edit-role')
    // User 2 holds that role too.
    expect(edit).toMatchObject({ role: { id: 'r1' }, others: { value: 1 }, othersGain: 2 })
  })

  test('of several errors the change comes first that clears most; what none clears is counted', () => {
    const text = JSON.stringify([
      lacking('p1'),
      lacking('p1'),
      lacking('p2'),
      lacking('p3'),
      { errorCode: 'CMN-401', message: 'application needs to have [X] permission' },
    ])
    const report = diagnose(text, askedOf(account()), 'u2')
    expect(report.changes.map(({ clears, text: words }) => `${clears}: ${words}`)).toEqual([
      '3: Give User 2 the role “Role 3”.',
    ])
    // User 2 has p3 already, and the scope is the application's.
    expect(report.notCleared).toBe(2)
    expect(report.changeRequest).toContain('Role 3')
  })

  test('where the user has it as far as is known, nothing is to be changed', () => {
    const report = diagnose(JSON.stringify(lacking('p2')), askedOf(account()), 'u0')
    expect(report.items[0]!.users[0]!.answer).toBe('yes')
    expect(report.items[0]!.remedies).toEqual([])
    expect(report.changes).toEqual([])
  })

  test('nor where roles give it and the vendor says no: no change of roles would help', () => {
    const [permission, user] = [2, 0]
    const vendor = [
      {
        kind: 'permission-check' as const,
        ...{ user, permission, at: 9, part: 1, whole: true, target: '', answer: 'no' as const },
        grant: { role: undefined, permissionScopes: undefined },
      },
    ]
    const report = diagnose(JSON.stringify(lacking('p2')), askedOf(account({ vendor })), 'u0')
    expect(report.items[0]).toMatchObject({ users: [{ answer: 'no' }], remedies: [] })
    expect(report.items[0]!.limits.join(' ')).toContain('no change of roles is known to help')
    expect(report).toMatchObject({ changes: [], notCleared: 1 })
  })

  test('a role that was not read whole comes last, and is not said to bring nothing besides', () => {
    const facts = account()
    const roles = facts.roles.map((role, at) => ({ ...role, listingKnown: at !== 2 }))
    const [item] = diagnose(JSON.stringify(lacking('p1')), askedOf({ ...facts, roles }), 'u0').items
    const given = item!.remedies.filter(({ kind }) => kind === 'give-role')
    expect(given.map(({ more, role }) => `${role.id} ${more}`)).toEqual(['r3 false', 'r2 true'])
  })

  test('every switch brings the permission, and every remedy gives it to the user', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(accounts, fc.nat(), fc.nat(), (facts, a, b) => {
        const index = new AccessIndex(facts)
        const permission = a % facts.permissions.length
        const user = b % facts.users.length
        for (const one of switchesBringing(index, permission)) {
          expect(index.closure.reaches(one.permission, permission)).toBe(true)
          expect(facts.permissions[one.permission]!.assignable).toBe(true)
        }
        // The system extension has everything that belongs to no app, whatever it holds.
        if (index.computed(user, permission) === 'yes' || index.isSystemExtension(user)) return
        for (const { remedy } of remediesFor(index, permission, [user])) {
          met.add(remedy.kind)
          const after = editedIndex(sandboxOf(index, remedy.edits).sandbox)
          expect(after.computed(user, permission)).toBe('yes')
          const answer = whatIf(askedOf(facts), { edits: remedy.edits })
          const mine = answer.changedUsers.find(
            ({ user: one }) => one.id === facts.users[user]!.id,
          )!
          const { gained, perhapsGained } = mine.counts
          expect(remedy.extra).toBe(gained + perhapsGained - 1)
          if (mine.open) expect(remedy.more).toBe(true)
          const others = answer.changedUsers.filter((one) => one !== mine)
          const gaining = others.filter(({ counts }) => counts.gained > 0)
          expect(remedy.others.value).toBe(gaining.length)
          const perhaps = others.some(
            ({ counts }) => counts.gained === 0 && counts.perhapsGained > 0,
          )
          if (perhaps) expect(remedy.others.is).toBe('atLeast')
        }
      }),
      { numRuns: 300 },
    )
    expect([...met].sort()).toEqual(['copy-role', 'edit-role', 'give-role', 'new-role'])
  })
})

describe('what a request needs', () => {
  const presence = { method: 'GET', path: '/restapi/v1.0/account/~/extension/~/presence' }
  const named = (names: Record<number, string>): SnapshotFacts => {
    const facts = account()
    const permissions = facts.permissions.map((one, number) => ({
      ...one,
      id: names[number] ?? one.id,
    }))
    return { ...facts, permissions }
  }

  test('is answered with who could make it', () => {
    const asked = askedOf(named({ 2: 'ReadPresenceStatus' }))
    const needs = requestNeeds(asked, { ...presence, user: 'u1' })
    expect(needs).toMatchObject({
      operation: {
        applicationScopes: [['ReadPresence']],
        userPermissions: [['ReadPresenceStatus']],
      },
      whoCan: { answer: 'yes', users: { value: 1, is: 'total' }, unknown: 0 },
      users: [{ id: 'u0' }],
      user: { answer: 'no' },
    })
  })

  test('of alternatives one is enough', () => {
    const path = '/restapi/v1.0/account/~/extension/~'
    const asked = askedOf(named({ 2: 'EditUserInfo', 3: 'EditUserCredentials' }))
    const needs = requestNeeds(asked, { method: 'PUT', path })
    expect(needs.operation!.userPermissions).toEqual([['EditUserInfo'], ['EditUserCredentials']])
    expect(needs.whoCan).toMatchObject({ users: { value: 3 }, unknown: 0 })
  })

  test('is unknown of a permission that the account has never heard of', () => {
    const needs = requestNeeds(askedOf(account()), { ...presence, user: 'u0' })
    expect(needs).toMatchObject({
      whoCan: { answer: 'unknown', users: { value: 0, is: 'atLeast' }, unknown: 3 },
      user: { answer: 'unknown' },
    })
  })

  test('where none is stated, that is not said to be none needed', () => {
    const path = '/restapi/v1.0/dictionary/country'
    const needs = requestNeeds(askedOf(account()), { method: 'GET', path })
    expect(needs.whoCan).toBeUndefined()
    expect(needs.text.join(' ')).toContain('does not say that none is needed')
  })

  test('what the table does not list is said, and what is no path is refused', () => {
    expect(requestNeeds(undefined, { method: 'GET', path: '/x/y' }).operation).toBeUndefined()
    expect(() => requestNeeds(undefined, { method: 'GET', path: ' ' })).toThrow('is no path')
  })
})
