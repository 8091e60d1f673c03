/** The options of every verb that writes CSV. */
import { Option, type Command } from 'commander'
import type { CsvForm } from '../../shared/schemas/exports'
import { given } from './given'
import type { OutOptions } from './write-download'

export interface CsvOptions extends OutOptions {
  delimiter?: NonNullable<CsvForm['delimiter']>
  lineEnd?: NonNullable<CsvForm['lineEnd']>
  bom?: boolean
  cells?: NonNullable<CsvForm['cells']>
}

/** @param required whether the verb has nothing else to answer with */
export function addCsvOptions(verb: Command, required: boolean): Command {
  const text = 'write CSV to this file; “-” is standard output'
  const out = new Option('--out <file>', required ? `${text} (needed)` : text)
  return verb
    .addOption(required ? out.makeOptionMandatory() : out)
    .option('--force', 'replace the file if it is there')
    .addOption(
      new Option('--delimiter <name>', 'what separates cells (default: comma)').choices([
        'comma',
        'semicolon',
        'tab',
      ]),
    )
    .addOption(
      new Option('--line-end <name>', 'what ends lines (default: crlf)').choices(['crlf', 'lf']),
    )
    .option('--bom', 'begin with a byte order mark, which Excel needs to see UTF-8')
    .addOption(
      new Option(
        '--cells <form>',
        'words such as “listed”, or marks x and ? (default: words)',
      ).choices(['words', 'marks']),
    )
}

export function csvForm({ delimiter, lineEnd, bom, cells }: Partial<CsvOptions>): CsvForm {
  return given({ delimiter, lineEnd, bom, cells })
}
