/** The facts that changed between two snapshots, one by one. */
import { factKinds, type FactChange, type FactKind } from '../../access/changes/fact-changes'
import type { FactChanges } from '../../../shared/schemas/changes'
import type { Reader } from '../reader'
import { briefOf } from '../snapshots'
import { aboutOf, type About, type AboutInput } from './about'
import { compared, type ChangesQuestion, type Compared } from './compared'
import { endsOf, JointNames } from './joint-names'

export type FactChangesInput = ChangesQuestion &
  AboutInput & {
    kind?: FactKind | undefined
    offset?: number | undefined
    limit?: number | undefined
  }

const pageSize = 100

/** @throws AppError `not-found`, `invalid-argument`, `ambiguous` */
export function changedFacts(reader: Reader, input: FactChangesInput): FactChanges {
  const found = compared(reader, input)
  const { asked, pairing, since } = found
  const all = factsAbout(found, aboutOf(pairing, input), input.kind)
  const names = new JointNames(pairing)
  const { limit = pageSize, offset = 0 } = input
  return {
    since: briefOf(since.snapshot),
    snapshot: briefOf(asked.snapshot),
    changes: all.slice(offset, offset + limit).map(({ kind, fact }) => names.fact(kind, fact)),
    total: all.length,
  }
}

/** In the order of kinds; all where nothing is asked about. */
export function factsAbout(
  { facts }: Compared,
  about: About,
  kind: FactKind | undefined,
): { kind: FactKind; fact: FactChange }[] {
  const kinds = kind === undefined ? factKinds : [kind]
  return kinds.flatMap((one) =>
    facts[one].filter((fact) => isAbout(about, one, fact)).map((fact) => ({ kind: one, fact })),
  )
}

/** Named at either end. */
function isAbout(about: About, kind: FactKind, { a, b }: FactChange): boolean {
  const [left, right] = endsOf(kind)
  return (['user', 'role', 'permission'] as const).every((what) => {
    const wanted = about[what]
    return (
      wanted === undefined || (left === what && a === wanted) || (right === what && b === wanted)
    )
  })
}
