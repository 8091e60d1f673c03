import { cellText } from '../../../shared/table-text'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { blocks, snapshotLine } from '../evidence'
import { filterHelp, filterLines } from '../filter-lines'
import { given } from '../given'
import { addPageOptions, page, pageLines, type PageOptions } from '../options'
import { table } from '../table'
import { addVerb, type Verb } from '../verb'

interface Options extends PageOptions, Partial<CsvOptions> {
  filter?: string
  sort?: string
}

/** Of little use in a terminal, where ids do for names that are the same. */
const leftOut = ['email', 'type', 'gives']

export const assignments: Verb = (program, run) => {
  const verb = addVerb(program, 'assignments', {
    group: 'Look',
    about: 'list who holds which role, one assignment a line',
    takes: 'snapshot',
    example: 'assignments --filter "is:site-restricted is:disabled"',
    more: filterHelp,
  })
    .option('--filter <text>', 'which assignments')
    .option('--sort <column>', 'sort by this column; --sort=-role sorts downwards')
  addPageOptions(verb)
  addCsvOptions(verb, false)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const { filter, out, sort } = options
      const input = { ...question, table: 'assignments' as const, ...given({ filter, sort }) }
      if (out !== undefined) {
        return writeCsv(session, { ...options, out }, label, () =>
          ask(
            session.api.exports.answer({
              answer: { kind: 'table', ...input },
              form: csvForm(options),
            }),
          ),
        )
      }
      const answer = await ask(session.api.tables.page({ ...input, ...page(options) }))
      const shown = answer.columns.flatMap((name, at) =>
        leftOut.includes(name) ? [] : [{ name, at }],
      )
      return {
        value: answer,
        lines: () =>
          blocks(
            filterLines(filter, answer.total, answer.all, 'assignment', answer.unknown),
            table(
              shown.map(({ name }) => ({ title: name.replaceAll('-', ' ') })),
              answer.rows.map(({ cells }) => shown.map(({ at }) => cellText(cells[at] ?? null))),
            ),
            pageLines(options, answer.rows.length, answer.total),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
