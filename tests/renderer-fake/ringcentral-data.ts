/** A made-up account shaped like RingCentral's: roles list permissions, permissions include others. */
import type { PermissionRow, UserRow } from '../../src/shared/schemas/access'
import { random } from './random'

const areas: Record<string, string[]> = {
  'Phone System': ['Company Info', 'Company Numbers', 'Caller Id', 'Call Handling', 'Phones'],
  Users: ['User Info', 'User Credentials', 'User Roles', 'User Groups', 'Delegates'],
  Meetings: ['Meetings', 'Meeting Recordings', 'Webinars'],
  Presence: ['Presence Settings', 'Presence Status'],
  Messages: ['Voicemail', 'Fax', 'Text Messages', 'Greetings'],
  Reports: ['Call Log', 'Company Call Log', 'Analytics', 'Audit Trail'],
  Billing: ['Invoices', 'Service Plan'],
  'Call Queues': ['Call Queues', 'Queue Members', 'Queue Greetings'],
}

export const categories = Object.keys(areas).map((name, index) => ({ id: String(index + 1), name }))
export const permissions: PermissionRow[] = []

const idOf = (name: string): string => name.replaceAll(' ', '')

for (const [index, [category, subjects]] of Object.entries(areas).entries()) {
  for (const subject of subjects) {
    const add = (name: string, assignable: boolean | null, includes: string[]) =>
      permissions.push({
        id: idOf(name),
        name,
        assignable,
        category: { id: String(index + 1), name: category },
        includes: includes.map(idOf),
        includedBy: 0,
        roles: 0,
        users: { value: 0, is: 'total' },
        defined: true,
      })
    add(`Configure ${subject}`, true, [`Edit ${subject}`, 'Read Account'])
    add(`Edit ${subject}`, subject.length % 3 === 0, [`Read ${subject}`])
    add(`Read ${subject}`, false, subject.length % 2 === 0 ? ['Read Company Info'] : [])
  }
}
permissions.push({
  id: 'ReadAccount',
  name: 'Read Account',
  assignable: null,
  includes: [],
  includedBy: 0,
  roles: 0,
  users: { value: 0, is: 'atLeast' },
  defined: false,
})

export const permissionById = new Map(permissions.map((row) => [row.id, row]))
for (const { includes } of permissions) {
  for (const id of includes) {
    const row = permissionById.get(id)
    if (row !== undefined) row.includedBy += 1
  }
}

export interface FakeRole {
  id: string
  name: string
  custom: boolean
  lists: string[]
}

const next = random(7)
export const roles: FakeRole[] = [
  'Super Admin',
  'Phone System Admin',
  'User Admin',
  'Billing Admin',
  'Analytics Admin',
  'Manager',
  'Standard (International)',
  'Standard',
  'Guest',
  'Front desk',
  'Support leads',
  'Berlin office',
].map((name, index) => ({
  id: String(index + 1),
  name,
  custom: index > 8,
  lists: permissions
    .filter((row) => row.assignable === true && next() < (index < 2 ? 1 : 0.3))
    .map((row) => row.id),
}))

/** What a set of permissions brings, and the shortest way to each. */
export function closure(lists: readonly string[]): Map<string, string[]> {
  const ways = new Map<string, string[]>(lists.map((id) => [id, [id]]))
  const queue = [...lists]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const below of permissionById.get(id)?.includes ?? []) {
      if (ways.has(below)) continue
      ways.set(below, [...(ways.get(id) ?? []), below])
      queue.push(below)
    }
  }
  return ways
}

const first = [
  'Anna',
  'Ben',
  'Clara',
  'David',
  'Elif',
  'Finn',
  'Greta',
  'Hassan',
  'Ines',
  'Jonas',
  'Kim',
  'Lena',
  'Mehmet',
  'Nora',
  'Oskar',
  'Paula',
  'Quirin',
  'Rosa',
  'Samir',
  'Tessa',
]
const last = [
  'Meyer',
  'Schulz',
  'Okafor',
  'Lindqvist',
  'Rossi',
  'Yılmaz',
  'Nguyen',
  'Fischer',
  'Kowalski',
  'Haddad',
  'Brandt',
  'Castellanos-Fuentes',
  'Park',
  'Weber',
  'Dubois',
]
const sites = ['Berlin', 'Hamburg', 'Denver', 'Manila', undefined]
const types = ['User', 'User', 'User', 'User', 'DigitalUser', 'Department', 'IvrMenu', 'Limited']

export const users: UserRow[] = Array.from(
  { length: Number(new URLSearchParams(location.search).get('users') ?? 300) },
  (_, index) => {
    const name = `${first[index % first.length]} ${last[Math.floor(index / first.length + index * 7) % last.length]}`
    const held = index % 17 === 3 ? [] : [roles[index % 23 === 0 ? 0 : 5 + Math.floor(next() * 7)]]
    if (next() < 0.25) held.push(roles[9 + Math.floor(next() * 3)])
    const site = sites[Math.floor(next() * sites.length)]
    return {
      id: String(400_000 + index * 37),
      name,
      extensionNumber: String(1001 + index),
      email: `${name.toLowerCase().replaceAll(' ', '.')}@acme.example`,
      type: types[Math.floor(next() * types.length)] ?? 'User',
      status: next() < 0.88 ? 'Enabled' : next() < 0.5 ? 'Disabled' : 'NotActivated',
      ...(site === undefined ? {} : { site }),
      roles: [...new Set(held)].flatMap((role) =>
        role === undefined
          ? []
          : [
              {
                id: role.id,
                name: role.name,
                autoAssigned: role.id === '8',
                siteRestricted: role.id === '12',
                hidden: false,
              },
            ],
      ),
      rolesKnown: index % 17 !== 3,
    }
  },
)

export const closures = new Map(roles.map((role) => [role.id, closure(role.lists)]))
for (const permission of permissions) {
  const having = roles.filter((role) => closures.get(role.id)?.has(permission.id))
  permission.roles = having.length
  const ids = new Set(having.map(({ id }) => id))
  permission.users = {
    value: users.filter((user) => user.roles.some(({ id }) => ids.has(id))).length,
    is: 'atLeast',
  }
}
