/** A question's ground made of facts alone, without an account's file: of no part is anything known. */
import Database from 'better-sqlite3'
import { AccessIndex } from '../../src/main/access/access-index'
import type { SnapshotFacts } from '../../src/main/access/model'
import { AppError } from '../../src/shared/result'
import type { Asked, Reader } from '../../src/main/queries/reader'

const db = new Database(':memory:')
db.exec('CREATE TABLE part (id, kind, subject, status, reason, at)')

const total = (value: number) => ({ value, is: 'total' as const })

/** @param place its account's name, which is its id as well, and its snapshot */
export function askedOf(facts: SnapshotFacts, { account = 'test', snapshot = 1 } = {}): Asked {
  const name = account === 'test' ? 'Test' : account
  return {
    account: { id: account, name, createdAt: '2026-01-01T00:00:00.000Z' },
    db,
    snapshot: {
      id: snapshot,
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

/** A reader of these alone; without any, of nothing but what is asked about. */
export function readerOf(...places: readonly Asked[]): Pick<Reader, 'ask'> {
  return {
    ask(account, at) {
      const found = places.filter(
        (place) =>
          place.account.id === account && (at === undefined || at === String(place.snapshot.id)),
      )
      if (found.length === 0) throw new AppError('not-found', `There is no ${account} at ${at}.`)
      return found.at(-1)!
    },
  }
}
