/** What of the permission tree is on show: shared by the list and the picture beside it. */
import { treeRows, type TreeRow } from '../../../shared/layout/tree-rows'
import type { PictureNode } from '../../../shared/layout/inclusion-tree'
import { permissionKey, type PermissionNode, type PermissionTree } from './permission-tree'

/** With more, the categories begin closed. */
const openedAtOnce = 200
/** Opening everything of a dense graph has no end worth waiting for. */
const openedAtMost = 5000

export class TreeView {
  #tree: () => PermissionTree | undefined
  #filter: () => string
  /** What the person opened or closed; the rest is as it begins. */
  #changed = $state.raw<ReadonlyMap<string, boolean>>(new Map())

  constructor(tree: () => PermissionTree | undefined, filter: () => string) {
    this.#tree = tree
    this.#filter = filter
  }

  readonly found = $derived.by(() => {
    const text = this.#filter().trim()
    return text === '' ? undefined : this.#tree()?.search(text)
  })

  readonly #openAtFirst = $derived.by(() => {
    const tree = this.#tree()
    if (tree === undefined) return false
    return tree.roots.reduce((sum, root) => sum + tree.childrenOf(root).length, 0) <= openedAtOnce
  })

  readonly roots = $derived.by(() => {
    const tree = this.#tree()
    if (tree === undefined) return []
    return tree.roots.filter((root) => this.found === undefined || this.childrenOf(root).length > 0)
  })

  childrenOf = (node: PermissionNode): PermissionNode[] => {
    const children = this.#tree()?.childrenOf(node) ?? []
    const found = this.found
    if (found === undefined || this.#isMatch(node)) return children
    return children.filter((child) => {
      const key = child.permission === undefined ? '' : permissionKey(child.permission)
      return found.matches.has(key) || found.leading.has(key)
    })
  }

  isOpen = (node: PermissionNode): boolean => {
    const changed = this.#changed.get(node.key)
    if (changed !== undefined) return changed
    if (node.permission === undefined) return this.#openAtFirst || this.found !== undefined
    return this.found?.leading.has(permissionKey(node.permission)) ?? false
  }

  readonly rows: TreeRow<PermissionNode>[] = $derived(
    treeRows({ roots: this.roots, childrenOf: this.childrenOf, isOpen: this.isOpen }),
  )

  readonly picture: PictureNode[] = $derived(this.roots.map((root) => this.#drawn(root)))

  /** Whether a search is on and finds something else than this: then it only leads the way. */
  isDimmed = (id: string): boolean => this.found !== undefined && !this.found.matches.has(id)

  /** What is pointed at, here or in the picture: a permission stands out in all its places. */
  hovered = $state<string>()

  /** Key of the node that was opened or closed last. */
  toggled: string | undefined
  /** Key of the node that was clicked: of all places of a permission, the one to stay at. */
  #chosen: string | undefined

  chose(node: PermissionNode): void {
    this.#chosen = node.key
  }

  toggle = (node: PermissionNode, open: boolean): void => {
    this.toggled = node.key
    this.#changed = new Map(this.#changed).set(node.key, open)
  }

  openThese = (nodes: readonly PermissionNode[]): void => {
    const changed = new Map(this.#changed)
    for (const node of nodes) changed.set(node.key, true)
    this.toggled = nodes[0]?.key
    this.#changed = changed
  }

  /** Opens the way to a permission that is nowhere on show; gives the key of its row. */
  reveal(permission: string): string | undefined {
    const places = this.rows.filter(
      ({ node }) => node.permission !== undefined && permissionKey(node.permission) === permission,
    )
    const shown = places.find(({ node }) => node.key === this.#chosen) ?? places[0]
    if (shown !== undefined) return shown.node.key
    const way = this.#tree()?.wayTo(permission) ?? []
    const changed = new Map(this.#changed)
    for (const node of way.slice(0, -1)) changed.set(node.key, true)
    this.#changed = changed
    return way.at(-1)?.key
  }

  foldAll(): void {
    const changed = new Map<string, boolean>()
    for (const root of this.roots) changed.set(root.key, false)
    this.#changed = changed
  }

  openAll(): void {
    const changed = new Map<string, boolean>()
    const queue = [...this.roots]
    for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
      if (changed.size >= openedAtMost) break
      const children = this.childrenOf(node)
      if (children.length === 0) continue
      changed.set(node.key, true)
      queue.push(...children)
    }
    this.#changed = changed
  }

  /** The match itself or something below it: nothing more is left out there. */
  #isMatch(node: PermissionNode): boolean {
    for (let at: PermissionNode | undefined = node; at !== undefined; at = at.parent) {
      if (at.permission !== undefined && this.found?.matches.has(permissionKey(at.permission)))
        return true
    }
    return false
  }

  #drawn(node: PermissionNode): PictureNode {
    const children = this.childrenOf(node)
    const open = this.isOpen(node)
    return {
      key: node.key,
      id: node.permission === undefined ? node.key : permissionKey(node.permission),
      label: node.name,
      children: open ? children.map((child) => this.#drawn(child)) : [],
      folded: open ? 0 : children.length,
    }
  }
}
