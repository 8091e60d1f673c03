/** Who answers for what: an excepted finding is shown as excepted, and counts again from the day after. */
import type { RuleException } from '../../shared/schemas/rules'
import type { Subject } from './rule-result'

/** @param now Unix milliseconds; the day is UTC's */
export const isExpired = ({ expires }: RuleException, now: number): boolean =>
  new Date(now).toISOString().slice(0, 10) > expires

const fold = (text: string): string => text.trim().normalize('NFC').toLocaleLowerCase('en')

export interface Excepted {
  exception: RuleException
  expired: boolean
}

/** The one that counts for a subject: one that holds before one that has expired. */
export function exceptionFor(
  exceptions: readonly RuleException[],
  subject: Subject,
  now: number,
): Excepted | undefined {
  const fitting = exceptions.filter((exception) => isOf(exception, subject))
  const holding = fitting.find((exception) => !isExpired(exception, now))
  if (holding) return { exception: holding, expired: false }
  return fitting[0] && { exception: fitting[0], expired: true }
}

function isOf({ account, role, user }: RuleException, subject: Subject): boolean {
  const members = subject.members ?? [subject]
  return members.some(({ place, user: number }) => {
    const { facts } = place.index
    if (account !== undefined && account !== place.account.id && account !== place.account.name) {
      return false
    }
    if (user !== undefined) {
      const fact = number === undefined ? undefined : facts.users[number]!
      return (
        fact !== undefined &&
        (fact.id === user || (fact.email !== undefined && fold(fact.email) === fold(user)))
      )
    }
    if (role !== undefined) {
      const fact = subject.role === undefined ? undefined : facts.roles[subject.role]!
      return fact !== undefined && (fact.id === role || fold(fact.name) === fold(role))
    }
    return true
  })
}
