/**
 * The first schema of an account's file. docs/data-model.md explains every table; the `v_…` views
 * are a public interface.
 *
 * `at`, `since` and `until` are Unix milliseconds. A fact holds for `since <= t < until`;
 * `until` is FOREVER (see facts.ts) while it is current, so the primary key allows one current row.
 */
export const sql = `
-- One row. Its id is the name of the file.
CREATE TABLE account (
  name TEXT NOT NULL,
  connector TEXT,
  server TEXT,
  external_id TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  imported_at INTEGER NOT NULL,
  taken_at INTEGER,
  files INTEGER NOT NULL,
  names TEXT NOT NULL,
  -- JSON: connector, server and external id that its answers told of.
  identity TEXT
) STRICT;

-- Content-addressed, so an answer that did not change costs no bytes. Deflated JSON of recognised fields.
CREATE TABLE part_body (
  sha256 TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE part (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('whole', 'partial', 'refused', 'missing')),
  reason TEXT,
  note TEXT,
  at INTEGER NOT NULL,
  taken_at INTEGER,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  count INTEGER NOT NULL,
  body_sha256 TEXT REFERENCES part_body (sha256)
) STRICT;
CREATE INDEX part_subject ON part (kind, subject, at);
CREATE INDEX part_at ON part (at);
CREATE INDEX part_import ON part (import_id);
CREATE INDEX part_body_used ON part (body_sha256);

CREATE TABLE snapshot (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  at INTEGER NOT NULL,
  taken_at INTEGER,
  counts TEXT NOT NULL,
  coverage TEXT NOT NULL,
  not_whole INTEGER NOT NULL
) STRICT;
CREATE INDEX snapshot_at ON snapshot (at);

-- Identities. Integer keys live inside this file only; the vendor's ids are external_id.
CREATE TABLE user (id INTEGER PRIMARY KEY, external_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE role (id INTEGER PRIMARY KEY, external_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE category (id INTEGER PRIMARY KEY, external_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE app (id INTEGER PRIMARY KEY, external_id TEXT NOT NULL UNIQUE) STRICT;
-- app_id 0: permissions that belong to no app.
CREATE TABLE permission (
  id INTEGER PRIMARY KEY, app_id INTEGER NOT NULL, external_id TEXT NOT NULL, UNIQUE (app_id, external_id)
) STRICT;
CREATE TABLE menu (
  id INTEGER PRIMARY KEY, app_id INTEGER NOT NULL, external_id TEXT NOT NULL, UNIQUE (app_id, external_id)
) STRICT;

-- Attributes, one row a version.
CREATE TABLE user_version (
  user_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  name TEXT NOT NULL, email TEXT, extension_number TEXT, type TEXT, sub_type TEXT, status TEXT,
  hidden INTEGER NOT NULL, site_id TEXT, site_name TEXT, defined INTEGER NOT NULL,
  PRIMARY KEY (user_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE role_version (
  role_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  name TEXT NOT NULL, description TEXT, custom INTEGER, permission_scope TEXT, hidden INTEGER NOT NULL,
  site_compatible INTEGER, listing_known INTEGER NOT NULL, defined INTEGER NOT NULL,
  PRIMARY KEY (role_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE category_version (
  category_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  name TEXT NOT NULL, description TEXT,
  PRIMARY KEY (category_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE app_version (
  app_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  name TEXT NOT NULL, names TEXT NOT NULL, code TEXT, organization TEXT, catalogue INTEGER NOT NULL,
  PRIMARY KEY (app_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE permission_version (
  permission_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  name TEXT NOT NULL, names TEXT NOT NULL, code TEXT, description TEXT, assignable INTEGER,
  read_only INTEGER, site_compatible TEXT, category TEXT, includes_known INTEGER NOT NULL,
  defined INTEGER NOT NULL,
  PRIMARY KEY (permission_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE menu_version (
  menu_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  name TEXT NOT NULL, names TEXT NOT NULL, code TEXT NOT NULL, url TEXT NOT NULL, display_order INTEGER,
  parent TEXT, source_app TEXT, in_catalogue INTEGER NOT NULL,
  PRIMARY KEY (menu_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;

-- Relations.
CREATE TABLE role_permission (
  role_id INTEGER NOT NULL, permission_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (role_id, permission_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE permission_inclusion (
  permission_id INTEGER NOT NULL, included_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (permission_id, included_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE user_role (
  user_id INTEGER NOT NULL, role_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  auto_assigned INTEGER NOT NULL, site_restricted INTEGER NOT NULL,
  PRIMARY KEY (user_id, role_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_role_by_role ON user_role (role_id, until, since);

-- The vendor's own word. target '' means that none was named.
CREATE TABLE vendor_permission (
  user_id INTEGER NOT NULL, target TEXT NOT NULL, permission_id INTEGER NOT NULL,
  since INTEGER NOT NULL, until INTEGER NOT NULL, role TEXT, permission_scopes TEXT,
  PRIMARY KEY (user_id, target, permission_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE vendor_check (
  user_id INTEGER NOT NULL, target TEXT NOT NULL, permission_id INTEGER NOT NULL, kind TEXT NOT NULL,
  since INTEGER NOT NULL, until INTEGER NOT NULL, answer TEXT NOT NULL, role TEXT, permission_scopes TEXT,
  PRIMARY KEY (user_id, target, permission_id, kind, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE vendor_menu (
  user_id INTEGER NOT NULL, menu_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  parent TEXT,
  PRIMARY KEY (user_id, menu_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;

-- Which part states a subject, where that is not simply the newest whole list of its kind.
CREATE TABLE statement (
  kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, c TEXT NOT NULL,
  since INTEGER NOT NULL, until INTEGER NOT NULL, part_id INTEGER NOT NULL,
  PRIMARY KEY (kind, a, b, c, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;

-- The closure over inclusions of what each role lists, for the newest state; the views stand on it.
CREATE TABLE role_closure (
  role_id INTEGER NOT NULL, permission_id INTEGER NOT NULL, PRIMARY KEY (role_id, permission_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_user AS
  SELECT u.external_id AS id, x.name, x.email, x.extension_number, x.type, x.status, x.site_name AS site,
         x.hidden, x.defined, x.since
  FROM user_version x JOIN user u ON u.id = x.user_id WHERE x.until = 9007199254740991;
CREATE VIEW v_role AS
  SELECT r.external_id AS id, x.name, x.description, x.custom, x.permission_scope, x.hidden, x.listing_known,
         x.defined, x.since
  FROM role_version x JOIN role r ON r.id = x.role_id WHERE x.until = 9007199254740991;
CREATE VIEW v_permission AS
  SELECT a.external_id AS app, p.external_id AS id, x.name, x.code, x.assignable, x.category, x.description,
         x.includes_known, x.defined, x.since
  FROM permission_version x JOIN permission p ON p.id = x.permission_id LEFT JOIN app a ON a.id = p.app_id
  WHERE x.until = 9007199254740991;
CREATE VIEW v_inclusion AS
  SELECT p.external_id AS permission, i.external_id AS included, x.since
  FROM permission_inclusion x JOIN permission p ON p.id = x.permission_id JOIN permission i ON i.id = x.included_id
  WHERE x.until = 9007199254740991;
CREATE VIEW v_role_permission AS
  SELECT r.external_id AS role, p.external_id AS permission, x.since
  FROM role_permission x JOIN role r ON r.id = x.role_id JOIN permission p ON p.id = x.permission_id
  WHERE x.until = 9007199254740991;
CREATE VIEW v_assignment AS
  SELECT u.external_id AS user, r.external_id AS role, x.auto_assigned, x.site_restricted, x.since
  FROM user_role x JOIN user u ON u.id = x.user_id JOIN role r ON r.id = x.role_id
  WHERE x.until = 9007199254740991;
-- What roles give by computation. It holds only what is known: a missing row is not a "no" (see docs/data-model.md).
CREATE VIEW v_effective_access AS
  SELECT DISTINCT u.external_id AS user, p.external_id AS permission
  FROM user_role x JOIN role_closure c ON c.role_id = x.role_id
  JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = c.permission_id
  WHERE x.until = 9007199254740991;
CREATE VIEW v_vendor_permission AS
  SELECT u.external_id AS user, x.target, a.external_id AS app, p.external_id AS permission, x.role,
         x.permission_scopes, x.since
  FROM vendor_permission x JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = x.permission_id
  LEFT JOIN app a ON a.id = p.app_id WHERE x.until = 9007199254740991;
CREATE VIEW v_vendor_check AS
  SELECT u.external_id AS user, x.target, p.external_id AS permission, x.kind, x.answer, x.role,
         x.permission_scopes, x.since
  FROM vendor_check x JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = x.permission_id
  WHERE x.until = 9007199254740991;
CREATE VIEW v_vendor_menu AS
  SELECT u.external_id AS user, a.external_id AS app, m.external_id AS menu, x.parent, x.since
  FROM vendor_menu x JOIN user u ON u.id = x.user_id JOIN menu m ON m.id = x.menu_id
  JOIN app a ON a.id = m.app_id WHERE x.until = 9007199254740991;
CREATE VIEW v_app AS
  SELECT a.external_id AS id, x.name, x.code, x.organization, x.catalogue, x.since
  FROM app_version x JOIN app a ON a.id = x.app_id WHERE x.until = 9007199254740991;
CREATE VIEW v_menu AS
  SELECT a.external_id AS app, m.external_id AS id, x.name, x.code, x.url, x.parent, x.display_order, x.since
  FROM menu_version x JOIN menu m ON m.id = x.menu_id JOIN app a ON a.id = m.app_id
  WHERE x.until = 9007199254740991;
`
