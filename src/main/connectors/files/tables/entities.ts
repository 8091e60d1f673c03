/** What tables name: users, roles, permissions, menus and apps, each once, and what is told of them. */
import type { Column } from './columns'

/** A table that cannot be read on: nothing of it comes in. */
export class BadTable extends Error {}

/** A column's value; flags and numbers are read as such. */
export type Value = string | number | boolean
export type Attributes = Partial<Record<Column, Value>>

export interface Entity {
  id: string
  /** Access key of its app; absent where it belongs to none. */
  app?: string
  attributes: Attributes
}

/** JavaScript's maps hold 2^24; ids beyond that need a database, not an explorer. */
const MOST = 16_000_000

export class Entities {
  private readonly numbers = new Map<string, number>()
  private readonly entities: Entity[] = []

  /** @param words what they are, such as `users` */
  constructor(private readonly words: string) {}

  get size(): number {
    return this.entities.length
  }

  /** The number of an entity; the first mention gives it one. */
  numberOf(id: string, app?: string): number {
    // Ids hold no NUL, so this joint is no id's own.
    const key = app === undefined ? id : `${app}\0${id}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.entities.length
    if (number === MOST) {
      throw new BadTable(`It names more than ${MOST} different ${this.words}; split it.`)
    }
    this.numbers.set(key, number)
    this.entities.push(app === undefined ? { id, attributes: {} } : { id, app, attributes: {} })
    return number
  }

  find(id: string, app: string): number | undefined {
    return this.numbers.get(`${app}\0${id}`)
  }

  at(number: number): Entity {
    const entity = this.entities[number]
    if (entity === undefined) throw new Error(`There is no entity ${number}.`)
    return entity
  }

  [Symbol.iterator](): IterableIterator<Entity> {
    return this.entities[Symbol.iterator]()
  }
}

/** Keeps the first word on an attribute. Returns the earlier value where this one contradicts it. */
export function tell(entity: Entity, column: Column, value: Value): Value | undefined {
  const said = entity.attributes[column]
  if (said === undefined) entity.attributes[column] = value
  return said === undefined || said === value ? undefined : said
}
