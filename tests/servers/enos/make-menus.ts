/**
 * Menus of one app. The shape is that of real menus of public admin products, as counted over 256 to
 * 1,441 of them: most menus on the third and fourth level, up to six; four to six beneath one another,
 * now and then none and now and then twenty; places in the order shared; codes missing and doubled;
 * parents that are no longer there; uppers mostly without an address.
 */
import type { Dice } from '../random'
import { actions, things, views } from './catalogue/words'
import { namesOf } from './make-names'
import type { Ids } from './ids'
import type { Names } from './names'
import type { Menu } from './world'

/** Of 100 menus, so many stand on each level. */
const shareOfLevel = [1.3, 8, 29, 52, 8, 1.7] as const

/** How many menus each level has; an app of few menus has fewer levels. */
export function levelSizes(count: number): number[] {
  const levels = count >= 60 ? 6 : count >= 24 ? 4 : count >= 8 ? 3 : count >= 3 ? 2 : 1
  const shares = shareOfLevel.slice(0, levels)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const sizes = shares.map((share) => Math.max(1, Math.floor((count * share) / whole)))
  // A small app is not all beneath one menu.
  if (levels > 1) sizes[0] = Math.max(sizes[0]!, Math.min(6, Math.floor(count / 4)))
  // What rounding left over, or took too much, is on the fullest level.
  const fullest = sizes.indexOf(Math.max(...sizes))
  sizes[fullest]! += count - sizes.reduce((sum, size) => sum + size, 0)
  return sizes
}

function nameOf(dice: Dice, level: number, place: number): Names {
  const thing = dice.oneOf(things)
  const words = level < 4 ? [thing, dice.oneOf(views)] : [dice.oneOf(actions), thing]
  // The larger the app, the oftener a name needs a number to be told from another.
  return namesOf(words, place >= things.length ? ` ${1 + dice.under(9)}` : '')
}

/** Most addresses are short; the longest that may be entered has 2,000 characters. */
function urlOf(dice: Dice, code: string): string {
  const short = `/${code.toLowerCase().replaceAll('_', '/')}/index.html`
  if (dice.onceIn(150))
    return `https://apps.example${short}?state=${'%7B%22a%22%3A1%7D'.repeat(110)}`
  return dice.onceIn(6) ? `https://apps.example${short}?tab=${dice.under(20)}&from=menu` : short
}

/**
 * One after the other on most levels; on some in steps of ten, with gaps, and with two on one place.
 * @param beneath how many the upper menu has already
 */
function orderOf(dice: Dice, beneath: number): number {
  if (beneath > 0 && dice.onceIn(25)) return beneath
  return dice.onceIn(40) ? 10 * (beneath + 1) : beneath + 1
}

/** @param prefix of its codes, such as DEL03_APP02 */
export function makeMenus(
  { dice, ids }: { dice: Dice; ids: Ids },
  count: number,
  prefix: string,
): Map<string, Menu> {
  const menus = new Map<string, Menu>()
  const beneath = new Map<string, number>()
  let uppers: Menu[] = []
  let number = 0
  levelSizes(count).forEach((size, level) => {
    // A few uppers have most of what is beneath them, and many have nothing.
    const fertile = uppers.filter(() => !dice.onceIn(level < 3 ? 4 : 2))
    const choice = fertile.length > 0 ? fertile : uppers
    const made: Menu[] = []
    for (let place = 0; place < size; place += 1) {
      number += 1
      const own = `${prefix}_MENU${String(number).padStart(2, '0')}`
      const turn = dice.onceIn(3) ? dice.under(choice.length) : place % choice.length
      // One in each level has far more than all others.
      const upper = choice[dice.onceIn(35) ? 0 : turn]
      const parent = upper?.id ?? ''
      const siblings = beneath.get(parent) ?? 0
      beneath.set(parent, siblings + 1)
      const sibling = made.at(-1)
      made.push({
        id: ids.uuid(),
        code: dice.onceIn(5) ? '' : sibling && dice.onceIn(30) ? sibling.code : own,
        names: nameOf(dice, level, number),
        url: urlOf(dice, own),
        order: orderOf(dice, siblings),
        parent,
      })
    }
    for (const menu of made) menus.set(menu.id, menu)
    uppers = made
  })
  for (const menu of menus.values()) {
    if (beneath.has(menu.id) && !dice.onceIn(10)) menu.url = ''
  }
  orphanSome(menus, dice, ids)
  return menus
}

/** The upper menu of one in 300 is gone, and at least of one where there are sixty or more. */
function orphanSome(menus: ReadonlyMap<string, Menu>, dice: Dice, ids: Ids): void {
  if (menus.size < 60) return
  const nested = [...menus.values()].filter(({ parent }) => parent !== '')
  const isUpper = new Set(nested.map(({ parent }) => parent))
  // Those with nothing beneath them, so that the depth stays.
  const leaves = nested.filter(({ id }) => !isUpper.has(id))
  const wanted = Math.max(1, Math.round(menus.size / 300))
  for (let done = 0; done < wanted; done += 1) dice.oneOf(leaves).parent = ids.uuid()
}
