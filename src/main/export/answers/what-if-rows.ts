/** What edits would change, as rows: one user and permission or menu a line. */
import { whatIfParts } from '../../queries/what-if'
import { changeWays } from '../../queries/what-if-words'
import { bitsOf } from '../../access/bits'
import type { AccessIndex } from '../../access/access-index'
import type { EffectGroup } from '../../access/edits/effects'
import type { MakeTable } from './answer-table'

const headings = ['user id', 'user name', 'kind', 'app id', 'id', 'name', 'change']

export const whatIfTable: MakeTable<'what-if'> = (asked, input) => {
  const { groups, answer } = whatIfParts(asked, input)
  return {
    what: 'what if',
    rows: rowsOf(asked.index, groups),
    total: groups.reduce((sum, group) => sum + changesIn(group) * group.users.length, 0),
    whole: answer.missing.length === 0 && answer.users.affected.is === 'total',
    missing: answer.missing,
    limits: answer.limits,
  }
}

function changesIn(group: EffectGroup): number {
  return changeWays.reduce(
    (sum, { way }) => sum + bitsOf(group[way]).length + group.menus[way].length,
    0,
  )
}

function* rowsOf({ facts }: AccessIndex, groups: readonly EffectGroup[]): Generator<string[]> {
  yield headings
  for (const group of groups) {
    for (const number of group.users) {
      const user = facts.users[number]!
      for (const { way, words } of changeWays) {
        for (const permission of bitsOf(group[way])) {
          const { app, id, name } = facts.permissions[permission]!
          const appId = app === undefined ? '' : facts.apps[app]!.id
          yield [user.id, user.name, 'permission', appId, id, name, words]
        }
        for (const menu of group.menus[way]) {
          const { app, id, name } = facts.menus[menu]!
          yield [user.id, user.name, 'menu', facts.apps[app]!.id, id, name, words]
        }
      }
    }
  }
}
