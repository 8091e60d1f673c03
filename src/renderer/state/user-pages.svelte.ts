/** A list of any length, of which only the pages around what is visible are fetched. */
import type { Output } from '../../shared/contract'
import type { ErrorValue, Result } from '../../shared/result'
import type { UserRow } from '../../shared/schemas/access'

type UserList = Output<'users', 'list'>

const pageSize = 200
/** Far more than fits on a screen; what is scrolled away further is fetched again when needed. */
const pagesKept = 40

export interface UserQuery {
  account: string
  at?: string
  filter: string
  sort: string
}

export class UserPages {
  head = $state.raw<Omit<UserList, 'users'>>()
  error = $state.raw<ErrorValue>()
  slow = $state(false)
  #pages = $state.raw<ReadonlyMap<number, UserRow[]>>(new Map())
  #asked = new Set<number>()
  #generation = 0
  #load: (offset: number, limit: number) => Promise<Result<UserList>> = () =>
    new Promise(() => undefined)

  row(index: number): UserRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize]
  }

  /** Begins another list. What is on show stays until its first page is there, or for a moment. */
  open(load: (offset: number, limit: number) => Promise<Result<UserList>>, another: boolean): void {
    this.#generation += 1
    this.#load = load
    this.#asked = new Set([0])
    const generation = this.#generation
    const timer = setTimeout(() => {
      if (generation !== this.#generation) return
      this.slow = true
      if (another) this.head = undefined
    }, 100)
    void load(0, pageSize).then((result) => {
      clearTimeout(timer)
      if (generation !== this.#generation) return
      this.slow = false
      this.error = result.ok ? undefined : result.error
      if (!result.ok) {
        this.head = undefined
        return
      }
      const { users, ...head } = result.value
      this.head = head
      this.#pages = new Map([[0, users]])
    })
  }

  /** Fetches what is missing of the rows `first` to `end`. */
  need(first: number, end: number): void {
    if (this.head === undefined) return
    const last = Math.min(end, this.head.total)
    for (let page = Math.floor(first / pageSize); page * pageSize < last; page += 1) {
      if (!this.#asked.has(page)) void this.#fetch(page)
    }
  }

  async #fetch(page: number): Promise<void> {
    const generation = this.#generation
    this.#asked.add(page)
    const result = await this.#load(page * pageSize, pageSize)
    if (generation !== this.#generation) return
    if (!result.ok) {
      this.error = result.error
      return
    }
    const pages = new Map(this.#pages).set(page, result.value.users)
    for (const old of pages.keys()) {
      if (pages.size <= pagesKept) break
      pages.delete(old)
      this.#asked.delete(old)
    }
    this.#pages = pages
  }
}
