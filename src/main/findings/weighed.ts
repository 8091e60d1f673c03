/** What a rule finds, with who answers for it. */
import type { FindingState } from '../../shared/schemas/findings'
import type { RuleException } from '../../shared/schemas/rules'
import { exceptionFor, type Excepted } from './exceptions'
import type { RuleResult } from './rule-result'

export interface WeighedSubject {
  number: number
  state: 'found' | 'possible' | 'excepted'
  excepted: Excepted | undefined
}

export interface Weighed {
  state: Exclude<FindingState, 'off' | 'not-applicable'>
  /** Found before possible before excepted. */
  subjects: WeighedSubject[]
  /** Found for certain, excepted or not. */
  found: number
  active: number
  possible: number
  excepted: number
  expired: number
}

/**
 * @param exceptions of this rule alone
 * @param now Unix milliseconds
 */
export function weighed(
  result: RuleResult,
  exceptions: readonly RuleException[],
  now: number,
): Weighed {
  const { found, moreThan, possible, whole } = result
  const of = (number: number, state: 'found' | 'possible'): WeighedSubject => {
    const excepted =
      exceptions.length === 0 ? undefined : exceptionFor(exceptions, result.subjectOf(number), now)
    const holds = excepted !== undefined && !excepted.expired
    return { number, state: holds ? 'excepted' : state, excepted }
  }
  const all = [
    ...found.map((number) => of(number, 'found')),
    ...possible.map((number) => of(number, 'possible')),
  ]
  const by = Map.groupBy(all, ({ state }) => state)
  const [active, open, excepted] = (['found', 'possible', 'excepted'] as const).map(
    (state) => by.get(state) ?? [],
  ) as [WeighedSubject[], WeighedSubject[], WeighedSubject[]]
  const state =
    active.length > moreThan
      ? 'found'
      : active.length + open.length > moreThan || !whole
        ? 'possible'
        : excepted.length > 0 && found.length + possible.length > moreThan
          ? 'excepted'
          : 'none'
  // As many as the rule allows are no finding.
  const subjects = state === 'none' ? [] : [...active, ...open, ...excepted]
  return {
    state,
    subjects,
    found: state === 'none' ? 0 : found.length,
    active: state === 'none' ? 0 : active.length,
    possible: state === 'none' ? 0 : open.length,
    excepted: state === 'none' ? 0 : excepted.length,
    expired: subjects.filter((subject) => subject.excepted?.expired === true).length,
  }
}
