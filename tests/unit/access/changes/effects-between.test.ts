import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../../src/main/access/access-index'
import { bitsOf } from '../../../../src/main/access/bits'
import { Causes } from '../../../../src/main/access/changes/causes'
import { effectsBetween } from '../../../../src/main/access/changes/effects-between'
import { factChanges } from '../../../../src/main/access/changes/fact-changes'
import { Pairing } from '../../../../src/main/access/changes/pairing'
import type { EffectGroup } from '../../../../src/main/access/edits/effects'
import type { SnapshotFacts } from '../../../../src/main/access/model'
import type { Answer } from '../../../../src/shared/schemas/common'
import { afterChanges } from '../../../support/apply-changes'
import { pairsOfAccounts } from '../../../support/random-pair'

const ways = ['gained', 'lost', 'perhapsGained', 'perhapsLost'] as const
type Way = (typeof ways)[number]

function wayOf(before: Answer, after: Answer): Way | undefined {
  if (before === 'no' && after === 'yes') return 'gained'
  if (before === 'yes' && after === 'no') return 'lost'
  if (before === 'unknown' && after === 'yes') return 'perhapsGained'
  if (before === 'yes' && after === 'unknown') return 'perhapsLost'
  return undefined
}

const permissionKey = ({ facts }: AccessIndex, number: number): string => {
  const { app, id } = facts.permissions[number]!
  return `${app === undefined ? '' : facts.apps[app]!.id}/${id}`
}
const menuKey = ({ facts }: AccessIndex, number: number): string => {
  const { app, id } = facts.menus[number]!
  return `${facts.apps[app]!.id}/${id}`
}

/** By the vendor's ids alone: what one snapshot answers about a user and a permission. */
function permissionAnswer(index: AccessIndex, userId: string, key: string): Answer {
  const user = index.userByExternalId.get(userId)
  if (user === undefined) return index.facts.whole.holders ? 'no' : 'unknown'
  const number = index.facts.permissions.findIndex((_, one) => permissionKey(index, one) === key)
  if (number >= 0) return index.computed(user, number)
  const inApp = !key.startsWith('/')
  if (!inApp && index.isSystemExtension(user)) return 'yes'
  return index.computedWhole(user, inApp) ? 'no' : 'unknown'
}

function menuAnswer(index: AccessIndex, userId: string, key: string): Answer {
  const user = index.userByExternalId.get(userId)
  if (user === undefined) return index.facts.whole.holders ? 'no' : 'unknown'
  const number = index.facts.menus.findIndex((_, one) => menuKey(index, one) === key)
  if (number >= 0) return index.computedMenu(user, number)
  const app = index.appByExternalId.get(key.split('/')[0]!)
  if (app !== undefined) return index.computedMenusWhole(user, app) ? 'no' : 'unknown'
  const known =
    index.rolesKnown(user) &&
    index.menuGrantsKnown(user) &&
    index.rolesOf(user).every((role) => index.facts.roles[role]!.menusKnown)
  return known ? 'no' : 'unknown'
}

/** Lines `user way thing`, worked out for every user and every thing. */
function expected(
  before: AccessIndex,
  after: AccessIndex,
  keyOf: (index: AccessIndex, number: number) => string,
  things: (facts: SnapshotFacts) => readonly unknown[],
  answer: (index: AccessIndex, user: string, key: string) => Answer,
): string[] {
  const both = [before, after]
  const users = new Set(both.flatMap(({ facts }) => facts.users.map(({ id }) => id)))
  const keys = new Set(
    both.flatMap((index) => things(index.facts).map((_, number) => keyOf(index, number))),
  )
  return [...users].flatMap((user) =>
    [...keys].flatMap((key) => {
      const way = wayOf(answer(before, user, key), answer(after, user, key))
      return way === undefined ? [] : [`${user} ${way} ${key}`]
    }),
  )
}

const key = (
  pairing: Pairing,
  what: 'users' | 'permissions' | 'menus',
  joint: number,
  keyOf: (index: AccessIndex, number: number) => string,
): string => {
  const after = pairing[what].after[joint]!
  return after >= 0
    ? keyOf(pairing.after, after)
    : keyOf(pairing.before, pairing[what].before[joint]!)
}
const userKey = ({ facts }: AccessIndex, number: number): string => facts.users[number]!.id

function told(
  pairing: Pairing,
  groups: readonly EffectGroup[],
  what: 'permissions' | 'menus',
): string[] {
  return groups.flatMap((group) =>
    ways.flatMap((way) =>
      group.users.flatMap((user) => {
        const numbers = what === 'menus' ? group.menus[way] : bitsOf(group[way])
        const keyOf = what === 'menus' ? menuKey : permissionKey
        return numbers.map(
          (number) =>
            `${key(pairing, 'users', user, userKey)} ${way} ${key(pairing, what, number, keyOf)}`,
        )
      }),
    ),
  )
}

describe('who gained and lost what between two snapshots', () => {
  test('is what the answers of both snapshots differ in', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(pairsOfAccounts, ([old, now]) => {
        const [before, after] = [new AccessIndex(old), new AccessIndex(now)]
        const pairing = new Pairing(before, after)
        const groups = effectsBetween(pairing)
        const permissions = told(pairing, groups, 'permissions')
        const menus = told(pairing, groups, 'menus')
        expect(permissions.sort()).toEqual(
          expected(
            before,
            after,
            permissionKey,
            (facts) => facts.permissions,
            permissionAnswer,
          ).sort(),
        )
        expect(menus.sort()).toEqual(
          expected(before, after, menuKey, (facts) => facts.menus, menuAnswer).sort(),
        )
        for (const line of permissions) met.add(line.split(' ')[1]!)
        for (const line of menus) met.add(`menu ${line.split(' ')[1]!}`)
      }),
      { numRuns: 300 },
    )
    for (const way of ways) expect(met).toContain(way)
    for (const way of ways) expect(met).toContain(`menu ${way}`)
  })

  test('is nothing between a snapshot and itself', () => {
    fc.assert(
      fc.property(pairsOfAccounts, ([facts]) => {
        const pairing = new Pairing(new AccessIndex(facts), new AccessIndex(facts))
        expect(effectsBetween(pairing)).toEqual([])
        expect(Object.values(factChanges(pairing)).flat()).toEqual([])
      }),
    )
  })

  test('comes each time of facts that changed', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(pairsOfAccounts, ([old, now]) => {
        const pairing = new Pairing(new AccessIndex(old), new AccessIndex(now))
        const causes = new Causes(pairing)
        const changes = factChanges(pairing)
        const began = new Set(['added', 'first-seen'])
        const isFact = (kind: keyof typeof changes, way: string, a: number, b?: number) =>
          changes[kind].some(
            (change) =>
              change.a === a &&
              change.b === b &&
              change.way !== 'changed' &&
              began.has(change.way) === (way === 'began'),
          )
        for (const group of effectsBetween(pairing)) {
          const [user] = group.users
          for (const way of ways) {
            const side = way === 'gained' || way === 'perhapsGained' ? 'began' : 'ended'
            const found = [
              ...bitsOf(group[way]).map((one) => causes.ofPermission(user!, one, side)),
              ...group.menus[way].map((one) => causes.ofMenu(user!, one, side)),
            ]
            for (const each of found) {
              // What the vendor's rule gives its system extension can come with the dictionary alone.
              if (each.length === 0) throw new Error('There is no cause')
              for (const cause of each) {
                met.add(`${cause.kind} ${cause.way}`)
                const facts =
                  cause.kind === 'user'
                    ? isFact('user', cause.way, user!)
                    : cause.kind === 'assignment'
                      ? isFact('assignment', cause.way, user!, cause.role)
                      : cause.kind === 'direct-permission'
                        ? isFact('direct-permission', cause.way, user!, cause.permission)
                        : cause.kind === 'direct-menu'
                          ? isFact('direct-menu', cause.way, user!, cause.menu)
                          : isFact(cause.kind, cause.way, cause.a, cause.b)
                expect(facts, JSON.stringify(cause)).toBe(true)
              }
            }
          }
        }
      }),
      { numRuns: 800 },
    )
    const kinds = ['user', 'assignment', 'listing', 'inclusion', 'direct-permission']
    const ofMenus = ['direct-menu', 'role-menu', 'role-menu-group', 'menu-group-menu']
    for (const kind of [...kinds, ...ofMenus]) {
      expect(met).toContain(`${kind} began`)
      expect(met).toContain(`${kind} ended`)
    }
  })
})

describe('what changed in the facts', () => {
  test('applied to the earlier snapshot gives the access of the later', () => {
    fc.assert(
      fc.property(pairsOfAccounts, ([old, now]) => {
        const [before, after] = [new AccessIndex(old), new AccessIndex(now)]
        const pairing = new Pairing(before, after)
        const made = new AccessIndex(afterChanges(pairing, factChanges(pairing)))
        const grants = (index: AccessIndex) =>
          index.facts.users
            .flatMap(({ id }, user) => [
              ...index.facts.permissions.flatMap((_, one) =>
                index.holdingHas.has(index.holdingOf[user]!, one)
                  ? [`${id} ${permissionKey(index, one)}`]
                  : [],
              ),
              ...index.facts.menus.flatMap((_, one) =>
                index.computedMenu(user, one) === 'yes'
                  ? [`${id} menu ${menuKey(index, one)}`]
                  : [],
              ),
            ])
            .sort()
        expect(grants(made)).toEqual(grants(after))
      }),
      { numRuns: 200 },
    )
  })
})
