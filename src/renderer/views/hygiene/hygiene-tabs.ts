/** The tables of role hygiene, in the order of their tabs. */
import type { HygieneKind } from '../../../shared/schemas/hygiene'

export const claimTabs = [
  'twins',
  'dominated',
  'redundant',
  'empty',
  'unused',
  'direct',
  'subset',
  'near',
] as const satisfies readonly HygieneKind[]

export type HygieneTab = HygieneKind | 'proposal'

/** @param text as it stands in the address; undefined where that names none */
export function tabOf(text: string): HygieneTab | undefined {
  if (text === 'proposal') return text
  return claimTabs.find((tab) => tab === text)
}

/** As many as What if takes at once. */
export const mostEdits = 1_000
