import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphOf } from '../../../../src/main/access/graph/access-graph'
import { around, members } from '../../../../src/main/queries/graph/around'
import { keyOf, nameOf, nodeNamed } from '../../../../src/main/queries/graph/nodes'
import type { Asked } from '../../../../src/main/queries/reader'
import type { Input, Output } from '../../../../src/shared/contract'
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
import { eitherVendor } from '../../../support/random-account'

type Picture = Output<'graph', 'around'>
const account = ''
const see = (asked: Asked, input: Omit<Input<'graph', 'around'>, 'account'>): Picture =>
  around(asked, { account, ...input })

/** Fifty hold Desk alone, one holds Boss; Desk lists Edit, which includes Read. */
function crowd(): Asked {
  const made = new TestAccount('ringcentral')
  const people = Array.from({ length: 51 }, (_, at) => user(String(at + 1), `User ${at + 1}`))
  made.import([
    userList(people, day(1)),
    roleList([role('10', ['Edit']), role('20', ['Read'])], day(1)),
    dictionary([permission('Edit', ['Read']), permission('Read', [])], day(1)),
    ...people.map((_, at) =>
      part(
        'assignment',
        String(at + 1),
        assignment(String(at + 1), at < 50 ? ['10'] : ['10', '20']),
        {
          takenAt: day(1),
        },
      ),
    ),
  ])
  return made.ask()
}
const desk: NodeReference = { kind: 'role', id: '10' }
const lines = ({ edges }: Picture): string[] =>
  edges.map(({ count, from, kind, to }) => `${from} ${kind} ${to} ×${count}`).sort()

describe('what is around', () => {
  test('a role: its users in one group, and what it lists and that includes', () => {
    const asked = crowd()
    expect(see(asked, { focus: [desk] }).nodes.map(({ key }) => key)).not.toContain('role:20')
    const picture = see(asked, { focus: [desk], direction: 'any' })
    const [group] = picture.groups
    expect(picture.groups).toHaveLength(1)
    expect(group).toMatchObject({ kind: 'user', tier: 0, count: { value: 51, is: 'total' } })
    expect(picture.nodes.map(({ key, tier }) => [key, tier])).toEqual([
      ['role:10', 1],
      ['permission:Edit', 2],
      ['role:20', 1],
      ['permission:Read', 3],
    ])
    expect(lines(picture)).toEqual([
      `${group!.key} holds role:10 ×51`,
      `${group!.key} holds role:20 ×1`,
      'permission:Edit includes permission:Read ×1',
      'role:10 lists permission:Edit ×1',
      'role:20 lists permission:Read ×1',
    ])
  })

  test('a group is the same in the next picture, lists its members, and unfolds', () => {
    const asked = crowd()
    const { key } = see(asked, { focus: [desk] }).groups[0]!
    const nearer = see(asked, { focus: [desk], hops: 1 })
    expect(nearer.groups[0]!.key).toBe(key)
    const page = members(asked, {
      account,
      focus: [desk],
      hops: 1,
      group: key,
      offset: 49,
      limit: 5,
    })
    expect(page.total).toBe(51)
    expect(page.members.map(({ name }) => name)).toEqual(['User 50', 'User 51'])
    const open = see(asked, { focus: [desk], hops: 1, unfolded: [key] })
    expect(open.groups).toEqual([])
    expect(open.nodes).toHaveLength(51 + 2)
    expect(() =>
      members(asked, { account, focus: [desk], hops: 1, group: 'group:user:x' }),
    ).toThrow('not in the picture any more')
  })

  test('too many that are not alike fold too, and unfold', () => {
    const made = new TestAccount('ringcentral')
    const people = Array.from({ length: 150 }, (_, at) => user(`u${at}`, `User ${at}`))
    made.import([
      userList(people, day(1)),
      roleList(
        [role('10', ['Edit']), ...people.map((_, at) => role(`r${at}`, ['Edit', `Own${at}`]))],
        day(1),
      ),
      ...people.map(({ id }, at) =>
        part('assignment', id, assignment(id, ['10', `r${at}`]), { takenAt: day(1) }),
      ),
    ])
    const asked = made.ask()
    const input = { focus: [desk], direction: 'any' as const }
    const roles = see(asked, input).groups.find(({ kind }) => kind === 'role')!
    expect(roles).toMatchObject({ alike: false, count: { value: 150 } })
    const page = members(asked, { account, ...input, group: roles.key, limit: 2 })
    expect(page.total).toBe(150)
    const open = see(asked, { ...input, unfolded: [roles.key] })
    expect(open.nodes.filter(({ kind }) => kind === 'role')).toHaveLength(151)
    expect(open.groups.map(({ kind }) => kind)).toEqual(['user'])
  })

  test('one way only, hidden, kept alone', () => {
    const asked = crowd()
    const keys = (input: Omit<Input<'graph', 'around'>, 'account' | 'focus'>) =>
      see(asked, { focus: [desk], ...input }).nodes.map(({ key }) => key)
    expect(keys({ direction: 'below' })).toEqual(['role:10', 'permission:Edit', 'permission:Read'])
    expect(keys({ direction: 'below', hidden: [{ kind: 'permission', id: 'Edit' }] })).toEqual([
      'role:10',
    ])
    expect(keys({ only: [{ kind: 'permission', id: 'Read' }] })).toEqual([
      'role:10',
      'permission:Read',
    ])
  })

  test('says what was not read, and counts what is at least there', () => {
    const made = new TestAccount('ringcentral')
    made.import([
      roleList([role('10', ['Edit'])], day(1)),
      part('assignment', '1', assignment('1', ['10']), { takenAt: day(1) }),
    ])
    const picture = see(made.ask(), { focus: [desk] })
    expect(picture.nodes[0]).toMatchObject({ key: 'role:10', above: { value: 1, is: 'atLeast' } })
    expect(picture.nodes.find(({ kind }) => kind === 'permission')).toMatchObject({ whole: false })
    expect(picture.missing.length).toBeGreaterThan(0)
  })
})

const cases = fc.tuple(eitherVendor, fc.nat(), fc.constantFrom('above', 'below', 'both', 'any'))

test('every drawn edge is a fact, of its kind, between nodes that are named', () => {
  let met = 0
  fc.assert(
    fc.property(cases, ([facts, seed, direction]) => {
      const asked = askedOf(facts)
      const graph = graphOf(asked.index)
      const { app, id, kind } = nameOf(asked.index, seed % graph.size)
      const focus = [{ kind, id, ...(app === undefined ? {} : { app }) }]
      const { edges, nodes } = see(asked, { focus, hops: 4, direction })
      for (const edge of edges) {
        const [above, below] = [edge.from, edge.to].map((key) => {
          const node = nodes.find((one) => one.key === key)!
          return nodeNamed(asked.index, {
            kind: node.kind,
            id: node.id,
            ...(node.app === undefined ? {} : { app: node.app }),
          })
        })
        expect(graph.below.has(above!, below!)).toBe(true)
        expect(graph.edgeKind(above!, below!)).toBe(edge.kind)
        expect(edge.count).toBe(1)
        met++
      }
    }),
    { seed: 5, numRuns: 150 },
  )
  expect(met).toBeGreaterThan(0)
})

test('an included permission stands right of what includes it, unless they go in a circle', () => {
  fc.assert(
    fc.property(cases, ([facts, seed]) => {
      const asked = askedOf(facts)
      const graph = graphOf(asked.index)
      fc.pre(graph.size > 0)
      const { app, id, kind } = nameOf(asked.index, seed % graph.size)
      const picture = see(asked, {
        focus: [{ kind, id, ...(app ? { app } : {}) }],
        hops: 4,
        foldFrom: 1_000_000,
      })
      const nodes = new Map(picture.nodes.map((node) => [node.key, node]))
      const { closure } = asked.index
      for (const edge of picture.edges) {
        const [from, to] = [nodes.get(edge.from)!, nodes.get(edge.to)!]
        const numbers = [from, to].map((node) =>
          graph.numberOf(
            nodeNamed(asked.index, {
              kind: node.kind,
              id: node.id,
              ...(node.app ? { app: node.app } : {}),
            }),
          ),
        )
        const circle =
          edge.kind === 'includes' &&
          closure.component[numbers[0]!] === closure.component[numbers[1]!]
        if (circle) expect(from.tier).toBe(to.tier)
        else expect(from.tier).toBeLessThan(to.tier)
        expect(keyOf(to)).toBe(to.key)
      }
    }),
    { seed: 6, numRuns: 100 },
  )
})
