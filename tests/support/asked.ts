/** A question's ground made of facts alone, without an account's file: of no part is anything known. */
import Database from 'better-sqlite3'
import { AccessIndex } from '../../src/main/access/access-index'
import type { SnapshotFacts } from '../../src/main/access/model'
import type { Asked } from '../../src/main/queries/reader'

const db = new Database(':memory:')
db.exec('CREATE TABLE part (id, kind, subject, status, reason, at)')

const total = (value: number) => ({ value, is: 'total' as const })

export function askedOf(facts: SnapshotFacts): Asked {
  return {
    account: { id: 'test', name: 'Test', createdAt: '2026-01-01T00:00:00.000Z' },
    db,
    snapshot: {
      id: 1,
      import: 1,
      at: 0,
      takenAt: null,
      counts: {
        users: total(facts.users.length),
        roles: total(facts.roles.length),
        permissions: total(facts.permissions.length),
        assignments: total(facts.assignments.length),
        apps: total(facts.apps.length),
        menus: total(facts.menus.length),
      },
      coverage: [],
      notWhole: 0,
      languages: [],
    },
    index: new AccessIndex(facts),
  }
}
