import { describe, expect, test } from 'vitest'
import type { SnapshotFacts } from '../../../src/main/access/model'
import {
  differences,
  differingPairs,
  groupOf,
  type DifferencesInput,
} from '../../../src/main/queries/differences'
import type { Differences } from '../../../src/shared/schemas/access'
import { askedOf } from '../../support/asked'
import { answered, app, menu, portalAccount } from '../../support/portal-account'

const part = {
  id: 7,
  kind: 'user-app-resources',
  subject: 'u0 a0',
  status: 'whole' as const,
  file: 'x.json',
  note: undefined,
}
const inA0 = { permissions: [0], menus: [0, 1] }
const nothing = { permissions: [], menus: [] }
/** What roles give, of everybody in both apps. */
const agreeing = [
  answered(0, 0, inA0),
  answered(1, 0, inA0),
  answered(2, 0, nothing),
  answered(0, 1, nothing),
  answered(1, 1, { permissions: [2], menus: [] }),
  answered(2, 1, nothing),
]

const found = (facts: SnapshotFacts, input: DifferencesInput = {}): Differences =>
  differences(askedOf(facts), input)

const lines = ({ groups }: Differences): string[] =>
  groups.flatMap(({ app: inApp, items, user }) =>
    items.map(({ id, kind, vendor }) => `${user.id} ${inApp?.id} ${kind} ${id} ${vendor}`),
  )

describe('differences', () => {
  test('are none where EnOS says what roles give, and all pairs agree', () => {
    expect(found(portalAccount({ vendor: agreeing }))).toMatchObject({
      total: 0,
      groupsTotal: 0,
      groups: [],
      compared: 6,
      agreed: 6,
      notConfirmed: 0,
      notComputed: 0,
      text: "No difference: of 6 pairs of user and app the vendor's own answer and what was computed agree.",
    })
  })

  test('are told on either side, by permission and menu; the rest agrees', () => {
    const vendor = [answered(0, 0, { permissions: [1], menus: [0, 1, 2] }), ...agreeing.slice(1)]
    const answer = found(portalAccount({ vendor }))
    expect(lines(answer)).toEqual([
      'u0 a0 permission p1 yes',
      'u0 a0 permission p0 no',
      'u0 a0 menu m2 yes',
    ])
    expect(answer).toMatchObject({ total: 3, groupsTotal: 1, compared: 6, agreed: 5 })
    expect(answer.groups[0]).toMatchObject({ vendorOnly: 2, computedOnly: 1 })
  })

  test('are none where what was computed is not whole: then EnOS alone is known', () => {
    const facts = portalAccount({
      vendor: [answered(0, 0, { permissions: [0, 1], menus: [0, 1, 2] })],
    })
    facts.assignedAt[0] = -1
    expect(found(facts, { user: 'u0', app: 'a0' })).toMatchObject({
      total: 0,
      compared: 0,
      notComputed: 1,
    })
  })

  test('a partial answer of EnOS says no "no", and confirms nothing', () => {
    const vendor = [answered(0, 0, { permissions: [1], menus: [] }, { whole: false })]
    const answer = found(portalAccount({ vendor }), { user: 'u0', app: 'a0' })
    expect(lines(answer)).toEqual(['u0 a0 permission p1 yes'])
    expect(answer.notConfirmed).toBe(1)
  })

  test('an answer that a newer one about the same app replaced does not count', () => {
    const vendor = [answered(0, 0, nothing, { at: 2 }), answered(0, 0, inA0, { at: 3 })]
    expect(found(portalAccount({ vendor }), { user: 'u0', app: 'a0' })).toMatchObject({
      total: 0,
      compared: 1,
    })
  })

  test('nobody was asked: everything is computed, nothing is compared, and that is said', () => {
    expect(found(portalAccount())).toMatchObject({
      compared: 0,
      notConfirmed: 6,
      text: expect.stringContaining('Nothing can be compared') as string,
    })
  })

  test('come page by page, in the order of users and apps, and of one user or app alone', () => {
    const vendor = [
      ...agreeing.slice(2, 5),
      answered(0, 0, nothing),
      answered(1, 0, nothing),
      answered(2, 1, { permissions: [3], menus: [3] }),
    ]
    const facts = portalAccount({ vendor })
    const users = (input: DifferencesInput) =>
      found(facts, input).groups.map((group) => `${group.user.id} ${group.app!.id}`)
    expect(users({})).toEqual(['u0 a0', 'u1 a0', 'u2 a1'])
    expect(users({ offset: 1, limit: 1 })).toEqual(['u1 a0'])
    expect(users({ app: 'a1' })).toEqual(['u2 a1'])
    expect(found(facts, { user: 'u0' })).toMatchObject({ total: 3, groupsTotal: 1, compared: 2 })
    expect(found(facts, { offset: 2, limit: 1 })).toMatchObject({ total: 8, groupsTotal: 3 })
  })

  test('of one user come in the order of the names of apps, and in one app by name, not by id', () => {
    const facts = portalAccount({
      apps: [app('a0', { name: 'Wind' }), app('a1', { name: 'Battery' })],
      vendor: [
        answered(2, 0, { permissions: [0, 1], menus: [] }),
        answered(2, 1, { permissions: [3], menus: [] }),
      ],
    })
    facts.permissions[0]!.name = 'Write'
    facts.permissions[1]!.name = 'Read'
    expect(lines(found(facts))).toEqual([
      'u2 a1 permission p3 yes',
      'u2 a0 permission p1 yes',
      'u2 a0 permission p0 yes',
    ])
  })

  test('are counted where not all are named', () => {
    const asked = askedOf(
      portalAccount({ vendor: [answered(2, 0, { permissions: [0, 1], menus: [0] })] }),
    )
    const [pair] = differingPairs(asked, {}).pairs
    const group = groupOf(asked.index, pair!, 2)
    expect(group.items.map(({ id }) => id)).toEqual(['p0', 'p1'])
    expect(group).toMatchObject({ vendorOnly: 3, computedOnly: 0 })
  })

  test('have the date of the answer that differs: of two, the newer', () => {
    const moment = (at: number) => new Date(at).toISOString()
    const [older, newer] = [5_000, 7_000]
    const datesWith = (permissions: number[]) => {
      const withMenus = answered(2, 0, { permissions: [], menus: [2] }, { at: older, part: 7 })
      const menuless = answered(2, 0, { permissions, menus: [] }, { at: newer, part: 8 })
      const parts = new Map([
        [7, { ...part, at: older, takenAt: older }],
        [8, { ...part, id: 8, at: newer, takenAt: newer }],
      ])
      const vendor = [withMenus, { ...menuless, menus: undefined }]
      const [group] = found(portalAccount({ vendor, parts })).groups
      return group?.takenAt
    }
    expect(datesWith([])).toBe(moment(older))
    expect(datesWith([1])).toBe(moment(newer))
  })

  test('have the date of what differs on the computed side: roles, or menu groups read later', () => {
    const computedAt = (holds: { permissions: number[]; menus: number[] }) => {
      const facts = portalAccount({ vendor: [answered(0, 0, holds, { at: 9_000 })] })
      facts.apps[0]!.groupsAt = 8_000
      return found(facts).groups[0]!.computedAt
    }
    expect(computedAt({ permissions: [0], menus: [] })).toBe(new Date(8_000).toISOString())
    expect(computedAt({ permissions: [0, 1], menus: [0, 1] })).not.toBe(
      new Date(8_000).toISOString(),
    )
  })
})

describe('causes', () => {
  const causes = (facts: SnapshotFacts): string =>
    found(facts)
      .groups.flatMap((group) => group.causes)
      .join('\n')

  test('an app that is switched off', () => {
    const facts = portalAccount({
      apps: [app('a0', { enabled: false }), app('a1')],
      vendor: [answered(0, 0, nothing)],
    })
    expect(causes(facts)).toContain('“App a0” is switched off')
  })

  test('an app that is switched off takes, and does not give', () => {
    const facts = portalAccount({
      apps: [app('a0', { enabled: false }), app('a1')],
      vendor: [answered(2, 0, { permissions: [1], menus: [] })],
    })
    expect(causes(facts)).not.toContain('switched off')
  })

  test('menus from another app', () => {
    const facts = portalAccount({ vendor: [answered(2, 0, { permissions: [], menus: [2] })] })
    facts.menus[2] = menu('m2', 0, { sourceApp: 'a1' })
    expect(causes(facts)).toContain('come from “App a1”')
  })

  test('a shortcut app', () => {
    const facts = portalAccount({
      apps: [app('a0'), app('a1', { created: 'shortcut' })],
      vendor: [answered(0, 1, { permissions: [], menus: [3] })],
    })
    expect(causes(facts)).toContain('“App a1” is a shortcut app')
  })

  test('a shortcut app explains what roles do not: nothing else is guessed', () => {
    const facts = portalAccount({
      apps: [app('a0', { created: 'shortcut' }), app('a1')],
      vendor: [answered(0, 0, { permissions: [0, 1], menus: [0, 1] })],
    })
    expect(causes(facts)).toContain('“App a0” is a shortcut app')
    expect(causes(facts)).not.toContain('user group')
  })

  test('everything of the app', () => {
    const everything = { permissions: [0, 1], menus: [0, 1, 2] }
    expect(causes(portalAccount({ vendor: [answered(0, 0, everything)] }))).toContain(
      'everything in the app “App a0”',
    )
  })

  test.each([
    ['a menu is missing', {}, { permissions: [0, 1], menus: [0, 1] }],
    [
      'which permissions there are is not known',
      { permissionsKnown: false },
      { permissions: [0, 1], menus: [0, 1, 2] },
    ],
    [
      'which menus there are is not known',
      { menusKnown: false },
      { permissions: [0, 1], menus: [0, 1, 2] },
    ],
  ])('not everything of the app, where %s', (_, known, holds) => {
    const facts = portalAccount({
      apps: [app('a0', known), app('a1')],
      vendor: [answered(0, 0, holds)],
    })
    expect(causes(facts)).toContain('may give what roles do not')
    expect(causes(facts)).not.toContain('everything')
  })

  test('not everything, where the app has one thing alone', () => {
    const facts = portalAccount({ vendor: [answered(2, 1, { permissions: [3], menus: [] })] })
    facts.permissions[2]!.app = 0
    facts.menus.length = 3
    expect(causes(facts)).not.toContain('everything')
  })

  test('roles that give menus alone give something', () => {
    const facts = portalAccount({ vendor: [answered(0, 0, { permissions: [1], menus: [0, 1] })] })
    expect(causes({ ...facts, listed: [] })).not.toContain('No role of the user gives')
  })

  test('no role that gives anything there', () => {
    const vendor = [answered(2, 0, { permissions: [1], menus: [] })]
    expect(causes(portalAccount({ vendor }))).toContain('No role of the user gives anything')
  })

  test('an answer that is older than the roles asks to ask again; a newer one, to sync', () => {
    const saidAt = (at: number) =>
      causes(
        portalAccount({
          vendor: [answered(0, 0, nothing, { at, part: 7 })],
          parts: new Map([[7, { ...part, at, takenAt: at }]]),
        }),
      )
    expect(saidAt(0)).toContain('ask again')
    expect(saidAt(5)).toContain('changed in between')
    expect(saidAt(1)).not.toMatch(/ask again|changed in between/)
  })

  test('a change in between, soon after, only where nothing else explains it', () => {
    const switchedOff = [app('a0', { enabled: false }), app('a1')]
    const saidAt = (at: number) =>
      causes(
        portalAccount({
          apps: switchedOff,
          vendor: [answered(0, 0, nothing, { at, part: 7 })],
          parts: new Map([[7, { ...part, at, takenAt: at }]]),
        }),
      )
    expect(saidAt(5)).not.toContain('changed in between')
    expect(saidAt(2 * 3_600_000)).toContain('changed in between')
  })

  test('never an error of the vendor', () => {
    const vendor = [answered(0, 0, nothing), answered(2, 1, { permissions: [3], menus: [] })]
    expect(causes(portalAccount({ vendor }))).not.toMatch(/wrong|error|mistake|bug/i)
  })
})
