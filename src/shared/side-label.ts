/** How sides of a comparison are told apart where they stand in several accounts or snapshots. */
import { formatList } from './messages'
import type { ComparedSide } from './schemas/compare'
import { say } from './sentences/compare'

type Placed = Pick<ComparedSide, 'account' | 'snapshot'>

/** Whether all of them are of one snapshot of one account. */
export function inOnePlace(sides: readonly Placed[]): boolean {
  return sides.every(
    ({ account, snapshot }) =>
      account.id === sides[0]!.account.id && snapshot.id === sides[0]!.snapshot.id,
  )
}

/** `Acme Europe`, `Acme Europe, snapshot 3 of 2026-11-14`: where a side stands, as far as it must be said. */
export function sidePlaces(sides: readonly Placed[]): string[] {
  const accounts = new Set(sides.map(({ account }) => account.id))
  const placesIn = new Set(sides.map(({ account, snapshot }) => `${snapshot.id} ${account.id}`))
  return sides.map(({ account, snapshot }) =>
    formatList([
      ...(accounts.size > 1 ? [account.name] : []),
      ...(placesIn.size > accounts.size
        ? [say.snapshotOf(snapshot.id, (snapshot.takenAt ?? snapshot.at).slice(0, 10))]
        : []),
    ]),
  )
}

/** The name, and behind it where it stands if the sides do not all stand in one place. */
export function sideLabels(sides: readonly (Placed & { name: string })[]): string[] {
  const places = sidePlaces(sides)
  return sides.map(({ name }, at) => (places[at] === '' ? name : `${name} (${places[at]!})`))
}
