/** What stands in the list of Find: hits of the account, and what this window itself knows. */
import { t } from '../../../shared/messages'
import { foundRanges } from '../../../shared/find/found-ranges'
import { foundKinds, type FoundKind, type Narrowed } from '../../../shared/find/narrowing'
import { ranks, TextIndex } from '../../../shared/find/text-index'
import type { FindHit, FoundText, FoundThings } from '../../../shared/schemas/find'
import type { AppState } from '../../state/app.svelte'
import { inAccountOrder } from '../../state/account-order'
import { commandsOf } from '../../state/commands'
import { viewNames } from '../../state/router.svelte'
import type { IconName } from '../Icon.svelte'
import { actionsOf, addressOfHit, graphOf } from './find-actions'

export interface RowAction {
  id: string
  title: string
  run: () => void
}

export interface FindRow {
  key: string
  kind: FoundKind
  icon: IconName
  name: FoundText
  details: readonly FoundText[]
  typo: boolean
  /** An account's id, whose badge stands in place of a drawing. */
  account?: string
  /** A key that does the same. */
  shortcut?: string
  open: () => void
  graph?: () => void
  actions: readonly RowAction[]
}

export interface FindGroup {
  kind: FoundKind
  /** Position in {@link ranks} of its best row. */
  rank: number
  rows: readonly FindRow[]
  /** Found, and not among the rows. */
  more: number
}

const icons: Readonly<Record<Exclude<FoundKind, 'view' | 'command' | 'account'>, IconName>> = {
  user: 'users',
  role: 'roles',
  permission: 'permissions',
  'menu-group': 'menus',
  menu: 'menus',
  app: 'matrix',
  place: 'changes',
}

export function hitGroups(app: AppState, { groups }: FoundThings): FindGroup[] {
  return groups.map(({ hits, kind, total }) => ({
    kind,
    rank: Math.min(...hits.map(({ how }) => ranks.indexOf(how))),
    rows: hits.map((hit) => rowOfHit(app, hit)),
    more: total - hits.length,
  }))
}

function rowOfHit(app: AppState, hit: FindHit): FindRow {
  const { router, recent } = app
  const go = (address: string): void => {
    const sel = new URLSearchParams(address.split('?')[1]).get('sel')
    if (sel !== null) recent.name(router.account, sel, hit.name.text)
    router.go(address)
  }
  const graph = graphOf(router, hit)
  return {
    key: `${hit.kind} ${hit.app?.id ?? ''} ${hit.id}`,
    kind: hit.kind,
    icon: icons[hit.kind],
    name: hit.name,
    details: [
      ...hit.details.filter(({ text }) => text !== '' && text !== hit.name.text),
      ...(hit.app === undefined ? [] : [{ text: hit.app.name, found: [] }]),
    ],
    typo: hit.how === 'typo',
    open: () => go(addressOfHit(router, hit)),
    ...(graph === undefined ? {} : { graph: () => go(graph) }),
    actions: actionsOf(app, hit, go),
  }
}

type Local = Omit<FindRow, 'name' | 'typo' | 'details'> & { title: string; detail?: string }

/** Places, views, commands and accounts, as they are while Find is open. */
export class LocalThings {
  readonly #things: readonly Local[]
  readonly #texts: TextIndex

  constructor(app: AppState) {
    this.#things = [...places(app), ...views(app), ...commands(app), ...accounts(app)]
    this.#texts = new TextIndex(
      this.#things.map(({ title, detail }) => (detail === undefined ? [title] : [title, detail])),
    )
  }

  /** Without a text: where the person was, and what can be done from here. */
  groups({ kinds, text }: Narrowed): FindGroup[] {
    const typed = text.trim() !== ''
    const found = typed
      ? this.#texts.find(text, 1)
      : this.#things.map((_, entry) => ({ entry, rank: 0 }))
    const groups = new Map<FoundKind, { rank: number; thing: Local }[]>()
    for (const { entry, rank } of found) {
      const thing = this.#things[entry]!
      if (kinds?.includes(thing.kind) === false) continue
      // Where the person was is an offer; typed, it is found by what it is.
      if (thing.kind === 'place' && typed && kinds === undefined) continue
      groups.set(thing.kind, [...(groups.get(thing.kind) ?? []), { rank, thing }])
    }
    return [...groups].map(([kind, all]) => {
      const shown = all.toSorted((a, b) => a.rank - b.rank).slice(0, mostRows(kind, typed, kinds))
      return {
        kind,
        rank: shown[0]!.rank,
        rows: shown.map(({ rank, thing }) => rowOf(thing, text, ranks[rank] === 'typo')),
        more: all.length - shown.length,
      }
    })
  }
}

function mostRows(kind: FoundKind, typed: boolean, kinds: Narrowed['kinds']): number {
  if (kinds !== undefined || kind === 'view') return 50
  if (typed) return kind === 'account' ? 9 : 5
  return kind === 'account' ? 9 : 6
}

function rowOf({ title, detail, ...rest }: Local, typed: string, typo: boolean): FindRow {
  const found = (text: string): FoundText => ({ text, found: foundRanges(text, typed) })
  return {
    ...rest,
    name: found(title),
    details: detail === undefined ? [] : [found(detail)],
    typo,
  }
}

function places({ recent, router, session }: AppState): Local[] {
  const here = router.address(router.place.view, router.place.parameters)
  return recent.places.flatMap(({ address, place }) => {
    const account = session.account(place.account)
    if (account === undefined || address === here) return []
    const selected = recent.selected(place) ?? place.parameters.filter
    const view = t(`view.${place.view}`)
    return [
      {
        key: `place ${address}`,
        kind: 'place' as const,
        icon: place.view,
        title: selected === undefined ? view : `${view} › ${selected}`,
        detail: account.name,
        open: () => router.go(address),
        actions: [],
      },
    ]
  })
}

function views({ router }: AppState): Local[] {
  if (router.place.account === undefined) return []
  return viewNames.map((view) => ({
    key: `view ${view}`,
    kind: 'view' as const,
    icon: view,
    title: t(`view.${view}`),
    detail: t(`view.${view}.about`),
    open: () => router.go(router.address(view)),
    actions: [],
  }))
}

function commands(app: AppState): Local[] {
  return commandsOf(app).map(({ icon, id, key, run, title }) => ({
    key: `command ${id}`,
    kind: 'command' as const,
    icon,
    title,
    ...(key === undefined ? {} : { shortcut: key }),
    open: run,
    actions: [],
  }))
}

function accounts({ router, session }: AppState): Local[] {
  const all = inAccountOrder(session.accounts ?? [])
  return all.flatMap(({ client, connector, id, name }) => {
    if (id === router.place.account) return []
    const { view } = router.place
    const detail = [client, connector === undefined ? undefined : t(`connector.${connector}`)]
    const overview = router.address('overview', {}, id)
    const beside = `#/beside?left=${router.account}&right=${id}`
    return [
      {
        key: `account ${id}`,
        kind: 'account' as const,
        icon: 'home' as const,
        account: id,
        title: name,
        detail: detail.filter((one) => one !== undefined).join(' · '),
        open: () => router.go(router.address(view, {}, id)),
        actions: [
          { id: 'overview', title: t('find.action.overview'), run: () => router.go(overview) },
          ...(router.place.account === undefined
            ? []
            : [{ id: 'beside', title: t('find.action.beside'), run: () => router.go(beside) }]),
        ],
      },
    ]
  })
}

/** The best first; as good: what the account holds before what this window can do. */
export function ordered(groups: readonly FindGroup[]): FindGroup[] {
  return groups.toSorted(
    (a, b) => a.rank - b.rank || foundKinds.indexOf(a.kind) - foundKinds.indexOf(b.kind),
  )
}

/** Without a text: where the person was first. */
export const offered = (groups: readonly FindGroup[]): FindGroup[] => {
  const order: readonly FoundKind[] = ['place', 'account', 'command', 'view']
  return groups.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}
