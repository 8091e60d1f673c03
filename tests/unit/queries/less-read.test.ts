/** Whoever read less of an account is told less, and nothing that is not so. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphOf } from '../../../src/main/access/graph/access-graph'
import { graphNode, nameOf } from '../../../src/main/queries/graph/nodes'
import { routes } from '../../../src/main/queries/graph/routes'
import { foundRows, tablePage } from '../../../src/main/queries/tables/page'
import { AppError } from '../../../src/shared/result'
import type { TableCell } from '../../../src/shared/schemas/tables'
import { tableNames, type TableName } from '../../../src/shared/tables'
import { askedOf } from '../../support/asked'
import { lessRead } from '../../support/less-read'

/** Terms with a key: plain words look at the texts that are there. */
const terms: Record<TableName, readonly string[]> = {
  users: [
    ...['name:"User 1"', 'email:u1', 'status:Enabled', 'site:Berlin', 'role:r0', 'role:"Role 1"'],
    ...['has:p0', 'direct:p1', 'roles:1', 'roles>1', 'roles<1', 'grants:0', 'grants>0'],
    ...['is:enabled', 'is:disabled', 'is:site-restricted', 'is:auto-assigned', 'is:hidden'],
  ],
  roles: [
    ...['name:"Role 1"', 'scope:Self', 'has:p0', 'lists:p0', 'user:u0', 'users:0', 'users>0'],
    ...['listed>1', 'gives<2', 'is:custom', 'is:standard', 'is:unused', 'is:hidden', 'custom:no'],
  ],
  permissions: [
    ...['name:"Permission 1"', 'code:code-0', 'category:c1', 'assignable:no', 'includes:p0'],
    ...['included-by:p1', 'includes>0', 'included-by<1', 'role:r0', 'user:u0', 'roles:0'],
    ...['users>0', 'users:0', 'is:unused', 'is:assignable', 'is:read-only'],
  ],
  assignments: [
    ...['user:"User 1"', 'role:r0', 'role:"Role 1"', 'gives:p0', 'has:p0', 'direct:p0'],
    ...['is:disabled', 'is:custom', 'is:standard', 'is:hidden', 'roles>1', 'status:Enabled'],
  ],
  menus: ['group:"Group 0"', 'role:r0', 'user:u0', 'roles:0', 'roles>0', 'is:unused'],
}

/** Where nothing told a name, its id stands for it; and what was read of a role is what is different. */
const others = new Set(['name', 'user', 'role', 'groups', 'parent', 'app', 'read'])

const fits = (said: TableCell, truth: TableCell): boolean => {
  if (said === null) return true
  if (typeof said === 'object') {
    return 'atLeast' in said ? typeof truth === 'number' && truth >= said.atLeast : true
  }
  return said === truth
}

const runs = { numRuns: 300 }

describe('on an account of which less was read', () => {
  test('every cell of every table is what it is, or says that it may be more or is not known', () => {
    fc.assert(
      fc.property(lessRead, fc.constantFrom(...tableNames), ({ less, whole }, table) => {
        const rowsOf = (facts: typeof less) => {
          const { columns, rows } = tablePage(askedOf(facts), { account: '', table })
          const keyed = rows.map(
            ({ app, cells, other, sel }) => [`${sel} ${other} ${app}`, cells] as const,
          )
          return { columns, cells: new Map(keyed) }
        }
        const truth = rowsOf(whole).cells
        const { cells, columns } = rowsOf(less)
        for (const [row, said] of cells) {
          said.forEach((cell, at) => {
            const column = columns[at]!
            if (others.has(column) || (table === 'users' && column === 'roles')) return
            if (fits(cell, truth.get(row)![at]!)) return
            throw new Error(
              `${table} ${column} of ${row}: ${JSON.stringify(cell)}, is ${JSON.stringify(truth.get(row)![at])}`,
            )
          })
        }
      }),
      runs,
    )
  })

  test('a filter finds nothing, turned round or not, that the whole account would not', () => {
    fc.assert(
      fc.property(lessRead, fc.constantFrom(...tableNames), ({ less, whole }, table) => {
        const [known, all] = [askedOf(less), askedOf(whole)]
        const found = (asked: typeof known, filter: string): Set<string> | undefined => {
          try {
            const { rows, table: made } = foundRows(asked, { table, filter })
            return new Set(
              rows.map((row) => {
                const { app, other, sel } = made.row(row)
                return `${sel} ${other} ${app}`
              }),
            )
          } catch (thrown) {
            // Nothing of that name or id was read.
            if (thrown instanceof AppError && thrown.code === 'not-found') return undefined
            throw thrown
          }
        }
        for (const term of terms[table].flatMap((one) => [one, `-${one}`])) {
          const truth = found(all, term)
          const said = found(known, term)
          if (said === undefined || truth === undefined) continue
          for (const row of said) {
            if (!truth.has(row)) throw new Error(`${table} “${term}” finds ${row}`)
          }
        }
      }),
      runs,
    )
  })

  test('how many stand above and below in the graph is at least so, unless all was read', () => {
    fc.assert(
      fc.property(lessRead, ({ less, whole }) => {
        const [known, all] = [askedOf(less).index, askedOf(whole).index]
        for (let node = 0; node < graphOf(known).size; node++) {
          const said = graphNode(known, node, 0, false)
          const truth = graphNode(all, node, 0, false)
          for (const side of ['above', 'below'] as const) {
            if (said[side].is === 'atLeast' || said[side].value === truth[side].value) continue
            throw new Error(`${side} ${said.key}: ${said[side].value}, are ${truth[side].value}`)
          }
        }
      }),
      runs,
    )
  })

  test('that there is no way, or how many there are, is only said where it is so', () => {
    fc.assert(
      fc.property(lessRead, fc.nat(), fc.nat(), ({ less, whole }, a, b) => {
        const [known, all] = [askedOf(less), askedOf(whole)]
        const { size } = graphOf(known.index)
        const [from, to] = [a % size, b % size].map((node) => nameOf(known.index, node))
        let said
        try {
          said = routes(known, { account: '', from: from!, to: to! })
        } catch (thrown) {
          if (thrown instanceof AppError) return
          throw thrown
        }
        const truth = routes(all, { account: '', from: from!, to: to! })
        if (said.answer === 'no') expect(truth.answer).toBe('no')
        if (said.total.is === 'total') expect(said.total.value).toBe(truth.total.value)
      }),
      { numRuns: 1_000 },
    )
  })
})
