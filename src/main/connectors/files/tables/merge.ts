/** Puts together what all tables of an import say. */
import type { FileReport } from '../report'
import {
  Content,
  isPairKind,
  MEMBERS,
  SIDES,
  type MemberKind,
  type PairKind,
  type TableContent,
} from './content'
import type { Column } from './columns'
import { tell, type Value } from './entities'
import { PairSet } from './pair-set'

/** A table, and the file that it was read from. */
export interface TableOf {
  content: TableContent
  file: FileReport
}

/** What tables name. */
export type Things = keyof Content
const THINGS: readonly Things[] = ['users', 'roles', 'permissions', 'menus', 'apps']

const LONGEST_SHOWN = 60
const shown = (value: Value): string => `“${String(value).slice(0, LONGEST_SHOWN)}”`.toWellFormed()

export class MergedTables extends Content {
  readonly pairs = new Map<PairKind, PairSet>()
  readonly members = new Map<MemberKind, Set<number>>()
  /** Tables that tell more of a thing than its id. */
  readonly telling = new Map<Things, Set<TableOf>>()

  add(table: TableOf): void {
    const { content } = table
    const numbers = new Map(THINGS.map((things) => [things, this.take(things, content, table)]))
    const mapped = (things: Things, number: number): number => numbers.get(things)?.[number] ?? 0
    const { kind } = content
    if (isPairKind(kind)) {
      const [lefts, rights] = SIDES[kind]
      const all = this.pairs.get(kind) ?? new PairSet()
      this.pairs.set(kind, all)
      for (const [left, right] of content.pairs) all.add(mapped(lefts, left), mapped(rights, right))
      return
    }
    const members = this.members.get(kind) ?? new Set()
    this.members.set(kind, members)
    for (const member of content.members) members.add(mapped(MEMBERS[kind], member))
  }

  /** The numbers here of the things there. */
  private take(things: Things, content: Content, table: TableOf): Uint32Array {
    const numbers = new Uint32Array(content[things].size)
    let index = 0
    for (const { id, app, attributes } of content[things]) {
      const number = this[things].numberOf(id, app)
      numbers[index] = number
      index += 1
      for (const [column, value] of Object.entries(attributes) as [Column, Value][]) {
        const telling = this.telling.get(things) ?? new Set()
        this.telling.set(things, telling.add(table))
        const earlier = tell(this[things].at(number), column, value)
        if (earlier === undefined) continue
        table.file.remarks.add(
          `${id} has another word for “${column}” in this file, ${shown(value)}, than in one before it, ${shown(earlier)}; the first stands`,
        )
      }
    }
    return numbers
  }
}
