/** Menus of the generator have the shape of real ones, whatever the seed and the size. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Dice } from '../../servers/random'
import { Ids } from '../../servers/enos/ids'
import { makeMenus } from '../../servers/enos/make-menus'
import type { Menu } from '../../servers/enos/world'

function menusOf(seed: number, count: number): Map<string, Menu> {
  const dice = new Dice(seed)
  return makeMenus({ dice, ids: new Ids(dice) }, count, 'DEL03_APP02')
}

/** 1 at the top, and where the upper menu is gone. */
function levelOf(menus: ReadonlyMap<string, Menu>, menu: Menu): number {
  const upper = menus.get(menu.parent)
  return upper ? levelOf(menus, upper) + 1 : 1
}

const all = (menus: ReadonlyMap<string, Menu>) => [...menus.values()]

test('as many as asked for, each under its own id, and none above itself', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 400 }), (seed, count) => {
      const menus = menusOf(seed, count)
      expect(menus.size).toBe(count)
      for (const [id, menu] of menus) {
        expect(menu.id).toBe(id)
        expect(menu.order).toBeGreaterThanOrEqual(1)
        // A ring would never end.
        expect(levelOf(menus, menu)).toBeLessThanOrEqual(6)
      }
      if (count > 0) expect(all(menus).some(({ parent }) => parent === '')).toBe(true)
    }),
  )
})

test('the same for the same seed', () => {
  expect(menusOf(3, 300)).toEqual(menusOf(3, 300))
  expect(menusOf(3, 300)).not.toEqual(menusOf(4, 300))
})

describe.each([1, 2, 77])('1,441 menus of seed %i', (seed) => {
  const menus = menusOf(seed, 1_441)

  test('have six levels, most of them on the third and fourth', () => {
    const levels = all(menus).map((menu) => levelOf(menus, menu))
    const on = (level: number) => levels.filter((one) => one === level).length
    expect(Math.max(...levels)).toBe(6)
    expect(on(3) + on(4)).toBeGreaterThan(levels.length / 2)
    expect(on(1)).toBeLessThan(60)
  })

  test('some name an upper menu that is not there', () => {
    const orphans = all(menus).filter(({ parent }) => parent !== '' && !menus.has(parent))
    expect(orphans.length).toBeGreaterThan(0)
    expect(orphans.length).toBeLessThan(20)
  })

  test('some share a place in the order, and places have gaps', () => {
    const places = all(menus).map(({ parent, order }) => `${parent} ${order}`)
    expect(new Set(places).size).toBeLessThan(places.length)
    expect(Math.max(...all(menus).map(({ order }) => order))).toBeGreaterThan(20)
  })

  test('codes are missing and doubled, and so are names', () => {
    const codes = all(menus)
      .map(({ code }) => code)
      .filter((code) => code !== '')
    expect(codes.length).toBeLessThan(menus.size)
    expect(new Set(codes).size).toBeLessThan(codes.length)
    expect(new Set(all(menus).map(({ names }) => names.en_US)).size).toBeLessThan(menus.size)
  })

  test('most that have others beneath them have no address, and some addresses are long', () => {
    const uppers = new Set(all(menus).map(({ parent }) => parent))
    const bare = all(menus).filter(({ url }) => url === '')
    // All but those of which the only one beneath was orphaned.
    expect(bare.filter(({ id }) => !uppers.has(id)).length).toBeLessThan(20)
    expect(bare.length).toBeGreaterThan(uppers.size / 2)
    const longest = Math.max(...all(menus).map(({ url }) => url.length))
    expect(longest).toBeGreaterThan(1_000)
    expect(longest).toBeLessThanOrEqual(2_000)
  })

  test('a few have many beneath them', () => {
    const beneath = new Map<string, number>()
    for (const { parent } of menus.values()) beneath.set(parent, (beneath.get(parent) ?? 0) + 1)
    beneath.delete('')
    expect(Math.max(...beneath.values())).toBeGreaterThan(12)
  })
})
