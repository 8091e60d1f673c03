/** For which users EnOS is asked for its own answer. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chosenUsers,
  sampleSize,
  usersOfEachSet,
} from '../../../src/main/connectors/enos/get/chosen-users'

const user = (id: string, roles?: string[], ...names: string[]) => ({ id, names, roles })

describe('a sample', () => {
  const known = fc
    .array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }), { maxLength: 60 })
    .map((sets) => sets.map((roles, number) => user(`u${number}`, roles)))

  it('has some users of each different set of roles, whatever their order', () => {
    fc.assert(
      fc.property(known, (users) => {
        const sample = new Set(chosenUsers({ of: 'sample' }, users))
        const setOf = ({ roles }: { roles: string[] | undefined }) => [...roles!].sort().join()
        const sets = Map.groupBy(users, setOf)
        expect(sample.size).toBe(sampleSize([...sets.values()].map(({ length }) => length)))
        for (const [, alike] of sets) {
          const met = alike.filter(({ id }) => sample.has(id))
          expect(met).toHaveLength(Math.min(usersOfEachSet, alike.length))
        }
      }),
    )
  })

  it('is of all users where no roles are known', () => {
    const users = Array.from({ length: 9 }, (_, number) => user(`u${number}`))
    expect(chosenUsers({ of: 'sample' }, users)).toEqual(['u0', 'u4', 'u8'])
  })
})

describe('users by name', () => {
  const known = [
    user('u1', [], 'Anna Meyer', 'anna@example.com'),
    user('u2', [], 'Ben', 'ben@example.com'),
    user('u3', [], 'Ben'),
  ]
  const ids = (...users: string[]) => chosenUsers({ of: 'users', users }, known)

  it('are found by id, name and e-mail, each once', () => {
    expect(ids('u2', 'anna meyer', 'ANNA@example.com')).toEqual(['u2', 'u1'])
  })

  it('that several have are no name of one: what is left is taken for an id', () => {
    expect(ids('Ben', 'u9')).toEqual(['Ben', 'u9'])
  })
})

it('are all, or none', () => {
  expect(chosenUsers({ of: 'all' }, [user('u1'), user('u2')])).toEqual(['u1', 'u2'])
  expect(chosenUsers({ of: 'none' }, [user('u1')])).toEqual([])
})
