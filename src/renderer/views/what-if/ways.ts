import { t } from '../../../shared/messages'
import type { ChangedUser, WhatIf } from '../../../shared/schemas/what-if'

export type Counts = ChangedUser['counts']
export type Way = keyof Counts

/** In the order of the tables: what is lost comes first. */
export const ways = ['lost', 'perhapsLost', 'gained', 'perhapsGained'] as const satisfies Way[]

/** What is only possible has columns where there is any. */
export const waysIn = ({ menus, permissions }: WhatIf): Way[] =>
  ways.filter(
    (way) =>
      way === 'lost' ||
      way === 'gained' ||
      [...permissions, ...menus].some((changed) => changed[way] > 0),
  )

export const wayColumns = (shown: readonly Way[]): { title: string; number: true }[] =>
  shown.map((way) => ({ title: t(`whatIf.column.${way}`), number: true }))

/** Permissions and menus together. */
export const countsOf = ({ counts, menus }: ChangedUser): Counts => ({
  lost: counts.lost + menus.counts.lost,
  perhapsLost: counts.perhapsLost + menus.counts.perhapsLost,
  gained: counts.gained + menus.counts.gained,
  perhapsGained: counts.perhapsGained + menus.counts.perhapsGained,
})
