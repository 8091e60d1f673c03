/** What a second sync writes: nothing where nothing changed, else exactly what did. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { FOREVER } from '../../../src/main/store/forever'
import {
  addUser,
  assignRole,
  listPermission,
  removeUser,
  renameRole,
  touch,
  unassignRole,
  unlistPermission,
} from '../../servers/ringcentral/changes'
import type { World } from '../../servers/ringcentral/world'
import { comparedWithTruth, simulated, synced } from './synced'

/** Facts that began or ended after a moment, by table, with the vendor's ids. */
function changesSince(dataFolder: string, at: number): Record<string, string[]> {
  const folder = join(dataFolder, 'accounts')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite'))!
  const db = new Database(join(folder, file), { readonly: true })
  const changes: Record<string, string[]> = {}
  const tables = db
    .prepare(
      `SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name = 'until'
       WHERE m.type = 'table' AND m.name <> 'statement' ORDER BY 1`,
    )
    .pluck()
    .all() as string[]
  expect(tables).toContain('user_role')
  for (const table of tables) {
    const rows = db
      .prepare(`SELECT * FROM "${table}" WHERE since > @at OR (until > @at AND until < ${FOREVER})`)
      .all({ at }) as Record<string, number | string | null>[]
    const found = rows.map((row) => {
      const ids = Object.entries(row).flatMap(([column, value]) =>
        /^(user|role|permission|included)_id$/.test(column)
          ? [externalId(db, column.replace('_id', '').replace('included', 'permission'), value)]
          : [],
      )
      return `${(row['since'] as number) > at ? '+' : '-'} ${ids.join(' ')}`
    })
    if (found.length > 0) changes[table] = found.sort()
  }
  db.close()
  return changes
}

const externalId = (db: Database.Database, entity: string, id: unknown): string =>
  db.prepare(`SELECT external_id FROM ${entity} WHERE id = ?`).pluck().get(id) as string

const moment = (iso: string): number => Date.parse(iso)

/** Roles that can be changed, and somebody who holds none of them. */
function chosen(world: World) {
  const custom = [...world.roles.values()].filter((role) => role.custom && !role.hidden)
  const role = custom.find(({ listed }) => listed.size > 3)!
  const other = custom.find(({ id }) => id !== role.id)!
  const holder = world.extensions.find(
    ({ id, assignments }) =>
      id !== world.account &&
      id !== world.signedIn &&
      assignments.filter((one) => !world.roles.get(one.role)!.hidden).length === 2 &&
      assignments.every((one) => !one.autoAssigned && !one.siteRestricted) &&
      !assignments.some((one) => one.role === other.id),
  )!
  return { role, other, holder }
}

describe('a second sync', () => {
  it.each([[true], [false]])(
    'writes no fact where nothing changed (advanced: %s)',
    async (advanced) => {
      const vendor = await simulated({ users: 300, seed: 21, advanced })
      const one = await synced(vendor)
      const first = await one.sync()
      touch(vendor.world)
      const second = await one.sync()
      expect(second.snapshot.at > first.snapshot.at).toBe(true)
      expect(changesSince(one.dataFolder, moment(first.snapshot.at))).toEqual({})
    },
  )

  it('writes exactly what changed', async () => {
    const vendor = await simulated({ users: 300, seed: 22, advanced: true })
    const { world } = vendor
    const one = await synced(vendor)
    const first = await one.sync()

    const { role, other, holder } = chosen(world)
    const lost = [...role.listed].find(([, { enabled }]) => enabled)![0]
    const gained = [...world.permissions.keys()].find((id) => !role.listed.has(id))!
    renameRole(world, other.id, 'Renamed')
    unlistPermission(world, role.id, lost)
    listPermission(world, role.id, gained)
    const left = removeUser(world)
    const came = addUser(world)
    const assigned = assignRole(world, holder.id, other.id)
    const second = await one.sync()

    expect(second.snapshot.status).toBe('whole')
    const changes = changesSince(one.dataFolder, moment(first.snapshot.at))
    expect(changes['role_permission']).toEqual(
      [`+ ${role.id} ${gained}`, `- ${role.id} ${lost}`].sort(),
    )
    expect(changes['role_version']).toEqual([`+ ${other.id}`, `- ${other.id}`])
    expect(changes['user_version']).toEqual([`+ ${came.user}`, `- ${left.user}`])
    expect(changes['user_role']).toContain(`+ ${holder.id} ${other.id}`)
    const ofHolder = changes['user_role']?.filter((change) => change.includes(holder.id))
    expect(ofHolder).toEqual(
      [
        ...assigned.added.map((id) => `+ ${holder.id} ${id}`),
        ...assigned.removed.map((id) => `- ${holder.id} ${id}`),
      ].sort(),
    )
    const others = changes['user_role']?.filter(
      (change) => ![holder.id, came.user, left.user].some((id) => change.includes(` ${id} `)),
    )
    expect(others).toEqual([])
    expect(Object.keys(changes).sort()).toEqual([
      'role_permission',
      'role_version',
      'user_role',
      'user_version',
    ])
    expect(await comparedWithTruth(one, vendor.truth())).toMatchObject({ wrong: [], unknown: 0 })
  })

  it('ends what was taken away', async () => {
    const vendor = await simulated({ users: 300, seed: 23 })
    const one = await synced(vendor)
    const first = await one.sync()
    const { holder } = chosen(vendor.world)
    const [taken] = holder.assignments.filter(
      (assignment) => !vendor.world.roles.get(assignment.role)!.hidden,
    )
    unassignRole(vendor.world, holder.id, taken!.role)
    await one.sync()
    expect(changesSince(one.dataFolder, moment(first.snapshot.at))).toEqual({
      user_role: [`- ${holder.id} ${taken!.role}`],
    })
  })
})
