/** What the rules find, as rows: one subject a line; a rule that finds nothing has one line of its own. */
import { evaluation, limitsOf, plainSubject, type Evaluated } from '../../queries/findings'
import type { MakeTable } from './answer-table'

const headings = [
  'rule',
  'title',
  'severity',
  'state of rule',
  'account',
  'state',
  'user id',
  'user name',
  'user e-mail',
  'role id',
  'role name',
  'proof',
  'excepted by',
  'reason',
  'expires',
  'remedy',
  'source',
]

export const findingsTable: MakeTable<'findings'> = (_asked, input, reader) => {
  const made = evaluation(reader, reader.folder.dataFolder, input, Date.now())
  const { evaluated, inUse, unread } = made
  return {
    what: 'findings',
    rows: rowsOf(evaluated),
    total: evaluated.reduce((sum, { weighed }) => sum + (weighed?.subjects.length || 1), 0),
    whole:
      unread.length === 0 &&
      evaluated.every(
        ({ result, weighed }) => result === undefined || (result.whole && weighed?.possible === 0),
      ),
    missing: evaluated
      .flatMap(({ result }) => result?.missing() ?? [])
      .filter(
        ({ kind, subject }, at, all) =>
          all.findIndex((other) => other.kind === kind && other.subject === subject) === at,
      ),
    limits: [
      ...limitsOf(inUse),
      ...new Set(evaluated.flatMap(({ result }) => result?.limits ?? [])),
      ...unread.map(({ account, text }) => `${account.name}: ${text}`),
    ],
  }
}

function* rowsOf(evaluated: readonly Evaluated[]): Generator<string[]> {
  yield headings
  for (const { place, result, rule, state, weighed } of evaluated) {
    const head = [rule.id, rule.title, rule.severity, state]
    const tail = [rule.remedy, rule.source]
    if (!result || !weighed || weighed.subjects.length === 0) {
      yield [...head, place?.account.name ?? '', '', '', '', '', '', '', '', '', '', '', ...tail]
      continue
    }
    for (const subject of weighed.subjects) {
      const { account, exception, proof, role, state: own, user } = plainSubject(result, subject)
      yield [
        ...head,
        account.name,
        own,
        user?.id ?? '',
        user?.name ?? '',
        user?.email ?? '',
        role?.id ?? '',
        role?.name ?? '',
        proof.map(({ text }) => text).join(' '),
        exception === undefined ? '' : exception.owner,
        exception === undefined ? '' : exception.reason,
        exception === undefined ? '' : exception.expires,
        ...tail,
      ]
    }
  }
}
