/** Saved lists of edits that a person tries out. They are the person's own: no import or sync touches them. */
export const sql = `
CREATE TABLE sandbox (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- JSON, by names and ids as src/shared/schemas/edits.ts has them.
  edits TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
`
