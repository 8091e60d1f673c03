/** The graph of the sample account, which is what a newcomer sees, and of an organization of EnOS, in real files. */
import { describe, expect, test } from 'vitest'
import { sampleImports } from '../../../src/main/connectors/sample/sample-account'
import { around, members } from '../../../src/main/queries/graph/around'
import { routes } from '../../../src/main/queries/graph/routes'
import type { Asked } from '../../../src/main/queries/reader'
import { why } from '../../../src/main/queries/why'
import { writeImport } from '../../../src/main/store/write-import'
import type { NodeReference } from '../../../src/shared/schemas/graph'
import { day, TestAccount } from '../../support/account'
import { assignment, menu, menuGroups, part, roleList, roleResources } from '../../support/parts'

const account = ''

function sample(): Asked {
  const made = new TestAccount()
  for (const one of sampleImports(Date.UTC(2026, 10, 20))) writeImport(made.db, made.file, one)
  return made.ask()
}

describe('the sample account', () => {
  const standard: NodeReference = { kind: 'role', id: 'Standard' }

  test('a role stands between those who hold it and what it lists and that includes', () => {
    const asked = sample()
    const picture = around(asked, { account, focus: [standard] })
    const [group] = picture.groups
    expect(picture.groups).toHaveLength(1)
    expect(group).toMatchObject({ kind: 'user', tier: 0, alike: true })
    const holders = picture.nodes.find(({ focus }) => focus)!.above.value
    expect(group!.count).toEqual({ value: holders, is: 'total' })
    expect(members(asked, { account, focus: [standard], group: group!.key }).total).toBe(holders)
    expect(picture.edges).toContainEqual({
      from: group!.key,
      to: 'role:4',
      kind: 'holds',
      count: holders,
    })
    expect(picture.edges.some(({ kind }) => kind === 'includes')).toBe(true)
    expect(picture.notDrawn).toEqual([])
    expect(picture.missing).toEqual([])
  })

  test('every way that a proof counts is told, in a sentence', () => {
    const asked = sample()
    const user = asked.index.facts.users[3]!.id
    const found = routes(asked, {
      account,
      from: { kind: 'user', id: user },
      to: { kind: 'permission', id: 'ReadPresence' },
      limit: 1_000,
    })
    const proof = why(asked, { user, permission: 'ReadPresence' })
    expect(found.answer).toBe(proof.computed)
    expect(found.total.value).toBe(found.routes.length)
    expect(found.routes.length).toBeGreaterThanOrEqual(proof.routesTotal)
    for (const { text } of found.routes) {
      expect(text).toMatch(/^David Kowalski holds the role “[^”]+”, which lists “.+”\.$/)
    }
  })
})

/** User u holds role r, which gives permission P and the menu group g of app a; that holds the menus m and n. */
function portal(): Asked {
  const made = new TestAccount('enos')
  made.import(
    [
      part(
        'app',
        'a',
        {
          id: 'a',
          organization: 'o',
          names: { en_US: 'Wind Monitor' },
          menus: [menu('n'), menu('m', 'n'), menu('other')],
          permissions: [{ id: 'P', names: { en_US: 'Operate' } }],
        },
        { takenAt: day(1) },
      ),
      menuGroups('a', { g: ['m', 'n'] }, day(1)),
      roleList([{ id: 'r', name: 'Operator' }], day(1)),
      roleResources('r', ['a/P', 'a#g'], day(1)),
      part('assignment', 'u', assignment('u', ['r']), { takenAt: day(1) }),
    ],
    { connector: 'enos', externalId: 'o' },
  )
  return made.ask()
}

describe('an organization of EnOS', () => {
  const user: NodeReference = { kind: 'user', id: 'u' }

  test('leads from users by roles and menu groups to menus, beside the permissions of the app', () => {
    const { edges, nodes } = around(portal(), { account, focus: [user], hops: 3 })
    expect(nodes.map(({ key, tier }) => `${tier} ${key}`).sort()).toEqual([
      '0 user:u',
      '1 role:r',
      '2 menu-group:a/g',
      '2 permission:a/P',
      '3 menu:a/m',
      '3 menu:a/n',
    ])
    expect(edges.map(({ from, kind, to }) => `${from} ${kind} ${to}`).sort()).toEqual([
      'menu-group:a/g contains menu:a/m',
      'menu-group:a/g contains menu:a/n',
      'role:r gives menu-group:a/g',
      'role:r lists permission:a/P',
      'user:u holds role:r',
    ])
  })

  test('a menu is reached by its group; of one that no group holds it is known that none leads there', () => {
    const asked = portal()
    const to = (id: string): NodeReference => ({ kind: 'menu', id, app: 'a' })
    const reached = routes(asked, { account, from: to('m'), to: user })
    expect(reached.answer).toBe('yes')
    expect(reached.routes.map(({ steps }) => steps.map(({ id }) => id))).toEqual([
      ['u', 'r', 'g', 'm'],
    ])
    const role: NodeReference = { kind: 'role', id: 'r' }
    expect(routes(asked, { account, from: role, to: to('other') }).answer).toBe('no')
  })
})
