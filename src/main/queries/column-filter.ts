/** Which permissions or menus: columns of a matrix. */
import type { AccessIndex } from '../access/access-index'
import { filterOf, fold, nameTest, unknownKey, wordTest, yesNoTest, type Test } from './filter'
import { findApp } from './find'

/** @throws AppError `invalid-argument` for an unknown key; `not-found`, `ambiguous` for an app */
export function permissionFilter(index: AccessIndex, text: string | undefined): Test {
  const { permissions, categories } = index.facts
  return filterOf(text, (term) => {
    const { key, value } = term
    switch (key) {
      case undefined:
        return wordTest(value, (permission) => {
          const { id, name, code } = permissions[permission]!
          return [name, id, code]
        })
      case 'name':
        return nameTest(value, permissions)
      case 'id':
        return (permission) => (fold(permissions[permission]!.id) === fold(value) ? 'yes' : 'no')
      case 'category':
        return (permission) => {
          const { category, defined } = permissions[permission]!
          // Only a permission whose own record was read is known to be in no category.
          if (category === undefined) return defined ? 'no' : 'unknown'
          const names = [category, categories.get(category) ?? category]
          return names.some((name) => fold(name) === fold(value)) ? 'yes' : 'no'
        }
      case 'app': {
        const app = findApp(index, value)
        return (permission) => (permissions[permission]!.app === app ? 'yes' : 'no')
      }
      case 'assignable':
        return yesNoTest(term, (permission) => permissions[permission]!.assignable)
      default:
        throw unknownKey(key, ['name', 'id', 'category', 'app', 'assignable'])
    }
  })
}

/** @throws AppError `invalid-argument` for an unknown key; `not-found`, `ambiguous` for an app */
export function menuFilter(index: AccessIndex, text: string | undefined): Test {
  const { menus } = index.facts
  return filterOf(text, ({ key, value }) => {
    switch (key) {
      case undefined:
        return wordTest(value, (menu) => [menus[menu]!.name, menus[menu]!.id, menus[menu]!.code])
      case 'name':
        return wordTest(value, (menu) => [menus[menu]!.name])
      case 'id':
        return (menu) => (fold(menus[menu]!.id) === fold(value) ? 'yes' : 'no')
      case 'app': {
        const app = findApp(index, value)
        return (menu) => (menus[menu]!.app === app ? 'yes' : 'no')
      }
      default:
        throw unknownKey(key, ['name', 'id', 'app'])
    }
  })
}
