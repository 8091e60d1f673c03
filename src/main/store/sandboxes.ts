/** Saved lists of edits, in the account's own file. */
import * as v from 'valibot'
import { AppError } from '../../shared/result'
import { Edits, type Edit } from '../../shared/schemas/edits'
import type { Sandbox } from '../../shared/schemas/what-if'
import { naturalOrder } from '../../shared/natural-order'
import { iso } from '../../shared/time'
import type { ReadDatabase, WriteDatabase } from './open'

interface Row {
  id: number
  name: string
  edits: string
  savedAt: number
}

const select = 'SELECT id, name, edits, saved_at AS savedAt FROM sandbox'

/** By name. */
export function sandboxes(db: ReadDatabase): Sandbox[] {
  const rows = db.prepare(select).all() as Row[]
  return rows.map(sandboxOf).sort((a, b) => naturalOrder(a.name, b.name))
}

export interface SandboxToSave {
  name: string
  edits: readonly Edit[]
  /** Whether one of that name is written over. */
  replace?: boolean | undefined
  /** Unix milliseconds. */
  now: number
}

/** @throws AppError `invalid-argument` where the name is taken and `replace` does not say so */
export function saveSandbox(
  db: WriteDatabase,
  { edits, name, now, replace = false }: SandboxToSave,
): Sandbox {
  return db.transaction((): Sandbox => {
    if (!replace) mustBeFree(db, name)
    db.prepare(
      `INSERT INTO sandbox (name, edits, saved_at) VALUES (@name, @edits, @now)
       ON CONFLICT (name) DO UPDATE SET edits = @edits, saved_at = @now`,
    ).run({ name, edits: JSON.stringify(edits), now })
    return sandboxOf(db.prepare(`${select} WHERE name = ?`).get(name) as Row)
  })()
}

/** @throws AppError `not-found`, `invalid-argument` where the name is taken */
export function renameSandbox(db: WriteDatabase, id: number, name: string): Sandbox {
  return db.transaction((): Sandbox => {
    const sandbox = sandboxById(db, id)
    if (sandbox.name !== name) mustBeFree(db, name)
    db.prepare('UPDATE sandbox SET name = ? WHERE id = ?').run(name, id)
    return { ...sandbox, name }
  })()
}

/** @returns what was removed @throws AppError `not-found` */
export function removeSandbox(db: WriteDatabase, id: number): Sandbox {
  return db.transaction((): Sandbox => {
    const sandbox = sandboxById(db, id)
    db.prepare('DELETE FROM sandbox WHERE id = ?').run(id)
    return sandbox
  })()
}

function sandboxById(db: ReadDatabase, id: number): Sandbox {
  const row = db.prepare(`${select} WHERE id = ?`).get(id) as Row | undefined
  if (row !== undefined) return sandboxOf(row)
  throw new AppError('not-found', 'These saved edits are not there any more.', {
    hint: 'They were removed in the meantime.',
  })
}

function mustBeFree(db: ReadDatabase, name: string): void {
  if (db.prepare('SELECT 1 FROM sandbox WHERE name = ?').get(name) === undefined) return
  throw new AppError('invalid-argument', `Edits are saved as “${name}” already.`, {
    hint: 'Choose another name, or replace them.',
  })
}

function sandboxOf({ edits, id, name, savedAt }: Row): Sandbox {
  return { id, name, edits: v.parse(Edits, JSON.parse(edits)), savedAt: iso(savedAt) }
}
