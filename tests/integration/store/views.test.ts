import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TestAccount } from '../../support/account'
import {
  assignment,
  assignmentList,
  dictionary,
  directMenus,
  directPermissions,
  inclusions,
  menuGroups,
  permission,
  role,
  roleList,
  roleMenus,
  roleResources,
  user,
  userList,
} from '../../support/parts'
import { grantingGraphs, type Graph } from '../../support/random-graph'

function imported(graph: Graph): TestAccount {
  const account = new TestAccount('ringcentral')
  const numbers = (size: number) => Array.from({ length: size }, (_, number) => number)
  const from = (pairs: [number, number][], number: number) =>
    pairs.flatMap(([a, b]) => (a === number ? [b] : []))
  account.import([
    dictionary(
      numbers(graph.permissions).map((one) =>
        permission(
          `P${one}`,
          from(graph.inclusions, one).map((to) => `P${to}`),
        ),
      ),
    ),
    roleList(
      numbers(graph.roles).map((one) =>
        role(
          `r${one}`,
          from(graph.listed, one).map((to) => `P${to}`),
        ),
      ),
    ),
    userList(numbers(graph.users).map((one) => user(`u${one}`))),
    assignmentList(
      numbers(graph.users).map((one) =>
        assignment(
          `u${one}`,
          from(graph.assigned, one).map((to) => `r${to}`),
        ),
      ),
    ),
    directPermissions(
      Object.fromEntries(
        numbers(graph.users).map((one) => [
          `u${one}`,
          from(graph.granted ?? [], one).map((to) => `P${to}`),
        ]),
      ),
    ),
  ])
  return account
}

test('v_effective_access equals the recursion over the other views, and so does the index', () => {
  fc.assert(
    fc.property(grantingGraphs, (graph) => {
      const account = imported(graph)
      const pairs = (sql: string) => account.db.prepare(sql).pluck().all() as string[]
      const byRecursion = pairs(
        `WITH RECURSIVE has (user, permission) AS (
           SELECT a.user, l.permission FROM v_assignment a JOIN v_role_permission l ON l.role = a.role
           UNION SELECT user, permission FROM v_direct_permission
           UNION SELECT has.user, i.included FROM has JOIN v_inclusion i ON i.permission = has.permission
         ) SELECT user || ' ' || permission FROM has ORDER BY 1`,
      )
      const byView = pairs(`SELECT user || ' ' || permission FROM v_effective_access ORDER BY 1`)
      expect(byView).toEqual(byRecursion)

      const { index } = account.ask()
      const byIndex = index.facts.users.flatMap((one, number) =>
        index.facts.permissions.flatMap((two, other) =>
          index.computed(number, other) === 'yes' ? [`${one.id} ${two.id}`] : [],
        ),
      )
      expect(byIndex.sort()).toEqual(byRecursion)
    }),
    { numRuns: 50 },
  )
})

test('menus of roles are theirs by themselves and through groups, and grants are told with their app', () => {
  const account = new TestAccount()
  account.import([
    roleMenus({ r: ['app/m'] }),
    menuGroups('app', { g: ['m', 'n'], empty: [] }),
    roleResources('r', ['app/P', 'app#g']),
    directPermissions({ u: ['P', 'app/P'] }),
    directMenus({ u: ['app/n'] }),
    inclusions({ 'app/P': ['app/Q'] }),
  ])
  const rows = (sql: string) => account.db.prepare(sql).raw().all()
  expect(rows('SELECT role, app, menu, menu_group FROM v_role_menu ORDER BY 3, 4')).toEqual([
    ['r', 'app', 'm', null],
    ['r', 'app', 'm', 'g'],
    ['r', 'app', 'n', 'g'],
  ])
  expect(rows('SELECT app, menu_group, name, menu FROM v_menu_group ORDER BY 2, 4')).toEqual([
    ['app', 'empty', 'Group empty', null],
    ['app', 'g', 'Group g', 'm'],
    ['app', 'g', 'Group g', 'n'],
  ])
  expect(rows('SELECT user, app, permission FROM v_direct_permission ORDER BY 2')).toEqual([
    ['u', null, 'P'],
    ['u', 'app', 'P'],
  ])
  expect(rows('SELECT user, app, menu FROM v_direct_menu')).toEqual([['u', 'app', 'n']])
  expect(rows('SELECT role, app, permission FROM v_role_permission')).toEqual([['r', 'app', 'P']])
  expect(rows('SELECT app, permission FROM v_effective_access ORDER BY 1, 2')).toEqual([
    [null, 'P'],
    ['app', 'P'],
    ['app', 'Q'],
  ])
})
