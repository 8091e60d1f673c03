/** Bodies of parts: recognised fields as packed JSON, stored once however often they are read again. */
import { createHash } from 'node:crypto'
import type { PartBodies } from '../connectors/parts'
import type { PartKind } from '../../shared/schemas/common'
import type { ReadDatabase, WriteDatabase } from './open'
import { packed, unpacked } from './packed'
import { statement } from './statement'

/** Stores a body and returns its address. */
export function writeBody(db: WriteDatabase, body: PartBodies[PartKind]): string {
  const json = JSON.stringify(body)
  const address = createHash('sha256').update(json).digest('hex')
  const known = statement(db, 'SELECT 1 FROM part_body WHERE sha256 = ?').get(address)
  if (!known) {
    statement(db, 'INSERT INTO part_body (sha256, content) VALUES (?, ?)').run(
      address,
      packed(json),
    )
  }
  return address
}

/** @returns null for a part without a body */
export function readBody(db: ReadDatabase, partId: number): PartBodies[PartKind] | null {
  const content = statement(
    db,
    'SELECT content FROM part JOIN part_body ON part_body.sha256 = part.body_sha256 WHERE part.id = ?',
  )
    .pluck()
    .get(partId) as Buffer | undefined
  if (!content) return null
  return JSON.parse(unpacked(content)) as PartBodies[PartKind]
}

/** Drops bodies that no part refers to any more. */
export function dropUnusedBodies(db: WriteDatabase): void {
  db.prepare(
    'DELETE FROM part_body WHERE sha256 NOT IN (SELECT body_sha256 FROM part WHERE body_sha256 IS NOT NULL)',
  ).run()
}
