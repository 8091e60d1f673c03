/** What roles, permissions and menus are called in every language that was read. */
import type { ReadDatabase } from '../store/open'

const tables = {
  role: `SELECT o.external_id, '', x.names FROM role_version x JOIN role o ON o.id = x.role_id`,
  permission: `SELECT o.external_id, coalesce(a.external_id, ''), x.names
    FROM permission_version x JOIN permission o ON o.id = x.permission_id LEFT JOIN app a ON a.id = o.app_id`,
  menu: `SELECT o.external_id, a.external_id, x.names
    FROM menu_version x JOIN menu o ON o.id = x.menu_id JOIN app a ON a.id = o.app_id`,
} as const

export interface NamesInLanguages {
  /** @param app access key of its app; empty: it belongs to none */
  of(kind: keyof typeof tables, id: string, app: string): readonly string[]
}

/** @param at moment of the snapshot, in Unix milliseconds */
export function namesInLanguages(db: ReadDatabase, at: number): NamesInLanguages {
  const names = new Map<string, string[]>()
  const keyOf = (kind: string, id: string, app: string): string => JSON.stringify([kind, id, app])
  for (const [kind, select] of Object.entries(tables)) {
    const rows = db
      .prepare(`${select} WHERE x.since <= @at AND @at < x.until AND x.names <> '{}'`)
      .raw()
      .all({ at }) as [id: string, app: string, names: string][]
    for (const [id, app, json] of rows) {
      const all = Object.values(JSON.parse(json) as Record<string, string>)
      names.set(keyOf(kind, id, app), [...new Set(all)])
    }
  }
  return { of: (kind, id, app) => names.get(keyOf(kind, id, app)) ?? [] }
}
