/** Which rules count: those of a text that was given, of the file, or the starter set where there is none. */
import type { RulesUsed } from '../../shared/schemas/findings'
import type { Rule, RuleException } from '../../shared/schemas/rules'
import { readRules, rulesOf } from './rules-text'
import { requireRules, storedRules } from './rules-store'

export interface RulesInUse {
  used: RulesUsed
  rules: { rule: Rule; from: 'starter' | 'file'; on: boolean }[]
  exceptions: readonly RuleException[]
}

/**
 * A broken file in the data folder is told of, and the starter set is used. A given text has to be right.
 * @throws AppError `invalid-argument` with the place in the given text, `no-access-to-folder`
 */
export function rulesInUse(dataFolder: string, given?: string): RulesInUse {
  const { file, text } = storedRules(dataFolder)
  if (given !== undefined) {
    const rules = requireRules(given)
    return {
      used: { from: 'given', file },
      rules: rulesOf(rules),
      exceptions: rules.exceptions ?? [],
    }
  }
  const read = text === undefined ? undefined : readRules(text)
  if (read?.ok === true) {
    const { rules } = read
    return {
      used: { from: 'file', file },
      rules: rulesOf(rules),
      exceptions: rules.exceptions ?? [],
    }
  }
  return {
    used: { from: 'starter', file, ...(read ? { problem: read.problem } : {}) },
    rules: rulesOf({ version: 1 }),
    exceptions: [],
  }
}
