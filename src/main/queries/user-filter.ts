/** Which users: the filter that the table of users, the matrix and its export share. */
import type { AccessIndex } from '../access/access-index'
import { accessOf } from '../access/vendor'
import type { FilterTerm } from '../../shared/filter'
import { AppError } from '../../shared/result'
import type { Answer } from '../../shared/schemas/common'
import { say } from '../../shared/sentences/filter'
import { say as sayNamed } from '../../shared/sentences/finding-named'
import { filterKeys } from '../../shared/tables'
import {
  filterOf,
  fold,
  hiddenOf,
  idTest,
  isTest,
  isUnnamed,
  numberTest,
  plainTerm,
  saidTest,
  unknownKey,
  wordTest,
  type Test,
} from './filter'
import { findMenu, findPermission } from './find'
import { holdersOfMenu } from './who-can'

/** What `key:value` compares with, for keys that are plain text. */
const attributes = {
  type: 'type',
  status: 'status',
  site: 'site',
  email: 'email',
  ext: 'extensionNumber',
  name: 'name',
} as const

/**
 * @throws AppError `invalid-argument` for an unknown key, number or word; `not-found`, `ambiguous`
 */
export function userFilter(index: AccessIndex, text: string | undefined): Test {
  return filterOf(text, (term) => userTest(index, term))
}

/** What a term says of users. @throws as {@link userFilter} */
export function userTest(index: AccessIndex, term: FilterTerm): Test {
  const { users } = index.facts
  const { key, value } = term
  if (key === undefined) {
    return wordTest(value, (user) => {
      const { id, name, email, extensionNumber } = users[user]!
      return [name, email, extensionNumber, id]
    })
  }
  if (key === 'roles') {
    return numberTest(term, (user) => ({
      value: index.rolesOf(user).length,
      exact: index.rolesKnown(user),
    }))
  }
  if (key === 'grants') {
    return numberTest(term, (user) => ({
      value: index.directPermissions.of(user).length,
      exact: index.grantsKnown(user),
    }))
  }
  plainTerm(term)
  if (Object.hasOwn(attributes, key)) {
    return attributeTest(index, attributes[key as keyof typeof attributes], value)
  }
  switch (key) {
    case 'id':
      return idTest(value, (user) => users[user]!.id)
    case 'role':
      return roleTest(index, value)
    case 'has': {
      const permission = findPermission(index, value, undefined)
      return (user) => accessOf(index, user, permission).answer
    }
    case 'direct': {
      const permission = findPermission(index, value, undefined)
      return (user) => {
        if (index.directPermissions.has(user, permission)) return 'yes'
        return index.grantsKnown(user) ? 'no' : 'unknown'
      }
    }
    case 'menu': {
      const { unknown, yes } = holdersOfMenu(index, findMenu(index, value, undefined))
      return (user) => (yes.has(user) ? 'yes' : unknown.has(user) ? 'unknown' : 'no')
    }
    case 'is':
      return isTest(term, userWordTests(index))
    default:
      throw unknownKey(key, Object.keys(filterKeys.users))
  }
}

function attributeTest(
  { facts: { users } }: AccessIndex,
  attribute: (typeof attributes)[keyof typeof attributes],
  value: string,
): Test {
  const wanted = fold(value)
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

/** What `is:` can ask of users. */
export function userWordTests(index: AccessIndex): Record<string, Test> {
  const { users } = index.facts
  const some =
    (way: 'autoAssigned' | 'siteRestricted'): Test =>
    (user) => {
      if (index.assignmentsOf(user).some((assignment) => assignment[way])) return 'yes'
      return index.rolesKnown(user) ? 'no' : 'unknown'
    }
  return {
    enabled: attributeTest(index, 'status', 'Enabled'),
    disabled: attributeTest(index, 'status', 'Disabled'),
    hidden: saidTest((user) => hiddenOf(users[user]!)),
    'site-restricted': some('siteRestricted'),
    'auto-assigned': some('autoAssigned'),
    mentioned: (user) => (users[user]!.defined ? 'no' : 'yes'),
  }
}

/** @throws AppError `not-found` for a role that nothing mentions */
function roleTest(index: AccessIndex, value: string): Test {
  const roles = rolesNamed(index, value)
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

/** Roles of that name or id. @throws AppError `not-found` */
export function rolesNamed(index: AccessIndex, value: string): ReadonlySet<number> {
  const wanted = fold(value)
  const roles = new Set(
    index.facts.roles.flatMap((role, number) =>
      fold(role.name) === wanted || fold(role.id) === wanted ? [number] : [],
    ),
  )
  if (roles.size > 0) return roles
  throw new AppError('not-found', sayNamed.notThere('role', value), {
    hint: say.theRoles(index.facts.roles.slice(0, 20).map((role) => role.name)),
  })
}
