/** A list of any length, of which only the pages around what is visible are fetched. */
import type { ErrorValue, Result } from '../../shared/result'

/** How much is kept; what is scrolled away further is fetched again when needed. */
const pagesKept = 40

/** One page, and what is said of the whole list with each. */
export interface RowPage<Head, Row> {
  head: Head
  /** Of the whole list. */
  total: number
  rows: Row[]
}
export type LoadPage<Head, Row> = (
  offset: number,
  limit: number,
) => Promise<Result<RowPage<Head, Row>>>

export class RowPages<Head, Row> {
  head = $state.raw<Head>()
  total = $state(0)
  error = $state.raw<ErrorValue>()
  slow = $state(false)
  readonly #pageSize: number
  #pages = $state.raw<ReadonlyMap<number, Row[]>>(new Map())
  #asked = new Set<number>()
  #generation = 0
  #load: LoadPage<Head, Row> = () => new Promise(() => undefined)

  /** @param pageSize rows that are fetched at once, far more than fit on a screen */
  constructor(pageSize: number) {
    this.#pageSize = pageSize
  }

  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.#pageSize))?.[index % this.#pageSize]
  }

  /** Begins another list. What is on show stays until its first page is there, or for a moment. */
  open(load: LoadPage<Head, Row>, another: boolean): void {
    this.#generation += 1
    this.#load = load
    this.#asked = new Set([0])
    const generation = this.#generation
    const timer = setTimeout(() => {
      if (generation !== this.#generation) return
      this.slow = true
      if (another) this.head = undefined
    }, 100)
    void load(0, this.#pageSize).then((result) => {
      clearTimeout(timer)
      if (generation !== this.#generation) return
      this.slow = false
      this.error = result.ok ? undefined : result.error
      if (!result.ok) {
        this.head = undefined
        return
      }
      this.head = result.value.head
      this.total = result.value.total
      this.#pages = new Map([[0, result.value.rows]])
    })
  }

  /** Fetches what is missing of the rows `first` to `end`. */
  need(first: number, end: number): void {
    if (this.head === undefined) return
    const last = Math.min(end, this.total)
    const size = this.#pageSize
    for (let page = Math.floor(first / size); page * size < last; page += 1) {
      if (!this.#asked.has(page)) void this.#fetch(page)
    }
  }

  async #fetch(page: number): Promise<void> {
    const generation = this.#generation
    this.#asked.add(page)
    const result = await this.#load(page * this.#pageSize, this.#pageSize)
    if (generation !== this.#generation) return
    if (!result.ok) {
      this.error = result.error
      return
    }
    const pages = new Map(this.#pages).set(page, result.value.rows)
    for (const old of pages.keys()) {
      if (pages.size <= pagesKept) break
      pages.delete(old)
      this.#asked.delete(old)
    }
    this.#pages = pages
  }
}
