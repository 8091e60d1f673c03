/** Order and heads of a matrix's rows and columns. */
import type { AccessIndex } from '../access/access-index'
import { naturalOrder } from '../../shared/natural-order'
import type { MenuNode } from '../../shared/schemas/access'
import type { MatrixColumns, MatrixHead, MatrixRows } from '../../shared/schemas/matrix'
import { menuTree } from './menus'
import type { Asked } from './reader'
import { sortUsers } from './users'

/** In place. @param asked what the menus' trees are read from */
export function sortSubjects(
  asked: Asked,
  what: MatrixRows | MatrixColumns,
  numbers: number[],
): void {
  const { index } = asked
  const { roles, permissions, apps } = index.facts
  switch (what) {
    case 'users': {
      const places = userPlaces(index)
      numbers.sort((a, b) => places[a]! - places[b]!)
      return
    }
    case 'roles':
      numbers.sort(
        (a, b) =>
          naturalOrder(roles[a]!.name, roles[b]!.name) ||
          naturalOrder(roles[a]!.id, roles[b]!.id) ||
          a - b,
      )
      return
    case 'permissions': {
      const appOf = (permission: number) => {
        const { app } = permissions[permission]!
        return app === undefined ? '' : apps[app]!.name
      }
      numbers.sort(
        (a, b) =>
          naturalOrder(appOf(a), appOf(b)) ||
          naturalOrder(permissions[a]!.name, permissions[b]!.name) ||
          naturalOrder(permissions[a]!.id, permissions[b]!.id) ||
          a - b,
      )
      return
    }
    case 'menus': {
      const { place } = menuPlaces(asked)
      numbers.sort((a, b) => place[a]! - place[b]!)
    }
  }
}

export function headOf(asked: Asked, what: MatrixRows | MatrixColumns, number: number): MatrixHead {
  const { users, roles, permissions, categories, apps, menus } = asked.index.facts
  switch (what) {
    case 'users': {
      const { id, name, email, extensionNumber } = users[number]!
      return { id, name, ...detail(email ?? extensionNumber) }
    }
    case 'roles': {
      const { id, name } = roles[number]!
      return { id, name }
    }
    case 'permissions': {
      const { id, name, category, assignable, app } = permissions[number]!
      return {
        id,
        name,
        ...detail(category === undefined ? undefined : (categories.get(category) ?? category)),
        ...(app === undefined ? {} : { app: apps[app]!.id }),
        assignable: assignable ?? null,
      }
    }
    case 'menus': {
      const { id, name, app } = menus[number]!
      const path = menuPlaces(asked).pathOf.get(number)
      return { id, name, ...detail(path), app: apps[app]!.id }
    }
  }
}

const detail = (text: string | undefined): { detail?: string } =>
  text === undefined || text === '' ? {} : { detail: text }

const userPlacesOf = new WeakMap<AccessIndex, Uint32Array>()

/** Where each user stands by name. Comparing names is slow, so it is done once, not for every filter. */
function userPlaces(index: AccessIndex): Uint32Array {
  let places = userPlacesOf.get(index)
  if (!places) {
    places = new Uint32Array(index.facts.users.length)
    const ordered = index.facts.users.map((_, user) => user)
    sortUsers(index, ordered, 'name')
    for (const [place, user] of ordered.entries()) places[user] = place
    userPlacesOf.set(index, places)
  }
  return places
}

interface MenuPlaces {
  /** Where each menu stands, from the first app's first to the last one's last. */
  place: Float64Array
  /** Names of the menus above it, outermost first. */
  pathOf: ReadonlyMap<number, string>
}

const menuPlacesOf = new WeakMap<AccessIndex, MenuPlaces>()

/** As the apps' whole menus are drawn: app by app, depth first. */
function menuPlaces(asked: Asked): MenuPlaces {
  const known = menuPlacesOf.get(asked.index)
  if (known) return known
  const { apps, menus } = asked.index.facts
  const place = new Float64Array(menus.length).fill(Infinity)
  const pathOf = new Map<number, string>()
  const numberOf = new Map(menus.map(({ app, id }, number) => [`${app} ${id}`, number]))
  const ordered = apps
    .map((app, number) => ({ ...app, number }))
    .sort((a, b) => naturalOrder(a.name, b.name) || a.number - b.number)
  let next = 0
  for (const app of ordered) {
    const waiting: { node: MenuNode; path: string }[] = menuTree(asked, { app: app.id })
      .menus.toReversed()
      .map((node) => ({ node, path: '' }))
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const { node, path } = entry
      const menu = numberOf.get(`${app.number} ${node.id}`)!
      place[menu] = next++
      if (path !== '') pathOf.set(menu, path)
      const inside = path === '' ? node.name : `${path} › ${node.name}`
      for (const child of node.children.toReversed()) waiting.push({ node: child, path: inside })
    }
  }
  const places = { place, pathOf }
  menuPlacesOf.set(asked.index, places)
  return places
}
