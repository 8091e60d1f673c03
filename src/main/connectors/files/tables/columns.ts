/** The names that a table's columns may have, and which of them a misspelt one comes near to. */

export const COLUMNS = [
  'user',
  'user name',
  'email',
  'type',
  'status',
  'site',
  'role',
  'role name',
  'permission',
  'permission name',
  'category',
  'assignable',
  'includes',
  'app',
  'app name',
  'menu',
  'menu name',
  'parent',
  'order',
  'url',
  'code',
] as const
export type Column = (typeof COLUMNS)[number]

/** Names of what the table is about; which column it is depends on the kind of table. */
export const NAME = 'name' as const

/** Case, spaces, underscores and hyphens make no difference: `User_Name` is `user name`. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')

const BY_PLAIN_NAME = new Map<string, Column | typeof NAME>(
  [...COLUMNS, NAME].map((column) => [plainName(column), column]),
)

export const columnOf = (name: string): Column | typeof NAME | undefined =>
  BY_PLAIN_NAME.get(plainName(name))

/** Edits (insert, delete, replace, swap two neighbours) that make one text of the other. */
export function editDistance(a: string, b: string): number {
  let twoAgo: number[] = []
  let before = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let edits = Math.min(
        (before[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (before[j - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) edits = Math.min(edits, (twoAgo[j - 2] ?? 0) + 1)
      row.push(edits)
    }
    twoAgo = before
    before = row
  }
  return before[b.length] ?? 0
}

/** Longer names than this are nobody's slip of the pen, and would take long to compare. */
const LONGEST_COMPARED = 40

/** The column that this name was probably meant to be: one slip, or two in a long name. */
export function nearColumn(name: string): Column | undefined {
  const plain = plainName(name)
  if (plain.length > LONGEST_COMPARED) return undefined
  let near: Column | undefined
  let fewest = Infinity
  for (const column of COLUMNS) {
    const known = plainName(column)
    const edits = editDistance(plain, known)
    if (edits <= (known.length < 8 ? 1 : 2) && edits < fewest) {
      near = column
      fewest = edits
    }
  }
  return near
}
