/** Which assignments: who holds which role. What is asked of the user stands as in the filter of users. */
import type { AccessIndex } from '../access/access-index'
import { filterKeys } from '../../shared/tables'
import { filterOf, isTest, plainTerm, unknownKey, wordTest, type Test } from './filter'
import { findPermission } from './find'
import { givesTest, roleWordTests } from './role-filter'
import { rolesNamed, userTest, userWordTests } from './user-filter'

/**
 * @throws AppError `invalid-argument` for an unknown key, number or word; `not-found`, `ambiguous`
 */
export function assignmentFilter(index: AccessIndex, text: string | undefined): Test {
  const { assignments, roles, users } = index.facts
  const ofUser =
    (test: Test): Test =>
    (row) =>
      test(assignments[row]!.user)
  const ofRole =
    (test: Test): Test =>
    (row) =>
      test(assignments[row]!.role)
  const all = (tests: Record<string, Test>, of: (test: Test) => Test): Record<string, Test> =>
    Object.fromEntries(Object.entries(tests).map(([word, test]) => [word, of(test)]))

  return filterOf(text, (term) => {
    const { key, value } = term
    if (key !== undefined && !Object.hasOwn(filterKeys.assignments, key)) {
      throw unknownKey(key, Object.keys(filterKeys.assignments))
    }
    switch (key) {
      case undefined: {
        const user = userTest(index, term)
        const role = wordTest(value, (number) => [roles[number]!.name, roles[number]!.id])
        return (row) => (ofRole(role)(row) === 'yes' ? 'yes' : ofUser(user)(row))
      }
      case 'user': {
        plainTerm(term)
        const contains = wordTest(value, (user) => {
          const { email, extensionNumber, id, name } = users[user]!
          return [name, email, extensionNumber, id]
        })
        return ofUser((user) => {
          const answer = contains(user)
          // Others that mention a user rarely say all of these.
          return answer === 'no' && !users[user]!.defined ? 'unknown' : answer
        })
      }
      case 'role': {
        plainTerm(term)
        const named = rolesNamed(index, value)
        return ofRole((role) => (named.has(role) ? 'yes' : roles[role]!.defined ? 'no' : 'unknown'))
      }
      case 'gives':
        plainTerm(term)
        return ofRole(givesTest(index, findPermission(index, value, undefined)))
      case 'is':
        return isTest(term, {
          ...all(userWordTests(index), ofUser),
          ...all(roleWordTests(index), ofRole),
          // Of the assignment itself, not of any other that the user has.
          'site-restricted': (row) => (assignments[row]!.siteRestricted ? 'yes' : 'no'),
          'auto-assigned': (row) => (assignments[row]!.autoAssigned ? 'yes' : 'no'),
        })
      default:
        return ofUser(userTest(index, term))
    }
  })
}
