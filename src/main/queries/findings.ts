/** What the rules find in one account, or in all. */
import { combinationAcross, fits } from '../findings/across'
import { appliesTo, evaluateRule, isOverAccounts } from '../findings/evaluate'
import type { Place } from '../findings/place'
import { answerOf, type RuleResult } from '../findings/rule-result'
import { rulesInUse, type RulesInUse } from '../findings/rules-in-use'
import { weighed, type Weighed, type WeighedSubject } from '../findings/weighed'
import { AppError, errorValue } from '../../shared/result'
import type { Named } from '../../shared/schemas/common'
import type { Edit } from '../../shared/schemas/edits'
import type {
  Finding,
  FindingState,
  Findings,
  FindingSubject,
  RuleBrief,
} from '../../shared/schemas/findings'
import {
  severities,
  type Rule,
  type RuleException,
  type Severity,
} from '../../shared/schemas/rules'
import { say } from '../../shared/sentences/findings'
import type { About } from '../../shared/sentences/en/findings'
import { inSpokenLanguage } from '../../shared/sentences/known-texts'
import { roleNamed, userBrief } from './briefs'
import { sandboxOf } from './number-edits'
import type { Asked, Reader } from './reader'
import { briefOf } from './snapshots'

export interface FindingsInput {
  account?: string | undefined
  at?: string | undefined
  allAccounts?: boolean | undefined
  severity?: Severity | undefined
  rule?: string | undefined
  rules?: string | undefined
  offset?: number | undefined
  limit?: number | undefined
}

/** How many subjects a finding holds where nobody says. */
const pageSize = 20
const missingNamed = 20

export const placeOf = ({ account, index, snapshot }: Asked): Place => ({
  account,
  index,
  snapshot: { takenAt: snapshot.takenAt, notWhole: snapshot.notWhole },
})

export const ruleBrief = ({ id, kind, remedy, severity, source, title, why }: Rule): RuleBrief => ({
  id,
  title: inSpokenLanguage(title),
  severity,
  kind,
  why: inSpokenLanguage(why),
  remedy: inSpokenLanguage(remedy),
  source: inSpokenLanguage(source),
})

/** One rule asked of one account, or (place undefined) of all together. */
export interface Evaluated {
  rule: Rule
  place: Place | undefined
  state: FindingState
  /** Undefined where it was not asked. */
  result: RuleResult | undefined
  weighed: Weighed | undefined
}

export interface Evaluation {
  asked: Asked[]
  unread: Findings['unread']
  inUse: RulesInUse
  evaluated: Evaluated[]
}

/**
 * @param now Unix milliseconds
 * @throws AppError `not-found` for the account, snapshot or rule, `invalid-argument`
 */
export function evaluation(
  reader: Reader,
  dataFolder: string,
  input: FindingsInput,
  now: number,
): Evaluation {
  const inUse = rulesInUse(dataFolder, input.rules)
  const rules = chosenRules(inUse, input)
  const { account, allAccounts = false, at } = input
  if (!allAccounts && account === undefined) {
    throw new AppError('invalid-argument', 'No account is named.', {
      hint: 'Name an account, or ask for all accounts.',
    })
  }
  const everywhere =
    allAccounts || rules.some(({ on, rule }) => on && isOverAccounts(rule))
      ? allAccountsRead(reader)
      : { asked: [], unread: [] }
  const asked = allAccounts ? everywhere.asked : [reader.ask(account!, at)]
  const all = allAccounts
    ? asked
    : [...asked, ...everywhere.asked.filter((one) => one.account.id !== asked[0]!.account.id)]
  const places = asked.map(placeOf)
  const allPlaces = all.map(placeOf)
  const byRule = exceptionsByRule(inUse.exceptions)
  const evaluated = rules.flatMap(({ on, rule }): Evaluated[] => {
    const exceptions = byRule.get(rule.id) ?? []
    if (!on) return [notAsked(rule, undefined, 'off')]
    if (isOverAccounts(rule)) {
      const concerned = places.some((place) => rule.terms.some((term) => fits(term, place)))
      if (!concerned && !allAccounts) return [notAsked(rule, undefined, 'not-applicable')]
      const result = combinationAcross(rule, allPlaces, everywhere.unread.length)
      return [evaluatedOf(rule, undefined, result, exceptions, now)]
    }
    return places.map((place) =>
      appliesTo(rule, place)
        ? evaluatedOf(rule, place, evaluateRule(place, rule, now), exceptions, now)
        : notAsked(rule, place, 'not-applicable'),
    )
  })
  return { asked, unread: allAccounts ? everywhere.unread : [], inUse, evaluated }
}

const exceptionsByRule = (
  exceptions: readonly RuleException[],
): ReadonlyMap<string, readonly RuleException[]> => Map.groupBy(exceptions, ({ rule }) => rule)

const notAsked = (
  rule: Rule,
  place: Place | undefined,
  state: 'off' | 'not-applicable',
): Evaluated => ({ rule, place, state, result: undefined, weighed: undefined })

function evaluatedOf(
  rule: Rule,
  place: Place | undefined,
  result: RuleResult,
  exceptions: readonly RuleException[],
  now: number,
): Evaluated {
  const found = weighed(result, exceptions, now)
  return { rule, place, state: found.state, result, weighed: found }
}

function chosenRules({ rules }: RulesInUse, { rule: id, severity }: FindingsInput) {
  if (id !== undefined && !rules.some(({ rule }) => rule.id === id)) {
    throw new AppError('not-found', `There is no rule “${id}”.`, {
      hint: `The rules are: ${rules.map(({ rule }) => rule.id).join(', ')}.`,
    })
  }
  return rules.filter(
    ({ rule }) =>
      (id === undefined || rule.id === id) &&
      (severity === undefined || isAtLeast(rule.severity, severity)),
  )
}

export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(least)

/** Accounts that do not open, or of which nothing was read, are told of and stop nothing. */
function allAccountsRead(reader: Reader): { asked: Asked[]; unread: Findings['unread'] } {
  const asked: Asked[] = []
  const unread: Findings['unread'] = []
  for (const entry of reader.folder.list()) {
    const account: Named =
      'problem' in entry
        ? { id: entry.id, name: entry.id }
        : { id: entry.account.id, name: entry.account.name }
    try {
      asked.push(reader.ask(account.id, undefined))
    } catch (error) {
      const { message } = errorValue(error)
      unread.push({ account, text: message })
    }
  }
  return { asked, unread }
}

/** @throws AppError as {@link evaluation} */
export function findings(
  reader: Reader,
  dataFolder: string,
  input: FindingsInput,
  now: number,
): Findings {
  return findingsOf(evaluation(reader, dataFolder, input, now), input)
}

export function findingsOf(made: Evaluation, input: FindingsInput): Findings {
  const { asked, evaluated, inUse, unread } = made
  const count = (state: FindingState, severity?: Severity): number =>
    evaluated.filter(
      (one) => one.state === state && (severity === undefined || one.rule.severity === severity),
    ).length
  const bySeverity = (state: FindingState): Findings['found'] => ({
    critical: count(state, 'critical'),
    high: count(state, 'high'),
    medium: count(state, 'medium'),
    low: count(state, 'low'),
    info: count(state, 'info'),
  })
  const found = bySeverity('found')
  const [possible, excepted, none] = [count('possible'), count('excepted'), count('none')]
  const [off, notApplicable] = [count('off'), count('not-applicable')]
  const asksAny = count('found') + possible + excepted + none
  return {
    accounts: asked.map(({ account, snapshot }) => ({
      account: {
        id: account.id,
        name: account.name,
        ...(account.connector === undefined ? {} : { connector: account.connector }),
      },
      snapshot: briefOf(snapshot),
    })),
    unread,
    rules: inUse.used,
    answer:
      count('found') > 0
        ? 'yes'
        : possible > 0 || unread.length > 0 || asksAny === 0
          ? 'unknown'
          : 'no',
    found,
    possible: bySeverity('possible'),
    excepted,
    none,
    off,
    notApplicable,
    findings: evaluated.toSorted(byWorst).map((one) => findingOf(one, input)),
    text: [
      ...say.summary({ asked: asksAny, found, possible, excepted, none, notApplicable, off }),
      ...(unread.length > 0 ? [say.unreadAccounts(unread.map(({ account }) => account.name))] : []),
    ],
    limits: limitsOf(inUse),
  }
}

export function limitsOf({ exceptions, rules, used }: RulesInUse): string[] {
  const ids = new Set(rules.map(({ rule }) => rule.id))
  const stray = [...new Set(exceptions.map(({ rule }) => rule))].filter((id) => !ids.has(id))
  return [
    say.limitRules,
    say.limitMenus,
    ...(used.problem ? [say.brokenRules(used.problem.message)] : []),
    ...(used.from === 'starter' && !used.problem ? [say.starterUsed] : []),
    ...(stray.length > 0 ? [say.strayExceptions(stray)] : []),
  ]
}

const stateOrder: readonly FindingState[] = [
  'found',
  'possible',
  'excepted',
  'none',
  'off',
  'not-applicable',
]

const byWorst = (a: Evaluated, b: Evaluated): number =>
  stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) ||
  severities.indexOf(a.rule.severity) - severities.indexOf(b.rule.severity)

function findingOf(
  { place, result, rule, state, weighed: found }: Evaluated,
  { limit = pageSize, offset = 0 }: FindingsInput,
): Finding {
  const head = {
    rule: ruleBrief(rule),
    ...(place === undefined ? {} : { account: named(place) }),
    state,
  }
  if (!result || !found) {
    return {
      ...head,
      answer: null,
      found: { value: 0, is: 'atLeast' },
      excepted: 0,
      expired: 0,
      possible: 0,
      subjects: [],
      subjectsTotal: 0,
      text: state === 'off' ? say.off : say.notApplicable,
      missing: [],
      limits: [],
    }
  }
  // Somebody answers for one of whom it is not known: it stays unknown, and the count open.
  const sure = result.whole && (state === 'none' || result.possible.length === 0)
  return {
    ...head,
    answer: answerOf(result),
    found: { value: found.found, is: sure ? 'total' : 'atLeast' },
    excepted: found.excepted,
    expired: found.expired,
    possible: found.possible,
    subjects: found.subjects
      .slice(offset, offset + limit)
      .map((subject) => subjectOf(result, subject)),
    subjectsTotal: found.subjects.length,
    text: say.found(aboutOf(result, place), { ...found, atLeast: !sure }),
    missing: sure ? [] : result.missing().slice(0, missingNamed),
    limits: result.limits,
  }
}

const named = ({ account }: Place): Named => ({ id: account.id, name: account.name })

function aboutOf({ found, possible, subjectOf: of }: RuleResult, place: Place | undefined): About {
  if (place === undefined) return 'person'
  const first = found[0] ?? possible[0]
  if (first === undefined) return 'user'
  const { role, user } = of(first)
  return user !== undefined ? 'user' : role !== undefined ? 'role' : 'snapshot'
}

/** A subject without what could be done about it: that is tried out, which takes time. */
export function plainSubject(
  result: RuleResult,
  { excepted, number, state }: WeighedSubject,
): Omit<FindingSubject, 'edits' | 'whyNoEdits'> {
  const { place, role, user } = result.subjectOf(number)
  return {
    account: named(place),
    ...(user === undefined ? {} : { user: userBrief(place.index, user) }),
    ...(role === undefined ? {} : { role: roleNamed(place.index, role) }),
    state,
    proof: result.proofOf(number),
    ...(excepted === undefined
      ? {}
      : { exception: { ...excepted.exception, expired: excepted.expired } }),
  }
}

function subjectOf(result: RuleResult, subject: WeighedSubject): FindingSubject {
  const { number, state } = subject
  const { place } = result.subjectOf(number)
  const proposed = result.editsFor?.(number) ?? []
  const refused = proposed.length === 0 ? undefined : refusalOf(place, proposed)
  const edits = refused === undefined ? proposed : []
  const whyNot =
    refused ?? (state === 'possible' ? say.noEditUnknown : (result.whyNoEdits ?? say.noEditByHand))
  return {
    ...plainSubject(result, subject),
    edits,
    ...(edits.length > 0 ? {} : { whyNoEdits: whyNot }),
  }
}

/** Why the portal does not offer it. */
function refusalOf({ index }: Place, edits: readonly Edit[]): string | undefined {
  try {
    sandboxOf(index, edits)
    return undefined
  } catch (error) {
    const { message } = errorValue(error)
    return say.noEditRefused(message)
  }
}
