/**
 * Everything that an import says, by moment and subject: where answers repeat, complete or contradict
 * each other. Answers of different moments are never compared: things change, and each is true of its
 * own time.
 */
import { HIDDEN_ROLES_NOTE } from '../parts'
import type { Item, SubjectKind } from './answers'
import type { ListGroup } from './lists'
import { merge } from './merge'
import type { Origin } from './report'

/** One answer's word on a subject. */
export interface Saying {
  item: Item
  from: Origin
  /** The list that it stood in; absent where the answer was about this subject alone. */
  list: ListGroup | undefined
}

export interface Contradiction {
  /** What they differ in, in words. */
  differs: string
  sources: Origin[]
}

/** One subject at one moment. */
export interface Subject {
  /** Unix milliseconds; null where nobody says. */
  takenAt: number | null
  sayings: Saying[]
  contradiction?: Contradiction
}

const SUBJECT_WORDS: Readonly<Record<SubjectKind, string>> = {
  permission: 'permission',
  'permission-category': 'permission category',
  role: 'role',
  user: 'user',
  assignment: 'the roles of user',
  'authorization-profile': 'the authorization profile of',
  'permission-check': 'the permission check of',
  'error-observation': 'error',
  'signed-in-user': 'who is signed in',
  app: 'app',
  'app-info': 'what is told of app',
  'app-menus': 'the menus of app',
  'app-permissions': 'the permissions of app',
  'menu-groups': 'the menu groups of app',
  'user-app-resources': 'the app resources of',
  'role-resources': 'what is given by role',
  'role-users': 'the users of role',
  site: 'site',
  'administered-sites': 'the sites administered by',
  'account-info': 'account',
  'user-features': 'the features of',
  'extension-grants': 'the grants of',
}

/** Of these it is no wonder that one file says them twice. */
const REPEATABLE: ReadonlySet<SubjectKind> = new Set(['error-observation', 'signed-in-user'])

export const subjectInWords = (item: Item): string =>
  `${SUBJECT_WORDS[item.kind]} ${item.subject}`.trim()

const rolesIn = (item: Item): string[] =>
  item.kind === 'assignment'
    ? item.body.roles.map(({ role, autoAssigned, siteRestricted }) =>
        JSON.stringify([role, autoAssigned, siteRestricted]),
      )
    : []

/** Of a user's roles, an answer that asked for hidden ones too outdoes those that did not. */
function withoutOutdone(sayings: readonly Saying[]): readonly Saying[] {
  const full = sayings.find(
    ({ item }) => item.kind === 'assignment' && item.note !== HIDDEN_ROLES_NOTE,
  )
  if (full === undefined) return sayings
  const all = new Set(rolesIn(full.item))
  return sayings.filter(
    ({ item }) => item.note !== HIDDEN_ROLES_NOTE || rolesIn(item).some((role) => !all.has(role)),
  )
}

/** The one body that all of these say together, or what they differ in. */
export function together(sayings: readonly Saying[]): { item: Item } | { differs: string } {
  const [first, ...others] = withoutOutdone(sayings)
  if (first === undefined) throw new Error('A subject that nothing speaks of.')
  let item = first.item
  for (const { item: other } of others) {
    const merged = merge<Item['body']>(item.body, other.body)
    if ('differs' in merged) return merged
    if (
      merged.value !== item.body ||
      (item.incomplete !== undefined && other.incomplete === undefined)
    ) {
      item = completed(item, other, merged.value)
    }
  }
  return { item }
}

/** Whichever answer said all of it, the two together say all of it. */
function completed(item: Item, other: Item, body: Item['body']): Item {
  const { incomplete, damaged, ...rest } = item
  const stillIncomplete = other.incomplete === undefined ? undefined : incomplete
  const stillDamaged = other.damaged === undefined ? undefined : damaged
  return {
    ...rest,
    body,
    ...(stillIncomplete === undefined ? {} : { incomplete: stillIncomplete }),
    ...(stillDamaged === undefined ? {} : { damaged: stillDamaged }),
  } as Item // Kind and body come from items of one kind, which the compiler cannot follow.
}

export class Subjects {
  /** At the moment at which it was first spoken of: most are of one answer, and so of one moment. */
  private readonly first = new Map<SubjectKind, Map<string, Subject>>()
  /** The same at further moments. */
  private readonly further = new Map<Subject, Map<number | null, Subject>>()

  /** A list's records are of the list's moment, which is that of its oldest page. */
  add(saying: Saying): void {
    const { kind, subject } = saying.item
    const takenAt = saying.list === undefined ? saying.from.takenAt : saying.list.takenAt
    const known = this.get(saying.item, takenAt)
    if (known === undefined) {
      const subjects = getOrMake(this.first, kind, newMap<string, Subject>)
      const first = subjects.get(subject)
      const told = { takenAt, sayings: [saying] }
      if (first === undefined) subjects.set(subject, told)
      else getOrMake(this.further, first, newMap<number | null, Subject>).set(takenAt, told)
      return
    }
    if (
      !REPEATABLE.has(kind) &&
      known.sayings.some(
        (other) => other.from.source === saying.from.source && other.list === saying.list,
      )
    ) {
      saying.from.file.remarks.add(`${subjectInWords(saying.item)} is in it more than once`)
    }
    known.sayings.push(saying)
  }

  get(item: Item, takenAt: number | null): Subject | undefined {
    const first = this.first.get(item.kind)?.get(item.subject)
    if (first === undefined || first.takenAt === takenAt) return first
    return this.further.get(first)?.get(takenAt)
  }

  *all(): Generator<Subject> {
    for (const subjects of this.first.values()) {
      for (const first of subjects.values()) {
        yield first
        const further = this.further.get(first)
        if (further) yield* further.values()
      }
    }
  }

  /** Marks what contradicts, and tells both files of each other. */
  findContradictions(): void {
    for (const subject of this.all()) {
      if (subject.sayings.length === 1) continue
      // Two errors of one code are two observations, whatever their texts; the first is kept.
      if (subject.sayings[0]?.item.kind === 'error-observation') continue
      const outcome = together(subject.sayings)
      if (!('differs' in outcome)) continue
      const sources = distinctSources(subject.sayings.map((saying) => saying.from))
      subject.contradiction = { differs: outcome.differs, sources }
    }
  }
}

const newMap = <K, V>(): Map<K, V> => new Map()

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}

/** Each file, or answer within a container, once. */
export function distinctSources(origins: readonly Origin[]): Origin[] {
  const bySource = new Map(origins.map((origin) => [origin.source, origin]))
  return [...bySource.values()]
}

const MOST_FILES_NAMED = 3

export function contradictionInWords(item: Item, { differs, sources }: Contradiction): string {
  const about = `different things about ${subjectInWords(item)} (${differs})`
  return sources.length === 1
    ? `${sources[0]?.source.file ?? ''} says ${about}`
    : `${sourcesInWords(sources)} say ${about}`
}

export function sourcesInWords(sources: readonly Origin[]): string {
  const shown = sources.slice(0, MOST_FILES_NAMED).map(({ source }) => source.file)
  const more = sources.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  const last = shown.pop() ?? ''
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`
}
