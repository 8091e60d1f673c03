/**
 * ZIP archives. What an archive says of itself is checked before anything is unpacked, and what is
 * unpacked is checked against that. Names of entries are only shown: nothing is written under them.
 */
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'

const MEGABYTE = 1024 * 1024
const MOST_ENTRIES = 10_000
/** All entries together, those of an archive within the archive included; in bytes. */
const MOST_UNPACKED = 4096 * MEGABYTE
/** Harmless whatever its size, and beyond that as many times the archive's own. */
const ALWAYS_UNPACKED = 64 * MEGABYTE
const MOST_TIMES = 250

const LONGEST_NAME = 300
const LINK = 0o120000
const FILE_TYPE = 0o170000

/** What an archive and those within it may unpack to together. */
export class UnpackingLimit {
  #entries = MOST_ENTRIES
  #bytes: number

  /** @param size of the outermost archive, in bytes */
  constructor(size: number) {
    this.#bytes = Math.min(MOST_UNPACKED, Math.max(ALWAYS_UNPACKED, size * MOST_TIMES))
  }

  /** @returns why these are too many, or undefined where they are not */
  take(entries: readonly Entry[]): string | undefined {
    const bytes = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (bytes > this.#bytes) {
      return `It would unpack to ${Math.ceil(bytes / MEGABYTE)} MB, and at most ${Math.floor(this.#bytes / MEGABYTE)} MB are unpacked of an archive of this size. Unpack it yourself, and import the files that you need.`
    }
    if (entries.length > this.#entries) return tooMany(entries.length)
    this.#bytes -= bytes
    this.#entries -= entries.length
    return undefined
  }
}

const tooMany = (count: number): string =>
  `It has ${count} entries; at most ${MOST_ENTRIES} are read, those of archives within it included. Unpack it yourself, and import the files that you need.`

/** One file in an archive. */
export interface ArchivedFile {
  /** As shown; cut where it is long. */
  name: string
  size: number
  /** Why it cannot be read at all. */
  problem?: string
  /** @throws ArchiveProblem where it is damaged */
  chunks(): AsyncIterable<Buffer>
}

/** What is wrong with an archive or an entry, said to the person. */
export class ArchiveProblem extends Error {}

export interface Archive {
  /** In the order of their names. */
  files: ArchivedFile[]
  /** Whether it is a workbook: those are archives too. */
  isWorkbook: boolean
  close(): void
}

/** @throws ArchiveProblem */
export async function openArchive(location: string, limit: UnpackingLimit): Promise<Archive> {
  const zip = await damageSaid('The archive', () =>
    // Names are decoded here, so that an odd one does not end the reading of all the others.
    yauzl.openPromise(location, { autoClose: false, decodeStrings: false }),
  )
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new ArchiveProblem(tooMany(zip.entryCount))
    const entries = await damageSaid('The archive', () => entriesOf(zip))
    const problem = limit.take(entries)
    if (problem !== undefined) throw new ArchiveProblem(problem)
    const named = entries.map((entry): [string, Entry] => [nameOf(entry), entry])
    const names = new Set(named.map(([name]) => name))
    return {
      files: named
        .filter(([name]) => !isFolder(name) && !isSystems(name))
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([name, entry]) => archivedFile(zip, name, entry)),
      isWorkbook: names.has('[Content_Types].xml') && names.has('xl/workbook.xml'),
      close: () => zip.close(),
    }
  } catch (thrown) {
    zip.close()
    throw thrown
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  return entries
}

const nameOf = (entry: Entry): string =>
  yauzl.getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    false,
  )

const isFolder = (name: string): boolean => name.endsWith('/')

/** What systems leave in archives: macOS's `__MACOSX`, and names that begin with a dot. */
const isSystems = (name: string): boolean =>
  name
    .split('/')
    .some((part) => part === '__MACOSX' || (part.startsWith('.') && part !== '.' && part !== '..'))

function archivedFile(zip: ZipFile, name: string, entry: Entry): ArchivedFile {
  const problem = problemOf(entry)
  return {
    name: name.slice(0, LONGEST_NAME).toWellFormed(),
    size: entry.uncompressedSize,
    ...(problem === undefined ? {} : { problem }),
    chunks: () => chunksOf(zip, entry),
  }
}

function problemOf(entry: Entry): string | undefined {
  const madeByUnix = entry.versionMadeBy >>> 8 === 3
  if (madeByUnix && ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK) {
    return 'It is a link to another file; put the file itself into the archive.'
  }
  if (entry.isEncrypted()) {
    return 'It is encrypted with a password; unpack the archive yourself, and import the files.'
  }
  if (!entry.canDecodeFileData()) {
    return 'It is compressed in a way that is not read; unpack the archive yourself, or pack it anew as an ordinary ZIP.'
  }
  return undefined
}

async function* chunksOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await damageSaid('It', () => zip.openReadStreamPromise(entry))
  let sum = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (thrown) {
    throw damaged('It', thrown)
  } finally {
    stream.destroy()
  }
  if (sum !== entry.crc32) throw damaged('It', new Error('its checksum is another one'))
}

async function damageSaid<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    throw damaged(what, thrown)
  }
}

function damaged(what: string, thrown: unknown): ArchiveProblem {
  const why = thrown instanceof Error ? thrown.message : String(thrown)
  return new ArchiveProblem(
    `${what} is damaged or cut off, and cannot be unpacked (${why.slice(0, 120)}). Save or send it again.`,
  )
}
