/**
 * Reads what was given, whatever it is: JSON with answers or a container of them, a table, or an
 * archive of all these. What a file is, its first bytes tell, never its name alone.
 */
import { AppError } from '../../../shared/result'
import type { ImportOptions } from '../../../shared/schemas/imports'
import { Breath } from './breath'
import { Scratch } from './containers/scratch'
import { ArchiveProblem, openArchive, UnpackingLimit, type ArchivedFile } from './containers/zip'
import { beginsLikeJson, isZip } from './decode'
import { readFileAnswers } from './file-answers'
import type { AnswerInFile, FileReading } from './read-answer'
import { FileReport } from './report'
import {
  HEAD_LENGTH,
  headOf,
  jsonOf,
  LARGEST_JSON,
  loadJson,
  systemProblem,
  tooLarge,
  type LoadedJson,
  type SavedFile,
} from './saved-file'
import { Tables } from './tables/tables'

export interface InputContext {
  options: ImportOptions
  /** As the person said, in Unix milliseconds; null where they did not. */
  takenAt: number | null
  signal: AbortSignal
  /** An existing folder that only its owner can read: what must lie on the disk lies there meanwhile. */
  scratchFolder: string
}

/** @param share of the input that was read, 0 to 1 @param path of what is being read */
type Progress = (share: number, path: string) => void

/** Archives within an archive are read, those within them are not. */
const DEEPEST_ARCHIVE = 1

export class Inputs {
  readonly reports: FileReport[] = []
  readonly answers: AnswerInFile[] = []
  readonly tables = new Tables()
  /** Paths of what could not be read at all. */
  readonly unread: string[] = []
  readonly #context: InputContext
  readonly #breath: Breath
  readonly #scratch: Scratch

  constructor(context: InputContext) {
    this.#context = context
    this.#breath = new Breath(context.signal)
    this.#scratch = new Scratch(context.scratchFolder)
  }

  /** Bad files are reported and stop no other. @throws AppError `cancelled` */
  async read(input: SavedFile, progress: Progress): Promise<void> {
    await this.#breath.take()
    await this.#readInput(input, progress)
    await this.#breath.take()
  }

  /** Deletes whatever was unpacked. */
  close(): Promise<void> {
    return this.#scratch.close()
  }

  async #readInput(input: SavedFile, progress: Progress): Promise<void> {
    const read = await headOf(input)
    if ('problem' in read) {
      this.#fail(this.#report(input.path), read.problem)
      return
    }
    const { head } = read
    if (beginsLikeJson(head)) await this.#readJson(input, progress)
    else if (Tables.is(head, input.path)) await this.#readTable(input, progress)
    else if (isZip(head)) {
      await this.#readArchive(input, 0, new UnpackingLimit(input.size), progress)
    } else await this.#readJson(input, progress)
  }

  #report(path: string): FileReport {
    const report = new FileReport(path)
    this.reports.push(report)
    return report
  }

  /** Whatever it is, it may hold more of a list that somebody vouches for. */
  #fail(report: FileReport, problem: string): void {
    report.fail(problem)
    this.unread.push(report.path)
  }

  async #readJson(input: SavedFile, progress: Progress): Promise<void> {
    const report = this.#report(input.path)
    await this.#readAnswers(await loadJson(input), report, progress)
  }

  async #readAnswers(loaded: LoadedJson, report: FileReport, progress: Progress): Promise<void> {
    if ('problem' in loaded) {
      this.#fail(report, loaded.problem)
      return
    }
    const { options, takenAt } = this.#context
    const source = { file: report.path, sha256: loaded.sha256 }
    const reading: FileReading = {
      options,
      takenAt,
      breath: this.#breath,
      progress: (share) => progress(share, report.path),
    }
    const answers = await readFileAnswers(loaded.json, source, report, reading)
    for (const answer of answers) this.answers.push(answer)
  }

  async #readTable(input: SavedFile, progress: Progress): Promise<void> {
    const report = this.#report(input.path)
    const { options, signal } = this.#context
    await this.tables.read(input, report, {
      options,
      signal,
      progress: (share) => progress(share, input.path),
    })
  }

  async #readArchive(
    input: SavedFile,
    depth: number,
    limit: UnpackingLimit,
    progress: Progress,
  ): Promise<void> {
    const archive = await openArchive(input.location, limit).catch((thrown: unknown) => {
      this.#fail(this.#report(input.path), this.#problemOf(thrown))
    })
    if (archive === undefined) return
    try {
      if (archive.isWorkbook) return await this.#readTable(input, progress)
      if (depth > DEEPEST_ARCHIVE) {
        this.#fail(
          this.#report(input.path),
          'It is an archive within an archive within an archive; unpack it yourself, and import what it holds.',
        )
        return
      }
      if (archive.files.length === 0) this.#report(input.path).fail('The archive holds no files.')
      const total = archive.files.reduce((sum, file) => sum + file.size, 0)
      let done = 0
      for (const file of archive.files) {
        await this.#breath.take()
        await this.#readArchived(
          file,
          `${input.path} › ${file.name}`,
          depth,
          limit,
          (share, path) => progress((done + share * file.size) / Math.max(1, total), path),
        )
        done += file.size
        progress(done / Math.max(1, total), input.path)
      }
    } finally {
      archive.close()
    }
  }

  async #readArchived(
    file: ArchivedFile,
    path: string,
    depth: number,
    limit: UnpackingLimit,
    progress: Progress,
  ): Promise<void> {
    const reports = this.reports.length
    try {
      if (file.problem !== undefined) throw new ArchiveProblem(file.problem)
      const { head, chunks } = await peek(file.chunks())
      const onDisk = (use: (input: SavedFile) => Promise<void>): Promise<void> =>
        this.#scratch.with(chunks, this.#context.signal, (location) =>
          use({ path, location, size: file.size }),
        )
      if (!beginsLikeJson(head) && Tables.is(head, path)) {
        await onDisk((input) => this.#readTable(input, progress))
      } else if (isZip(head)) {
        await onDisk((input) => this.#readArchive(input, depth + 1, limit, progress))
      } else {
        if (file.size > LARGEST_JSON) throw new ArchiveProblem(tooLarge(file.size))
        const loaded = jsonOf(await this.#collect(chunks))
        await this.#readAnswers(loaded, this.#report(path), progress)
      }
    } catch (thrown) {
      const problem = this.#problemOf(thrown)
      this.#fail(this.reports[reports] ?? this.#report(path), problem)
    }
  }

  async #collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
    const all: Buffer[] = []
    for await (const chunk of chunks) {
      all.push(chunk)
      await this.#breath.take()
    }
    return Buffer.concat(all)
  }

  /** What is the file's own fault, in words. @throws whatever else it is, and where it was cancelled */
  #problemOf(thrown: unknown): string {
    if (this.#context.signal.aborted) {
      throw new AppError('cancelled', 'Reading the saved answers was cancelled.')
    }
    if (thrown instanceof ArchiveProblem) return thrown.message
    if (thrown instanceof Error && 'syscall' in thrown) return systemProblem(thrown)
    throw thrown
  }
}

/** The first bytes, and all of them from the start. */
async function peek(
  chunks: AsyncIterable<Buffer>,
): Promise<{ head: Buffer; chunks: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let length = 0
  while (length < HEAD_LENGTH) {
    const next = await iterator.next()
    if (next.done === true) break
    first.push(next.value)
    length += next.value.length
  }
  async function* all(): AsyncGenerator<Buffer> {
    try {
      yield* first
      for (;;) {
        const next = await iterator.next()
        if (next.done === true) return
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return { head: Buffer.concat(first), chunks: all() }
}
