/** The two snapshots that a question about changes is about, and what is worked out once for both. */
import type { AccessIndex } from '../../access/access-index'
import { effectsBetween } from '../../access/changes/effects-between'
import { Causes } from '../../access/changes/causes'
import { factChanges, type FactChanges } from '../../access/changes/fact-changes'
import { Pairing } from '../../access/changes/pairing'
import { vendorChanges, type VendorChanges } from '../../access/changes/vendor-changes'
import type { EffectGroup } from '../../access/edits/effects'
import { AppError } from '../../../shared/result'
import type { Asked, Reader } from '../reader'
import { findSnapshot, snapshots, type SnapshotRow } from '../snapshots'

export interface Compared {
  /** The earlier snapshot, and the later. */
  since: Asked
  asked: Asked
  pairing: Pairing
  /** Numbers are joint numbers of the pairing. */
  groups: readonly EffectGroup[]
  facts: FactChanges
  vendor: VendorChanges
  causes: Causes
}

export interface ChangesQuestion {
  account: string
  since?: string | undefined
  at?: string | undefined
}

/** Pages, filters and inspectors ask about the same two again and again. */
const known = new WeakMap<AccessIndex, WeakMap<AccessIndex, Compared>>()

/** @throws AppError `not-found` where there is no earlier snapshot, `invalid-argument` */
export function compared(reader: Reader, { account, at, since }: ChangesQuestion): Compared {
  const asked = reader.ask(account, at)
  const earlier = reader.ask(account, String(earlierThan(asked, since).id))
  const [before, after] = [earlier.index, asked.index]
  let ofAfter = known.get(after)
  if (!ofAfter) known.set(after, (ofAfter = new WeakMap()))
  let found = ofAfter.get(before)
  if (!found) {
    const pairing = new Pairing(before, after)
    found = {
      since: earlier,
      asked,
      pairing,
      groups: effectsBetween(pairing),
      facts: factChanges(pairing),
      vendor: vendorChanges(pairing),
      causes: new Causes(pairing),
    }
    ofAfter.set(before, found)
  }
  return found
}

function earlierThan({ db, snapshot }: Asked, since: string | undefined): SnapshotRow {
  if (since !== undefined) {
    const found = findSnapshot(db, since)
    if (found.at > snapshot.at || (found.at === snapshot.at && found.id > snapshot.id)) {
      throw new AppError(
        'invalid-argument',
        `Snapshot ${String(found.id)} is later than snapshot ${String(snapshot.id)}.`,
        { hint: 'Name the earlier one as since, and the later as at.' },
      )
    }
    return found
  }
  const all = snapshots(db)
  const earlier = all[all.findIndex(({ id }) => id === snapshot.id) + 1]
  if (earlier !== undefined) return earlier
  throw new AppError(
    'not-found',
    all.length === 1
      ? 'This account has one snapshot, so there is nothing to compare it with.'
      : `Snapshot ${String(snapshot.id)} is the oldest of this account.`,
    { hint: 'The next sync or import makes another one, to compare with.' },
  )
}
