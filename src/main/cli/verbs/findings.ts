import { Option } from 'commander'
import type { Findings } from '../../../shared/schemas/findings'
import { severities, type Severity } from '../../../shared/schemas/rules'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { blocks, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { findingsLines } from '../findings-lines'
import { given } from '../given'
import { addPageOptions, page, type PageOptions } from '../options'
import { readText } from '../read-text'
import { usageError } from '../usage-error'
import { addVerb, type Verb } from '../verb'

interface Options extends PageOptions, Partial<CsvOptions> {
  allAccounts?: boolean
  rule?: string
  rules?: string
  severity?: Severity
}

/** What counts for the exit code where nobody says: what is only told for information does not. */
const usualSeverity: Severity = 'low'

export const findings: Verb = (program, run) => {
  const verb = addVerb(program, 'findings', {
    group: 'Plan',
    about:
      'ask the rules: toxic combinations, administrators by effect, disabled users with roles, …',
    takes: 'snapshot',
    example: 'findings --account "Acme Europe" --severity high',
    more:
      'The rules stand in rules.json in the data folder, beside those that come with the product; see\n' +
      'docs/findings.md. Exit code 3: a rule of at least that severity finds something that nobody\n' +
      'answers for. Exit code 4: none does, but not everything that they look at was read. Exit code 0\n' +
      'is only given where all of them are known to find nothing.',
  })
    .option('--all-accounts', 'the newest data of every account')
    .option('--rules <file>', 'another file of rules; “-” reads it from stdin')
    .option('--rule <id>', 'only this rule')
    .addOption(
      new Option(
        '--severity <least>',
        'only rules of at least this severity (default: all; low for the exit code)',
      ).choices(severities),
    )
  addPageOptions(verb)
  addCsvOptions(verb, false)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      const { allAccounts = false, out, rule, severity } = options
      if (
        allAccounts &&
        (session.options.account !== undefined || session.options.at !== undefined)
      ) {
        throw usageError(
          'All accounts are asked at their newest data.',
          'Leave out --account and --at, or --all-accounts.',
        )
      }
      const rules =
        options.rules === undefined ? undefined : await readText(options.rules, session.io.stdin)
      const asked = allAccounts ? undefined : await session.question()
      const input = {
        ...(asked ? asked.question : { allAccounts: true }),
        ...given({ rule, rules, severity }),
      }
      if (out !== undefined) {
        const account =
          asked?.question.account ?? (await ask(session.api.accounts.list({}))).accounts[0]?.id
        if (account === undefined)
          throw usageError('There is no account.', 'Import or connect one.')
        return writeCsv(session, { ...options, out }, asked?.label ?? 'all accounts', () =>
          ask(
            session.api.exports.answer({
              answer: { kind: 'findings', ...input, account },
              form: csvForm(options),
            }),
          ),
        )
      }
      const answer = await ask(session.api.findings.ask({ ...input, ...page(options) }))
      return {
        value: answer,
        exit: exitOf(answer, severity ?? usualSeverity),
        lines: () =>
          blocks(
            findingsLines(answer),
            answer.accounts.map(({ account, snapshot }) =>
              snapshotLine(account.name, snapshot, session.now),
            ),
          ),
      }
    }),
  )
}

function exitOf({ found, possible, unread, ...answer }: Findings, least: Severity): ExitCode {
  const counting = severities.slice(0, severities.indexOf(least) + 1)
  if (counting.some((severity) => found[severity] > 0)) return ExitCode.no
  const asked = answer.findings.some(
    ({ rule, state }) =>
      counting.includes(rule.severity) && state !== 'off' && state !== 'not-applicable',
  )
  const open = unread.length > 0 || counting.some((severity) => possible[severity] > 0)
  return open || !asked ? ExitCode.unknown : ExitCode.done
}
