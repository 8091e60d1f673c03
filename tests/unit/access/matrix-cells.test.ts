import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../src/main/access/access-index'
import { CellPlanes, kindOfCode, matrixCells } from '../../../src/main/access/matrix-cells'
import type { SnapshotFacts } from '../../../src/main/access/model'
import { menuAccessOf } from '../../../src/main/access/vendor'
import { namedByVendor, roleCell, userCell, type Cell } from '../../../src/main/queries/access-cell'
import type { MatrixColumns, MatrixRows } from '../../../src/shared/schemas/matrix'
import { accounts, eitherVendor } from '../../support/random-account'

type Kind = Pick<Cell, 'kind' | 'differs'> & { confirmed?: boolean | undefined }

type Shown = Pick<Cell, 'kind' | 'differs'> & { notConfirmed: boolean }

/** Every cell of a matrix by its rows of bits, in an order of the columns that is not their own. */
function byRows(facts: SnapshotFacts, rows: MatrixRows, columns: MatrixColumns): Shown[][] {
  const index = new AccessIndex(facts)
  const wanted = facts[columns].map((_, number) => number).reverse()
  const cells = matrixCells(index, { rows, columns }, wanted)
  const planes = new CellPlanes(wanted.length)
  return facts[rows].map((_, row) => {
    cells.fill(row, planes)
    return wanted.map((_one, column) => ({
      kind: kindOfCode[planes.codeAt(column)]!,
      differs: planes.differsAt(column),
      notConfirmed: planes.notConfirmedAt(column),
    }))
  })
}

/** The same by asking one cell after the other. */
function byCells(
  facts: SnapshotFacts,
  rows: MatrixRows,
  columns: MatrixColumns,
  cellOf: (index: AccessIndex, row: number, column: number) => Kind,
): Shown[][] {
  const index = new AccessIndex(facts)
  const wanted = facts[columns].map((_, number) => number).reverse()
  return facts[rows].map((_, row) =>
    wanted.map((column) => {
      const { kind, differs, confirmed } = cellOf(index, row, column)
      return { kind, differs, notConfirmed: confirmed === false }
    }),
  )
}

function agree(
  rows: MatrixRows,
  columns: MatrixColumns,
  cellOf: (index: AccessIndex, row: number, column: number) => Kind,
): void {
  fc.assert(
    fc.property(eitherVendor, (facts) => {
      expect(byRows(facts, rows, columns)).toEqual(byCells(facts, rows, columns, cellOf))
    }),
    { numRuns: 600 },
  )
}

function menuVia(index: AccessIndex, roles: readonly number[], menu: number) {
  if (roles.some((role) => index.roleMenus.givesByItself(role, menu))) return 'listed'
  return roles.some((role) => index.roleMenus.has(role, menu)) ? 'included' : undefined
}

describe('cells by rows of bits are those that are asked one by one', () => {
  test('users and permissions', () => {
    agree('users', 'permissions', userCell)
  })

  test('roles and permissions', () => {
    agree('roles', 'permissions', (index, role, permission) =>
      roleCell(index, role, permission, namedByVendor(index, role)),
    )
  })

  test('users and roles', () => {
    agree('users', 'roles', (index, user, role) => {
      const rest = index.rolesKnown(user) ? 'no' : 'unknown'
      return { kind: index.rolesOf(user).includes(role) ? 'listed' : rest, differs: false }
    })
  })

  test('users and menus', () => {
    agree('users', 'menus', (index, user, menu) => {
      const { answer, computed, confirmed, differs } = menuAccessOf(index, user, menu)
      if (answer !== 'yes') return { kind: answer, differs, confirmed }
      if (computed !== 'yes') return { kind: 'vendor', differs, confirmed }
      return { kind: menuVia(index, index.rolesOf(user), menu) ?? 'direct', differs, confirmed }
    })
  })

  test('roles and menus', () => {
    agree('roles', 'menus', (index, role, menu) => {
      const answer = index.roleGivesMenu(role, menu)
      return {
        kind: answer === 'yes' ? menuVia(index, [role], menu)! : answer,
        differs: false,
      }
    })
  })
})

test('the random accounts have every kind of cell, and differences', () => {
  const kinds = new Set<string>()
  for (const facts of fc.sample(accounts, { numRuns: 200, seed: 1 })) {
    for (const columns of ['permissions', 'menus'] as const) {
      for (const { kind, differs } of byRows(facts, 'users', columns).flat()) {
        kinds.add(`${columns} ${kind}${differs ? ' ≠' : ''}`)
      }
    }
  }
  const all = ['listed', 'included', 'direct', 'vendor', 'no', 'unknown']
  const differing = ['listed', 'included', 'direct', 'vendor', 'no'].map((kind) => `${kind} ≠`)
  for (const columns of ['permissions', 'menus']) {
    expect([...kinds]).toEqual(
      expect.arrayContaining([...all, ...differing].map((kind) => `${columns} ${kind}`)),
    )
  }
})
