/** Finds nodes by place: nodes stand in columns, and each column is sorted from top to bottom. */
import { nodeHeight, type Box, type Scene } from './scene'
import type { Point } from './camera'

interface Column {
  left: number
  right: number
  /** From top to bottom. */
  nodes: number[]
}

export class Finder {
  readonly #scene: Scene
  /** From left to right. */
  readonly #columns: Column[]
  readonly #columnOf: Uint16Array
  readonly #placeOf: Uint32Array

  constructor(scene: Scene) {
    this.#scene = scene
    const byLeft = new Map<number, number[]>()
    for (let node = 0; node < scene.x.length; node++) {
      const nodes = byLeft.get(scene.x[node]!)
      if (nodes === undefined) byLeft.set(scene.x[node]!, [node])
      else nodes.push(node)
    }
    this.#columns = [...byLeft]
      .sort(([a], [b]) => a - b)
      .map(([left, nodes]) => ({
        left,
        right: nodes.reduce((most, node) => Math.max(most, left + scene.width[node]!), left),
        nodes: nodes.sort((a, b) => scene.y[a]! - scene.y[b]! || a - b),
      }))
    this.#columnOf = new Uint16Array(scene.x.length)
    this.#placeOf = new Uint32Array(scene.x.length)
    this.#columns.forEach(({ nodes }, column) =>
      nodes.forEach((node, place) => {
        this.#columnOf[node] = column
        this.#placeOf[node] = place
      }),
    )
  }

  /** From left to right, each from top to bottom. */
  get columns(): readonly (readonly number[])[] {
    return this.#columns.map(({ nodes }) => nodes)
  }

  /** @param reach how far beside a node still counts, in the scene's pixels @returns -1: nothing is there */
  at(point: Point, reach: number): number {
    for (const { left, nodes, right } of this.#columns) {
      if (point.x < left - reach || point.x > right + reach) continue
      const next = this.#firstFrom(nodes, point.y)
      let found = -1
      let nearest = nodeHeight / 2 + reach
      for (const node of [nodes[next - 1], nodes[next]]) {
        if (node === undefined) continue
        const beside = point.x > this.#scene.x[node]! + this.#scene.width[node]! + reach
        const distance = Math.abs(this.#scene.y[node]! - point.y)
        if (beside || distance > nearest) continue
        nearest = distance
        found = node
      }
      if (found >= 0) return found
    }
    return -1
  }

  /** Nodes that a box touches. */
  within({ height, width, x, y }: Box): number[] {
    return this.#columns.flatMap(({ left, nodes, right }) => {
      if (right < x || left > x + width) return []
      const first = this.#firstFrom(nodes, y - nodeHeight / 2)
      const end = this.#firstFrom(nodes, y + height + nodeHeight / 2)
      return nodes.slice(first, end).filter((node) => left + this.#scene.width[node]! >= x)
    })
  }

  /** The next one up or down in the same column. @returns -1 at the end of it */
  beside(node: number, step: 1 | -1): number {
    const { nodes } = this.#columns[this.#columnOf[node]!]!
    return nodes[this.#placeOf[node]! + step] ?? -1
  }

  /**
   * To the left or right: the neighbour by an edge that stands nearest in height; where there is none,
   * the nearest in the next column. @returns -1 where there is no column
   */
  across(node: number, step: 1 | -1, neighbours: readonly number[]): number {
    const column = this.#columnOf[node]!
    const beyond = neighbours.filter((other) => (this.#columnOf[other]! - column) * step > 0)
    const others = beyond.length > 0 ? beyond : (this.#columns[column + step]?.nodes ?? [])
    const { y } = this.#scene
    let found = -1
    for (const other of others) {
      const nearer = found < 0 || Math.abs(y[other]! - y[node]!) < Math.abs(y[found]! - y[node]!)
      if (nearer) found = other
    }
    return found
  }

  #firstFrom(nodes: readonly number[], y: number): number {
    let low = 0
    let high = nodes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#scene.y[nodes[middle]!]! < y) low = middle + 1
      else high = middle
    }
    return low
  }
}
