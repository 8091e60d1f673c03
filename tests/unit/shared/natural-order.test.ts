import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byNameAndId, naturalOrder } from '../../../src/shared/natural-order'

test('numbers in names count as numbers; capitals and accents do not matter', () => {
  const names = ['Level 10', 'level 2', 'Édit', 'Edit 1', 'Level 1']
  expect(names.toSorted(naturalOrder)).toEqual(['Édit', 'Edit 1', 'Level 1', 'level 2', 'Level 10'])
})

test('of the same name, ids decide, in whatever order they come', () => {
  const thing = fc.record({
    name: fc.constantFrom('Read', 'read', 'Write 2', 'Write 10'),
    id: fc.integer({ min: 0, max: 99 }).map(String),
  })
  fc.assert(
    fc.property(fc.uniqueArray(thing, { selector: ({ id }) => id }), (things) => {
      const order = (list: typeof things) => list.toSorted(byNameAndId).map(({ id }) => id)
      expect(order(things)).toEqual(order(things.toReversed()))
    }),
  )
})
