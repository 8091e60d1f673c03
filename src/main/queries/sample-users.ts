/** Users to ask the vendor about, so that each different set of roles is looked at. */
import type { Asked } from './reader'

/** Of each set: enough to see whether those who hold the same are answered the same. */
const usersOfEachSet = 3

/**
 * Up to three of each distinct set of roles, those without roles and those of whom it is not known
 * included. The same users each time, as long as the organization is the same.
 * @returns external ids, in the order of ids
 */
export function sampleUsers({ index }: Asked): string[] {
  const taken = new Map<string, number>()
  return index.facts.users
    .map(({ id }, user) => ({ id, user }))
    .filter(({ id }) => id !== '~')
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .flatMap(({ id, user }) => {
      const roles = index.rolesKnown(user) ? index.rolesOf(user).join() : 'unknown'
      const before = taken.get(roles) ?? 0
      taken.set(roles, before + 1)
      return before < usersOfEachSet ? [id] : []
    })
}
