import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessIndex } from '../../../src/main/access/access-index'
import { reconcile, type Reconciled } from '../../../src/main/access/differences'
import type { SnapshotFacts } from '../../../src/main/access/model'
import { accessOf, menuAccessOf } from '../../../src/main/access/vendor'
import { eitherVendor } from '../../support/random-account'

/** `user app kind item side`, by asking for every user and everything there is. */
function oneByOne(facts: SnapshotFacts): string[] {
  const index = new AccessIndex(facts)
  return facts.users.flatMap((_, user) => [
    ...facts.permissions.flatMap(({ app }, permission) => {
      const { differs, vendor } = accessOf(index, user, permission)
      return differs ? [`${user} ${app} permission ${permission} vendor ${vendor}`] : []
    }),
    ...facts.menus.flatMap(({ app }, menu) => {
      const { differs, vendor } = menuAccessOf(index, user, menu)
      return differs ? [`${user} ${app} menu ${menu} vendor ${vendor}`] : []
    }),
  ])
}

function reconciled({ pairs }: Reconciled): string[] {
  return pairs.flatMap(({ app, menus, permissions, user }) =>
    (['permission', 'menu'] as const).flatMap((kind) => {
      const { vendorOnly, computedOnly } = kind === 'menu' ? menus : permissions
      return [
        ...vendorOnly.map((number) => `${user} ${app} ${kind} ${number} vendor yes`),
        ...computedOnly.map((number) => `${user} ${app} ${kind} ${number} vendor no`),
      ]
    }),
  )
}

describe('what differs', () => {
  test('is what differs for each user and each permission and menu by itself, and nothing else', () => {
    fc.assert(
      fc.property(eitherVendor, (facts) => {
        const found = reconcile(new AccessIndex(facts))
        expect(reconciled(found).sort()).toEqual(oneByOne(facts).sort())
        expect(found.total).toBe(oneByOne(facts).length)
      }),
      { numRuns: 600 },
    )
  })

  test('of one user or one app is its share of the whole, with its counts', () => {
    fc.assert(
      fc.property(eitherVendor, (facts) => {
        const index = new AccessIndex(facts)
        const all = reconcile(index)
        const byUser = facts.users.map((_, user) => reconcile(index, { user }))
        const sum = (what: 'total' | 'compared' | 'notConfirmed' | 'notComputed') =>
          byUser.reduce((total, part) => total + part[what], 0)
        for (const what of ['total', 'compared', 'notConfirmed', 'notComputed'] as const) {
          expect(sum(what)).toBe(all[what])
        }
        expect(byUser.flatMap(reconciled).sort()).toEqual(reconciled(all).sort())
        facts.apps.forEach((_, app) => {
          const { pairs } = reconcile(index, { app })
          expect(pairs).toEqual(all.pairs.filter((pair) => pair.app === app))
        })
      }),
      { numRuns: 300 },
    )
  })

  test('a pair that agrees has both words whole; one that is confirmed has an answer as new', () => {
    fc.assert(
      fc.property(eitherVendor, (facts) => {
        const index = new AccessIndex(facts)
        facts.users.forEach((_, user) => {
          facts.apps.forEach((_app, app) => {
            const { compared, notComputed, pairs, notConfirmed } = reconcile(index, { user, app })
            const permissions = index
              .permissionsIn(app)
              .map((number) => accessOf(index, user, number))
            const menus = index.menusIn(app).map((number) => menuAccessOf(index, user, number))
            const agrees = compared - pairs.length
            expect(compared + notComputed).toBeLessThanOrEqual(1)
            if (agrees === 1) {
              expect(permissions.every((one) => one.vendor === one.computed)).toBe(true)
            }
            if (notConfirmed === 0 && facts.connector === 'enos') {
              expect([...permissions, ...menus].map((one) => one.confirmed)).not.toContain(false)
            }
          })
        })
      }),
      { numRuns: 300 },
    )
  })

  test('the random accounts differ on either side, in apps and outside, in permissions and menus', () => {
    const kinds = new Set<string>()
    for (const facts of fc.sample(eitherVendor, { numRuns: 300, seed: 1 })) {
      for (const line of reconciled(reconcile(new AccessIndex(facts)))) {
        const [, app, kind, , , vendor] = line.split(' ')
        kinds.add(`${app === 'undefined' ? 'outside' : 'app'} ${kind} ${vendor}`)
      }
    }
    expect([...kinds].sort()).toEqual([
      'app menu no',
      'app menu yes',
      'app permission no',
      'app permission yes',
      'outside permission no',
      'outside permission yes',
    ])
  })
})
