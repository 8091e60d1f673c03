/**
 * Writes what a run made where a person wants it: a file with its provenance beside it, or standard
 * output. A file appears under its name only when it is complete.
 */
import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { lstat, open, realpath, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import * as v from 'valibot'
import { AppError } from '../../shared/result'
import { Provenance } from '../../shared/schemas/exports'
import type { Run } from '../../shared/schemas/imports'
import { ask } from './ask'
import { putInPlace } from './put-in-place'
import type { Session } from './session'
import { usageError } from './usage-error'

/** `--out`'s value for standard output. */
export const standardOutput = '-'

export interface OutOptions {
  out: string
  force?: boolean
}

export interface WrittenDownload {
  /** Absolute; absent where it went to standard output. */
  file?: string
  provenanceFile?: string
  provenance: Provenance
}

export const provenanceOf = (file: string): string => `${file}.provenance.json`

/**
 * To be asked before the work is done.
 * @throws AppError `invalid-argument` where something is in the way, or `--json` would mix with the CSV
 */
export async function mayWrite({ out, force }: OutOptions, json: boolean): Promise<void> {
  if (out === standardOutput) {
    if (!json) return
    throw usageError(
      '--json and --out - both write to standard output.',
      'Name a file with --out, or leave --json out.',
    )
  }
  const folder = await statOf(dirname(resolve(out)))
  if (!folder?.isDirectory()) {
    throw usageError(
      `There is no folder ${dirname(resolve(out))}.`,
      'Make it, or name another one.',
    )
  }
  for (const file of [resolve(out), provenanceOf(resolve(out))]) {
    const there = await statOf(file)
    if (!there) {
      // Written, the file would take the place of the link.
      if (await lstat(file).catch(() => undefined)) {
        throw usageError(
          `${file} is a link that leads nowhere.`,
          'Name the file itself with --out, or remove the link.',
        )
      }
      continue
    }
    if (!there.isFile()) throw usageError(`${file} is not a file.`, 'Name a file with --out.')
    if (force !== true) {
      throw usageError(
        `${file} is there already.`,
        'Name another file, or replace it with --force.',
      )
    }
  }
}

/** @param run an export that has ended @throws AppError where the files cannot be written */
export async function writeDownload(
  session: Session,
  run: Run,
  options: OutOptions,
): Promise<WrittenDownload> {
  const stopping = new AbortController()
  const offInterrupt = session.io.onInterrupt(() => stopping.abort())
  try {
    return await write(session, run, options, stopping.signal)
  } finally {
    offInterrupt()
  }
}

async function write(
  session: Session,
  run: Run,
  options: OutOptions,
  signal: AbortSignal,
): Promise<WrittenDownload> {
  const provenanceText = await textOf(await taken(session, run.provenance))
  const provenance = v.parse(Provenance, JSON.parse(provenanceText))
  const csv = await taken(session, run.download)
  if (options.out === standardOutput) {
    await toStandardOutput(session, csv, signal)
    return { provenance }
  }
  const file = await ownPath(resolve(options.out))
  const beside = provenanceOf(file)
  const folder = dirname(file)
  const csvPart = temporaryIn(folder)
  const besidePart = temporaryIn(folder)
  const stop = () => {
    if (signal.aborted) throw stopped('Nothing was written.')
  }
  try {
    await writeWhole(csvPart, csv, stop)
    // The file beside names the one that it belongs to.
    const named = { ...provenance, file: { ...provenance.file, name: basename(file) } }
    await writeWhole(besidePart, [Buffer.from(`${JSON.stringify(named, undefined, 2)}\n`)], stop)
    await mayWrite(options, false)
    stop()
    await putInPlace(
      { from: csvPart, to: file },
      { from: besidePart, to: beside },
      temporaryIn(folder),
    )
    return { file, provenanceFile: beside, provenance: named }
  } catch (thrown) {
    throw writeError(file, thrown)
  } finally {
    await Promise.all([csvPart, besidePart].map((one) => rm(one, { force: true })))
  }
}

async function taken(session: Session, download: Run['download']): Promise<Readable> {
  if (download === undefined) throw new AppError('internal', 'The run ended without its file.')
  return (await ask(session.core.takeDownload(download.ticket))).stream
}

/** The file that a link leads to, so that the link stays one. */
const ownPath = (file: string): Promise<string> => realpath(file).catch(() => file)

/** @throws AppError `invalid-argument` where no file can have that name */
const statOf = (path: string): Promise<Stats | undefined> =>
  stat(path).catch((thrown: unknown) => {
    if (codeOf(thrown) !== 'ENAMETOOLONG') return undefined
    throw usageError(
      `The name of ${path} is too long.`,
      'Name a file with a shorter name with --out.',
    )
  })

/** In the same folder as the file, because only there it can be renamed; of a length that any folder takes. */
const temporaryIn = (folder: string): string =>
  join(folder, `.permiscope-${randomBytes(6).toString('hex')}.part`)

/** @param stop throws where the person has stopped it */
async function writeWhole(
  file: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  stop: () => void,
): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    for await (const chunk of chunks) {
      stop()
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A reader that has seen enough (`| head`) closes the pipe; that is no failure. */
async function toStandardOutput(
  { io }: Session,
  stream: Readable,
  signal: AbortSignal,
): Promise<void> {
  for await (const chunk of stream) {
    if (signal.aborted) throw stopped('What was written is not all of it.')
    const error = await new Promise<Error | null | undefined>((done) => {
      io.stdout.write(chunk as Uint8Array, done)
    })
    if (!error) continue
    if (isClosedPipe(error)) return
    throw writeError('Standard output', error)
  }
}

const stopped = (result: string): AppError =>
  new AppError('cancelled', `The export was stopped. ${result}`)

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

function isClosedPipe(error: Error): boolean {
  const code = codeOf(error)
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED'
}

function writeError(file: string, thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  const code = codeOf(thrown)
  return new AppError(
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'disk-full'
      : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
        ? 'no-access-to-folder'
        : 'internal',
    `${file} could not be written: ${thrown instanceof Error ? thrown.message : String(thrown)}.`,
    { hint: 'Check the folder and its free space, and export again.', cause: thrown },
  )
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
