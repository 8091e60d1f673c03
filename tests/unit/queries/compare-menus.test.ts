import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { menuAccessOf } from '../../../src/main/access/vendor'
import { compareMenus } from '../../../src/main/queries/compare-menus'
import { menuTree } from '../../../src/main/queries/menus'
import type { ComparedMenuNode, MenuNode } from '../../../src/shared/schemas/access'
import { askedOf } from '../../support/asked'
import { answered, portalAccount } from '../../support/portal-account'
import { eitherVendor } from '../../support/random-account'

const twoUsers = eitherVendor.filter(({ apps, users }) => apps.length > 0 && users.length > 1)

function flat<N extends { children: N[] }>(nodes: readonly N[]): N[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)])
}

const outline = (nodes: readonly ComparedMenuNode[], depth = 0): string[] =>
  nodes.flatMap((node) => {
    const lacks = [
      ...(node.leftWithoutParent === true ? ['left without parent'] : []),
      ...(node.rightWithoutParent === true ? ['right without parent'] : []),
    ]
    const line = [`${'  '.repeat(depth)}${node.id} ${node.left} ${node.right}`, ...lacks].join(', ')
    return [line, ...outline(node.children, depth + 1)]
  })

const compared = (facts: Parameters<typeof askedOf>[0]) =>
  compareMenus(askedOf(facts), { app: 'a0', left: 'u0', right: 'u2' })

describe('two users side by side', () => {
  test('are what each one’s own tree says, menu by menu', () => {
    fc.assert(
      fc.property(twoUsers, (facts) => {
        const asked = askedOf(facts)
        const found = compareMenus(asked, { app: 'a0', left: 'u0', right: 'u1' })
        const nodes = flat(found.menus)
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
        const count = (left: string, right: string) =>
          nodes.filter((node) => node.left === left && node.right === right).length
        expect(found.counts).toEqual({
          both: count('yes', 'yes'),
          left: count('yes', 'no'),
          right: count('no', 'yes'),
          unknown: count('yes', 'unknown') + count('unknown', 'yes'),
        })
        for (const [user, side] of [
          [0, 'left'],
          [1, 'right'],
        ] as const) {
          const tree = menuTree(asked, { app: 'a0', user: `u${user}` })
          const own = flat<MenuNode>(tree.menus).map(({ id }) => id)
          const yes = nodes.filter((node) => node[side] === 'yes').map(({ id }) => id)
          expect(yes.sort()).toEqual(own.sort())
          const { answer, confirmed, count: menus, missing } = found[side]
          expect({ answer, confirmed, count: menus, missing }).toEqual({
            answer: tree.answer,
            confirmed: tree.confirmed,
            count: tree.count,
            missing: tree.missing,
          })
          for (const node of nodes) {
            const menu = facts.menus.findIndex(({ id }) => id === node.id)
            // Answers of one moment that contradict each other are unknown one by one.
            if (asked.index.appStatements.wordOn(user, 0)?.contested === true) continue
            expect(node[side]).toBe(menuAccessOf(asked.index, user, menu).answer)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  test('keep the way to a menu that is there without its parent, and mark it', () => {
    const vendor = [
      answered(0, 0, { permissions: [], menus: [0, 1] }),
      answered(2, 0, { permissions: [], menus: [1, 2] }),
    ]
    vendor.forEach((statement) => {
      if (statement.kind !== 'user-app-resources') return
      statement.menus = new Map(
        [...statement.menus!.keys()].map((menu) => [menu, menu === 1 ? 'm0' : undefined]),
      )
    })
    const found = compared(portalAccount({ vendor }))
    expect(outline(found.menus)).toEqual([
      'm0 yes no',
      '  m1 yes yes, right without parent',
      'm2 no yes',
    ])
    expect(found.counts).toEqual({ both: 1, left: 1, right: 1, unknown: 0 })
    expect(found.text).toBe(
      'In the app “App a0” “User 0” and “User 2” share 1 menu; only “User 0” has 1 menu, only “User 2” 1 menu.',
    )
  })

  test('a way through menus that neither has is kept', () => {
    const vendor = [
      answered(0, 0, { permissions: [], menus: [1] }),
      answered(2, 0, { permissions: [], menus: [] }),
    ]
    expect(outline(compared(portalAccount({ vendor })).menus)).toEqual([
      'm0 no no',
      '  m1 yes no, left without parent',
    ])
  })

  test('what is not known of one of them is unknown, and so is said', () => {
    const facts = portalAccount()
    facts.assignedAt[2] = -1
    const found = compared(facts)
    expect(outline(found.menus)).toEqual(['m0 yes unknown', '  m1 yes unknown', 'm2 no unknown'])
    expect(found.counts).toEqual({ both: 0, left: 0, right: 0, unknown: 2 })
    expect(found.text).toContain('not known whether the other does')
    expect(found.left.confirmed).toBe(false)
    expect(found.right.confirmed).toBeUndefined()
  })

  test('the same user twice is an error', () => {
    const ask = () =>
      compareMenus(askedOf(portalAccount()), { app: 'a0', left: 'u0', right: 'User 0' })
    expect(ask).toThrow('Both users are the same: User 0 (u0).')
  })
})
