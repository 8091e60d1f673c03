/** Bringing saved answers in, and taking an import back. */
import * as v from 'valibot'
import { ErrorValue } from '../result'
import { Account, Snapshot } from './accounts'
import { Part } from './common'
import { Asked, SyncProgress, SyncReport } from './syncs'

export const ImportOptions = v.object({
  /** EnOS: organization, user and app of an answer that does not carry its request. */
  organization: v.optional(v.string()),
  user: v.optional(v.string()),
  app: v.optional(v.string()),
  /** EnOS: role of an answer that does not carry its request. */
  role: v.optional(v.string()),
  /** Of tables whose encoding cannot be detected: a label of the WHATWG Encoding Standard. */
  encoding: v.optional(v.string()),
  /** When the answers were taken: ISO 8601 date or date-time. */
  taken: v.optional(v.string()),
  /** Kinds of list that the person vouches for as whole. */
  whole: v.optional(v.array(v.string())),
  /** Also bring in answers of another server or account id. */
  mixed: v.optional(v.boolean()),
})
export type ImportOptions = v.InferOutput<typeof ImportOptions>

/** What a person can say about answers that do not carry their request. */
const Need = v.picklist(['organization', 'user', 'app', 'role'])

export const ImportedFile = v.object({
  path: v.string(),
  /** What the file was recognised as, in words. */
  recognised: v.optional(v.string()),
  /** Records read from it. */
  records: v.optional(v.number()),
  /** Why nothing of it came in: what is wrong, where, what to do. */
  error: v.optional(v.string()),
  /** What is odd about it although it came in. */
  warnings: v.optional(v.array(v.string())),
  /** What a person could say, so that what was left out of it comes in. */
  needs: v.optional(v.array(Need)),
})
export type ImportedFile = v.InferOutput<typeof ImportedFile>

/** What only a person can say before these files can come in. */
export const ImportQuestion = v.variant('kind', [
  v.object({
    kind: v.literal('enos-request'),
    files: v.array(v.string()),
    needs: v.array(Need),
  }),
  v.object({
    /** Tables that are neither UTF-8 nor UTF-16: a person picks the encoding that reads right. */
    kind: v.literal('encoding'),
    files: v.array(v.string()),
    /** The same first lines that tell them apart, as each encoding reads them. */
    previews: v.array(
      v.object({ encoding: v.string(), name: v.string(), lines: v.array(v.string()) }),
    ),
  }),
  v.object({
    kind: v.literal('other-account'),
    /** What this account is, as far as known. */
    ours: v.string(),
    others: v.array(v.object({ is: v.string(), files: v.array(v.string()) })),
  }),
])
export type ImportQuestion = v.InferOutput<typeof ImportQuestion>

export const ImportReport = v.object({
  /** `asks`: nothing came in yet, the questions wait for answers. `nothing`: no file could be used. */
  state: v.picklist(['done', 'asks', 'nothing']),
  /** Absent where nothing came in. */
  import: v.optional(v.number()),
  account: v.optional(v.object({ id: v.string(), name: v.string() })),
  snapshot: v.optional(Snapshot),
  /** At most 10,000; `partsTotal` counts them all. */
  parts: v.array(Part),
  partsTotal: v.number(),
  files: v.array(ImportedFile),
  questions: v.array(ImportQuestion),
})
export type ImportReport = v.InferOutput<typeof ImportReport>

export const ImportRecord = v.object({
  id: v.number(),
  /** Saved files that a person brought in, a sync, or a question that was asked of the vendor. */
  source: v.picklist(['files', 'sync', 'question']),
  importedAt: v.string(),
  takenAt: v.nullable(v.string()),
  files: v.number(),
  /** The first few file names. */
  names: v.array(v.string()),
  parts: v.number(),
  snapshot: v.number(),
})
export type ImportRecord = v.InferOutput<typeof ImportRecord>

/** Long work: started by a call, watched by `runs.changed`, ended by itself or by `runs.cancel`. */
export const Run = v.object({
  id: v.string(),
  kind: v.picklist([
    'import',
    'undo-import',
    'sample',
    'backup',
    'export',
    'sign-in',
    'disconnect',
    'sync',
    'question',
    'hygiene',
  ]),
  account: v.optional(v.string()),
  status: v.picklist(['running', 'done', 'failed', 'cancelled']),
  phase: v.picklist([
    'waiting',
    'signing-in',
    'reading',
    'storing',
    'copying',
    'writing',
    'searching',
    'finished',
  ]),
  done: v.number(),
  total: v.optional(v.number()),
  /** What is being worked on now, such as a file name. */
  note: v.optional(v.string()),
  error: v.optional(ErrorValue),
  /** Of a sign-in: the page to open in a browser. */
  link: v.optional(v.string()),
  /** Of a sync, while it goes on and when it has ended. */
  sync: v.optional(SyncProgress),
  /** Of a sync that ended with a snapshot. */
  syncReport: v.optional(SyncReport),
  /** Of a question to the vendor that ended. */
  asked: v.optional(Asked),
  /** Of an import that ended. */
  report: v.optional(ImportReport),
  /** Of a sample, an undone import, a sign-in or a disconnection. */
  result: v.optional(v.object({ account: Account })),
  /** Of a sign-in: all accounts that it connected; EnOS's application can read several organizations. */
  connected: v.optional(v.array(Account)),
  /** Of a backup or export: fetch it once from `/download/<ticket>`. */
  download: v.optional(v.object({ ticket: v.string(), name: v.string(), bytes: v.number() })),
  /** Of an export: where its data came from, as JSON; a download of its own. */
  provenance: v.optional(v.object({ ticket: v.string(), name: v.string(), bytes: v.number() })),
})
export type Run = v.InferOutput<typeof Run>
