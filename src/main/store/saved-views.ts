/** Views that a person keeps by name, in the account's own file. */
import { naturalOrder } from '../../shared/natural-order'
import { AppError } from '../../shared/result'
import type { SavedView } from '../../shared/schemas/saved-views'
import { iso } from '../../shared/time'
import type { ReadDatabase, WriteDatabase } from './open'

type Row = Omit<SavedView, 'savedAt'> & { savedAt: number }

const select = 'SELECT id, name, view, query, saved_at AS savedAt FROM saved_view'

/** By name. */
export function savedViews(db: ReadDatabase): SavedView[] {
  const rows = db.prepare(select).all() as Row[]
  return rows.map(viewOf).sort((a, b) => naturalOrder(a.name, b.name))
}

export interface ViewToSave {
  name: string
  view: string
  query: string
  /** Whether one of that name is written over. */
  replace?: boolean | undefined
  /** Unix milliseconds. */
  now: number
}

/** @throws AppError `invalid-argument` where the name is taken and `replace` does not say so */
export function saveView(
  db: WriteDatabase,
  { name, now, query, replace = false, view }: ViewToSave,
): SavedView {
  return db.transaction((): SavedView => {
    if (!replace) mustBeFree(db, name)
    db.prepare(
      `INSERT INTO saved_view (name, view, query, saved_at) VALUES (@name, @view, @query, @now)
       ON CONFLICT (name) DO UPDATE SET view = @view, query = @query, saved_at = @now`,
    ).run({ name, view, query, now })
    return viewOf(db.prepare(`${select} WHERE name = ?`).get(name) as Row)
  })()
}

/** @throws AppError `not-found`, `invalid-argument` where the name is taken */
export function renameView(db: WriteDatabase, id: number, name: string): SavedView {
  return db.transaction((): SavedView => {
    const found = viewById(db, id)
    if (found.name !== name) mustBeFree(db, name)
    db.prepare('UPDATE saved_view SET name = ? WHERE id = ?').run(name, id)
    return { ...found, name }
  })()
}

/** @returns what was removed @throws AppError `not-found` */
export function removeView(db: WriteDatabase, id: number): SavedView {
  return db.transaction((): SavedView => {
    const found = viewById(db, id)
    db.prepare('DELETE FROM saved_view WHERE id = ?').run(id)
    return found
  })()
}

function viewById(db: ReadDatabase, id: number): SavedView {
  const row = db.prepare(`${select} WHERE id = ?`).get(id) as Row | undefined
  if (row !== undefined) return viewOf(row)
  throw new AppError('not-found', 'This saved view is not there any more.', {
    hint: 'It was removed in the meantime.',
  })
}

function mustBeFree(db: ReadDatabase, name: string): void {
  if (db.prepare('SELECT 1 FROM saved_view WHERE name = ?').get(name) === undefined) return
  throw new AppError('invalid-argument', `A view is saved as “${name}” already.`, {
    hint: 'Choose another name, or replace it.',
  })
}

const viewOf = ({ savedAt, ...row }: Row): SavedView => ({ ...row, savedAt: iso(savedAt) })
