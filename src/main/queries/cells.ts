/** What rows are made of while they are read: cells, and dense numbers instead of the file's keys. */

export type Row = (string | number | null)[]

export type Numbered = 'app' | 'user' | 'role' | 'permission' | 'menu' | 'menu_group' | 'site'

/** Dense numbers of the file's integer keys, in the order of reading. */
export class Numbers {
  readonly #maps: Record<Numbered, Map<number, number>> = {
    app: new Map(),
    user: new Map(),
    role: new Map(),
    permission: new Map(),
    menu: new Map(),
    menu_group: new Map(),
    site: new Map(),
  }

  add(kind: Numbered, key: unknown): void {
    const map = this.#maps[kind]
    map.set(key as number, map.size)
  }

  get(kind: Numbered, key: unknown): number | undefined {
    return this.#maps[kind].get(key as number)
  }
}

export const text = (cell: Row[number] | undefined): string => String(cell)
export const maybe = (cell: Row[number] | undefined): string | undefined =>
  cell === null || cell === undefined ? undefined : String(cell)
export const bool = (cell: Row[number] | undefined): boolean | undefined =>
  cell === null || cell === undefined ? undefined : cell === 1
