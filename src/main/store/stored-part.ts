/** Parts as they lie in the file, and which of two has the later word. */
import { ListKind, type PartKind, type PartStatus } from '../../shared/schemas/common'

/** A stored part without its body. `at` is its moment on the time line, in Unix milliseconds. */
export interface StoredPart {
  id: number
  importId: number
  kind: PartKind
  subject: string
  status: PartStatus
  reason: string | null
  note: string | null
  at: number
  takenAt: number | null
  count: number
  /** Of its import: `sync`, `files`, … */
  source?: string
}

/** Whether `a` has the later word: at the same moment, what was stored later. */
export const isNewer = (a: StoredPart, b: StoredPart): boolean =>
  a.at > b.at || (a.at === b.at && a.id > b.id)

export function newestPart(parts: Iterable<StoredPart | undefined>): StoredPart | undefined {
  let newest: StoredPart | undefined
  for (const part of parts) if (part && (!newest || isNewer(part, newest))) newest = part
  return newest
}

const lists: ReadonlySet<string> = new Set(ListKind.options)
export const isList = (kind: PartKind): boolean => lists.has(kind)

/** Kinds that are kept as evidence and say nothing that facts are made of. */
export const evidenceKinds: ReadonlySet<PartKind> = new Set<PartKind>([
  'signed-in-user',
  'account-info',
  'user-features',
  'extension-grants',
])
