/** The file of rules as it stands: for looking at it and for changing it. */
import { isExpired } from '../findings/exceptions'
import { rulesInUse } from '../findings/rules-in-use'
import { storedRules } from '../findings/rules-store'
import type { RulesState } from '../../shared/schemas/findings'
import { ruleBrief } from './findings'

/** @param now Unix milliseconds @throws AppError `no-access-to-folder` */
export function rulesState(dataFolder: string, now: number): RulesState {
  const { file, text, version } = storedRules(dataFolder)
  const { exceptions, rules, used } = rulesInUse(dataFolder)
  const ids = new Set(rules.map(({ rule }) => rule.id))
  return {
    file,
    exists: text !== undefined,
    text: text ?? '',
    version,
    ...(used.problem ? { problem: used.problem } : {}),
    rules: rules.map(({ from, on, rule }) => ({
      ...ruleBrief(rule),
      appliesTo: rule.appliesTo ?? [],
      from,
      on,
    })),
    exceptions: exceptions.map((exception) => ({
      ...exception,
      state: !ids.has(exception.rule)
        ? 'no-such-rule'
        : isExpired(exception, now)
          ? 'expired'
          : 'holds',
    })),
  }
}
