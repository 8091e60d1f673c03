import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairsOf } from '../../../src/main/access/links'
import type { SnapshotFacts } from '../../../src/main/access/model'
import { roleDetail } from '../../../src/main/queries/role-detail'
import { roleRows } from '../../../src/main/queries/roles'
import { askedOf } from '../../support/asked'
import { factsOfGraph, graphs } from '../../support/random-graph'

/** Configure (0) includes Read (1), which has no switch; Legacy (2) has none and nothing brings it. */
function frontDesk(): SnapshotFacts {
  const facts = factsOfGraph({
    permissions: 4,
    roles: 2,
    users: 3,
    inclusions: [[0, 1]],
    listed: [
      [0, 0],
      [0, 1],
      [0, 2],
    ],
    assigned: [
      [2, 0],
      [0, 0],
    ],
  })
  const named = ['Configure', 'Read', 'Legacy', 'Other']
  named.forEach((name, at) => (facts.permissions[at]!.name = name))
  facts.permissions[1]!.assignable = false
  facts.permissions[2]!.assignable = false
  facts.roles[0]!.name = 'Front desk'
  return facts
}

const gives = (detail: ReturnType<typeof roleDetail>) =>
  detail.permissions.map(({ name, kind, through, baseline }) => [
    name,
    kind,
    through.map((one) => one.name).join(),
    baseline,
  ])

describe('one role', () => {
  test('gives what it lists and what that includes, each with how', () => {
    const detail = roleDetail(askedOf(frontDesk()), 'front desk')
    expect(gives(detail)).toEqual([
      ['Configure', 'listed', '', false],
      ['Legacy', 'listed', '', true],
      ['Read', 'included', 'Configure', false],
    ])
    expect(detail).toMatchObject({
      rest: 'no',
      restOfMenus: 'no',
      missing: [],
      role: { listed: 2, listingKnown: true, users: { value: 2, is: 'total' } },
      users: [{ id: 'u0' }, { id: 'u2' }],
    })
  })

  test('of which not all was read does not say no to the rest', () => {
    const facts = frontDesk()
    facts.permissions[1]!.includesKnown = false
    const detail = roleDetail(askedOf(facts), 'r0')
    expect(detail.rest).toBe('unknown')
    expect(detail.missing).toEqual([expect.objectContaining({ kind: 'permission' })])

    const unlisted = frontDesk()
    unlisted.roles[0]!.listingKnown = false
    expect(roleDetail(askedOf(unlisted), 'r0')).toMatchObject({
      rest: 'unknown',
      role: { listingKnown: false },
      missing: [{ kind: 'role', subject: 'r0' }],
    })
  })

  test('is held by at least so many where somebody’s roles were not read', () => {
    const facts = frontDesk()
    facts.assignedAt[1] = -1
    expect(roleDetail(askedOf(facts), 'r0').role.users).toEqual({ value: 2, is: 'atLeast' })
  })

  test('shows what the vendor named it for, where what it lists was not read', () => {
    const facts = frontDesk()
    facts.roles[0]!.listingKnown = false
    facts.vendor = [
      {
        kind: 'permission-check',
        user: 0,
        at: 5,
        part: 1,
        whole: true,
        target: '',
        permission: 3,
        answer: 'yes',
        grant: { role: 'r0', permissionScopes: undefined },
      },
    ]
    expect(gives(roleDetail(askedOf(facts), 'r0'))).toContainEqual(['Other', 'vendor', '', false])
    facts.roles[0]!.listingKnown = true
    expect(gives(roleDetail(askedOf(facts), 'r0')).map(([name]) => name)).not.toContain('Other')
  })

  test('gives menus by itself and in groups, and there may be more while a group was not read', () => {
    const facts = frontDesk()
    facts.apps = [
      {
        id: 'wind',
        name: 'Wind',
        names: {},
        code: undefined,
        organization: undefined,
        enabled: undefined,
        created: undefined,
        menusKnown: true,
        permissionsKnown: true,
        groupsKnown: true,
        groupsAt: 1,
      },
    ]
    const menu = (id: string): SnapshotFacts['menus'][number] => ({
      id,
      app: 0,
      code: id,
      name: `Menu ${id}`,
      url: '',
      order: undefined,
      parent: undefined,
      sourceApp: undefined,
      inCatalogue: true,
    })
    facts.menus = [menu('b'), menu('a'), menu('c')]
    facts.roleMenus = pairsOf([[0, 2]])
    facts.menuGroups = [{ id: 'g', app: 0, name: 'Operators', menus: [0, 1] }]
    facts.roleMenuGroups = [[0, 0]]
    const detail = roleDetail(askedOf(facts), 'r0')
    expect(detail.menus.map(({ id, groups }) => [id, groups.map(({ name }) => name)])).toEqual([
      ['a', ['Operators']],
      ['b', ['Operators']],
      ['c', []],
    ])
    expect(detail.restOfMenus).toBe('no')
    facts.apps[0]!.groupsKnown = false
    expect(roleDetail(askedOf(facts), 'r0').restOfMenus).toBe('unknown')
    expect(roleDetail(askedOf(facts), 'r1').restOfMenus).toBe('no')
  })

  test('agrees with the index, and with its row in the list', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const asked = askedOf(factsOfGraph(graph))
        const rows = roleRows(asked, () => 'yes').roles
        for (let role = 0; role < graph.roles; role++) {
          const detail = roleDetail(asked, `r${role}`)
          const given = asked.index.facts.permissions
            .filter((_, permission) => asked.index.roleGives(role, permission) === 'yes')
            .map(({ id }) => id)
          expect(detail.permissions.map(({ id }) => id).sort()).toEqual(given.sort())
          for (const { kind, through } of detail.permissions) {
            expect(through.length > 0).toBe(kind === 'included')
          }
          expect(rows.find(({ id }) => id === `r${role}`)).toEqual(detail.role)
          expect(detail.permissions.filter(({ kind }) => kind === 'listed')).toHaveLength(
            detail.role.listed,
          )
        }
      }),
    )
  })
})
