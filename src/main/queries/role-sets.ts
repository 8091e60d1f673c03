/** How many users there are of each distinct set of roles: a sample takes a few of each. */
import type { Asked } from './reader'

/** Those without roles, and those of whom it is not known, are a set each. @returns their sizes */
export function roleSetSizes({ index }: Asked): number[] {
  const users = index.facts.users.keys().filter((user) => index.facts.users[user]!.id !== '~')
  const sets = Map.groupBy(users, (user) =>
    index.rolesKnown(user) ? index.rolesOf(user).join() : 'unknown',
  )
  return [...sets.values()].map(({ length }) => length)
}
