/** Groups of a matrix's rows and columns, each with a line of sums before its members. */
import type { AccessIndex } from '../access/access-index'
import { AppError } from '../../shared/result'
import { naturalOrder } from '../../shared/natural-order'
import type {
  ColumnGroups,
  MatrixColumns,
  MatrixHead,
  MatrixRows,
  RowGroups,
} from '../../shared/schemas/matrix'

export interface MatrixGroup {
  /** `''`: without any; `?`: not known. */
  key: string
  name: string
  /** Places in the rows or columns, in their order. */
  members: number[]
}

/** What one axis of the view shows. */
export interface Lines {
  groups: readonly MatrixGroup[]
  /** A place in the rows or columns, or `-1 - group` for its sums. */
  lines: Int32Array
  isFolded: (group: MatrixGroup) => boolean
}

interface Keyed {
  key: string
  name: string
}

const without: Keyed = { key: '', name: '' }
const notKnown: Keyed = { key: '?', name: '' }

/** @param numbers users or roles; permissions, menus or roles @throws AppError `invalid-argument` */
export function linesOf(
  index: AccessIndex,
  what: MatrixRows | MatrixColumns,
  numbers: Uint32Array,
  by: RowGroups | ColumnGroups | undefined,
  folded: readonly string[],
): Lines {
  const named = new Set(folded)
  const isFolded = ({ key }: MatrixGroup): boolean => named.has('*') !== named.has(key)
  if (by === undefined) return { groups: [], lines: Int32Array.from(numbers.keys()), isFolded }
  const groups = groupsOf(index, what, numbers, by)
  const lines = groups.flatMap((group, number) =>
    isFolded(group) ? [-1 - number] : [-1 - number, ...group.members],
  )
  return { groups, lines: Int32Array.from(lines), isFolded }
}

/** The line of a place in the rows or columns: its own, or that of the folded group that it is in. */
export function lineOf({ groups, lines }: Lines, place: number): number {
  const own = lines.indexOf(place)
  if (own >= 0) return own
  return lines.indexOf(-1 - groups.findIndex(({ members }) => members.includes(place)))
}

/** By the numbers themselves: a view asks for page after page of the same rows and columns. */
const kept = new WeakMap<Uint32Array, Map<RowGroups | ColumnGroups, readonly MatrixGroup[]>>()

function groupsOf(
  index: AccessIndex,
  what: MatrixRows | MatrixColumns,
  numbers: Uint32Array,
  by: RowGroups | ColumnGroups,
): readonly MatrixGroup[] {
  const known = kept.get(numbers) ?? new Map<RowGroups | ColumnGroups, readonly MatrixGroup[]>()
  kept.set(numbers, known)
  const groups = known.get(by) ?? grouped(numbers, keyBy(index, what, by))
  known.set(by, groups)
  return groups
}

function grouped(numbers: Uint32Array, keyOf: (number: number) => Keyed): readonly MatrixGroup[] {
  const found = new Map<string, MatrixGroup>()
  for (let place = 0; place < numbers.length; place++) {
    const { key, name } = keyOf(numbers[place]!)
    const group = found.get(key) ?? { key, name, members: [] }
    found.set(key, group)
    group.members.push(place)
  }
  return [...found.values()].sort(byName)
}

/** Those without a name stand at the end. */
const byName = (a: MatrixGroup, b: MatrixGroup): number =>
  Number(a.name === '') - Number(b.name === '') ||
  naturalOrder(a.name, b.name) ||
  naturalOrder(a.key, b.key)

export const groupHead = (group: MatrixGroup, { isFolded }: Lines): MatrixHead => ({
  id: group.key,
  name: group.name,
  group: { members: group.members.length, folded: isFolded(group) },
})

function keyBy(
  index: AccessIndex,
  what: MatrixRows | MatrixColumns,
  by: RowGroups | ColumnGroups,
): (number: number) => Keyed {
  const { apps, categories, menus, permissions, roles, users } = index.facts
  if (what === 'users' && by === 'roles') return byRoles(index)
  if (what === 'users' && (by === 'type' || by === 'status' || by === 'site')) {
    return (user) => {
      const value = users[user]![by]
      if (value === undefined || value === '') return users[user]!.defined ? without : notKnown
      return { key: value, name: value }
    }
  }
  if (what === 'roles' && by === 'custom') {
    return (role) => {
      const { custom } = roles[role]!
      return custom === undefined ? notKnown : { key: custom ? 'custom' : 'standard', name: '' }
    }
  }
  if ((what === 'permissions' || what === 'menus') && by === 'app') {
    return (number) => {
      const { app } = (what === 'menus' ? menus : permissions)[number]!
      return app === undefined ? without : { key: apps[app]!.id, name: apps[app]!.name }
    }
  }
  if (what === 'permissions' && by === 'category') {
    return (permission) => {
      const { category, defined } = permissions[permission]!
      if (category === undefined) return defined ? without : notKnown
      return { key: category, name: categories.get(category) ?? category }
    }
  }
  throw new AppError('invalid-argument', `${what} cannot be grouped by ${by}.`, {
    hint: 'Users: roles, type, status, site. Roles: custom. Permissions: category, app. Menus: app.',
  })
}

/** Users by the set of roles that they hold. */
function byRoles(index: AccessIndex): (user: number) => Keyed {
  const { roles } = index.facts
  const known = new Map<number, Keyed>()
  return (user) => {
    if (!index.rolesKnown(user)) return notKnown
    const holding = index.holdingOf[user]!
    let keyed = known.get(holding)
    if (keyed === undefined) {
      const held = index.holdings[holding]!.roles.map((role) => roles[role]!).sort(
        (a, b) => naturalOrder(a.name, b.name) || naturalOrder(a.id, b.id),
      )
      keyed = {
        key: held.map(({ id }) => encodeURIComponent(id)).join('+'),
        name: held.map(({ name }) => name).join(' + '),
      }
      known.set(holding, keyed)
    }
    return keyed
  }
}
