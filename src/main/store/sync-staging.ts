/** What an unfinished sync has read so far: its steps, and their answers as recognised fields. */
import type { StagedAnswer, StagedStep } from '../sync/staging'
import { keptOnce } from './kept-once'
import type { ReadDatabase, WriteDatabase } from './open'
import { packed } from './packed'
import { StagedContent, withReferences } from './staged-resources'
import { statement } from './statement'

/** A step stays where it was first put among the others. */
export function writeStep(db: WriteDatabase, sync: number, step: StagedStep): void {
  statement(
    db,
    `INSERT INTO sync_step (sync_id, step, label, status, done, total, reason, began_at, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (sync_id, step) DO UPDATE SET label = excluded.label, status = excluded.status,
       done = excluded.done, total = excluded.total, reason = excluded.reason,
       began_at = excluded.began_at, state = excluded.state`,
  ).run(
    sync,
    step.step,
    step.label,
    step.status,
    step.done,
    step.total ?? null,
    step.reason ?? null,
    step.beganAt,
    step.state,
  )
}

/** An answer of the same number replaces the earlier one. */
export function writeAnswers(
  db: WriteDatabase,
  sync: number,
  answers: readonly StagedAnswer[],
): void {
  const insert = statement(
    db,
    `INSERT OR REPLACE INTO sync_answer
       (sync_id, step, number, taken_at, source, sha256, paged, warnings, content)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { step, number, takenAt, source, sha256, answer, warnings } of answers) {
    insert.run(
      sync,
      step,
      number,
      takenAt,
      source,
      sha256,
      answer.type === 'list' ? 1 : 0,
      JSON.stringify(warnings),
      packed(JSON.stringify(withReferences(db, sync, answer))),
    )
  }
}

export function dropAnswers(db: WriteDatabase, sync: number, step: string): void {
  db.prepare('DELETE FROM sync_answer WHERE sync_id = ? AND step = ?').run(sync, step)
}

/** In the order in which they were first staged. */
export function stagedSteps(db: ReadDatabase, sync: number): StagedStep[] {
  const rows = db
    .prepare(
      `SELECT step, label, status, done, total, reason, began_at AS beganAt, state
       FROM sync_step WHERE sync_id = ? ORDER BY place`,
    )
    .all(sync) as (Omit<StagedStep, 'total' | 'reason'> & {
    total: number | null
    reason: string | null
  })[]
  return rows.map(({ total, reason, ...row }) => ({
    ...row,
    ...(total === null ? {} : { total }),
    ...(reason === null ? {} : { reason }),
  }))
}

const none: string[] = []

interface AnswerRow extends Omit<StagedAnswer, 'answer' | 'warnings'> {
  warnings: string
  content: Buffer
}

/** Step by step, by number. @param step only of this one */
export function stagedAnswers(db: ReadDatabase, sync: number, step?: string): StagedAnswer[] {
  const rows = db
    .prepare(
      `SELECT step, number, taken_at AS takenAt, source, sha256, warnings, content
       FROM sync_answer JOIN sync_step USING (sync_id, step)
       WHERE sync_id = @sync AND (@step IS NULL OR step = @step) ORDER BY place, number`,
    )
    .iterate({ sync, step: step ?? null }) as IterableIterator<AnswerRow>
  const staged = new StagedContent(db)
  const once = keptOnce()
  return Array.from(rows, ({ step: name, number, takenAt, source, sha256, warnings, content }) => ({
    step: once(name),
    number,
    takenAt,
    source,
    // Thousands are answered the same, byte for byte.
    sha256: once(sha256),
    warnings: warnings === '[]' ? none : (JSON.parse(warnings) as string[]),
    answer: staged.answer(content),
  }))
}

/** Pages of one list fit together if they were read within this time, in milliseconds. */
const halfReadListFor = 30 * 60_000
/** What was read whole, or subject by subject, may be gone on with for this long, in milliseconds. */
const readFor = 24 * 3_600_000

/** Makes steps wait again whose answers are too old to go on with. */
export function dropOutdated(
  db: WriteDatabase,
  { id, startedAt }: { id: number; startedAt: number },
  now: number,
): void {
  for (const step of stagedSteps(db, id)) {
    if (isUntouched(step) || !isOutdated(db, id, step, startedAt, now)) continue
    dropAnswers(db, id, step.step)
    const { step: name, label } = step
    writeStep(db, id, {
      step: name,
      label,
      status: 'waiting',
      done: 0,
      beganAt: null,
      state: null,
    })
  }
}

const isUntouched = ({ status, beganAt }: StagedStep): boolean =>
  status === 'waiting' && beganAt === null
const isHalfRead = ({ status }: StagedStep): boolean => status === 'waiting' || status === 'reading'

function isOutdated(
  db: ReadDatabase,
  sync: number,
  step: StagedStep,
  startedAt: number,
  now: number,
): boolean {
  const began = step.beganAt ?? startedAt
  const { answers, paged, last } = db
    .prepare(
      `SELECT count(*) AS answers, coalesce(max(paged), 0) AS paged, max(taken_at) AS last
       FROM sync_answer WHERE sync_id = ? AND step = ?`,
    )
    .get(sync, step.step) as { answers: number; paged: number; last: number | null }
  const isOneByOne = answers > 0 && paged === 0
  if (isHalfRead(step) && !isOneByOne) return now - began > halfReadListFor
  // What is asked one by one can take longer than a day, and each answer has its own date.
  return now - (isOneByOne ? (last ?? began) : began) > readFor
}
