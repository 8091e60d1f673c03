/** Reads a file of rules from its text, and says where it is wrong. */
import * as v from 'valibot'
import { jsonFault } from './json-fault'
import { RulesFile, type Rule } from '../../shared/schemas/rules'
import type { RulesProblem } from '../../shared/schemas/findings'
import starterJson from '../../../resources/starter-rules.json' with { type: 'json' }

export type ReadRules = { ok: true; rules: RulesFile } | { ok: false; problem: RulesProblem }

export function readRules(text: string): ReadRules {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, problem: jsonProblem(text.replace(/^\uFEFF/, '')) }
  }
  const read = v.safeParse(RulesFile, json)
  if (!read.success) return { ok: false, problem: schemaProblem(read.issues[0]) }
  return contradiction(read.output) ?? { ok: true, rules: read.output }
}

/** Whoever wrote them twice meant one of them. */
function contradiction({ rules = [] }: RulesFile): ReadRules | undefined {
  const seen = new Set<string>()
  for (const [at, { id }] of rules.entries()) {
    if (seen.has(id)) {
      const problem = {
        message: `There are two rules with the id “${id}”.`,
        path: `rules[${at}].id`,
      }
      return { ok: false, problem }
    }
    seen.add(id)
  }
  return undefined
}

function jsonProblem(text: string): RulesProblem {
  const at = jsonFault(text)
  const before = text.slice(0, at).split('\n')
  const met = at < text.length ? `“${text[at]!}” does not fit here` : 'it ends too soon'
  const message = `It is not JSON: ${met}.`
  return { message, line: before.length, column: before.at(-1)!.length + 1 }
}

type Issue = v.BaseIssue<unknown>

function schemaProblem(issue: Issue): RulesProblem {
  const path = (issue.path ?? []).reduce((sum, { key }) => {
    if (typeof key === 'number') return `${sum}[${key}]`
    return sum === '' ? String(key) : `${sum}.${String(key)}`
  }, '')
  const where = path === '' ? 'The file' : `“${path}”`
  return { message: `${where}: ${messageOf(issue)}`, path }
}

function messageOf({ expected, message, received, type }: Issue): string {
  if (type === 'strict_object' && expected === 'never') return 'There is no such key.'
  if (received === 'undefined') return 'It is needed, and not there.'
  return expected === null ? message : `It must be ${expected}, not ${received}.`
}

/** The rules that come with the product. */
export function starterRules(): readonly Rule[] {
  return v.parse(RulesFile, starterJson).rules!
}

/** All rules of a file, with the starter set where it wants that: one of the file replaces one of its id. */
export function rulesOf(file: RulesFile): { rule: Rule; from: 'starter' | 'file'; on: boolean }[] {
  const own = file.rules ?? []
  const ids = new Set(own.map(({ id }) => id))
  const starter = file.starter === false ? [] : starterRules().filter(({ id }) => !ids.has(id))
  const off = new Set(file.off)
  return [
    ...own.map((rule) => ({ rule, from: 'file' as const })),
    ...starter.map((rule) => ({ rule, from: 'starter' as const })),
  ].map((each) => ({ ...each, on: !off.has(each.rule.id) }))
}
