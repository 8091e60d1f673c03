/**
 * Writes what a run made where a person wants it: a file with its provenance beside it, or standard
 * output. A file appears under its name only when it is complete.
 */
import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import * as v from 'valibot'
import { AppError } from '../../shared/result'
import { Provenance } from '../../shared/schemas/exports'
import type { Run } from '../../shared/schemas/imports'
import { ask } from './ask'
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
    if (!there) continue
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
  const provenanceText = await textOf(await taken(session, run.provenance))
  const provenance = v.parse(Provenance, JSON.parse(provenanceText))
  const csv = await taken(session, run.download)
  if (options.out === standardOutput) {
    await toStandardOutput(session, csv)
    return { provenance }
  }
  const file = await ownPath(resolve(options.out))
  const beside = provenanceOf(file)
  const unfinished = [temporaryName(file), temporaryName(beside)] as const
  try {
    await writeWhole(unfinished[0], csv)
    // The file beside names the one that it belongs to.
    const named = { ...provenance, file: { ...provenance.file, name: basename(file) } }
    await writeWhole(unfinished[1], [Buffer.from(`${JSON.stringify(named, undefined, 2)}\n`)])
    await mayWrite(options, false)
    // First what says where it is from: the file itself is never there without it.
    await rename(unfinished[1], beside)
    await rename(unfinished[0], file)
    return { file, provenanceFile: beside, provenance: named }
  } catch (thrown) {
    throw writeError(file, thrown)
  } finally {
    await Promise.all(unfinished.map((one) => rm(one, { force: true })))
  }
}

async function taken(session: Session, download: Run['download']): Promise<Readable> {
  if (download === undefined) throw new AppError('internal', 'The run ended without its file.')
  return (await ask(session.core.takeDownload(download.ticket))).stream
}

/** The file that a link leads to, so that the link stays one. */
const ownPath = (file: string): Promise<string> => realpath(file).catch(() => file)

const statOf = (path: string): Promise<Stats | undefined> => stat(path).catch(() => undefined)

/** In the same folder, because only there a file can be renamed. */
const temporaryName = (file: string): string =>
  join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.part`)

async function writeWhole(
  file: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    for await (const chunk of chunks) await handle.writeFile(chunk)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A reader that has seen enough (`| head`) closes the pipe; that is no failure. */
async function toStandardOutput({ io }: Session, stream: Readable): Promise<void> {
  for await (const chunk of stream) {
    const error = await new Promise<Error | null | undefined>((done) => {
      io.stdout.write(chunk as Uint8Array, done)
    })
    if (!error) continue
    if (isClosedPipe(error)) return
    throw writeError('Standard output', error)
  }
}

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
    code === 'ENOSPC' ? 'disk-full' : code === 'EACCES' ? 'no-access-to-folder' : 'internal',
    `${file} could not be written: ${thrown instanceof Error ? thrown.message : String(thrown)}.`,
    { hint: 'Check the folder and its free space, and export again.', cause: thrown },
  )
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
