/** Edits in an address, so that a list of them can be linked, bookmarked and handed on. */
import * as v from 'valibot'
import { Edits, type Edit } from '../../shared/schemas/edits'
import type { Router } from './router.svelte'

/** The address of What if with these edits. */
export function whatIfAddress(router: Router, edits: readonly Edit[]): string {
  return router.address('what-if', { edits: JSON.stringify(edits) })
}

/** @returns undefined where the text is not a list of edits */
export function editsOf(text: string): Edit[] | undefined {
  if (text === '') return []
  try {
    const found = v.safeParse(Edits, JSON.parse(text))
    return found.success ? found.output : undefined
  } catch {
    return undefined
  }
}
