/**
 * Every answer against a world that is known: imports are true words about it, whole, partial, late,
 * dated back or taken back, and whatever is answered "yes" or "no" must be so in that world.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { subjectOf, type AccountIdentity, type PartDraft } from '../../../src/main/connectors/parts'
import { compare } from '../../../src/main/queries/compare'
import { effective } from '../../../src/main/queries/effective'
import { matrixPage } from '../../../src/main/queries/matrix'
import { menuTree } from '../../../src/main/queries/menus'
import type { Asked } from '../../../src/main/queries/reader'
import { holderCounts, whoCan } from '../../../src/main/queries/who-can'
import { why } from '../../../src/main/queries/why'
import type { Answer } from '../../../src/shared/schemas/common'
import { day, TestAccount } from '../../support/account'
import { readerOf } from '../../support/asked'
import {
  assignment,
  assignments,
  check,
  dictionary,
  directMenus,
  directPermissions,
  inclusions,
  mention,
  menu,
  menuGroups,
  part,
  permission,
  role,
  roleList,
  roleMenus,
  rolePermissions,
  roleResources,
  roleUsers,
  user,
  userList,
} from '../../support/parts'

type Connector = 'table' | 'ringcentral' | 'enos'
type Pairs = Record<string, string[]>

/** Everything, and the day since which it is there; nothing ever goes. */
const since = {
  users: { a: 0, b: 0, c: 1, d: 2 },
  roles: { r: 0, s: 0, t: 1 },
  permissions: { P: 0, q: 0, X: 1, 'app/A': 0, 'app/B': 1 },
  menus: { 'app/m': 0, 'app/n': 1 },
  groups: { 'app#g': 0, 'app#h': 1 },
} as const

const relations = {
  directPermissions: ['users', 'permissions'],
  directMenus: ['users', 'menus'],
  held: ['users', 'roles'],
  listed: ['roles', 'permissions'],
  includes: ['permissions', 'permissions'],
  roleMenus: ['roles', 'menus'],
  roleGroups: ['roles', 'groups'],
  groupMenus: ['groups', 'menus'],
} as const
type RelationName = keyof typeof relations
const relationNames = Object.keys(relations) as RelationName[]
type World = Record<RelationName, Pairs>

const inApp = (permissionName: string) => permissionName.includes('/')

/** What is on the left is related to what was there when it came, and stays so. */
const worlds: fc.Arbitrary<World> = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 150, maxLength: 150 })
  .map((bits) => {
    let next = 0
    const pairsOf = (name: RelationName): Pairs => {
      const [left, right] = relations[name]
      const rights = Object.entries(since[right] as Record<string, number>)
      return Object.fromEntries(
        Object.entries(since[left] as Record<string, number>).map(([one, at]) => [
          one,
          rights.flatMap(([other, was]) =>
            bits[next++ % bits.length] === 0 && was <= at && other !== one ? [other] : [],
          ),
        ]),
      )
    }
    const world = Object.fromEntries(relationNames.map((name) => [name, pairsOf(name)])) as World
    // What is included lies where the including one does.
    for (const [one, all] of Object.entries(world.includes)) {
      world.includes[one] = all.filter((other) => inApp(other) === inApp(one))
    }
    return world
  })

const kinds = [
  'directPermissions',
  'directMenus',
  'heldTable',
  'listedTable',
  'includesTable',
  'roleMenuTable',
  'userList',
  'roleList',
  'dictionary',
  'assignment',
  'role',
  'permission',
  'profile',
  'check',
  'roleResources',
  'roleUsers',
  'menuGroups',
  'resources',
] as const
type Kind = (typeof kinds)[number]

/** Of what kinds the answers of a vendor are; tables belong to any account. */
const tableKinds = kinds.slice(0, 9)
const answersOf: Record<Connector, readonly Kind[]> = {
  table: [],
  ringcentral: ['assignment', 'role', 'permission', 'profile', 'check'],
  enos: ['assignment', 'roleResources', 'roleUsers', 'menuGroups', 'resources'],
}

/** One part: which kind, about whom, and how much of the truth it says. */
interface Word {
  kind: Kind
  about: number
  other: number
  state: 'whole' | 'partial' | 'nothing'
  /** Of a partial one, which rows it has. */
  keeps: number
  /** Whether lists of roles and permissions say what these list and include. */
  more: boolean
}

interface Import {
  /** Undefined: nobody dated it. */
  day: number | undefined
  words: Word[]
}

const word = (kind: Kind): fc.Arbitrary<Word> =>
  fc.record({
    kind: fc.constant(kind),
    about: fc.nat(11),
    other: fc.nat(11),
    state: fc.constantFrom('whole', 'whole', 'whole', 'partial', 'nothing'),
    keeps: fc.nat(0xffff),
    more: fc.boolean(),
  })

const histories = fc
  .record({
    connector: fc.constantFrom<Connector>('table', 'ringcentral', 'enos'),
    world: worlds,
    undo: fc.option(fc.nat(5), { nil: undefined, freq: 3 }),
  })
  .chain((given) => {
    const words = [...tableKinds, ...answersOf[given.connector]].map(word)
    return fc.record({
      connector: fc.constant(given.connector),
      world: fc.constant(given.world),
      undo: fc.constant(given.undo),
      imports: fc.array(
        fc.record({
          day: fc.option(fc.nat(3), { nil: undefined }),
          words: fc.uniqueArray(fc.oneof(...words), {
            minLength: 1,
            maxLength: 6,
            selector: ({ kind, about }) => `${kind} ${about}`,
          }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    })
  })

const spokenBy: Partial<Record<Kind, RelationName>> = {
  directPermissions: 'directPermissions',
  directMenus: 'directMenus',
  heldTable: 'held',
  listedTable: 'listed',
  includesTable: 'includes',
  roleMenuTable: 'roleMenus',
}

/** The world without what does not exist there, as nothing speaks of it (docs/access-model.md). */
function worldOf(connector: Connector, given: World, imports: readonly Import[]): World {
  const spoken = new Set(imports.flatMap(({ words }) => words.map(({ kind }) => spokenBy[kind])))
  const isVendors = connector !== 'table'
  const kept = (name: RelationName): Pairs => {
    const optional = name === 'directPermissions' || name === 'directMenus'
    if (name === 'roleGroups' || name === 'groupMenus')
      return connector === 'enos' ? given[name] : {}
    if (!spoken.has(name) && (!isVendors || optional)) return {}
    return given[name]
  }
  const world = Object.fromEntries(relationNames.map((name) => [name, kept(name)])) as World
  if (!spoken.has('includes')) {
    world.includes = mapped(world.includes, (all, one) => (inApp(one) ? [] : all))
  }
  if (connector === 'enos') {
    world.roleMenus = Object.fromEntries(
      Object.keys(since.roles).map((one) => {
        const groups = world.roleGroups[one] ?? []
        return [one, [...new Set(groups.flatMap((group) => world.groupMenus[group] ?? []))]]
      }),
    )
    const apps = (pairs: Pairs) => mapped(pairs, (all) => all.filter(inApp))
    world.directPermissions = apps(world.directPermissions)
    world.listed = apps(world.listed)
  }
  if (connector === 'ringcentral') {
    world.roleMenus = spoken.has('roleMenus') ? world.roleMenus : {}
    // RingCentral has no apps of this kind: only tables can tell of any.
    if (!spoken.has('listed')) {
      world.listed = mapped(world.listed, (all) => all.filter((one) => !inApp(one)))
    }
  }
  return world
}

const mapped = (pairs: Pairs, change: (all: string[], one: string) => string[]): Pairs =>
  Object.fromEntries(Object.entries(pairs).map(([one, all]) => [one, change(all, one)]))

class Truth {
  constructor(readonly world: World) {}

  closure(from: readonly string[]): Set<string> {
    const found = new Set(from)
    for (const one of found) for (const other of this.world.includes[one] ?? []) found.add(other)
    return found
  }

  roleHas(one: string): Set<string> {
    return this.closure(this.world.listed[one] ?? [])
  }

  roles(one: string): string[] {
    return this.world.held[one] ?? []
  }

  has(one: string): Set<string> {
    const listed = this.roles(one).flatMap((held) => this.world.listed[held] ?? [])
    return this.closure([...listed, ...(this.world.directPermissions[one] ?? [])])
  }

  menus(one: string): Set<string> {
    const given = this.roles(one).flatMap((held) => this.world.roleMenus[held] ?? [])
    return new Set([...given, ...(this.world.directMenus[one] ?? [])])
  }
}

/** What a word says of the world on a day. */
function partOf(word: Word, on: number, connector: Connector, truth: Truth): PartDraft {
  const { world } = truth
  const there = (what: keyof typeof since): string[] =>
    Object.entries(since[what] as Record<string, number>).flatMap(([one, at]) =>
      at <= on ? [one] : [],
    )
  const oneOf = (what: keyof typeof since): string => {
    const all = there(what)
    return all[word.about % all.length]!
  }
  const partial = word.state === 'partial'
  const keeps = (at: number) => !partial || ((word.keeps >> (at % 16)) & 1) === 1
  let rank = 0
  const some = (all: readonly string[]): string[] => all.filter(() => keeps(rank++))
  const rows = (pairs: Pairs, what: keyof typeof since): Pairs =>
    Object.fromEntries(
      there(what)
        .map((one) => [one, some(pairs[one] ?? [])] as const)
        .filter(([, all]) => all.length > 0),
    )
  const options = partial ? { partial: true } : {}
  const outside = (all: readonly string[]) => all.filter((one) => !inApp(one))
  const inside = (all: Iterable<string>) => [...all].filter(inApp)
  const idOf = (name: string) => name.split('/')[1]!

  const draft = ((): PartDraft => {
    switch (word.kind) {
      case 'directPermissions':
        return directPermissions(rows(world.directPermissions, 'users'), options)
      case 'directMenus':
        return directMenus(rows(world.directMenus, 'users'), options)
      case 'heldTable':
        return assignments(rows(world.held, 'users'), options)
      case 'listedTable':
        return rolePermissions(rows(world.listed, 'roles'), options)
      case 'includesTable':
        return inclusions(rows(world.includes, 'permissions'), options)
      case 'roleMenuTable':
        return roleMenus(rows(world.roleMenus, 'roles'), options)
      case 'userList':
        return userList(some(there('users')).map((id) => user(id)))
      case 'roleList': {
        const listed = word.more && connector === 'ringcentral'
        return roleList(
          some(there('roles')).map((id) =>
            listed ? role(id, outside(world.listed[id] ?? [])) : { id, name: `Role ${id}` },
          ),
        )
      }
      case 'dictionary': {
        const includes = word.more && connector === 'ringcentral'
        const all = some(there('permissions'))
        const records = all.map((one) =>
          includes && !inApp(one)
            ? permission(one, world.includes[one] ?? [])
            : { ...mention(one), names: {} },
        )
        return dictionary(connector === 'table' ? records : records.filter(({ app }) => !app))
      }
      case 'assignment': {
        const one = oneOf('users')
        return part('assignment', one, assignment(one, some(truth.roles(one))))
      }
      case 'role': {
        const one = oneOf('roles')
        return part('role', one, role(one, some(outside(world.listed[one] ?? []))))
      }
      case 'permission': {
        const all = outside(there('permissions'))
        const one = all[word.about % all.length]!
        return part('permission', one, permission(one, some(world.includes[one] ?? [])))
      }
      case 'profile': {
        const one = oneOf('users')
        const permissions = some(outside([...truth.has(one)]))
        return part('authorization-profile', one, {
          user: one,
          permissions: permissions.map((id) => ({ permission: { id }, permissionScopes: [] })),
        })
      }
      case 'check': {
        const one = oneOf('users')
        const all = outside(there('permissions'))
        const asked = all[word.other % all.length]!
        return check(one, asked, truth.has(one).has(asked))
      }
      case 'roleResources': {
        const one = oneOf('roles')
        return roleResources(
          one,
          some([...inside(world.listed[one] ?? []), ...(world.roleGroups[one] ?? [])]),
        )
      }
      case 'roleUsers': {
        const one = oneOf('roles')
        return roleUsers(
          one,
          some(there('users').filter((holder) => truth.roles(holder).includes(one))),
        )
      }
      case 'menuGroups':
        return menuGroups(
          'app',
          Object.fromEntries(
            some(there('groups')).map((one) => [
              one.split('#')[1]!,
              (world.groupMenus[one] ?? []).map(idOf),
            ]),
          ),
        )
      case 'resources': {
        const one = oneOf('users')
        return part('user-app-resources', subjectOf(one, 'app'), {
          organization: 'o',
          user: one,
          app: 'app',
          resources: {
            permissions: some(inside(truth.has(one))).map((name) => ({
              id: idOf(name),
              names: {},
            })),
            ...(word.more
              ? { menus: some([...truth.menus(one)]).map((name) => menu(idOf(name))) }
              : {}),
          },
        })
      }
    }
  })()
  if (word.state === 'whole') return draft
  // A single answer is there or is not.
  const nothing = word.state === 'nothing' || word.kind === 'check' ? { body: null } : {}
  return { ...draft, status: 'partial', reason: 'lost', ...nothing } as PartDraft
}

const identityOf: Record<Connector, AccountIdentity> = {
  table: { connector: 'table' },
  ringcentral: { connector: 'ringcentral', externalId: 'nobody' },
  enos: { connector: 'enos', externalId: 'o' },
}

function accountOf(
  connector: Connector,
  given: World,
  imports: readonly Import[],
  undo: number | undefined,
): { account: TestAccount; truth: Truth } | undefined {
  const kept = imports.filter((_, at) => at !== undo)
  if (kept.length === 0) return undefined
  const truth = new Truth(worldOf(connector, given, kept))
  const account = new TestAccount()
  imports.forEach(({ day: on, words }, at) => {
    const drafts = words.map((one) => partOf(one, on ?? 3, connector, truth))
    const subjects = new Map(drafts.map((one) => [`${one.kind} ${one.subject}`, one]))
    const takenAt = on === undefined ? null : day(1 + on * 10)
    const dated = [...subjects.values()].map((one) => ({ ...one, takenAt }) as PartDraft)
    const { import: id } = account.import(dated, identityOf[connector])
    if (at === undo) account.undo(id)
  })
  return { account, truth }
}

/** What is told otherwise than it is. */
function untruths(asked: Asked, truth: Truth): string[] {
  const { index } = asked
  const { apps, menus, permissions, roles, users } = index.facts
  const wrong: string[] = []
  const must = (claim: string, answer: Answer, is: boolean) => {
    if (answer !== 'unknown' && (answer === 'yes') !== is) wrong.push(`${claim}: ${answer}`)
  }
  const nameOf = ({ app, id }: { app?: number | undefined; id: string }) =>
    app === undefined ? id : `${apps[app]!.id}/${id}`
  const briefName = ({ app, id }: { app?: string | undefined; id: string }) =>
    app === undefined ? id : `${app}/${id}`

  for (const { id } of users) {
    const has = truth.has(id)
    for (const one of permissions) {
      const app = one.app === undefined ? {} : { app: apps[one.app]!.id }
      const answer = why(asked, { user: id, permission: one.id, ...app })
      must(`why ${id} ${nameOf(one)}`, answer.answer, has.has(nameOf(one)))
      must(`computed ${id} ${nameOf(one)}`, answer.computed, has.has(nameOf(one)))
      must(`vendor ${id} ${nameOf(one)}`, answer.vendor, has.has(nameOf(one)))
      if (answer.answer === 'unknown' && answer.missing.length === 0) {
        wrong.push(`why ${id} ${nameOf(one)} is unknown and misses nothing`)
      }
    }
    const all = effective(asked, { user: id })
    const listed = new Set(all.permissions.filter((one) => one.answer === 'yes').map(briefName))
    if (all.rest === 'no' && [...has].some((one) => !listed.has(one))) wrong.push(`rest of ${id}`)
    if (all.rest === 'unknown' && all.missing.length === 0)
      wrong.push(`rest of ${id} misses nothing`)
    const menusOfUser = truth.menus(id)
    for (const one of menus) {
      const answer = why(asked, { user: id, menu: one.id, app: apps[one.app]!.id })
      must(`why ${id} menu ${nameOf(one)}`, answer.answer, menusOfUser.has(nameOf(one)))
      if (answer.answer === 'unknown' && answer.missing.length === 0) {
        wrong.push(`why ${id} menu ${nameOf(one)} is unknown and misses nothing`)
      }
    }
    for (const { id: app } of apps) {
      const tree = menuTree(asked, { app, user: id })
      if (tree.answer === 'no' && (menusOfUser.size > 0 || [...has].some(inApp))) {
        wrong.push(`access of ${id} in ${app}`)
      }
      if (tree.missing.length === 0 && tree.count < menusOfUser.size) wrong.push(`tree of ${id}`)
    }
  }

  const cells = (rows: 'users' | 'roles', columns: 'permissions' | 'roles' | 'menus') => {
    const page = matrixPage(asked, { rows, columns, rowLimit: 99, columnLimit: 99 })
    for (const row of page.rows) {
      const isSo = (one: { id: string; app?: string | undefined }): boolean => {
        const name = briefName(one)
        if (columns === 'roles') return truth.roles(row.id).includes(name)
        if (columns === 'menus') {
          const given = new Set(truth.world.roleMenus[row.id] ?? [])
          return (rows === 'users' ? truth.menus(row.id) : given).has(name)
        }
        return (rows === 'users' ? truth.has(row.id) : truth.roleHas(row.id)).has(name)
      }
      page.columns.forEach((column, at) => {
        const letter = row.cells[at]!.toLowerCase()
        const answer = letter === 'u' ? 'unknown' : letter === 'n' ? 'no' : 'yes'
        must(`${rows} × ${columns}: ${row.id} ${briefName(column)}`, answer, isSo(column))
        if (answer === 'unknown' && page.missing.length === 0) wrong.push(`${rows} misses nothing`)
      })
    }
    return page
  }
  const users1 = cells('users', 'permissions')
  cells('users', 'roles')
  cells('users', 'menus')
  cells('roles', 'permissions')
  cells('roles', 'menus')
  const differing = matrixPage(asked, {
    rows: 'users',
    columns: 'permissions',
    differing: true,
    columnLimit: 99,
  })
  for (const column of users1.columns) {
    if (differing.columns.some((one) => briefName(one) === briefName(column))) continue
    const having = users.filter(({ id }) => truth.has(id).has(briefName(column))).length
    if (having > 0 && having < users.length) wrong.push(`${briefName(column)} is left out`)
  }

  const counts = holderCounts(index)
  permissions.forEach((one, number) => {
    const app = one.app === undefined ? {} : { app: apps[one.app]!.id }
    const answer = whoCan(asked, { permission: one.id, ...app })
    const holding = (all: readonly string[]) =>
      all.filter((id) => truth.has(id).has(nameOf(one))).length
    const known = holding(users.map(({ id }) => id))
    // Whoever was always there is in every whole list, or holds nothing.
    const always = holding(['a', 'b'])
    if (answer.atLeast > known) wrong.push(`who can ${nameOf(one)}: at least ${answer.atLeast}`)
    if (answer.total !== null && (answer.total < always || answer.total !== known)) {
      wrong.push(`who can ${nameOf(one)}: total ${answer.total}`)
    }
    if (answer.answer === 'no' && always + known > 0) wrong.push(`who can ${nameOf(one)}: nobody`)
    if (answer.total === null && answer.missing.length === 0) {
      wrong.push(`who can ${nameOf(one)}: no total, and misses nothing`)
    }
    const count = counts[number]!
    const differs =
      count.value !== answer.atLeast || (count.is === 'total') !== (answer.total !== null)
    if (differs) wrong.push(`count of ${nameOf(one)}`)
  })

  for (const on of ['effective', 'listed'] as const) {
    const sides = (what: 'roles' | 'users', subjects: string[]) => {
      if (subjects.length < 2) return
      const found = compare(
        asked,
        { sides: what, subjects, on, differencesOnly: false },
        readerOf(),
      )
      for (const row of found.rows) {
        const name = briefName(row.permission)
        if (on === 'listed') continue
        const having = subjects.filter((id) =>
          (what === 'roles' ? truth.roleHas(id) : truth.has(id)).has(name),
        ).length
        must(`compare ${what} ${name}`, row.differs, having > 0 && having < subjects.length)
      }
      found.sides.forEach(({ id, whole }, at) => {
        const is = (what === 'roles' ? truth.roleHas(id) : truth.has(id)).size
        const has = found.rows.filter((row) => row.cells[at]!.answer === 'yes').length
        if (on === 'effective' && whole && has !== is) wrong.push(`${what} ${id} is not whole`)
      })
    }
    sides('roles', roles.map(({ id }) => id).slice(0, 3))
    sides('users', users.map(({ id }) => id).slice(0, 4))
  }
  return [...new Set(wrong)]
}

/** How many imports of random histories are tried; each is an account in a file of its own. */
const numRuns = 120

describe('whatever is imported, in whatever order', () => {
  test('no answer is other than the truth, and what is unknown says what is missing', () => {
    fc.assert(
      fc.property(histories, ({ connector, world, imports, undo }) => {
        const made = accountOf(connector, world, imports, undo)
        if (made) expect(untruths(made.account.ask(), made.truth)).toEqual([])
      }),
      { numRuns },
    )
  }, 300_000)

  test('nothing is unknown where all tables are whole, of one moment or one after the other', () => {
    const inTurn = fc.shuffledSubarray([...tableKinds], { minLength: tableKinds.length })
    fc.assert(
      fc.property(worlds, inTurn, fc.boolean(), (world, order, together) => {
        const words = order.map((kind): Word => ({
          kind,
          about: 0,
          other: 0,
          state: 'whole',
          keeps: 0,
          more: false,
        }))
        const dated = together
          ? [{ day: 3, words }]
          : words.map((one) => ({ day: 3, words: [one] }))
        const { account, truth } = accountOf('table', world, dated, undefined)!
        const asked = account.ask()
        expect(untruths(asked, truth)).toEqual([])
        const { rows } = matrixPage(asked, { rows: 'users', columns: 'permissions' })
        expect(rows.map(({ cells }) => cells).join('')).not.toContain('u')
        expect(asked.snapshot.notWhole).toBe(0)
      }),
      { numRuns: 20 },
    )
  }, 300_000)
})
