import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../../src/main/access/access-index'
import { bitsOf } from '../../../../src/main/access/bits'
import { computedIndex, editedIndex } from '../../../../src/main/access/edits/apply'
import { effectsOf, permissionEffects } from '../../../../src/main/access/edits/effects'
import { rolesTellOfApps } from '../../../../src/main/access/portal'
import type { Answer } from '../../../../src/shared/schemas/common'
import { eitherVendor } from '../../../support/random-account'
import { editSeeds, editsFrom } from '../../../support/random-edits'

const ways = ['gained', 'lost', 'perhapsGained', 'perhapsLost'] as const

function wayOf(before: Answer, after: Answer): (typeof ways)[number] | undefined {
  if (before === 'no' && after === 'yes') return 'gained'
  if (before === 'yes' && after === 'no') return 'lost'
  if (before === 'unknown' && after === 'yes') return 'perhapsGained'
  if (before === 'yes' && after === 'unknown') return 'perhapsLost'
  return undefined
}

/** Lines `user way permission`, by two indexes that are built from scratch. */
function expected(before: AccessIndex, after: AccessIndex, kind: 'permission' | 'menu'): string[] {
  const things = kind === 'permission' ? before.facts.permissions : before.facts.menus
  return before.facts.users.flatMap((_, user) =>
    things.flatMap((__, thing) => {
      const ask = (index: AccessIndex) =>
        kind === 'permission' ? index.computed(user, thing) : index.computedMenu(user, thing)
      const way = wayOf(ask(before), ask(after))
      return way === undefined ? [] : [`${user} ${way} ${thing}`]
    }),
  )
}

describe('what edits change', () => {
  test('is what two indexes built from scratch differ in', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(
        eitherVendor,
        editSeeds,
        fc.constantFrom(undefined, 'table'),
        (facts, seeds, connector) => {
          const index = new AccessIndex(connector === undefined ? facts : { ...facts, connector })
          const { sandbox, edits } = editsFrom(index, seeds)
          const groups = effectsOf(sandbox)
          for (const { kind } of edits) met.add(kind)

          const before = computedIndex(index)
          const after = editedIndex(sandbox)
          const permissions = groups.flatMap((group) =>
            ways.flatMap((way) =>
              group.users.flatMap((user) =>
                bitsOf(group[way]).map((permission) => `${user} ${way} ${permission}`),
              ),
            ),
          )
          for (const line of permissions) met.add(line.split(' ')[1]!)
          expect(permissions.sort()).toEqual(expected(before, after, 'permission').sort())
          const menus = groups.flatMap((group) =>
            ways.flatMap((way) =>
              group.users.flatMap((user) =>
                group.menus[way].map((menu) => `${user} ${way} ${menu}`),
              ),
            ),
          )
          for (const line of menus) met.add(`menu ${line.split(' ')[1]!}`)
          expect(menus.sort()).toEqual(expected(before, after, 'menu').sort())

          const counted = permissionEffects(groups).flatMap((effect) =>
            ways.map((way) => `${effect.permission} ${way} ${effect[way]}`),
          )
          const told = ways.flatMap((way) =>
            before.facts.permissions.map((_, permission) => {
              const count = permissions.filter((line) => line.endsWith(` ${way} ${permission}`))
              return `${permission} ${way} ${count.length}`
            }),
          )
          expect(counted.every((line) => told.includes(line))).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
    // All kinds of edit were made, and all ways of changing came of them.
    for (const way of ways) expect(met).toContain(way)
    for (const way of ways) expect(met).toContain(`menu ${way}`)
    expect([...met].filter((name) => name.includes('-')).length).toBe(10)
  })

  test('is open where more may come or go than was read, menus too, and only there', () => {
    const met = new Set<boolean>()
    fc.assert(
      fc.property(eitherVendor, editSeeds, (facts, seeds) => {
        const index = new AccessIndex(facts)
        const { sandbox } = editsFrom(index, seeds)
        const before = computedIndex(index)
        const after = editedIndex(sandbox)
        const open = new Set(effectsOf(sandbox).flatMap((group) => (group.open ? group.users : [])))
        facts.users.forEach((_, user) => {
          met.add(open.has(user))
          const wholes = (at: AccessIndex) => [
            facts.connector === 'enos' && facts.permissions.every(({ app }) => app !== undefined)
              ? true
              : at.isSystemExtension(user) || at.computedWhole(user),
            // Of apps of which no role tells, no change of roles tells either.
            ...(rolesTellOfApps(index) ? facts.apps : []).flatMap((__, app) => [
              at.computedWhole(user, true),
              at.computedMenusWhole(user, app),
            ]),
          ]
          const [was, is] = [wholes(before), wholes(after)]
          if (was.join() !== is.join()) expect(open.has(user)).toBe(true)
          const allKnown = [...was, ...is].every(Boolean) && !index.isSystemExtension(user)
          if (allKnown) expect(open.has(user)).toBe(false)
        })
      }),
      { numRuns: 400 },
    )
    expect(met.size).toBe(2)
  })

  test('is undone by the edit that goes the other way', () => {
    fc.assert(
      fc.property(eitherVendor, fc.nat(1_000), fc.nat(1_000), (facts, a, b) => {
        const roles = facts.roles.map((role) => ({ ...role, custom: true }))
        const index = new AccessIndex({ ...facts, roles, connector: 'table' })
        const role = a % facts.roles.length
        const permission = b % facts.permissions.length
        const { sandbox } = editsFrom(index, [[0, a, b, 0, 0]])
        const lists = index.roleListed.has(role, permission)
        if (!lists) sandbox.apply({ kind: 'remove-permission', role, permission })
        expect(lists ? [] : effectsOf(sandbox)).toEqual([])
      }),
    )
  })
})
