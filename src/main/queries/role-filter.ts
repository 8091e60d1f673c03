/** Which roles: rows or columns of a matrix. */
import type { AccessIndex } from '../access/access-index'
import { filterOf, fold, nameTest, unknownKey, wordTest, yesNoTest, type Test } from './filter'

/** @throws AppError `invalid-argument` for an unknown key */
export function roleFilter(index: AccessIndex, text: string | undefined): Test {
  const { roles } = index.facts
  return filterOf(text, (term) => {
    const { key, value } = term
    switch (key) {
      case undefined:
        return wordTest(value, (role) => [roles[role]!.name, roles[role]!.id])
      case 'name':
        return nameTest(value, roles)
      case 'id':
        return (role) => (fold(roles[role]!.id) === fold(value) ? 'yes' : 'no')
      case 'custom':
        return yesNoTest(term, (role) => roles[role]!.custom)
      default:
        throw unknownKey(key, ['name', 'id', 'custom'])
    }
  })
}
