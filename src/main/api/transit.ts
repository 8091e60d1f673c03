/**
 * Files on their way in and out. They travel as streams beside the contract, by tickets that work
 * once, through a folder that only its owner can read and that goes with the process.
 */
import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { lstat, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { SavedFile } from '../connectors/files/read'
import type { Download } from '../core-types'
import { AppError } from '../../shared/result'
import { storeError } from '../store/errors'

interface Upload {
  folder: string
  files: { path: string; location: string; size: number; received: boolean }[]
}

const ticket = (): string => randomBytes(24).toString('base64url')

/** More files than this in one import are a mistake, such as a whole home folder. */
const mostFiles = 100_000

export class Transit {
  readonly #folder: string
  readonly #uploads = new Map<string, Upload>()
  readonly #tickets = new Map<string, { upload: string; file: number }>()
  readonly #downloads = new Map<string, { name: string; location: string; bytes: number }>()
  /** Files that this process reads where they lie: nothing to receive, nothing to delete. */
  readonly #offered = new Map<string, SavedFile[]>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Announces files; each gets a ticket to be sent with. */
  async announce(
    files: readonly { path: string; size: number }[],
  ): Promise<{ upload: string; tickets: string[] }> {
    if (files.length > mostFiles) throw tooMany()
    const upload = ticket()
    const folder = join(this.#folder, upload)
    await mkdir(folder, { mode: 0o700 })
    this.#uploads.set(upload, {
      folder,
      files: files.map(({ path, size }, number) => ({
        path,
        size,
        // The name that came with it is only shown; on disk it is a number.
        location: join(folder, String(number)),
        received: false,
      })),
    })
    const tickets = files.map((_, file) => {
      const one = ticket()
      this.#tickets.set(one, { upload, file })
      return one
    })
    return { upload, tickets }
  }

  /** @throws AppError `not-found` for a ticket that is unknown or was used */
  async receive(used: string, body: Readable): Promise<{ bytes: number }> {
    const known = this.#tickets.get(used)
    this.#tickets.delete(used)
    const file = known && this.#uploads.get(known.upload)?.files[known.file]
    if (!file) {
      body.resume()
      throw new AppError('not-found', 'This upload ticket is unknown or was used already.', {
        hint: 'Announce the files again.',
      })
    }
    try {
      await pipeline(body, createWriteStream(file.location, { mode: 0o600, flags: 'wx' }))
    } catch (thrown) {
      throw storeError(thrown, file.path)
    }
    const { size } = await stat(file.location)
    file.size = size
    file.received = true
    return { bytes: size }
  }

  /** Offers files where they lie; folders are walked, links to elsewhere are not followed. */
  async offer(paths: readonly string[]): Promise<string> {
    const files: SavedFile[] = []
    for (const path of paths) {
      if (!existsSync(path)) {
        throw new AppError('not-found', `There is no file or folder ${path}.`, {
          hint: 'Check the path.',
        })
      }
      await walk(path, path, files)
    }
    const upload = ticket()
    this.#offered.set(upload, files)
    return upload
  }

  /** The files of an upload. @throws AppError `not-found`, `invalid-argument` if one did not arrive */
  filesOf(upload: string): SavedFile[] {
    const offered = this.#offered.get(upload)
    if (offered) return offered
    const known = this.#uploads.get(upload)
    if (!known) {
      throw new AppError('not-found', 'These files are not here any more.', {
        hint: 'Choose them again.',
      })
    }
    const late = known.files.find((file) => !file.received)
    if (late) {
      throw new AppError('invalid-argument', `${late.path} did not arrive.`, {
        hint: 'Send the files again.',
      })
    }
    return known.files.map(({ path, location, size }) => ({ path, location, size }))
  }

  async discard(upload: string): Promise<void> {
    this.#offered.delete(upload)
    const known = this.#uploads.get(upload)
    if (!known) return
    this.#uploads.delete(upload)
    for (const [one, { upload: of }] of this.#tickets) if (of === upload) this.#tickets.delete(one)
    await rm(known.folder, { recursive: true, force: true })
  }

  /** A place for a file on its way out. */
  placeForDownload(): string {
    return join(this.#folder, `out-${ticket()}`)
  }

  /** @returns the ticket that hands it out once */
  offerDownload(file: { name: string; location: string; bytes: number }): string {
    const one = ticket()
    this.#downloads.set(one, file)
    return one
  }

  /** The file is deleted when it was handed out. @throws AppError `not-found` */
  takeDownload(used: string): Download {
    const file = this.#downloads.get(used)
    this.#downloads.delete(used)
    if (!file) {
      throw new AppError('not-found', 'This download ticket is unknown or was used already.', {
        hint: 'Make the copy again.',
      })
    }
    const stream = createReadStream(file.location)
    stream.once('close', () => void rm(file.location, { force: true }))
    return { name: file.name, bytes: file.bytes, stream }
  }

  /** Deletes whatever is left on its way. */
  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}

/** What nobody can be at work on any more is deleted after this many milliseconds in any case. */
const abandonedAfter = 24 * 3_600_000

/**
 * Makes this process's own place below `parent`, named after it. Uploads may hold anything, so what a
 * process that is gone left behind is deleted at once.
 */
export async function openTransit(parent: string): Promise<Transit> {
  for (const entry of await readdir(parent)) {
    const path = join(parent, entry)
    const owner = /^(\d+)-/.exec(entry)?.[1]
    const age = Date.now() - ((await lstat(path).catch(() => undefined))?.mtimeMs ?? Date.now())
    if (age > abandonedAfter || owner === undefined || !isRunning(Number(owner))) {
      await rm(path, { recursive: true, force: true })
    }
  }
  const folder = join(parent, `${process.pid}-${ticket()}`)
  await mkdir(folder, { mode: 0o700 })
  return new Transit(folder)
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return (thrown as { code?: string }).code === 'EPERM'
  }
}

/** Lists the files below a path. What cannot be looked into is listed too, and reported when it is read. */
async function walk(path: string, shown: string, files: SavedFile[]): Promise<void> {
  if (files.length >= mostFiles) throw tooMany()
  // A link that a person keeps among the files is read; one to a folder could lead anywhere.
  const own = await lstat(path).catch(() => undefined)
  const target = own?.isSymbolicLink() ? await stat(path).catch(() => undefined) : own
  const entries =
    own?.isDirectory() === true ? await readdir(path).catch(() => undefined) : undefined
  if (entries === undefined) {
    files.push({ path: shown, location: path, size: target?.isFile() ? target.size : 0 })
    return
  }
  for (const entry of entries.sort()) {
    // Names that begin with a dot are a system's own, such as .DS_Store.
    if (!entry.startsWith('.')) await walk(join(path, entry), join(shown, entry), files)
  }
}

const tooMany = (): AppError =>
  new AppError(
    'invalid-argument',
    `More than ${mostFiles.toLocaleString('en-US')} files at once.`,
    {
      hint: 'Choose the folder that holds the saved answers only.',
    },
  )
