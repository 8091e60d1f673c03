/** What one recognised answer holds, before answers are joined, compared and turned into parts. */
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
} as const

export type ListKind = keyof typeof RECORD_KIND
export type SubjectKind = Exclude<keyof PartBodies, ListKind>

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
}

export interface ListAnswer {
  type: 'list'
  kind: ListKind
  uri: RingCentralUri | undefined
  page: Page
  items: Item[]
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
}

/** The answer cannot be placed before a person says what its request was. */
export interface AskingAnswer {
  type: 'asks'
  needs: Need[]
}

export type Need = 'organization' | 'user' | 'app'

export type Answer = (ListAnswer | SubjectAnswer | AskingAnswer) & { identity: AccountIdentity }

/** A parsed answer on its way to being recognised. */
export interface Given {
  json: JsonObject
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
