import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roleMapTable } from '../../../src/main/export/answers/role-map-rows'
import { roleMap } from '../../../src/main/queries/role-map'
import type { Reader } from '../../../src/main/queries/reader'
import { askedOf, readerOf } from '../../support/asked'
import { factsOfGraph, graphs } from '../../support/random-graph'

test('a map as a table has a line for each row and each permission that differs, and counts them', () => {
  fc.assert(
    fc.property(graphs, graphs, (one, other) => {
      const here = askedOf(factsOfGraph(one), { account: 'Europe' })
      const reader = readerOf(askedOf(factsOfGraph(other), { account: 'Asia' })) as Reader
      const to = { account: 'Asia' }
      const { rows: made } = roleMap(here, { to }, reader)
      const table = roleMapTable(here, { kind: 'role-map', account: 'Europe', to }, reader)
      const [heading, ...rows] = [...table.rows]
      expect(rows).toHaveLength(table.total)
      const of = (change: string) => rows.filter((row) => row[8] === change).length
      expect([of(''), of('added'), of('removed'), of('unknown')]).toEqual([
        made.length,
        ...(['added', 'removed', 'perhaps'] as const).map((way) =>
          made.reduce((sum, row) => sum + row[way].count, 0),
        ),
      ])
      for (const row of rows) expect(row).toHaveLength(heading!.length)
      expect(table.whole).toBe(true)
    }),
  )
})
