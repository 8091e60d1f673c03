/** What the rules find, as text. */
import type { Finding, Findings, FindingState, FindingSubject } from '../../shared/schemas/findings'
import { blocks, limitLines, missingLines } from './evidence'
import { unknownMark } from './marks'
import { table } from './table'
import { number } from './words'

const stateWords: Readonly<Record<FindingState, string>> = {
  found: 'found',
  possible: unknownMark,
  excepted: 'excepted',
  none: 'none',
  off: 'off',
  'not-applicable': 'other vendor',
}

const subjectsNamed = 5

const isShown = ({ state }: Finding): boolean => state !== 'off' && state !== 'not-applicable'

export function findingsLines(answer: Findings): string[] {
  const shown = answer.findings.filter(isShown)
  const several = answer.accounts.length > 1
  return blocks(
    answer.text,
    answer.unread.map(({ account, text }) => `${unknownMark} ${account.name}: ${text}`),
    shown.length === 0 ? [] : tableLines(shown, several),
    ...shown
      .filter(({ state }) => state !== 'none')
      .map((finding) => findingLines(finding, several)),
    limitLines(answer.limits),
  )
}

const tableLines = (shown: readonly Finding[], several: boolean): string[] =>
  table(
    [
      { title: '' },
      { title: 'severity' },
      { title: 'rule' },
      ...(several ? [{ title: 'account' }] : []),
      { title: 'who', align: 'right' as const },
      { title: 'title' },
    ],
    shown.map(({ account, found, rule, state, subjectsTotal }) => [
      stateWords[state],
      rule.severity,
      rule.id,
      ...(several ? [account?.name ?? 'all together'] : []),
      subjectsTotal === 0
        ? ''
        : state === 'possible'
          ? '?'
          : `${found.is === 'atLeast' ? 'at least ' : ''}${number(found.value)}`,
      rule.title,
    ]),
  )

export function findingLines(finding: Finding, several: boolean): string[] {
  const { account, limits, missing, rule, subjects, subjectsTotal, text } = finding
  const where = several && account !== undefined ? ` in “${account.name}”` : ''
  const shown = subjects.slice(0, subjectsNamed)
  const more = subjectsTotal - shown.length
  return [
    `${rule.title}${where}: ${text}`,
    ...shown.flatMap(subjectLines),
    ...(more > 0
      ? [`  … and ${number(more)} more (--rule ${rule.id} --limit, --json or --out)`]
      : []),
    `  Why: ${rule.why}`,
    `  What to do: ${rule.remedy}`,
    `  Source: ${rule.source}`,
    ...missingLines(missing).map((line) => `  ${line}`),
    ...limits.map((limit) => `  – ${limit}`),
  ]
}

const marks = { found: '•', possible: unknownMark, excepted: '○' } as const

function subjectLines({ exception, proof, role, state, user }: FindingSubject): string[] {
  const name = user?.name ?? role?.name ?? 'the snapshot'
  const told = proof.map(({ text }) => text).join(' ')
  return [
    `  ${marks[state]} ${name}${user || role ? ` (${(user ?? role)!.id})` : ''}: ${told}`,
    ...(exception === undefined
      ? []
      : [
          `      ${exception.expired ? 'exception expired' : 'excepted'} by ${exception.owner} until ${exception.expires}: ${exception.reason}`,
        ]),
  ]
}
