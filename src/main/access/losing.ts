/** Who else loses something when a role no longer gives it. */
import type { Answer, Count } from '../../shared/schemas/common'
import type { AccessIndex } from './access-index'
import type { Holding } from './holdings'

/**
 * Counts the other holders of a role to whom nothing else gives the same.
 * @param otherwise whether a holding has it without that role; unknown where not all was read
 * @param directly whether a user has it by a direct grant that is not part of the holding
 */
export function othersLosing(
  index: AccessIndex,
  user: number,
  role: number,
  otherwise: (holding: Holding) => Answer,
  directly: (other: number) => Answer,
): Count {
  const answers = new Map<number, Answer>()
  const answerOf = (holding: number): Answer => {
    const known = answers.get(holding)
    if (known !== undefined) return known
    const answer = otherwise(index.holdings[holding]!)
    answers.set(holding, answer)
    return answer
  }
  let value = 0
  let whole = index.facts.whole.holders && index.allRolesKnown
  for (const other of index.roleHolders.of(role)) {
    const granted = directly(other)
    if (other === user || granted === 'yes') continue
    const answer = answerOf(index.holdingOf[other]!)
    if (answer === 'yes') continue
    if (answer === 'no' && granted === 'no') value++
    else whole = false
  }
  return { value, is: whole ? 'total' : 'atLeast' }
}
