import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphOf } from '../../../../src/main/access/graph/access-graph'
import { routesOf } from '../../../../src/main/access/routes'
import { nameOf } from '../../../../src/main/queries/graph/nodes'
import { routes } from '../../../../src/main/queries/graph/routes'
import type { Asked } from '../../../../src/main/queries/reader'
import type { NodeReference } from '../../../../src/shared/schemas/graph'
import { TestAccount, day } from '../../../support/account'
import { askedOf } from '../../../support/asked'
import {
  assignment,
  dictionary,
  part,
  permission,
  role,
  roleList,
  user,
  userList,
} from '../../../support/parts'
import { accounts, eitherVendor } from '../../../support/random-account'

function anna(): Asked {
  const made = new TestAccount('ringcentral')
  made.import([
    userList([user('1', 'Anna'), user('2', 'Ben')], day(1)),
    roleList([role('10', ['Edit', 'Manage']), role('20', ['Read'])], day(1)),
    dictionary(
      [permission('Manage', ['Edit']), permission('Edit', ['Read']), permission('Read', [])],
      day(1),
    ),
    part('assignment', '1', assignment('1', ['10', '20']), { takenAt: day(1) }),
  ])
  return made.ask()
}
const ask = (asked: Asked, from: NodeReference, to: NodeReference, page = {}) =>
  routes(asked, { account: '', from, to, ...page })
const none = new Uint32Array()
const user1 = { kind: 'user', id: '1' } as const
const read = { kind: 'permission', id: 'Read' } as const

describe('ways between two', () => {
  test('are all told, shortest first, each as a sentence', () => {
    const found = ask(anna(), user1, read)
    expect(found).toMatchObject({ answer: 'yes', total: { value: 3, is: 'total' } })
    expect(found.routes.map(({ text }) => text)).toEqual([
      'Anna holds the role “Role 20”, which lists “Name of Read”.',
      'Anna holds the role “Role 10”, which lists “Name of Edit”, which includes “Name of Read”.',
      'Anna holds the role “Role 10”, which lists “Name of Manage”, which includes “Name of Edit”, which includes “Name of Read”.',
    ])
    expect(found.sentences).toEqual([
      'Yes: Anna has “Name of Read”.',
      '3 ways lead from Anna to “Name of Read”.',
    ])
  })

  test('are the same asked upside down, and come in pages', () => {
    expect(ask(anna(), read, user1).routes).toEqual(ask(anna(), user1, read).routes)
    const page = ask(anna(), user1, read, { offset: 1, limit: 1 })
    expect(page.routes).toEqual([ask(anna(), user1, read).routes[1]])
  })

  test('are known not to be only where all was read', () => {
    const ben = { kind: 'user', id: '2' } as const
    expect(ask(anna(), user1, { kind: 'role', id: '20' }).answer).toBe('yes')
    const unknown = ask(anna(), ben, read)
    expect(unknown).toMatchObject({ answer: 'unknown', total: { value: 0, is: 'atLeast' } })
    expect(unknown.missing.length).toBeGreaterThan(0)
    const absent = ask(anna(), { kind: 'role', id: '20' }, { kind: 'permission', id: 'Edit' })
    expect(absent).toMatchObject({ answer: 'no', total: { value: 0, is: 'total' }, missing: [] })
    expect(absent.sentences[0]).toContain('No way leads from the role “Role 20” to “Name of Edit”')
  })

  test('that cannot be are refused with those that can', () => {
    expect(() => ask(anna(), user1, { kind: 'user', id: '2' })).toThrow('from a user to a user')
    expect(() => ask(anna(), read, read)).toThrow('one and the same')
  })

  test('in a chain longer than the call stack are counted', () => {
    const length = 12_000
    const [base] = fc.sample(accounts, { numRuns: 1, seed: 1 })
    const one = base!.permissions[0]!
    const facts = {
      ...base!,
      permissions: Array.from({ length }, (_, at) => ({ ...one, id: `P${at}`, name: `P${at}` })),
      inclusions: Array.from({ length: length - 1 }, (_, at): [number, number] => [at, at + 1]),
      listed: [[0, 0]] as [number, number][],
      vendor: [],
      directPermissions: { ...base!.directPermissions, pairs: { from: none, to: none } },
    }
    const asked = askedOf(facts)
    const from = { kind: 'role', id: facts.roles[0]!.id } as const
    expect(ask(asked, from, { kind: 'permission', id: `P${length - 1}` })).toMatchObject({
      answer: 'yes',
      total: { value: 1 },
    })
  })
})

test('more ways than a number can count are said to be at least so many, and listed a page at a time', () => {
  // Each permission includes two, and both of these the next: ways double at every second step.
  const doublings = 60
  const id = (step: number, side = ''): string => `P${step}${side}`
  const made = new TestAccount('ringcentral')
  made.import([
    roleList([role('10', [id(0)])], day(1)),
    dictionary(
      Array.from({ length: doublings }, (_, step) => [
        permission(id(step), [id(step, 'a'), id(step, 'b')]),
        permission(id(step, 'a'), [id(step + 1)]),
        permission(id(step, 'b'), [id(step + 1)]),
      ])
        .flat()
        .concat(permission(id(doublings), [])),
      day(1),
    ),
  ])
  const from = { kind: 'role', id: '10' } as const
  const asked = made.ask()
  const found = ask(asked, from, { kind: 'permission', id: id(doublings) }, { limit: 3 })
  expect(found.total).toEqual({ value: Number.MAX_SAFE_INTEGER, is: 'atLeast' })
  expect(found.routes).toHaveLength(3)
  expect(found.nodes).toHaveLength(3 * doublings + 2)
  const fewer = ask(asked, from, { kind: 'permission', id: id(10) })
  expect(fewer.total).toEqual({ value: 2 ** 10, is: 'total' })
})

test('of a user and a permission are as many as the routes of its proof have chains', () => {
  const met = { yes: 0, several: 0 }
  fc.assert(
    fc.property(eitherVendor, (facts) => {
      const asked = askedOf(facts)
      const { index } = asked
      const graph = graphOf(index)
      facts.users.forEach((_, user) => {
        facts.permissions.forEach((__, thing) => {
          const reference = (node: number): NodeReference => {
            const { app, id, kind } = nameOf(index, node)
            return { kind, id, ...(app === undefined ? {} : { app }) }
          }
          const found = routes(asked, {
            account: '',
            from: reference(graph.node('user', user)),
            to: reference(graph.node('permission', thing)),
            limit: 1_000,
          })
          const proof = routesOf(index, user, thing)
          const chains = proof.routes.reduce((sum, route) => sum + route.chains, 0)
          expect(found.total.value).toBe(chains)
          if (chains > 0) met.yes++
          if (chains > 1) met.several++
          expect(found.routes).toHaveLength(Math.min(chains, 1_000))
          const texts = found.routes.map(({ steps }) => JSON.stringify(steps))
          expect(new Set(texts).size).toBe(texts.length)
          const on = new Set(found.nodes.map((node) => JSON.stringify(node)))
          for (const { steps } of found.routes) {
            for (const { app, id, kind } of steps) {
              expect(
                on.has(JSON.stringify({ kind, id, ...(app === undefined ? {} : { app }) })),
              ).toBe(true)
            }
          }
        })
      })
    }),
    { seed: 3, numRuns: 100 },
  )
  expect(met.several).toBeGreaterThan(0)
})
