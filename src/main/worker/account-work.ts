/** What calls that write have in common: finding or making the account, and what they tell of parts. */
import type { PartDraft } from '../connectors/parts'
import type { Account } from '../../shared/schemas/accounts'
import type { Part } from '../../shared/schemas/common'
import { iso } from '../../shared/time'
import type { AccountFolder, FoundAccount } from '../store/account-folder'
import { writing, type WriteDatabase } from '../store/open'

/** Works on an account that is there, or makes it. */
export function withAccount<T>(
  folder: AccountFolder,
  known: FoundAccount | undefined,
  name: string,
  connector: Account['connector'],
  now: number,
  work: (db: WriteDatabase, account: Account, file: string) => T,
): T {
  if (!known) return folder.create(name, connector, now, work)
  return writing(known.file, (db) => work(db, known.account, known.file))
}

/** How many parts a report names one by one. */
const partsReported = 10_000

/** The first 10,000. */
export function reportedParts(drafts: readonly PartDraft[]): Part[] {
  return drafts.slice(0, partsReported).map((draft) => ({
    kind: draft.kind,
    subject: draft.subject,
    status: draft.status,
    ...(draft.reason === undefined ? {} : { reason: draft.reason }),
    takenAt: iso(draft.takenAt),
    count: draft.count,
  }))
}
