/** Answers of EnOS of which a part is missing or cannot be read: they say what is in them, and no more. */
import { expect, it } from 'vitest'
import { value } from '../../support/core'
import { between } from './between'
import { differencesOf, simulated, synced, trueDifferences } from './synced'

// eslint-disable-next-line @typescript-eslint/no-explicit-any
const damages: [string, (data: any) => void][] = [
  ['a list of permissions that is not there', (data) => delete data.permissions],
  ['a list of menus that is not there', (data) => delete data.menus],
  ['a permission without an id', (data) => data.permissions.splice(0, 1, { name: 'Odd' })],
  ['a menu that is none', (data) => data.menus.splice(0, 1, 'odd')],
]

it.each(damages)(
  '%s makes no “no”, and confirms nothing that it does not say',
  async (_, damage) => {
    const vendor = await simulated({ users: 10, apps: 4, seed: 41 })
    const told = new Map<string, Set<string>>()
    const damaged = await between(vendor, ({ path, query, json }) => {
      if (!path.endsWith('user/app/resource/permission') || !json.data) return
      damage(json.data)
      told.set(`${query.get('userId')} ${query.get('appId')}`, new Set(idsIn(json.data)))
    })
    const one = await synced(damaged)
    await one.sync({ perUser: { of: 'all' } })
    const truth = vendor.truth()
    const differences = await differencesOf(one)
    const all = new Set(trueDifferences(truth))
    expect(differences.filter((found) => !all.has(found))).toEqual([])
    for (const { user, app, permissions, byRoles } of truth.access) {
      const says = told.get(`${user} ${app}`)
      const effective = value(await one.api.access.effective({ account: 'Plant', user, app }))
      const shown = new Map(effective.permissions.map((found) => [found.id, found]))
      for (const id of new Set([...permissions, ...byRoles.permissions])) {
        if (!says) continue
        const expected = says.has(id) || byRoles.permissions.includes(id)
        expect(shown.has(id), `${user} ${app} ${id}`).toBe(expected)
        if (expected) expect(shown.get(id)!.confirmed).toBe(says.has(id))
      }
    }
  },
)

// eslint-disable-next-line @typescript-eslint/no-explicit-any
const idsIn = ({ permissions = [], menus = [] }: any): string[] =>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [...permissions, ...menus].flatMap((one: any) =>
    one?.id === undefined
      ? []
      : [one.id as string, ...idsIn({ menus: (one.children ?? []) as object[] })],
  )
