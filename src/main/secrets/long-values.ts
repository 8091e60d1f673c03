/**
 * Values of any length in entries of a limited one. Windows takes 2,560 bytes in an entry
 * (wincred.h, CRED_MAX_CREDENTIAL_BLOB_SIZE), and a JWT can be longer. The same is done on every system,
 * so that it is tested wherever tests run.
 *
 * A value that fits is its entry. A longer one lies in numbered entries, and its own entry says how many
 * and of which of two sets: a new value is written to the set that is not in use, so a failure half-way
 * leaves the old value whole. The entries of a set are always numbered without a gap, since they are
 * written upwards and deleted downwards; so none can be forgotten.
 */
import { AppError } from '../../shared/result'

export interface Entries {
  get(name: string): Promise<string | undefined>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}

export const longestEntry = 2_400
const marker = 'permiscope-entries'
const sets = ['a', 'b'] as const
type Set = (typeof sets)[number]

export async function getLong(entries: Entries, name: string): Promise<string | undefined> {
  const head = await entries.get(name)
  if (head === undefined) return undefined
  const numbered = readHead(head)
  if (!numbered) return head
  const pieces: string[] = []
  for (let number = 1; number <= numbered.count; number++) {
    const piece = await entries.get(pieceName(name, numbered.set, number))
    if (piece === undefined) return replaced(entries, name, head)
    pieces.push(piece)
  }
  return pieces.join('')
}

export async function setLong(entries: Entries, name: string, value: string): Promise<void> {
  const pieces = split(value)
  const old = readHead((await entries.get(name)) ?? '')
  if (pieces.length === 1 && !value.startsWith(marker)) {
    await entries.set(name, value)
  } else {
    const set = old?.set === 'a' ? 'b' : 'a'
    await deleteSet(entries, name, set)
    for (const [index, piece] of pieces.entries()) {
      await entries.set(pieceName(name, set, index + 1), piece)
    }
    await entries.set(name, `${marker} ${pieces.length} ${set}`)
  }
  if (old) await deleteSet(entries, name, old.set)
}

export async function deleteLong(entries: Entries, name: string): Promise<void> {
  for (const set of sets) await deleteSet(entries, name, set)
  await entries.delete(name)
}

/** Another process may have written a newer value while this one was read. */
async function replaced(entries: Entries, name: string, head: string): Promise<string | undefined> {
  if ((await entries.get(name)) !== head) return getLong(entries, name)
  throw new AppError('keychain', 'An entry of Permiscope in the keychain is not whole', {
    hint: 'Connect the account again; that writes it anew.',
    detail: { keychain: 'failed' },
  })
}

async function deleteSet(entries: Entries, name: string, set: Set): Promise<void> {
  let count = 0
  while ((await entries.get(pieceName(name, set, count + 1))) !== undefined) count++
  for (; count > 0; count--) await entries.delete(pieceName(name, set, count))
}

const pieceName = (name: string, set: Set, number: number): string => `${name}:${set}${number}`

function readHead(head: string): { count: number; set: Set } | undefined {
  const [, count, set] = /^permiscope-entries (\d+) ([ab])$/.exec(head) ?? []
  return count === undefined ? undefined : { count: Number(count), set: set as Set }
}

/** Pieces of at most {@link longestEntry} bytes of UTF-8, never within a character; at least one. */
function split(value: string): string[] {
  if (Buffer.byteLength(value) <= longestEntry) return [value]
  const pieces: string[] = []
  let piece = ''
  let bytes = 0
  for (const character of value) {
    const more = Buffer.byteLength(character)
    if (bytes + more > longestEntry) {
      pieces.push(piece)
      piece = ''
      bytes = 0
    }
    piece += character
    bytes += more
  }
  return [...pieces, piece]
}
