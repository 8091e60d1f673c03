/** One answer about a user in an app, imported as a file and synced from the gateway: the same picture. */
import { expect, it } from 'vitest'
import { testCore, value, type TestCore } from '../../support/core'
import { simulated, synced } from './synced'

const menu = (id: string, displayOrder: number, parentId = '', children: object[] = []) => ({
  id,
  code: `CODE_${id}`,
  name: `Menu ${id}`,
  url: children.length > 0 ? '' : `/${id}`,
  displayOrder,
  parentId,
  children,
})

/** As Get App Resources by User and Organization documents it. */
const data = {
  permissions: [{ id: 'resource-1', code: 'RESOURCE_1', name: 'Resource 1' }],
  menus: [
    menu('m1', 1, '', [menu('m2', 1, 'm1'), menu('m3', 2, 'm1', [menu('m4', 1, 'm3')])]),
    menu('m5', 2),
  ],
}

async function picture({ api }: TestCore, account: string, user: string, app: string) {
  const effective = value(await api.access.effective({ account, user, app }))
  const tree = value(await api.menus.tree({ account, user, app }))
  const why = value(await api.access.why({ account, user, app, permission: 'resource-1' }))
  return {
    permissions: effective.permissions.map(({ id, name, answer, vendor }) => ({
      id,
      name,
      answer,
      vendor,
    })),
    menus: tree.menus,
    count: tree.count,
    answer: tree.answer,
    missing: tree.missing,
    confirmed: tree.confirmed,
    why: { answer: why.answer, vendor: why.vendor, confirmed: why.confirmed },
  }
}

it('imports and syncs to the same picture', async () => {
  const vendor = await simulated({
    users: 12,
    apps: 4,
    seed: 9,
    // As much as a file says: no more is known of the organization.
    without: [
      'USER',
      'ROLE',
      'USER_ALL_PERMISSION',
      'apps-list',
      'role-users',
      'role-resources',
      'app',
      'menu-groups',
    ],
  })
  const [organization] = vendor.organizations
  const [app] = vendor.apps
  const user = vendor.truth().users[3]!.id
  vendor.change({ change: 'answer', user, app: app!.id, data })

  const online = await synced(vendor)
  await online.sync({ apps: [app!.id], perUser: { of: 'users', users: [user] } })
  const offline = await testCore()
  const options = { organization: organization!.id, user, app: app!.id }
  await offline.import({ 'answer.json': { code: 0, message: 'OK', data } }, 'Saved', options)

  const ofSync = await picture(online, 'Plant', user, app!.id)
  expect(ofSync.count).toBe(5)
  expect(ofSync.menus.map(({ id, children }) => [id, children.map((child) => child.id)])).toEqual([
    ['m1', ['m2', 'm3']],
    ['m5', []],
  ])
  expect(ofSync).toEqual(await picture(offline, 'Saved', user, app!.id))
})
