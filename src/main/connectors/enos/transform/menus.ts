/**
 * Flattens EnOS's menu trees, nested or flat, of any depth: a loop with its own stack, because a tree
 * 100,000 levels deep is still an answer.
 */
import {
  asObject,
  BadField,
  readId,
  readList,
  readNumber,
  readOptionalId,
  readText,
  type JsonObject,
} from '../../fields'
import type { Remarks } from '../../remarks'
import type { MenuRecord } from '../../parts'
import { readNames } from './names'
import { readCode } from './permission'

interface Level {
  list: readonly unknown[]
  next: number
  /** The menu that these are nested under; null at the top. */
  parent: string | null
}

/** Levels that a path is written out for; deeper ones are cut at the front. */
const SHOWN_LEVELS = 6

function pathOf(levels: readonly Level[]): string {
  const shown = levels.slice(-SHOWN_LEVELS).map((level) => `[${level.next - 1}]`)
  const cut = levels.length > SHOWN_LEVELS
  return `${cut ? '(…)children' : 'menus'}${shown.join('.children')}`
}

function readOrder(json: JsonObject): number | null {
  for (const key of ['displayOrder', 'sortId']) {
    const value = json[key]
    // Some services write the number as text.
    if (typeof value === 'string' && /^-?\d{1,15}$/.test(value)) return Number(value)
    const order = value === '' ? undefined : readNumber(json, key)
    // A place in an order is a whole number; anything else is no place.
    if (order !== undefined) return Number.isSafeInteger(order) ? order : null
  }
  return null
}

function readMenu(
  json: JsonObject,
  nestedUnder: string | null,
  remarks: Remarks,
  locale: string,
): MenuRecord {
  const id = readId(json, 'id')
  const stated = readOptionalId(json, 'parentId')
  if (nestedUnder !== null && stated !== undefined && stated !== nestedUnder) {
    remarks.add(
      `menu ${id} is nested under ${nestedUnder}, but its parentId names ${stated}; the nesting was followed`,
    )
  }
  const sourceApp = typeof json['sourceApp'] === 'string' ? json['sourceApp'] : ''
  return {
    id,
    code: readCode(json, remarks) ?? '',
    names: readNames(json, remarks, locale),
    url: readText(json, 'url', remarks) ?? '',
    order: readOrder(json),
    parent: nestedUnder ?? stated ?? null,
    ...(sourceApp === '' ? {} : { sourceApp: sourceApp.toWellFormed() }),
  }
}

const sameMenu = (a: MenuRecord, b: MenuRecord): boolean =>
  a.code === b.code &&
  a.url === b.url &&
  a.order === b.order &&
  a.parent === b.parent &&
  a.sourceApp === b.sourceApp &&
  JSON.stringify(a.names) === JSON.stringify(b.names)

/** @param locale see {@link readNames} */
export function readMenus(list: readonly unknown[], remarks: Remarks, locale = ''): MenuRecord[] {
  const menus = new Map<string, MenuRecord>()
  const levels: Level[] = [{ list, next: 0, parent: null }]
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    if (level.next >= level.list.length) {
      levels.pop()
      continue
    }
    const entry = level.list[level.next]
    level.next += 1
    try {
      const json = asObject(entry)
      const menu = readMenu(json, level.parent, remarks, locale)
      const earlier = menus.get(menu.id)
      if (earlier === undefined) menus.set(menu.id, menu)
      else if (!sameMenu(earlier, menu)) {
        remarks.add(
          `${pathOf(levels)} repeats menu ${menu.id} with another content; the first was kept`,
        )
      }
      const children = readList(json, 'children')
      if (children !== undefined && children.length > 0) {
        levels.push({ list: children, next: 0, parent: menu.id })
      }
    } catch (thrown) {
      if (!(thrown instanceof BadField)) throw thrown
      const bad = thrown.under(pathOf(levels))
      remarks.damaged(bad.message)
      remarks.add(`${bad.message}; this menu and what is beneath it were left out`)
    }
  }
  return parentsFirst(menus, remarks)
}

/**
 * The order of the answer, except that a flat list may name a parent only later: then the parent is
 * put before its child. On the way up it shows where a parent is missing, and where the way is a ring.
 */
function parentsFirst(menus: ReadonlyMap<string, MenuRecord>, remarks: Remarks): MenuRecord[] {
  const placed = new Set<string>()
  const ordered: MenuRecord[] = []
  const place = (menu: MenuRecord): void => {
    placed.add(menu.id)
    ordered.push(menu)
  }
  for (const menu of menus.values()) {
    if (placed.has(menu.id)) continue
    if (menu.parent === null || placed.has(menu.parent)) place(menu)
    else for (const above of wayUp(menu, menus, placed, remarks).reverse()) place(above)
  }
  return ordered
}

/** The menu and what is above it, as far as that is not placed yet. */
function wayUp(
  menu: MenuRecord,
  menus: ReadonlyMap<string, MenuRecord>,
  placed: ReadonlySet<string>,
  remarks: Remarks,
): MenuRecord[] {
  const way = new Map<string, MenuRecord>()
  let at = menu
  for (;;) {
    way.set(at.id, at)
    if (at.parent === null || placed.has(at.parent)) break
    const parent = menus.get(at.parent)
    if (parent === undefined) {
      remarks.add(`menu ${at.id} names a parent that the answer does not hold: ${at.parent}`)
      break
    }
    if (way.has(parent.id)) {
      remarks.add(`menu ${parent.id} is its own ancestor`)
      break
    }
    at = parent
  }
  return [...way.values()]
}
