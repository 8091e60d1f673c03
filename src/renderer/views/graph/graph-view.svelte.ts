/** The state of the graph: its place in the address, the picture that is laid out for it, what is lit. */
import { untrack } from 'svelte'
import type { Input } from '../../../shared/contract'
import type { Neighbourhood, NodeReference } from '../../../shared/schemas/graph'
import { boundsOf, type Scene } from '../../canvas/scene'
import type { AppState } from '../../state/app.svelte'
import { idsOf, idsText } from '../../state/ids'
import { ask } from '../../state/question.svelte'
import type { Parameters } from '../../state/router.svelte'
import {
  aroundInput,
  graphParameters,
  graphPlaceOf,
  isGroupKey,
  keyOf,
  referenceOf,
  withReference,
  withoutReferences,
  type GraphPlace,
} from './graph-address'
import { GraphLayout } from './graph-layout'
import {
  alongRoutes,
  graphModel,
  throughItem,
  type GraphItem,
  type GraphModel,
  type Lit,
} from './graph-model'
import { graphScene, placesBefore } from './graph-scene'
import { StepHistory } from './step-history'

export interface GraphPicture {
  model: GraphModel
  scene: Scene
  /** Where its nodes stood before; undefined of a picture that is a new one. */
  before: { x: Float32Array; y: Float32Array } | undefined
}

/** Around something else, a picture with fewer nodes in common than this part is a new one. */
const sameFrom = 0.5

/** Nothing was unfolded, opened, hidden, kept or pinned. */
const untouched = {
  unfolded: [],
  expanded: [],
  hidden: [],
  only: [],
  onlyGroups: [],
  pinned: new Map<string, number>(),
} satisfies Partial<GraphPlace>

/** What a picture is around: within it, what is unfolded, hidden or pinned leaves the rest in its place. */
const surroundings = (input: Input<'graph', 'around'>): string =>
  JSON.stringify([input.focus, input.hops, input.direction, input.app])

interface Done {
  steps: StepHistory<Parameters>
  /** The picture that was looked at last. */
  last: Parameters | undefined
}

/** By account, as long as the window lives: undo leads back also after a look at another view. */
const doneIn = new Map<string, Done>()

const isSamePlace = (one: Parameters, other: Parameters): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function doneOf(account: string): Done {
  let done = doneIn.get(account)
  if (done === undefined)
    doneIn.set(account, (done = { steps: new StepHistory(), last: undefined }))
  return done
}

/** Made while a component is set up; lives as long as the component. */
export class GraphView {
  readonly #app: AppState
  readonly #layout = new GraphLayout()
  #steps = $state(0)
  #anew = $state(0)
  #anewDone = 0
  #laidAround: string | undefined
  /** What each answer is around. */
  readonly #around = new WeakMap<Neighbourhood, string>()

  readonly place: GraphPlace = $derived.by(() => graphPlaceOf(this.#app.router.place.parameters))
  readonly #pins: string = $derived.by(() => this.#app.router.place.parameters.pinned ?? '')
  picture = $state.raw<GraphPicture>()
  /** A node whose routes are wanted, while its other end is being chosen. */
  routesFrom = $state.raw<GraphItem>()

  readonly around
  readonly routes

  constructor(app: AppState) {
    this.#app = app
    this.around = ask({
      input: () => {
        const input = aroundInput(this.place)
        return input === undefined ? undefined : { ...app.question, ...input }
      },
      call: async (input) => {
        const result = await app.client.api.graph.around(input)
        if (result.ok) this.#around.set(result.value, surroundings(input))
        return result
      },
      version: () => app.session.version,
    })
    this.routes = ask({
      input: () => {
        const ends = this.ends
        return ends === undefined ? undefined : { ...app.question, ...ends, limit: 200 }
      },
      call: (input) => app.client.api.graph.routes(input),
      version: () => app.session.version,
    })
    $effect(() => {
      const answer = this.around.value
      const anew = this.#anew
      // The text: a place is made anew with every selection, and nothing of it moves then.
      void this.#pins
      if (answer !== undefined) untrack(() => this.#lay(answer, this.place.pinned, anew))
    })
    $effect(() => {
      if (this.place.focus.length === 0) this.picture = undefined
    })
    let arrivedIn: string | undefined
    $effect(() => {
      const { account } = app.router
      const now = graphParameters(this.place)
      const done = doneOf(account)
      const arrives = account !== arrivedIn
      arrivedIn = account
      // Somebody went away from a picture and comes to another: that is a step as well.
      if (arrives && done.last !== undefined && !isSamePlace(done.last, now)) {
        done.steps.made(done.last)
        untrack(() => this.#steps++)
      }
      if (now.focus !== '') done.last = now
    })
    $effect(() => () => this.#layout.close())
  }

  get #history(): StepHistory<Parameters> {
    return doneOf(this.#app.router.account).steps
  }

  get canUndo(): boolean {
    return this.#steps >= 0 && this.#history.canUndo
  }

  get canRedo(): boolean {
    return this.#steps >= 0 && this.#history.canRedo
  }

  /** Key of the item that is selected, as the picture names it. */
  readonly selected: string | undefined = $derived.by(() => {
    const { app, sel } = this.#app.router.place.parameters
    if (sel === undefined || sel === '') return undefined
    const inApp = referenceOf(sel)
    return inApp?.kind === 'menu' && inApp.app === undefined && app !== undefined && app !== ''
      ? keyOf({ ...inApp, app })
      : sel
  })

  /** Keys of items that were chosen together. */
  readonly marked: readonly string[] = $derived.by(() =>
    idsOf(this.#app.router.place.parameters.marked ?? ''),
  )

  readonly ends: { from: NodeReference; to: NodeReference } | undefined = $derived.by(() => {
    const from = referenceOf(this.#app.router.place.parameters.from ?? '')
    const to = referenceOf(this.#app.router.place.parameters.to ?? '')
    return from === undefined || to === undefined ? undefined : { from, to }
  })

  readonly lit: Lit | undefined = $derived.by(() => {
    const { picture } = this
    if (picture === undefined) return undefined
    if (this.ends !== undefined) {
      const found = this.routes.value
      if (found === undefined) return undefined
      return alongRoutes(picture.model, new Set([...found.nodes, found.from, found.to].map(keyOf)))
    }
    const item = this.numberOf(this.selected)
    return item === undefined ? undefined : throughItem(picture.model, item)
  })

  /** Numbers of what is framed. */
  readonly chosen: readonly number[] = $derived.by(() =>
    [
      this.selected,
      ...this.marked,
      ...(this.ends === undefined ? [] : [keyOf(this.ends.from), keyOf(this.ends.to)]),
      this.routesFrom?.key,
    ].flatMap((key) => this.numberOf(key) ?? []),
  )

  numberOf(key: string | undefined): number | undefined {
    return key === undefined ? undefined : this.picture?.model.numberOf.get(key)
  }

  item(key: string | undefined): GraphItem | undefined {
    const number = this.numberOf(key)
    return number === undefined ? undefined : this.picture?.model.items[number]
  }

  /** A step that undo takes back. */
  change(part: Partial<GraphPlace>, besides: Parameters = {}): void {
    this.#history.made(graphParameters(this.place))
    this.#steps++
    this.#app.router.set({ ...graphParameters({ ...this.place, ...part }), ...besides })
  }

  undo(): void {
    this.#back(this.#history.undo(graphParameters(this.place)))
  }

  redo(): void {
    this.#back(this.#history.redo(graphParameters(this.place)))
  }

  #back(step: Parameters | undefined): void {
    this.#steps++
    if (step !== undefined) this.#app.router.set(step)
  }

  select(key: string | undefined): void {
    this.#app.router.set({ sel: key ?? '', from: '', to: '', marked: '' })
  }

  mark(keys: readonly string[]): void {
    this.#app.router.set({ marked: idsText(keys) }, 'replace')
  }

  /** Routes between what was selected, or chosen before, and this one; groups have none. */
  routesTo(end: NodeReference): boolean {
    const start = referenceOf(this.routesFrom?.key ?? this.selected ?? '')
    if (start === undefined || keyOf(start) === keyOf(end)) return false
    this.showRoutes(start, end)
    return true
  }

  showRoutes(from: NodeReference, to: NodeReference): void {
    this.routesFrom = undefined
    this.#app.router.set({ from: keyOf(from), to: keyOf(to), sel: '', marked: '' })
  }

  closeRoutes(): void {
    this.#app.router.set({ from: '', to: '' })
  }

  fromHere(reference: NodeReference): void {
    const key = keyOf(reference)
    this.change({ ...untouched, focus: [reference] }, { sel: key, from: '', to: '', marked: '' })
  }

  addFocus(reference: NodeReference): void {
    this.change({
      focus: withReference(this.place.focus, reference),
      hidden: withoutReferences(this.place.hidden, [reference]),
      only: this.keepsOnly ? withReference(this.place.only, reference) : [],
    })
  }

  reset(): void {
    this.change(untouched)
    this.tidy()
  }

  /** Lays out anew what has stayed in its place so far. */
  tidy(): void {
    this.#anew++
  }

  unfold(key: string): void {
    this.change({ unfolded: [...new Set([...this.place.unfolded, key])] })
  }

  toggleExpanded(reference: NodeReference): void {
    const { expanded } = this.place
    const without = withoutReferences(expanded, [reference])
    this.change({
      expanded: without.length < expanded.length ? without : withReference(expanded, reference),
    })
  }

  /** What is asked about cannot be hidden, but no longer be asked about. */
  hide(references: readonly NodeReference[]): void {
    const focus = withoutReferences(this.place.focus, references)
    if (focus.length === 0) return
    this.change(
      {
        focus,
        hidden: withReference(this.place.hidden, ...references),
        only: withoutReferences(this.place.only, references),
      },
      { sel: '', marked: '' },
    )
  }

  get keepsOnly(): boolean {
    return this.place.only.length + this.place.onlyGroups.length > 0
  }

  /** @param keys of nodes and groups; a group is known by the focus that it was folded for, which then stays */
  keepOnly(keys: readonly string[]): void {
    const references = keys.flatMap((key) => referenceOf(key) ?? [])
    const onlyGroups = keys.filter(isGroupKey)
    const kept = new Set(keys)
    const focus = this.place.focus.filter((reference) => kept.has(keyOf(reference)))
    const from =
      onlyGroups.length > 0 ? this.place.focus : focus.length > 0 ? focus : references.slice(0, 1)
    if (from.length > 0) this.change({ focus: from, only: references, onlyGroups }, { marked: '' })
  }

  /** @param y middle of where it is wanted; undefined: wherever is best */
  pin(key: string, y: number | undefined): void {
    const pinned = new Map(this.place.pinned)
    if (y === undefined) pinned.delete(key)
    else pinned.set(key, y)
    this.change({ pinned })
  }

  #lay(answer: Neighbourhood, pinned: ReadonlyMap<string, number>, anew: number): void {
    const model = graphModel(answer)
    const places = placesBefore(model, this.picture)
    const around = this.#around.get(answer)
    const least = around === this.#laidAround ? 1 : sameFrom * model.items.length
    const tidied = anew !== this.#anewDone
    const same = places !== undefined && places.kept >= Math.max(1, least)
    this.#laidAround = around
    this.#anewDone = anew
    const wanted = Float32Array.from(model.items, ({ key }) => pinned.get(key) ?? NaN)
    const font = `12px ${getComputedStyle(document.body).fontFamily}`
    const input = {
      tiers: Uint16Array.from(model.items, ({ tier }) => tier),
      labels: model.items.map(({ label }) => label),
      bold: model.items.map(({ group, node }) => group !== undefined || node?.focus === true),
      from: model.from,
      to: model.to,
      ...(same && !tidied ? { previous: places.y } : {}),
      pinned: wanted,
    }
    this.#layout.lay(input, font, (arrangement) => {
      const scene = graphScene(model, arrangement, pinned)
      this.picture = { model, scene, before: same ? places : undefined }
    })
  }

  /** Middle of what the picture is about, where it does not fit. */
  middle(): { x: number; y: number } {
    const { picture } = this
    if (picture === undefined) return { x: 0, y: 0 }
    const { model, scene } = picture
    const about = this.numberOf(this.selected) ?? model.items.findIndex(({ node }) => node?.focus)
    const bounds = boundsOf(scene)
    return about < 0
      ? { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }
      : { x: scene.x[about]! + scene.width[about]! / 2, y: scene.y[about]! }
  }
}
