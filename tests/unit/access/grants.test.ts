import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../src/main/access/access-index'
import { cutOf, menuCutOf } from '../../../src/main/access/cut'
import { pairsOf } from '../../../src/main/access/links'
import type { MenuFact, SnapshotFacts, VendorStatement } from '../../../src/main/access/model'
import { menuRoutesOf, routesOf } from '../../../src/main/access/routes'
import { accessOf, menuAccessOf } from '../../../src/main/access/vendor'
import { appAnswer, userMenus } from '../../../src/main/queries/app-access'
import { holderCounts, holdersOf, holdersOfMenu } from '../../../src/main/queries/who-can'
import { accounts } from '../../support/random-account'
import { factsOfGraph } from '../../support/random-graph'

/**
 * As real accounts are: checks only outside apps; of a user and an app one answer about menus, and
 * possibly another one about permissions alone, which both tell of by the newest.
 */
const realAccounts = accounts.map((account): SnapshotFacts => {
  const first = new Map<string, Extract<VendorStatement, { kind: 'user-app-resources' }>>()
  const second = new Set<string>()
  const vendor = account.vendor.flatMap((statement): VendorStatement[] => {
    if (statement.kind === 'permission-check' || statement.kind === 'error-observation') {
      return account.permissions[statement.permission]!.app === undefined ? [statement] : []
    }
    if (statement.kind !== 'user-app-resources') return [statement]
    const key = `${statement.user} ${statement.app}`
    const other = first.get(key)
    if (!other) {
      first.set(key, statement)
      return [statement]
    }
    if (second.has(key)) return []
    second.add(key)
    return [{ ...statement, menus: undefined, granted: other.granted }]
  })
  return { ...account, vendor }
})

function facts(more: Partial<SnapshotFacts> = {}): SnapshotFacts {
  return factsOfGraph(
    { permissions: 3, roles: 2, users: 3, inclusions: [[0, 1]], listed: [], assigned: [[0, 0]] },
    { connector: 'enos', ...more },
  )
}

const app = {
  id: 'a',
  name: 'App',
  names: { '': 'App' },
  code: undefined,
  organization: undefined,
  enabled: undefined,
  created: undefined,
  menusKnown: true,
  permissionsKnown: true,
  groupsKnown: true,
  groupsAt: 1,
}

const menu = (id: string, parent?: string): MenuFact => ({
  id,
  app: 0,
  code: id,
  name: `Menu ${id}`,
  url: '',
  order: undefined,
  parent,
  sourceApp: undefined,
  inCatalogue: true,
})

const group = (id: string, menus: number[]) => ({ id, app: 0, name: `Group ${id}`, menus })

const answerInApp = (
  user: number,
  at: number,
  menus: number[] | undefined,
  whole = true,
): VendorStatement => ({
  kind: 'user-app-resources',
  user,
  app: 0,
  at,
  part: 1,
  whole,
  granted: new Map(),
  menus: menus && new Map(menus.map((one) => [one, undefined])),
})

describe('laws over random accounts with apps, menus, direct grants and gaps', () => {
  test('holders and their counts are what each user asked alone says', () => {
    fc.assert(
      fc.property(realAccounts, (account) => {
        const index = new AccessIndex(account)
        const counts = holderCounts(index)
        account.permissions.forEach((_, permission) => {
          const answers = account.users.map(
            (_one, user) => accessOf(index, user, permission).answer,
          )
          const saying = (wanted: string) =>
            answers.flatMap((answer, user) => (answer === wanted ? [user] : []))
          const { unknown, yes } = holdersOf(index, permission)
          expect(yes.page()).toEqual(saying('yes'))
          expect(unknown.page()).toEqual(saying('unknown'))
          expect(unknown.size).toBe(saying('unknown').length)
          expect(counts[permission]).toEqual({
            value: saying('yes').length,
            is: account.whole.holders && saying('unknown').length === 0 ? 'total' : 'atLeast',
          })
        })
      }),
      { numRuns: 300 },
    )
  })

  test('holders of a menu, and the menus of a user, are what each pair asked alone says', () => {
    fc.assert(
      fc.property(realAccounts, (account) => {
        const index = new AccessIndex(account)
        const answerOf = (user: number, number: number) => menuAccessOf(index, user, number).answer
        account.menus.forEach((_, number) => {
          const { yes, unknown } = holdersOfMenu(index, number)
          account.users.forEach((_one, user) => {
            const expected = yes.has(user) ? 'yes' : unknown.has(user) ? 'unknown' : 'no'
            expect(answerOf(user, number)).toBe(expected)
          })
        })
        account.users.forEach((_, user) => {
          account.apps.forEach((_one, inApp) => {
            const found = userMenus(index, user, inApp)
            const numbers = account.menus.flatMap((one, at) => (one.app === inApp ? [at] : []))
            const yes = numbers.filter((number) => answerOf(user, number) === 'yes')
            expect([...found.parents.keys()].sort((a, b) => a - b)).toEqual(yes)
            // Where nothing is missing, no menu is unknown.
            if (found.missing.length > 0) return
            for (const number of numbers) expect(answerOf(user, number)).not.toBe('unknown')
          })
        })
      }),
      { numRuns: 300 },
    )
  })

  test('a "no" in an app is only said where no permission or menu of it may be had', () => {
    fc.assert(
      fc.property(realAccounts, (account) => {
        const index = new AccessIndex(account)
        account.users.forEach((_, user) => {
          account.apps.forEach((_one, inApp) => {
            const answer = appAnswer(index, user, inApp)
            const all = [
              ...index.permissionsIn(inApp).map((one) => accessOf(index, user, one).answer),
              ...account.menus.flatMap((one, at) =>
                one.app === inApp ? [menuAccessOf(index, user, at).answer] : [],
              ),
            ]
            expect(answer === 'yes').toBe(all.includes('yes'))
            if (answer === 'no') expect(all.every((one) => one === 'no')).toBe(true)
          })
        })
      }),
      { numRuns: 300 },
    )
  })

  test('there is a route where computation says yes, and the cut names what it starts with', () => {
    fc.assert(
      fc.property(realAccounts, (account) => {
        const index = new AccessIndex(account)
        account.users.forEach((_, user) => {
          account.permissions.forEach((_one, permission) => {
            const { routes } = routesOf(index, user, permission)
            const byRule = index.isSystemExtension(user)
            if (!byRule) {
              expect(routes.length > 0).toBe(index.computed(user, permission) === 'yes')
            }
            expect(index.viaOfUser(user, permission).length > 0).toBe(routes.length > 0)
            const { roles, direct } = cutOf(index, user, permission)
            const starts = routes.map((route) => route.role ?? 'direct')
            expect(new Set(starts)).toEqual(
              new Set([...roles.map(({ role }) => role), ...direct.map(() => 'direct')]),
            )
          })
          account.menus.forEach((_one, number) => {
            const routes = menuRoutesOf(index, user, number)
            expect(routes.length > 0).toBe(index.computedMenu(user, number) === 'yes')
            const { roles, direct } = menuCutOf(index, user, number)
            expect(new Set(routes.map((route) => route.role ?? 'direct'))).toEqual(
              new Set([...roles.map(({ role }) => role), ...direct.map(() => 'direct')]),
            )
          })
        })
      }),
      { numRuns: 200 },
    )
  })

  test('a further direct grant takes nothing away, and while the list of them is not whole nothing is a no', () => {
    fc.assert(
      fc.property(realAccounts, fc.nat(), fc.nat(), (account, a, b) => {
        const known = new AccessIndex(account)
        const user = a % account.users.length
        const permission = b % account.permissions.length
        const { pairs } = account.directPermissions
        const more = new AccessIndex({
          ...account,
          directPermissions: {
            ...account.directPermissions,
            pairs: known.directPermissions.has(user, permission)
              ? pairs
              : {
                  from: Uint32Array.from([...pairs.from, user]),
                  to: Uint32Array.from([...pairs.to, permission]),
                },
          },
        })
        account.permissions.forEach((_, one) => {
          const before = known.computed(user, one)
          const after = more.computed(user, one)
          if (before === 'yes') expect(after).toBe('yes')
          if (!account.directPermissions.whole) expect(before).not.toBe('no')
        })
      }),
      { numRuns: 200 },
    )
  })
})

describe('permissions granted directly', () => {
  test('are had beside roles, with what they include', () => {
    const index = new AccessIndex(
      facts({
        directPermissions: { pairs: pairsOf([[1, 0]]), whole: true, cameAfter: new Set(), at: 2 },
      }),
    )
    expect([0, 1, 2].map((permission) => index.computed(1, permission))).toEqual([
      'yes',
      'yes',
      'no',
    ])
    expect(index.viaOfUser(1, 0)).toEqual(['direct'])
    expect(index.viaOfUser(1, 1)).toEqual(['included'])
    expect(routesOf(index, 1, 1).routes).toEqual([{ role: undefined, chain: [0, 1], chains: 1 }])
    expect(cutOf(index, 1, 1)).toEqual({ roles: [], direct: [0] })
  })

  test('a list of them that is not whole makes every "no" unknown', () => {
    const index = new AccessIndex(
      facts({
        directPermissions: { pairs: pairsOf([[1, 0]]), whole: false, cameAfter: new Set(), at: 2 },
      }),
    )
    expect(index.computed(1, 0)).toBe('yes')
    expect(index.computed(0, 2)).toBe('unknown')
  })

  test('a word of the vendor older than the list of them yields to it', () => {
    const said = (at: number) => {
      const vendor: VendorStatement = {
        kind: 'authorization-profile',
        user: 1,
        at,
        part: 1,
        whole: true,
        target: '',
        granted: new Map(),
      }
      const directPermissions = {
        pairs: pairsOf([[1, 0]]),
        whole: true,
        cameAfter: new Set<number>(),
        at: 5,
      }
      return accessOf(new AccessIndex(facts({ vendor: [vendor], directPermissions })), 1, 0).answer
    }
    expect([said(4), said(5)]).toEqual(['yes', 'no'])
  })

  test('who keeps it by a direct grant does not lose it with the role', () => {
    const account = facts({
      listed: [[0, 0]],
      directPermissions: { pairs: pairsOf([[1, 0]]), whole: true, cameAfter: new Set(), at: 2 },
    })
    account.assignments = [0, 1, 2].map((user) => ({
      user,
      role: 0,
      autoAssigned: false,
      siteRestricted: false,
    }))
    const [cut] = cutOf(new AccessIndex(account), 0, 1).roles
    expect(cut?.options[0]).toMatchObject({ others: { value: 1, is: 'total' } })
  })
})

describe('two answers of the vendor about one app', () => {
  test('what a newer one that lost something does not hold is unknown, whatever an older one said', () => {
    const account = facts({ apps: [app] })
    account.permissions[2]!.app = 0
    account.assignedAt.fill(-1)
    const newer = answerInApp(0, 5, undefined, false)
    const permissionIn = (vendor: VendorStatement[]) =>
      accessOf(new AccessIndex({ ...account, vendor }), 0, 2).answer
    expect(permissionIn([answerInApp(0, 4, [])])).toBe('no')
    expect(permissionIn([answerInApp(0, 4, []), newer])).toBe('unknown')
  })
})

describe('within apps', () => {
  const inApp = (more: Partial<SnapshotFacts> = {}) => {
    const account = facts({ apps: [app], listed: [[0, 2]], ...more })
    account.permissions[2]!.app = 0
    return account
  }

  test('what a role lists there is had, and whole listings make a no', () => {
    const index = new AccessIndex(inApp())
    expect(index.computed(0, 2)).toBe('yes')
    expect(index.computed(1, 2)).toBe('no')
  })

  test('a listing that was not read there says nothing of what is outside, and the other way round', () => {
    const account = inApp({ listed: [] })
    account.roles[0]!.appListingKnown = false
    const index = new AccessIndex(account)
    expect(index.computed(0, 2)).toBe('unknown')
    expect(index.computed(0, 0)).toBe('no')
  })
})

describe('menus', () => {
  const account = (more: Partial<SnapshotFacts> = {}) =>
    facts({
      apps: [app],
      menus: [menu('m0'), menu('m1', 'm0'), menu('m2')],
      menuGroups: [group('g', [1])],
      roleMenuGroups: [[0, 0]],
      ...more,
    })

  test('come by role, menu group and direct grant', () => {
    const index = new AccessIndex(
      account({
        roleMenus: pairsOf([[0, 0]]),
        directMenus: { pairs: pairsOf([[1, 2]]), whole: true, cameAfter: new Set(), at: 1 },
      }),
    )
    expect([0, 1, 2].map((number) => index.computedMenu(0, number))).toEqual(['yes', 'yes', 'no'])
    expect([0, 1, 2].map((number) => index.computedMenu(1, number))).toEqual(['no', 'no', 'yes'])
    expect(menuRoutesOf(index, 0, 1)).toEqual([{ role: 0, group: 0 }])
    expect(menuRoutesOf(index, 0, 0)).toEqual([{ role: 0, group: undefined }])
    expect(menuRoutesOf(index, 1, 2)).toEqual([{ role: undefined, group: undefined }])
  })

  test('of a role whose groups were not read are unknown, but only where it gives a group', () => {
    const unread = account()
    unread.apps = [{ ...app, groupsKnown: false }]
    const index = new AccessIndex(unread)
    expect(index.computedMenu(0, 2)).toBe('unknown')
    expect(index.computedMenu(1, 2)).toBe('no')
  })

  test('the vendor’s word is shown unless the roles or groups were read after it', () => {
    const said = (at: number) => new AccessIndex(account({ vendor: [answerInApp(0, at, [2])] }))
    expect(menuAccessOf(said(2), 0, 2)).toMatchObject({
      answer: 'yes',
      computed: 'no',
      differs: true,
    })
    expect(menuAccessOf(said(2), 0, 1)).toMatchObject({ answer: 'no', computed: 'yes' })
    expect(menuAccessOf(said(0), 0, 2)).toMatchObject({ answer: 'no', computed: 'no' })
    expect(menuAccessOf(said(0), 0, 1)).toMatchObject({ answer: 'yes' })
  })

  test('menu groups that the user has none of are not what its menus rest on', () => {
    const index = new AccessIndex(account())
    expect(index.computedMenusAt(0, 0)).toBe(1)
    const later = new AccessIndex(account({ apps: [{ ...app, groupsAt: 9 }] }))
    expect(later.computedMenusAt(0, 0)).toBe(9)
    expect(later.computedMenusAt(1, 0)).toBe(1)
  })

  test('the cut takes the group, says what else goes, and who keeps the menu otherwise', () => {
    const held = account({
      menuGroups: [group('g', [1, 2])],
      directMenus: { pairs: pairsOf([[1, 1]]), whole: true, cameAfter: new Set(), at: 1 },
    })
    held.assignments = [0, 1, 2].map((user) => ({
      user,
      role: 0,
      autoAssigned: false,
      siteRestricted: false,
    }))
    expect(menuCutOf(new AccessIndex(held), 0, 1)).toEqual({
      roles: [
        {
          role: 0,
          options: [
            {
              action: 'remove-menus',
              groups: [0],
              byItself: false,
              otherMenus: 1,
              others: { value: 1, is: 'total' },
            },
            { action: 'unassign-role', lastRole: false, autoAssignedHasIt: undefined },
          ],
        },
      ],
      direct: [],
    })
  })
})

describe('distinct holdings', () => {
  test('users who hold the same share one, whatever the order that it was read in', () => {
    const account = facts({
      directPermissions: {
        pairs: pairsOf([
          [0, 2],
          [0, 1],
          [1, 1],
          [1, 2],
        ]),
        whole: true,
        cameAfter: new Set(),
        at: 1,
      },
    })
    account.assignments = []
    const index = new AccessIndex(account)
    expect(index.holdingOf[0]).toBe(index.holdingOf[1])
    expect(index.holdings).toHaveLength(2)
  })
})
