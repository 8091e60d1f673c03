/** All tables of one import: read one by one, turned into parts together. */
import { stat } from 'node:fs/promises'
import { AppError } from '../../../../shared/result'
import type { ImportOptions, ImportQuestion } from '../../../../shared/schemas/imports'
import type { PartDraft } from '../../parts'
import { ArchiveProblem } from '../containers/zip'
import { isZip } from '../decode'
import type { FileReport } from '../report'
import { headOf, systemProblem, type SavedFile } from '../saved-file'
import { answeredLists } from './answered'
import {
  COMMON_ENCODINGS,
  decoderOf,
  previews,
  scan,
  tellingLines,
  type TellingLine,
} from './encoding'
import { BadTable } from './entities'
import { isCompoundFile, looksLikeTextTable } from './is-table'
import { readText, readWorkbook, type FileTables } from './read-table'
import { draftsOfTables, type ReadTable, type UnreadTable } from './table-drafts'

export interface TableReading {
  options: ImportOptions
  signal: AbortSignal
  /** @param share of the file that was read, 0 to 1 */
  progress: (share: number) => void
}

/** Reading a text once to prove its encoding takes about this share of the whole. */
const SCAN_SHARE = 0.2

export class Tables {
  private readonly tables: ReadTable[] = []
  private readonly unread: UnreadTable[] = []
  /** Files whose encoding a person has to say, and the lines that tell. */
  private readonly asking = new Map<string, TellingLine[]>()

  /**
   * Whether the file is a table of text, or an Excel file that is no archive. (Workbooks are archives;
   * whoever opens archives knows them.) The first bytes tell; the name only breaks ties.
   */
  static is(head: Buffer, path: string): boolean {
    return isCompoundFile(head) || looksLikeTextTable(head, path)
  }

  /**
   * Reads one file whatever its size; what is wrong with it is said in its report.
   * @throws AppError `cancelled`
   */
  async read(input: SavedFile, report: FileReport, reading: TableReading): Promise<void> {
    try {
      const before = await stampOf(input)
      const { contents, unread, sha256 } = await this.tablesOf(input, report, reading)
      // A table is read more than once: for its hash and encoding, and for its rows.
      if ((await stampOf(input)) !== before) {
        throw new BadTable(
          'It changed while it was being read. Import it again when it is complete.',
        )
      }
      const source = { file: input.path, sha256 }
      for (const content of contents) this.tables.push({ content, file: report, source })
      for (const each of unread) this.unread.push({ ...each, source })
    } catch (thrown) {
      if (reading.signal.aborted) {
        throw new AppError('cancelled', 'Reading the tables was cancelled.', { cause: thrown })
      }
      report.fail(problemOf(thrown))
      this.unread.push({ what: input.path, kind: undefined })
    }
  }

  /** Whether any table came in. */
  get any(): boolean {
    return this.tables.length > 0
  }

  /**
   * @param takenAt of all tables, in Unix milliseconds; null where nobody said
   * @param others of the same import: parts that are no tables, and paths of what could not be read
   */
  drafts(
    takenAt: number | null,
    options: ImportOptions,
    others: { drafts: readonly PartDraft[]; unread: readonly string[] },
  ): PartDraft[] {
    const { tables } = this
    const unread: UnreadTable[] = [
      ...this.unread,
      ...others.unread.map((what) => ({ what, kind: undefined })),
    ]
    const vouched = new Set(options.whole)
    const answered = answeredLists(others.drafts)
    return draftsOfTables({ tables, unread, takenAt, vouched, answered })
  }

  questions(): ImportQuestion[] {
    if (this.asking.size === 0) return []
    return [{ kind: 'encoding', files: [...this.asking.keys()], previews: previews(this.asking) }]
  }

  private async tablesOf(
    input: SavedFile,
    report: FileReport,
    { options, signal, progress }: TableReading,
  ): Promise<FileTables & { sha256: string }> {
    const { app } = options
    const read = await headOf(input)
    if ('problem' in read) throw new BadTable(read.problem)
    if (isCompoundFile(read.head)) {
      throw new BadTable(
        'This is an old Excel file (.xls), or a workbook that is protected with a password. Save it as .xlsx without a password, or as CSV.',
      )
    }
    const { sha256, encoding } = await scan(input.location, signal)
    progress(SCAN_SHARE)
    const file = {
      app,
      signal,
      progress: (share: number) => progress(SCAN_SHARE + share * (1 - SCAN_SHARE)),
    }
    if (isZip(read.head)) return { ...(await readWorkbook(input, report, file)), sha256 }
    const label = options.encoding
    if (encoding === undefined && (label === undefined || decoderOf(label) === undefined)) {
      this.asking.set(input.path, await tellingLines(input.location, signal))
      throw new BadTable(
        label === undefined
          ? 'Its text is neither UTF-8 nor UTF-16, so somebody has to say its encoding: --encoding on the command line.'
          : `“${label.slice(0, 40).toWellFormed()}” is no encoding that is known here. Common ones are ${COMMON_ENCODINGS}.`,
      )
    }
    const chosen = encoding ?? { label: label ?? '', mark: 0 }
    return { ...(await readText(input, chosen, report, file)), sha256 }
  }
}

/** What is another one as soon as the file is another one; empty where there is none. */
const stampOf = ({ location }: SavedFile): Promise<string> =>
  stat(location, { bigint: true }).then(
    ({ dev, ino, size, mtimeNs }) => [dev, ino, size, mtimeNs].join(' '),
    () => '',
  )

/** What is the file's own fault, in words. @throws whatever else it is */
function problemOf(thrown: unknown): string {
  if (thrown instanceof BadTable || thrown instanceof ArchiveProblem) return thrown.message
  if (thrown instanceof Error && 'syscall' in thrown) return systemProblem(thrown)
  throw thrown
}
