/** Rules about what was read, and whether the vendor says the same. */
import { countOf, reconcile } from '../../access/differences'
import type { RuleOf } from '../../../shared/schemas/rules'
import { say } from '../../../shared/sentences/findings'
import type { Place } from '../place'
import type { RuleResult } from '../rule-result'

const day = 24 * 60 * 60 * 1_000

/** @param now Unix milliseconds */
export function staleSnapshot(
  place: Place,
  { days }: RuleOf<'stale-snapshot'>,
  now: number,
): RuleResult {
  const { takenAt } = place.snapshot
  const old = takenAt === null ? undefined : (now - takenAt) / day
  return {
    ...ofSnapshot(place),
    found: old !== undefined && old > days ? [0] : [],
    possible: old === undefined ? [0] : [],
    proofOf: () => [
      { text: old === undefined ? say.takenUnknown : say.takenDaysAgo(Math.floor(old)) },
    ],
  }
}

export function snapshotNotWhole(place: Place): RuleResult {
  const { notWhole } = place.snapshot
  return {
    ...ofSnapshot(place),
    found: notWhole > 0 ? [0] : [],
    possible: [],
    proofOf: () => [{ text: say.partsNotWhole(notWhole) }],
  }
}

const ofSnapshot = (place: Place) => ({
  moreThan: 0,
  whole: true,
  subjectOf: () => ({ place }),
  whyNoEdits: say.noEditByHand,
  missing: () => [],
  limits: [],
})

export function vendorDiffers(place: Place): RuleResult {
  const { index } = place
  const { compared, notComputed, pairs } = reconcile(index)
  const byUser = Map.groupBy(pairs, ({ user }) => user)
  return {
    found: [...byUser.keys()].sort((a, b) => a - b),
    possible: [],
    moreThan: 0,
    whole: compared > 0 && notComputed === 0,
    subjectOf: (user) => ({ place, user }),
    whyNoEdits: say.noEditByHand,
    proofOf: (user) =>
      byUser.get(user)!.map(({ app, menus, permissions }) => ({
        text: say.differsIn(
          countOf(permissions),
          countOf(menus),
          app === undefined ? say.outsideApps : index.facts.apps[app]!.name,
        ),
      })),
    missing: () => [],
    limits: [
      say.limitCompared(compared),
      ...(notComputed > 0 ? [say.limitNotComputed(notComputed)] : []),
    ],
  }
}
