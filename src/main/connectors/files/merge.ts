/** Puts two readings of one subject together, or says in what they contradict each other. */

/** Says all that both say (the first itself where the second adds nothing), or where they differ. */
export type Merged<T> = { value: T } | { differs: string }

const WORDS: ReadonlyMap<string, string> = new Map([
  ['listed', 'listed permissions'],
  ['includes', 'included permissions'],
  ['names', 'name'],
  ['permissionScope', 'permission scope'],
  ['permissionScopes', 'permission scopes'],
  ['siteCompatible', 'site compatibility'],
  ['autoAssigned', 'automatic assignment'],
  ['siteRestricted', 'restriction to sites'],
  ['extensionNumber', 'extension number'],
  ['successful', 'answer'],
  ['assignable', 'assignable or not'],
  ['menuGroups', 'menu groups'],
  ['groups', 'menu groups'],
  ['applicationId', 'application id'],
  ['servicePlan', 'service plan'],
  ['mainNumber', 'main number'],
  ['resources', 'menus or permissions'],
])

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Entries of a list are told apart by what they are about; a plain text by itself. */
function keyOf(entry: unknown): string {
  if (!isFields(entry)) return String(entry)
  const about = entry['id'] ?? entry['role'] ?? entry['permission'] ?? entry['extension']
  const id = isFields(about) ? String(about['id']) : String(about)
  // An id is only one within its app.
  return typeof entry['app'] === 'string' ? `${entry['app']} ${id}` : id
}

function mergeLists(a: readonly unknown[], b: readonly unknown[]): Merged<unknown> {
  if (a.length !== b.length) return { differs: '' }
  const others = new Map(b.map((entry) => [keyOf(entry), entry]))
  let added = false
  const merged: unknown[] = []
  for (const entry of a) {
    const key = keyOf(entry)
    if (!others.has(key)) return { differs: '' }
    const both = mergeEntries(entry, others.get(key))
    if ('differs' in both) return both
    added ||= both.value !== entry
    merged.push(both.value)
  }
  return { value: added ? merged : a }
}

/**
 * A name that an entry has in passing is no statement about it: vendors give it in the language that
 * the request asked for. The first is kept.
 */
function mergeEntries(a: unknown, b: unknown): Merged<unknown> {
  return isFields(a) && isFields(b) && typeof a['name'] === 'string'
    ? mergeFields(a, { ...b, name: a['name'] })
    : mergeValues(a, b)
}

function mergeFields(a: Fields, b: Fields): Merged<unknown> {
  let more: Map<string, unknown> | undefined
  for (const [key, theirs] of Object.entries(b)) {
    if (!Object.hasOwn(a, key)) {
      more ??= new Map()
      more.set(key, theirs)
      continue
    }
    const both = mergeValues(a[key], theirs)
    if ('differs' in both) return { differs: WORDS.get(key) ?? key }
    if (both.value !== a[key]) {
      more ??= new Map()
      more.set(key, both.value)
    }
  }
  if (more === undefined) return { value: a }
  return { value: Object.fromEntries([...Object.entries(a), ...more]) }
}

/** A field that only one side carries is no contradiction: absent means "not said". */
function mergeValues(a: unknown, b: unknown): Merged<unknown> {
  if (a === b) return { value: a }
  if (Array.isArray(a) && Array.isArray(b)) return mergeLists(a, b)
  if (isFields(a) && isFields(b)) return mergeFields(a, b)
  return { differs: '' }
}

export function merge<T>(a: T, b: T): Merged<T> {
  const merged = mergeValues(a, b)
  if ('differs' in merged) return { differs: merged.differs === '' ? 'content' : merged.differs }
  // Fields are only ever added that a `T` may have, so what comes out is a `T` again.
  return { value: merged.value as T }
}
