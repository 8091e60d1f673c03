/** Reads one saved answer from the disk. Whatever is wrong with it is said, and stops no other file. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { decode } from './decode'
import { jsonProblem } from './json-problem'

export interface SavedFile {
  /** Name as shown. */
  path: string
  /** File on disk. */
  location: string
  size: number
}

export type LoadedFile = { json: unknown; sha256: string } | { problem: string }

const MEGABYTE = 1024 * 1024
export const LARGEST_FILE = 256 * MEGABYTE

const tooLarge = (size: number): string =>
  `${Math.ceil(size / MEGABYTE)} MB; at most ${LARGEST_FILE / MEGABYTE} MB are read. Save it in pages, or split it.`

function systemProblem(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code === 'ENOENT') return 'It is not there any more.'
  if (code === 'EACCES' || code === 'EPERM') return 'It may not be read: access is denied.'
  if (code === 'ELOOP') return 'It is a link that leads to itself.'
  return `It could not be read${code === '' ? '' : ` (${code})`}.`
}

export async function loadFile(file: SavedFile): Promise<LoadedFile> {
  if (file.size > LARGEST_FILE) return { problem: `It has ${tooLarge(file.size)}` }
  let bytes: Buffer
  try {
    // Asked before opening: opening a pipe would wait for ever.
    const stats = await stat(file.location)
    if (stats.isDirectory())
      return {
        problem:
          'It is a folder that was not looked into: it may not be read, or it is a link to one.',
      }
    if (!stats.isFile()) return { problem: 'It is no regular file.' }
    if (stats.size > LARGEST_FILE) return { problem: `It has ${tooLarge(stats.size)}` }
    bytes = await readFile(file.location)
  } catch (thrown) {
    return { problem: systemProblem(thrown) }
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const decoded = decode(bytes)
  if ('problem' in decoded) return { problem: `This is ${decoded.problem}.` }
  try {
    return { json: JSON.parse(decoded.text) as unknown, sha256 }
  } catch {
    return { problem: jsonProblem(decoded.text) }
  }
}
