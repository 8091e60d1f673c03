/** What a typed text finds in an account: users, roles, permissions, menus, menu groups and apps. */
import type { AccessIndex } from '../access/access-index'
import { foundRanges } from '../../shared/find/found-ranges'
import { narrowed } from '../../shared/find/narrowing'
import { ranks, TextIndex, type Found } from '../../shared/find/text-index'
import type { FindHit, FindKind, FoundText, FoundThings } from '../../shared/schemas/find'
import { naturalOrder } from '../../shared/natural-order'
import { appNamed } from './briefs'
import { namesInLanguages, type NamesInLanguages } from './names-in-languages'
import type { Asked } from './reader'
import { snapshotOf } from './snapshots'

const usualLimit = 20
/** Of each kind so many are shown before any kind has more, so that no kind hides another. */
const ofEachKind = 3

/** Numbers of one kind follow each other among the entries. */
interface Kind {
  kind: FindKind
  begin: number
  count: number
  /** Its name, then what else it is found by. */
  texts: (number: number) => string[]
  /** Which of the texts are shown beside the name, whatever was found. */
  shown: number
  id: (number: number) => string
  app: (number: number) => number | undefined
}

interface Findable {
  kinds: Kind[]
  texts: TextIndex
}

/** Made when first asked for, and kept as long as the index of the snapshot. */
const made = new WeakMap<AccessIndex, Findable>()

export interface FindInput {
  text: string
  limit?: number | undefined
}

export function findAnything(asked: Asked, { text, limit = usualLimit }: FindInput): FoundThings {
  const findable = findableOf(asked)
  const { kinds: wanted, text: typed } = narrowed(text)
  const among = findable.kinds.filter(({ kind }) => wanted?.includes(kind) ?? true)
  const best = among.map((kind) => ({ kind, total: 0, hits: [] as Found[] }))
  const found = among.length === 0 ? [] : findable.texts.find(typed, limit)
  let at = 0
  for (const hit of found) {
    // Entries come in their order, and so do kinds.
    while (at < best.length && hit.entry >= end(best[at]!.kind)) at += 1
    const group = best[at]
    if (group === undefined) break
    if (hit.entry < group.kind.begin) continue
    group.total += 1
    keepBest(group.hits, hit, limit, group.kind)
  }
  const groups = balanced(
    best.filter(({ total }) => total > 0),
    limit,
  )
  return {
    snapshot: snapshotOf(asked.snapshot),
    total: groups.reduce((sum, group) => sum + group.total, 0),
    groups: groups.map(({ kind, total, hits }) => ({
      kind: kind.kind,
      total,
      hits: hits.map((hit) => hitOf(asked.index, kind, hit, typed)),
    })),
    notWhole: among.map(({ kind }) => kind).filter((kind) => !isWhole(asked.index, kind)),
  }
}

const end = ({ begin, count }: Kind): number => begin + count

interface Group {
  kind: Kind
  total: number
  hits: Found[]
}

/** Found as well: by its name before by anything else, then the shorter name, then the order of names. */
function order(kind: Kind): (a: Found, b: Found) => number {
  const name = ({ entry }: Found): string => kind.texts(entry - kind.begin)[0]!
  return (a, b) => {
    if (a.rank !== b.rank) return a.rank - b.rank
    if (a.text !== b.text) return a.text - b.text
    const [one, other] = [name(a), name(b)]
    return one.length - other.length || naturalOrder(one, other) || a.entry - b.entry
  }
}

/** Sorted in, unless so many are better: sorting tens of thousands would take longer than finding them. */
function keepBest(hits: Found[], hit: Found, most: number, kind: Kind): void {
  const compare = order(kind)
  if (hits.length === most && compare(hits[most - 1]!, hit) <= 0) return
  let at = hits.length
  while (at > 0 && compare(hits[at - 1]!, hit) > 0) at -= 1
  hits.splice(at, 0, hit)
  if (hits.length > most) hits.pop()
}

/** A few of every kind first, then the best of all, up to the limit; kinds in the order of their best. */
function balanced(groups: Group[], limit: number): Group[] {
  const sorted = groups.toSorted((a, b) => a.hits[0]!.rank - b.hits[0]!.rank)
  const all = sorted.flatMap(({ hits }, group) =>
    hits.map((hit, place) => ({ group, hit, place, early: place < ofEachKind ? 0 : 1 })),
  )
  all.sort((a, b) => a.early - b.early || a.hit.rank - b.hit.rank || a.group - b.group)
  const shown = sorted.map((group): Group => ({ ...group, hits: [] }))
  for (const { group, hit } of all.slice(0, limit)) shown[group]!.hits.push(hit)
  return shown
}

function hitOf(
  index: AccessIndex,
  kind: Kind,
  { entry, rank, text }: Found,
  typed: string,
): FindHit {
  const number = entry - kind.begin
  const [name, ...others] = kind.texts(number)
  const found = (one: string): FoundText => ({ text: one, found: foundRanges(one, typed) })
  const app = kind.app(number)
  const id = kind.id(number)
  const details = others.filter(
    (one, place) => one !== name && (place < kind.shown || place + 1 === text),
  )
  return {
    kind: kind.kind,
    id,
    ...(app === undefined ? {} : { app: appNamed(index, app) }),
    name: found(name!),
    details: [...new Set(details)].map(found),
    how: ranks[rank]!,
  }
}

function isWhole({ facts }: AccessIndex, kind: FindKind): boolean {
  switch (kind) {
    case 'user':
      return facts.whole.users
    case 'role':
      return facts.whole.roles
    case 'permission':
      return (
        facts.whole.permissions &&
        facts.whole.apps &&
        facts.apps.every(({ permissionsKnown }) => permissionsKnown)
      )
    case 'menu':
      return facts.whole.apps && facts.apps.every(({ menusKnown }) => menusKnown)
    case 'menu-group':
      // Only EnOS has menu groups: of another vendor's apps there are none to be read.
      return (
        facts.connector !== 'enos' ||
        (facts.whole.apps && facts.apps.every(({ groupsKnown }) => groupsKnown))
      )
    case 'app':
      return facts.whole.apps
  }
}

function findableOf({ db, index, snapshot }: Asked): Findable {
  let findable = made.get(index)
  if (findable === undefined) {
    made.set(index, (findable = makeFindable(index, namesInLanguages(db, snapshot.at))))
  }
  return findable
}

function makeFindable(index: AccessIndex, names: NamesInLanguages): Findable {
  const { apps, menuGroups, menus, permissions, roles, users } = index.facts
  const kinds: Kind[] = []
  const add = (
    kind: FindKind,
    facts: readonly { id: string; app?: number | undefined }[],
    shown: number,
    texts: (number: number) => (string | undefined)[],
  ): void => {
    const last = kinds.at(-1)
    kinds.push({
      kind,
      begin: last === undefined ? 0 : end(last),
      count: facts.length,
      shown,
      // Places must stay, so what is absent is empty; nothing is found in it.
      texts: (number) => texts(number).map((text) => text ?? ''),
      id: (number) => facts[number]!.id,
      app: (number) => facts[number]!.app,
    })
  }
  const appId = (app: number | undefined): string => (app === undefined ? '' : apps[app]!.id)
  add('user', users, 2, (number) => {
    const { email, extensionNumber, id, name } = users[number]!
    return [name, extensionNumber, email, id]
  })
  add('role', roles, 0, (number) => {
    const { id, name } = roles[number]!
    return [name, id, ...names.of('role', id, '')]
  })
  add('permission', permissions, 1, (number) => {
    const { app, code, id, name } = permissions[number]!
    return [name, code ?? id, id, ...names.of('permission', id, appId(app))]
  })
  add('menu-group', menuGroups, 0, (number) => {
    const { id, name } = menuGroups[number]!
    return [name, id]
  })
  add('menu', menus, 1, (number) => {
    const { app, code, id, name } = menus[number]!
    return [name, code, id, ...names.of('menu', id, appId(app))]
  })
  add('app', apps, 1, (number) => {
    const app = apps[number]!
    return [app.name, app.code, app.id, ...Object.values(app.names)]
  })
  const entries = kinds.flatMap(({ count, texts }) =>
    Array.from({ length: count }, (_, number) => texts(number)),
  )
  return { kinds, texts: new TextIndex(entries) }
}
