/** Integer keys for the vendor's ids, made on first sight and never reused. */
import type { WriteDatabase } from './open'
import { statement } from './statement'

export const simpleEntities = ['user', 'role', 'category', 'app', 'site'] as const
export const appEntities = ['permission', 'menu', 'menu_group'] as const
export type SimpleEntity = (typeof simpleEntities)[number]
export type AppEntity = (typeof appEntities)[number]

export class Identities {
  readonly #db: WriteDatabase
  readonly #simple = new Map<SimpleEntity, Map<string, number>>()
  readonly #inApp = new Map<AppEntity, Map<number, Map<string, number>>>()

  constructor(db: WriteDatabase) {
    this.#db = db
    for (const entity of simpleEntities) {
      const rows = db.prepare(`SELECT external_id, id FROM ${entity}`).raw().all() as [
        string,
        number,
      ][]
      this.#simple.set(entity, new Map<string, number>(rows))
    }
    for (const entity of appEntities) {
      const byApp = new Map<number, Map<string, number>>()
      const rows = db.prepare(`SELECT app_id, external_id, id FROM ${entity}`).raw().all()
      for (const [app, external, id] of rows as [number, string, number][]) {
        mapOf(byApp, app).set(external, id)
      }
      this.#inApp.set(entity, byApp)
    }
  }

  key(entity: SimpleEntity, external: string): number {
    const known = this.#simple.get(entity)!
    let id = known.get(external)
    if (id === undefined) {
      id = this.#make(`INSERT INTO ${entity} (external_id) VALUES (?)`, external)
      known.set(external, id)
    }
    return id
  }

  /** @param app key of the app, or 0 where permissions belong to no app */
  keyInApp(entity: AppEntity, app: number, external: string): number {
    const known = mapOf(this.#inApp.get(entity)!, app)
    let id = known.get(external)
    if (id === undefined) {
      id = this.#make(`INSERT INTO ${entity} (app_id, external_id) VALUES (?, ?)`, app, external)
      known.set(external, id)
    }
    return id
  }

  #make(sql: string, ...values: (string | number)[]): number {
    return Number(statement(this.#db, sql).run(...values).lastInsertRowid)
  }
}

function mapOf(byApp: Map<number, Map<string, number>>, app: number): Map<string, number> {
  const known = byApp.get(app)
  if (known) return known
  const made = new Map<string, number>()
  byApp.set(app, made)
  return made
}
