import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TestAccount } from '../../support/account'
import {
  assignment,
  assignmentList,
  dictionary,
  permission,
  role,
  roleList,
  user,
  userList,
} from '../../support/parts'
import { graphs, type Graph } from '../../support/random-graph'

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
  ])
  return account
}

test('v_effective_access equals the recursion over the other views, and so does the index', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const account = imported(graph)
      const pairs = (sql: string) => account.db.prepare(sql).pluck().all() as string[]
      const byRecursion = pairs(
        `WITH RECURSIVE has (user, permission) AS (
           SELECT a.user, l.permission FROM v_assignment a JOIN v_role_permission l ON l.role = a.role
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
