/** Which users: the filter that the list of users, the matrix and its export share. */
import type { AccessIndex } from '../access/access-index'
import { accessOf } from '../access/vendor'
import type { FilterTerm } from '../../shared/filter'
import { AppError } from '../../shared/result'
import type { Answer } from '../../shared/schemas/common'
import { filterOf, fold, isUnnamed, unknownKey, wordTest, type Test } from './filter'
import { findPermission } from './find'

/** What `key:value` compares with, for keys that are plain text. */
const attributes = {
  type: 'type',
  status: 'status',
  site: 'site',
  email: 'email',
  ext: 'extensionNumber',
  id: 'id',
  name: 'name',
} as const

/** @throws AppError `invalid-argument` for an unknown key; `not-found`, `ambiguous` */
export function userFilter(index: AccessIndex, text: string | undefined): Test {
  return filterOf(text, (term) => testOf(index, term))
}

function testOf(index: AccessIndex, { key, value }: FilterTerm): Test {
  const { users } = index.facts
  const wanted = fold(value)
  if (key === undefined) {
    return wordTest(value, (user) => {
      const { id, name, email, extensionNumber } = users[user]!
      return [name, email, extensionNumber, id]
    })
  }
  if (Object.hasOwn(attributes, key)) {
    const attribute = attributes[key as keyof typeof attributes]
    const partly = attribute === 'name' || attribute === 'email'
    return (user) => {
      const text = users[user]![attribute]
      const unsaid = text === undefined || (attribute === 'name' && isUnnamed(users[user]!))
      const fits = partly ? fold(text ?? '').includes(wanted) : fold(text ?? '') === wanted
      if (text !== undefined && fits) return 'yes'
      // Only a user whose own record was read is known to have no such value.
      return unsaid && !users[user]!.defined ? 'unknown' : 'no'
    }
  }
  if (key === 'role') return roleTest(index, value)
  if (key === 'has') {
    const permission = findPermission(index, value, undefined)
    return (user) => accessOf(index, user, permission).answer
  }
  if (key === 'direct') {
    const permission = findPermission(index, value, undefined)
    return (user) => {
      if (index.directPermissions.has(user, permission)) return 'yes'
      return index.grantsKnown(user) ? 'no' : 'unknown'
    }
  }
  throw unknownKey(key, ['role', 'has', 'direct', ...Object.keys(attributes)])
}

/** @throws AppError `not-found` for a role that nothing mentions */
function roleTest(index: AccessIndex, value: string): Test {
  const wanted = fold(value)
  const roles = new Set(
    index.facts.roles.flatMap((role, number) =>
      fold(role.name) === wanted || fold(role.id) === wanted ? [number] : [],
    ),
  )
  if (roles.size === 0) {
    throw new AppError('not-found', `There is no role “${value}” in this snapshot.`, {
      hint: `The roles are: ${index.facts.roles
        .slice(0, 20)
        .map((role) => role.name)
        .join(', ')}.`,
    })
  }
  const byHolding = index.holdings.map(({ roles: held }): Answer => {
    if (held.some((role) => roles.has(role))) return 'yes'
    // A role that is only known by its id may have that name.
    return held.every((role) => index.facts.roles[role]!.defined) ? 'no' : 'unknown'
  })
  return (user) => {
    const answer = byHolding[index.holdingOf[user]!]!
    return answer === 'no' && !index.rolesKnown(user) ? 'unknown' : answer
  }
}
