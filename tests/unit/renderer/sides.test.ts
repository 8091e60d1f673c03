import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sidesHere, sidesOf, sidesText } from '../../../src/renderer/state/sides'

const place = fc.option(fc.string({ minLength: 1, unit: 'binary' }), { nil: undefined })
const sides = fc.uniqueArray(
  fc.record({
    subject: fc.string({ minLength: 1, unit: 'binary' }),
    account: place,
    at: place,
  }),
  { selector: (side) => JSON.stringify(side) },
)

test('sides in an address come back as they were, whatever is in them', () => {
  fc.assert(
    fc.property(sides, (all) => {
      expect(sidesOf(sidesText(all))).toEqual(all)
    }),
  )
})

test('those of the account that is looked at stand there as plain ids', () => {
  expect(sidesText(sidesHere(['100201', '@odd']))).toBe('100201,@@@%2540odd')
  expect(sidesOf('100201,@asia@3@7')).toEqual([
    { subject: '100201', account: undefined, at: undefined },
    { subject: '7', account: 'asia', at: '3' },
  ])
})
