import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessOf, menuAccessOf } from '../../../src/main/access/vendor'
import { effective } from '../../../src/main/queries/effective'
import { menuTree } from '../../../src/main/queries/menus'
import { matrixPage } from '../../../src/main/queries/matrix'
import { whoCan } from '../../../src/main/queries/who-can'
import { why } from '../../../src/main/queries/why'
import { askedOf } from '../../support/asked'
import { answered, portalAccount } from '../../support/portal-account'
import { accounts, eitherVendor } from '../../support/random-account'

const part = {
  id: 7,
  kind: 'user-app-resources',
  subject: 'u0 a0',
  status: 'whole' as const,
  at: 0,
  takenAt: Date.UTC(2026, 0, 2),
  file: 'x.json',
  note: undefined,
}

describe('laws of what is confirmed', () => {
  test('a confirmed answer is the vendor’s; a computed one says so in words and limits', () => {
    fc.assert(
      fc.property(eitherVendor, (facts) => {
        const asked = askedOf(facts)
        const { index } = asked
        facts.users.forEach((user, number) => {
          facts.permissions.forEach((permission, at) => {
            const { answer, confirmed, vendor, word } = accessOf(index, number, at)
            const told = answer !== 'unknown' && permission.app !== undefined
            expect(confirmed !== undefined).toBe(facts.connector === 'enos' && told)
            if (confirmed === true) {
              expect(vendor).toBe(answer)
              expect(word).toBeDefined()
            }
            if (number > 0) return
            const app = permission.app === undefined ? {} : { app: facts.apps[permission.app]!.id }
            const answered = why(asked, { user: user.id, permission: permission.id, ...app })
            expect(answered.confirmed).toBe(confirmed)
            const says = (texts: string[]) =>
              texts.some((text) => text.startsWith('Computed from roles'))
            expect(says(answered.text)).toBe(confirmed === false)
            expect(says(answered.limits)).toBe(confirmed === false)
          })
        })
      }),
      { numRuns: 150 },
    )
  })

  test('lists and counts are what the single answers say', () => {
    fc.assert(
      fc.property(eitherVendor, (facts) => {
        const asked = askedOf(facts)
        const { index } = asked
        facts.permissions.forEach(({ id, app }, permission) => {
          const inApp = app === undefined ? {} : { app: facts.apps[app]!.id }
          const single = facts.users.filter(
            (_, user) => accessOf(index, user, permission).confirmed === false,
          )
          expect(whoCan(asked, { permission: id, ...inApp }).notConfirmed).toBe(single.length)
        })
        const cells = facts.users.map((_, user) =>
          facts.menus.filter((_menu, menu) => menuAccessOf(index, user, menu).confirmed === false),
        )
        expect(matrixPage(asked, { rows: 'users', columns: 'menus' }).notConfirmed).toEqual({
          rows: cells.filter((row) => row.length > 0).length,
          cells: cells.flat().length,
        })
        facts.users.forEach(({ id }) => {
          const { notConfirmed, permissions } = effective(asked, { user: id })
          const apps = new Set(notConfirmed.map((app) => app.id))
          for (const permission of permissions) {
            if (permission.confirmed === false) expect(apps).toContain(permission.app)
          }
        })
      }),
      { numRuns: 150 },
    )
  })

  test('a tree is confirmed only where each of its menus is', () => {
    fc.assert(
      fc.property(eitherVendor, (facts) => {
        const asked = askedOf(facts)
        facts.users.forEach((user, number) => {
          facts.apps.forEach((app, inApp) => {
            const { confirmed } = menuTree(asked, { app: app.id, user: user.id })
            if (facts.connector !== 'enos') expect(confirmed).toBeUndefined()
            if (confirmed !== true || asked.index.appStatements.wordOn(number, inApp)!.contested)
              return
            const shown = asked.index
              .menusIn(inApp)
              .map((menu) => menuAccessOf(asked.index, number, menu))
              .filter(({ answer }) => answer === 'yes')
            expect(shown.every((menu) => menu.confirmed === true)).toBe(true)
          })
        })
      }),
      { numRuns: 200 },
    )
  })

  test('RingCentral’s answers have nothing to confirm', () => {
    fc.assert(
      fc.property(accounts, (facts) => {
        const asked = askedOf(facts)
        for (const { id } of facts.users) {
          expect(effective(asked, { user: id }).notConfirmed).toEqual([])
        }
        const { notConfirmed } = matrixPage(asked, { rows: 'users', columns: 'permissions' })
        expect(notConfirmed).toEqual({ rows: 0, cells: 0 })
      }),
    )
  })
})

describe('in words', () => {
  const computed = "Computed from roles and menu groups, not confirmed by EnOS's own answer"
  const words = (facts: Parameters<typeof askedOf>[0]) =>
    why(askedOf(facts), { user: 'u0', permission: 'p0', app: 'a0' }).text

  test('nobody asked EnOS', () => {
    expect(words(portalAccount())).toContain(`${computed}.`)
  })

  test('EnOS’s answer is older than what was computed from', () => {
    const vendor = [answered(0, 0, { permissions: [0], menus: [] }, { at: 0, part: 7 })]
    expect(words(portalAccount({ vendor, parts: new Map([[7, part]]) }))).toContain(
      `${computed}: that is from 2026-01-02, older than what was read since.`,
    )
  })

  test('EnOS’s answer was not read whole', () => {
    const vendor = [answered(0, 0, { permissions: [], menus: [] }, { whole: false, part: 7 })]
    expect(words(portalAccount({ vendor, parts: new Map([[7, part]]) }))).toContain(
      `${computed}: that was not read whole (2026-01-02).`,
    )
  })

  test('EnOS’s answer is as old as what was computed from, and not whole: that alone is said', () => {
    const vendor = [
      answered(0, 0, { permissions: [], menus: [] }, { at: 1, whole: false, part: 7 }),
    ]
    const facts = portalAccount({ vendor, parts: new Map([[7, part]]) })
    facts.assignmentSaidAt.fill(1)
    expect(words(facts).join('\n')).not.toContain('older than')
  })

  test('of menus it counts when menu groups were read, of permissions it does not', () => {
    const holds = { permissions: [0], menus: [0, 1] }
    const facts = portalAccount({
      vendor: [answered(0, 0, holds, { at: 4, part: 7 })],
      parts: new Map([[7, part]]),
    })
    facts.apps[0]!.groupsAt = 5
    expect(words(facts).join('\n')).not.toContain('not confirmed')
    expect(menuTree(askedOf(facts), { app: 'a0', user: 'u0' }).text).toContain(
      'older than what was read since',
    )
  })

  test('EnOS’s answers of one moment that contradict each other confirm nothing', () => {
    const holds = { permissions: [0], menus: [0, 1] }
    const vendor = [answered(0, 0, holds), answered(0, 0, { permissions: [], menus: [] })]
    const { notConfirmed } = effective(askedOf(portalAccount({ vendor })), { user: 'u0' })
    expect(notConfirmed.map(({ id }) => id)).toContain('a0')
  })

  test('EnOS said it: nothing of the kind', () => {
    const vendor = [answered(0, 0, { permissions: [0], menus: [] })]
    expect(words(portalAccount({ vendor })).join('\n')).not.toContain('not confirmed')
  })

  test('a list of permissions, of holders, and a tree of menus say it too', () => {
    const asked = askedOf(portalAccount())
    const { limits, notConfirmed } = effective(asked, { user: 'u0' })
    expect(notConfirmed.map(({ id }) => id)).toEqual(['a0', 'a1'])
    expect(limits.join()).toContain('what stands in “App a0” and “App a1”')
    expect(whoCan(asked, { permission: 'p0', app: 'a0' }).text).toBe(
      "2 users have “Permission 0”. Of 3 users that is computed from roles and menu groups, not confirmed by EnOS's own answer.",
    )
    expect(menuTree(asked, { app: 'a0', user: 'u0' }).text).toContain(`${computed}.`)
  })
})
