/**
 * Bodies of parts: recognised fields as packed JSON, stored once however often they are read again. What
 * users have in apps is stored without the user, whom the part's subject names: thousands share one body.
 */
import { createHash } from 'node:crypto'
import {
  idsOf,
  type AppResources,
  type PartBodies,
  type UserAppResourcesRecord,
} from '../connectors/parts'
import type { PartKind } from '../../shared/schemas/common'
import type { ReadDatabase, WriteDatabase } from './open'
import { packed, unpacked } from './packed'
import { statement } from './statement'
import type { StoredPart } from './stored-part'

type Body = PartBodies[PartKind]
type SharedBody = Omit<UserAppResourcesRecord, 'user'>

/** Addresses of bodies with these resources: an object that many parts share is hashed once. */
const addresses = new WeakMap<AppResources, { of: string; address: string }>()

/** Stores a body and returns its address. */
export function writeBody(db: WriteDatabase, body: Body): string {
  if (!('resources' in body)) {
    const json = JSON.stringify(body)
    return store(db, addressOf(json), () => json)
  }
  const { organization, app, resources } = body
  const json = () => JSON.stringify({ organization, app, resources } satisfies SharedBody)
  const of = JSON.stringify([organization, app])
  let known = addresses.get(resources)
  if (known?.of !== of) addresses.set(resources, (known = { of, address: addressOf(json()) }))
  return store(db, known.address, json)
}

const addressOf = (json: string): string => createHash('sha256').update(json).digest('hex')

function store(db: WriteDatabase, address: string, json: () => string): string {
  const known = statement(db, 'SELECT 1 FROM part_body WHERE sha256 = ?').get(address)
  if (!known) {
    statement(db, 'INSERT INTO part_body (sha256, content) VALUES (?, ?)').run(
      address,
      packed(json()),
    )
  }
  return address
}

/** Reads bodies; those that many parts share are parsed once, and the parts share the object. */
export class Bodies {
  readonly #db: ReadDatabase
  readonly #shared = new Map<string, SharedBody>()

  constructor(db: ReadDatabase) {
    this.#db = db
  }

  /** @returns null for a part without a body */
  of({ id, kind, subject }: Pick<StoredPart, 'id' | 'kind' | 'subject'>): Body | null {
    const address = statement(this.#db, 'SELECT body_sha256 FROM part WHERE id = ?')
      .pluck()
      .get(id) as string | null
    if (address === null) return null
    if (kind !== 'user-app-resources') return this.#read(address) as Body
    let shared = this.#shared.get(address)
    if (!shared) this.#shared.set(address, (shared = this.#read(address) as SharedBody))
    return { ...shared, user: idsOf(subject)[0]! }
  }

  #read(address: string): unknown {
    const content = statement(this.#db, 'SELECT content FROM part_body WHERE sha256 = ?')
      .pluck()
      .get(address) as Buffer
    return JSON.parse(unpacked(content))
  }
}

/** Drops bodies that no part refers to any more. */
export function dropUnusedBodies(db: WriteDatabase): void {
  db.prepare(
    'DELETE FROM part_body WHERE sha256 NOT IN (SELECT body_sha256 FROM part WHERE body_sha256 IS NOT NULL)',
  ).run()
}
