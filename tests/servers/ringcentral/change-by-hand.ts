/** `POST /__sim/change`: the changes of `changes.ts` for a person with curl. */
import * as changes from './changes'
import type { World } from './world'

type Change = (world: World, value: (name: string) => string, wish: URLSearchParams) => object

const byName: Readonly<Record<string, Change>> = {
  'add-user': (world, _value, wish) =>
    changes.addUser(world, wish.get('place') === 'start' ? 'start' : 'end'),
  'remove-user': (world, _value, wish) => changes.removeUser(world, wish.get('user') ?? undefined),
  'assign-role': (world, value, wish) =>
    changes.assignRole(world, value('user'), value('role'), wish.get('siteRestricted') === 'true'),
  'unassign-role': (world, value) => changes.unassignRole(world, value('user'), value('role')),
  'rename-role': (world, value) => changes.renameRole(world, value('role'), value('name')),
  'list-permission': (world, value) =>
    changes.listPermission(world, value('role'), value('permission')),
  'unlist-permission': (world, value) =>
    changes.unlistPermission(world, value('role'), value('permission')),
  touch: (world) => changes.touch(world),
}

/**
 * Makes the change that the form's field `change` names.
 *
 * @returns what is different now
 * @throws Error that says what is missing or impossible
 */
export function changeByHand(world: World, wish: URLSearchParams): object {
  const name = wish.get('change') ?? ''
  const change = Object.hasOwn(byName, name) ? byName[name] : undefined
  if (!change) {
    throw new Error(`There is no change "${name}". Known: ${Object.keys(byName).join(', ')}`)
  }
  const value = (field: string): string => {
    const given = wish.get(field)
    if (given === null) throw new Error(`The change "${name}" needs the field "${field}"`)
    return given
  }
  return change(world, value, wish)
}
