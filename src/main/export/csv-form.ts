/** How a CSV file is written, with nothing left open. */
import type { CsvForm } from '../../shared/schemas/exports'

export type WholeForm = { [K in keyof CsvForm]-?: NonNullable<CsvForm[K]> }

/** RFC 4180 unless said otherwise. */
export function wholeForm({
  delimiter = 'comma',
  lineEnd = 'crlf',
  bom = false,
  cells = 'words',
}: CsvForm): WholeForm {
  return { delimiter, lineEnd, bom, cells }
}

export interface CsvDialect {
  delimiter: ',' | ';' | '\t'
  lineEnd: '\r\n' | '\n'
  bom: boolean
}

export function dialectOf({ delimiter, lineEnd, bom }: WholeForm): CsvDialect {
  return {
    delimiter: ({ comma: ',', semicolon: ';', tab: '\t' } as const)[delimiter],
    lineEnd: ({ crlf: '\r\n', lf: '\n' } as const)[lineEnd],
    bom,
  }
}
