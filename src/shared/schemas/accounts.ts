/** Accounts, snapshots and parts: what is stored, how old and how whole. */
import * as v from 'valibot'
import { Connection } from './connections'
import { Counts, Part, PartKind, PartStatus, SnapshotBrief, Count } from './common'

export const Connector = v.picklist(['ringcentral', 'enos', 'table', 'sample'])
export type Connector = v.InferOutput<typeof Connector>

/** Colours that a person can give an account; each has a shape of its own. */
export const AccountColour = v.picklist([
  'blue',
  'teal',
  'green',
  'amber',
  'red',
  'pink',
  'violet',
  'grey',
])
export type AccountColour = v.InferOutput<typeof AccountColour>

/** What a person says of an account, and no vendor. */
export const Description = v.object({
  /** Whose account it is: those of one client stand together. */
  client: v.optional(v.pipe(v.string(), v.maxLength(200))),
  colour: v.optional(AccountColour),
})
export type Description = v.InferOutput<typeof Description>

export const Account = v.object({
  id: v.string(),
  name: v.string(),
  /** Absent until a first answer tells. */
  connector: v.optional(Connector),
  /** Origin that the answers came from, as far as they tell. */
  server: v.optional(v.string()),
  /** RingCentral's account id or EnOS's organization id, as far as the answers tell. */
  externalId: v.optional(v.string()),
  ...Description.entries,
  createdAt: v.string(),
})
export type Account = v.InferOutput<typeof Account>

export const Snapshot = v.object({
  ...SnapshotBrief.entries,
  /** The import that closed it. */
  import: v.number(),
  counts: Counts,
})
export type Snapshot = v.InferOutput<typeof Snapshot>

export const AccountSummary = v.object({
  ...Account.entries,
  snapshots: v.number(),
  latest: v.optional(Snapshot),
  /** Absent where the account was never connected, or was disconnected. */
  connection: v.optional(Connection),
  /** Set where the account's file cannot be opened; the other accounts still work. */
  problem: v.optional(v.object({ message: v.string(), hint: v.optional(v.string()) })),
})
export type AccountSummary = v.InferOutput<typeof AccountSummary>

/** A part with where it came from. */
export const PartDetail = v.object({
  id: v.number(),
  ...Part.entries,
  /** Display name of the subject where one is known. */
  name: v.optional(v.string()),
  import: v.number(),
  importedAt: v.string(),
  /** File it came from, as named at import. */
  file: v.string(),
  sha256: v.string(),
  /** Remarks that do not make it partial but that a reader should know. */
  note: v.optional(v.string()),
})
export type PartDetail = v.InferOutput<typeof PartDetail>

/** One line of "how whole is this account": a kind of part, and the state of what it needs. */
export const Coverage = v.object({
  kind: PartKind,
  status: PartStatus,
  /** Subjects that were read whole, and how many there are to read as far as known. */
  read: v.number(),
  of: v.optional(Count),
  takenAt: v.nullable(v.string()),
  reason: v.optional(v.string()),
  /** What stays unknown because of it. */
  hides: v.optional(v.string()),
})
export type Coverage = v.InferOutput<typeof Coverage>

export const Overview = v.object({
  account: Account,
  snapshot: Snapshot,
  coverage: v.array(Coverage),
  /** Differences between the vendor's word and the computed access, as `access.differences` counts them: over users, permissions and menus. */
  differences: v.number(),
  /** Languages that names were read in, BCP 47; `''` where an answer did not say its language. */
  languages: v.array(v.string()),
  /** The one that names are shown in; absent: as each answer gave them first. */
  language: v.optional(v.string()),
})
export type Overview = v.InferOutput<typeof Overview>
