/** Differences as rows of a table, heading first: one difference a line. */
import type { DifferingPair } from '../access/differences'
import { groupOf } from '../queries/differences'
import type { Asked } from '../queries/reader'

const headings = [
  'user id',
  'user name',
  'app id',
  'app name',
  'kind',
  'id',
  'name',
  'code',
  'computed',
  'vendor',
  'vendor said it',
  'computed from what was read',
  'possible causes',
]

/** Made one group after the other: there can be millions of lines. */
export function* rowsOfDifferences(
  { index }: Asked,
  pairs: readonly DifferingPair[],
): Generator<string[]> {
  yield headings
  for (const pair of pairs) {
    const { app, causes, computedAt, items, takenAt, user } = groupOf(index, pair, Infinity)
    for (const { code, computed, id, kind, name, vendor } of items) {
      yield [
        user.id,
        user.name,
        app?.id ?? '',
        app?.name ?? '',
        kind,
        id,
        name,
        code ?? '',
        computed,
        vendor,
        takenAt ?? '',
        computedAt ?? '',
        causes.join(' '),
      ]
    }
  }
}
