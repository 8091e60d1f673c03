/**
 * What users have in apps while a sync is not finished: an answer that says what another one said refers
 * to the same content, which is stored once and parsed once.
 */
import { createHash } from 'node:crypto'
import type { Answer, Item } from '../connectors/files/answers'
import type { AccountIdentity, UserAppResourcesRecord } from '../connectors/parts'
import type { ReadDatabase, WriteDatabase } from './open'
import { packed, unpacked } from './packed'
import { statement } from './statement'

/** Stands in a stored answer where organization, app and resources stood. */
interface Reference {
  user: string
  staged: number
}
type Shared = Omit<UserAppResourcesRecord, 'user'>

/** The answer as it is stored: what users share is stored apart. */
export function withReferences(db: WriteDatabase, sync: number, answer: Answer): unknown {
  return withBodies(answer, ({ user, ...shared }: UserAppResourcesRecord): Reference => ({
    user,
    staged: stage(db, sync, shared),
  }))
}

function stage(db: WriteDatabase, sync: number, { organization, app, resources }: Shared): number {
  const json = JSON.stringify({ organization, app, resources } satisfies Shared)
  const sha256 = createHash('sha256').update(json).digest('hex')
  const known = statement(db, 'SELECT id FROM sync_resources WHERE sync_id = ? AND sha256 = ?')
    .pluck()
    .get(sync, sha256) as number | undefined
  if (known !== undefined) return known
  const sql = 'INSERT INTO sync_resources (sync_id, sha256, content) VALUES (?, ?, ?)'
  return Number(statement(db, sql).run(sync, sha256, packed(json)).lastInsertRowid)
}

/** Reads stored answers; those that say the same share what they say, and all of them their identities. */
export class StagedContent {
  readonly #db: ReadDatabase
  readonly #shared = new Map<number, Shared>()
  readonly #identities = new Map<string, AccountIdentity>()

  constructor(db: ReadDatabase) {
    this.#db = db
  }

  /** @param content as {@link withReferences} made it, packed */
  answer(content: Buffer): Answer {
    const stored = JSON.parse(unpacked(content)) as Answer
    const answer = withBodies(stored, ({ user, staged }: Reference): UserAppResourcesRecord => ({
      ...this.#read(staged),
      user,
    })) as Answer
    return { ...answer, identity: this.#identity(answer.identity) }
  }

  #identity(identity: AccountIdentity): AccountIdentity {
    const { connector, server = '', externalId = '' } = identity
    const key = `${connector} ${server} ${externalId}`
    const known = this.#identities.get(key) ?? identity
    this.#identities.set(key, known)
    return known
  }

  #read(id: number): Shared {
    let shared = this.#shared.get(id)
    if (!shared) {
      const content = statement(this.#db, 'SELECT content FROM sync_resources WHERE id = ?')
        .pluck()
        .get(id) as Buffer
      this.#shared.set(id, (shared = JSON.parse(unpacked(content)) as Shared))
    }
    return shared
  }
}

/** The answer with other bodies of what users have in apps. */
function withBodies<From, To>(answer: Answer, change: (body: From) => To): unknown {
  if (answer.type !== 'subjects') return answer
  const isShared = ({ kind }: Item) => kind === 'user-app-resources'
  if (!answer.items.some(isShared)) return answer
  return {
    ...answer,
    items: answer.items.map((item) =>
      isShared(item) ? { ...item, body: change(item.body as From) } : item,
    ),
  }
}
