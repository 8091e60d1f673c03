/** What changed between two snapshots, as rows: one user and permission or menu a line, with its causes. */
import { JointNames } from '../../queries/changes/joint-names'
import { changesParts, effectRows } from '../../queries/changes/between'
import type { Compared } from '../../queries/changes/compared'
import { changeWays } from '../../queries/what-if-words'
import { bitsOf } from '../../access/bits'
import type { EffectGroup } from '../../access/edits/effects'
import type { MakeTable } from './answer-table'

const headings = ['user id', 'user name', 'kind', 'app id', 'id', 'name', 'change', 'through']

/** @returns of the two snapshots; that it is whole means that no change is only perhaps one */
export const changesTable: MakeTable<'changes'> = (_, input, reader) => {
  const { answer, found, groups } = changesParts(reader, input)
  return {
    what: `changes since ${answer.since.at.slice(0, 10)}`,
    rows: rowsOf(found, groups),
    total: groups.reduce((sum, group) => sum + changesIn(group) * group.users.length, 0),
    whole: answer.users.perhaps === 0 && answer.users.affected.is === 'total',
    missing: [...answer.missing.before, ...answer.missing.after],
    limits: answer.limits,
  }
}

const changesIn = (group: EffectGroup): number =>
  changeWays.reduce((sum, { way }) => sum + bitsOf(group[way]).length + group.menus[way].length, 0)

const wordsOf = new Map(changeWays.map(({ way, words }) => [way, words]))

function* rowsOf(found: Compared, groups: readonly EffectGroup[]): Generator<string[]> {
  yield headings
  const names = new JointNames(found.pairing)
  for (const { row, user } of effectRows(found, names, groups)) {
    const { id, name } = names.user(user)
    const because = row.causes.map(({ text }) => text).join(' ')
    yield [id, name, row.kind, row.app ?? '', row.id, row.name, wordsOf.get(row.way)!, because]
  }
}
