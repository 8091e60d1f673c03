/**
 * Connections of EnOS, names by language, and what users have in apps: answers of the vendor that say the
 * same are stored once, as parts, while they are staged, and as facts.
 */
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { packed, unpacked } from '../packed'

export const sql = `
-- The language that names are shown in, BCP 47; null: as each answer gave them first.
ALTER TABLE account ADD COLUMN language TEXT;

-- JSON: the languages that its names are known in, BCP 47; '' where an answer did not say its language.
ALTER TABLE snapshot ADD COLUMN languages TEXT NOT NULL DEFAULT '[]';

-- One row or none. Made anew, as EnOS has no single locale.
CREATE TABLE new_connection (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  -- external_id: RingCentral's account, EnOS's organization.
  connector TEXT NOT NULL, server TEXT NOT NULL, external_id TEXT,
  -- client_id: RingCentral's client id, EnOS's access key. Neither is a secret.
  method TEXT NOT NULL, client_id TEXT NOT NULL,
  -- Random name under which the keychain keeps the secrets.
  credential TEXT NOT NULL,
  -- RingCentral.
  locale TEXT,
  -- EnOS: access keys of apps (JSON), whether others are looked for, languages (JSON), and the ceiling.
  apps TEXT, find_apps INTEGER, locales TEXT, requests_per_second INTEGER,
  connected_at INTEGER NOT NULL,
  signed_in_user_id TEXT, signed_in_user_name TEXT
) STRICT;
INSERT INTO new_connection (only_row, connector, server, external_id, method, client_id, credential, locale,
    connected_at, signed_in_user_id, signed_in_user_name)
  SELECT only_row, connector, server, external_id, method, client_id, credential, locale,
    connected_at, signed_in_user_id, signed_in_user_name FROM connection;
DROP TABLE connection;
ALTER TABLE new_connection RENAME TO connection;

-- What makes a sync one that another can go on with: of RingCentral its language.
ALTER TABLE sync RENAME COLUMN locale TO settings;

-- What users have in apps, of an unfinished sync; its answers refer to it by id.
CREATE TABLE sync_resources (
  id INTEGER PRIMARY KEY,
  sync_id INTEGER NOT NULL REFERENCES sync (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL, content BLOB NOT NULL,
  UNIQUE (sync_id, sha256)
) STRICT;

DROP VIEW v_vendor_permission;
DROP VIEW v_vendor_menu;
DROP VIEW v_app;
DROP VIEW v_role;
DROP VIEW v_permission;
DROP VIEW v_menu;
DROP TABLE vendor_menu;

ALTER TABLE role_version ADD COLUMN names TEXT NOT NULL DEFAULT '{}';
ALTER TABLE app_version ADD COLUMN enabled INTEGER;
ALTER TABLE app_version ADD COLUMN created TEXT;

-- Sets of permissions and of menus that the vendor said users have in apps. A set never changes; its sha256
-- is that of its content, so that there is one of each.
CREATE TABLE permission_set (
  id INTEGER PRIMARY KEY, app_id INTEGER NOT NULL, sha256 TEXT NOT NULL, UNIQUE (app_id, sha256)
) STRICT;
CREATE TABLE permission_set_member (
  permission_set_id INTEGER NOT NULL REFERENCES permission_set (id) ON DELETE CASCADE,
  permission_id INTEGER NOT NULL, PRIMARY KEY (permission_set_id, permission_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE menu_set (
  id INTEGER PRIMARY KEY, app_id INTEGER NOT NULL, sha256 TEXT NOT NULL, UNIQUE (app_id, sha256)
) STRICT;
CREATE TABLE menu_set_member (
  menu_set_id INTEGER NOT NULL REFERENCES menu_set (id) ON DELETE CASCADE,
  menu_id INTEGER NOT NULL, parent TEXT, PRIMARY KEY (menu_set_id, menu_id)
) STRICT, WITHOUT ROWID;
-- The vendor's word on a user in an app. menu_set_id: null where no answer spoke of menus.
CREATE TABLE vendor_app (
  user_id INTEGER NOT NULL, app_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  permission_set_id INTEGER NOT NULL, menu_set_id INTEGER,
  PRIMARY KEY (user_id, app_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_role AS
  SELECT r.external_id AS id, x.name, x.description, x.custom, x.permission_scope, x.hidden, x.listing_known,
         x.defined, x.since, x.names
  FROM role_version x JOIN role r ON r.id = x.role_id WHERE x.until = 9007199254740991;
CREATE VIEW v_permission AS
  SELECT a.external_id AS app, p.external_id AS id, x.name, x.code, x.assignable, x.category, x.description,
         x.includes_known, x.defined, x.since, x.names
  FROM permission_version x JOIN permission p ON p.id = x.permission_id LEFT JOIN app a ON a.id = p.app_id
  WHERE x.until = 9007199254740991;
CREATE VIEW v_app AS
  SELECT a.external_id AS id, x.name, x.code, x.organization, x.menus_known AND x.permissions_known AS catalogue,
         x.menus_known, x.permissions_known, x.groups_known, x.since, x.names, x.enabled, x.created
  FROM app_version x JOIN app a ON a.id = x.app_id WHERE x.until = 9007199254740991;
CREATE VIEW v_menu AS
  SELECT a.external_id AS app, m.external_id AS id, x.name, x.code, x.url, x.parent, x.display_order, x.since,
         x.names, x.source_app
  FROM menu_version x JOIN menu m ON m.id = x.menu_id JOIN app a ON a.id = m.app_id
  WHERE x.until = 9007199254740991;
CREATE VIEW v_vendor_permission AS
  SELECT u.external_id AS user, x.target, a.external_id AS app, p.external_id AS permission, x.role,
         x.permission_scopes, x.since
  FROM vendor_permission x JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = x.permission_id
  LEFT JOIN app a ON a.id = p.app_id WHERE x.until = 9007199254740991
  UNION ALL
  SELECT u.external_id, '', a.external_id, p.external_id, NULL, NULL, x.since
  FROM vendor_app x JOIN permission_set_member s ON s.permission_set_id = x.permission_set_id
  JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = s.permission_id JOIN app a ON a.id = x.app_id
  WHERE x.until = 9007199254740991;
CREATE VIEW v_vendor_menu AS
  SELECT u.external_id AS user, a.external_id AS app, m.external_id AS menu, s.parent, x.since
  FROM vendor_app x JOIN menu_set_member s ON s.menu_set_id = x.menu_set_id
  JOIN user u ON u.id = x.user_id JOIN menu m ON m.id = s.menu_id JOIN app a ON a.id = x.app_id
  WHERE x.until = 9007199254740991;
`

interface OlderBody {
  organization: string
  app: string
  menus?: unknown
  permissions: unknown
}

/** What users have in apps was stored with each of them: from now on users whose answers say the same share it. */
export function shareResources(db: Database.Database): void {
  const parts = db
    .prepare(
      `SELECT id, body_sha256 FROM part WHERE kind = 'user-app-resources' AND body_sha256 IS NOT NULL`,
    )
    .raw()
    .all() as [number, string][]
  const select = db.prepare('SELECT content FROM part_body WHERE sha256 = ?').pluck()
  const insert = db.prepare('INSERT OR IGNORE INTO part_body (sha256, content) VALUES (?, ?)')
  const refer = db.prepare('UPDATE part SET body_sha256 = ? WHERE id = ?')
  for (const [id, before] of parts) {
    const content = select.get(before) as Buffer
    const { organization, app, menus, permissions } = JSON.parse(unpacked(content)) as OlderBody
    const resources = { ...(menus === undefined ? {} : { menus }), permissions }
    const json = JSON.stringify({ organization, app, resources })
    const address = createHash('sha256').update(json).digest('hex')
    insert.run(address, packed(json))
    refer.run(address, id)
  }
  db.exec(
    'DELETE FROM part_body WHERE sha256 NOT IN (SELECT body_sha256 FROM part WHERE body_sha256 IS NOT NULL)',
  )
}
