/** Writes an import, or takes one back, each in one transaction: a failure leaves the account as it was. */
import { subjectOf, type ImportToWrite, type PartDraft } from '../connectors/parts'
import { AppError } from '../../shared/result'
import { writeIdentity } from './account-identity'
import { storeError } from './errors'
import { appEntities, simpleEntities } from './identities'
import type { WriteDatabase } from './open'
import { dropUnusedBodies, writeBody } from './part-bodies'
import { project, projectAnew } from './project'
import { statement } from './statement'

export interface WrittenImport {
  import: number
  snapshot: number
}

/** How many names of files an import keeps to be recognised by. */
const namesKept = 20

/** @throws AppError naming the cause; nothing was written then */
export function writeImport(db: WriteDatabase, file: string, input: ImportToWrite): WrittenImport {
  const write = db.transaction((): WrittenImport => {
    const { from, ...written } = insertImport(db, input)
    input.drafts = []
    projectFrom(db, from)
    return written
  })
  return inOneTransaction(write, file)
}

/** @returns also the moment of its oldest part */
function insertImport(db: WriteDatabase, input: ImportToWrite): WrittenImport & { from: number } {
  const drafts = withSignedInUser(input.drafts)
  const moments = drafts.map((draft) => draft.takenAt ?? input.now)
  const at = moments.reduce((a, b) => Math.max(a, b), -Infinity)
  // Answers can each have a date of their own: the import has one where all of them do, the newest.
  const takenAt = drafts.every((draft) => draft.takenAt !== null) ? at : null
  const importId = Number(
    db
      .prepare(
        `INSERT INTO import (imported_at, taken_at, files, names, identity, source)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(
        input.now,
        takenAt,
        input.files.length,
        JSON.stringify(input.files.slice(0, namesKept)),
        input.identity ? JSON.stringify(input.identity) : null,
        input.source ?? 'files',
      ).lastInsertRowid,
  )
  for (const draft of drafts) insertPart(db, importId, input.now, draft)
  const snapshot = db
    .prepare(
      `INSERT INTO snapshot (import_id, at, taken_at, counts, coverage, not_whole)
       VALUES (?, ?, ?, '{}', '[]', 0)`,
    )
    .run(importId, at, takenAt).lastInsertRowid
  const from = moments.reduce((a, b) => Math.min(a, b), Infinity)
  return { import: importId, snapshot: Number(snapshot), from }
}

/** Takes an import back: every other answer stays as it was. @throws AppError `not-found` */
export function undoImport(db: WriteDatabase, file: string, importId: number | undefined): number {
  const undo = db.transaction((): number => {
    const id = (importId ?? db.prepare('SELECT max(id) FROM import').pluck().get()) as number | null
    const known = id !== null && db.prepare('SELECT 1 FROM import WHERE id = ?').get(id)
    if (!known) {
      throw new AppError(
        'not-found',
        id === null ? 'This account has no import to take back.' : `There is no import ${id}.`,
        { hint: 'The list of imports shows their numbers.' },
      )
    }
    const from = db
      .prepare('SELECT min(at) FROM part WHERE import_id = ?')
      .pluck()
      .get(id) as number
    db.prepare('DELETE FROM snapshot WHERE import_id = ?').run(id)
    db.prepare('DELETE FROM part WHERE import_id = ?').run(id)
    db.prepare('DELETE FROM import WHERE id = ?').run(id)
    dropUnusedBodies(db)
    projectFrom(db, from)
    dropUnusedIdentities(db)
    return id
  })
  return inOneTransaction(undo, file)
}

function inOneTransaction<T>(work: { immediate: () => T }, file: string): T {
  try {
    // Immediate: another process's writer is met at the start, not after the work.
    return work.immediate()
  } catch (thrown) {
    throw storeError(thrown, file)
  }
}

function insertPart(db: WriteDatabase, importId: number, now: number, draft: PartDraft): void {
  statement(
    db,
    `INSERT INTO part (import_id, kind, subject, status, reason, note, at, taken_at, file, sha256, count, body_sha256)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    importId,
    draft.kind,
    draft.subject,
    draft.status,
    draft.reason ?? null,
    draft.note ?? null,
    draft.takenAt ?? now,
    draft.takenAt,
    draft.source.file,
    draft.source.sha256,
    draft.count,
    draft.body === null ? null : writeBody(db, draft.body),
  )
}

/**
 * `~` means whoever was signed in when the answer was taken. Answers of one import that tell who that
 * was settle it for the others; told of two people, none is settled.
 */
function withSignedInUser(drafts: PartDraft[]): PartDraft[] {
  const told = new Set(
    drafts.flatMap((draft) =>
      draft.kind === 'signed-in-user' && draft.body ? [draft.body.user] : [],
    ),
  )
  const real = told.size === 1 ? [...told][0]! : '~'
  const settled = drafts.map((draft) => settledDraft(draft, real))
  if (settled.every((draft, number) => draft === drafts[number])) return drafts
  const kept = new Set(drafts.map(keyOf))
  // Where the same import also has an answer under the real id, the two stay apart.
  return settled.map((draft, number) => {
    if (draft === drafts[number]) return draft
    const before = settledDraft(drafts[number]!, '~')
    return keyOf(draft) !== keyOf(before) && kept.has(keyOf(draft)) ? before : draft
  })
}

const keyOf = (draft: PartDraft): string => `${draft.kind} ${draft.subject}`

/** @param real who `~` is; `~` itself where that is not settled */
function settledDraft(draft: PartDraft, real: string): PartDraft {
  // Answers that contradict each other have no body, but they are about somebody too.
  if (!draft.body) return { ...draft, subject: draft.subject.replace(/^~(?= |$)/, real) }
  switch (draft.kind) {
    case 'authorization-profile': {
      const user = draft.body.user === '~' ? real : draft.body.user
      return {
        ...draft,
        subject: subjectOf(user, draft.body.target),
        body: { ...draft.body, user },
      }
    }
    case 'permission-check': {
      const user = draft.body.user === '~' ? real : draft.body.user
      const subject = subjectOf(user, draft.body.target, draft.body.permission.id)
      return { ...draft, subject, body: { ...draft.body, user } }
    }
    case 'error-observation': {
      const user = draft.body.user === '~' ? real : draft.body.user
      const about = draft.body.permission ?? draft.body.applicationScope
      return {
        ...draft,
        subject: subjectOf(user, draft.body.code, about),
        body: { ...draft.body, user },
      }
    }
    case 'signed-in-user':
      // Each person is a subject: a second one does not replace the first, but unsettles it.
      return { ...draft, subject: draft.body.user }
    case 'user-app-resources': {
      // It replaces no answer that speaks of menus as well.
      const { user, app, resources } = draft.body
      return resources.menus ? draft : { ...draft, subject: subjectOf(user, app, 'permissions') }
    }
    case 'assignment': {
      if (draft.body.user !== '~') return draft
      return { ...draft, subject: real, body: { ...draft.body, user: real } }
    }
    default:
      return draft
  }
}

/** What tables do not speak of means another thing in an account of tables, also before that moment. */
function projectFrom(db: WriteDatabase, from: number): void {
  if (writeIdentity(db)) projectAnew(db)
  else project(db, from)
}

function dropUnusedIdentities(db: WriteDatabase): void {
  for (const entity of [...simpleEntities, ...appEntities]) {
    db.prepare(
      `DELETE FROM ${entity} WHERE id NOT IN (SELECT ${entity}_id FROM ${entity}_version)`,
    ).run()
  }
}
