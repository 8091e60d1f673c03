/** Turns what all tables of an import say into parts, one of each kind. */
import { createHash } from 'node:crypto'
import type {
  AssignmentRecord,
  MenuMention,
  MenuRecord,
  Names,
  PartBodies,
  PartDraft,
  PartSource,
  PermissionMention,
  PermissionRecord,
  RoleRecord,
  UserRecord,
} from '../../parts'
import { mayHoldMore, VOUCHED } from '../lists'
import type { Column } from './columns'
import { SIDES, type PairKind } from './content'
import type { Entities, Entity } from './entities'
import type { TableKind } from './kinds'
import { inTreeOrder } from './menu-order'
import { MergedTables, type TableOf, type Things } from './merge'
import type { PairSet } from './pair-set'
import type { Unread } from './read-table'

export interface ReadTable extends TableOf {
  source: PartSource
}

export interface UnreadTable extends Unread {
  /** Where its kind is known. */
  source?: PartSource
}

export interface TablesRead {
  tables: readonly ReadTable[]
  unread: readonly UnreadTable[]
  /** Kinds of list that a person vouches for as whole. */
  vouched: ReadonlySet<string>
  /** Lists of which answers of the same import speak (see answered.ts). */
  answered: ReadonlySet<string>
  /** Of all tables, in Unix milliseconds; null where nobody said. */
  takenAt: number | null
}

const UNPROVEN = 'a table does not say whether it is all there is; you can vouch for it at import'
const ANSWERED =
  'a saved answer of the same import speaks of it too, so that the table only adds to that'
const MENTIONS_ONLY = 'tables that are about something else name only those that they speak of'

export function draftsOfTables(read: TablesRead): PartDraft[] {
  return new TableDrafts(read).all()
}

class TableDrafts {
  private readonly merged = new MergedTables()

  constructor(private readonly read: TablesRead) {
    for (const table of read.tables) this.merged.add(table)
  }

  all(): PartDraft[] {
    return [
      ...this.permissionDictionary(),
      ...this.roleList(),
      ...this.userList(),
      ...this.pairs('assignment-list', assignments),
      ...this.pairs('role-permission-list', rolePermissions),
      ...this.pairs('inclusion-list', inclusions),
      ...this.pairs('direct-permission-list', directPermissions),
      ...this.pairs('role-menu-list', roleMenus),
      ...this.pairs('direct-menu-list', directMenus),
      ...this.appMenus(),
      ...this.appInfos(),
    ]
  }

  /**
   * Why what tables say of a kind is not all; undefined where a person vouched for it.
   * @param answered the list that an answer may speak of
   */
  private doubt(kind: TableKind, answered: string = kind): string | undefined {
    const lost = this.tablesOf(kind).find(({ content }) => content.lost !== undefined)
    if (lost !== undefined) return `${lost.source.file}: ${lost.content.lost ?? ''}`
    const unread = this.read.unread.find((each) => each.kind === undefined || each.kind === kind)
    if (unread !== undefined) {
      return mayHoldMore(unread.what)
    }
    if (!this.read.vouched.has(kind)) return UNPROVEN
    return this.read.answered.has(answered) ? ANSWERED : undefined
  }

  private tablesOf(kind: TableKind): ReadTable[] {
    return this.read.tables.filter(({ content }) => content.kind === kind)
  }

  /** Tables that tell names and other attributes of these. */
  private telling(things: Things): ReadTable[] {
    const telling = this.merged.telling.get(things)
    return this.read.tables.filter((table) => telling?.has(table) === true)
  }

  private draft<K extends PartDraft['kind']>(
    kind: K,
    subject: string,
    { body, count, tables, doubt }: Said<K>,
  ): PartDraft {
    return {
      kind,
      subject,
      status: doubt === undefined ? 'whole' : 'partial',
      ...(doubt === undefined ? { note: VOUCHED } : { reason: doubt }),
      takenAt: this.read.takenAt,
      source: sourceOf(tables),
      count,
      body,
    } as PartDraft // Kind and body belong together by the type of `said`, which the compiler cannot follow.
  }

  private pairs<K extends PairKind>(
    kind: K,
    bodyOf: (pairs: MergedPairs) => PartBodies[K],
  ): PartDraft[] {
    const pairs = this.merged.pairs.get(kind)
    if (pairs === undefined) return this.spokenOf(kind)
    const [lefts, rights] = SIDES[kind]
    const body = bodyOf({ pairs, lefts: this.merged[lefts], rights: this.merged[rights] })
    return [
      this.draft(kind, '', {
        body,
        count: body.records.length,
        tables: this.tablesOf(kind),
        doubt: this.doubt(kind),
      } as Said<K>),
    ]
  }

  /** A table that could not be read tells at least that there is something of its kind. */
  private spokenOf(kind: PairKind): PartDraft[] {
    const table = this.read.unread.find((each) => each.kind === kind)
    if (table?.source === undefined || this.read.tables.length === 0) return []
    return [
      {
        kind,
        subject: '',
        status: 'partial',
        reason: mayHoldMore(table.what),
        takenAt: this.read.takenAt,
        source: table.source,
        count: 0,
        body: null,
      },
    ]
  }

  /**
   * A list of subjects: those that tables of them name, and those of which any table tells more than
   * the id. It is not all there is where a table names one that it does not have.
   */
  private list<K extends 'user-list' | 'role-list' | 'permission-dictionary'>(
    kind: K,
    things: Things,
    subject: string,
    bodyOf: (entities: Entity[]) => PartBodies[K],
  ): PartDraft[] {
    const members = this.merged.members.get(kind)
    const entities = [...this.merged[things]]
    const told = entities.filter(
      (entity, number) =>
        members?.has(number) === true || Object.keys(entity.attributes).length > 0,
    )
    if (members === undefined && told.length === 0) return []
    return [
      this.draft(kind, subject, {
        body: bodyOf(told),
        count: told.length,
        tables: members === undefined ? this.telling(things) : this.tablesOf(kind),
        doubt:
          members === undefined
            ? MENTIONS_ONLY
            : (this.doubt(kind) ?? beyond(things, entities, members)),
      } as Said<K>),
    ]
  }

  private userList(): PartDraft[] {
    return this.list('user-list', 'users', '', (users) => ({ records: users.map(userRecord) }))
  }

  private roleList(): PartDraft[] {
    return this.list('role-list', 'roles', 'all', (roles) => ({
      domain: 'all',
      records: roles.map(roleRecord),
    }))
  }

  private permissionDictionary(): PartDraft[] {
    return this.list('permission-dictionary', 'permissions', '', (permissions) => ({
      records: permissions.map(permissionRecord),
    }))
  }

  private appMenus(): PartDraft[] {
    const members = this.merged.members.get('app-menus')
    if (members === undefined) return []
    const byApp = new Map<string, MenuRecord[]>()
    for (const member of members) {
      const menu = this.merged.menus.at(member)
      const app = menu.app ?? ''
      const menus = byApp.get(app)
      if (menus === undefined) byApp.set(app, [menuRecord(menu)])
      else menus.push(menuRecord(menu))
    }
    const tables = this.tablesOf('app-menus')
    return [...byApp].map(([app, menus]) => {
      const { ordered, cycle } = inTreeOrder(menus)
      if (cycle !== undefined) {
        const first = cycle[0] ?? ''
        const text = `in the app ${app} the menus ${[...cycle.slice(0, 5), ...(cycle.length > 5 ? ['…'] : []), first].join(' → ')} lie within each other, so they have no place in the tree`
        for (const { file } of tables) file.remarks.add(text)
      }
      return this.draft('app-menus', app, {
        body: { app, menus: ordered },
        count: ordered.length,
        tables,
        doubt: this.doubt('app-menus', `app-menus ${app}`),
      })
    })
  }

  private appInfos(): PartDraft[] {
    return [...this.merged.apps].flatMap((app) => {
      const names = namesIn(app, 'app name')
      if (names === undefined) return []
      return this.draft('app-info', app.id, {
        body: { id: app.id, names },
        count: 1,
        tables: this.telling('apps'),
        doubt: 'a table tells only the name of an app',
      })
    })
  }
}

interface Said<K extends PartDraft['kind']> {
  body: PartBodies[K]
  count: number
  tables: readonly ReadTable[]
  /** Why it is not all; undefined where it is. */
  doubt: string | undefined
}

interface MergedPairs {
  pairs: PairSet
  lefts: Entities
  rights: Entities
}

/** Several tables make one part: their names, and a hash over their hashes. */
function sourceOf(tables: readonly ReadTable[]): PartSource {
  const byFile = new Map(tables.map(({ source }) => [source.file, source]))
  const [only] = byFile.values()
  if (only !== undefined && byFile.size === 1) return only
  const hash = createHash('sha256')
  for (const { sha256 } of byFile.values()) hash.update(sha256)
  return { file: namesInWords([...byFile.keys()]), sha256: hash.digest('hex') }
}

const MOST_FILES_NAMED = 3

function namesInWords(names: readonly string[]): string {
  const shown = names.slice(0, MOST_FILES_NAMED).join(', ')
  const more = names.length - MOST_FILES_NAMED
  return more > 0 ? `${shown} and ${more} more` : shown
}

/** What speaks against a list that a person vouches for. */
function beyond(
  things: Things,
  entities: readonly Entity[],
  members: ReadonlySet<number>,
): string | undefined {
  const missing = entities.filter((_, number) => !members.has(number))
  const [first] = missing
  if (first === undefined) return undefined
  const others = missing.length === 1 ? '' : ` and ${missing.length - 1} more`
  return `other tables name ${things} that it does not have: ${first.id}${others}`
}

const textOf = ({ attributes }: Entity, column: Column): string | undefined => {
  const value = attributes[column]
  return value === undefined || value === '' ? undefined : String(value)
}

/** The language of a table's names is not said. */
function namesIn(entity: Entity, column: Column): Names | undefined {
  const name = textOf(entity, column)
  return name === undefined ? undefined : { '': name }
}

/** Without what is not said. */
function said<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as never // Only the type says which fields were undefined.
}

function userRecord(user: Entity): UserRecord {
  const site = textOf(user, 'site')
  return said({
    id: user.id,
    name: textOf(user, 'user name'),
    email: textOf(user, 'email'),
    type: textOf(user, 'type'),
    status: textOf(user, 'status'),
    site: site === undefined ? undefined : { id: site, name: site },
  })
}

const roleRecord = (role: Entity): RoleRecord =>
  said({ id: role.id, name: textOf(role, 'role name') })

function permissionRecord(permission: Entity): PermissionRecord {
  const assignable = permission.attributes.assignable
  return said({
    id: permission.id,
    app: permission.app,
    names: namesIn(permission, 'permission name') ?? {},
    category: textOf(permission, 'category'),
    assignable: typeof assignable === 'boolean' ? assignable : undefined,
  })
}

function menuRecord(menu: Entity): MenuRecord {
  const { order } = menu.attributes
  return {
    id: menu.id,
    code: textOf(menu, 'code') ?? '',
    names: namesIn(menu, 'menu name') ?? {},
    url: textOf(menu, 'url') ?? '',
    order: typeof order === 'number' ? order : null,
    parent: textOf(menu, 'parent') ?? null,
  }
}

const permissionMention = ({ id, app }: Entity): PermissionMention => said({ id, app })

const menuMention = (menu: Entity): MenuMention =>
  said({ app: menu.app ?? '', id: menu.id, names: namesIn(menu, 'menu name') })

/** The right sides of each left one, as positions in a list that holds each of them once. */
class Positions<T> {
  readonly mentions: T[] = []
  private readonly positions = new Map<number, number>()

  constructor(
    private readonly entities: Entities,
    private readonly mention: (entity: Entity) => T,
  ) {}

  of(number: number): number {
    const known = this.positions.get(number)
    if (known !== undefined) return known
    const position = this.mentions.length
    this.positions.set(number, position)
    this.mentions.push(this.mention(this.entities.at(number)))
    return position
  }
}

function* grouped(pairs: Iterable<[number, number]>): Generator<[left: number, rights: number[]]> {
  let current: [number, number[]] | undefined
  for (const [left, right] of pairs) {
    if (current?.[0] === left) current[1].push(right)
    else {
      if (current !== undefined) yield current
      current = [left, [right]]
    }
  }
  if (current !== undefined) yield current
}

function listsOf<T>(
  { pairs, lefts, rights }: MergedPairs,
  mention: (entity: Entity) => T,
): { mentions: T[]; lists: [id: string, positions: number[]][] } {
  const positions = new Positions(rights, mention)
  const lists = Array.from(grouped(pairs), ([left, numbers]): [string, number[]] => [
    lefts.at(left).id,
    numbers.map((number) => positions.of(number)),
  ])
  return { mentions: positions.mentions, lists }
}

function rolePermissions(pairs: MergedPairs): PartBodies['role-permission-list'] {
  const { mentions, lists } = listsOf(pairs, permissionMention)
  return {
    permissions: mentions,
    records: lists.map(([role, permissions]) => ({ role, permissions })),
  }
}

function directPermissions(pairs: MergedPairs): PartBodies['direct-permission-list'] {
  const { mentions, lists } = listsOf(pairs, permissionMention)
  return {
    permissions: mentions,
    records: lists.map(([user, permissions]) => ({ user, permissions })),
  }
}

function inclusions({ pairs, lefts }: MergedPairs): PartBodies['inclusion-list'] {
  const positions = new Positions(lefts, permissionMention)
  const records = Array.from(grouped(pairs), ([left, numbers]) => ({
    permission: positions.of(left),
    includes: numbers.map((number) => positions.of(number)),
  }))
  return { permissions: positions.mentions, records }
}

function roleMenus(pairs: MergedPairs): PartBodies['role-menu-list'] {
  const { mentions, lists } = listsOf(pairs, menuMention)
  return { menus: mentions, records: lists.map(([role, menus]) => ({ role, menus })) }
}

function directMenus(pairs: MergedPairs): PartBodies['direct-menu-list'] {
  const { mentions, lists } = listsOf(pairs, menuMention)
  return { menus: mentions, records: lists.map(([user, menus]) => ({ user, menus })) }
}

/** That a role is given by the vendor or holds for some sites only, no table says. */
function assignments(pairs: MergedPairs): PartBodies['assignment-list'] {
  const { pairs: held, lefts, rights } = pairs
  const records = Array.from(grouped(held), ([user, roles]): AssignmentRecord => ({
    user: lefts.at(user).id,
    roles: roles.map((role) => ({
      role: rights.at(role).id,
      autoAssigned: false,
      siteRestricted: false,
    })),
  }))
  return { records }
}
