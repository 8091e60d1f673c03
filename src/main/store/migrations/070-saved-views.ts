/** Places of the window that a person keeps by name. They are the person's own: no import or sync touches them. */
export const sql = `
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- As the window's address has it after the account: a view, and its parameters as a query.
  view TEXT NOT NULL,
  query TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
`
