import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessOf, menuAccessOf } from '../../../src/main/access/vendor'
import { held } from '../../../src/main/queries/held'
import { roleDetail } from '../../../src/main/queries/role-detail'
import { askedOf } from '../../support/asked'
import { portalAccount } from '../../support/portal-account'
import { eitherVendor } from '../../support/random-account'

const answerOf = (cell: string) =>
  cell.toLowerCase() === 'n' ? 'no' : cell.toLowerCase() === 'u' ? 'unknown' : 'yes'
const user = (id: string) => ({ kind: 'user' as const, id })
const role = (id: string) => ({ kind: 'role' as const, id })

describe('what a role or user has', () => {
  test('is what each answer says by itself; what is left out is a no', () => {
    fc.assert(
      fc.property(
        eitherVendor.filter(({ roles, users }) => users.length > 0 && roles.length > 0),
        (facts) => {
          const asked = askedOf(facts)
          const found = held(asked, { holders: [user('u0'), role('r0')] })
          const cells = new Map(found.items.map(({ app, cells, id }) => [`${app}/${id}`, cells]))
          const given = new Set(
            roleDetail(asked, 'r0').permissions.map(({ app, id }) => `${app}/${id}`),
          )
          facts.permissions.forEach(({ app, id }, permission) => {
            const key = `${app === undefined ? undefined : facts.apps[app]!.id}/${id}`
            const [ofUser, ofRole] = [...(cells.get(key) ?? 'nn')].map(answerOf)
            expect(ofUser).toBe(accessOf(asked.index, 0, permission).answer)
            expect(ofRole === 'yes').toBe(given.has(key))
          })
          const counted = [...cells.values()].map(([letter]) => answerOf(letter!))
          expect(found.holders[0]).toMatchObject({
            has: counted.filter((answer) => answer === 'yes').length,
            unknown: counted.filter((answer) => answer === 'unknown').length,
          })
        },
      ),
      { seed: 40 },
    )
  })

  test('is the same for menus of an app', () => {
    fc.assert(
      fc.property(
        eitherVendor.filter(({ apps, users }) => users.length > 0 && apps.length > 0),
        (facts) => {
          const asked = askedOf(facts)
          const found = held(asked, { holders: [user('u0')], menusOf: 'a0' })
          const cells = new Map(found.items.map(({ cells, id }) => [id, cells]))
          for (const menu of asked.index.menusIn(0)) {
            const cell = cells.get(facts.menus[menu]!.id) ?? 'n'
            expect(answerOf(cell)).toBe(menuAccessOf(asked.index, 0, menu).answer)
          }
        },
      ),
      { seed: 40 },
    )
  })

  test('lays two roles over each other, and says that the same one twice is a mistake', () => {
    const asked = askedOf(portalAccount())
    const menus = held(asked, { holders: [role('r0'), role('r2')], menusOf: 'a0' })
    expect(menus.items.map(({ cells, id }) => `${id} ${cells}`)).toEqual(['m0 ln', 'm1 ln'])
    expect(menus.holders.map(({ has }) => has)).toEqual([2, 0])
    expect(() => held(asked, { holders: [role('r0'), role('r0')] })).toThrow('Both are the same')
  })
})
