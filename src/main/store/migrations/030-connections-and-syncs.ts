/** How an account is connected to its vendor, and what syncs read of it. Never a secret. */
export const sql = `
ALTER TABLE import ADD COLUMN source TEXT NOT NULL DEFAULT 'files' CHECK (source IN ('files', 'sync', 'question'));

-- Counts how often facts were projected, or the account became another: what else is written, such as
-- what a sync stages, changes no answer.
ALTER TABLE account ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

-- One row or none.
CREATE TABLE connection (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  connector TEXT NOT NULL, server TEXT NOT NULL, external_id TEXT,
  method TEXT NOT NULL, client_id TEXT NOT NULL,
  -- Random name under which the keychain keeps the secrets.
  credential TEXT NOT NULL,
  locale TEXT NOT NULL, connected_at INTEGER NOT NULL,
  signed_in_user_id TEXT, signed_in_user_name TEXT
) STRICT;

-- Unfinished (running, interrupted) is at most one.
CREATE TABLE sync (
  -- A number is never given twice: whoever still writes to a sync that was discarded must not meet another.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connector TEXT NOT NULL, server TEXT NOT NULL, external_id TEXT,
  locale TEXT, signed_in_user_id TEXT,
  started_at INTEGER NOT NULL, ended_at INTEGER,
  status TEXT NOT NULL CHECK (status IN ('running', 'interrupted', 'done', 'failed')),
  import_id INTEGER REFERENCES import (id) ON DELETE SET NULL,
  requests INTEGER NOT NULL,
  -- JSON: how its steps ended; of an unfinished one they stand in sync_step.
  steps TEXT NOT NULL,
  -- JSON: why it stopped.
  error TEXT
) STRICT;
CREATE INDEX sync_import ON sync (import_id);
CREATE UNIQUE INDEX sync_unfinished ON sync ((1)) WHERE status IN ('running', 'interrupted');

-- What an unfinished sync has read so far.
CREATE TABLE sync_step (
  place INTEGER PRIMARY KEY,
  sync_id INTEGER NOT NULL REFERENCES sync (id) ON DELETE CASCADE,
  step TEXT NOT NULL, label TEXT NOT NULL, status TEXT NOT NULL,
  done INTEGER NOT NULL, total INTEGER, reason TEXT, began_at INTEGER, state TEXT,
  UNIQUE (sync_id, step)
) STRICT;
CREATE TABLE sync_answer (
  id INTEGER PRIMARY KEY,
  sync_id INTEGER NOT NULL,
  step TEXT NOT NULL, number INTEGER NOT NULL,
  taken_at INTEGER NOT NULL, source TEXT NOT NULL, sha256 TEXT NOT NULL,
  -- 1: a page of a list, whose pages only fit together if they were read soon after one another.
  paged INTEGER NOT NULL,
  warnings TEXT NOT NULL,
  -- JSON of recognised fields, deflated where it is long.
  content BLOB NOT NULL,
  UNIQUE (sync_id, step, number),
  FOREIGN KEY (sync_id, step) REFERENCES sync_step (sync_id, step) ON DELETE CASCADE
) STRICT;
`
