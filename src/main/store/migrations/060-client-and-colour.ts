/** Whose account it is and its colour: a person's own words, which no import or sync touches. */
export const sql = `
ALTER TABLE account ADD COLUMN client TEXT;
ALTER TABLE account ADD COLUMN colour TEXT;
`
