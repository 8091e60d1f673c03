/** For which users EnOS is asked for its own answer. */
import type { PerUserAnswers } from '../../../../shared/schemas/syncs'

export interface KnownUser {
  id: string
  /** Name and e-mail, as far as known. */
  names: string[]
  /** Undefined where they were not read. */
  roles: string[] | undefined
}

/** Of each different set of roles so many users, so that one who is unlike the others is likely to be met. */
export const usersOfEachSet = 3

/** @param sizes of each different set of roles: how many users hold it */
export const sampleSize = (sizes: readonly number[]): number =>
  sizes.reduce((sum, size) => sum + Math.min(size, usersOfEachSet), 0)

/** @returns ids, each once */
export function chosenUsers(chosen: PerUserAnswers, known: readonly KnownUser[]): string[] {
  switch (chosen.of) {
    case 'none':
      return []
    case 'all':
      return known.map(({ id }) => id)
    case 'sample':
      return sampleOf(known)
    case 'users':
      return [...new Set(chosen.users.map((named) => idOf(named, known)))]
  }
}

/** Where roles are not known, a few of all users. */
function sampleOf(known: readonly KnownUser[]): string[] {
  const sets = Map.groupBy(known, ({ roles }) =>
    roles === undefined ? '?' : JSON.stringify([...roles].sort()),
  )
  return [...sets.values()].flatMap((users) => spread(users, usersOfEachSet))
}

/** The first, the last and some between: those who stand side by side in a list often came together. */
function spread(users: readonly KnownUser[], count: number): string[] {
  if (users.length <= count) return users.map(({ id }) => id)
  const step = (users.length - 1) / (count - 1)
  return Array.from({ length: count }, (_, place) => users[Math.round(place * step)]!.id)
}

/** By id, else by a name or e-mail that only one user has; what nobody has is taken for an id. */
function idOf(named: string, known: readonly KnownUser[]): string {
  if (known.some(({ id }) => id === named)) return named
  const wanted = named.toLocaleLowerCase()
  const found = known.filter(({ names }) =>
    names.some((name) => name.toLocaleLowerCase() === wanted),
  )
  return found.length === 1 ? found[0]!.id : named
}
