/** Which roles: the table of roles, and rows or columns of a matrix. */
import type { AccessIndex } from '../access/access-index'
import { bitsOf } from '../access/bits'
import { rolesNamedByVendor } from '../access/vendor'
import type { FilterTerm } from '../../shared/filter'
import { filterKeys } from '../../shared/tables'
import { speaksOf } from './access-cell'
import {
  filterOf,
  fold,
  hiddenOf,
  idTest,
  isTest,
  nameTest,
  numberTest,
  plainTerm,
  saidTest,
  unknownKey,
  wordTest,
  yesNoTest,
  type Known,
  type Test,
} from './filter'
import { findMenu, findPermission, findUser } from './find'
import { allHoldersKnown } from './roles'

/**
 * @throws AppError `invalid-argument` for an unknown key, number or word; `not-found`, `ambiguous`
 */
export function roleFilter(index: AccessIndex, text: string | undefined): Test {
  return filterOf(text, (term) => roleTest(index, term))
}

function roleTest(index: AccessIndex, term: FilterTerm): Test {
  const { roles } = index.facts
  const { key, value } = term
  switch (key) {
    case undefined:
      return wordTest(value, (role) => {
        const { id, name, permissionScope } = roles[role]!
        return [name, id, permissionScope]
      })
    case 'users':
      return numberTest(term, (role) => usersOfRole(index, role))
    case 'listed':
      return numberTest(term, (role) => listedBy(index, role))
    case 'gives':
      return numberTest(term, (role) => givenBy(index, role))
  }
  plainTerm(term)
  switch (key) {
    case 'name':
      return nameTest(value, roles)
    case 'id':
      return idTest(value, (role) => roles[role]!.id)
    case 'scope':
      return (role) => {
        const { defined, permissionScope } = roles[role]!
        if (permissionScope === undefined) return defined ? 'no' : 'unknown'
        return fold(permissionScope) === fold(value) ? 'yes' : 'no'
      }
    case 'custom':
      return yesNoTest(term, (role) => roles[role]!.custom)
    case 'has': {
      const permission = findPermission(index, value, undefined)
      return givesTest(index, permission)
    }
    case 'lists': {
      const permission = findPermission(index, value, undefined)
      return listsTest(index, permission)
    }
    case 'menu': {
      const menu = findMenu(index, value, undefined)
      return (role) => index.roleGivesMenu(role, menu)
    }
    case 'user': {
      const user = findUser(index, value)
      const held = new Set(index.rolesOf(user))
      const rest = index.rolesKnown(user) ? 'no' : 'unknown'
      return (role) => (held.has(role) ? 'yes' : rest)
    }
    case 'is':
      return isTest(term, {
        ...roleWordTests(index),
        hidden: saidTest((role) => hiddenOf(roles[role]!)),
        unused: unusedTest((role) => usersOfRole(index, role)),
        mentioned: (role) => (roles[role]!.defined ? 'no' : 'yes'),
      })
    default:
      throw unknownKey(key, Object.keys(filterKeys.roles))
  }
}

/** What `is:` can ask of the kinds of roles. */
export function roleWordTests({ facts: { roles } }: AccessIndex): Record<string, Test> {
  return {
    custom: saidTest((role) => roles[role]!.custom),
    standard: saidTest((role) => {
      const { custom } = roles[role]!
      return custom === undefined ? undefined : !custom
    }),
  }
}

/** What a role gives, by what it lists and by the vendor's word. */
export function givesTest(index: AccessIndex, permission: number): Test {
  const named = rolesNamedByVendor(index, permission)
  return (role) => {
    const answer = index.roleGives(role, permission)
    return answer === 'unknown' && named.has(role) ? 'yes' : answer
  }
}

function listsTest(index: AccessIndex, permission: number): Test {
  const inApp = index.facts.permissions[permission]!.app !== undefined
  return (role) => {
    if (index.isListedBySwitch(role, permission)) return 'yes'
    const { appListingKnown, listingKnown } = index.facts.roles[role]!
    return (inApp ? appListingKnown : listingKnown) ? 'no' : 'unknown'
  }
}

/** Whether nothing and nobody has it: unknown where somebody may. */
export const unusedTest =
  (valueOf: (number: number) => Known): Test =>
  (number) => {
    const { exact, value } = valueOf(number)
    return value > 0 ? 'no' : exact ? 'yes' : 'unknown'
  }

export const usersOfRole = (index: AccessIndex, role: number): Known => ({
  value: index.roleHolders.of(role).length,
  exact: allHoldersKnown(index),
})

/** As the table and the details of a role tell it. */
export function listedBy(index: AccessIndex, role: number): Known {
  const { outside, inApps } = speaksOf(index, undefined)
  const { appListingKnown, listingKnown } = index.facts.roles[role]!
  let value = 0
  for (const permission of index.roleListed.of(role)) {
    if (index.isListedBySwitch(role, permission)) value++
  }
  const whole = (outside || inApps) && (!outside || listingKnown) && (!inApps || appListingKnown)
  return { value, exact: whole }
}

/** By what a role lists and what that includes. */
export function givenBy(index: AccessIndex, role: number): Known {
  const { outside, inApps } = speaksOf(index, undefined)
  const whole =
    (outside || inApps) &&
    (!outside || index.roleWhole[role] === 1) &&
    (!inApps || index.roleAppWhole[role] === 1)
  return { value: bitsOf(index.roleHas.row(role)).length, exact: whole }
}
