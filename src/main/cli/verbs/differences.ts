import type { DifferenceGroup, Differences } from '../../../shared/schemas/access'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { blocks, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { differsMark, vendorMark } from '../marks'
import { addPageOptions, page, pageLines, type PageOptions } from '../options'
import { addVerb, type Verb } from '../verb'
import { many, moment, number } from '../words'

interface Options extends PageOptions, Partial<CsvOptions> {
  user?: string
  app?: string
}

/** Items that are listed of one user and app; the CSV has all. */
const shown = 10

function groupLines(group: DifferenceGroup): string[] {
  const { user, app, items, vendorOnly, computedOnly, takenAt, causes } = group
  const rest = vendorOnly + computedOnly - Math.min(shown, items.length)
  const where = app === undefined ? '' : ` in ${app.name} (${app.id})`
  return [
    `${differsMark} ${user.name} (${user.id})${where}: ${number(vendorOnly)} by the vendor alone, ${number(computedOnly)} by computation alone; the vendor said so ${moment(takenAt)}`,
    ...items
      .slice(0, shown)
      .map(
        ({ kind, name, id, vendor }) =>
          `    ${vendor === 'yes' ? vendorMark : '●'} ${kind} ${name} (${id})`,
      ),
    ...(rest > 0 ? [`    … and ${number(rest)} more`] : []),
    ...causes.map((cause) => `    – ${cause}`),
  ]
}

/** Findings are a “no” to “does it all agree”; where nothing was compared, that is not known. */
function exitOf({ total, compared }: Differences): ExitCode {
  if (total > 0) return ExitCode.no
  return compared === 0 ? ExitCode.unknown : ExitCode.done
}

export const differences: Verb = (program, run) => {
  const verb = addVerb(program, 'differences', {
    group: 'Ask',
    about: 'list where the vendor’s own answers and the computed access are not the same',
    takes: 'snapshot',
    example: 'differences --account Plant --app "Wind Monitor"',
    more:
      'Exit code 3: there are differences. Exit code 4: nothing could be compared; EnOS’s own answers are\n' +
      'read by “permiscope sync NAME --per-user sample”.',
  })
    .option('--user <user>', 'only of this user: name, id or email')
    .option('--app <app>', 'only in this app, by access key or name')
  addPageOptions(verb)
  addCsvOptions(verb, false)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const input = { ...question, ...given({ user: options.user, app: options.app }) }
      const { out } = options
      if (out !== undefined) {
        return writeCsv(session, { ...options, out }, label, () =>
          ask(session.api.exports.differences({ ...input, form: csvForm(options) })),
        )
      }
      const answer = await ask(session.api.access.differences({ ...input, ...page(options) }))
      return {
        value: answer,
        exit: exitOf(answer),
        lines: () =>
          blocks(
            [answer.text],
            answer.groups.flatMap(groupLines),
            pageLines(options, answer.groups.length, answer.groupsTotal),
            [
              `${many(answer.compared, 'pair')} compared, ${number(answer.agreed)} agree; ${number(answer.notConfirmed)} not confirmed, ${number(answer.notComputed)} not computed.`,
            ],
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
