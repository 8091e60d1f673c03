/**
 * A seeded account of the size that the budgets are for, as pairs of numbers and as the answers of
 * RingCentral that a person would have saved. Permissions lie in six tiers and include some of later
 * tiers, as an "Edit" includes a "Read"; there are no cycles, because not every peer ends on them.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

export interface SeededAccount {
  permissions: string[]
  roles: string[]
  users: string[]
  /** Positions in the lists above. */
  inclusions: [permission: number, included: number][]
  listed: [role: number, permission: number][]
  assigned: [user: number, role: number][]
}

export const size = { users: 50_000, permissions: 400, roles: 300, inclusions: 1_200 }

const tiers = 6
const accountId = '400100'
const server = 'https://platform.ringcentral.com/restapi/v1.0'

export function seededAccount(seed = 1): SeededAccount {
  const random = randomFrom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const ids = (count: number, first: string): string[] =>
    Array.from({ length: count }, (_, number) => `${first}${number}`)
  /** `count` different numbers below `limit`, ascending. */
  const some = (count: number, limit: number): number[] => {
    const chosen = new Set<number>()
    while (chosen.size < count) chosen.add(below(limit))
    return [...chosen].sort((a, b) => a - b)
  }

  const tierOf = (permission: number): number => permission % tiers
  const inclusions = new Map<string, [number, number]>()
  while (inclusions.size < size.inclusions) {
    const [from, to] = [below(size.permissions), below(size.permissions)]
    if (tierOf(from) < tierOf(to)) inclusions.set(`${from} ${to}`, [from, to])
  }
  const pairs = (count: number, howMany: () => number, limit: number): [number, number][] =>
    Array.from({ length: count }, (_, from) => from).flatMap((from) =>
      some(howMany(), limit).map((to): [number, number] => [from, to]),
    )
  return {
    permissions: ids(size.permissions, 'Permission'),
    roles: ids(size.roles, '7'),
    users: ids(size.users, '8'),
    inclusions: [...inclusions.values()],
    listed: pairs(size.roles, () => 20 + below(101), size.permissions),
    assigned: pairs(size.users, () => 1 + below(3), size.roles),
  }
}

/** Writes the account as saved answers, a page a file. */
export async function writeAnswers(account: SeededAccount, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const write = (name: string, answer: unknown): Promise<void> =>
    writeFile(path.join(folder, `${name}.json`), JSON.stringify(answer, null, 2))
  const writePages = async (name: string, address: string, records: object[], perPage: number) => {
    const totalPages = Math.ceil(records.length / perPage)
    for (let page = 1; page <= totalPages; page++) {
      const inside = records.slice((page - 1) * perPage, page * perPage)
      const pageStart = (page - 1) * perPage
      await write(`${name}-${page}`, {
        uri: `${address}?page=${page}&perPage=${perPage}`,
        records: inside,
        paging: {
          page,
          perPage,
          totalPages,
          totalElements: records.length,
          pageStart,
          pageEnd: pageStart + inside.length - 1,
        },
        navigation: page < totalPages ? { nextPage: { uri: `${address}?page=${page + 1}` } } : {},
      })
    }
  }

  const dictionary = `${server}/dictionary/permission`
  const mention = (permission: number) => ({
    uri: `${dictionary}/${account.permissions[permission]}`,
    id: account.permissions[permission],
    assignable: true,
    readOnly: false,
    siteCompatible: 'Independent',
  })
  const included = grouped(account.inclusions)
  await writePages(
    'permission',
    dictionary,
    account.permissions.map((id, number) => ({
      ...mention(number),
      displayName: `Configure Feature ${number}`,
      description: `Allows: configure ${id}`,
      category: { id: `Category${number % 12}` },
      includedPermissions: (included.get(number) ?? []).map(mention),
    })),
    100,
  )

  const own = `${server}/account/${accountId}`
  const role = (number: number) => ({
    uri: `${own}/user-role/${account.roles[number]}`,
    id: account.roles[number],
    displayName: `Role ${number}`,
    description: 'Made for measuring',
    custom: true,
    scope: 'Account',
    hidden: false,
    siteCompatible: false,
  })
  await writePages(
    'user-role',
    `${own}/user-role`,
    account.roles.map((_, number) => role(number)),
    100,
  )
  const listed = grouped(account.listed)
  for (const [number, id] of account.roles.entries()) {
    await write(`user-role-${id}-permissions`, {
      ...role(number),
      permissions: listed.get(number)!.map(mention),
    })
  }

  await writePages(
    'extension',
    `${own}/extension`,
    account.users.map((id, number) => ({
      uri: `${own}/extension/${id}`,
      id: Number(id),
      extensionNumber: String(10_000 + number),
      // A hundredth would be run by a spreadsheet as a formula.
      name: `${number % 100 === 0 ? '=' : ''}User, Number ${number}`,
      contact: { firstName: 'User', lastName: String(number), email: `u${number}@example.com` },
      type: 'User',
      status: number % 20 === 0 ? 'Disabled' : 'Enabled',
      hidden: false,
      site: { id: `site-${number % 8}`, name: `Site ${number % 8}` },
    })),
    1_000,
  )
  const assigned = grouped(account.assigned)
  await writePages(
    'assigned-role',
    `${own}/assigned-role`,
    account.users.map((id, number) => ({
      uri: `${own}/extension/${id}/assigned-role`,
      extensionId: id,
      roles: (assigned.get(number) ?? []).map((one) => ({
        uri: `${own}/user-role/${account.roles[one]}`,
        id: account.roles[one],
        displayName: `Role ${one}`,
        autoAssigned: false,
        siteCompatible: false,
        siteRestricted: false,
      })),
    })),
    1_000,
  )
}

function grouped(pairs: readonly [number, number][]): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const [from, to] of pairs) {
    const group = groups.get(from)
    if (group) group.push(to)
    else groups.set(from, [to])
  }
  return groups
}

/** A small generator with a seed (mulberry32): every run measures the same account. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
