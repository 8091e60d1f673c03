/** Which of the roles that are left each user holds: those held before, as far as they serve, then few others. */
import { isEmpty, isWithin, overlap, remove } from '../bit-rows'
import type { Movers, Needs } from './needs'
import type { Candidate } from './problem'

export interface Assigned extends Movers {
  /** In place of `exchanged`, ascending by place in the list of candidates. */
  holds: readonly Candidate[]
}

/** @param roles all that may be given; they cover every need */
export function assigned({ needs }: Needs, roles: readonly Candidate[]): Assigned[] {
  const fitting: Candidate[][] = needs.map(() => [])
  for (const role of roles) for (const need of role.members) fitting[need]!.push(role)
  return needs.flatMap(({ movers, required }, need) =>
    movers.map((one) => ({ ...one, holds: holdsOf(required, one, fitting[need]!) })),
  )
}

function holdsOf(
  required: Uint32Array,
  { exchanged }: Movers,
  fitting: readonly Candidate[],
): Candidate[] {
  const wasHeld = ({ role }: Candidate): boolean => role !== undefined && exchanged.includes(role)
  const left = required.slice()
  const chosen: Candidate[] = []
  for (const held of [true, false]) {
    const those = fitting.filter((one) => wasHeld(one) === held)
    while (!isEmpty(left)) {
      let best: Candidate | undefined
      let most = 0
      for (const one of those) {
        const gives = overlap(one.row, left)
        if (gives > most) [most, best] = [gives, one]
      }
      if (best === undefined) break
      chosen.push(best)
      remove(left, best.row)
    }
  }
  return withoutNeedless(required, chosen, wasHeld)
}

/** Leaves out what the others give as well: first what would be new to the user. */
function withoutNeedless(
  required: Uint32Array,
  chosen: readonly Candidate[],
  wasHeld: (one: Candidate) => boolean,
): Candidate[] {
  const kept = new Set(chosen)
  const order = [...chosen].sort((a, b) => Number(wasHeld(a)) - Number(wasHeld(b)))
  for (const one of order) {
    const without = required.slice()
    for (const other of kept) if (other !== one) remove(without, other.row)
    if (isEmpty(without)) kept.delete(one)
  }
  return chosen.filter((one) => kept.has(one))
}

/** Whether the roles give each need all that it requires and nothing that it does not allow. */
export function servesAll({ needs }: Needs, assignments: readonly Assigned[]): boolean {
  const byMovers = new Map(assignments.map((one) => [one.users, one.holds]))
  return needs.every(({ allowed, movers, required }) =>
    movers.every(({ users }) => {
      const left = required.slice()
      for (const { row } of byMovers.get(users)!) {
        if (!isWithin(row, allowed)) return false
        remove(left, row)
      }
      return isEmpty(left)
    }),
  )
}
