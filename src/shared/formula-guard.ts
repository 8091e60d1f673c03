/**
 * Spreadsheets run a CSV cell that starts like a formula. Our exports put one apostrophe in front of
 * such a cell, and of a cell that starts with an apostrophe itself, so that reading can take exactly
 * that one away again. The starts are those that OWASP lists for "CSV injection", with the full-width
 * variants that spreadsheets of some languages take for the same; some take white space in front away
 * before they look.
 */
const RUNS = '\\s*[=+\\-@＝＋－＠]|[\\t\\r\\n]'
const NEEDS_GUARD = new RegExp(`^(?:${RUNS}|')`)
const HAS_GUARD = new RegExp(`^'(?:${RUNS}|')`)

/** The text as a cell that no spreadsheet runs. */
export const guarded = (text: string): string => (NEEDS_GUARD.test(text) ? `'${text}` : text)

/** What `guarded` made the cell from. A cell such as `'tis`, which no guard was put on, stays. */
export const unguarded = (cell: string): string => (HAS_GUARD.test(cell) ? cell.slice(1) : cell)
