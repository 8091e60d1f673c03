/** Which findings edits would begin and end: the same rules, asked of what is computed before and after. */
import type { AccessIndex } from '../access/access-index'
import { computedIndex, editedIndex } from '../access/edits/apply'
import { combinationAcross, fits } from '../findings/across'
import { appliesTo, evaluateRule, isOverAccounts } from '../findings/evaluate'
import type { Place } from '../findings/place'
import { no, unknown, yes, type RuleResult } from '../findings/rule-result'
import { rulesInUse } from '../findings/rules-in-use'
import { weighed } from '../findings/weighed'
import type { Edit } from '../../shared/schemas/edits'
import type { FindingChange, FindingChanges } from '../../shared/schemas/findings'
import {
  severities,
  type Rule,
  type RuleException,
  type RuleKind,
} from '../../shared/schemas/rules'
import { say } from '../../shared/sentences/findings'
import { roleNamed, userBrief } from './briefs'
import { placeOf, ruleBrief } from './findings'
import { sandboxOf } from './number-edits'
import type { Asked, Reader } from './reader'

/** How many of each are named; all are counted. */
const changesShown = 200

/** Edits change neither what was read nor what the vendor said. */
const unchanged: ReadonlySet<RuleKind> = new Set([
  'stale-snapshot',
  'snapshot-not-whole',
  'vendor-differs',
])

const computed = new WeakMap<AccessIndex, AccessIndex>()

function computedOf(index: AccessIndex): AccessIndex {
  const known = computed.get(index) ?? computedIndex(index)
  computed.set(index, known)
  return known
}

/**
 * Findings that somebody answers for are left out: they are accepted before and after.
 * @param now Unix milliseconds
 * @throws AppError `invalid-argument`, `not-found`, `ambiguous` with the edit's place in `detail.edit`
 */
export function findingChanges(
  asked: Asked,
  edits: readonly Edit[],
  reader: Reader,
  dataFolder: string,
  now: number,
): FindingChanges {
  const { index } = asked
  const { sandbox } = sandboxOf(index, edits)
  const { exceptions, rules, used } = rulesInUse(dataFolder)
  const at = (of: AccessIndex): Place => ({ ...placeOf(asked), index: of })
  const [before, after] = [at(computedOf(index)), at(editedIndex(sandbox))]
  const wanted = rules.flatMap(({ on, rule }) => (on && !unchanged.has(rule.kind) ? [rule] : []))
  const over = wanted.some((rule) => isOverAccounts(rule) && concerns(rule, before))
  const others = over ? otherPlaces(reader, asked.account.id) : { places: [], unread: 0 }
  const raised: Change[] = []
  const cleared: Change[] = []
  let perhaps = 0
  for (const rule of wanted) {
    const pair = [before, after].map((place): RuleResult | undefined => {
      if (isOverAccounts(rule)) {
        if (!concerns(rule, place)) return undefined
        return combinationAcross(rule, [place, ...others.places], others.unread)
      }
      return appliesTo(rule, place) ? evaluateRule(place, rule, now) : undefined
    })
    const [was, is] = pair
    if (!was || !is) continue
    const own = exceptions.filter((exception) => exception.rule === rule.id)
    const [marksBefore, marksAfter] = [marksOf(was, own, now), marksOf(is, own, now)]
    for (const number of new Set([...marksBefore.keys(), ...marksAfter.keys()])) {
      const [had, has] = [marksBefore.get(number) ?? no, marksAfter.get(number) ?? no]
      // What is deleted is no role that nobody holds.
      const { role } = (has === no ? was : is).subjectOf(number)
      const gone = role !== undefined && sandbox.isDeleted(role)
      const now = gone ? no : has
      if (had === now) continue
      if (had === no && now === yes) raised.push({ rule, result: is, number })
      else if (had === yes && now === no) cleared.push({ rule, result: was, number })
      else perhaps++
    }
  }
  return {
    rules: used,
    raised: shown(raised),
    raisedTotal: raised.length,
    cleared: shown(cleared),
    clearedTotal: cleared.length,
    perhaps,
    text: say.changes(raised.length, cleared.length, perhaps),
    limits: [
      say.limitComputed,
      say.limitStillRules,
      say.limitMenus,
      ...(used.problem ? [say.brokenRules(used.problem.message)] : []),
    ],
  }
}

interface Change {
  rule: Rule
  result: RuleResult
  number: number
}

const concerns = (rule: Rule, place: Place): boolean =>
  rule.kind === 'toxic-combination' && rule.terms.some((term) => fits(term, place))

function otherPlaces(reader: Reader, account: string): { places: Place[]; unread: number } {
  const places: Place[] = []
  let unread = 0
  for (const entry of reader.folder.list()) {
    const id = 'problem' in entry ? entry.id : entry.account.id
    if (id === account) continue
    try {
      const other = placeOf(reader.ask(id, undefined))
      places.push({ ...other, index: computedOf(other.index) })
    } catch {
      // It does not open, or nothing was read: what it would add is unknown.
      unread++
    }
  }
  return { places, unread }
}

/** Of those that are no "no", and that nobody answers for. */
function marksOf(
  result: RuleResult,
  exceptions: readonly RuleException[],
  now: number,
): Map<number, number> {
  const { subjects } = weighed(result, exceptions, now)
  const certain = new Set(result.found)
  const beyond = result.found.length > result.moreThan
  return new Map(
    subjects.flatMap(({ number, state }): [number, number][] => {
      if (state === 'excepted') return []
      return [[number, certain.has(number) && beyond ? yes : unknown]]
    }),
  )
}

function shown(changes: Change[]): FindingChange[] {
  return changes
    .sort((a, b) => severities.indexOf(a.rule.severity) - severities.indexOf(b.rule.severity))
    .slice(0, changesShown)
    .map(({ number, result, rule }) => {
      const { place, role, user } = result.subjectOf(number)
      return {
        rule: ruleBrief(rule),
        ...(user === undefined ? {} : { user: userBrief(place.index, user) }),
        ...(role === undefined ? {} : { role: roleNamed(place.index, role) }),
        text: result
          .proofOf(number)
          .map(({ text }) => text)
          .join(' '),
      }
    })
}
