import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UserSet } from '../../../src/main/access/user-set'

test('a set of users pages and counts as a list of them does', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(199)),
      fc.uniqueArray(fc.nat(199), { maxLength: 20 }),
      fc.nat(120),
      fc.nat(60),
      (members, gone, offset, limit) => {
        const set = new UserSet(200)
        for (const member of members) set.add(member)
        const copy = set.copy()
        for (const member of gone) copy.delete(member)
        const list = [...members].sort((a, b) => a - b)
        const rest = list.filter((member) => !gone.includes(member))
        expect(set.page()).toEqual(list)
        expect(set.size).toBe(list.length)
        expect(set.page(offset, limit)).toEqual(list.slice(offset, offset + limit))
        expect(copy.page()).toEqual(rest)
        expect(copy.size).toBe(rest.length)
        for (const user of [0, 31, 32, 199]) expect(set.has(user)).toBe(members.includes(user))
      },
    ),
  )
})
