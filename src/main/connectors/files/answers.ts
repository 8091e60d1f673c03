/** What one recognised answer holds, before answers are joined, compared and turned into parts. */
import type { ListKind as AnyListKind } from '../../../shared/schemas/common'
import type { ImportOptions } from '../../../shared/schemas/imports'
import type { AccountIdentity, PartBodies, RoleListDomain } from '../parts'
import type { RingCentralUri } from '../ringcentral/transform/uri'
import type { Page } from '../ringcentral/transform/paging'
import type { JsonObject } from '../fields'
import type { Remarks } from '../remarks'

/** Lists, and the kind of part that each of their records is. */
export const RECORD_KIND = {
  'permission-dictionary': 'permission',
  'permission-category-list': 'permission-category',
  'role-list': 'role',
  'user-list': 'user',
  'assignment-list': 'assignment',
  'site-list': 'site',
} as const

/** Lists that are answers; those of tables are put together in tables/. */
export type ListKind = keyof typeof RECORD_KIND
type TableListKind = Exclude<AnyListKind, ListKind>
export type SubjectKind = Exclude<keyof PartBodies, ListKind | TableListKind>

/** What an answer says of one subject. */
export type Item = { [K in SubjectKind]: ItemOf<K> }[SubjectKind]

export interface ItemOf<K extends SubjectKind> {
  kind: K
  subject: string
  body: PartBodies[K]
  count: number
  /** Why it does not say all that its kind should. */
  incomplete?: string
  /** Set where what it says was lost in part, not only left unsaid: it may end nothing. */
  damaged?: true
  note?: string
  /** EnOS: an error said so, by its code; see connectors/enos/get/unreadable-apps.ts. */
  toldByError?: true
}

export interface ListAnswer {
  type: 'list'
  kind: ListKind
  uri: RingCentralUri | undefined
  page: Page
  items: Item[]
  /** Without a uri: what tells its request from other requests for such a list. */
  request?: string
  /** Why its paging proves nothing, whatever it says; a person may still vouch for it. */
  unproven?: string
  /** What speaks against it beyond what its pages say, such as a list that changed while being read. */
  objection?: string
  /** Records that could not be read; the first problem stands for all. */
  refused: { count: number; first: string } | undefined
  /** Query parameters that make the vendor leave records out. */
  filters: string[]
  /** Of a role list. */
  domain?: RoleListDomain
  note?: string
}

export interface SubjectAnswer {
  type: 'subjects'
  items: Item[]
  /** What the vendor refused to tell: nothing is known of it, and nothing ends. */
  refused?: RefusedPart[]
  /**
   * The items are filed under enos-app-service's own id of their app, this one; it takes an
   * answer that names its access key, or a person, to say which app that is.
   */
  application?: string
  /** Where one subject's answer comes in pages; see subject-pages.ts. */
  page?: Page
}

export interface RefusedPart {
  kind: ListKind | SubjectKind
  subject: string
  reason: string
}

/** The answer cannot be placed before a person says what its request was. */
export interface AskingAnswer {
  type: 'asks'
  needs: Need[]
}

export type Need = 'organization' | 'user' | 'app' | 'role'

export type Answer = (ListAnswer | SubjectAnswer | AskingAnswer) & { identity: AccountIdentity }

/**
 * The request that an answer came from, where a container (HAR, Postman) kept it. Nothing else of the
 * request is ever read: no header, no cookie, no variable.
 */
export interface SavedRequest {
  method: string
  /** Scheme, host and port; absent where the address has variables in their place. */
  origin?: string
  /** Encoded as in the address. Where a variable stands for one of its ids, there is no request at all. */
  path: string
  /**
   * Only parameters that some shape needs, such as `orgId` (see containers/allowed.ts), decoded. Of
   * those that may name a person (`email`, `extensionNumber`) the value is `…`: only that it filters.
   */
  query: ReadonlyMap<string, string>
  /**
   * Only fields that some shape needs, such as `roleId`; `pagination` as `pageNo` and `pageSize`, a
   * list (`userIds`) as the JSON of its texts.
   */
  body: ReadonlyMap<string, string>
  /** Whether it had other parameters or fields: they may filter, so nothing proves its list to be all. */
  hasMore: boolean
  status?: number
  /** Unix milliseconds; null where the container does not say. */
  takenAt: number | null
}

/** A parsed answer on its way to being recognised. */
export interface Given {
  json: JsonObject
  request?: SavedRequest
  /** Of its own `uri` field, where it has one that can be read. */
  uri: RingCentralUri | undefined
}

export interface Reading {
  /** What it was recognised as, in words. */
  name: string
  /** Throws `BadField` where nothing of the answer can be used. */
  read(context: { options: ImportOptions; remarks: Remarks }): Answer
}

/** One shape of answer: recognised by its fields and its `uri`, never by a file's name. */
export interface Shape {
  name: string
  recognise(given: Given): Reading | undefined
}
