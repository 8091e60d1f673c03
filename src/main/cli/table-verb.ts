/** A verb that lists a table of an account: filtered, sorted, a page at a time, or all of it as CSV. */
import type { Command } from 'commander'
import { cellText } from '../../shared/table-text'
import type { TableName } from '../../shared/tables'
import { ask } from './ask'
import { addCsvOptions, csvForm, type CsvOptions } from './csv-options'
import { writeCsv } from './csv-reply'
import { blocks, snapshotLine } from './evidence'
import { filterHelp, filterLines } from './filter-lines'
import { given } from './given'
import { addPageOptions, page, pageLines, type PageOptions } from './options'
import { table } from './table'
import { addVerb, type RunVerb } from './verb'

interface Options extends PageOptions, Partial<CsvOptions> {
  filter?: string
  sort?: string
}

interface TableVerb {
  name: string
  about: string
  example: string
  table: TableName
  /** One row, as "assignment". */
  one: string
  /** Columns that are of little use in a terminal; CSV and JSON have them. */
  leftOut: readonly string[]
}

export function addTableVerb(
  program: Command,
  run: RunVerb,
  { about, example, leftOut, name, one, table: tableName }: TableVerb,
): void {
  const verb = addVerb(program, name, {
    group: 'Look',
    about,
    takes: 'snapshot',
    example,
    more: filterHelp,
  })
    .option('--filter <text>', `which ${one}s`)
    .option('--sort <column>', 'sort by this column; --sort=-role sorts downwards')
  addPageOptions(verb)
  addCsvOptions(verb, false)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      const { question, label } = await session.question()
      const { filter, out, sort } = options
      const input = { ...question, table: tableName, ...given({ filter, sort }) }
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
      const shown = answer.columns.flatMap((column, at) =>
        leftOut.includes(column) ? [] : [{ column, at }],
      )
      return {
        value: answer,
        lines: () =>
          blocks(
            filterLines(filter, answer.total, answer.all, one, answer.unknown),
            table(
              shown.map(({ column }) => ({ title: column.replaceAll('-', ' ') })),
              answer.rows.map(({ cells }) => shown.map(({ at }) => cellText(cells[at] ?? null))),
            ),
            pageLines(options, answer.rows.length, answer.total),
            [snapshotLine(label, answer.snapshot, session.now)],
          ),
      }
    }),
  )
}
