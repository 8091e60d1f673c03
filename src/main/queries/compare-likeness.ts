/** How alike the sides of a comparison are, two by two; and in words, if few permissions make the difference. */
import { countPairs, likenessOf } from '../access/across/likeness'
import type { Answer } from '../../shared/schemas/common'
import type { ComparedPair } from '../../shared/schemas/compare'
import { say } from '../../shared/sentences/compare'
import type { Cell } from './access-cell'

/** How many permissions a sentence names; more are only counted. */
const named = 5

/** @param open for each side, whether it may have more @param rows each permission's answers, by side */
export function comparedPairs(
  open: readonly boolean[],
  rows: readonly (readonly Answer[])[],
): ComparedPair[] {
  return open.flatMap((_, left) =>
    open.slice(left + 1).map((__, after): ComparedPair => {
      const right = left + 1 + after
      const counts = countPairs(rows.map((answers) => [answers[left]!, answers[right]!] as const))
      return {
        left,
        right,
        likeness: likenessOf(counts, [open[left]!, open[right]!]),
        differing: counts.one,
        unknown: counts.perhapsBoth + counts.perhapsOne + counts.unknown,
      }
    }),
  )
}

/** @param known whether nothing else can differ @returns nothing where too much differs, or nothing does */
export function equalButFor(
  labels: readonly string[],
  rows: readonly { name: string; cells: readonly Cell[]; differs: Answer }[],
  known: boolean,
): string[] {
  const differing = rows.filter(({ differs }) => differs === 'yes')
  // Who have nothing in common are not equal but for something.
  const common = rows.some(({ cells }) => cells.every(({ answer }) => answer === 'yes'))
  if (!known || !common || differing.length === 0 || differing.length > named) return []
  const namesOf = (which: typeof differing) => which.map(({ name }) => name)
  if (labels.length > 2)
    return [say.equalBut([{ side: undefined, permissions: namesOf(differing) }])]
  return [
    say.equalBut(
      labels.map((side, at) => ({
        side,
        permissions: namesOf(differing.filter(({ cells }) => cells[at]!.answer === 'yes')),
      })),
    ),
  ]
}

export function likenessSentence(
  labels: readonly string[],
  pairs: readonly ComparedPair[],
): string[] {
  const [first, ...others] = [...pairs].sort((a, b) => b.likeness.known - a.likeness.known)
  const least = others.at(-1)
  if (first === undefined) return []
  if (least === undefined) return [say.alike(first.likeness)]
  const told = ({ left, right, likeness }: ComparedPair) => ({
    sides: [labels[left]!, labels[right]!] as const,
    likeness,
  })
  return [say.mostAlike(told(first), told(least))]
}
