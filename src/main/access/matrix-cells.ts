/**
 * Cells of a matrix, a row at a time: how each of some columns stands with a user or role. These are
 * the answers of queries/cell.ts, worked out from bits of whole rows: a user's row is the union of
 * its roles' rows, and only what the vendor was asked about a user is looked at column by column.
 */
import type { Answer } from '../../shared/schemas/common'
import type { MatrixColumns, MatrixRows } from '../../shared/schemas/matrix'
import type { CellKind } from '../../shared/schemas/roles'
import type { AccessIndex } from './access-index'
import { BitMatrix } from './bits'
import type { AppWord } from './app-statements'
import {
  accessOf,
  bothWords,
  menuAccessOf,
  vendorAnswer,
  type Access,
  type VendorAnswer,
} from './vendor'

/** A kind's code is its place here; three bits hold it. */
export const kindOfCode: readonly CellKind[] = [
  'no',
  'listed',
  'included',
  'direct',
  'unknown',
  'vendor',
]
const code = { no: 0, listed: 1, included: 2, direct: 3, unknown: 4, vendor: 5 } as const

/**
 * One row of cells, a bit a column: three planes for the code, one for where both words differ, and one
 * for what is computed and not confirmed (EnOS).
 */
export class CellPlanes {
  readonly code0: Uint32Array
  readonly code1: Uint32Array
  readonly code2: Uint32Array
  readonly differs: Uint32Array
  readonly notConfirmed: Uint32Array

  constructor(columns: number) {
    const plane = () => new BitMatrix(1, columns).row(0)
    this.code0 = plane()
    this.code1 = plane()
    this.code2 = plane()
    this.differs = plane()
    this.notConfirmed = plane()
  }

  codeAt(column: number): number {
    const word = column >>> 5
    const bit = column & 31
    return (
      ((this.code0[word]! >>> bit) & 1) |
      (((this.code1[word]! >>> bit) & 1) << 1) |
      (((this.code2[word]! >>> bit) & 1) << 2)
    )
  }

  differsAt(column: number): boolean {
    return ((this.differs[column >>> 5]! >>> (column & 31)) & 1) === 1
  }

  notConfirmedAt(column: number): boolean {
    return ((this.notConfirmed[column >>> 5]! >>> (column & 31)) & 1) === 1
  }

  set(column: number, value: number, differs: boolean): void {
    setTo(this.code0, column, (value & 1) === 1)
    setTo(this.code1, column, (value & 2) === 2)
    setTo(this.code2, column, (value & 4) === 4)
    setTo(this.differs, column, differs)
  }
}

export interface MatrixCells {
  /** How many there are. */
  columns: number
  /** @param row a user or role @param planes made for as many columns; what was in them goes */
  fill(row: number, planes: CellPlanes): void
}

/** @param columns permissions, roles or menus, each once, in the order in which they are wanted */
export function matrixCells(
  index: AccessIndex,
  what: { rows: MatrixRows; columns: MatrixColumns },
  columns: ArrayLike<number>,
): MatrixCells {
  const given = columnsOf(columns)
  if (what.columns === 'roles') return rolesHeld(index, given)
  if (what.columns === 'menus') {
    const layer = menusOfRoles(index, given)
    return what.rows === 'roles' ? cellsOfRoles(given, layer) : menusOfUsers(index, given, layer)
  }
  const layer = permissionsOfRoles(index, given)
  return what.rows === 'roles'
    ? cellsOfRoles(given, layer, wordsAboutRoles(index, given))
    : permissionsOfUsers(index, given, layer)
}

interface Columns {
  size: number
  /** Column → permission, role or menu. */
  numbers: ArrayLike<number>
  columnOf: ReadonlyMap<number, number>
  /** A bit for every column. */
  all: Uint32Array
}

function columnsOf(numbers: ArrayLike<number>): Columns {
  const columnOf = new Map<number, number>()
  for (let column = 0; column < numbers.length; column++) columnOf.set(numbers[column]!, column)
  const every = Array.from({ length: numbers.length }, (_, column) => column)
  return { size: numbers.length, numbers, columnOf, all: bitsOf(numbers.length, every) }
}

// What roles give

/** A role's bits in the order of the columns. `unknown`: what it does not give there is not known. */
interface RoleBits {
  listed: Uint32Array
  included: Uint32Array
  unknown: Uint32Array
}

/** Worked out when a role is first asked for: a page of a matrix needs few of them. */
type RoleLayer = (role: number) => RoleBits

function roleLayer(size: number, read: (role: number, bits: RoleBits) => void): RoleLayer {
  const known = new Map<number, RoleBits>()
  return (role) => {
    let bits = known.get(role)
    if (!bits) {
      const rows = new BitMatrix(3, size)
      bits = { listed: rows.row(0), included: rows.row(1), unknown: rows.row(2) }
      read(role, bits)
      known.set(role, bits)
    }
    return bits
  }
}

function permissionsOfRoles(index: AccessIndex, columns: Columns): RoleLayer {
  const { outside, inApps } = domainsOf(index, columns)
  return roleLayer(columns.size, (role, { listed, included, unknown }) => {
    for (let column = 0; column < columns.size; column++) {
      const permission = columns.numbers[column]!
      if (!index.roleHas.has(role, permission)) continue
      setBit(index.isListedBySwitch(role, permission) ? listed : included, column)
    }
    if (index.roleWhole[role] !== 1) orInto(unknown, outside)
    if (index.roleAppWhole[role] !== 1) orInto(unknown, inApps)
  })
}

/** A menu that a role lists by itself is listed; one that comes in a menu group is included. */
function menusOfRoles(index: AccessIndex, columns: Columns): RoleLayer {
  const byApp = columnsByApp(columns, (menu) => index.facts.menus[menu]!.app)
  return roleLayer(columns.size, (role, { listed, included, unknown }) => {
    for (const menu of index.roleMenus.of(role)) {
      mark(columns, index.roleMenus.givesByItself(role, menu) ? listed : included, menu)
    }
    for (const [app, inside] of byApp) {
      if (index.roleMenusWhole(role, app)) continue
      for (const column of inside) setBit(unknown, column)
    }
  })
}

/**
 * @param named what the vendor named the role for, which counts where it was not read what the role
 *   gives
 */
function cellsOfRoles(
  columns: Columns,
  layer: RoleLayer,
  named: ReadonlyMap<number, Uint32Array> = new Map(),
): MatrixCells {
  return {
    columns: columns.size,
    fill(role, planes) {
      const { listed, included, unknown } = layer(role)
      const byVendor = named.get(role)
      for (let word = 0; word < listed.length; word++) {
        const open = unknown[word]! & ~(listed[word]! | included[word]!)
        planes.code0[word] = listed[word]! | (open & (byVendor?.[word] ?? 0))
        planes.code1[word] = included[word]!
        planes.code2[word] = open
        planes.differs[word] = 0
        planes.notConfirmed[word] = 0
      }
    },
  }
}

function wordsAboutRoles(index: AccessIndex, columns: Columns): Map<number, Uint32Array> {
  const named = new Map<number, Uint32Array>()
  const note = (id: string | undefined, permission: number) => {
    const role = id === undefined ? undefined : index.roleByExternalId.get(id)
    const column = columns.columnOf.get(permission)
    if (role === undefined || column === undefined) return
    if (!named.has(role)) named.set(role, bitsOf(columns.size, []))
    setBit(named.get(role)!, column)
  }
  for (const statement of index.facts.vendor) {
    if ('granted' in statement) {
      for (const [permission, { role }] of statement.granted) note(role, permission)
    } else if (statement.answer === 'yes') note(statement.grant?.role, statement.permission)
  }
  return named
}

// What users have

/** Whether a user holds a role; nothing else is said about it. */
function rolesHeld(index: AccessIndex, columns: Columns): MatrixCells {
  return {
    columns: columns.size,
    fill(user, planes) {
      planes.code0.fill(0)
      planes.code1.fill(0)
      planes.differs.fill(0)
      planes.notConfirmed.fill(0)
      for (const role of index.rolesOf(user)) mark(columns, planes.code0, role)
      if (index.rolesKnown(user)) planes.code2.fill(0)
      else planes.code2.set(columns.all)
      clearWhere(planes.code2, planes.code0)
    },
  }
}

function permissionsOfUsers(index: AccessIndex, columns: Columns, layer: RoleLayer): MatrixCells {
  const { outside, inApps } = domainsOf(index, columns)
  const brought = inclusionsOf(index, columns)
  const union = unionOf(index, columns, layer, inApps)
  const words = permissionWords(index, columns)
  return {
    columns: columns.size,
    fill(user, planes) {
      const { direct, included, unknown } = union.read(user)
      for (const permission of index.directOf(user)) {
        mark(columns, direct, permission)
        orInto(included, brought(permission))
      }
      unknown.fill(0)
      if (!index.computedWhole(user, false)) orInto(unknown, outside)
      if (!index.computedWhole(user, true)) orInto(unknown, inApps)
      union.write(planes)
      words(user, planes)
    },
  }
}

function menusOfUsers(index: AccessIndex, columns: Columns, layer: RoleLayer): MatrixCells {
  const union = unionOf(index, columns, layer, columns.all)
  const words = menuWords(index, columns)
  return {
    columns: columns.size,
    fill(user, planes) {
      const { direct, unknown } = union.read(user)
      for (const menu of index.directMenus.of(user)) mark(columns, direct, menu)
      if (!index.rolesKnown(user) || !index.menuGrantsKnown(user)) orInto(unknown, columns.all)
      union.write(planes)
      words(user, planes)
    },
  }
}

/**
 * What a user's roles give together: read, added to, and written as codes.
 * @param inApps columns of which the vendor's own answers can confirm what is computed
 */
function unionOf(index: AccessIndex, columns: Columns, layer: RoleLayer, inApps: Uint32Array) {
  const rows = new BitMatrix(4, columns.size)
  const [listed, included, direct, unknown] = [rows.row(0), rows.row(1), rows.row(2), rows.row(3)]
  const words = listed.length
  return {
    read(user: number) {
      for (let word = 0; word < words; word++) {
        listed[word] = 0
        included[word] = 0
        direct[word] = 0
        unknown[word] = 0
      }
      for (const role of index.rolesOf(user)) {
        const bits = layer(role)
        for (let word = 0; word < words; word++) {
          listed[word]! |= bits.listed[word]!
          included[word]! |= bits.included[word]!
          unknown[word]! |= bits.unknown[word]!
        }
      }
      return { direct, included, unknown }
    },
    /** The strongest of listed, included and direct counts. */
    write(planes: CellPlanes): void {
      for (let word = 0; word < words; word++) {
        const byListing = listed[word]!
        const byInclusion = included[word]! & ~byListing
        const byGrant = direct[word]! & ~(byListing | byInclusion)
        planes.code0[word] = byListing | byGrant
        planes.code1[word] = byInclusion | byGrant
        const open = unknown[word]! & ~(byListing | byInclusion | byGrant)
        planes.code2[word] = open
        planes.differs[word] = 0
        planes.notConfirmed[word] = index.confirmsApps ? inApps[word]! & ~open : 0
      }
    },
  }
}

/** What a permission includes, in the order of the columns; never itself. */
function inclusionsOf(index: AccessIndex, columns: Columns): (permission: number) => Uint32Array {
  const known = new Map<number, Uint32Array>()
  return (permission) => {
    let bits = known.get(permission)
    if (!bits) {
      bits = bitsOf(columns.size, [])
      for (let column = 0; column < columns.size; column++) {
        const other = columns.numbers[column]!
        if (other !== permission && index.closure.reaches(permission, other)) setBit(bits, column)
      }
      known.set(permission, bits)
    }
    return bits
  }
}

// The vendor's word

/** Shows one cell as it stands with all that was said. */
function show(planes: CellPlanes, column: number, access: Access): void {
  const before = planes.codeAt(column)
  const given = before === code.listed || before === code.included || before === code.direct
  const after = access.answer === 'yes' ? (given ? before : code.vendor) : code[access.answer]
  planes.set(column, after, access.differs)
  setTo(planes.notConfirmed, column, access.confirmed === false)
}

function permissionWords(
  index: AccessIndex,
  columns: Columns,
): (user: number, planes: CellPlanes) => void {
  const { permissions } = index.facts
  const apps = wordsInApps(index, columns, {
    appOf: (permission) => permissions[permission]!.app,
    computedAt: (user) => index.computedAt(user),
    said: ({ permissions: { at, granted, whole } }) => ({ at, whole, held: granted }),
    accessTo: (user, permission) => accessOf(index, user, permission),
  })
  const outside = outsideColumns(index, columns)
  return (user, planes) => {
    wordsOutside(index, columns, outside, user, planes)
    apps(user, planes)
  }
}

const outsideColumns = (index: AccessIndex, columns: Columns): number[] =>
  columnsByApp(columns, (permission) => index.facts.permissions[permission]!.app).get(undefined) ??
  []

/** Profiles, and checks of single permissions. */
function wordsOutside(
  index: AccessIndex,
  columns: Columns,
  outside: readonly number[],
  user: number,
  planes: CellPlanes,
): void {
  const statements = index
    .vendorStatementsOf(user)
    .filter(({ kind }) => kind !== 'user-app-resources')
  const everything = index.isSystemExtension(user)
  if (statements.length === 0 && !everything) return
  const asked = new Set<number>()
  const profiles: typeof statements = []
  for (const statement of statements) {
    if ('permission' in statement) asked.add(statement.permission)
    else profiles.push(statement)
  }
  const computedAt = index.computedAt(user)
  const one = (column: number, word: VendorAnswer | undefined): void => {
    const before = planes.codeAt(column)
    const given = before === code.listed || before === code.included || before === code.direct
    const computed: Answer =
      given || everything ? 'yes' : before === code.unknown ? 'unknown' : 'no'
    show(planes, column, { ...bothWords(computed, word, computedAt), word, confirmed: undefined })
  }
  if (everything || profiles.length > 0) {
    const says = generalWord(index, user, profiles)
    for (const column of outside) {
      const permission = columns.numbers[column]!
      const simple = says !== undefined && !asked.has(permission)
      one(column, simple ? says(permission) : vendorAnswer(index, user, permission))
    }
    return
  }
  for (const permission of asked) {
    const column = columns.columnOf.get(permission)
    if (column !== undefined) one(column, vendorAnswer(index, user, permission))
  }
}

/**
 * Where a single answer speaks of all permissions, in general, it is the vendor's word on each of
 * them. Undefined where words must be weighed against each other.
 */
function generalWord(
  index: AccessIndex,
  user: number,
  statements: ReturnType<AccessIndex['vendorStatementsOf']>,
): ((permission: number) => VendorAnswer | undefined) | undefined {
  const [statement, ...others] = statements
  if (!statement || others.length > 0 || !('granted' in statement)) return undefined
  const target = 'target' in statement ? statement.target : ''
  if (target !== '' && target !== index.facts.users[user]!.id) return undefined
  const says = wordsOf(statement)
  return (permission) => (statement.granted.has(permission) ? says.yes : says.no)
}

function menuWords(
  index: AccessIndex,
  columns: Columns,
): (user: number, planes: CellPlanes) => void {
  return wordsInApps(index, columns, {
    appOf: (menu) => index.facts.menus[menu]!.app,
    computedAt: (user, app) => index.computedMenusAt(user, app),
    said: ({ menus }) => menus && { at: menus.at, whole: menus.whole, held: menus.menus },
    accessTo: (user, menu) => menuAccessOf(index, user, menu),
  })
}

/** Permissions or menus of apps: how to ask about them. */
interface InApps {
  appOf: (number: number) => number | undefined
  computedAt: (user: number, app: number) => number
  said: (word: AppWord) => { at: number; whole: boolean; held: Held } | undefined
  accessTo: (user: number, number: number) => Access
}

type Held = ReadonlyMap<number, unknown>

/** Weighs the vendor's answers in apps a word of bits at a time; answers with the same content share theirs. */
function wordsInApps(
  index: AccessIndex,
  columns: Columns,
  { accessTo, appOf, computedAt, said }: InApps,
): (user: number, planes: CellPlanes) => void {
  const apps = [...columnsByApp(columns, appOf)].flatMap(([app, inside]) =>
    app === undefined ? [] : [{ app, inside, mask: bitsOf(columns.size, inside) }],
  )
  const known = new Map<Held, Uint32Array>()
  const bitsHeld = (held: Held): Uint32Array => {
    let bits = known.get(held)
    if (!bits) {
      bits = bitsOf(columns.size, [])
      for (const number of held.keys()) mark(columns, bits, number)
      known.set(held, bits)
    }
    return bits
  }
  return (user, planes) => {
    if (index.answeredAlone[user] !== 1) return
    for (const { app, inside, mask } of apps) {
      const word = index.appStatements.wordOn(user, app)
      if (!word) continue
      if (word.contested) {
        for (const column of inside) show(planes, column, accessTo(user, columns.numbers[column]!))
        continue
      }
      const statement = said(word)
      if (!statement) continue
      const newer = statement.at >= computedAt(user, app)
      const first = inside[0]! >>> 5
      const last = inside.at(-1)! >>> 5
      weighBits(planes, bitsHeld(statement.held), mask, {
        first,
        last,
        newer,
        whole: statement.whole,
      })
    }
  }
}

/**
 * {@link bothWords} for many cells at once.
 * @param planes hold what was computed of them
 * @param held what the vendor's answer holds @param mask the cells that it speaks of
 * @param how the words of bits they stand in, whether the answer is as new as what was computed from, and
 *   whether what it does not hold is a "no"
 */
function weighBits(
  planes: CellPlanes,
  held: Uint32Array,
  mask: Uint32Array,
  { first, last, newer, whole }: { first: number; last: number; newer: boolean; whole: boolean },
): void {
  const { code0, code1, code2, differs, notConfirmed } = planes
  for (let at = first; at <= last; at++) {
    const vendorYes = held[at]! & mask[at]!
    const vendorNo = whole ? mask[at]! & ~held[at]! : 0
    const given = (code0[at]! | code1[at]!) & mask[at]!
    const open = code2[at]! & ~code0[at]! & mask[at]!
    differs[at]! |= (given & vendorNo) | (vendorYes & ~given & ~open)
    // An older answer only tells of what was not computed.
    const byVendor = newer ? vendorYes & ~given : vendorYes & open
    const taken = newer ? vendorNo : 0
    code0[at] = (code0[at]! & ~taken) | byVendor
    code1[at] = code1[at]! & ~taken & ~byVendor
    code2[at] = (code2[at]! & ~taken) | byVendor
    notConfirmed[at]! &= ~(newer ? vendorYes | vendorNo : byVendor)
  }
}

/** A statement's "yes", and its "no" where what it does not hold is one. */
function wordsOf(statement: VendorAnswer['statement']): {
  yes: VendorAnswer
  no: VendorAnswer | undefined
} {
  const word = (answer: Answer): VendorAnswer => ({
    answer,
    at: statement.at,
    statement,
    grant: undefined,
    contradictory: false,
  })
  return { yes: word('yes'), no: statement.whole ? word('no') : undefined }
}

// Columns and bits

/** Permissions outside apps and within them; what is known of the two is known apart. */
function domainsOf(index: AccessIndex, columns: Columns) {
  const outside: number[] = []
  const inApps: number[] = []
  for (let column = 0; column < columns.size; column++) {
    const { app } = index.facts.permissions[columns.numbers[column]!]!
    ;(app === undefined ? outside : inApps).push(column)
  }
  return { outside: bitsOf(columns.size, outside), inApps: bitsOf(columns.size, inApps) }
}

function columnsByApp<A extends number | undefined>(
  columns: Columns,
  appOf: (number: number) => A,
): Map<A, number[]> {
  const byApp = new Map<A, number[]>()
  for (let column = 0; column < columns.size; column++) {
    const app = appOf(columns.numbers[column]!)
    const inside = byApp.get(app)
    if (inside) inside.push(column)
    else byApp.set(app, [column])
  }
  return byApp
}

function bitsOf(size: number, set: readonly number[]): Uint32Array {
  const bits = new BitMatrix(1, size).row(0)
  for (const column of set) setBit(bits, column)
  return bits
}

function mark(columns: Columns, bits: Uint32Array, number: number): void {
  const column = columns.columnOf.get(number)
  if (column !== undefined) setBit(bits, column)
}

function setBit(bits: Uint32Array, bit: number): void {
  bits[bit >>> 5]! |= 1 << (bit & 31)
}

function setTo(bits: Uint32Array, bit: number, on: boolean): void {
  if (on) setBit(bits, bit)
  else bits[bit >>> 5]! &= ~(1 << (bit & 31))
}

function orInto(bits: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < bits.length; word++) bits[word]! |= other[word]!
}

function clearWhere(bits: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < bits.length; word++) bits[word]! &= ~other[word]!
}
