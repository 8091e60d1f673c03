/** A written comparison, read by a parser that knows nothing of ours, is what the index says. */
import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { accessOf } from '../../../src/main/access/vendor'
import { rowsOfComparison } from '../../../src/main/export/comparison-rows'
import { wholeForm } from '../../../src/main/export/csv-form'
import { writeRowsCsv } from '../../../src/main/export/rows-csv'
import { compare } from '../../../src/main/queries/compare'
import { unguarded } from '../../../src/shared/formula-guard'
import { askedOf, readerOf } from '../../support/asked'
import { accounts } from '../../support/random-account'

const names = fc.constantFrom(
  '=1+1',
  '+49 30',
  '-2',
  '@SUM(A1)',
  "'=1",
  '＝1',
  'a "b", c',
  'line\r\nbreak',
  'שלום, עולם',
  '👩‍👩‍👧 Team',
)

test.each(['words', 'marks'] as const)('%s: every cell of two users', async (cells) => {
  await fc.assert(
    fc.asyncProperty(
      accounts.filter((facts) => facts.users.length > 1),
      fc.array(names, { minLength: 5, maxLength: 20 }),
      async (facts, given) => {
        const named = <T extends { name: string }>(fact: T, number: number): T => ({
          ...fact,
          name: given[number % given.length]!,
        })
        const asked = askedOf({
          ...facts,
          users: facts.users.map(named),
          permissions: facts.permissions.map(named),
        })
        const { index } = asked
        const sides = [0, 1].map((user) => index.facts.users[user]!)
        const input = {
          sides: 'users',
          subjects: sides.map(({ id }) => id),
          on: 'effective',
          differencesOnly: false,
        } as const
        const comparison = compare(asked, input, readerOf())
        const chunks: Buffer[] = []
        await writeRowsCsv(rowsOfComparison(comparison, cells), wholeForm({ cells }), (bytes) =>
          chunks.push(Buffer.from(bytes)),
        )
        const { data, errors } = Papa.parse<string[]>(Buffer.concat(chunks).toString(), {
          newline: '\r\n',
          skipEmptyLines: true,
        })
        expect(errors).toEqual([])
        const [heading, ...rows] = data.map((row) => row.map((cell) => unguarded(cell)))

        const sameName = sides[0]!.name === sides[1]!.name
        expect(heading!.slice(5, 7)).toEqual(
          sides.map(({ id, name }) => (sameName ? `${name} (${id})` : name)),
        )
        expect(rows).toHaveLength(index.facts.permissions.length)
        for (const row of rows) {
          const permission = index.facts.permissions.findIndex(
            ({ app, id }) =>
              id === row[0] && (app === undefined ? '' : index.facts.apps[app]!.id) === row[2],
          )
          expect(row[1]).toBe(index.facts.permissions[permission]!.name)
          row.slice(5, 7).forEach((cell, user) => {
            const { answer, differs } = accessOf(index, user, permission)
            const [text = ''] = cell.split('≠')
            expect(cell.includes('≠')).toBe(differs)
            expect(answerOf(text.trim())).toBe(answer)
          })
        }
      },
    ),
    { numRuns: 60 },
  )
})

function answerOf(text: string): string {
  if (text === 'no' || text === '') return 'no'
  return text === 'unknown' || text === '?' ? 'unknown' : 'yes'
}
