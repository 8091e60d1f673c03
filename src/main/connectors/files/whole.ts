/**
 * Whether a list is all of it. A list is whole only if its paging proves it, or if a person vouches
 * for it and nothing in it says otherwise.
 */
import type { Page } from '../ringcentral/transform/paging'

export interface PageOfList extends Page {
  /** Records that it held, readable or not. */
  held: number
  /** Ids on it, to tell a repeated page from a different one. */
  ids: readonly string[]
}

export type Wholeness =
  | { whole: true }
  /** `unproven`: nothing speaks against it, so a person may vouch for it. */
  | { whole: false; reason: string; unproven: boolean }

const no = (reason: string): Wholeness => ({ whole: false, reason, unproven: false })
const unproven = (reason: string): Wholeness => ({ whole: false, reason, unproven: true })

function distinct(values: readonly (number | undefined)[]): number[] {
  const known = values.filter((value) => value !== undefined)
  return [...new Set(known)].sort((a, b) => a - b)
}

/** `3`, `3 and 4`, `3, 4 and 5`, and ranges from three on. */
function inWords(numbers: readonly number[]): string {
  const runs: string[] = []
  for (let index = 0; index < numbers.length;) {
    let end = index
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1
    if (end - index >= 2) runs.push(`${numbers[index]}–${numbers[end]}`)
    else for (let at = index; at <= end; at += 1) runs.push(String(numbers[at]))
    index = end + 1
  }
  const last = runs.pop() ?? ''
  return runs.length === 0 ? last : `${runs.join(', ')} and ${last}`
}

/** Gaps beyond this are counted, not named. */
const MOST_NAMED = 1000

function missingPages(numbers: ReadonlySet<number>, last: number): string | undefined {
  const missing: number[] = []
  for (let number = 1; number <= last && missing.length < MOST_NAMED; number += 1) {
    if (!numbers.has(number)) missing.push(number)
  }
  if (missing.length === 0) return undefined
  const pages = missing.length === 1 ? 'page' : 'pages'
  return `${pages} ${inWords(missing)} of ${last} missing`
}

/** Two files with one page: the same page saved twice is no harm. */
function onceEach(pages: readonly PageOfList[]): PageOfList[] | string {
  const byNumber = new Map<number, PageOfList>()
  for (const page of pages) {
    const number = page.number ?? 1
    const earlier = byNumber.get(number)
    if (earlier === undefined) byNumber.set(number, page)
    else if (!sameIds(earlier.ids, page.ids)) return `page ${number} was read twice and differently`
  }
  return [...byNumber.values()].sort((a, b) => (a.number ?? 1) - (b.number ?? 1))
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  const ids = new Set(a)
  return ids.size === new Set(b).size && b.every((id) => ids.has(id))
}

function countProblem(pages: readonly PageOfList[], read: number): string | undefined {
  const totals = distinct(pages.map((page) => page.totalElements))
  if (totals.length > 1) return `the pages disagree about totalElements (${inWords(totals)})`
  if (totals[0] !== undefined && totals[0] !== read) {
    return `totalElements says ${totals[0]}, ${read} read`
  }
  for (const page of pages) {
    // An empty page cannot say so: its first and last record are both number 0.
    const empty = page.held === 0 && page.spans === 1
    if (page.spans !== undefined && !empty && page.spans !== page.held) {
      return `page ${page.number ?? 1} says it has ${page.spans} records, ${page.held} are in it`
    }
  }
  return undefined
}

/** @param read counts different records */
export function wholenessOf(given: readonly PageOfList[], read: number): Wholeness {
  if (!given.some((page) => page.said) && given.every((page) => page.number === undefined)) {
    return unproven(
      'the answer has no paging, so nothing proves that it is all of it; you can vouch for it at import',
    )
  }
  const pages = onceEach(given)
  if (typeof pages === 'string') return no(pages)
  const totals = distinct(pages.map((page) => page.totalPages))
  if (totals.length > 1) return no(`the pages disagree about their number (${inWords(totals)})`)
  const numbers = new Set(pages.map((page) => page.number ?? 1))
  const highest = pages.at(-1)?.number ?? 1
  // An empty list is page 1 of 0.
  const total = totals[0] === 0 && read === 0 ? 1 : totals[0]
  if (total !== undefined && highest > total) {
    return no(`there is a page ${highest}, although there should be ${total}`)
  }
  const missing = missingPages(numbers, total ?? highest)
  if (missing !== undefined) return no(missing)
  const last = pages.at(-1)
  if (last?.hasNext === true) return no(`page ${highest + 1} was not given, although there is one`)
  const early = pages.find((page) => page !== last && page.hasNext === false)
  if (early !== undefined) {
    return no(`page ${early.number ?? 1} says it is the last, yet there are more`)
  }
  const problem = countProblem(pages, read)
  if (problem !== undefined) return no(problem)
  if (last?.hasNext === false || total === highest) return { whole: true }
  const said = given.some((page) => page.said)
  return unproven(
    said
      ? `nothing proves that page ${highest} is the last; you can vouch for it at import`
      : 'the answer has no paging, so nothing proves that it is all of it; you can vouch for it at import',
  )
}
