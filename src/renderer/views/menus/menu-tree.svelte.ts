/** What of a tree of menus is on show: searched, filtered, and opened or closed. */
import { searchable } from '../../../shared/layout/found-text'
import {
  chosenOf,
  flatRows,
  flatTree,
  levelWithin,
  withBelow,
  type TreeChoice,
} from '../../../shared/layout/flat-tree'

export interface Menu<M> {
  id: string
  code: string
  name: string
  url: string
  children: readonly M[]
}

interface Source<M> {
  menus: () => readonly M[]
  search: () => string
  /** Which menus a filter leaves; undefined: all. */
  filter?: () => ((menu: M) => boolean) | undefined
  /** How many rows are open at first; absent: about as many as are taken in at once. */
  openedAtFirst?: () => number
}

/** About as many rows as are taken in at once: so deep is a tree open at first. */
const openedAtFirst = 100

interface Opened {
  /** Down to here all is open; undefined: as it begins. */
  level?: number
  /** What was opened or closed by itself, by id: an import may bring new objects for the same menus. */
  byId: ReadonlyMap<string, boolean>
}
const untouched: Opened = { byId: new Map() }

export class MenuTree<M extends Menu<M>> {
  readonly #source: Source<M>
  #opened = $state.raw<Opened>(untouched)
  /** The same while something is searched or filtered, and only that long. */
  #openedOfChoice = $state.raw<Opened>(untouched)

  /** Called while a component is set up. */
  constructor(source: Source<M>) {
    this.#source = source
    $effect(() => {
      void this.wanted
      void source.filter?.()
      this.#openedOfChoice = untouched
    })
  }

  readonly flat = $derived.by(() => flatTree(this.#source.menus(), (menu) => menu.children))
  readonly #texts = $derived.by(() =>
    this.flat.nodes.map(({ name, code, url, id }) => searchable(`${name}\n${code}\n${url}\n${id}`)),
  )
  readonly #places = $derived.by(() => new Map(this.flat.nodes.map(({ id }, place) => [id, place])))
  /** What is searched for, as texts are compared; empty where nothing is. */
  readonly wanted = $derived.by(() => searchable(this.#source.search().trim()))

  /** Whether the search finds it, whatever the filter says; without a search, all are found. */
  isFound(place: number): boolean {
    return this.wanted === '' || this.#texts[place]!.includes(this.wanted)
  }

  readonly #filtered = $derived.by((): TreeChoice | undefined => {
    const isShown = this.#source.filter?.()
    return isShown && chosenOf(this.flat, (place) => isShown(this.flat.nodes[place]!))
  })
  readonly #choice = $derived.by((): TreeChoice | undefined => {
    if (this.wanted === '') return this.#filtered
    const isShown = this.#source.filter?.()
    const found = chosenOf(
      this.flat,
      (place) => this.isFound(place) && (isShown?.(this.flat.nodes[place]!) ?? true),
    )
    return withBelow(this.flat, found, this.#filtered)
  })

  /** Places of what search and filter find; undefined where neither is set. */
  readonly matches = $derived.by(() => this.#choice?.matches)

  /** The level down to which all was opened; undefined where a search opens what leads to its matches. */
  readonly level = $derived.by(() => {
    if (this.#choice !== undefined) return this.#openedOfChoice.level
    return (
      this.#opened.level ?? levelWithin(this.flat, this.#source.openedAtFirst?.() ?? openedAtFirst)
    )
  })

  /** By place. */
  readonly #isOpen = $derived.by(() => {
    const { flat, level } = this
    const choice = this.#choice
    const { byId } = choice === undefined ? this.#opened : this.#openedOfChoice
    return (place: number): boolean =>
      byId.get(flat.nodes[place]!.id) ??
      (level === undefined ? choice?.leading[place] === 1 : flat.levels[place]! < level)
  })

  readonly rows = $derived.by(() => flatRows(this.flat, this.#isOpen, this.#choice?.kept))

  /** What is pointed at, here or in the picture. */
  hovered = $state<string>()

  /** How many are below it and not on show because it is closed. */
  closedBelow(menu: M): number {
    const place = this.#places.get(menu.id)
    if (place === undefined) return 0
    const below = this.flat.ends[place]! - place - 1
    return below === 0 || this.#isOpen(place) ? 0 : below
  }

  /** Whether search or filter leave it out of the list; a picture shows it all the same. */
  isLeftOut(menu: M): boolean {
    const place = this.#places.get(menu.id)
    const kept = this.#choice?.kept
    return place !== undefined && kept !== undefined && kept[place] !== 1
  }

  openTo(level: number): void {
    this.#setOpened({ level, byId: new Map() })
  }

  toggle(menu: M, open: boolean): void {
    const opened = this.#choice === undefined ? this.#opened : this.#openedOfChoice
    this.#setOpened({ ...opened, byId: new Map(opened.byId).set(menu.id, open) })
  }

  openThese(menus: readonly M[]): void {
    const opened = this.#choice === undefined ? this.#opened : this.#openedOfChoice
    const byId = new Map(opened.byId)
    for (const { id } of menus) byId.set(id, true)
    this.#setOpened({ ...opened, byId })
  }

  /** Opens what leads to it. */
  open(menu: M): void {
    const opened = this.#choice === undefined ? this.#opened : this.#openedOfChoice
    const byId = new Map(opened.byId)
    for (const { id } of this.pathTo(menu.id).slice(0, -1)) byId.set(id, true)
    this.#setOpened({ ...opened, byId })
  }

  /** From the root to the menu itself; empty where it is not in the tree. */
  pathTo(id: string): M[] {
    const path: M[] = []
    for (let place = this.#places.get(id) ?? -1; place >= 0; place = this.flat.parents[place]!) {
      path.unshift(this.flat.nodes[place]!)
    }
    return path
  }

  /**
   * The next of some menus, around the end.
   *
   * @param places ascending @param from id of where it starts
   */
  next(places: readonly number[], from: string | undefined, step: 1 | -1): M | undefined {
    const here = (from === undefined ? undefined : this.#places.get(from)) ?? (step > 0 ? -1 : 0)
    const place =
      step > 0 ? places.find((other) => other > here) : places.findLast((other) => other < here)
    return this.flat.nodes[place ?? (step > 0 ? places[0] : places.at(-1)) ?? -1]
  }

  /** From 1, which of the matches it is; undefined where it is none. */
  positionOf(id: string | undefined): number | undefined {
    const place = id === undefined ? undefined : this.#places.get(id)
    const index = place === undefined ? -1 : (this.matches?.indexOf(place) ?? -1)
    return index < 0 ? undefined : index + 1
  }

  #setOpened(opened: Opened): void {
    if (this.#choice === undefined) this.#opened = opened
    else this.#openedOfChoice = opened
  }
}
