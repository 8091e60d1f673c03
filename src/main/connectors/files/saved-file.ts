/** Reads saved bytes as JSON. Whatever is wrong with a file is said, and stops no other file. */
import { createHash } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import { decode } from './decode'
import { jsonProblem } from './json-problem'

export interface SavedFile {
  /** Name as shown. */
  path: string
  /** File on disk. */
  location: string
  size: number
}

export type LoadedJson = { json: unknown; sha256: string } | { problem: string }

const MEGABYTE = 1024 * 1024
/** Of what is parsed at once: JSON, HAR files, Postman collections; in an archive too. In bytes. */
export const LARGEST_JSON = 256 * MEGABYTE
/** What tells what a file is. In bytes. */
export const HEAD_LENGTH = 64 * 1024

export const tooLarge = (size: number): string =>
  `It has ${Math.ceil(size / MEGABYTE)} MB; at most ${LARGEST_JSON / MEGABYTE} MB are read. Save it in pages, or split it.`

export function systemProblem(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code === 'ENOENT') return 'It is not there any more.'
  if (code === 'EACCES' || code === 'EPERM') return 'It may not be read: access is denied.'
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return 'There is no room on the disk to unpack it. Free some space, and import it again.'
  }
  if (code === 'ELOOP') return 'It is a link that leads to itself.'
  return `It could not be read${code === '' ? '' : ` (${code})`}.`
}

/** The file's first bytes; fewer than asked for only where the file has no more. */
export async function headOf(file: SavedFile): Promise<{ head: Buffer } | { problem: string }> {
  try {
    // Asked before opening: opening a pipe would wait for ever.
    const stats = await stat(file.location)
    if (stats.isDirectory())
      return {
        problem:
          'It is a folder that was not looked into: it may not be read, or it is a link to one.',
      }
    if (!stats.isFile()) return { problem: 'It is no regular file.' }
    const handle = await open(file.location)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_LENGTH), 0, HEAD_LENGTH, 0)
      return { head: buffer.subarray(0, bytesRead) }
    } finally {
      await handle.close()
    }
  } catch (thrown) {
    return { problem: systemProblem(thrown) }
  }
}

export async function loadJson(file: SavedFile): Promise<LoadedJson> {
  const read = await textOf(file)
  return 'problem' in read ? read : parsed(read)
}

/** By itself, so that the bytes are given back before the text is parsed. */
async function textOf(
  file: SavedFile,
): Promise<{ text: string; sha256: string } | { problem: string }> {
  try {
    const { size } = await stat(file.location)
    if (size > LARGEST_JSON) return { problem: tooLarge(size) }
    return decoded(await readFile(file.location))
  } catch (thrown) {
    return { problem: systemProblem(thrown) }
  }
}

function decoded(bytes: Buffer): { text: string; sha256: string } | { problem: string } {
  const read = decode(bytes)
  if ('problem' in read) return { problem: `This is ${read.problem}.` }
  return { text: read.text, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function parsed({ text, sha256 }: { text: string; sha256: string }): LoadedJson {
  try {
    return { json: JSON.parse(text) as unknown, sha256 }
  } catch {
    return { problem: jsonProblem(text) }
  }
}

/** JSON that lies in memory already, such as one answer of a container. */
export function jsonOf(bytes: Buffer): LoadedJson {
  const read = decoded(bytes)
  return 'problem' in read ? read : parsed(read)
}
