/** What a table finds is what a plain scan over the model finds, on random accounts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessOf } from '../../../../src/main/access/vendor'
import { foundRows, tablePage } from '../../../../src/main/queries/tables/page'
import { naturalOrder } from '../../../../src/shared/natural-order'
import { tableColumns, tableNames, type TableName } from '../../../../src/shared/tables'
import { eitherVendor } from '../../../support/random-account'
import { askedOf } from '../../../support/asked'

/** Terms that every account can be asked for. */
const terms: Record<TableName, readonly string[]> = {
  users: [
    'u1',
    'is:disabled',
    'is:site-restricted',
    'is:mentioned',
    'roles:1',
    'roles>1',
    'grants<1',
    'status:Enabled',
    'email:example',
  ],
  roles: [
    'r1',
    'is:custom',
    'is:unused',
    'users>0',
    'listed:0',
    'gives>=2',
    'custom:no',
    'scope:Self',
  ],
  permissions: [
    'p1',
    'is:unused',
    'assignable:no',
    'includes>0',
    'included-by<1',
    'roles>1',
    'users:0',
    'category:c1',
  ],
  assignments: ['u0', 'is:auto-assigned', 'is:custom', 'roles>1', 'user:u1', 'status:Enabled'],
  menus: ['"menu 1"', 'is:top', 'is:unused', 'roles>0', 'group:"Group 0"', 'code:code-2'],
}

describe('on random accounts', () => {
  test('a term and the term turned round share nothing, and leave out only what is unknown', () => {
    fc.assert(
      fc.property(eitherVendor, fc.constantFrom(...tableNames), fc.nat(), (facts, table, pick) => {
        const asked = askedOf(facts)
        const term = terms[table][pick % terms[table].length]!
        const yes = foundRows(asked, { table, filter: term })
        const no = foundRows(asked, { table, filter: `-${term}` })
        expect(no.unknown).toBe(yes.unknown)
        expect(new Set([...yes.rows, ...no.rows]).size).toBe(yes.rows.length + no.rows.length)
        expect(yes.rows.length + no.rows.length + yes.unknown).toBe(yes.table.count)
      }),
      { numRuns: 200 },
    )
  })

  test('two terms find what both find', () => {
    fc.assert(
      fc.property(
        eitherVendor,
        fc.constantFrom(...tableNames),
        fc.nat(),
        fc.nat(),
        (facts, table, a, b) => {
          const asked = askedOf(facts)
          const [one, other] = [a, b].map((pick) => terms[table][pick % terms[table].length]!)
          const rowsOf = (filter: string) => foundRows(asked, { table, filter }).rows
          const others = new Set(rowsOf(other!))
          const both = rowsOf(one!).filter((row) => others.has(row))
          expect(rowsOf(`${one} ${other}`)).toEqual(both)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('has: finds whom the answer to “can they?” says yes of, and leaves the unknown apart', () => {
    fc.assert(
      fc.property(eitherVendor, fc.nat(), (facts, pick) => {
        fc.pre(facts.permissions.length > 0)
        const asked = askedOf(facts)
        const permission = pick % facts.permissions.length
        const { id } = facts.permissions[permission]!
        const answers = facts.users.map((_, user) => accessOf(asked.index, user, permission).answer)
        const of = (wanted: string) =>
          answers.flatMap((answer, user) => (answer === wanted ? [user] : []))
        const has = foundRows(asked, { table: 'users', filter: `has:${id}` })
        const not = foundRows(asked, { table: 'users', filter: `-has:${id}` })
        expect([...has.rows].sort((a, b) => a - b)).toEqual(of('yes'))
        expect([...not.rows].sort((a, b) => a - b)).toEqual(of('no'))
        expect(has.unknown).toBe(of('unknown').length)
      }),
      { numRuns: 100 },
    )
  })

  test('roles>n is never said of whom it is not known, and found of whom it is', () => {
    fc.assert(
      fc.property(eitherVendor, fc.nat(3), (facts, least) => {
        const asked = askedOf(facts)
        const held = facts.users.map(
          (_, user) => facts.assignments.filter((assignment) => assignment.user === user).length,
        )
        const { rows, unknown } = foundRows(asked, { table: 'users', filter: `roles<${least}` })
        for (const user of rows) {
          expect(held[user]).toBeLessThan(least)
          expect(asked.index.rolesKnown(user)).toBe(true)
        }
        const open = held.filter(
          (count, user) => count < least && !asked.index.rolesKnown(user),
        ).length
        expect(unknown).toBe(open)
      }),
      { numRuns: 100 },
    )
  })

  test('every column sorts every row, turned round the other way, the empty and unknown last', () => {
    fc.assert(
      fc.property(eitherVendor, fc.constantFrom(...tableNames), fc.nat(), (facts, table, pick) => {
        const asked = askedOf(facts)
        const { name } = tableColumns[table][pick % tableColumns[table].length]!
        const cells = (sort: string) =>
          tablePage(asked, { account: '', table, sort, fields: [name] }).rows.map(
            ({ cells: [cell] }) => {
              const value = cell ?? null
              if (value === null || value === '') return undefined
              if (typeof value !== 'object') return value
              return 'atLeast' in value ? value.atLeast : value.text
            },
          )
        const up = cells(name)
        const down = cells(`-${name}`)
        expect(up).toHaveLength(foundRows(asked, { table }).table.count)
        const known = up.filter((value) => value !== undefined)
        expect(up.slice(known.length).every((value) => value === undefined)).toBe(true)
        expect(down.slice(known.length).every((value) => value === undefined)).toBe(true)
        for (let at = 1; at < known.length; at++) {
          const [a, b] = [known[at - 1]!, known[at]!]
          const order =
            typeof a === 'string' && typeof b === 'string'
              ? naturalOrder(a, b)
              : typeof a === 'boolean'
                ? Number(b) - Number(a)
                : Number(a) - Number(b)
          expect(order).toBeLessThanOrEqual(0)
        }
        expect(down.filter((value) => value !== undefined)).toHaveLength(known.length)
      }),
      { numRuns: 150 },
    )
  })
})
