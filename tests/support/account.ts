/** A real account in a real SQLite file of a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { AccountIdentity, PartDraft } from '../../src/main/connectors/parts'
import { Reader, type Asked } from '../../src/main/queries/reader'
import { AccountFolder } from '../../src/main/store/account-folder'
import { FOREVER } from '../../src/main/store/forever'
import { openForWriting, type WriteDatabase } from '../../src/main/store/open'
import { undoImport, writeImport, type WrittenImport } from '../../src/main/store/write-import'

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'permiscope-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const day = (number: number): number => Date.UTC(2026, 0, number)

export class TestAccount {
  readonly folder: AccountFolder
  readonly file: string
  readonly db: WriteDatabase
  readonly #reader: Reader
  #now = day(200)

  constructor(connector?: 'ringcentral' | 'enos' | 'table') {
    this.folder = new AccountFolder(temporaryFolder())
    this.folder.create('Test', connector, day(1), () => undefined)
    this.file = this.folder.find('Test').file
    this.db = openForWriting(this.file)
    this.#reader = new Reader(this.folder)
    onTestFinished(() => {
      this.#reader.close()
      this.db.close()
    })
  }

  /** Each import stands a second after the one before, unless its parts are dated. */
  import(drafts: PartDraft[], identity?: AccountIdentity): WrittenImport {
    this.#now += 1_000
    return writeImport(this.db, this.file, {
      drafts,
      files: ['test.json'],
      identity,
      now: this.#now,
    })
  }

  undo(id?: number): void {
    undoImport(this.db, this.file, id)
  }

  ask(at?: string): Asked {
    return this.#reader.ask('Test', at)
  }

  /** All facts with their lifetimes, with the vendor's ids, so that two accounts can be compared. */
  facts(): string[] {
    const rows = (sql: string): string[] =>
      (this.db.prepare(sql).raw().all() as unknown[][]).map((row) => JSON.stringify(row))
    const life = `x.since, nullif(x.until, ${FOREVER})`
    return [
      ...rows(
        `SELECT 'user', u.external_id, x.name, x.status, x.defined, ${life} FROM user_version x JOIN user u ON u.id = x.user_id`,
      ),
      ...rows(
        `SELECT 'role', r.external_id, x.name, x.custom, x.listing_known, x.app_listing_known, x.menus_known, x.names, x.defined, ${life} FROM role_version x JOIN role r ON r.id = x.role_id`,
      ),
      ...rows(
        `SELECT 'app', a.external_id, x.name, x.code, x.menus_known, x.permissions_known, x.groups_known, x.enabled, x.created, ${life} FROM app_version x JOIN app a ON a.id = x.app_id`,
      ),
      ...rows(
        `SELECT 'menu', m.external_id, a.external_id, x.name, x.names, x.url, x.parent, x.in_catalogue, ${life} FROM menu_version x JOIN menu m ON m.id = x.menu_id JOIN app a ON a.id = m.app_id`,
      ),
      ...rows(
        `SELECT 'group', g.external_id, a.external_id, x.name, ${life} FROM menu_group_version x JOIN menu_group g ON g.id = x.menu_group_id JOIN app a ON a.id = g.app_id`,
      ),
      ...rows(
        `SELECT 'site', s.external_id, x.name, x.code, ${life} FROM site_version x JOIN site s ON s.id = x.site_id`,
      ),
      ...rows(
        `SELECT 'user has', u.external_id, p.external_id, p.app_id > 0, ${life} FROM user_permission x JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = x.permission_id`,
      ),
      ...rows(
        `SELECT 'user has menu', u.external_id, m.external_id, ${life} FROM user_menu x JOIN user u ON u.id = x.user_id JOIN menu m ON m.id = x.menu_id`,
      ),
      ...rows(
        `SELECT 'role has menu', r.external_id, m.external_id, ${life} FROM role_menu x JOIN role r ON r.id = x.role_id JOIN menu m ON m.id = x.menu_id`,
      ),
      ...rows(
        `SELECT 'role has group', r.external_id, g.external_id, ${life} FROM role_menu_group x JOIN role r ON r.id = x.role_id JOIN menu_group g ON g.id = x.menu_group_id`,
      ),
      ...rows(
        `SELECT 'group has', g.external_id, m.external_id, ${life} FROM menu_group_menu x JOIN menu_group g ON g.id = x.menu_group_id JOIN menu m ON m.id = x.menu_id`,
      ),
      ...rows(
        `SELECT 'administers', u.external_id, s.external_id, ${life} FROM administered_site x JOIN user u ON u.id = x.user_id JOIN site s ON s.id = x.site_id`,
      ),
      ...rows(
        `SELECT 'vendor menu', u.external_id, m.external_id, s.parent, ${life} FROM vendor_app x JOIN menu_set_member s USING (menu_set_id) JOIN user u ON u.id = x.user_id JOIN menu m ON m.id = s.menu_id`,
      ),
      ...rows(
        `SELECT 'vendor in app', u.external_id, p.external_id, ${life} FROM vendor_app x JOIN permission_set_member s USING (permission_set_id) JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = s.permission_id`,
      ),
      ...rows(
        `SELECT 'vendor app', u.external_id, a.external_id, x.menu_set_id IS NULL, ${life} FROM vendor_app x JOIN user u ON u.id = x.user_id JOIN app a ON a.id = x.app_id`,
      ),
      ...rows(
        `SELECT 'inclusion closure', p.external_id, i.external_id FROM inclusion_closure x JOIN permission p ON p.id = x.permission_id JOIN permission i ON i.id = x.included_id`,
      ),
      ...rows(
        `SELECT 'permission', p.external_id, x.name, x.assignable, x.includes_known, x.defined, ${life} FROM permission_version x JOIN permission p ON p.id = x.permission_id`,
      ),
      ...rows(
        `SELECT 'lists', r.external_id, p.external_id, ${life} FROM role_permission x JOIN role r ON r.id = x.role_id JOIN permission p ON p.id = x.permission_id`,
      ),
      ...rows(
        `SELECT 'includes', p.external_id, i.external_id, ${life} FROM permission_inclusion x JOIN permission p ON p.id = x.permission_id JOIN permission i ON i.id = x.included_id`,
      ),
      ...rows(
        `SELECT 'holds', u.external_id, r.external_id, ${life} FROM user_role x JOIN user u ON u.id = x.user_id JOIN role r ON r.id = x.role_id`,
      ),
      ...rows(
        `SELECT 'vendor', u.external_id, x.target, p.external_id, x.role, ${life} FROM vendor_permission x JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = x.permission_id`,
      ),
      ...rows(
        `SELECT 'check', u.external_id, x.target, p.external_id, x.kind, x.answer, ${life} FROM vendor_check x JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = x.permission_id`,
      ),
      ...rows(
        `SELECT 'states', x.kind, x.a, x.b, x.c, p.at, ${life} FROM statement x JOIN part p ON p.id = x.part_id`,
      ),
      ...rows(
        `SELECT 'closure', r.external_id, p.external_id FROM role_closure x JOIN role r ON r.id = x.role_id JOIN permission p ON p.id = x.permission_id`,
      ),
    ].sort()
  }

  /** What each snapshot says it holds, and how whole that is. */
  closed(): string[] {
    const rows = this.db
      .prepare('SELECT at, counts, coverage, not_whole, languages FROM snapshot')
      .raw()
      .all()
    return rows.map((row) => JSON.stringify(row)).sort()
  }
}
