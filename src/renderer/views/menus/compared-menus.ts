/** Which of two users has a menu, and what is on show of that. */
import type { ComparedMenuNode } from '../../../shared/schemas/access'

/** `way`: neither has it; it leads to one that somebody has. */
export type MenuShare = 'both' | 'left' | 'right' | 'unknown' | 'way'

export function shareOf({ left, right }: ComparedMenuNode): MenuShare {
  if (left === 'unknown' || right === 'unknown') return 'unknown'
  if (left === 'yes') return right === 'yes' ? 'both' : 'left'
  return right === 'yes' ? 'right' : 'way'
}

export const menuChoices = ['all', 'left', 'right', 'both', 'differing', 'unknown'] as const
export type MenuChoice = (typeof menuChoices)[number]

/** Differing are those of which it is known of both, and not the same. */
export function isChosen(choice: MenuChoice, menu: ComparedMenuNode): boolean {
  const share = shareOf(menu)
  if (choice === 'all') return share !== 'way'
  if (choice === 'differing') return share === 'left' || share === 'right'
  return share === choice
}

export function choiceCounts(menus: Iterable<ComparedMenuNode>): Record<MenuChoice, number> {
  const counts = { all: 0, left: 0, right: 0, both: 0, differing: 0, unknown: 0 }
  for (const menu of menus) {
    for (const choice of menuChoices) if (isChosen(choice, menu)) counts[choice] += 1
  }
  return counts
}
