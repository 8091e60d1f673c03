import { Option } from 'commander'
import { MatrixColumns, MatrixOrder, MatrixRows } from '../../../shared/schemas/matrix'
import { ask } from '../ask'
import { addCsvOptions, csvForm, type CsvOptions } from '../csv-options'
import { writeCsv } from '../csv-reply'
import { given } from '../given'
import { addVerb, type Verb } from '../verb'

interface Options extends CsvOptions {
  rows: MatrixRows
  columns: MatrixColumns
  filter?: string
  columnFilter?: string
  differing?: boolean
  order?: MatrixOrder
}

export const matrix: Verb = (program, run) => {
  const verb = addVerb(program, 'matrix', {
    group: 'Ask',
    about: 'write users or roles against permissions, roles or menus as CSV',
    takes: 'snapshot',
    example: 'matrix --rows users --columns permissions --filter status:Enabled --out matrix.csv',
    more:
      'FILE.provenance.json beside the file says where it is from and what is not known in it, see\n' +
      'docs/exports.md. The filters take words and key:value terms, see docs/filters.md.',
  })
    .addOption(
      new Option('--rows <what>', 'what the rows are')
        .choices(MatrixRows.options)
        .default('users' satisfies MatrixRows),
    )
    .addOption(
      new Option('--columns <what>', 'what the columns are')
        .choices(MatrixColumns.options)
        .default('permissions' satisfies MatrixColumns),
    )
    .option('--filter <terms>', 'which rows, such as status:Enabled')
    .option('--column-filter <terms>', 'which columns, such as assignable:yes')
    .option('--differing', 'leave out rows and columns that say yes everywhere, or no everywhere')
    .addOption(
      new Option(
        '--order <how>',
        'by name, alike rows and columns together, or those with most first',
      ).choices(MatrixOrder.options),
    )
  addCsvOptions(verb, true)
  verb.action((options: Options) =>
    run(verb, async (session) => {
      const { rows, columns, filter, columnFilter, differing, order } = options
      const { question, label } = await session.question()
      return writeCsv(session, options, label, () =>
        ask(
          session.api.exports.matrix({
            ...question,
            rows,
            columns,
            ...given({ filter, columnFilter, differing, order }),
            form: csvForm(options),
          }),
        ),
      )
    }),
  )
}
