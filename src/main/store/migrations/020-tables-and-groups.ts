/**
 * Direct grants, menus of roles, menu groups, sites, and permissions of roles within apps. What facts
 * the older parts give is projected anew after it (see migrate.ts).
 */
export const sql = `
DROP VIEW v_app;
DROP VIEW v_inclusion;
DROP VIEW v_role_permission;
DROP VIEW v_effective_access;

CREATE TABLE site (id INTEGER PRIMARY KEY, external_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE menu_group (
  id INTEGER PRIMARY KEY, app_id INTEGER NOT NULL, external_id TEXT NOT NULL, UNIQUE (app_id, external_id)
) STRICT;

ALTER TABLE role_version ADD COLUMN app_listing_known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE role_version ADD COLUMN menus_known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE app_version DROP COLUMN catalogue;
ALTER TABLE app_version ADD COLUMN menus_known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE app_version ADD COLUMN permissions_known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE app_version ADD COLUMN groups_known INTEGER NOT NULL DEFAULT 0;
CREATE TABLE site_version (
  site_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, name TEXT NOT NULL, code TEXT,
  PRIMARY KEY (site_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE menu_group_version (
  menu_group_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (menu_group_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_permission (
  user_id INTEGER NOT NULL, permission_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (user_id, permission_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE user_menu (
  user_id INTEGER NOT NULL, menu_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (user_id, menu_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE role_menu (
  role_id INTEGER NOT NULL, menu_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (role_id, menu_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE role_menu_group (
  role_id INTEGER NOT NULL, menu_group_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (role_id, menu_group_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE menu_group_menu (
  menu_group_id INTEGER NOT NULL, menu_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (menu_group_id, menu_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TABLE administered_site (
  user_id INTEGER NOT NULL, site_id INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (user_id, site_id, until), CHECK (since < until)
) STRICT, WITHOUT ROWID;

-- What permissions include, directly or through others, for the newest state; only of those that include something.
CREATE TABLE inclusion_closure (
  permission_id INTEGER NOT NULL, included_id INTEGER NOT NULL, PRIMARY KEY (permission_id, included_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_app AS
  SELECT a.external_id AS id, x.name, x.code, x.organization, x.menus_known AND x.permissions_known AS catalogue,
         x.menus_known, x.permissions_known, x.groups_known, x.since
  FROM app_version x JOIN app a ON a.id = x.app_id WHERE x.until = 9007199254740991;
CREATE VIEW v_inclusion AS
  SELECT p.external_id AS permission, i.external_id AS included, x.since,
         pa.external_id AS app, ia.external_id AS included_app
  FROM permission_inclusion x JOIN permission p ON p.id = x.permission_id JOIN permission i ON i.id = x.included_id
  LEFT JOIN app pa ON pa.id = p.app_id LEFT JOIN app ia ON ia.id = i.app_id
  WHERE x.until = 9007199254740991;
CREATE VIEW v_role_permission AS
  SELECT r.external_id AS role, p.external_id AS permission, x.since, a.external_id AS app
  FROM role_permission x JOIN role r ON r.id = x.role_id JOIN permission p ON p.id = x.permission_id
  LEFT JOIN app a ON a.id = p.app_id WHERE x.until = 9007199254740991;
CREATE VIEW v_direct_permission AS
  SELECT u.external_id AS user, a.external_id AS app, p.external_id AS permission, x.since
  FROM user_permission x JOIN user u ON u.id = x.user_id JOIN permission p ON p.id = x.permission_id
  LEFT JOIN app a ON a.id = p.app_id WHERE x.until = 9007199254740991;
CREATE VIEW v_direct_menu AS
  SELECT u.external_id AS user, a.external_id AS app, m.external_id AS menu, x.since
  FROM user_menu x JOIN user u ON u.id = x.user_id JOIN menu m ON m.id = x.menu_id
  JOIN app a ON a.id = m.app_id WHERE x.until = 9007199254740991;
CREATE VIEW v_menu_group AS
  SELECT a.external_id AS app, g.external_id AS menu_group, x.name, m.external_id AS menu, x.since
  FROM menu_group_version x JOIN menu_group g ON g.id = x.menu_group_id JOIN app a ON a.id = g.app_id
  LEFT JOIN menu_group_menu gm ON gm.menu_group_id = g.id AND gm.until = 9007199254740991
  LEFT JOIN menu m ON m.id = gm.menu_id WHERE x.until = 9007199254740991;
CREATE VIEW v_role_menu AS
  SELECT r.external_id AS role, a.external_id AS app, m.external_id AS menu, NULL AS menu_group, x.since
  FROM role_menu x JOIN role r ON r.id = x.role_id JOIN menu m ON m.id = x.menu_id
  JOIN app a ON a.id = m.app_id WHERE x.until = 9007199254740991
  UNION ALL
  SELECT r.external_id, a.external_id, m.external_id, g.external_id, max(x.since, gm.since)
  FROM role_menu_group x JOIN role r ON r.id = x.role_id JOIN menu_group g ON g.id = x.menu_group_id
  JOIN menu_group_menu gm ON gm.menu_group_id = g.id AND gm.until = 9007199254740991
  JOIN menu m ON m.id = gm.menu_id JOIN app a ON a.id = m.app_id WHERE x.until = 9007199254740991;
CREATE VIEW v_administered_site AS
  SELECT u.external_id AS user, s.external_id AS site, n.name, x.since
  FROM administered_site x JOIN user u ON u.id = x.user_id JOIN site s ON s.id = x.site_id
  LEFT JOIN site_version n ON n.site_id = s.id AND n.until = 9007199254740991
  WHERE x.until = 9007199254740991;
-- What roles and direct grants give by computation. It holds only what is known: a missing row is not a "no".
CREATE VIEW v_effective_access AS
  SELECT u.external_id AS user, p.external_id AS permission, a.external_id AS app
  FROM (
    SELECT x.user_id, c.permission_id FROM user_role x JOIN role_closure c ON c.role_id = x.role_id
    WHERE x.until = 9007199254740991
    UNION
    SELECT user_id, permission_id FROM user_permission WHERE until = 9007199254740991
    UNION
    SELECT x.user_id, c.included_id FROM user_permission x JOIN inclusion_closure c ON c.permission_id = x.permission_id
    WHERE x.until = 9007199254740991
  ) e JOIN user u ON u.id = e.user_id JOIN permission p ON p.id = e.permission_id
  LEFT JOIN app a ON a.id = p.app_id;
`
