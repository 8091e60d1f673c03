/** Takes in the rows of one table, cell by cell. */
import { asId, BadField } from '../../fields'
import type { Remarks } from '../../remarks'
import { flagOf, isBlank, meant, OddCell, type Cell } from './cells'
import type { Column } from './columns'
import { isPairKind, TableContent } from './content'
import { tell, type Entities, type Value } from './entities'
import type { Header } from './header'
import type { RowProblems } from './row-problems'

/** Attributes, and whose they are. */
const ATTRIBUTES_OF = {
  users: ['user name', 'email', 'type', 'status', 'site'],
  roles: ['role name'],
  permissions: ['permission name', 'category', 'assignable'],
  menus: ['menu name', 'parent', 'order', 'url', 'code'],
  apps: ['app name'],
} as const satisfies Record<string, readonly Column[]>
type Whose = keyof typeof ATTRIBUTES_OF

/** An id cannot be made up, so a row that lacks one is left out. */
class BadRow extends Error {}

export class TableRows {
  readonly content: TableContent
  private line = 0
  private cells: readonly Cell[] = []
  private readonly attributes: Record<Whose, [Column, number][]>

  constructor(
    private readonly header: Header,
    /** App of menus where no column says it. */
    private readonly app: string | undefined,
    private readonly problems: RowProblems,
    private readonly remarks: Remarks,
  ) {
    this.content = new TableContent(header.of.kind)
    const present = (columns: readonly Column[]): [Column, number][] =>
      columns.flatMap((column) => {
        const index = header.columns.get(column)
        return index === undefined || !isRead(column, header) ? [] : [[column, index]]
      })
    this.attributes = {
      users: present(ATTRIBUTES_OF.users),
      roles: present(ATTRIBUTES_OF.roles),
      permissions: present(ATTRIBUTES_OF.permissions),
      menus: present(ATTRIBUTES_OF.menus),
      apps: present(ATTRIBUTES_OF.apps),
    }
  }

  /** @param line where the row begins, for remarks */
  row(cells: readonly Cell[], line: number): void {
    if (isBlank(cells)) return
    this.line = line
    this.cells = cells
    const problem = this.widthProblem()
    if (problem !== undefined) {
      this.problems.leaveOut(problem, line)
      return
    }
    try {
      this.take()
      this.content.rows += 1
    } catch (thrown) {
      if (!(thrown instanceof BadRow)) throw thrown
      this.problems.leaveOut(thrown.message, line)
    }
  }

  private widthProblem(): string | undefined {
    const { width } = this.header
    const { length } = this.cells
    if (length === width) return undefined
    // Programs end rows with a delimiter, or with as many as the longest row needs.
    if (length > width && isBlank(this.cells.slice(width))) return undefined
    const held = length === 1 ? '1 cell' : `${length} cells`
    return `they have ${held}, not ${width} as the first row has`
  }

  private take(): void {
    const { content, header } = this
    const { kind } = header.of
    switch (kind) {
      case 'direct-permission-list':
      case 'role-permission-list': {
        const [holder, permission] = [this.holder(), this.ids('permission')]
        const app = this.optionalId('app')
        content.pairs.add(this.number(...holder), this.permission(permission, app))
        return
      }
      case 'assignment-list': {
        const [user, role] = [this.ids('user'), this.ids('role')]
        content.pairs.add(this.number('users', user), this.number('roles', role))
        return
      }
      case 'inclusion-list': {
        const [permission, included] = [this.ids('permission'), this.ids('includes')]
        const app = this.optionalId('app')
        const number = this.permission(permission, app)
        content.pairs.add(number, content.permissions.numberOf(included, app))
        return
      }
      case 'role-menu-list':
      case 'direct-menu-list': {
        const [holder, menu, app] = [this.holder(), this.ids('menu'), this.menuApp()]
        content.pairs.add(this.number(...holder), this.menu(menu, app))
        return
      }
      case 'app-menus': {
        const [menu, app] = [this.ids('menu'), this.menuApp()]
        this.checkParent()
        content.members.add(this.menu(menu, app))
        return
      }
      case 'user-list':
        content.members.add(this.number('users', this.ids('user')))
        return
      case 'role-list':
        content.members.add(this.number('roles', this.ids('role')))
        return
      case 'permission-dictionary':
        content.members.add(this.permission(this.ids('permission'), this.optionalId('app')))
    }
  }

  private holder(): ['users' | 'roles', string] {
    return this.header.columns.has('user')
      ? ['users', this.ids('user')]
      : ['roles', this.ids('role')]
  }

  /** The number of a user or role, and what the row tells of it. */
  private number(whose: 'users' | 'roles', id: string): number {
    const number = this.content[whose].numberOf(id)
    this.tellAttributes(whose, this.content[whose], number)
    return number
  }

  private permission(id: string, app: string | undefined): number {
    const number = this.content.permissions.numberOf(id, app)
    this.tellAttributes('permissions', this.content.permissions, number)
    if (app !== undefined) this.tellApp(app)
    return number
  }

  private menu(id: string, app: string): number {
    const number = this.content.menus.numberOf(id, app)
    this.tellAttributes('menus', this.content.menus, number)
    this.tellApp(app)
    return number
  }

  private tellApp(app: string): void {
    this.tellAttributes('apps', this.content.apps, this.content.apps.numberOf(app))
  }

  private menuApp(): string {
    const app = this.optionalId('app') ?? this.app
    if (app === undefined) throw new BadRow('the app is empty')
    return app
  }

  private ids(column: Column): string {
    const id = this.optionalId(column)
    if (id === undefined) throw new BadRow(`the ${column} is empty`)
    return id
  }

  private optionalId(column: Column): string | undefined {
    const index = this.header.columns.get(column)
    if (index === undefined) return undefined
    const cell = this.cells[index] ?? ''
    if (cell instanceof OddCell) {
      throw new BadRow(`the ${column} is ${cell.what}, not an id`)
    }
    const text = this.trimmed(cell)
    if (text === '') return undefined
    try {
      return asId(text, column)
    } catch (thrown) {
      if (!(thrown instanceof BadField)) throw thrown
      throw new BadRow(`the ${column} ${thrown.problem}`, { cause: thrown })
    }
  }

  /** A parent that is no id would move the menu to the root. */
  private checkParent(): void {
    this.optionalId('parent')
  }

  private trimmed(cell: string): string {
    if (cell.length !== cell.trim().length) {
      this.problems.remark('cells with spaces around their text were read without them', this.line)
    }
    return meant(cell)
  }

  private tellAttributes(whose: Whose, entities: Entities, number: number): void {
    const columns = this.attributes[whose]
    if (columns.length === 0) return
    const entity = entities.at(number)
    for (const [column, index] of columns) {
      const value = this.value(column, this.cells[index] ?? '')
      if (value === undefined) continue
      const earlier = tell(entity, column, value)
      if (earlier === undefined) continue
      this.remarks.add(
        `${this.problems.prefix}${entity.id} has two words for “${column}”: “${shown(earlier)}”, and at ${this.problems.at(this.line)} “${shown(value)}”; the first stands`,
      )
    }
  }

  /** Undefined where the cell says nothing, or nothing that can be read. */
  private value(column: Column, cell: Cell): Value | undefined {
    const said = cell instanceof OddCell ? cell.text : cell
    if (said === undefined) {
      const what = cell instanceof OddCell ? cell.what : ''
      this.problems.remark(`“${column}” is ${what} and was not read`, this.line)
      return undefined
    }
    const text = this.trimmed(said)
    // An empty parent is a word too: the menu stands at the root.
    if (text === '') return column === 'parent' ? '' : undefined
    if (column === 'assignable') return this.flag(text)
    if (column === 'order') return this.order(text)
    if (text.isWellFormed()) return text
    this.problems.remark(
      `“${column}” holds half a character (a lone surrogate), shown as \uFFFD`,
      this.line,
    )
    return text.toWellFormed()
  }

  private flag(text: string): boolean | undefined {
    const flag = flagOf(text)
    if (flag === undefined) {
      this.problems.remark('“assignable” is neither yes nor no and was not read', this.line)
    }
    return flag
  }

  private order(text: string): number | undefined {
    const order = Number(text)
    if (Number.isFinite(order)) return order
    this.problems.remark('“order” is no number and was not read', this.line)
    return undefined
  }
}

const isRead = (column: Column, { of }: Header): boolean =>
  of.needs.includes(column) || of.takes.includes(column)

const LONGEST_SHOWN = 60
const shown = (value: Value): string => String(value).slice(0, LONGEST_SHOWN).toWellFormed()

/** What a table that was read to its end says beside its rows: repetitions, and what was lost. */
export function finish(rows: TableRows, problems: RowProblems, remarks: Remarks): TableContent {
  const { content } = rows
  problems.tell(remarks)
  const repeated = isPairKind(content.kind)
    ? content.pairs.repeated
    : content.rows - content.members.size
  if (repeated > 0) {
    const text = repeated === 1 ? '1 row repeats' : `${repeated} rows repeat`
    remarks.add(`${problems.prefix}${text} what another row says; that makes no difference`)
  }
  content.lost = problems.lost
  return content
}
