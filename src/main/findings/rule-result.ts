/** What one rule finds: whom for certain, of whom it is not known, and whether there may be others. */
import type { Answer, Missing } from '../../shared/schemas/common'
import type { Edit } from '../../shared/schemas/edits'
import type { FindingProof } from '../../shared/schemas/findings'
import type { Place } from './place'

/** A user, a role, or the snapshot itself: one of an account, or a person with users in several. */
export interface Subject {
  place: Place
  user?: number
  role?: number
  /** Of a person: the users in all accounts. */
  members?: readonly { place: Place; user: number }[]
}

export interface RuleResult {
  /** Numbers that {@link subjectOf} tells more about, ascending. */
  found: readonly number[]
  possible: readonly number[]
  /** How many may be found before it counts. */
  moreThan: number
  /** Whether nothing else can be found: all users, or roles, that the rule looks at are known. */
  whole: boolean
  subjectOf: (number: number) => Subject
  proofOf: (number: number) => FindingProof[]
  /** What a person could do about one; absent where nothing is proposed. */
  editsFor?: (number: number) => Edit[]
  /** Why nothing is proposed. */
  whyNoEdits?: string
  missing: () => Missing[]
  limits: string[]
}

/** Whether the rule finds anything; a "no" needs that everybody it looks at is known. */
export function answerOf({ found, moreThan, possible, whole }: RuleResult): Answer {
  if (found.length > moreThan) return 'yes'
  return found.length + possible.length > moreThan || !whole ? 'unknown' : 'no'
}

/** How well it is known that somebody is meant: no, unknown, yes. "And" is the least, "or" the most. */
export const no = 0
export const unknown = 1
export const yes = 2
export type Known = Uint8Array

/** @param marks of each number {@link no}, {@link unknown} or {@link yes} */
export function sorted(marks: Known): Pick<RuleResult, 'found' | 'possible'> {
  const found: number[] = []
  const possible: number[] = []
  for (let number = 0; number < marks.length; number++) {
    if (marks[number] === yes) found.push(number)
    else if (marks[number] === unknown) possible.push(number)
  }
  return { found, possible }
}

/** Keeps the lesser of both. */
export function and(marks: Known, other: Known): void {
  for (let at = 0; at < marks.length; at++) if (other[at]! < marks[at]!) marks[at] = other[at]!
}

/** Keeps the greater of both. */
export function or(marks: Known, other: Known): void {
  for (let at = 0; at < marks.length; at++) if (other[at]! > marks[at]!) marks[at] = other[at]!
}
