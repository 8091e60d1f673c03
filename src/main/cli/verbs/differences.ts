import type { Differences } from '../../../shared/schemas/access'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { differenceGroupLines } from '../difference-lines'
import { blocks, snapshotLine } from '../evidence'
import { ExitCode } from '../exit-codes'
import { given } from '../given'
import { addPageOptions, page, pageLines, type PageOptions } from '../options'
import { addVerb, type Verb } from '../verb'

interface Options extends PageOptions, Partial<CsvOptions> {
  user?: string
  app?: string
}

/** Findings are a “no” to “does it all agree”; a “yes” takes that all could be compared. */
function exitOf({ total, compared, notConfirmed, notComputed }: Differences): ExitCode {
  if (total > 0) return ExitCode.no
  return compared === 0 || notConfirmed + notComputed > 0 ? ExitCode.unknown : ExitCode.done
}

export const differences: Verb = (program, run) => {
  const verb = addVerb(program, 'differences', {
    group: 'Ask',
    about: 'list where the vendor’s own answers and the computed access are not the same',
    takes: 'snapshot',
    example: 'differences --account Plant --app "Wind Monitor"',
    more:
      'Exit code 3: there are differences. Exit code 4: none is known, but not everything could be\n' +
      'compared; EnOS’s own answers are read by “permiscope sync NAME --per-user sample”, or “all”.',
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
            answer.groups.flatMap(differenceGroupLines),
            pageLines(options, answer.groups.length, answer.groupsTotal),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
