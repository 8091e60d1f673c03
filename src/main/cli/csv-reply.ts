/** The whole way of a verb that writes CSV: from the run that makes it to the reply about it. */
import type { Provenance } from '../../shared/schemas/exports'
import type { CsvOptions } from './csv-options'
import { blocks, limitLines, missingLines, snapshotLine } from './evidence'
import { unknownMark } from './marks'
import type { Session } from './session'
import type { Reply } from './verb'
import { waitForRun } from './wait-for-run'
import { many, number } from './words'
import { mayWrite, standardOutput, writeDownload, type WrittenDownload } from './write-download'

/**
 * @param label the account's name for the reader
 * @param start starts the export
 * @throws AppError `invalid-argument` where something is in the way, before the export is started
 */
export async function writeCsv(
  session: Session,
  options: CsvOptions,
  label: string,
  start: () => Promise<{ run: string }>,
): Promise<Reply> {
  await mayWrite(options, session.options.json === true)
  const ended = await waitForRun(session, start, 'The export was stopped. Nothing was written.')
  const written = await writeDownload(session, ended, options)
  const from = snapshotLine(label, written.provenance.snapshot, session.now)
  const open = openLines(written.provenance)
  if (options.out === standardOutput) {
    return { value: written, aside: [...open, from], lines: () => [] }
  }
  return { value: written, aside: open, lines: () => blocks(writtenLines(written), [from]) }
}

/** What is not in the file or not known in it: on stderr, whatever the output is. */
function openLines({ content, missing, whole }: Provenance): string[] {
  if (whole) return []
  const unknown =
    content.kind === 'matrix'
      ? [
          ...unknownLine(content.cells.unknown, 'cell'),
          ...leftOutLine(content.rowsUnknown, 'row'),
          ...leftOutLine(content.columnsUnknown, 'column'),
        ]
      : content.kind === 'comparison'
        ? unknownLine(content.unknown, 'permission')
        : []
  const limits = content.kind === 'answer' ? limitLines(content.limits) : []
  const lines = [...unknown, ...missingLines(missing), ...limits]
  return lines.length > 0 ? lines : [`${unknownMark} There may be more than is in the file.`]
}

function unknownLine(count: number, what: string): string[] {
  if (count === 0) return []
  return [`${unknownMark} ${many(count, `${what} is`, `${what}s are`)} unknown.`]
}

function leftOutLine(count: number, what: string): string[] {
  if (count === 0) return []
  const more = many(count, `more ${what}`)
  return [`${unknownMark} ${more} may match the filter: what it asks for was not read of them.`]
}

const rowWords = { comparison: 'permission', differences: 'difference', answer: 'row' } as const

function writtenLines({ file, provenanceFile, provenance }: WrittenDownload): string[] {
  const { content } = provenance
  const size =
    content.kind === 'matrix'
      ? `${many(content.rowsWritten, 'row')} × ${many(content.columnsWritten, 'column')}`
      : many(content.rowsWritten, rowWords[content.kind])
  return [
    `Wrote ${size}, ${number(provenance.file.bytes)} bytes, to ${file ?? ''}.`,
    `Where it is from: ${provenanceFile ?? ''}.`,
  ]
}
